// Columns bound to a set: headers to slots, circumstances to cases, once, so that blocks of rows
// only read. Of measurements the columns are made here.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "column_reader.hpp"
#include "evaluation_data.hpp"
#include "plan.hpp"
#include "verdict_table.hpp"
#include "xaso/batch.hpp"
#include "xaso/overlay.hpp"
#include "xaso/table.hpp"

namespace xaso::detail {

/// A column that tells a circumstance: what class of its variable a row is in.
struct circumstance_column {
  std::size_t variable = 0;
  std::optional<column_reader> cells;       ///< of a table
  std::vector<std::int32_t> class_of_code;  ///< of codes
  std::vector<std::int32_t> class_of_row;   ///< of measurements
};

/// What the classes of a few circumstances come to: by key, a number for every combination.
struct circumstance_key {
  std::vector<std::size_t> columns;  ///< of `bound_table::circumstances`
  std::vector<std::size_t> factors;
  std::size_t size = 1;  ///< how many keys; 0: too many to list
};

/// Whether several conditions hold, for every key.
struct condition_states {
  enum state : std::uint8_t { no, yes, unknown };
  std::vector<const compiled_condition*> conditions;
  circumstance_key key;
  std::vector<state> of_key;

  /// @param hold  empty: not known
  [[nodiscard]] static state of(std::optional<bool> hold) noexcept {
    return !hold ? unknown : *hold ? yes : no;
  }
};

/// What a unit states beside a figure, one kind of it.
struct statement_column {
  column_reader cells;
  std::vector<std::uint8_t> bits_of_code;  ///< of codes
  std::uint8_t bits_of_yes = 0;            ///< of booleans
  std::uint8_t bits_of_no = 0;
};

/// How the figures of an indicator are classified.
enum class figure_form : std::uint8_t {
  none,   ///< there are none
  ratio,  ///< two counts
  value,  ///< one number, or yes and no
  codes,  ///< codes, each of a class
  items,  ///< a column for each item
};

/// The columns of one indicator.
struct bound_indicator {
  judged_indicator judged;
  figure_form form = figure_form::none;
  std::optional<column_reader> numerator;
  std::optional<column_reader> denominator;
  std::optional<column_reader> value;
  std::vector<std::optional<column_reader>> items;  ///< in the order of the measure
  int numerator_scale = 0;
  int denominator_scale = 0;
  int value_scale = 0;
  bool items_as_codes = false;  ///< the classes of codes are those of a checklist

  std::vector<std::uint8_t> class_of_code;
  std::vector<std::int64_t> number_of_code;  ///< of codes that stand for numbers
  std::vector<bool> number_is_odd;           ///< of codes that stand for none

  std::vector<statement_column> statements;
  std::optional<column_reader> reported_points;
  const std::uint64_t* odd = nullptr;  ///< of measurements: figures of no simple kind
  bool is_checked = false;             ///< by a check that may call it inconsistent

  circumstance_key key;
  std::vector<std::uint16_t> case_of_key;
  std::vector<circumstance_case> cases;  ///< distinct; none: too many

  /// Both numbers of a ratio at the finer scale: they are held against each other, too.
  void use_one_scale() noexcept {
    numerator_scale = denominator_scale = std::max(numerator_scale, denominator_scale);
  }
};

/// An earlier legal act, told by columns.
struct recognised_column {
  column_reader cells;
  std::vector<std::optional<status>> status_of_code;
  std::optional<column_reader> level;
};

/// A bound in place of that of the set.
struct overridden_bound {
  std::size_t slot = 0;
  bool upper = false;
  std::optional<decimal> value;
};

void override_bound(const plan& plan, const overridden_bound& change, requirement_overrides& into);

class bound_table {
 public:
  /// Binds a table. @throws failure
  bound_table(std::shared_ptr<const detail::plan> plan, table_view table, table_question asked,
              std::vector<overridden_bound> overridden = {});
  /// Binds what is evaluated of measurements, by an evaluation whose sub-units, checks and cohorts
  /// are worked out.
  bound_table(std::shared_ptr<const evaluation_data> document,
              std::vector<overridden_bound> overridden = {});
  bound_table(const bound_table&) = delete;  // it points into itself
  bound_table& operator=(const bound_table&) = delete;

  [[nodiscard]] const detail::plan& plan() const noexcept { return *plan_; }
  [[nodiscard]] const std::shared_ptr<const detail::plan>& shared_plan() const noexcept {
    return plan_;
  }
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  /// The evaluation that the rows are of; null: those of a table.
  [[nodiscard]] const std::shared_ptr<const evaluation_data>& document() const noexcept {
    return document_;
  }
  [[nodiscard]] const table_view& table() const noexcept { return table_; }
  [[nodiscard]] const table_question& asked() const noexcept { return asked_; }
  [[nodiscard]] const std::vector<overridden_bound>& overridden() const noexcept {
    return overridden_;
  }
  [[nodiscard]] const requirement_overrides& overrides() const noexcept { return overrides_; }
  [[nodiscard]] const std::vector<std::string>& unknown_headers() const noexcept {
    return unknown_headers_;
  }

  [[nodiscard]] const std::vector<bound_indicator>& indicators() const noexcept {
    return indicators_;
  }
  [[nodiscard]] const std::vector<circumstance_column>& circumstances() const noexcept {
    return circumstances_;
  }
  /// What is the same for all rows.
  [[nodiscard]] const known_classes& constant() const noexcept { return constant_; }
  [[nodiscard]] const std::vector<cohort>& cohorts() const noexcept { return cohorts_; }

  // Whether conditions hold: those above groups, pools and conclusions, and those of forms.
  [[nodiscard]] const std::vector<condition_states>& conditions() const noexcept {
    return conditions_;
  }
  [[nodiscard]] std::size_t of_group(std::size_t slot) const noexcept { return of_group_[slot]; }
  [[nodiscard]] std::size_t of_pool(std::size_t index) const noexcept { return of_pool_[index]; }
  [[nodiscard]] std::size_t of_conclusion(std::size_t index) const noexcept {
    return of_conclusion_[index];
  }
  [[nodiscard]] std::size_t of_form(const compiled_condition* when) const noexcept {
    return of_form_.find(when)->second;
  }
  /// A circumstance that every row is known by; empty: it is the same for all.
  [[nodiscard]] std::optional<std::size_t> column_of(std::size_t variable) const noexcept;

  /// By `plan::elsewhere`; empty: no column tells.
  [[nodiscard]] const std::vector<std::optional<recognised_column>>& recognised() const noexcept {
    return recognised_;
  }

  /// Whether units must be scored though nobody asked for points.
  [[nodiscard]] bool statuses_need_points() const noexcept { return statuses_need_points_; }
  /// Whether a conclusion rests on a group.
  [[nodiscard]] bool forms_use_groups() const noexcept { return forms_use_groups_; }
  /// Whether a check may call figures inconsistent.
  [[nodiscard]] bool has_deciding_checks() const noexcept { return has_deciding_checks_; }
  /// Whether every unit must have a target year.
  [[nodiscard]] bool needs_year(std::size_t variable) const noexcept {
    return plan_->asks_for_year() && variable == plan_->variables().year();
  }

 private:
  friend class table_binder;
  friend class document_binder;

  void gather_cohorts();
  void compile_overrides();
  void compile_circumstances();
  void compile_indicator(std::size_t slot);
  [[nodiscard]] circumstance_key key_of(std::vector<std::size_t> variables) const;
  /// Calls `visit(key, known)` for every key.
  template <class Visit>
  void for_each_key(const circumstance_key& key, Visit visit) const;
  [[nodiscard]] condition_states states_of(std::vector<const compiled_condition*> conditions) const;
  std::size_t add_condition(std::vector<const compiled_condition*> conditions);
  void add_conditions_of(const compiled_form& form);
  [[nodiscard]] circumstance_case case_of(std::size_t slot, const known_classes& known) const;

  std::shared_ptr<const detail::plan> plan_;
  std::shared_ptr<const evaluation_data> document_;
  table_view table_{0};
  table_question asked_;
  std::size_t rows_ = 0;
  std::vector<overridden_bound> overridden_;
  requirement_overrides overrides_;
  std::vector<std::string> unknown_headers_;

  std::vector<bound_indicator> indicators_;
  std::vector<circumstance_column> circumstances_;
  known_classes constant_;
  std::optional<xaso::cohorts> gathered_;  ///< those of the question
  std::vector<cohort> cohorts_;
  std::vector<condition_states> conditions_;
  std::vector<std::size_t> of_group_;
  std::vector<std::size_t> of_pool_;
  std::vector<std::size_t> of_conclusion_;
  std::unordered_map<const compiled_condition*, std::size_t> of_form_;
  std::vector<std::optional<recognised_column>> recognised_;
  bool statuses_need_points_ = false;
  bool forms_use_groups_ = false;
  bool has_deciding_checks_ = false;

  // Columns made of measurements.
  std::deque<column> own_columns_;
  std::deque<std::vector<std::int64_t>> own_numbers_;
  std::deque<std::vector<std::int8_t>> own_codes_;
  std::deque<std::vector<std::uint64_t>> own_words_;
};

}  // namespace xaso::detail
