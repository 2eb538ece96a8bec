// Binding the columns of a table to a set.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "bound_table.hpp"
#include "column_header.hpp"
#include "error_list.hpp"

namespace xaso::detail {

/// Gives every column of a table its place in what is bound, and collects what cannot be.
class table_binder {
 public:
  explicit table_binder(bound_table& into) : into_(into), plan_(*into.plan_) {}

  /// @throws failure with every column that cannot be what its header says
  void run();

 private:
  void bind(std::string_view header, const column& from);
  void bind_figure(const column_header& header, const column& from);
  void bind_value(bound_indicator& into, const column& from);
  void bind_part(bound_indicator& into, std::string_view part, const column& from);
  void bind_texts_as_numbers(bound_indicator& into, const column& from);
  void bind_statement(bound_indicator& into, std::string_view part, const column& from);
  void bind_attribute(std::string_view name, const column& from);
  void bind_fact(std::string_view name, const column& from);
  void bind_year(const column& from);
  void bind_recognised(std::string_view name, const column& from);
  void bind_level_of_recognised(std::string_view name, const column& from);
  circumstance_column& add_circumstance(std::size_t variable, const column& from);
  [[nodiscard]] std::optional<std::size_t> elsewhere_of(std::string_view name);
  void check_level(const column& from);
  void choose_form(bound_indicator& bound);
  void refuse_type(const column& from, std::string_view takes);

  bound_table& into_;
  const plan& plan_;
  std::string_view header_;                                    ///< of the column at hand
  std::vector<std::pair<std::size_t, const column*>> levels_;  ///< of recognitions, by their index
  error_list errors_;
};

}  // namespace xaso::detail
