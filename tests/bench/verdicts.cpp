// SPDX-License-Identifier: Apache-2.0
#include "verdicts.hpp"

#include <algorithm>

namespace bench {
namespace {

constexpr unsigned status_bits = 3;

bool is_decided(std::uint8_t outcome) {
  const xaso::status status = xaso::outcome::from_byte(outcome).status();
  return status == xaso::status::met || status == xaso::status::not_met;
}

bool agree(const xaso::batch_result& result, std::size_t row, const xaso::unit_answer& unit) {
  for (std::size_t i = 0; i < unit.indicator_count(); ++i) {
    if (result.at(row, i) != xaso::outcome(unit.status(i), unit.reason(i))) return false;
  }
  for (std::size_t i = 0; i < unit.conclusion_count(); ++i) {
    const auto expected = static_cast<std::uint8_t>(unit.conclusion(i).status);
    if (result.conclusions(i)[row] != expected) return false;
  }
  return true;
}

}  // namespace

bool are_same(const xaso::batch_result& result, std::span<const std::uint8_t> outcomes) {
  const std::size_t rows = result.rows();
  for (std::size_t i = 0; i < indicators; ++i) {
    if (!std::ranges::equal(result.outcomes(i), outcomes.subspan(i * rows, rows))) return false;
  }
  return true;
}

bool are_same(std::span<const std::uint8_t> statuses, std::span<const std::uint8_t> outcomes,
              states how_many) {
  return std::ranges::equal(statuses, outcomes, [how_many](std::uint8_t own, std::uint8_t other) {
    return own == (other & status_bits) || (how_many == states::two && !is_decided(other));
  });
}

bool agrees_with_single_units(const judged_table& judged, std::size_t rows) {
  const xaso::evaluator& evaluator = judged.evaluator();
  for (std::size_t row = 0; row < std::min(rows, judged.table().rows()); ++row) {
    const xaso::evaluation alone =
        evaluator.evaluate(evaluator.as_measurements(judged.table(), row));
    if (!agree(judged.result(), row, alone.unit(0))) return false;
  }
  return true;
}

}  // namespace bench
