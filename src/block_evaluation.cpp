// Blocks of rows. A cell is judged by what its class comes to, or where that is not known by the
// scalar rule; groups and conclusions are worked out word by word.
// SPDX-License-Identifier: Apache-2.0
#include "block_evaluation.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "batch_data.hpp"
#include "bit_bytes.hpp"
#include "figure_gap.hpp"
#include "int128.hpp"
#include "scalar_class.hpp"
#include "xaso/outcome.hpp"

namespace xaso::detail {
namespace {

constexpr std::uint64_t all_rows = ~std::uint64_t{0};

/// The rows of a block of a table, in whole words.
std::size_t rows_of(const bound_table& of) noexcept {
  const std::size_t rows = (of.rows() + rows_per_word - 1) / rows_per_word * rows_per_word;
  return std::min(rows, block_evaluation::rows_per_block);
}

/// Keys of a combination of case and statements.
std::size_t table_key(std::size_t one, std::uint8_t stated) noexcept {
  return one * statements + stated;
}

std::int64_t as_gap(gap_count count, bool fewer) noexcept {
  switch (count.form) {
    case gap_count::kind::absent:
      return cell_gap::none;
    case gap_count::kind::impossible:
      return cell_gap::impossible;
    case gap_count::kind::beyond_range:
      return cell_gap::beyond_range;
    case gap_count::kind::number:
      break;
  }
  return fewer ? -count.number : count.number;
}

/// What something comes to that perhaps does not apply.
words_of_candidates perhaps_out(const words_of_candidates& applied, condition_words applies,
                                candidates when_not_applicable) noexcept {
  const words_of_candidates out = spread(when_not_applicable);
  const auto mix = [&](std::uint64_t in, std::uint64_t other) {
    return (in & ~applies.no) | (other & ~applies.yes);
  };
  return {mix(applied.met, out.met), mix(applied.not_met, out.not_met), mix(applied.out, out.out)};
}

/// Points as they are shown, in ten-thousandths; empty text: open.
std::optional<std::int64_t> ten_thousandths(const std::string& shown) {
  if (shown.empty()) return cell_points::open;
  const decimal::parsed number = decimal::parse(shown);
  if (!number) return {};
  const int places = number.value.scale();  // of a maximum more than four
  const int128 wide = places > 4 ? number.value.mantissa() / power_of_ten(places - 4)
                                 : int128(number.value.mantissa()) * power_of_ten(4 - places);
  const int128 most = power_of_ten(18);
  if (wide <= -most || wide >= most) return {};
  return static_cast<std::int64_t>(wide);
}

}  // namespace

block_evaluation::block_evaluation(const bound_table& of)
    : table_(of),
      plan_(of.plan()),
      rows_(of),
      known_(of.indicators().size()),
      classes_(of, rows_of(of)) {
  const std::size_t rows =
      std::min((of.rows() + rows_per_word - 1) / rows_per_word * rows_per_word, rows_per_block);
  const std::size_t words = rows / rows_per_word;
  classes_of_circumstance_.resize(of.circumstances().size());
  for (auto& classes : classes_of_circumstance_) classes.resize(rows);
  conditions_.resize(words * of.conditions().size());
  variables_.resize(words * plan_.variables().all().size());
  suspect_.resize(table_.has_deciding_checks() ? known_.size() : 0);
  for (auto& words_of_slot : suspect_) words_of_slot.resize(words);
  if (!suspect_.empty()) {
    checked_first_.resize(rows);
    checked_second_.resize(rows);
    checked_odd_.resize(words);
  }
  members_.resize(words * plan_.member_count());
  pools_.resize(plan_.pools().size());
  cuts_.resize(words * plan_.cuts().size());
  conclusions_.resize(plan_.conclusions().size());
  for (std::size_t i = 0; i < conclusions_.size(); ++i) {
    const compiled_conclusion& conclusion = plan_.conclusions()[i];
    if (!conclusion.conclusion->levels.empty()) {
      conclusions_[i].possible.resize(conclusion.forms.size() + 1);
    }
  }
  case_of_row_.resize(rows);
  stated_of_row_.resize(rows);
  sort_of_row_.resize(rows);
  sorts_.reserve(no_sort);
  said_.resize(words);
  yes_.resize(words);
  last_outcomes_.resize(rows_per_word);
  other_outcomes_.resize(rows);
  other_members_.resize(words);
  for (std::size_t slot = 0; slot < known_.size(); ++slot) {
    const std::size_t cases = table_.indicators()[slot].cases.size();
    known_[slot].ratio_rules.resize(cases);
    known_[slot].value_rules.resize(cases);
    known_[slot].has_rule.resize(cases);
    known_[slot].tables.resize(cases * statements);
  }
}

void block_evaluation::run(std::size_t first, std::size_t count, const kernel& kernel,
                           block_wishes wishes, batch_data& into) {
  begin(first, count);
  if (into.rows == 1 && !wishes.gaps) {
    judge_unit(kernel, into);
  } else {
    for (std::size_t slot = 0; slot < plan_.indicators().size(); ++slot) {
      std::uint8_t* outcomes = into.outcomes.data() + slot * into.rows + first;
      judge(slot, kernel, outcomes);
      if (wishes.gaps) measure_gaps(slot, outcomes, into.gaps.data() + slot * into.rows + first);
    }
  }
  conclude(wishes, into);
}

void block_evaluation::judge_varied(std::size_t slot, const std::vector<circumstance_case>& cases,
                                    const requirement_overrides& overrides, bool same_tables,
                                    const kernel& kernel, std::uint8_t* outcomes) {
  varied_ = slot;
  varied_cases_ = &cases;
  rows_.judge_by(overrides);
  known_tables& known = known_[slot];
  std::fill(known.has_rule.begin(), known.has_rule.end(), false);
  if (!same_tables) {
    for (auto& table : known.tables) table.reset();
  }
  judge(slot, kernel, outcomes);
}

void block_evaluation::conclude(block_wishes wishes, batch_data& into) {
  if (wishes.points || table_.statuses_need_points()) score(wishes.points, into);
  const bool groups = wishes.groups || table_.forms_use_groups();
  if (groups || !plan_.conclusions().empty()) {
    for (std::size_t word = 0; word < words_; ++word) {
      const word_standing standing = standing_of(word);
      if (groups) judge_groups(word, standing, wishes.groups, into);
      judge_conclusions(standing, into);
    }
  }
}

void block_evaluation::begin(std::size_t first, std::size_t count) {
  first_ = first;
  count_ = count;
  words_ = (count + rows_per_word - 1) / rows_per_word;
  classes_.begin(first, count);
  read_circumstances();
  read_conditions();
  if (!suspect_.empty()) read_checks();
  if (table_.document() == nullptr) check_what_is_read_late();
}

// ---- circumstances ------------------------------------------------------------------------------

void block_evaluation::read_circumstances() {
  for (std::size_t i = 0; i < classes_of_circumstance_.size(); ++i) {
    std::vector<std::int32_t>& classes = classes_of_circumstance_[i];
    for (std::size_t row = 0; row < count_; ++row) classes[row] = rows_.class_of(i, first_ + row);
  }
  const std::size_t variables = plan_.variables().all().size();
  for (std::size_t variable = 0; variable < variables; ++variable) {
    if (plan_.variables().all()[variable].is != variable::kind::fact) continue;
    const auto column = table_.column_of(variable);
    const std::int32_t constant = table_.constant()[variable];
    for (std::size_t word = 0; word < words_; ++word) {
      condition_words known{constant == 1 ? all_rows : 0, constant == 0 ? all_rows : 0};
      for (std::size_t unit = 0; column && unit < units_of(word); ++unit) {
        const std::int32_t one = classes_of_circumstance_[*column][word * rows_per_word + unit];
        known.yes |= std::uint64_t{one == 1} << unit;
        known.no |= std::uint64_t{one == 0} << unit;
      }
      variables_[word * variables + variable] = known;
    }
  }
}

void block_evaluation::read_conditions() {
  const std::size_t count = table_.conditions().size();
  for (std::size_t index = 0; index < count; ++index) {
    const condition_states& states = table_.conditions()[index];
    const auto as_words = [](condition_states::state state) {
      return condition_words{state == condition_states::yes ? all_rows : 0,
                             state == condition_states::no ? all_rows : 0};
    };
    for (std::size_t word = 0; word < words_; ++word) {
      condition_words& words = conditions_[word * count + index];
      if (states.key.columns.empty()) {
        words = as_words(states.of_key.front());
        continue;
      }
      words = {};
      for (std::size_t unit = 0; unit < units_of(word); ++unit) {
        const std::size_t row = word * rows_per_word + unit;
        const condition_states::state state = state_of(states, row);
        words.yes |= std::uint64_t{state == condition_states::yes} << unit;
        words.no |= std::uint64_t{state == condition_states::no} << unit;
      }
    }
  }
}

std::size_t block_evaluation::key_at(const circumstance_key& key, std::size_t row) const noexcept {
  std::size_t number = 0;
  for (std::size_t i = 0; i < key.columns.size(); ++i) {
    const std::int32_t known = classes_of_circumstance_[key.columns[i]][row];
    number += static_cast<std::size_t>(known + 1) * key.factors[i];
  }
  return number;
}

condition_states::state block_evaluation::state_of(const condition_states& states,
                                                   std::size_t row) {
  if (states.key.size != 0) return states.of_key[key_at(states.key, row)];
  const auto holds =
      hold_all(states.conditions, plan_.variables().all(), rows_.known(first_ + row));
  return !holds ? condition_states::unknown : *holds ? condition_states::yes : condition_states::no;
}

// ---- checks -------------------------------------------------------------------------------------

/// Marks the rows in which a check may call a figure inconsistent.
void block_evaluation::read_checks() {
  for (auto& words : suspect_) std::fill(words.begin(), words.end(), 0);
  if (table_.document() != nullptr) return;  // there they were run
  for (const compiled_check& check : plan_.checks()) {
    if (!check.check->inconsistent) continue;
    const auto column = [this](std::size_t slot, check_operand::part part) {
      const bound_indicator& of = table_.indicators()[slot];
      return part == check_operand::part::numerator     ? of.numerator
             : part == check_operand::part::denominator ? of.denominator
                                                        : of.value;
    };
    const auto first = column(check.first, check.check->first.of);
    const auto second = column(check.second, check.check->second.of);
    if (!first || !second) continue;
    constexpr int common_scale = 3;  // figures with more places are held against each other exactly
    std::fill(checked_odd_.begin(), checked_odd_.end(), 0);
    first->read_scaled(first_, count_, common_scale, checked_first_.data(), checked_odd_.data());
    second->read_scaled(first_, count_, common_scale, checked_second_.data(), checked_odd_.data());
    first->read_valid(first_, count_, said_.data());
    second->read_valid(first_, count_, yes_.data());
    const bool texts = has_dictionary(first->of().type) || has_dictionary(second->of().type);
    for (std::size_t row = 0; row < count_; ++row) {
      const std::size_t word = row / rows_per_word;
      const std::uint64_t bit = std::uint64_t{1} << (row % rows_per_word);
      if ((said_[word] & yes_[word] & bit) == 0) continue;
      const bool holds = check.check->at_most ? checked_first_[row] <= checked_second_[row]
                                              : checked_first_[row] == checked_second_[row];
      if (holds && !texts && (checked_odd_[word] & bit) == 0) continue;
      suspect_[check.first][word] |= bit;
      suspect_[check.second][word] |= bit;
    }
  }
}

/// Refuses bad cells of columns that are read only where something rests on them: whether a table
/// is refused does not depend on what is asked for.
void block_evaluation::check_what_is_read_late() {
  for (const bound_indicator& of : table_.indicators()) {
    if (!of.reported_points) continue;
    for (std::size_t row = 0; row < count_; ++row) {
      rows_.check_number(*of.reported_points, first_ + row);
    }
  }
  const auto check_texts = [this](const column_reader& cells) {
    if (!has_dictionary(cells.of().type)) return;
    for (std::size_t row = 0; row < count_; ++row) rows_.check_text(cells, first_ + row);
  };
  for (const auto& told : table_.recognised()) {
    if (!told) continue;
    check_texts(told->cells);
    if (told->level) check_texts(*told->level);
  }
}

// ---- one unit -----------------------------------------------------------------------------------

/// Gathers the figures of a unit alone, so that they lie side by side.
void block_evaluation::prepare_unit() {
  unit_.resize(plan_.indicators().size());
  for (std::size_t slot = 0; slot < unit_.size(); ++slot) {
    const bound_indicator& of = table_.indicators()[slot];
    unit_cell& cell = unit_[slot];
    const bool odd = of.odd != nullptr && (of.odd[0] & 1U) != 0;
    if (odd || of.cases.size() != 1 || !of.statements.empty()) continue;
    const auto read = [](const std::optional<column_reader>& from, std::int64_t& number,
                         bool& has) {
      std::uint64_t not_read = 0;
      if (!from) return;
      has = from->has_value(0);
      from->read_scaled(0, 1, from->of().scale, &number, &not_read);
    };
    cell.form = of.form;
    switch (of.form) {
      case figure_form::ratio:
        if (const auto& rule = ratio_rule_for(slot, 0)) cell.ratio = &*rule;
        if (cell.ratio == nullptr) continue;
        read(of.numerator, cell.first, cell.has_first);
        read(of.denominator, cell.second, cell.has_second);
        break;
      case figure_form::value:
        if (const auto& rule = value_rule_for(slot, 0)) cell.value = &*rule;
        if (cell.value == nullptr) continue;
        read(of.value, cell.first, cell.has_first);
        break;
      case figure_form::codes:
        read(of.value, cell.first, cell.has_first);
        break;
      case figure_form::none:
        break;
      case figure_form::items:
        continue;
    }
    cell.table = &table(slot, 0, 0);
  }
}

/// The same as a block of one row, without what a block needs.
void block_evaluation::judge_unit(const kernel& kernel, batch_data& into) {
  if (unit_.empty() && table_.document() != nullptr) prepare_unit();
  // Bytes may alias anything: what is written to must not be looked up again each time.
  std::uint8_t* const outcomes = into.outcomes.data();
  member_words* const members = members_.data();
  const unit_cell* const cells = unit_.empty() ? nullptr : unit_.data();
  const std::size_t count = plan_.indicators().size();
  for (std::size_t slot = 0; slot < count; ++slot) {
    if (cells == nullptr || cells[slot].table == nullptr) {
      judge(slot, kernel, outcomes + slot);
      continue;
    }
    const unit_cell& cell = cells[slot];
    std::uint8_t one = 0;
    if (cell.form == figure_form::ratio) {
      one = class_of_ratio(*cell.ratio, cell.has_first, cell.first, cell.has_second, cell.second);
    } else if (cell.form == figure_form::value) {
      one = class_of_value(*cell.value, cell.has_first, cell.first);
    } else if (cell.has_first) {
      one = static_cast<std::uint8_t>(cell.first);
    }
    const std::uint8_t outcome = cell.table->outcomes[one];
    const std::uint64_t bits = cell.table->candidates[one];
    members[slot] = {bits & 1U, bits >> 1U & 1U, bits >> 2U};
    outcomes[slot] = outcome;
    if (outcome == odd_outcome) resolve_odd(slot, outcomes + slot);
  }
}

// ---- one indicator ------------------------------------------------------------------------------

void block_evaluation::judge(std::size_t slot, const kernel& kernel, std::uint8_t* outcomes) {
  const bound_indicator& of = table_.indicators()[slot];
  if (of.cases.empty()) {
    std::fill_n(outcomes, count_, odd_outcome);
    return resolve_odd(slot, outcomes);
  }
  if (!classes_.has_read(slot)) {
    classes_.read(slot, of.is_checked && !suspect_.empty() ? suspect_[slot].data() : nullptr);
    sort_rows(of);
  }
  if (sorts_.empty()) {
    look_up_each(slot, outcomes);
  } else {
    look_up_sorts(slot, kernel, outcomes);
  }
  resolve_odd(slot, outcomes);
}

/// Classifies by the rule of each case once, and looks up each sort of its rows.
void block_evaluation::look_up_sorts(std::size_t slot, const kernel& kernel,
                                     std::uint8_t* outcomes) {
  std::uint32_t done = 0;
  for (std::size_t first = 0; first < sorts_.size(); ++first) {
    if ((done >> first & 1U) != 0) continue;
    const std::size_t one = sorts_[first].one;
    if (classes_.needs_rule()) classify(slot, one, kernel);
    for (std::size_t i = first; i < sorts_.size(); ++i) {
      if (sorts_[i].one != one) continue;
      const class_table& found = table(slot, one, sorts_[i].stated);
      if (done == 0) {
        look_up(slot, found, kernel, outcomes);
      } else {
        look_up_some(slot, found, static_cast<std::uint8_t>(i), kernel, outcomes);
      }
      done |= std::uint32_t{1} << i;
    }
  }
}

/// Classifies by the rule of a case.
void block_evaluation::classify(std::size_t slot, std::size_t one, const kernel& kernel) {
  const bool ratio = table_.indicators()[slot].form == figure_form::ratio;
  if (ratio && ratio_rule_for(slot, one)) {
    classes_.classify(*ratio_rule_for(slot, one), kernel);
  } else if (!ratio && value_rule_for(slot, one)) {
    classes_.classify(*value_rule_for(slot, one), kernel);
  } else {
    classes_.make_all_odd();
  }
}

// ---- rows of one indicator by their circumstances and by what they state
// -------------------------

/// Sorts rows by case and statement. Leaves no sorts where there are too many.
void block_evaluation::sort_rows(const bound_indicator& of) {
  sorts_.clear();
  if (of.cases.size() == 1 && of.statements.empty()) {
    sorts_.push_back({0, 0});
    return;
  }
  read_statements(of);
  sort_of_pair_.assign(of.cases.size() * statements, no_sort);
  for (std::size_t row = 0; row < count_; ++row) {
    const std::size_t one = of.cases.size() == 1 ? 0 : of.case_of_key[key_at(of.key, row)];
    case_of_row_[row] = static_cast<std::uint16_t>(one);
    std::uint8_t& sort = sort_of_pair_[table_key(one, stated_of_row_[row])];
    if (sort == no_sort && sorts_.size() < no_sort) {
      sort = static_cast<std::uint8_t>(sorts_.size());
      sorts_.push_back({one, stated_of_row_[row]});
    }
    sort_of_row_[row] = sort;
  }
  if (sorts_.size() > most_sorts) sorts_.clear();
}

void block_evaluation::read_statements(const bound_indicator& of) {
  std::fill_n(stated_of_row_.begin(), count_, std::uint8_t{0});
  for (const statement_column& each : of.statements) {
    if (has_dictionary(each.cells.of().type)) {
      read_texts_stated(each);
    } else {
      read_yes_no_stated(each);
    }
  }
}

void block_evaluation::read_texts_stated(const statement_column& from) {
  const column_reader& cells = from.cells;
  cells.read_valid(first_, count_, said_.data());
  const auto size = static_cast<std::int64_t>(from.bits_of_code.size());
  for (std::size_t row = 0; row < count_; ++row) {
    if ((said_[row / rows_per_word] >> (row % rows_per_word) & 1U) == 0) continue;
    const std::int64_t code = cells.code(first_ + row);
    if (code >= 0 && code < size) {
      stated_of_row_[row] |= from.bits_of_code[static_cast<std::size_t>(code)];
    } else {
      rows_.refuse_code(cells, first_ + row);
    }
  }
}

void block_evaluation::read_yes_no_stated(const statement_column& from) {
  from.cells.read_valid(first_, count_, said_.data());
  from.cells.read_yes(first_, count_, yes_.data());
  std::array<std::uint8_t, rows_per_word> kinds{};  // 0: nothing, 1: no, 2: yes
  const std::array<std::uint8_t, 3> bits{0, from.bits_of_no, from.bits_of_yes};
  for (std::size_t word = 0; word < words_; ++word) {
    put_two_bits(said_[word] & ~yes_[word], yes_[word], kinds.data());
    std::uint8_t* stated = stated_of_row_.data() + word * rows_per_word;
    for (std::size_t unit = 0; unit < units_of(word); ++unit) stated[unit] |= bits[kinds[unit]];
  }
}

// ---- rules and tables, worked out once ----------------------------------------------------------

const std::optional<ratio_rule>& block_evaluation::ratio_rule_for(std::size_t slot,
                                                                  std::size_t one) {
  known_tables& known = known_[slot];
  if (!known.has_rule[one]) {
    const bound_indicator& of = table_.indicators()[slot];
    known.ratio_rules[one] = ratio_rule_of(of.judged.indicator->measure, cases_at(slot)[one],
                                           of.numerator_scale, of.denominator_scale);
    known.has_rule[one] = true;
  }
  return known.ratio_rules[one];
}

const std::optional<value_rule>& block_evaluation::value_rule_for(std::size_t slot,
                                                                  std::size_t one) {
  known_tables& known = known_[slot];
  if (!known.has_rule[one]) {
    const bound_indicator& of = table_.indicators()[slot];
    known.value_rules[one] =
        value_rule_of(*of.judged.indicator, cases_at(slot)[one], of.value_scale);
    known.has_rule[one] = true;
  }
  return known.value_rules[one];
}

const class_table& block_evaluation::table(std::size_t slot, std::size_t one, std::uint8_t stated) {
  std::unique_ptr<class_table>& known = known_[slot].tables[table_key(one, stated)];
  if (known == nullptr) {
    const bound_indicator& of = table_.indicators()[slot];
    const circumstance_case& in = cases_at(slot)[one];
    const auto make = [&]() -> class_table {
      switch (of.form) {
        case figure_form::none:
          break;
        case figure_form::ratio:
          if (const auto& rule = ratio_rule_for(slot, one)) {
            return table_of_ratio(of.judged, in, stated, *rule, of.numerator_scale,
                                  of.denominator_scale);
          }
          break;
        case figure_form::value:
          if (const auto& rule = value_rule_for(slot, one)) {
            return table_of_value(of.judged, in, stated, *rule, of.value_scale);
          }
          break;
        case figure_form::codes:
          return of.items_as_codes ? table_of_items(of.judged, in, stated)
                                   : table_of_options(of.judged, in, stated);
        case figure_form::items:
          return table_of_items(of.judged, in, stated);
      }
      return table_of_nothing(of.judged, in, stated);
    };
    known = std::make_unique<class_table>(make());
  }
  return *known;
}

// ---- outcomes -----------------------------------------------------------------------------------

void block_evaluation::look_up(std::size_t slot, const class_table& found, const kernel& kernel,
                               std::uint8_t* outcomes) {
  const std::size_t whole = count_ / rows_per_word;
  const std::size_t stride = plan_.member_count();
  const std::uint8_t* classes = classes_.classes();
  kernel.look_up(classes, whole, found, outcomes, members_.data() + slot, stride);
  if (whole == words_) return;
  const std::size_t done = whole * rows_per_word;
  kernel.look_up(classes + done, 1, found, last_outcomes_.data(),
                 members_.data() + whole * stride + slot, stride);
  std::memcpy(outcomes + done, last_outcomes_.data(), count_ - done);
}

/// Looks up the rows of one sort, and leaves the others.
void block_evaluation::look_up_some(std::size_t slot, const class_table& found, std::uint8_t sort,
                                    const kernel& kernel, std::uint8_t* outcomes) {
  kernel.look_up(classes_.classes(), words_, found, other_outcomes_.data(), other_members_.data(),
                 1);
  const std::size_t stride = plan_.member_count();
  const std::uint8_t* sorts = sort_of_row_.data();
  const std::uint8_t* others = other_outcomes_.data();
  for (std::size_t row = 0; row < count_; ++row) {
    outcomes[row] = sorts[row] == sort ? others[row] : outcomes[row];
  }
  for (std::size_t word = 0; word < words_; ++word) {
    std::uint64_t mask = 0;
    for (std::size_t unit = 0; unit < units_of(word); ++unit) {
      mask |= std::uint64_t{sorts[word * rows_per_word + unit] == sort} << unit;
    }
    member_words& into = members_[word * stride + slot];
    const member_words& from = other_members_[word];
    into.met = (into.met & ~mask) | (from.met & mask);
    into.not_met = (into.not_met & ~mask) | (from.not_met & mask);
    into.out = (into.out & ~mask) | (from.out & mask);
  }
}

/// Where rows are of too many sorts, each is classified and looked up by itself.
void block_evaluation::look_up_each(std::size_t slot, std::uint8_t* outcomes) {
  const std::size_t stride = plan_.member_count();
  for (std::size_t word = 0; word < words_; ++word) {
    member_words counted;
    for (std::size_t unit = 0; unit < units_of(word); ++unit) {
      const std::size_t row = word * rows_per_word + unit;
      const class_table& found = table(slot, case_of_row_[row], stated_of_row_[row]);
      const std::uint8_t one = class_of(slot, case_of_row_[row], row);
      outcomes[row] = found.outcomes[one];
      const std::uint64_t bits = found.candidates[one];
      counted.met |= (bits & 1U) << unit;
      counted.not_met |= (bits >> 1U & 1U) << unit;
      counted.out |= (bits >> 2U & 1U) << unit;
    }
    members_[word * stride + slot] = counted;
  }
}

std::uint8_t block_evaluation::class_of(std::size_t slot, std::size_t one, std::size_t row) {
  if (!classes_.needs_rule()) return classes_.classes()[row];
  if (table_.indicators()[slot].form == figure_form::ratio) {
    const std::optional<ratio_rule>& rule = ratio_rule_for(slot, one);
    if (rule) return classes_.class_by(*rule, row);
  } else if (const std::optional<value_rule>& rule = value_rule_for(slot, one)) {
    return classes_.class_by(*rule, row);
  }
  return static_cast<std::uint8_t>(ratio_class::odd);
}

/// Judges a cell by the scalar rule; by the circumstances of its case, where cases are listed.
cell_verdict block_evaluation::judge_odd(std::size_t slot, std::size_t row) {
  const judged_indicator& of = table_.indicators()[slot].judged;
  const placed_unit unit = rows_.unit_for(first_ + row, slot);
  const std::vector<circumstance_case>& cases = cases_at(slot);
  if (cases.empty()) {
    const verdict found = unit.data->judge_indicator(unit.row, slot);
    circumstance_case in;
    in.applies = found.applies;
    in.facts_only = found.reason == reason::missing_fact;
    return verdict_of(of, in, found.figure);
  }
  const circumstance_case& in = cases[cases.size() == 1 ? 0 : case_of_row_[row]];
  if (in.applies == false) return verdict_of(of, in, not_applicable_by_condition());
  const possible_requirements required(in.required);
  return verdict_of(
      of, in, detail::judge(*of.indicator, unit.data->binding.figure(unit.row, slot), required));
}

/// Judges by the scalar rule what no class tells.
void block_evaluation::resolve_odd(std::size_t slot, std::uint8_t* outcomes) {
  const std::uint8_t* const end = outcomes + count_;
  for (std::uint8_t* at = outcomes; at != end; ++at) {
    at = static_cast<std::uint8_t*>(
        std::memchr(at, odd_outcome, static_cast<std::size_t>(end - at)));
    if (at == nullptr) return;
    const auto row = static_cast<std::size_t>(at - outcomes);
    const cell_verdict verdict = judge_odd(slot, row);
    *at = verdict.outcome;
    set_member(slot, row, verdict.counted);
  }
}

void block_evaluation::set_member(std::size_t member, std::size_t row,
                                  candidates counted) noexcept {
  member_words& words = members_[row / rows_per_word * plan_.member_count() + member];
  const std::size_t unit = row % rows_per_word;
  const auto put = [unit](std::uint64_t& word, bool has) {
    word = (word & ~(std::uint64_t{1} << unit)) | std::uint64_t{has} << unit;
  };
  put(words.met, counted.may_be_met());
  put(words.not_met, counted.may_be_not_met());
  put(words.out, counted.may_be_out());
}

// ---- points -------------------------------------------------------------------------------------

void block_evaluation::score(bool wanted, batch_data& into) {
  const std::size_t cuts = plan_.cuts().size();
  if (plan_.scores().empty()) return;
  std::fill(cuts_.begin(), cuts_.end(), words_of_candidates());
  for (std::size_t row = 0; row < count_; ++row) {
    const placed_unit unit = rows_.unit(first_ + row);
    const unit_score found = detail::score(*unit.data, unit.row);
    for (std::size_t cut = 0; cut < cuts; ++cut) {
      words_of_candidates& words = cuts_[row / rows_per_word * cuts + cut];
      const std::size_t bit = row % rows_per_word;
      words.met |= std::uint64_t{found.cuts[cut].may_be_met()} << bit;
      words.not_met |= std::uint64_t{found.cuts[cut].may_be_not_met()} << bit;
      words.out |= std::uint64_t{found.cuts[cut].may_be_out()} << bit;
    }
    let_points_stand(unit, found, row);
    if (wanted) store_points(found, row, into);
  }
}

/// An indicator that may yet be declared not applicable is perhaps out, but where points that are
/// reported stand.
void block_evaluation::let_points_stand(const placed_unit& unit, const unit_score& found,
                                        std::size_t row) {
  for (std::size_t slot = 0; slot < plan_.indicators().size(); ++slot) {
    const judged_indicator& of = table_.indicators()[slot].judged;
    if (of.declarable_is_out) continue;
    const verdict judged = unit.data->judge_indicator(unit.row, slot);
    const auto scored = plan_.scores().of_member(slot);
    if (!judged.figure.may_be_declared || found.figures[*scored].reported_stands) continue;
    const member_words& words = members_of(row / rows_per_word)[slot];
    const std::size_t bit = row % rows_per_word;
    candidates counted = candidates::out;
    if ((words.met >> bit & 1U) != 0) counted |= candidates::met;
    if ((words.not_met >> bit & 1U) != 0) counted |= candidates::not_met;
    set_member(slot, row, counted.out_counts_as(of.place->when_not_applicable));
  }
}

void block_evaluation::store_points(const unit_score& found, std::size_t row, batch_data& into) {
  const auto store = [&](const node_score& node, std::vector<cell_points>& column) {
    cell_points& cell = column[first_ + row];
    cell = {};
    if (node.out) return;
    const auto least = ten_thousandths(node.shown.at_least);
    const auto most = ten_thousandths(node.shown.at_most);
    const auto max = ten_thousandths(node.shown.max);
    if (!least || !most || !max) return rows_.refuse_points(first_ + row);
    cell = {*least, *most, *max, false};
  };
  for (std::size_t i = 0; i < found.nodes.size(); ++i) store(found.nodes[i], into.points[i]);
  store(found.unit, into.points.back());
}

// ---- groups and conclusions ---------------------------------------------------------------------

word_standing block_evaluation::standing_of(std::size_t word) {
  word_standing result;
  const std::size_t conditions = table_.conditions().size();
  const std::size_t variables = plan_.variables().all().size();
  const std::size_t cuts = plan_.cuts().size();
  result.table = &table_;
  result.members = std::span(members_).subspan(word * plan_.member_count(), plan_.member_count());
  result.conditions = std::span(conditions_).subspan(word * conditions, conditions);
  result.variables = std::span(variables_).subspan(word * variables, variables);
  result.cuts = std::span(cuts_).subspan(word * cuts, cuts);
  result.conclusions = conclusions_;
  tallies_.begin();
  result.tallies = &tallies_;
  result.rows = &rows_;
  result.first_row = first_ + word * rows_per_word;
  result.units = units_of(word);
  for (std::size_t i = 0; i < pools_.size(); ++i) {
    const condition_words applies = result.conditions[table_.of_pool(i)];
    pools_[i] =
        perhaps_out(spread(candidates::either), applies, plan_.pools()[i].when_not_applicable);
  }
  result.pools = pools_;
  return result;
}

void block_evaluation::judge_groups(std::size_t word, const word_standing& standing, bool wanted,
                                    batch_data& into) {
  const std::size_t indicators = plan_.indicators().size();
  for (const std::size_t slot : plan_.group_order()) {
    const compiled_group& group = plan_.groups()[slot];
    const condition_words applies = standing.conditions[table_.of_group(slot)];
    const words_of_candidates result = evaluate(group.form, standing);
    members_of(word)[indicators + slot] =
        perhaps_out(result, applies, group.place.when_not_applicable);
    if (!wanted) continue;
    std::uint8_t* to = into.groups.data() + slot * into.rows + standing.first_row;
    if (!group.place.has_status) {
      for (std::size_t unit = 0; unit < standing.units; ++unit) {
        to[unit] = (applies.no >> unit & 1U) != 0
                       ? static_cast<std::uint8_t>(status::not_applicable)
                       : batch_result::no_status;
      }
      continue;
    }
    // One that does not apply shows that; where it is not known whether, it is open.
    const std::uint64_t open = ~(applies.yes | applies.no);
    show({(result.met & ~applies.no) | open, (result.not_met & ~applies.no) | open,
          (result.out & ~applies.no) | applies.no},
         standing.units, to);
  }
}

void block_evaluation::judge_conclusions(const word_standing& standing, batch_data& into) {
  for (const std::size_t index : plan_.conclusion_order()) {
    evaluate(plan_.conclusions()[index], standing.conditions[table_.of_conclusion(index)], standing,
             conclusions_[index]);
  }
  for (std::size_t index = 0; index < conclusions_.size(); ++index) {
    const conclusion_words& found = conclusions_[index];
    show(found.result, standing.units,
         into.conclusions.data() + index * into.rows + standing.first_row);
    if (found.possible.empty()) continue;
    const auto none = static_cast<std::uint16_t>(found.possible.size() - 1);
    for (std::size_t unit = 0; unit < standing.units; ++unit) {
      std::uint16_t best = none;
      std::uint16_t worst = none;
      bool any = false;
      for (std::uint16_t level = 0; level <= none; ++level) {
        if ((found.possible[level] >> unit & 1U) == 0) continue;
        if (!any) best = level;
        worst = level;
        any = true;
      }
      into.best[index][standing.first_row + unit] = best;
      into.worst[index][standing.first_row + unit] = worst;
    }
  }
}

/// Writes the statuses of the units that there are.
void block_evaluation::show(const words_of_candidates& of, std::size_t units, std::uint8_t* to) {
  if (units == rows_per_word) return show_statuses(of, to);
  if (units == 1) {
    const auto bits = (of.met & 1U) | (of.not_met & 1U) << 1U | (of.out & 1U) << 2U;
    *to =
        static_cast<std::uint8_t>(candidates::from_bits(static_cast<std::uint8_t>(bits)).status());
    return;
  }
  show_statuses(of, last_outcomes_.data());
  std::memcpy(to, last_outcomes_.data(), units);
}

// ---- gaps ---------------------------------------------------------------------------------------

void block_evaluation::measure_gaps(std::size_t slot, const std::uint8_t* outcomes,
                                    cell_gap* gaps) {
  const std::optional<plain_gap> plain = plain_gap_of(slot);
  const std::uint8_t* classes = classes_.classes();
  for (std::size_t row = 0; row < count_; ++row) {
    const outcome found = outcome::from_byte(outcomes[row]);
    const status shown = found.status();
    // What meets the bound whatever its numerator, and only lacks evidence, has none either.
    const bool has_none = found.reason() == reason::missing_evidence;
    if (shown == status::met || shown == status::not_applicable || has_none) {
      gaps[row] = {};
    } else if (!plain || !measure_plain_gap(*plain, classes[row], row, gaps[row])) {
      gaps[row] = gap_at(slot, row, shown);
    }
  }
}

/// The gap of any cell.
cell_gap block_evaluation::gap_at(std::size_t slot, std::size_t row, status shown) {
  const placed_unit unit = rows_.unit_for(first_ + row, slot);
  const verdict found = unit.data->judge_indicator(unit.row, slot);
  if (found.applies == false) return {};
  judgement judged = found.figure;
  judged.status = shown;
  const gap gap = gap_of_figure(*table_.indicators()[slot].judged.indicator,
                                unit.data->binding.figure(unit.row, slot), found.required, judged);
  return {as_gap(gap.change, gap.fewer), as_gap(gap.change_both, gap.fewer),
          as_gap(gap.needed, false)};
}

/// What gaps take where an indicator has one lower bound, and rows state nothing: empty otherwise.
std::optional<block_evaluation::plain_gap> block_evaluation::plain_gap_of(std::size_t slot) {
  const bound_indicator& of = table_.indicators()[slot];
  const measure& measure = of.judged.indicator->measure;
  const bool whole = measure.type == measure_type::ratio && !measure.ratio.decimal_parts;
  if (!whole || of.form != figure_form::ratio || sorts_.size() != 1 || sorts_[0].stated != 0) {
    return {};
  }
  const circumstance_case& in = cases_at(slot)[sorts_[0].one];
  if (in.applies != true || in.required.size() != 1 || in.required.front().upper) return {};
  const std::optional<ratio_rule>& rule = ratio_rule_for(slot, sorts_[0].one);
  if (!rule || rule->lower.a == 0) return {};
  return plain_gap{rule->lower, measure.ratio.may_exceed_one};
}

/// @returns whether the gap of this class of figures is as simple as that; it is that of `gap_of`
bool block_evaluation::measure_plain_gap(const plain_gap& plain, std::uint8_t one, std::size_t row,
                                         cell_gap& gap) const noexcept {
  constexpr auto alone = static_cast<std::uint8_t>(ratio_class::denominator);
  constexpr auto failing = static_cast<std::uint8_t>(ratio_class::both) + upper_holds;
  if (one != alone && one != failing) return false;
  // n·a ≥ d·b + slack: the least n.
  const ratio_bound& bound = plain.bound;
  const std::int64_t d = classes_.second_number(row);
  const int128 wide = int128(d) * bound.b + bound.slack;
  if (wide > power_of_ten(18) - bound.a) return false;  // beyond the range of gaps, perhaps
  const auto product = static_cast<std::int64_t>(wide);
  const std::int64_t least = (product + bound.a - 1) / bound.a;
  const bool beyond = !plain.may_exceed_one && least > d;
  gap = {};
  gap.needed = beyond ? cell_gap::impossible : least;
  if (one == alone) return true;

  const std::int64_t n = classes_.first_number(row);
  gap.change = beyond ? cell_gap::impossible : least - n;
  if (bound.b >= bound.a) {
    gap.change_both = cell_gap::impossible;
  } else {
    // Each step adds a − b to the left side; n·a is below the product.
    const std::int64_t step = bound.a - bound.b;
    gap.change_both = (product - n * bound.a + step - 1) / step;
  }
  return true;
}

}  // namespace xaso::detail
