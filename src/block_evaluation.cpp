// Blocks of rows. A cell is judged by what its class comes to, or where that is not known by the
// scalar rule; groups and conclusions are worked out word by word.
// SPDX-License-Identifier: Apache-2.0
#include "block_evaluation.hpp"

#include <algorithm>
#include <cstring>

#include "batch_data.hpp"
#include "figure_gap.hpp"
#include "int128.hpp"
#include "scalar_class.hpp"
#include "scaled.hpp"
#include "xaso/outcome.hpp"

namespace xaso::detail {
namespace {

/// The rows of a block of a table, in whole words.
std::size_t rows_of(const bound_table& of) noexcept {
  const std::size_t rows = (of.rows() + rows_per_word - 1) / rows_per_word * rows_per_word;
  return std::min(rows, block_evaluation::rows_per_block);
}

/// Points as they are shown, in ten-thousandths; empty text: open.
std::optional<std::int64_t> ten_thousandths(const std::string& shown) {
  if (shown.empty()) return cell_points::open;
  const decimal::parsed number = decimal::parse(shown);
  if (!number) return {};
  const int places = number.value.scale();
  if (places <= 4) return at_scale(number.value, 4);
  return number.value.mantissa() / power_of_ten(places - 4);  // of a maximum
}

}  // namespace

block_evaluation::block_evaluation(const bound_table& of)
    : table_(of),
      plan_(of.plan()),
      rows_(of),
      tables_(of),
      circumstances_(of, rows_of(of)),
      suspects_(of, rows_of(of)),
      classes_(of, rows_of(of)),
      sorts_(rows_of(of)) {
  const std::size_t rows = rows_of(of);
  const std::size_t words = rows / rows_per_word;
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
  last_outcomes_.resize(rows_per_word);
  other_outcomes_.resize(rows);
  other_members_.resize(words);
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
  rows_.judge_by(overrides);
  tables_.vary(slot, cases, same_tables);
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
  circumstances_.read(first, count, rows_);
  suspects_.find(first, count);
  if (table_.document() == nullptr) check_what_is_read_late();
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
        if (const auto& rule = tables_.ratio_rule_of(slot, 0)) cell.ratio = &*rule;
        if (cell.ratio == nullptr) continue;
        read(of.numerator, cell.first, cell.has_first);
        read(of.denominator, cell.second, cell.has_second);
        break;
      case figure_form::value:
        if (const auto& rule = tables_.value_rule_of(slot, 0)) cell.value = &*rule;
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
    cell.table = &tables_.table_of(slot, 0, 0);
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
    classes_.read(slot, suspects_.of(slot));
    sorts_.sort(of, circumstances_, first_, count_, rows_);
  }
  if (sorts_.sorts().empty()) {
    look_up_each(slot, outcomes);
  } else {
    look_up_sorts(slot, kernel, outcomes);
  }
  resolve_odd(slot, outcomes);
}

/// Classifies by the rule of each case once, and looks up each sort of its rows.
void block_evaluation::look_up_sorts(std::size_t slot, const kernel& kernel,
                                     std::uint8_t* outcomes) {
  const std::vector<row_sort>& sorts = sorts_.sorts();
  std::uint32_t done = 0;
  for (std::size_t first = 0; first < sorts.size(); ++first) {
    if ((done >> first & 1U) != 0) continue;
    const std::size_t one = sorts[first].one;
    if (classes_.needs_rule()) classify(slot, one, kernel);
    for (std::size_t i = first; i < sorts.size(); ++i) {
      if (sorts[i].one != one) continue;
      const class_table& found = tables_.table_of(slot, one, sorts[i].stated);
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
  if (table_.indicators()[slot].form == figure_form::ratio) {
    if (const auto& rule = tables_.ratio_rule_of(slot, one)) {
      return classes_.classify(*rule, kernel);
    }
  } else if (const auto& rule = tables_.value_rule_of(slot, one)) {
    return classes_.classify(*rule, kernel);
  }
  classes_.make_all_odd();
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
  const std::uint8_t* sorts = sorts_.places();
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
  for (std::size_t row = 0; row < count_; ++row) {
    const row_sort sort = sorts_.of_row(row);
    const class_table& found = tables_.table_of(slot, sort.one, sort.stated);
    const std::uint8_t one = class_of(slot, sort.one, row);
    outcomes[row] = found.outcomes[one];
    put_unit(member_of(row, slot), row % rows_per_word,
             candidates::from_bits(found.candidates[one]));
  }
}

std::uint8_t block_evaluation::class_of(std::size_t slot, std::size_t one, std::size_t row) {
  if (!classes_.needs_rule()) return classes_.classes()[row];
  if (table_.indicators()[slot].form == figure_form::ratio) {
    if (const auto& rule = tables_.ratio_rule_of(slot, one)) return classes_.class_by(*rule, row);
  } else if (const auto& rule = tables_.value_rule_of(slot, one)) {
    return classes_.class_by(*rule, row);
  }
  return static_cast<std::uint8_t>(ratio_class::odd);
}

/// Judges a cell by the scalar rule; by the circumstances of its case, where cases are listed.
cell_verdict block_evaluation::judge_odd(std::size_t slot, std::size_t row) {
  const judged_indicator& of = table_.indicators()[slot].judged;
  const placed_unit unit = rows_.unit_for(first_ + row, slot);
  const std::vector<circumstance_case>& cases = tables_.cases_of(slot);
  if (cases.empty()) {
    const verdict found = unit.data->judge_indicator(unit.row, slot);
    circumstance_case in;
    in.applies = found.applies;
    in.facts_only = found.reason == reason::missing_fact;
    return verdict_of(of, in, found.figure);
  }
  const circumstance_case& in = cases[cases.size() == 1 ? 0 : sorts_.of_row(row).one];
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
    put_unit(member_of(row, slot), row % rows_per_word, verdict.counted);
  }
}

// ---- points -------------------------------------------------------------------------------------

void block_evaluation::score(bool wanted, batch_data& into) {
  const std::size_t cuts = plan_.cuts().size();
  if (plan_.scores().empty()) return;
  for (std::size_t row = 0; row < count_; ++row) {
    const placed_unit unit = rows_.unit(first_ + row);
    const unit_score found = detail::score(*unit.data, unit.row);
    for (std::size_t cut = 0; cut < cuts; ++cut) {
      put_unit(cuts_[row / rows_per_word * cuts + cut], row % rows_per_word, found.cuts[cut]);
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
    member_words& words = member_of(row, slot);
    const std::size_t place = row % rows_per_word;
    const candidates counted = of_unit(words, place) | candidates::out;
    put_unit(words, place, counted.out_counts_as(of.place->when_not_applicable));
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
  const std::size_t cuts = plan_.cuts().size();
  result.table = &table_;
  result.members = std::span(members_).subspan(word * plan_.member_count(), plan_.member_count());
  result.conditions = circumstances_.conditions_of(word);
  result.variables = circumstances_.facts_of(word);
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
    *to = static_cast<std::uint8_t>(of_unit(of, 0).status());
    return;
  }
  show_statuses(of, last_outcomes_.data());
  std::memcpy(to, last_outcomes_.data(), units);
}

// ---- gaps ---------------------------------------------------------------------------------------

void block_evaluation::measure_gaps(std::size_t slot, const std::uint8_t* outcomes,
                                    cell_gap* gaps) {
  const std::optional<plain_bound> plain = plain_bound_of(slot);
  for (std::size_t row = 0; row < count_; ++row) {
    const outcome found = outcome::from_byte(outcomes[row]);
    const status shown = found.status();
    // What meets the bound whatever its numerator, and only lacks evidence, has none either.
    const bool has_none = found.reason() == reason::missing_evidence;
    if (shown == status::met || shown == status::not_applicable || has_none) {
      gaps[row] = {};
      continue;
    }
    std::optional<cell_gap> gap;
    if (plain) gap = plain_gap_at(*plain, row);
    gaps[row] = gap ? *gap : gap_at(slot, row, shown);
  }
}

/// What is required in the simplest case, where rows state nothing.
std::optional<plain_bound> block_evaluation::plain_bound_of(std::size_t slot) {
  const std::vector<row_sort>& sorts = sorts_.sorts();
  const bound_indicator& of = table_.indicators()[slot];
  if (of.form != figure_form::ratio || sorts.size() != 1 || sorts[0].stated != 0) return {};
  return detail::plain_bound_of(of, tables_.cases_of(slot)[sorts[0].one],
                                tables_.ratio_rule_of(slot, sorts[0].one));
}

/// The gap of a class of figures that has a simple one.
std::optional<cell_gap> block_evaluation::plain_gap_at(const plain_bound& plain,
                                                       std::size_t row) const noexcept {
  constexpr auto alone = static_cast<std::uint8_t>(ratio_class::denominator);
  constexpr auto failing = static_cast<std::uint8_t>(ratio_class::both) + upper_holds;
  const std::uint8_t one = classes_.classes()[row];
  if (one == alone) return gap_of_denominator(plain, classes_.second_number(row));
  if (one != failing) return {};
  return gap_of(plain, classes_.first_number(row), classes_.second_number(row));
}

/// The gap of any cell.
cell_gap block_evaluation::gap_at(std::size_t slot, std::size_t row, status shown) {
  const placed_unit unit = rows_.unit_for(first_ + row, slot);
  const verdict found = unit.data->judge_indicator(unit.row, slot);
  if (found.applies == false) return {};
  judgement judged = found.figure;
  judged.status = shown;
  return as_cell(gap_of_figure(*table_.indicators()[slot].judged.indicator,
                               unit.data->binding.figure(unit.row, slot), found.required, judged));
}

}  // namespace xaso::detail
