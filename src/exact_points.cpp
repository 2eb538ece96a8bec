// Points as exact rationals: the path that decides what the fast one leaves open.
// The only user of Boost.Multiprecision.
// SPDX-License-Identifier: Apache-2.0
#include <boost/multiprecision/cpp_int.hpp>

#include "scoring_rules.hpp"

namespace xaso::detail {
namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

cpp_int as_integer(int128 value) {
  const int128 word = int128(1) << 64U;
  cpp_int result = static_cast<std::int64_t>(floor_divide(value, word));
  result *= cpp_int(1) << 64U;
  result += static_cast<std::uint64_t>(value);
  return result;
}

cpp_rational as_rational(exact_ratio value) {
  return {as_integer(value.numerator), as_integer(value.denominator)};
}

cpp_rational magnitude(const cpp_rational& value) {
  return value < 0 ? cpp_rational(-value) : value;
}

/// Cut toward zero: divisors are above 0.
cpp_int whole_part(const cpp_rational& value) {
  return cpp_int(numerator(value) / denominator(value));
}

class exact {
 public:
  exact() = default;
  explicit exact(decimal value) : value_(value.mantissa(), power_of_ten(value.scale())) {}
  [[nodiscard]] static exact of_billionths(int128 value) {
    return exact(cpp_rational(as_integer(value), power_of_ten(decimal::max_scale)));
  }
  [[nodiscard]] static exact of_product(std::initializer_list<int128> numerators,
                                        std::initializer_list<int128> denominators) {
    cpp_int above = 1;
    cpp_int below = 1;
    for (const int128 factor : numerators) above *= as_integer(factor);
    for (const int128 factor : denominators) below *= as_integer(factor);
    return exact(cpp_rational(above, below));
  }
  [[nodiscard]] static exact of_position(exact_ratio value, exact_ratio least, exact_ratio greatest,
                                         int128 scale) {
    const cpp_rational from = as_rational(least);
    const cpp_rational part = (as_rational(value) - from) / (as_rational(greatest) - from);
    return exact(part * of_billionths(scale).value_);
  }

  friend exact operator+(const exact& a, const exact& b) { return exact(a.value_ + b.value_); }
  friend exact operator-(const exact& a, const exact& b) { return exact(a.value_ - b.value_); }
  [[nodiscard]] exact times(int128 numerator, int128 denominator) const {
    return exact(value_ * cpp_rational(as_integer(numerator), as_integer(denominator)));
  }
  friend exact least_of(const exact& a, const exact& b) { return a.value_ < b.value_ ? a : b; }
  friend exact greatest_of(const exact& a, const exact& b) { return a.value_ < b.value_ ? b : a; }

  [[nodiscard]] std::optional<int> sign() const { return value_.sign(); }

  [[nodiscard]] exact rounded(const rounding& how) const {
    const cpp_int unit = power_of_ten(how.digits);
    const cpp_rational scaled = magnitude(value_) * unit;
    cpp_int whole = whole_part(scaled);
    const cpp_rational rest = (scaled - whole) * 2;
    const bool half = rest == 1;
    bool up = rest > 1 && how.mode != rounding_mode::down;
    if (half) {
      up = how.mode == rounding_mode::half_up ||
           (how.mode == rounding_mode::half_even && whole % 2 != 0);
    }
    if (up) ++whole;
    const cpp_rational result(whole, unit);
    return exact(value_ < 0 ? cpp_rational(-result) : result);
  }

  /// A decimal, where it is one of at most 9 places; else a fraction in lowest terms.
  [[nodiscard]] std::string text() const {
    const cpp_int unit = power_of_ten(decimal::max_scale);
    const cpp_rational scaled = value_ * unit;
    if (denominator(scaled) != 1) return value_.str();
    const cpp_int whole = numerator(magnitude(scaled));
    std::string digits = cpp_int(whole % unit).str();
    digits.insert(0, decimal::max_scale - digits.size(), '0');
    while (!digits.empty() && digits.back() == '0') digits.pop_back();
    std::string result = value_ < 0 ? "-" : "";
    result += cpp_int(whole / unit).str();
    if (!digits.empty()) result.append(1, '.').append(digits);
    return result;
  }

  [[nodiscard]] std::optional<std::string> shown() const {
    const cpp_int unit = power_of_ten(4);
    const cpp_int cut = whole_part(magnitude(value_) * unit);
    const cpp_int whole = cut / unit;
    std::string digits = cpp_int(cut % unit).str();
    digits.insert(0, 4 - digits.size(), '0');
    while (!digits.empty() && digits.back() == '0') digits.pop_back();
    std::string text = value_ < 0 && cut != 0 ? "-" : "";
    text += whole.str();
    if (!digits.empty()) text.append(1, '.').append(digits);
    return text;
  }

 private:
  explicit exact(cpp_rational value) : value_(std::move(value)) {}
  cpp_rational value_;
};

}  // namespace

struct exact_ends {
  interval_of<exact> ends;
};

figure_score score_figure_exactly(const scored_figure& figure) {
  decisions<exact> decide;
  figure_scoring<exact> scoring(figure, decide);
  scoring.run();
  return scoring.said();
}

unit_score score_unit_exactly(const scoring_task& task) {
  unit_scoring<exact> scoring(task);
  scoring.run();
  const std::optional<interval_of<exact>> ranked = scoring.ranked();
  unit_score result = scoring.take();
  if (ranked) {  // its ends are compared exactly, too
    const auto end = [](const std::optional<exact>& value) {
      return value ? std::optional(certified::undecided()) : std::nullopt;
    };
    result.ranked = {false, end(ranked->least), end(ranked->greatest)};
  }
  return result;
}

exact_score points_exactly(const scoring_task& task) {
  unit_scoring<exact> scoring(task);
  scoring.run();
  const auto text = [](const std::optional<exact>& end) {
    return end ? end->text() : std::string();
  };
  const auto as_points = [&](const std::optional<interval_of<exact>>& found) {
    std::optional<exact_points> points;
    if (found) points = exact_points{{}, text(found->least), text(found->greatest)};
    return points;
  };
  exact_score result;
  result.unit = as_points(scoring.of_unit());
  for (std::size_t i = 0; i < task.tree->nodes().size(); ++i) {
    result.nodes.push_back(as_points(scoring.of_node(i)));
  }
  return result;
}

std::shared_ptr<const exact_ends> rank_exactly(const scoring_task& task) {
  unit_scoring<exact> scoring(task);
  scoring.run();
  return std::make_shared<const exact_ends>(
      exact_ends{scoring.ranked().value_or(interval_of<exact>())});
}

int compare_exactly(const exact_ends& a, rank_end of_a, const exact_ends& b, rank_end of_b) {
  const auto end = [](const exact_ends& of, rank_end which) {
    return which == rank_end::least ? *of.ends.least : *of.ends.greatest;
  };
  return *(end(a, of_a) - end(b, of_b)).sign();
}

}  // namespace xaso::detail
