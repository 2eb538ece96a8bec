// Figures against bounds: outcomes of all completions, gaps, and percentages as they are shown.
// Everything is compared in 128-bit integers; the limits of the formats (15 digits of a part, 12 of
// a bound, 9 after a point) keep every product below 10^38 < 2^127.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/threshold.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <utility>

#include "completions.hpp"
#include "figure_extent.hpp"
#include "int128.hpp"
#include "name_in.hpp"

namespace xaso {
namespace {

using detail::figure_extent;
using detail::int128;
using detail::interval;
using detail::percent_judges;
using detail::wide_power_of_ten;

constexpr std::int64_t greatest_count = 1'000'000'000'000'000;    // 10^15
constexpr std::int64_t greatest_gap = 1'000'000'000'000'000'000;  // 10^18

std::strong_ordering compare(int128 a, int128 b) noexcept {
  return a < b   ? std::strong_ordering::less
         : a > b ? std::strong_ordering::greater
                 : std::strong_ordering::equal;
}

/// Whether what stands in `order` to a bound satisfies it.
bool satisfies(std::strong_ordering order, comparison how) noexcept {
  switch (how) {
    case comparison::at_least:
      return order >= 0;
    case comparison::more_than:
      return order > 0;
    case comparison::at_most:
      return order <= 0;
    case comparison::less_than:
      return order < 0;
  }
  return false;
}

using detail::exact_ratio;

exact_ratio percentage(decimal numerator, decimal denominator) noexcept {
  return {int128(numerator.mantissa()) * 100 * wide_power_of_ten(denominator.scale()),
          int128(denominator.mantissa()) * wide_power_of_ten(numerator.scale())};
}

/// The ratio less the bound, times the ratio's denominator and 10^scale of the bound:
/// its sign is that of the comparison. At most 10^36.
int128 excess(exact_ratio ratio, decimal bound) noexcept {
  return ratio.numerator * wide_power_of_ten(bound.scale()) - ratio.denominator * bound.mantissa();
}

std::strong_ordering compare(exact_ratio ratio, decimal bound) noexcept {
  return compare(excess(ratio, bound), 0);
}

/// The least or the greatest of what a figure may be. Of a ratio, both its numbers; no value:
/// without end. `reached`: some completion has it.
struct extreme {
  std::optional<exact_ratio> value;
  bool reached = false;
};

/// How a figure's extremes stand to its known bounds.
struct extent {
  extreme least;
  extreme greatest;
};

std::strong_ordering compare(const extreme& extreme, decimal bound) noexcept {
  return extreme.value ? compare(*extreme.value, bound) : std::strong_ordering::greater;
}

/// Whether some completion fails the lower bound.
bool some_below(const extent& extent, const threshold& lower) noexcept {
  const auto order = compare(extent.least, *lower.limit.value);
  return order < 0 || (order == 0 && is_strict(lower.how) && extent.least.reached);
}
/// Whether some completion reaches the lower bound.
bool some_reach(const extent& extent, const threshold& lower) noexcept {
  const auto order = compare(extent.greatest, *lower.limit.value);
  return order > 0 || (order == 0 && !is_strict(lower.how) && extent.greatest.reached);
}
/// Whether some completion fails the upper bound.
bool some_above(const extent& extent, const threshold& upper) noexcept {
  const auto order = compare(extent.greatest, *upper.limit.value);
  return order > 0 || (order == 0 && is_strict(upper.how) && extent.greatest.reached);
}
/// Whether some completion stays within the upper bound.
bool some_within(const extent& extent, const threshold& upper) noexcept {
  const auto order = compare(extent.least, *upper.limit.value);
  return order < 0 || (order == 0 && !is_strict(upper.how) && extent.least.reached);
}

bool is_known(const std::optional<threshold>& bound) noexcept {
  return bound && bound->limit.value.has_value();
}

/// The outcomes of a figure with this extent.
/// @param between  called when some completion reaches the lower bound and some stays within the
///                 upper: whether one does both
template <class Between>
outcomes outcomes_of(const extent& extent, const number_requirement& required,
                     Between between) noexcept {
  outcomes result;
  bool passes = true;
  if (is_known(required.lower)) {
    if (some_below(extent, *required.lower)) result |= outcomes::bit::below;
    passes = some_reach(extent, *required.lower);
  }
  if (is_known(required.upper)) {
    if (some_above(extent, *required.upper)) result |= outcomes::bit::above;
    passes = passes && some_within(extent, *required.upper);
  }
  if (passes && is_known(required.lower) && is_known(required.upper)) passes = between();
  if (passes) result |= required.has_unknown() ? outcomes::bit::open : outcomes::bit::met;
  return result;
}

/// What lies between two bounds of a figure that takes every value of its extent.
constexpr auto everything_between = [] { return true; };

exact_ratio as_fraction(decimal value) noexcept {
  return {value.mantissa(), wide_power_of_ten(value.scale())};
}

extent extent_of(const interval& values) noexcept {
  extent result{{as_fraction(values.lower.value), !values.lower.open}, {}};
  if (values.upper) result.greatest = {as_fraction(values.upper->value), !values.upper->open};
  return result;
}

// ---- ratios -------------------------------------------------------------------------------------

/// The intervals of a ratio's numbers, for denominators above 0, and whether 0 / 0 is one more.
struct ratio_intervals {
  interval numerator;
  interval denominator;
  bool zero = false;

  /// Whether no completion has a denominator above 0.
  [[nodiscard]] bool empty(bool may_exceed_one) const noexcept {
    if (numerator.empty() || denominator.empty()) return true;
    if (may_exceed_one || !denominator.upper) return false;
    // The numerator must find a denominator at or above it.
    return interval{numerator.lower, denominator.upper}.empty();
  }
};

ratio_intervals intervals_of(const ratio_figure& figure, const ratio_rules& rules) noexcept {
  const interval from_zero{{decimal(0), false}, {}};
  const interval above_zero =
      rules.decimal_parts ? interval{{decimal(0), true}, {}} : interval{{decimal(1), false}, {}};
  const auto limit = rules.decimal_parts ? detail::cut : detail::cut_to_whole;

  ratio_intervals result;
  result.numerator = limit(figure.numerator, from_zero);
  result.denominator = limit(figure.denominator, above_zero);
  const bool zero_allowed =
      rules.zero.value_or(zero_denominator::undetermined) != zero_denominator::undetermined ||
      figure.denominator.is_exact();
  result.zero = zero_allowed && limit(figure.denominator, from_zero).contains_zero() &&
                result.numerator.contains_zero();
  return result;
}

exact_ratio at(range_end numerator, range_end denominator) noexcept {
  return percentage(numerator.value, denominator.value);
}

/// Whether two intervals share a number.
bool overlap(const interval& a, const interval& b) noexcept {
  return !interval{a.lower, b.upper}.empty() && !interval{b.lower, a.upper}.empty();
}

/// The least and the greatest ratio of numbers in these intervals, which are not empty.
extent extent_of(const ratio_intervals& in, bool may_exceed_one) noexcept {
  const range_end n_from = in.numerator.lower;
  const range_end d_from = in.denominator.lower;
  const exact_ratio none{0, 1};
  const exact_ratio whole{100, 1};

  extent result;
  const bool only_zero = in.numerator.upper && in.numerator.upper->value == decimal(0);
  if (n_from.value == decimal(0)) {
    result.least = {none, !n_from.open};
  } else if (in.denominator.upper) {
    result.least = {at(n_from, *in.denominator.upper), !n_from.open && !in.denominator.upper->open};
  } else {
    result.least = {none, false};
  }

  if (only_zero) {
    result.greatest = {none, true};
  } else if (!may_exceed_one && overlap(in.numerator, in.denominator)) {
    result.greatest = {whole, true};
  } else if (!in.numerator.upper || d_from.value == decimal(0)) {
    result.greatest = {};
  } else {
    result.greatest = {at(*in.numerator.upper, d_from), !in.numerator.upper->open && !d_from.open};
  }
  return result;
}

/// Whether some pair of whole numbers in these intervals lies between the two bounds.
bool whole_between(const ratio_intervals& in, const ratio_rules& rules,
                   const number_requirement& required) noexcept {
  const decimal low = *required.lower->limit.value;
  const decimal high = *required.upper->limit.value;
  const int scale = std::max(low.scale(), high.scale());
  const auto slope_of = [scale](decimal bound, comparison how) {
    return detail::slope{bound.mantissa() * wide_power_of_ten(scale - bound.scale()),
                         is_strict(how)};
  };
  const int128 q = 100 * wide_power_of_ten(scale);
  detail::slope top = slope_of(high, required.upper->how);
  if (!rules.may_exceed_one && top.numerator > q) top = {q, false};

  detail::lattice points;
  points.n_from = in.numerator.lower.value.mantissa();
  if (in.numerator.upper) points.n_to = in.numerator.upper->value.mantissa();
  points.d_from = in.denominator.lower.value.mantissa();
  if (in.denominator.upper) points.d_to = in.denominator.upper->value.mantissa();
  return has_point_between(points, slope_of(low, required.lower->how), top, q);
}

outcomes judge_counts(const ratio_intervals& in, const ratio_rules& rules,
                      const number_requirement& required) noexcept {
  return outcomes_of(extent_of(in, rules.may_exceed_one), required,
                     [&] { return rules.decimal_parts || whole_between(in, rules, required); });
}

interval percent_interval(const amount& percent, const ratio_rules& rules) noexcept {
  interval allowed{{decimal(0), false}, {}};
  if (!rules.may_exceed_one) allowed.upper = range_end{decimal(100), false};
  return detail::cut(percent, allowed);
}

/// 18 digits: no quantity lies beyond.
interval every_quantity() noexcept {
  return {{decimal(-999'999'999'999'999'999), false},
          range_end{decimal(999'999'999'999'999'999), false}};
}

// ---- gaps ---------------------------------------------------------------------------------------

gap_count impossible() noexcept { return {gap_count::kind::impossible, 0}; }

gap_count counted(int128 number) noexcept {
  if (number > greatest_gap) return {gap_count::kind::beyond_range, 0};
  return {gap_count::kind::number, static_cast<std::int64_t>(number)};
}

/// Whether n / d in per cent satisfies a bound; a bound that is absent or not known is no obstacle.
/// n and d at most 10^26: the least step to a bound of 12 digits from counts of 15.
bool holds(int128 n, int128 d, const std::optional<threshold>& bound) noexcept {
  if (!is_known(bound)) return true;
  const decimal limit = *bound->limit.value;
  return satisfies(compare(n * 100 * wide_power_of_ten(limit.scale()), d * limit.mantissa()),
                   bound->how);
}

/// A bound on n / d for whole numbers, as t / u with u = 100 · 10^scale.
struct whole_bound {
  int128 t;
  int128 u;
  bool strict;

  explicit whole_bound(const threshold& bound) noexcept
      : t(bound.limit.value->mantissa()),
        u(100 * wide_power_of_ten(bound.limit.value->scale())),
        strict(is_strict(bound.how)) {}

  /// The least numerator at denominator `d` that satisfies it as a lower bound.
  [[nodiscard]] int128 least(int128 d) const noexcept {
    return strict ? detail::floor_divide(t * d, u) + 1 : detail::ceil_divide(t * d, u);
  }
  /// The greatest numerator at denominator `d` that satisfies it as an upper bound.
  [[nodiscard]] int128 greatest(int128 d) const noexcept {
    return strict ? detail::ceil_divide(t * d, u) - 1 : detail::floor_divide(t * d, u);
  }
  /// The least k that moves a difference of `distance` = |u·n − t·d| by (u − t) a step.
  [[nodiscard]] int128 steps(int128 distance) const noexcept {
    return strict ? detail::floor_divide(distance, u - t) + 1
                  : detail::ceil_divide(distance, u - t);
  }
};

/// More needed for the lower bound, which fails.
void more_needed(int128 n, int128 d, const ratio_rules& rules, const number_requirement& required,
                 gap& out) noexcept {
  const whole_bound bound(*required.lower);
  const int128 more = bound.least(d) - n;
  const bool above_one = !rules.may_exceed_one && n + more > d;
  out.change = above_one || !holds(n + more, d, required.upper) ? impossible() : counted(more);

  if (bound.t >= bound.u) {
    out.change_both = impossible();
    return;
  }
  const int128 both = bound.steps(bound.t * d - bound.u * n);
  out.change_both = holds(n + both, d + both, required.upper) ? counted(both) : impossible();
}

/// Fewer needed for the upper bound, which fails.
void fewer_needed(int128 n, int128 d, const number_requirement& required, gap& out) noexcept {
  const whole_bound bound(*required.upper);
  const int128 fewer = n - bound.greatest(d);
  out.change = fewer > n || !holds(n - fewer, d, required.lower) ? impossible() : counted(fewer);

  if (bound.t >= bound.u) {
    out.change_both = impossible();
    return;
  }
  const int128 both = bound.steps(bound.u * n - bound.t * d);
  out.change_both = both > n || both >= d || !holds(n - both, d - both, required.lower)
                        ? impossible()
                        : counted(both);
}

/// The numerator needed at denominator `d`.
gap_count needed_at(int128 d, bool upper_fails, const ratio_rules& rules,
                    const number_requirement& required) noexcept {
  const int128 least = required.lower ? whole_bound(*required.lower).least(d) : 0;
  std::optional<int128> greatest;
  if (required.upper) greatest = whole_bound(*required.upper).greatest(d);
  if (!rules.may_exceed_one) greatest = greatest ? std::min(*greatest, d) : d;
  if (greatest && *greatest < least) return impossible();
  return counted(upper_fails || !required.lower ? *greatest : least);
}

wide_decimal wide(int128 mantissa, int scale) noexcept {
  const int128 word = int128(1) << 64U;
  return {static_cast<std::int64_t>(detail::floor_divide(mantissa, word)),
          static_cast<std::uint64_t>(mantissa), scale};
}

int128 magnitude(int128 value) noexcept { return value < 0 ? -value : value; }

/// `excess` / `denominator` without its sign, rounded away from zero at two decimals: below 10^38.
wide_decimal two_decimals_up(int128 excess, int128 denominator) noexcept {
  return wide(detail::ceil_divide(magnitude(excess) * 100, denominator), 2);
}

/// The bound of `required` that an exact figure fails; null where it fails none that is known.
template <class Compare>
const threshold* failing(const number_requirement& required, Compare order) noexcept {
  for (const auto* bound : {&required.lower, &required.upper}) {
    if (is_known(*bound) && !satisfies(order(*(*bound)->limit.value), (*bound)->how)) {
      return &**bound;
    }
  }
  return nullptr;
}

/// What every gap of a ratio in per cent says.
void percentage_gap(exact_ratio ratio, const threshold& bound, gap& out) noexcept {
  const decimal limit = *bound.limit.value;
  out.fewer = !is_lower(bound.how);
  out.percentage_points =
      two_decimals_up(excess(ratio, limit), ratio.denominator * wide_power_of_ten(limit.scale()));
  out.strictly = is_strict(bound.how);
}

/// The gap of two exact numbers that fail `bound`.
void parts_gap(decimal n, decimal d, const ratio_rules& rules, const number_requirement& required,
               const threshold& bound, gap& out) noexcept {
  const exact_ratio ratio = percentage(n, d);
  percentage_gap(ratio, bound, out);
  if (rules.decimal_parts) {
    const decimal limit = *bound.limit.value;
    out.difference =
        wide(magnitude(excess(ratio, limit)), 2 + limit.scale() + n.scale() + d.scale());
  } else if (out.fewer) {
    fewer_needed(n.mantissa(), d.mantissa(), required, out);
  } else {
    more_needed(n.mantissa(), d.mantissa(), rules, required, out);
  }
}

bool both_exact(const ratio_figure& figure) noexcept {
  return figure.numerator.is_exact() && figure.denominator.is_exact();
}

bool denominator_is_zero(const ratio_figure& figure) noexcept {
  return figure.denominator.is_exact() && figure.denominator.exact == decimal(0);
}

figure_extent shown_extent(const extent& from) noexcept {
  return {from.least.value, from.greatest.value, false, false};
}

}  // namespace

std::strong_ordering detail::compare(exact_ratio a, exact_ratio b) noexcept {
  // Whole parts first; then the rests, turned over, decide.
  for (bool turned = false;; turned = !turned) {
    const int128 whole_a = floor_divide(a.numerator, a.denominator);
    const int128 whole_b = floor_divide(b.numerator, b.denominator);
    if (whole_a != whole_b) {
      return turned ? xaso::compare(whole_b, whole_a) : xaso::compare(whole_a, whole_b);
    }
    a.numerator -= whole_a * a.denominator;
    b.numerator -= whole_b * b.denominator;
    if (a.numerator == 0 || b.numerator == 0) {
      const auto order = xaso::compare(a.numerator, b.numerator);
      return !turned ? order : xaso::compare(b.numerator, a.numerator);
    }
    std::swap(a.numerator, a.denominator);
    std::swap(b.numerator, b.denominator);
  }
}

bool detail::percent_judges(const ratio_figure& figure) noexcept {
  return figure.percent.is_given() &&
         !(figure.numerator.is_given() && figure.denominator.is_given());
}

detail::figure_extent detail::extent_of_ratio(const ratio_figure& figure,
                                              const ratio_rules& rules) noexcept {
  const interval percent = percent_interval(figure.percent, rules);
  const ratio_intervals counts = intervals_of(figure, rules);
  const bool no_ratio = counts.empty(rules.may_exceed_one);
  if (percent.empty() || (no_ratio && !counts.zero)) return {{}, {}, false, true};
  if (percent_judges(figure) && !denominator_is_zero(figure)) {
    return shown_extent(extent_of(percent));
  }
  figure_extent result{{}, {}, counts.zero, no_ratio};
  if (no_ratio) return result;
  if (both_exact(figure)) {
    const exact_ratio only = percentage(figure.numerator.exact, figure.denominator.exact);
    return {only, only, false, false};
  }
  result = shown_extent(extent_of(counts, rules.may_exceed_one));
  result.may_be_zero = counts.zero;
  return result;
}

detail::figure_extent detail::extent_of_count(const amount& value) noexcept {
  const interval values =
      cut_to_whole(value, {{decimal(0), false}, range_end{decimal(greatest_count), false}});
  return values.empty() ? figure_extent{{}, {}, false, true} : shown_extent(extent_of(values));
}

detail::figure_extent detail::extent_of_quantity(const amount& value) noexcept {
  const interval values = cut(value, every_quantity());
  return values.empty() ? figure_extent{{}, {}, false, true} : shown_extent(extent_of(values));
}

std::string_view name(zero_denominator zero) noexcept {
  static constexpr std::array<std::string_view, 3> names{"undetermined", "not_applicable", "met"};
  return detail::name_in(names, zero);
}

outcomes judge(const ratio_figure& figure, const ratio_rules& rules,
               const number_requirement& required) noexcept {
  const interval percent = percent_interval(figure.percent, rules);
  const ratio_intervals counts = intervals_of(figure, rules);
  const bool no_ratio = counts.empty(rules.may_exceed_one);
  if (percent.empty() || (no_ratio && !counts.zero)) return {};
  if (denominator_is_zero(figure)) return outcomes::bit::zero;

  if (percent_judges(figure)) return outcomes_of(extent_of(percent), required, everything_between);
  outcomes result;
  if (!no_ratio) result = judge_counts(counts, rules, required);
  if (counts.zero) result |= outcomes::bit::zero;
  return result;
}

outcomes judge_count(const amount& value, const number_requirement& required) noexcept {
  const interval values =
      detail::cut_to_whole(value, {{decimal(0), false}, range_end{decimal(greatest_count), false}});
  if (values.empty()) return {};
  return outcomes_of(extent_of(values), required, [&] {
    // The bounds are ends of a range themselves: what they leave must hold a whole number.
    const amount bounds(range_end{*required.lower->limit.value, is_strict(required.lower->how)},
                        range_end{*required.upper->limit.value, is_strict(required.upper->how)});
    return !detail::cut_to_whole(bounds, values).empty();
  });
}

outcomes judge_quantity(const amount& value, const number_requirement& required) noexcept {
  const interval values = detail::cut(value, every_quantity());
  if (values.empty()) return {};
  return outcomes_of(extent_of(values), required, everything_between);
}

gap gap_of(const ratio_figure& figure, const ratio_rules& rules, const number_requirement& required,
           bool not_met) noexcept {
  gap out;
  if (denominator_is_zero(figure)) return out;
  if (not_met && both_exact(figure)) {
    const decimal n = figure.numerator.exact;
    const decimal d = figure.denominator.exact;
    const auto order = [&](decimal bound) { return compare(percentage(n, d), bound); };
    if (const threshold* bound = failing(required, order)) {
      parts_gap(n, d, rules, required, *bound, out);
    }
  } else if (not_met && percent_judges(figure) && figure.percent.is_exact()) {
    const decimal percent = figure.percent.exact;
    const auto order = [&](decimal bound) { return percent <=> bound; };
    if (const threshold* bound = failing(required, order)) {
      percentage_gap(as_fraction(percent), *bound, out);
    }
  }
  if (figure.denominator.is_exact() && !rules.decimal_parts && !required.has_unknown()) {
    const bool upper_fails = judge(figure, rules, required).only(outcomes::bit::above);
    out.fewer = upper_fails || !required.lower;
    out.needed = needed_at(figure.denominator.exact.mantissa(), upper_fails, rules, required);
  }
  return out;
}

gap gap_of_count(decimal value, const number_requirement& required) noexcept {
  gap out;
  const threshold* bound = failing(required, [&](decimal limit) { return value <=> limit; });
  if (bound == nullptr) return out;
  const decimal limit = *bound->limit.value;
  const int128 unit = wide_power_of_ten(limit.scale());
  const int128 n = value.mantissa();
  const bool strict = is_strict(bound->how);
  out.fewer = !is_lower(bound->how);

  int128 reached = out.fewer ? detail::floor_divide(limit.mantissa(), unit)
                             : detail::ceil_divide(limit.mantissa(), unit);
  if (strict && limit.is_whole()) reached += out.fewer ? -1 : 1;
  const auto& other = out.fewer ? required.lower : required.upper;
  const bool breaks_other =
      is_known(other) &&
      !satisfies(compare(reached * wide_power_of_ten(other->limit.value->scale()),
                         other->limit.value->mantissa()),
                 other->how);
  out.change = reached < 0 || breaks_other ? impossible() : counted(magnitude(reached - n));
  return out;
}

gap gap_of_quantity(decimal value, const number_requirement& required) noexcept {
  gap out;
  const threshold* bound = failing(required, [&](decimal limit) { return value <=> limit; });
  if (bound == nullptr) return out;
  out.fewer = !is_lower(bound->how);
  out.difference = wide(magnitude(excess(as_fraction(value), *bound->limit.value)),
                        value.scale() + bound->limit.value->scale());
  out.strictly = is_strict(bound->how);
  return out;
}

std::string shown_percent(decimal numerator, decimal denominator, const ratio_rules& rules,
                          const number_requirement& required) {
  const exact_ratio ratio = percentage(numerator, denominator);
  const int128 whole = ratio.numerator / ratio.denominator;
  int128 rest = ratio.numerator % ratio.denominator;

  // Cutting lowers a figure: only one above a bound (or on it) can lose its verdict. It keeps it
  // once what is cut off is no more than what it has above the bound.
  const auto keeps_verdict = [&](const std::optional<threshold>& bound, int digits,
                                 int128 cut_off) noexcept {
    if (!is_known(bound)) return true;
    const decimal limit = *bound->limit.value;
    int128 above = excess(ratio, limit);
    if (above < 0) return true;
    const bool judged_as_above =  // on the bound itself
        bound->how == comparison::at_least || bound->how == comparison::less_than;
    if (above == 0) return !judged_as_above || cut_off == 0;
    // above / (denominator · 10^scale) against cut_off / (denominator · 10^digits)
    const int128 needed = cut_off * wide_power_of_ten(limit.scale());
    for (int i = 0; i < digits && above <= needed; ++i) above *= 10;
    return judged_as_above ? above >= needed : above > needed;
  };

  std::optional<threshold> whole_of_one;
  if (!rules.may_exceed_one) whole_of_one = threshold{comparison::at_most, {decimal(100), {}}};

  std::string digits;
  for (;;) {
    const int count = static_cast<int>(digits.size());
    if (count >= 2 && keeps_verdict(required.lower, count, rest) &&
        keeps_verdict(required.upper, count, rest) && keeps_verdict(whole_of_one, count, rest)) {
      break;
    }
    rest *= 10;
    digits += static_cast<char>('0' + static_cast<int>(rest / ratio.denominator));
    rest %= ratio.denominator;
  }
  while (!digits.empty() && digits.back() == '0') digits.pop_back();

  std::string out = wide(whole, 0).to_string();
  if (!digits.empty()) out.append(1, '.').append(digits);
  return out;
}

bool contradicts(decimal percent, decimal numerator, decimal denominator) noexcept {
  const exact_ratio ratio = percentage(numerator, denominator);
  const int128 scaled = ratio.numerator * wide_power_of_ten(percent.scale());
  const int128 down = scaled / ratio.denominator;
  const int128 up = scaled % ratio.denominator == 0 ? down : down + 1;
  return percent.mantissa() != down && percent.mantissa() != up;
}

}  // namespace xaso
