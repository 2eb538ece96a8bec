// The loops to compare with. A file of its own, so that no caller's compiler sees through them.
// SPDX-License-Identifier: Apache-2.0
#include "naive.hpp"

#include "xaso/batch.hpp"

namespace bench {
namespace {

__extension__ using wide = __int128;  // this program is compiled by GCC and Clang alone

constexpr std::int64_t hundredths_of_one = 10000;

bool holds(const rule& asked, std::int64_t numerator, std::int64_t denominator) {
  const wide given = wide{numerator} * hundredths_of_one;
  const wide bound = wide{denominator} * asked.hundredths;
  switch (asked.how) {
    case xaso::comparison::at_least:
      return given >= bound;
    case xaso::comparison::more_than:
      return given > bound;
    case xaso::comparison::at_most:
      return given <= bound;
    case xaso::comparison::less_than:
      return given < bound;
  }
  return false;
}

xaso::outcome judge(const rule& asked, const cell& figure) {
  using xaso::reason;
  using xaso::status;
  if (!figure.has_numerator && !figure.has_denominator) {
    return {status::undetermined, reason::missing_value};
  }
  if (!figure.has_numerator) return {status::undetermined, reason::missing_numerator};
  if (!figure.has_denominator) return {status::undetermined, reason::missing_denominator};
  if (figure.numerator > figure.denominator) {
    return {status::undetermined, reason::inconsistent_value};
  }
  if (figure.denominator == 0) return {status::undetermined, reason::zero_denominator};
  const bool is_lower = xaso::is_lower(asked.how);
  if (holds(asked, figure.numerator, figure.denominator)) {
    return {status::met, is_lower ? reason::reached : reason::within_limit};
  }
  return {status::not_met, is_lower ? reason::below_threshold : reason::above_limit};
}

struct plain_rule {
  std::int64_t hundredths;
  xaso::comparison how;
};

std::array<plain_rule, indicators> plain_rules() {
  std::array<plain_rule, indicators> plain{};
  for (std::size_t i = 0; i < indicators; ++i) plain[i] = {rules()[i].hundredths, rules()[i].how};
  return plain;
}

const std::array<plain_rule, indicators> compared = plain_rules();

}  // namespace

void judge_naively(const figures& columns, std::uint8_t* outcomes) {
  for (std::size_t i = 0; i < indicators; ++i) {
    const rule& asked = rules()[i];
    for (std::size_t row = 0; row < columns.rows(); ++row) {
      *outcomes++ = judge(asked, columns.at(i, row)).byte();
    }
  }
}

plain_unit plain_unit_of(const figures& columns, std::size_t row) {
  plain_unit unit{};
  for (std::size_t i = 0; i < indicators; ++i) {
    const cell figure = columns.at(i, row);
    unit.numerators[i] = figure.numerator;
    unit.denominators[i] = figure.denominator;
  }
  return unit;
}

void compare_barely(const plain_unit& unit, std::uint8_t* verdicts) {
  for (std::size_t i = 0; i < indicators; ++i) {
    const wide given = wide{unit.numerators[i]} * hundredths_of_one;
    const wide bound = wide{unit.denominators[i]} * compared[i].hundredths;
    bool met = false;
    switch (compared[i].how) {
      case xaso::comparison::at_least:
        met = given >= bound;
        break;
      case xaso::comparison::more_than:
        met = given > bound;
        break;
      case xaso::comparison::at_most:
        met = given <= bound;
        break;
      case xaso::comparison::less_than:
        met = given < bound;
        break;
    }
    verdicts[i] = met ? 1 : 0;
  }
}

}  // namespace bench
