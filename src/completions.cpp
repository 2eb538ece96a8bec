// Intervals of figures, and the search for a lattice point between two slopes.
// SPDX-License-Identifier: Apache-2.0
#include "completions.hpp"

#include <algorithm>
#include <utility>

namespace xaso::detail {
namespace {

/// The higher of two lower ends.
range_end higher(range_end a, range_end b) noexcept {
  if (a.value != b.value) return a.value > b.value ? a : b;
  return {a.value, a.open || b.open};
}

/// The lower of two upper ends.
range_end lower(range_end a, range_end b) noexcept {
  if (a.value != b.value) return a.value < b.value ? a : b;
  return {a.value, a.open || b.open};
}

std::int64_t first_whole(range_end lower_end) noexcept {
  const int128 up = ceil_divide(lower_end.value.mantissa(), power_of_ten(lower_end.value.scale()));
  return static_cast<std::int64_t>(up) + (lower_end.open && lower_end.value.is_whole() ? 1 : 0);
}

std::int64_t last_whole(range_end upper_end) noexcept {
  const int128 down =
      floor_divide(upper_end.value.mantissa(), power_of_ten(upper_end.value.scale()));
  return static_cast<std::int64_t>(down) - (upper_end.open && upper_end.value.is_whole() ? 1 : 0);
}

/// Σ ⌊(a·x + b) / m⌋ over x = 0 … `count` − 1, for a, b ≥ 0 and m > 0.
int128 floor_sum(int128 count, int128 m, int128 a, int128 b) noexcept {
  int128 sum = 0;
  while (count > 0) {
    sum += (count - 1) * count / 2 * (a / m) + count * (b / m);
    a %= m;
    b %= m;
    const int128 top = a * count + b;
    if (top < m) break;
    count = top / m;
    b = top % m;
    std::swap(m, a);
  }
  return sum;
}

int128 greatest_common_divisor(int128 a, int128 b) noexcept {
  while (b != 0) a = std::exchange(b, a % b);
  return a;
}

/// Whether `n` lies between the slopes for some d of the interval.
bool has_denominator(int128 n, const lattice& points, slope low, slope high, int128 q) noexcept {
  // low·d ≤ q·n bounds d from above, q·n ≤ high·d from below.
  int128 from = points.d_from;
  if (high.numerator == 0) {
    if (n != 0 || high.strict) return false;
  } else {
    const int128 least =
        high.strict ? floor_divide(q * n, high.numerator) + 1 : ceil_divide(q * n, high.numerator);
    from = std::max(from, least);
  }
  if (low.numerator == 0) {
    if (low.strict && n == 0) return false;
    return !points.d_to || from <= *points.d_to;
  }
  int128 to =
      low.strict ? ceil_divide(q * n, low.numerator) - 1 : floor_divide(q * n, low.numerator);
  if (points.d_to) to = std::min(to, int128(*points.d_to));
  return from <= to;
}

/// Whether some d in [from, to] has a whole n between the slopes, whatever n is.
bool has_whole_between(int128 from, std::optional<int128> to, slope low, slope high,
                       int128 q) noexcept {
  if (to && from > *to) return false;
  const int128 width = high.numerator - low.numerator;
  if (width == 0) {  // one slope: it meets a whole number at every multiple of its denominator
    const int128 step = q / greatest_common_divisor(q, low.numerator);
    return !to || ceil_divide(from, step) * step <= *to;
  }
  // Two slopes part until a whole number fits between them; d is below q until then.
  if (!to || width * *to > q) return true;

  // Between thin slopes, count the whole numbers. Taking a whole number of n from each d changes
  // no count and keeps the sums small: both slopes are then below 2.
  const int128 whole = low.numerator / q;
  const int128 a = low.numerator - whole * q;
  const int128 b = high.numerator - whole * q;
  const int128 count = *to - from + 1;
  // The greatest n is ⌊(b·d − strict) / q⌋, the one below the least ⌊(a·d + q − 1 − …) / q⌋ − 1.
  const int128 below = low.strict ? a * from : a * from + q - 1;
  const int128 upto = high.strict ? b * from - 1 : b * from;
  const int128 least = floor_sum(count, q, a, below) + (low.strict ? count : 0);
  const int128 greatest = floor_sum(count, q, b, upto);
  return greatest - least + count > 0;
}

}  // namespace

interval cut(const amount& given, interval allowed) noexcept {
  const range_end exactly{given.exact, false};
  const std::optional<range_end> from = given.is_exact() ? exactly : given.lower;
  const std::optional<range_end> to = given.is_exact() ? exactly : given.upper;
  if (from) allowed.lower = higher(allowed.lower, *from);
  if (to) allowed.upper = allowed.upper ? lower(*allowed.upper, *to) : *to;
  return allowed;
}

interval cut_to_whole(const amount& given, interval allowed) noexcept {
  interval left = cut(given, allowed);
  left.lower = {decimal(first_whole(left.lower)), false};
  if (left.upper) left.upper = range_end{decimal(last_whole(*left.upper)), false};
  return left;
}

bool has_point_between(const lattice& points, slope low, slope high, int128 q) noexcept {
  if (has_denominator(points.n_from, points, low, high, q)) return true;
  if (points.n_to && has_denominator(*points.n_to, points, low, high, q)) return true;

  // Where n is neither its least nor its greatest, only the slopes limit it: elsewhere a limit that
  // cuts into the slopes would itself have been a point.
  int128 from = points.d_from;
  if (points.n_from > 0) {
    if (low.numerator == 0) return false;
    from = std::max(from, ceil_divide(q * points.n_from, low.numerator));
  }
  std::optional<int128> to;
  if (points.d_to) to = *points.d_to;
  if (points.n_to && high.numerator > 0) {
    const int128 last = floor_divide(q * *points.n_to, high.numerator);
    to = to ? std::min(*to, last) : last;
  }
  return has_whole_between(from, to, low, high, q);
}

}  // namespace xaso::detail
