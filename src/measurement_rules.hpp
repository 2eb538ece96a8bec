// What figures and entries must obey, whichever way they come in.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "error_list.hpp"
#include "fault.hpp"
#include "measurement_data.hpp"
#include "xaso/amount.hpp"
#include "xaso/decimal.hpp"

namespace xaso::detail {

/// A rule that was broken, with the arguments of its message.
struct broken_rule {
  fault rule;
  std::string first;
  std::string second;
};

inline constexpr std::int64_t largest_count = 1'000'000'000'000'000;
inline constexpr int most_digits_of_a_part = 15;
/// So that what is built nests no deeper in its text than a reader allows unasked: 64, of which
/// each listing takes four.
inline constexpr std::size_t most_listing_levels = 14;

/// Whether `value` may be a numerator or denominator: 0 … 10^15, at most 15 digits.
[[nodiscard]] inline bool obeys_part(decimal value) noexcept {
  if (value.is_negative()) return false;
  if (value.is_whole()) return value.mantissa() <= largest_count;
  return value.digits() <= most_digits_of_a_part;  // so it is below 10^15 too
}
/// Which rule of those it breaks.
/// @param subject  what `value` is, in words
[[nodiscard]] broken_rule broken_by_part(std::string_view subject, decimal value);

/// Of a range: an end, and the lower below the upper.
[[nodiscard]] std::optional<broken_rule> broken_by_range(const amount& range);

/// Of text given as the value of a figure: a number that is not too long, or a code.
[[nodiscard]] std::optional<broken_rule> broken_by_value(std::string_view text);
/// Of text given as an attribute: the same.
[[nodiscard]] std::optional<broken_rule> broken_by_attribute(std::string_view text);

/// Of a year: 1 … 9999.
[[nodiscard]] constexpr bool is_year(std::int64_t year) noexcept {
  return year >= 1 && year <= 9999;
}

/// Of how many sub-units there are: a whole number, at most 10^15.
/// @param subject  what `value` is, in words
[[nodiscard]] std::optional<broken_rule> broken_by_expected(std::string_view subject,
                                                            decimal value);

/// Of a cohort: the least not above the greatest.
[[nodiscard]] std::optional<broken_rule> broken_by_cohort(const stated_cohort& cohort);

/// Where in a text those parts of entries stand that are held against each other; empty: no text.
struct entry_places {
  std::vector<std::uint32_t> based_on;    ///< by entry; 0: nowhere
  std::vector<std::uint32_t> attributes;  ///< one after the other, those of all entries
};

/// What entries must obey together: one for each identity and track, and `based_on` a track that is
/// there, without circles; the attributes of an identity alike. Entries without a code are passed
/// over: their errors are known.
/// @param at  JSON Pointer of the list of the entries
void check_entries(const measurement_data& data, const entry_places& places, std::string_view at,
                   error_list& errors);

}  // namespace xaso::detail
