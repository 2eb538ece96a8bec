// Circumstances of a unit: its attributes, the target year and facts, and conditions on them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "xaso/amount.hpp"
#include "xaso/decimal.hpp"

namespace xaso {

/// What an attribute of a unit may be: one of a list, yes or no, or any decimal.
enum class attribute_type : std::uint8_t { one_of, yes_no, decimal };

/// An attribute that a set asks of a unit.
struct attribute_declaration {
  std::string name;
  attribute_type type = attribute_type::one_of;
  std::vector<std::string> values;  ///< of `one_of`: codes

  friend bool operator==(const attribute_declaration&, const attribute_declaration&) = default;
};

/// The value of an attribute. A text may also be a decimal's: which is meant, a number or a code,
/// is known only beside the declaration.
using attribute_value = std::variant<bool, decimal, std::string>;

/// The name under which a condition speaks of the target year.
inline constexpr std::string_view year_name = "year";

/// Any one of these: years are whole decimals.
struct any_of_values {
  std::vector<attribute_value> values;
  friend bool operator==(const any_of_values&, const any_of_values&) = default;
};
/// A decimal between ends, of which at least one is given.
struct number_span {
  std::optional<range_end> lower;
  std::optional<range_end> upper;
  friend bool operator==(const number_span&, const number_span&) = default;
};
/// Years from and to, both included; at least one is given.
struct year_span {
  std::optional<int> from;
  std::optional<int> to;
  friend bool operator==(const year_span&, const year_span&) = default;
};

/// What an attribute, or the year, must be.
struct circumstance {
  std::string name;  ///< of a declared attribute, or `year`
  std::variant<any_of_values, number_span, year_span> is;

  friend bool operator==(const circumstance&, const circumstance&) = default;
};

/// Holds when every one of its circumstances does.
struct when_all {
  std::vector<circumstance> circumstances;  ///< at least one, no name twice

  friend bool operator==(const when_all&, const when_all&) = default;
};

/// Holds when the unit states the fact `fact` to be `is`.
struct fact_is {
  std::string fact;
  bool is = true;

  friend bool operator==(const fact_is&, const fact_is&) = default;
};

/// A condition on the circumstances of a unit; open while what it asks for is not known.
using condition = std::variant<fact_is, when_all>;

}  // namespace xaso
