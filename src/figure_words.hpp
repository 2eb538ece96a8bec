// A figure and what is required of it, in words.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "phrases.hpp"
#include "xaso/evaluation.hpp"

namespace xaso::detail {

/// Words for the figure and the requirement of one answer, which it borrows.
class figure_words {
 public:
  figure_words(const indicator_answer& answer, const speaker& say) noexcept
      : value_(answer.value),
        indicator_(*answer.indicator),
        required_(answer.required),
        say_(say) {}

  /// "1,204 of 5,310 adults (22.67 %)"; empty where no figure is shown.
  [[nodiscard]] std::string figure() const;
  /// "5,310 adults".
  [[nodiscard]] std::string denominator() const;
  /// What is counted, and among what: "adults"; empty where the set does not say.
  [[nodiscard]] std::string numerator_unit() const;
  [[nodiscard]] std::string denominator_unit() const;
  /// The titles of the items of a checklist that are so; empty: not known.
  [[nodiscard]] std::string items(std::optional<bool> that_are) const;

  /// "at least 30 % required", or that it is not known.
  /// @param with_unit  name the unit too: no figure before it does
  [[nodiscard]] std::string required(bool with_unit) const;
  /// The bounds that are known: "at least 40 % and at most 45 %"; of a lone bound that is not
  /// strict only the number where `number_of_lone`: "30 %".
  [[nodiscard]] std::string bounds(bool with_unit, bool number_of_lone = false) const;

  /// Figure and requirement: "1,204 of 5,310 adults (22.67 %), at least 30 % required".
  [[nodiscard]] std::string figure_against_required() const;

  /// A number of the figure, or made from it: "about 40" where the figure is approximate.
  [[nodiscard]] std::string number(std::string_view plain) const;
  /// An amount: "40", "more than 40 and at most 60".
  /// @param as  how each number is written, for example `percent`
  [[nodiscard]] std::string amount_shown(const amount& given, std::optional<phrase> as = {}) const;

 private:
  [[nodiscard]] const xaso::measure& measure() const noexcept { return indicator_.measure; }
  [[nodiscard]] std::string ratio() const;
  [[nodiscard]] std::string sub_units() const;
  [[nodiscard]] std::string sub_units_counted() const;
  [[nodiscard]] std::string sub_units_shown(const amount& given) const;
  [[nodiscard]] std::string with_open_ones(std::string told) const;
  [[nodiscard]] const amount& sub_units_reaching() const noexcept;
  [[nodiscard]] std::string what_they_reach() const;
  [[nodiscard]] std::string share_in_percent() const;
  [[nodiscard]] std::string checklist(const std::vector<item_state>& states) const;
  [[nodiscard]] std::string option_title(std::string_view code) const;
  [[nodiscard]] std::string counted_as(const amount& given, const std::optional<text>& unit) const;
  [[nodiscard]] bool is_one_thing(const amount& given) const noexcept;

  [[nodiscard]] std::string bound_number(decimal limit, bool with_unit) const;
  [[nodiscard]] std::string required_of(std::monostate, bool) const;
  [[nodiscard]] std::string required_of(const number_rule& rule, bool with_unit) const;
  [[nodiscard]] std::string required_of(const is_requirement& rule, bool) const;
  [[nodiscard]] std::string required_of(const one_of_requirement& rule, bool) const;
  [[nodiscard]] std::string required_of(const checked_requirement& rule, bool with_unit) const;

  const shown_value& value_;
  const indicator& indicator_;
  const requirement& required_;
  const speaker& say_;
};

}  // namespace xaso::detail
