// Figures against bounds. The oracle here enumerates completions one by one in small numbers; large
// numbers are held against Python's fractions elsewhere.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/threshold.hpp"

#include <boost/test/unit_test.hpp>
#include <optional>
#include <string>
#include <vector>

namespace {

using xaso::amount;
using xaso::comparison;
using xaso::decimal;
using xaso::gap_count;
using xaso::number_requirement;
using xaso::outcomes;
using xaso::range_end;
using xaso::ratio_figure;
using xaso::ratio_rules;
using xaso::threshold;
using bit = outcomes::bit;

decimal of(std::string_view text) { return decimal::parse(text).value; }

threshold bound(comparison how, std::string_view value) { return {how, {of(value), {}}}; }

number_requirement at_least(std::string_view value) {
  return {bound(comparison::at_least, value), {}};
}
number_requirement more_than(std::string_view value) {
  return {bound(comparison::more_than, value), {}};
}
number_requirement at_most(std::string_view value) {
  return {{}, bound(comparison::at_most, value)};
}
number_requirement less_than(std::string_view value) {
  return {{}, bound(comparison::less_than, value)};
}
number_requirement between(std::string_view low, std::string_view high) {
  return {bound(comparison::at_least, low), bound(comparison::at_most, high)};
}

ratio_figure counts(amount numerator, amount denominator) {
  return {numerator, denominator, amount()};
}

amount range(std::optional<std::int64_t> from, std::optional<std::int64_t> to, bool open = false) {
  std::optional<range_end> lower;
  std::optional<range_end> upper;
  if (from) lower = range_end{*from, open};
  if (to) upper = range_end{*to, open};
  return {lower, upper};
}

// ---- the enumerating oracle ----

/// Stands for "without end": far beyond every bound that the cases below use.
constexpr std::int64_t far = 100;

bool in(const amount& given, std::int64_t value) {
  if (given.is_exact()) return decimal(value) == given.exact;
  if (given.lower) {
    if (given.lower->open ? decimal(value) <= given.lower->value
                          : decimal(value) < given.lower->value) {
      return false;
    }
  }
  if (given.upper) {
    if (given.upper->open ? decimal(value) >= given.upper->value
                          : decimal(value) > given.upper->value) {
      return false;
    }
  }
  return true;
}

/// Whether n / d in per cent satisfies a bound, in hundredths of a per cent and plain integers.
bool holds(std::int64_t n, std::int64_t d, const threshold& bound) {
  const decimal value = *bound.limit.value;
  std::int64_t hundredths = value.mantissa();
  for (int i = value.scale(); i < 2; ++i) hundredths *= 10;
  const std::int64_t left = n * 10000;
  const std::int64_t right = d * hundredths;
  switch (bound.how) {
    case comparison::at_least:
      return left >= right;
    case comparison::more_than:
      return left > right;
    case comparison::at_most:
      return left <= right;
    case comparison::less_than:
      return left < right;
  }
  return false;
}

outcomes outcome_of(std::int64_t n, std::int64_t d, const number_requirement& required) {
  if (required.lower && required.lower->limit.value && !holds(n, d, *required.lower)) {
    return bit::below;
  }
  if (required.upper && required.upper->limit.value && !holds(n, d, *required.upper)) {
    return bit::above;
  }
  return required.has_unknown() ? bit::open : bit::met;
}

outcomes enumerate(const ratio_figure& figure, const ratio_rules& rules,
                   const number_requirement& required) {
  outcomes found;
  for (std::int64_t d = 0; d <= far; ++d) {
    if (!in(figure.denominator, d)) continue;
    if (d == 0 && !rules.zero && !figure.denominator.is_exact()) continue;
    const std::int64_t last = rules.may_exceed_one ? far : d;
    for (std::int64_t n = 0; n <= last; ++n) {
      if (!in(figure.numerator, n)) continue;
      if (d == 0 && n > 0) continue;
      found |= d == 0 ? outcomes(bit::zero) : outcome_of(n, d, required);
    }
  }
  return found;
}

std::string shown(outcomes found) {
  std::string text;
  for (const auto& [one, word] : {std::pair(bit::met, "met "), std::pair(bit::below, "below "),
                                  std::pair(bit::above, "above "), std::pair(bit::open, "open "),
                                  std::pair(bit::zero, "zero ")}) {
    if (found.has(one)) text += word;
  }
  return text;
}

std::vector<amount> small_amounts() {
  std::vector<amount> all{amount()};
  for (std::int64_t i = 0; i <= 6; ++i) all.emplace_back(decimal(i));
  for (std::int64_t i = 0; i <= 6; ++i) {
    for (const bool open : {false, true}) {
      all.push_back(range(i, {}, open));
      all.push_back(range({}, i, open));
      for (std::int64_t j = i + 1; j <= 7; ++j) all.push_back(range(i, j, open));
    }
  }
  return all;
}

std::vector<number_requirement> requirements() {
  std::vector<number_requirement> all;
  for (const char* value : {"0", "33.33", "40", "50", "100"}) {
    all.push_back(at_least(value));
    all.push_back(more_than(value));
    all.push_back(at_most(value));
    all.push_back(less_than(value));
  }
  all.push_back(between("33.34", "39.99"));
  all.push_back(between("50", "50"));
  all.push_back(between("40", "45"));
  all.push_back(between("0", "10"));
  all.push_back({bound(comparison::more_than, "50"), bound(comparison::less_than, "66")});
  all.push_back({bound(comparison::more_than, "0"), bound(comparison::less_than, "20")});
  all.push_back({bound(comparison::more_than, "99"), bound(comparison::at_most, "100")});
  all.push_back({threshold{comparison::at_least, {}}, bound(comparison::at_most, "40")});
  all.push_back({bound(comparison::more_than, "40"), threshold{comparison::less_than, {}}});
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(threshold)

BOOST_AUTO_TEST_CASE(never_rounds_before_comparing) {
  const ratio_rules rules;
  const auto judged = [&](std::int64_t n, std::int64_t d, const number_requirement& required) {
    return judge(counts(decimal(n), decimal(d)), rules, required);
  };
  BOOST_TEST((judged(29, 100, at_least("29")) == bit::met));
  BOOST_TEST((judged(28, 100, at_least("29")) == bit::below));
  BOOST_TEST((judged(745, 1000, at_least("75")) == bit::below));
  BOOST_TEST((judged(1, 3, at_least("33.33")) == bit::met));
  BOOST_TEST((judged(1, 3, at_least("33.34")) == bit::below));
  BOOST_TEST((judged(1, 3, at_least("33.333333333")) == bit::met));
  BOOST_TEST((judged(1, 3, at_least("33.333333334")) == bit::below));
  BOOST_TEST((judged(999999999999999, 1000000000000000, at_least("100")) == bit::below));
  BOOST_TEST((judged(999999999999999, 1000000000000000, at_least("99.9999999")) == bit::met));
  BOOST_TEST((judged(500000000000000, 1000000000000000, more_than("50")) == bit::below));
  BOOST_TEST((judged(500000000000001, 1000000000000000, more_than("50")) == bit::met));
}

BOOST_AUTO_TEST_CASE(finds_every_outcome_of_every_completion) {
  // Every small figure, missing, exact or ranged, against every kind of requirement.
  const std::vector<amount> amounts = small_amounts();
  std::size_t cases = 0;
  std::size_t wrong = 0;
  for (const number_requirement& required : requirements()) {
    for (const bool may_exceed_one : {false, true}) {
      for (const bool zero : {false, true}) {
        ratio_rules rules;
        rules.may_exceed_one = may_exceed_one;
        if (zero) rules.zero = xaso::zero_denominator::not_applicable;
        for (std::size_t i = 0; i < amounts.size(); ++i) {
          for (std::size_t j = i % 3; j < amounts.size(); j += 3) {  // a third, all kinds among it
            const ratio_figure figure = counts(amounts[i], amounts[j]);
            if (!figure.numerator.is_given() && !figure.denominator.is_given()) continue;
            const outcomes found = judge(figure, rules, required);
            const outcomes expected = enumerate(figure, rules, required);
            ++cases;
            if (found == expected) continue;
            if (++wrong > 5) continue;
            BOOST_ERROR("found " << shown(found) << ", expected " << shown(expected) << "; figure "
                                 << i << ", " << j << "; exceed " << may_exceed_one << "; zero "
                                 << zero);
          }
        }
      }
    }
  }
  BOOST_TEST(wrong == 0U);
  BOOST_TEST(cases > 100'000U);
}

BOOST_AUTO_TEST_CASE(finds_a_lattice_point_between_two_bounds_or_none) {
  const ratio_rules rules;
  // 1/3 and 2/3 are the only ratios left, and both lie outside.
  BOOST_TEST((judge(counts(range(1, 2), decimal(3)), rules, between("40", "45")) ==
              (outcomes(bit::below) | bit::above)));
  // Between 33.333333333 and 33.333333334 lies 1/3, at any denominator divisible by 3.
  const number_requirement thin = between("33.333333333", "33.333333334");
  BOOST_TEST(judge(counts(range(1, 2), range(4, 5)), rules, thin).has(bit::below));
  BOOST_TEST(!judge(counts(range(1, 2), range(4, 5)), rules, thin).has(bit::met));
  BOOST_TEST(judge(counts(range(1, 2), range(4, 6)), rules, thin).has(bit::met));
  BOOST_TEST(
      judge(counts(range(1, {}), range(1'000'000'000'000'000 - 2, {})), rules, thin).has(bit::met));
  // No fraction with a denominator below 10^6 lies strictly between these.
  const number_requirement none{bound(comparison::more_than, "33.333333333"),
                                bound(comparison::less_than, "33.333333334")};
  BOOST_TEST(judge(counts(range(1, 400'000), range(2, 999'999)), rules, none).has(bit::met));
  const number_requirement above{bound(comparison::more_than, "33.333333334"),
                                 bound(comparison::less_than, "33.333333335")};
  BOOST_TEST(!judge(counts(range(1, 400'000), range(2, 999'999)), rules, above).has(bit::met));
}

BOOST_AUTO_TEST_CASE(judges_a_percentage_where_a_count_is_missing) {
  const ratio_rules rules;
  const amount percent(of("74.5"));
  BOOST_TEST((judge({amount(), amount(), percent}, rules, at_least("75")) == bit::below));
  BOOST_TEST((judge({amount(), decimal(40), percent}, rules, at_least("74.5")) == bit::met));
  // Beside both counts it never judges.
  BOOST_TEST((judge({decimal(80), decimal(100), percent}, rules, at_least("75")) == bit::met));
  // Above 100 it contradicts itself, unless the ratio may exceed one.
  BOOST_TEST(judge({amount(), amount(), amount(of("100.1"))}, rules, at_least("75")).empty());
  ratio_rules exceeding;
  exceeding.may_exceed_one = true;
  BOOST_TEST(
      (judge({amount(), amount(), amount(of("100.1"))}, exceeding, at_least("75")) == bit::met));
}

BOOST_AUTO_TEST_CASE(decimal_parts_take_every_value_between) {
  ratio_rules rules;
  rules.decimal_parts = true;
  BOOST_TEST((judge(counts(of("12.5"), decimal(40)), rules, at_least("31.25")) == bit::met));
  BOOST_TEST((judge(counts(range(1, 2), decimal(3)), rules, between("40", "45")) ==
              (outcomes(bit::below) | bit::met | bit::above)));
  BOOST_TEST((judge(counts(decimal(0), amount()), rules, at_least("50")) == bit::below));
  BOOST_TEST((judge(counts(amount(), decimal(3)), rules, at_least("0")) == bit::met));
  BOOST_TEST((judge(counts(range(3, {}, true), decimal(3)), rules, at_least("0"))).empty());
}

BOOST_AUTO_TEST_CASE(judges_counts_and_quantities) {
  BOOST_TEST((judge_count(decimal(3), between("2", "4")) == bit::met));
  BOOST_TEST((judge_count(range(1, 2), at_least("3")) == bit::below));
  BOOST_TEST(
      (judge_count(amount(range_end{of("2.2"), false}, range_end{of("2.8"), false}), at_least("1")))
          .empty());
  BOOST_TEST((judge_count(amount(range_end{of("2.2"), false}, {}), at_least("3")) == bit::met));
  BOOST_TEST((judge_count(range({}, -1), at_least("3"))).empty());
  BOOST_TEST((judge_count(range(0, 10),
                          {bound(comparison::more_than, "4"), bound(comparison::less_than, "5")}) ==
              (outcomes(bit::below) | bit::above)));
  BOOST_TEST((judge_quantity(of("-0.1"), less_than("0")) == bit::met));
  BOOST_TEST((judge_quantity(decimal(0), less_than("0")) == bit::above));
  BOOST_TEST((judge_quantity(range({}, 5, true), at_most("5")) == bit::met));
  BOOST_TEST((judge_quantity(range(5, {}, true), more_than("5")) == bit::met));
}

// ---- gaps ----

BOOST_AUTO_TEST_CASE(a_gap_is_the_least_that_reaches_the_bound) {
  // Against counting up one by one.
  std::size_t checked = 0;
  for (const number_requirement& required :
       {at_least("30"), at_least("33.34"), more_than("50"), at_least("99.9"), at_least("100"),
        at_most("10"), less_than("5"), at_most("0"), less_than("0"), between("40", "45")}) {
    for (std::int64_t d = 1; d <= 40; ++d) {
      for (std::int64_t n = 0; n <= d; ++n) {
        const ratio_figure figure = counts(decimal(n), decimal(d));
        const ratio_rules rules;
        const outcomes found = judge(figure, rules, required);
        if (found == bit::met) continue;
        const xaso::gap gap = gap_of(figure, rules, required, true);
        const auto& failed = found == bit::below ? required.lower : required.upper;
        const std::int64_t step = gap.fewer ? -1 : 1;
        BOOST_REQUIRE(gap.fewer == (found == bit::above));

        const auto least = [&](bool both) -> gap_count {
          for (std::int64_t k = 0; k <= 40'000; ++k) {
            const std::int64_t moved = n + step * k;
            const std::int64_t over = both ? d + step * k : d;
            if (moved < 0 || over < 1 || moved > over) break;
            if (!holds(moved, over, *failed)) continue;
            if (outcome_of(moved, over, required) != bit::met) break;
            return {gap_count::kind::number, k};
          }
          return {gap_count::kind::impossible, 0};
        };
        BOOST_REQUIRE((gap.change == least(false)));
        BOOST_REQUIRE((gap.change_both == least(true)));
        ++checked;
      }
    }
  }
  BOOST_TEST(checked > 2000U);
}

BOOST_AUTO_TEST_CASE(needs_a_numerator_at_a_known_denominator) {
  const ratio_rules rules;
  const auto needed = [&](const ratio_figure& figure, const number_requirement& required) {
    return gap_of(figure, rules, required, false).needed;
  };
  BOOST_TEST((needed(counts(amount(), decimal(40)), at_least("50")) ==
              gap_count{gap_count::kind::number, 20}));
  BOOST_TEST((needed(counts(amount(), decimal(40)), at_most("10")) ==
              gap_count{gap_count::kind::number, 4}));
  BOOST_TEST((needed(counts(amount(), decimal(3)), between("40", "45")) ==
              gap_count{gap_count::kind::impossible, 0}));
  BOOST_TEST((needed(counts(decimal(4), amount()), at_least("50")) == gap_count{}));
  BOOST_TEST((needed(counts(decimal(0), decimal(0)), at_least("50")) == gap_count{}));
}

BOOST_AUTO_TEST_CASE(says_when_a_number_is_beyond_range) {
  ratio_rules rules;
  rules.may_exceed_one = true;
  const xaso::gap gap = gap_of(counts(decimal(0), decimal(1'000'000'000'000'000)), rules,
                               at_least("999999999999"), true);
  BOOST_TEST((gap.change.form == gap_count::kind::beyond_range));
  BOOST_TEST((gap.needed.form == gap_count::kind::beyond_range));
  BOOST_TEST((gap.change_both.form == gap_count::kind::impossible));
}

BOOST_AUTO_TEST_CASE(percentage_points_go_away_from_zero_at_two_decimals) {
  const auto points = [](std::int64_t n, std::int64_t d, const number_requirement& required) {
    return gap_of(counts(decimal(n), decimal(d)), {}, required, true)
        .percentage_points->to_string();
  };
  BOOST_TEST(points(1204, 5310, at_least("30")) == "7.33");
  BOOST_TEST(points(74996, 100000, at_least("75")) == "0.01");
  BOOST_TEST(points(20, 40, more_than("50")) == "0");
  BOOST_TEST(points(1, 3, at_least("40")) == "6.67");
  BOOST_TEST(points(0, 1, at_least("100")) == "100");
}

BOOST_AUTO_TEST_CASE(quantities_and_decimal_parts_say_the_exact_difference) {
  BOOST_TEST(xaso::gap_of_quantity(of("21.3"), at_least("21.5")).difference->to_string() == "0.2");
  const xaso::gap none = xaso::gap_of_quantity(decimal(0), less_than("0"));
  BOOST_TEST(none.difference->to_string() == "0");
  BOOST_TEST(none.strictly);
  BOOST_TEST(none.fewer);
  ratio_rules rules;
  rules.decimal_parts = true;
  const xaso::gap parts = gap_of(counts(of("12.5"), decimal(40)), rules, at_least("70"), true);
  BOOST_TEST(parts.difference->to_string() == "15.5");
  BOOST_TEST(parts.percentage_points->to_string() == "38.75");
  BOOST_TEST((parts.needed == gap_count{}));
}

BOOST_AUTO_TEST_CASE(counts_need_whole_numbers) {
  const auto change = [](std::int64_t value, const number_requirement& required) {
    return xaso::gap_of_count(decimal(value), required).change;
  };
  const auto number = [](std::int64_t value) { return gap_count{gap_count::kind::number, value}; };
  BOOST_TEST((change(2, at_least("3")) == number(1)));
  BOOST_TEST((change(2, at_least("2.5")) == number(1)));
  BOOST_TEST((change(2, more_than("2")) == number(1)));
  BOOST_TEST((change(2, more_than("2.5")) == number(1)));
  BOOST_TEST((change(6, at_most("4")) == number(2)));
  BOOST_TEST((change(4, less_than("4")) == number(1)));
  BOOST_TEST((change(4, less_than("3.5")) == number(1)));
  BOOST_TEST((change(0, less_than("0")).form == gap_count::kind::impossible));
  const number_requirement gapless{bound(comparison::more_than, "4"),
                                   bound(comparison::less_than, "5")};
  BOOST_TEST((change(3, gapless).form == gap_count::kind::impossible));
}

// ---- shown figures ----

BOOST_AUTO_TEST_CASE(a_shown_percentage_never_claims_another_verdict) {
  const auto shown_as = [](std::int64_t n, std::int64_t d, const number_requirement& required) {
    return shown_percent(decimal(n), decimal(d), {}, required);
  };
  BOOST_TEST(shown_as(1204, 5310, at_least("30")) == "22.67");
  BOOST_TEST(shown_as(29, 100, at_least("29")) == "29");
  BOOST_TEST(shown_as(74996, 100000, at_least("75")) == "74.99");
  BOOST_TEST(shown_as(5004, 100000, at_most("5")) == "5.004");
  BOOST_TEST(shown_as(30001, 100000, more_than("30")) == "30.001");
  BOOST_TEST(shown_as(99996, 100000, at_least("100")) == "99.99");
  BOOST_TEST(shown_as(1, 3, at_least("33.333")) == "33.333");
  BOOST_TEST(shown_as(50005, 100000, more_than("50.005")) == "50");
  BOOST_TEST(shown_as(50005, 100000, at_least("50.005")) == "50.005");
  BOOST_TEST(shown_as(500000000000001, 1000000000000000, more_than("50")) == "50.0000000000001");
  BOOST_TEST(shown_as(6, 5, at_least("30")) == "120");
  BOOST_TEST(shown_as(100001, 100000, at_least("30")) == "100.001");
}

BOOST_AUTO_TEST_CASE(a_percentage_may_differ_by_less_than_a_unit_of_its_last_decimal) {
  const auto contradicted = [](std::string_view percent, std::int64_t n, std::int64_t d) {
    return xaso::contradicts(of(percent), decimal(n), decimal(d));
  };
  BOOST_TEST(!contradicted("22.7", 1204, 5310));  // 22.674…
  BOOST_TEST(!contradicted("22.6", 1204, 5310));
  BOOST_TEST(contradicted("22.8", 1204, 5310));
  BOOST_TEST(contradicted("22.5", 1204, 5310));
  BOOST_TEST(!contradicted("100", 99996, 100000));
  BOOST_TEST(!contradicted("50", 1, 2));
  BOOST_TEST(contradicted("51", 1, 2));
  BOOST_TEST(contradicted("999999999999999999", 1, 2));
  BOOST_TEST(!xaso::contradicts(of("0.000000001"), of("0.000001"), of("100000000")));
}

BOOST_AUTO_TEST_SUITE_END()
