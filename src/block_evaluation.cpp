// Blocks of rows. A cell is judged by what its class comes to, or where that is not known by the
// scalar rule; groups and conclusions are worked out word by word.
// SPDX-License-Identifier: Apache-2.0
#include "block_evaluation.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "batch_data.hpp"
#include "figure_gap.hpp"
#include "scalar_class.hpp"
#include "xaso/outcome.hpp"

namespace xaso::detail {
namespace {

constexpr std::uint64_t all_rows = ~std::uint64_t{0};

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
    : table_(of), plan_(of.plan()), rows_(of), known_(of.indicators().size()) {
  const std::size_t rows =
      std::min((of.rows() + rows_per_word - 1) / rows_per_word * rows_per_word, rows_per_block);
  const std::size_t words = rows / rows_per_word;
  classes_of_circumstance_.resize(of.circumstances().size());
  for (auto& classes : classes_of_circumstance_) classes.resize(rows);
  conditions_.resize(words * of.conditions().size());
  variables_.resize(words * plan_.variables().all().size());
  suspect_.resize(table_.has_deciding_checks() ? known_.size() : 0);
  for (auto& words_of_slot : suspect_) words_of_slot.resize(words);
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
  class_of_row_.resize(rows);
  first_numbers_.resize(rows);
  second_numbers_.resize(rows);
  first_valid_.resize(words);
  second_valid_.resize(words);
  beside_.resize(words);
  odd_.resize(words);
  last_outcomes_.resize(rows_per_word);
  checked_.resize(rows);
  unknown_.resize(rows);
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
  if (into.rows == 1) {
    judge_unit(kernel, into);
  } else {
    for (std::size_t slot = 0; slot < plan_.indicators().size(); ++slot) {
      judge(slot, kernel, into.outcomes.data() + slot * into.rows + first);
    }
  }
  conclude(wishes, into);
  if (wishes.gaps) measure_gaps(into);
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
    std::fill(odd_.begin(), odd_.end(), 0);
    first->read_scaled(first_, count_, common_scale, first_numbers_.data(), odd_.data());
    second->read_scaled(first_, count_, common_scale, second_numbers_.data(), odd_.data());
    first->read_valid(first_, count_, first_valid_.data());
    second->read_valid(first_, count_, second_valid_.data());
    const bool texts = has_dictionary(first->of().type) || has_dictionary(second->of().type);
    for (std::size_t row = 0; row < count_; ++row) {
      const std::size_t word = row / rows_per_word;
      const std::uint64_t bit = std::uint64_t{1} << (row % rows_per_word);
      if ((first_valid_[word] & second_valid_[word] & bit) == 0) continue;
      const bool holds = check.check->at_most ? first_numbers_[row] <= second_numbers_[row]
                                              : first_numbers_[row] == second_numbers_[row];
      if (holds && !texts && (odd_[word] & bit) == 0) continue;
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
  read_cases(of);
  read_statements(of);
  classify(slot, kernel);
  if (one_case_ && one_statement_) {
    look_up(slot, kernel, outcomes);
  } else {
    look_up_each(slot, outcomes);
  }
  resolve_odd(slot, outcomes);
}

void block_evaluation::read_cases(const bound_indicator& of) {
  one_case_ = of.cases.size() == 1;
  case_ = 0;
  if (one_case_) return;
  for (std::size_t row = 0; row < count_; ++row) {
    case_of_row_[row] = of.case_of_key[key_at(of.key, row)];
  }
  case_ = case_of_row_[0];
  one_case_ =
      std::all_of(case_of_row_.begin(), case_of_row_.begin() + static_cast<std::ptrdiff_t>(count_),
                  [this](std::uint16_t each) { return each == case_; });
}

void block_evaluation::read_statements(const bound_indicator& of) {
  one_statement_ = of.statements.empty();
  stated_ = 0;
  if (one_statement_) return;
  std::fill_n(stated_of_row_.begin(), count_, std::uint8_t{0});
  for (const statement_column& each : of.statements) read_statement(each);
  stated_ = stated_of_row_[0];
  one_statement_ = std::all_of(stated_of_row_.begin(),
                               stated_of_row_.begin() + static_cast<std::ptrdiff_t>(count_),
                               [this](std::uint8_t bits) { return bits == stated_; });
}

void block_evaluation::read_statement(const statement_column& from) {
  const column_reader& cells = from.cells;
  const bool codes = has_dictionary(cells.of().type);
  std::fill(odd_.begin(), odd_.end(), 0);
  cells.read_scaled(first_, count_, 0, first_numbers_.data(), odd_.data());
  cells.read_valid(first_, count_, first_valid_.data());
  const auto size = static_cast<std::int64_t>(from.bits_of_code.size());
  for (std::size_t row = 0; row < count_; ++row) {
    if ((first_valid_[row / rows_per_word] >> (row % rows_per_word) & 1U) == 0) continue;
    const std::int64_t number = first_numbers_[row];
    if (!codes) {
      stated_of_row_[row] |= number != 0 ? from.bits_of_yes : from.bits_of_no;
    } else if (number >= 0 && number < size) {
      stated_of_row_[row] |= from.bits_of_code[static_cast<std::size_t>(number)];
    } else {
      rows_.refuse_code(cells, first_ + row);
    }
  }
}

// ---- classes ------------------------------------------------------------------------------------

void block_evaluation::classify(std::size_t slot, const kernel& kernel) {
  const bound_indicator& of = table_.indicators()[slot];
  const std::size_t first_word = first_ / rows_per_word;
  for (std::size_t word = 0; word < words_; ++word) {
    odd_[word] = of.odd == nullptr ? 0 : of.odd[first_word + word];
    if (of.is_checked && !suspect_.empty()) odd_[word] |= suspect_[slot][word];
  }
  switch (of.form) {
    case figure_form::none:
      std::fill_n(class_of_row_.begin(), words_ * rows_per_word, std::uint8_t{0});
      break;
    case figure_form::ratio:
      return classify_ratios(slot, kernel);
    case figure_form::value:
      return classify_values(slot, kernel);
    case figure_form::codes:
      classify_codes(of);
      break;
    case figure_form::items:
      classify_items(of);
      break;
  }
  mark_odd_classes();
}

/// Gives odd rows their class.
void block_evaluation::mark_odd_classes() noexcept {
  for (std::size_t word = 0; word < words_; ++word) {
    for (std::uint64_t left = odd_[word]; left != 0; left &= left - 1) {
      const auto unit = static_cast<std::size_t>(std::countr_zero(left));
      class_of_row_[word * rows_per_word + unit] = static_cast<std::uint8_t>(ratio_class::odd);
    }
  }
}

/// Where the numbers of a column are: in place, or copied. What is in place goes to the end of the
/// last whole word; the rest is always copied.
block_evaluation::numbers block_evaluation::read_numbers(const std::optional<column_reader>& from,
                                                         int scale, bool in_place,
                                                         std::vector<std::int64_t>& copied,
                                                         std::vector<std::uint64_t>& valid) {
  numbers result;
  if (!from) {
    std::fill_n(copied.begin(), words_ * rows_per_word, std::int64_t{0});
    std::fill_n(valid.begin(), words_, std::uint64_t{0});
    return result;
  }
  from->read_valid(first_, count_, valid.data());
  if (in_place) {
    result.in_place = from->in_place(first_);
    result.width = from->packed();
  }
  const std::size_t whole = result.in_place == nullptr ? 0 : count_ / rows_per_word * rows_per_word;
  const std::size_t rest = count_ - whole;
  if (rest != 0) {
    from->read_scaled(first_ + whole, rest, scale, copied.data() + whole,
                      odd_.data() + whole / rows_per_word);
    std::fill(copied.begin() + static_cast<std::ptrdiff_t>(count_),
              copied.begin() + static_cast<std::ptrdiff_t>(words_ * rows_per_word),
              std::int64_t{0});
  }
  return result;
}

/// Whether the numbers of a column are at a scale as they lie.
bool block_evaluation::lies_at(const std::optional<column_reader>& from, int scale) noexcept {
  if (!from || from->packed() == column_reader::dense::no) return false;
  return (from->of().type == cell_type::decimal64 ? from->of().scale : 0) == scale;
}

void block_evaluation::classify_ratios(std::size_t slot, const kernel& kernel) {
  const bound_indicator& of = table_.indicators()[slot];
  const bool in_place = lies_at(of.numerator, of.numerator_scale) &&
                        lies_at(of.denominator, of.denominator_scale) &&
                        of.numerator->packed() == of.denominator->packed();
  const numbers numerators = read_numbers(of.numerator, of.numerator_scale, in_place && one_case_,
                                          first_numbers_, first_valid_);
  const numbers denominators = read_numbers(of.denominator, of.denominator_scale,
                                            in_place && one_case_, second_numbers_, second_valid_);
  if (of.value) {  // a percentage beside counts
    of.value->read_valid(first_, count_, beside_.data());
    for (std::size_t word = 0; word < words_; ++word) odd_[word] |= beside_[word];
  }
  if (!one_case_) return classify_ratios_each(slot);
  const std::optional<ratio_rule>& rule = ratio_rule_for(slot, case_);
  if (!rule) return fill_odd();

  const std::size_t whole = numerators.in_place == nullptr ? 0 : count_ / rows_per_word;
  ratio_columns columns;
  columns.odd = odd_.data();
  if (whole != 0) {
    columns.numerators = numerators.in_place;
    columns.denominators = denominators.in_place;
    columns.numerator_valid = first_valid_.data();
    columns.denominator_valid = second_valid_.data();
    columns.words = whole;
    const auto classify = numerators.width == column_reader::dense::int32
                              ? kernel.classify_ratios32
                              : kernel.classify_ratios64;
    classify(columns, *rule, class_of_row_.data());
  }
  if (whole == words_) return;
  columns.numerators = first_numbers_.data() + whole * rows_per_word;
  columns.denominators = second_numbers_.data() + whole * rows_per_word;
  columns.numerator_valid = first_valid_.data() + whole;
  columns.denominator_valid = second_valid_.data() + whole;
  columns.odd = odd_.data() + whole;
  columns.words = words_ - whole;
  kernel.classify_ratios64(columns, *rule, class_of_row_.data() + whole * rows_per_word);
}

/// Where rows differ in their bounds.
void block_evaluation::classify_ratios_each(std::size_t slot) {
  const std::vector<circumstance_case>& cases = table_.indicators()[slot].cases;
  rule_of_case_.assign(cases.size(), nullptr);
  for (std::size_t one = 0; one < cases.size(); ++one) {
    const std::optional<ratio_rule>& rule = ratio_rule_for(slot, one);
    if (rule) rule_of_case_[one] = &*rule;
  }
  for (std::size_t row = 0; row < count_; ++row) {
    const std::size_t word = row / rows_per_word;
    const std::size_t bit = row % rows_per_word;
    const ratio_rule* rule = rule_of_case_[case_of_row_[row]];
    class_of_row_[row] =
        rule == nullptr
            ? static_cast<std::uint8_t>(ratio_class::odd)
            : class_of_ratio(*rule, (first_valid_[word] >> bit & 1U) != 0, first_numbers_[row],
                             (second_valid_[word] >> bit & 1U) != 0, second_numbers_[row]);
  }
  mark_odd_classes();
}

void block_evaluation::classify_values(std::size_t slot, const kernel& kernel) {
  const bound_indicator& of = table_.indicators()[slot];
  const bool texts = has_dictionary(of.value->of().type);
  const bool in_place = !texts && one_case_ && lies_at(of.value, of.value_scale);
  const numbers values =
      read_numbers(of.value, of.value_scale, in_place, first_numbers_, first_valid_);
  if (texts) read_texts_as_numbers(of);
  if (!one_case_) {
    for (std::size_t row = 0; row < count_; ++row) {
      const std::optional<value_rule>& rule = value_rule_for(slot, case_of_row_[row]);
      const bool has = (first_valid_[row / rows_per_word] >> (row % rows_per_word) & 1U) != 0;
      class_of_row_[row] = rule ? class_of_value(*rule, has, first_numbers_[row])
                                : static_cast<std::uint8_t>(value_class::odd);
    }
    return mark_odd_classes();
  }
  const std::optional<value_rule>& rule = value_rule_for(slot, case_);
  if (!rule) return fill_odd();

  const std::size_t whole = values.in_place == nullptr ? 0 : count_ / rows_per_word;
  value_columns columns;
  columns.odd = odd_.data();
  if (whole != 0) {
    columns.values = values.in_place;
    columns.valid = first_valid_.data();
    columns.words = whole;
    const auto classify = values.width == column_reader::dense::int32 ? kernel.classify_values32
                                                                      : kernel.classify_values64;
    classify(columns, *rule, class_of_row_.data());
  }
  if (whole == words_) return;
  columns.values = first_numbers_.data() + whole * rows_per_word;
  columns.valid = first_valid_.data() + whole;
  columns.odd = odd_.data() + whole;
  columns.words = words_ - whole;
  kernel.classify_values64(columns, *rule, class_of_row_.data() + whole * rows_per_word);
}

/// Codes to the numbers they stand for.
void block_evaluation::read_texts_as_numbers(const bound_indicator& of) {
  const auto size = static_cast<std::int64_t>(of.number_of_code.size());
  for (std::size_t row = 0; row < count_; ++row) {
    const std::size_t word = row / rows_per_word;
    const std::uint64_t bit = std::uint64_t{1} << (row % rows_per_word);
    if ((first_valid_[word] & bit) == 0) continue;
    const std::int64_t code = first_numbers_[row];
    const bool there = code >= 0 && code < size;
    if (!there || of.number_is_odd[static_cast<std::size_t>(code)]) {
      odd_[word] |= bit;
    } else {
      first_numbers_[row] = of.number_of_code[static_cast<std::size_t>(code)];
    }
  }
}

void block_evaluation::classify_codes(const bound_indicator& of) {
  of.value->read_scaled(first_, count_, 0, first_numbers_.data(), odd_.data());
  of.value->read_valid(first_, count_, first_valid_.data());
  const auto size = static_cast<std::int64_t>(of.class_of_code.size());
  for (std::size_t row = 0; row < count_; ++row) {
    const bool has = (first_valid_[row / rows_per_word] >> (row % rows_per_word) & 1U) != 0;
    const std::int64_t code = first_numbers_[row];
    class_of_row_[row] = !has ? std::uint8_t{0}
                         : code >= 0 && code < size
                             ? of.class_of_code[static_cast<std::size_t>(code)]
                             : static_cast<std::uint8_t>(value_class::odd);
  }
}

void block_evaluation::classify_items(const bound_indicator& of) {
  std::fill_n(checked_.begin(), count_, std::uint16_t{0});
  std::fill_n(unknown_.begin(), count_, std::uint16_t{0});
  for (const std::optional<column_reader>& item : of.items) {
    if (!item) {
      for (std::size_t row = 0; row < count_; ++row) ++unknown_[row];
      continue;
    }
    item->read_scaled(first_, count_, 0, first_numbers_.data(), odd_.data());
    item->read_valid(first_, count_, first_valid_.data());
    for (std::size_t row = 0; row < count_; ++row) {
      const bool has = (first_valid_[row / rows_per_word] >> (row % rows_per_word) & 1U) != 0;
      checked_[row] = static_cast<std::uint16_t>(checked_[row] + first_numbers_[row]);
      unknown_[row] = static_cast<std::uint16_t>(unknown_[row] + (has ? 0 : 1));
    }
  }
  for (std::size_t row = 0; row < count_; ++row) {
    class_of_row_[row] = static_cast<std::uint8_t>(
        class_of_items(*of.judged.indicator, checked_[row], unknown_[row]));
  }
}

void block_evaluation::fill_odd() noexcept {
  std::fill_n(class_of_row_.begin(), words_ * rows_per_word,
              static_cast<std::uint8_t>(ratio_class::odd));
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

void block_evaluation::look_up(std::size_t slot, const kernel& kernel, std::uint8_t* outcomes) {
  const class_table& found = table(slot, case_, stated_);
  const std::size_t whole = count_ / rows_per_word;
  const std::size_t stride = plan_.member_count();
  kernel.look_up(class_of_row_.data(), whole, found, outcomes, members_.data() + slot, stride);
  if (whole == words_) return;
  const std::size_t done = whole * rows_per_word;
  kernel.look_up(class_of_row_.data() + done, 1, found, last_outcomes_.data(),
                 members_.data() + whole * stride + slot, stride);
  std::memcpy(outcomes + done, last_outcomes_.data(), count_ - done);
}

/// Where rows differ in their circumstances or in what they state.
void block_evaluation::look_up_each(std::size_t slot, std::uint8_t* outcomes) {
  const std::size_t stride = plan_.member_count();
  for (std::size_t word = 0; word < words_; ++word) {
    member_words counted;
    for (std::size_t unit = 0; unit < units_of(word); ++unit) {
      const std::size_t row = word * rows_per_word + unit;
      const class_table& found = table(slot, one_case_ ? case_ : case_of_row_[row],
                                       one_statement_ ? stated_ : stated_of_row_[row]);
      const std::uint8_t one = class_of_row_[row];
      outcomes[row] = found.outcomes[one];
      const std::uint64_t bits = found.candidates[one];
      counted.met |= (bits & 1U) << unit;
      counted.not_met |= (bits >> 1U & 1U) << unit;
      counted.out |= (bits >> 2U & 1U) << unit;
    }
    members_[word * stride + slot] = counted;
  }
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
  const std::size_t one = one_case_ ? case_ : case_of_row_[row];
  const circumstance_case& in = cases[cases.size() == 1 ? 0 : one];
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

void block_evaluation::measure_gaps(batch_data& into) {
  for (std::size_t slot = 0; slot < plan_.indicators().size(); ++slot) {
    const std::uint8_t* outcomes = into.outcomes.data() + slot * into.rows + first_;
    cell_gap* gaps = into.gaps.data() + slot * into.rows + first_;
    const indicator& of = *table_.indicators()[slot].judged.indicator;
    for (std::size_t row = 0; row < count_; ++row) {
      gaps[row] = {};
      const status shown = outcome::from_byte(outcomes[row]).status();
      if (shown == status::met || shown == status::not_applicable) continue;
      const placed_unit unit = rows_.unit_for(first_ + row, slot);
      const verdict found = unit.data->judge_indicator(unit.row, slot);
      if (found.applies == false) continue;
      judgement judged = found.figure;
      judged.status = shown;
      const gap gap =
          gap_of_figure(of, unit.data->binding.figure(unit.row, slot), found.required, judged);
      gaps[row] = {as_gap(gap.change, gap.fewer), as_gap(gap.change_both, gap.fewer),
                   as_gap(gap.needed, false)};
    }
  }
}

}  // namespace xaso::detail
