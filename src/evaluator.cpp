// Evaluating: figures first, then what rests on all units, then each unit's groups and conclusions.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/evaluator.hpp"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "bound_table.hpp"
#include "cohort_data.hpp"
#include "error_list.hpp"
#include "evaluate_batch.hpp"
#include "evaluation_data.hpp"
#include "ranking.hpp"
#include "table_measurements.hpp"
#include "vary.hpp"

namespace xaso {
namespace {

using detail::evaluation_data;

std::shared_ptr<evaluation_data> evaluate_all(std::shared_ptr<const detail::plan> plan,
                                              const measurements& measurements,
                                              const question& asked, detail::binding::origin from,
                                              std::optional<int> year = {});

// ---- sub-units ----------------------------------------------------------------------------------

/// Counts the sub-units of every unit that lists them.
class sub_unit_count {
 public:
  explicit sub_unit_count(evaluation_data& data) : data_(data) {}

  void run() {
    for (std::size_t row = 0; row < data_.row_count(); ++row) {
      for (std::size_t set = 0; set < data_.plan->counted_sets().size(); ++set) {
        if (data_.binding.listing(row, set) != nullptr) count(row, set);
      }
    }
  }

 private:
  void count(std::size_t row, std::size_t set) {
    const sub_unit_listing& listing = *data_.binding.listing(row, set);
    const auto& counted = data_.plan->counted_sets()[set];
    const auto below = evaluate_all(counted.compiled, listing.units, data_.asked,
                                    detail::binding::origin::listing, data_.binding.year(row));
    for (const detail::counting_indicator& counting : data_.plan->counting()) {
      if (counting.set != set) continue;
      detail::listed_figure figure;
      figure.expected = listing.expected;
      figure.listed = below->binding.unit_count();
      figure.open = figure.listed - below->row_count();  // of another track or level
      for (std::size_t i = 0; i < below->row_count(); ++i) {
        const candidates reached = reached_by(*below, i, counting, counted.written);
        if (reached == candidates::met) ++figure.reached;
        if (!reached.decided()) ++figure.open;
      }
      data_.binding.set_listed(row, counting.slot, figure,
                               data_.indicator_at(counting.slot).measure.is_count());
    }
  }

  /// Whether a sub-unit reaches what is counted, also by an earlier legal act where its own figures
  /// leave that open; one that it does not apply to does not.
  static candidates reached_by(const evaluation_data& below, std::size_t row,
                               const detail::counting_indicator& counting,
                               std::string_view written) {
    const candidates found = reached(below.at(row).conclusions[counting.conclusion], counting.level)
                                 .out_counts_as(candidates::not_met);
    if (found.decided()) return found;
    const conclusion& of = *below.plan->conclusions()[counting.conclusion].conclusion;
    std::string name(written);
    name.append(1, '#').append(of.code);
    std::optional<std::string> level;
    if (counting.level) level = of.levels[*counting.level].code;
    return detail::recognised_as(below.binding.recognised_as(row, name), level, &of.levels);
  }

  evaluation_data& data_;
};

// ---- one unit -----------------------------------------------------------------------------------

/// Fills one row.
class row_evaluation {
 public:
  row_evaluation(evaluation_data& data, std::size_t row)
      : data_(data), plan_(*data.plan), row_(row) {}

  void run() {
    judge_indicators();
    judge_pools();
    if (!plan_.scores().empty()) data_.scores.push_back(score(data_, row_));
    count_indicators();
    judge_groups();
    judge_conclusions();
  }

 private:
  void judge_indicators() {
    const std::size_t count = plan_.indicators().size();
    for (std::size_t i = 0; i < count; ++i) {
      const detail::verdict verdict = data_.judge_indicator(row_, i);
      data_.statuses[row_ * count + i] = verdict.status;
      data_.reasons[row_ * count + i] = verdict.reason;
      candidates left = verdict.figure.left;
      if (verdict.figure.may_be_declared) may_be_declared_.push_back(i);
      if (!verdict.applies) left |= candidates::out;
      member(i) = left;
    }
  }

  void judge_pools() {
    const std::size_t count = plan_.pools().size();
    for (std::size_t i = 0; i < count; ++i) {
      data_.pools[row_ * count + i] =
          candidates_of(plan_.pools()[i], plan_, data_.binding.known(row_));
    }
  }

  /// What indicators count as: points that stand answer for them.
  void count_indicators() {
    for (const std::size_t slot : may_be_declared_) {
      const auto scored = plan_.scores().of_member(slot);
      const bool stands = scored && data_.scores[row_].figures[*scored].reported_stands;
      if (!stands) member(slot) |= candidates::out;
    }
    for (std::size_t i = 0; i < plan_.indicators().size(); ++i) {
      member(i) = member(i).out_counts_as(plan_.indicators()[i].when_not_applicable);
    }
  }

  void judge_groups() {
    const std::size_t indicators = plan_.indicators().size();
    const std::size_t count = plan_.groups().size();
    for (const std::size_t slot : plan_.group_order()) {
      const detail::compiled_group& group = plan_.groups()[slot];
      const std::optional<bool> applies = data_.applies(row_, group.place);
      // Not applicable by condition counts by the policy; a form with nothing left is out.
      status shown = status::not_applicable;
      candidates counted = group.place.when_not_applicable;
      if (applies != false) {
        const candidates result = evaluate(group.form, data_.at(row_));
        shown = applies ? result.status() : status::undetermined;
        counted = applies ? result : result | counted;
      }
      data_.group_statuses[row_ * count + slot] = shown;
      member(indicators + slot) = counted;
    }
  }

  void judge_conclusions() {
    const std::size_t count = plan_.conclusions().size();
    for (const std::size_t index : plan_.conclusion_order()) {
      data_.conclusions[row_ * count + index] =
          evaluate(plan_.conclusions()[index], data_.at(row_));
    }
  }

  candidates& member(std::size_t index) {
    return data_.members[row_ * plan_.member_count() + index];
  }

  evaluation_data& data_;
  const detail::plan& plan_;
  std::size_t row_;
  std::vector<std::size_t> may_be_declared_;
};

/// What is to be evaluated: figures bound, sub-units counted, checks run, cohorts gathered.
std::shared_ptr<evaluation_data> prepare(std::shared_ptr<const detail::plan> plan,
                                         const measurements& measurements, const question& asked,
                                         detail::binding::origin from, std::optional<int> year) {
  const detail::plan& compiled = *plan;
  const auto data = std::make_shared<evaluation_data>(
      evaluation_data{std::move(plan),
                      asked,
                      detail::binding(compiled, measurements, asked, from, year),
                      {},
                      {},
                      {},
                      {},
                      {},
                      {},
                      {},
                      {},
                      {},
                      nullptr});
  if (!compiled.counted_sets().empty()) sub_unit_count(*data).run();
  const std::size_t rows = data->row_count();
  for (std::size_t row = 0; row < rows; ++row) run_checks(*data, row);
  data->cohorts = stated_cohorts(compiled, data->binding.measurements().cohort());
  for (std::size_t row = 0; row < rows; ++row) gather(*data, row, data->cohorts);
  return data;
}

std::shared_ptr<evaluation_data> evaluate_all(std::shared_ptr<const detail::plan> plan,
                                              const measurements& measurements,
                                              const question& asked, detail::binding::origin from,
                                              std::optional<int> year) {
  const detail::plan& compiled = *plan;
  std::shared_ptr<evaluation_data> data = prepare(std::move(plan), measurements, asked, from, year);
  const std::size_t rows = data->row_count();
  data->statuses.resize(rows * compiled.indicators().size());
  data->reasons.resize(rows * compiled.indicators().size());
  data->members.resize(rows * compiled.member_count());
  data->pools.resize(rows * compiled.pools().size());
  data->group_statuses.resize(rows * compiled.groups().size());
  data->conclusions.resize(rows * compiled.conclusions().size());
  if (!compiled.scores().empty()) data->scores.reserve(rows);
  for (std::size_t row = 0; row < rows; ++row) row_evaluation(*data, row).run();
  return data;
}

// ---- what is refused ----------------------------------------------------------------------------

/// What a program asks may be none of what can be asked.
void check_question(const question& asked) {
  detail::error_list errors;
  if (static_cast<std::size_t>(asked.track) >= 3) {
    errors.add(detail::fault::not_of_its_type, {}, {"the track asked for"});
  }
  if (asked.text && static_cast<std::size_t>(*asked.text) >= 2) {
    errors.add(detail::fault::not_of_its_type, {}, {"the language asked for"});
  }
  errors.raise();
}

/// A builder cannot know whether what it builds will be listed as sub-units.
void check_tracks(const measurements& measurements) {
  detail::error_list errors;
  const std::vector<unit_entry>& entries = measurements.entries();
  for (std::size_t i = 0; i < entries.size() && !errors.full(); ++i) {
    if (!entries[i].any_track) continue;
    errors.add(detail::fault::entry_for_any_track,
               detail::pointer_to(detail::pointer_to("/units", i), "track"),
               {entries[i].unit.code});
  }
  errors.raise();
}

}  // namespace

evaluator::evaluator(criteria_set set) : evaluator(library::create({std::move(set)})) {}

evaluator::evaluator(xaso::library library)
    : plan_(std::make_shared<const detail::plan>(std::move(library), 0)) {}

const criteria_set& evaluator::criteria() const noexcept { return plan_->set(); }

evaluation evaluator::evaluate(const measurements& measurements, const question& asked) const {
  check_question(asked);
  check_tracks(measurements);
  const std::shared_ptr<evaluation_data> data =
      evaluate_all(plan_, measurements, asked, detail::binding::origin::document);
  if (plan_->ranking()) data->ranks = rank(*data);
  return evaluation(data);
}

// ---- many units ---------------------------------------------------------------------------------

namespace {

/// Units that this evaluator did not bind are of other slots.
void check_plan(const bound_units& units, const std::shared_ptr<const detail::plan>& plan) {
  if (units.data().shared_plan() == plan) return;
  detail::error_list errors;
  errors.add(detail::fault::units_of_another_set, {});
  errors.raise();
}

/// What a table is asked with obeys what a document states of the same.
void check_question(const table_question& asked, const criteria_set& set) {
  measurements::builder stated(set.id(), {{1, 1, 1}, {9999, 12, 31}, {}}, asked.target_year);
  for (const stated_cohort& each : asked.stated) stated.cohort(each);
  static_cast<void>(stated.build());
}

}  // namespace

bound_units evaluator::bind(const table_view& table, const table_question& asked) const {
  check_question(asked, criteria());
  return bound_units(std::make_shared<const detail::bound_table>(plan_, table, asked));
}

bound_units evaluator::bind(const measurements& measurements, const question& asked) const {
  check_question(asked);
  check_tracks(measurements);
  return bound_units(std::make_shared<const detail::bound_table>(
      prepare(plan_, measurements, asked, detail::binding::origin::document, {})));
}

void evaluator::evaluate(const bound_units& units, batch_result& into,
                         const batch_options& how) const {
  check_plan(units, plan_);
  evaluate_batch(units.data_, how, into.data());
}

measurements evaluator::as_measurements(const table_view& table, std::size_t row,
                                        const table_question& asked) const {
  return measurements_of_row(*plan_, table, row, asked);
}

bound_units evaluator::vary(const bound_units& units, const overlay& change) const {
  check_plan(units, plan_);
  return bound_units(detail::vary(units.data(), change));
}

void evaluator::sweep(const bound_units& units, const bound_sweep& over, bool conclusions,
                      const sweep_visitor& visit) const {
  check_plan(units, plan_);
  detail::sweep(units.data(), over, conclusions, visit);
}

void evaluator::gather(const table_view& table, cohorts& into, const table_question& asked) const {
  cohorts found;
  table_question alone = asked;
  alone.gathered = nullptr;
  alone.stated.clear();
  check_question(alone, criteria());
  found.data().of = plan_;
  found.data().gathered = detail::bound_table(plan_, table, alone).cohorts();
  into.merge(found);
}

stream_end evaluator::evaluate(const chunk_source& source, const chunk_sink& sink,
                               const table_question& asked, const batch_options& how) const {
  stream_end end;
  batch_result result;
  const table_view* chunk = nullptr;
  table_question of_chunk = asked;
  while (!end.stopped && (chunk = source()) != nullptr) {
    of_chunk.first_row = asked.first_row + end.rows;
    evaluate(bind(*chunk, of_chunk), result, how);
    end.stopped = !sink(*chunk, result, end.rows);
    end.rows += chunk->rows();
  }
  return end;
}

}  // namespace xaso
