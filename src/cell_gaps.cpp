// n·a ≥ d·b + slack, solved for n, and for n and d growing together.
// SPDX-License-Identifier: Apache-2.0
#include "cell_gaps.hpp"

#include "int128.hpp"

namespace xaso::detail {
namespace {

std::int64_t as_number(gap_count count, bool fewer) noexcept {
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

/// d·b + slack; empty where a gap may be beyond the range of gaps.
std::optional<std::int64_t> right_side(const ratio_bound& bound, std::int64_t d) noexcept {
  const int128 wide = int128(d) * bound.b + bound.slack;
  if (wide > power_of_ten(18) - bound.a) return {};
  return static_cast<std::int64_t>(wide);
}

std::int64_t divide_up(std::int64_t dividend, std::int64_t divisor) noexcept {
  return (dividend + divisor - 1) / divisor;
}

}  // namespace

cell_gap as_cell(const gap& gap) noexcept {
  return {as_number(gap.change, gap.fewer), as_number(gap.change_both, gap.fewer),
          as_number(gap.needed, false)};
}

std::optional<plain_bound> plain_bound_of(const bound_indicator& of, const circumstance_case& in,
                                          const std::optional<ratio_rule>& rule) {
  const measure& measure = of.judged.indicator->measure;
  const bool whole = measure.type == measure_type::ratio && !measure.ratio.decimal_parts;
  const bool one_lower =
      in.applies == true && in.required.size() == 1 && !in.required.front().upper;
  if (!whole || !one_lower || !rule || rule->lower.a == 0) return {};
  return plain_bound{rule->lower, measure.ratio.may_exceed_one};
}

std::optional<cell_gap> gap_of_denominator(const plain_bound& plain, std::int64_t d) noexcept {
  const auto right = right_side(plain.bound, d);
  if (!right) return {};
  const std::int64_t least = divide_up(*right, plain.bound.a);
  cell_gap gap;
  gap.needed = !plain.may_exceed_one && least > d ? cell_gap::impossible : least;
  return gap;
}

std::optional<cell_gap> gap_of(const plain_bound& plain, std::int64_t n, std::int64_t d) noexcept {
  std::optional<cell_gap> gap = gap_of_denominator(plain, d);
  if (!gap) return {};
  gap->change = gap->needed == cell_gap::impossible ? cell_gap::impossible : gap->needed - n;
  // Each step adds a − b to the left side, which is below the right one.
  const ratio_bound& bound = plain.bound;
  gap->change_both = bound.b >= bound.a
                         ? cell_gap::impossible
                         : divide_up(*right_side(bound, d) - n * bound.a, bound.a - bound.b);
  return gap;
}

}  // namespace xaso::detail
