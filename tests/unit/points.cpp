// How indicators and groups score, in sets built by a program.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/points.hpp"

#include <boost/test/unit_test.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "xaso/criteria_set.hpp"
#include "xaso/error.hpp"

namespace {

using namespace xaso;

const text title{"Chỉ tiêu", ""};

template <class Rule>
points by(Rule rule, std::optional<decimal> max = decimal(10)) {
  points points;
  points.max = max;
  points.rule = std::move(rule);
  return points;
}

node scored(std::string code, measure measure, points points) {
  indicator leaf;
  leaf.measure = std::move(measure);
  leaf.require = std::monostate();
  leaf.points = std::move(points);
  return {std::move(code), title, {}, {}, {}, {}, "", std::move(leaf)};
}

measure a(measure_type type, std::vector<std::string> options = {}) {
  measure measure;
  measure.type = type;
  for (std::string& code : options) measure.options.push_back({std::move(code), title});
  return measure;
}

node ratio(std::string code, std::optional<decimal> max) {
  return scored(std::move(code), a(measure_type::ratio), by(ratio_points{}, max));
}

node group_of(std::string code, std::optional<decimal> max, std::vector<node> children) {
  group inner;
  inner.children = std::move(children);
  inner.points = group_points{max, false};
  return {std::move(code), title, {}, {}, {}, {}, "", std::move(inner)};
}
group& as_group(node& node) { return std::get<group>(node.content); }

criteria_definition set_of(std::vector<node> criteria) {
  criteria_definition set;
  set.id = "example";
  set.version = "1";
  set.title = title;
  set.criteria = std::move(criteria);
  return set;
}

/// Each broken rule with its place below the first node, as in `points_reversed /points`.
std::string broken(criteria_definition set) {
  static const std::string first = "/criteria/0";
  std::string found;
  try {
    static_cast<void>(criteria_set::create(std::move(set)));
  } catch (const failure& failure) {
    for (const xaso::error& one : failure.errors()) {
      const bool below = one.pointer.starts_with(first);
      found += one.rule + ' ' + one.pointer.substr(below ? first.size() : 0) + '\n';
    }
  }
  return found;
}
std::string broken(measure measure, points points) {
  return broken(set_of({scored("1", std::move(measure), std::move(points))}));
}

BOOST_AUTO_TEST_SUITE(points)

BOOST_AUTO_TEST_CASE(rounding_has_the_names_of_the_format) {
  BOOST_TEST(name(rounding_place::indicator) == "indicator");
  BOOST_TEST(name(rounding_place::group) == "group");
  BOOST_TEST(name(rounding_place::total) == "total");
  BOOST_TEST(name(static_cast<rounding_place>(9)) == "unknown");
  BOOST_TEST(name(rounding_mode::half_up) == "half_up");
  BOOST_TEST(name(rounding_mode::half_even) == "half_even");
  BOOST_TEST(name(rounding_mode::down) == "down");
  BOOST_TEST(name(static_cast<rounding_mode>(9)) == "unknown");
}

BOOST_AUTO_TEST_CASE(points_are_rounded_to_at_most_nine_digits) {
  criteria_definition set = set_of({ratio("1", 10)});
  for (const int digits : {0, 9}) {
    set.policies.rounding = rounding{rounding_place::total, digits, rounding_mode::down};
    BOOST_TEST(broken(set).empty(), digits);
  }
  for (const int digits : {-1, 10}) {
    set.policies.rounding->digits = digits;
    BOOST_TEST(broken(set) == "bad_digits /policies/rounding/digits\n", digits);
  }
}

// ---- which rule goes with which measure ----

BOOST_AUTO_TEST_CASE(each_rule_goes_with_the_figures_that_it_reads) {
  using enum measure_type;
  step_points steps;
  steps.steps = {{decimal(1), decimal(10), {}}};
  const std::string text = "misplaced_key /points/";
  for (const measure_type type : {ratio, count, quantity}) {
    BOOST_TEST(broken(a(type), by(steps)).empty());
    BOOST_TEST(broken(a(type), by(target_points{decimal(5)})).empty());
    BOOST_TEST(broken(a(type), by(cohort_points{})).empty());
  }
  BOOST_TEST(broken(a(yes_no), by(steps)) == text + "steps\n");
  BOOST_TEST(broken(a(yes_no), by(target_points{})) == text + "target\n");
  BOOST_TEST(broken(a(yes_no), by(cohort_points{})) == text + "min_max\n");
  BOOST_TEST(broken(a(count), by(ratio_points{})) == text + "times_ratio\n");
  BOOST_TEST(broken(a(ratio), by(unit_points{{1, 2}})) == text + "per_unit\n");
  BOOST_TEST(broken(a(count), by(unit_points{{1, 2}})).empty());
  BOOST_TEST(broken(a(quantity), by(part_points{})) == text + "options\n");
}

BOOST_AUTO_TEST_CASE(a_derived_measure_scores_as_what_it_is) {
  measure derived = a(measure_type::derived);
  derived.derived = {"village.set", "smart", {}, false};
  BOOST_TEST(broken(derived, by(ratio_points{})).empty());
  BOOST_TEST(broken(derived, by(unit_points{{1, 1}})) == "misplaced_key /points/per_unit\n");
  derived.derived.as_count = true;
  BOOST_TEST(broken(derived, by(ratio_points{})) == "misplaced_key /points/times_ratio\n");
  BOOST_TEST(broken(derived, by(unit_points{{1, 1}})).empty());
}

BOOST_AUTO_TEST_CASE(points_for_a_status_need_one) {
  criteria_definition set = set_of({scored("1", a(measure_type::yes_no), by(met_points{}))});
  BOOST_TEST(broken(set) == "nothing_to_meet /points/if_met\n");
  std::get<indicator>(set.criteria[0].content).require = is_requirement{true};
  BOOST_TEST(broken(set).empty());
}

BOOST_AUTO_TEST_CASE(the_least_may_be_the_greatest_but_not_above_it) {
  xaso::points one = by(ratio_points{}, decimal::scaled(105, 1));
  one.min = decimal::scaled(105, 1);
  BOOST_TEST(broken(a(measure_type::ratio), one).empty());
  one.min = decimal(11);
  BOOST_TEST(broken(a(measure_type::ratio), one) == "points_reversed /points\n");
  one.max.reset();
  BOOST_TEST(broken(a(measure_type::ratio), one).empty());
}

// ---- steps, targets, parts ----

BOOST_AUTO_TEST_CASE(steps_go_one_way_strictly) {
  const auto with = [](bool at_most, std::vector<decimal> limits) {
    step_points rule;
    rule.at_most = at_most;
    for (const decimal limit : limits) rule.steps.push_back({limit, {}, {}});
    return broken(a(measure_type::quantity), by(rule));
  };
  BOOST_TEST(with(false, {}) == "empty_list /points/steps\n");
  BOOST_TEST(with(false, {2, 1, 0, -1}).empty());
  BOOST_TEST(with(true, {-1, 0, decimal::scaled(1, 9)}).empty());
  BOOST_TEST(with(false, {2, 2}) == "steps_out_of_order /points/steps/1/at_least\n");
  BOOST_TEST(with(true, {2, 2}) == "steps_out_of_order /points/steps/1/at_most\n");
  BOOST_TEST(with(true, {1, 3, 2}) == "steps_out_of_order /points/steps/2/at_most\n");
}

BOOST_AUTO_TEST_CASE(a_target_is_above_nothing) {
  const auto with = [](std::optional<decimal> target) {
    return broken(a(measure_type::quantity), by(target_points{target}));
  };
  BOOST_TEST(with({}).empty());
  BOOST_TEST(with(decimal::scaled(1, 9)).empty());
  BOOST_TEST(with(decimal(0)) == "target_not_positive /points/target\n");
}

BOOST_AUTO_TEST_CASE(every_option_has_one_part) {
  const auto with = [](part_points rule) {
    return broken(a(measure_type::choice, {"x", "y"}), by(std::move(rule)));
  };
  BOOST_TEST(with({{{"x", {1, 1}}, {"y", {1, 1}}}}).empty());
  BOOST_TEST(with({{{"y", {0, 1}}, {"x", {1, 1}}}}).empty());
  BOOST_TEST(with({{{"x", {1, 1}}}}) == "option_without_part /points/options\n");
  BOOST_TEST(with({{{"x", {1, 1}}, {"x", {1, 1}}, {"y", {1, 1}}}}) ==
             "repeated_entry /points/options/x\n");
  BOOST_TEST(with({{{"x", {1, 1}}, {"y", {1, 1}}, {"z", {1, 1}}}}) ==
             "unknown_option /points/options/z\n");
  BOOST_TEST(with({{{"x", {-1, 2}}, {"y", {3, 2}}}}) ==
             "part_out_of_range /points/options/x\n"
             "part_out_of_range /points/options/y\n");
}

BOOST_AUTO_TEST_CASE(a_fraction_has_a_denominator_above_nothing) {
  for (const std::int64_t denominator : {0, -2}) {
    BOOST_TEST(broken(a(measure_type::count), by(unit_points{{1, denominator}})) ==
               "not_of_its_type /points/per_unit\n");
    BOOST_TEST(
        broken(a(measure_type::checklist, {"x"}), by(part_points{{{"x", {1, denominator}}}})) ==
        "not_of_its_type /points/items/x\n");
  }
}

/// Items with these parts.
std::string broken_items(const std::vector<fraction>& parts) {
  std::vector<std::string> codes;
  part_points rule;
  for (const fraction& part : parts) {
    codes.push_back(std::to_string(codes.size() + 1));
    rule.parts.emplace_back(codes.back(), part);
  }
  return broken(a(measure_type::checklist, codes), by(rule));
}

BOOST_AUTO_TEST_CASE(the_parts_of_items_are_added_exactly) {
  const std::string too_much = "parts_exceed_one /points/items\n";
  BOOST_TEST(broken_items({{1, 3}, {1, 3}, {1, 3}}).empty());
  BOOST_TEST(broken_items({{1, 2}, {1, 3}, {1, 6}}).empty());
  BOOST_TEST(broken_items({{0, 1}}).empty());
  BOOST_TEST(broken_items({{1, 1}, {1, 999'999'999'999'999'999}}) == too_much);
  const std::int64_t third = 333'333'333'333'333'333;
  const std::int64_t whole = 999'999'999'999'999'999;
  BOOST_TEST(broken_items({{1, 3}, {1, 3}, {third, whole}}).empty());
  BOOST_TEST(broken_items({{1, 3}, {1, 3}, {third + 1, whole}}) == too_much);
}

BOOST_AUTO_TEST_CASE(the_parts_of_items_are_added_however_long_their_denominators) {
  // Primes near 10^18: three of them have no common denominator in 128 bits.
  const std::vector<std::int64_t> primes{999'999'999'999'999'989, 999'999'999'999'999'967,
                                         999'999'999'999'999'877};
  std::vector<fraction> thirds;
  for (const std::int64_t prime : primes) thirds.push_back({prime / 3, prime});
  BOOST_TEST(broken_items(thirds).empty());
  thirds.push_back({1, 1'000'000'000'000});
  BOOST_TEST(broken_items(thirds) == "parts_exceed_one /points/items\n");
}

// ---- groups ----

BOOST_AUTO_TEST_CASE(the_maximum_of_a_group_is_the_sum_below_it) {
  node extra = ratio("1.9", 5);
  std::get<indicator>(extra.content).points->extra = true;
  const auto with = [&](std::optional<decimal> max) {
    return broken(set_of(
        {group_of("1", max, {ratio("1.1", decimal::scaled(1, 9)), ratio("1.2", 30), extra})}));
  };
  BOOST_TEST(with(decimal::scaled(30'000'000'001, 9)).empty());
  for (const auto& wrong : std::vector<std::optional<decimal>>{decimal(30), decimal(35), {}}) {
    BOOST_TEST(with(wrong) == "group_max_differs /points/max\n");
  }
}

BOOST_AUTO_TEST_CASE(a_group_without_points_stands_for_its_own_sum) {
  node inner = group_of("1.1", {}, {ratio("1.1.1", 30), ratio("1.1.2", 12)});
  as_group(inner).points.reset();
  BOOST_TEST(broken(set_of({group_of("1", decimal(42), {inner})})).empty());
  BOOST_TEST(broken(set_of({group_of("1", decimal(0), {inner})})) ==
             "group_max_differs /points/max\n");
}

BOOST_AUTO_TEST_CASE(the_rest_is_that_of_indicators_that_the_document_lacks) {
  const auto with = [](std::optional<decimal> max, expected_indicators expected) {
    node group = group_of("1", max, {ratio("1.1", 30)});
    as_group(group).expected = expected;
    return broken(set_of({group}));
  };
  for (const expected_indicators& more : {expected_indicators{2}, expected_indicators{}}) {
    BOOST_TEST(with(decimal(30), more).empty());
    BOOST_TEST(with(decimal(40), more).empty());
    BOOST_TEST(with({}, more).empty());
    BOOST_TEST(with(decimal(29), more) == "group_max_too_small /points/max\n");
  }
  BOOST_TEST(with(decimal(40), {1}) == "group_max_differs /points/max\n");
}

BOOST_AUTO_TEST_CASE(what_a_group_below_lacks_is_left_to_the_group_above_unless_it_has_points) {
  node inner = group_of("1.1", decimal(30), {ratio("1.1.1", 30)});
  as_group(inner).expected = expected_indicators{2};
  BOOST_TEST(broken(set_of({group_of("1", decimal(40), {inner})})) ==
             "group_max_differs /points/max\n");
  as_group(inner).points.reset();
  BOOST_TEST(broken(set_of({group_of("1", decimal(40), {inner})})).empty());
}

BOOST_AUTO_TEST_CASE(one_maximum_that_is_not_known_leaves_that_of_the_group_unknown) {
  BOOST_TEST(broken(set_of({group_of("1", {}, {ratio("1.1", {}), ratio("1.2", 3)})})).empty());
  BOOST_TEST(broken(set_of({group_of("1", decimal(3), {ratio("1.1", {}), ratio("1.2", 3)})})) ==
             "group_max_unknown /points/max\n");
}

// ---- cuts ----

std::string broken_cut(std::vector<node> nodes, points_form cut) {
  criteria_definition set = set_of(std::move(nodes));
  set.policies.not_applicable = not_applicable_policy::excluded;
  set.conclusions = {{"c", title, {}, {}, form{std::move(cut)}, {}}};
  return broken(set);
}

BOOST_AUTO_TEST_CASE(a_cut_is_over_nodes_that_have_points_and_a_maximum) {
  const auto cut = [](std::vector<std::string> of) { return points_form{true, std::move(of), {}}; };
  node extra = ratio("2", 5);
  std::get<indicator>(extra.content).points->extra = true;
  node judged = ratio("3", 5);
  std::get<indicator>(judged.content).points.reset();
  std::get<indicator>(judged.content).require = number_requirement{threshold(), {}};
  const std::vector<node> nodes{ratio("1", 10), extra, judged};
  const std::string of = " /conclusions/0/when/share_of_max/of";
  BOOST_TEST(broken_cut(nodes, cut({})).empty());
  BOOST_TEST(broken_cut(nodes, cut({"1", "2"})).empty());
  BOOST_TEST(broken_cut(nodes, cut({"2"})) == "no_maximum" + of + "\n");
  BOOST_TEST(broken_cut(nodes, cut({"1", "3"})) == "without_points" + of + "/1\n");
  BOOST_TEST(broken_cut({extra}, cut({})) == "no_maximum" + of + "\n");
}

BOOST_AUTO_TEST_CASE(an_absolute_cut_means_the_same_for_every_unit) {
  const std::string of = "cut_over_excluded /conclusions/0/when/points/of\n";
  const points_form absolute{false, {}, {}};
  node optional = ratio("1", 10);
  std::get<indicator>(optional.content).may_be_not_applicable = true;
  BOOST_TEST(broken_cut({optional, ratio("2", 5)}, absolute) == of);
  BOOST_TEST(broken_cut({optional, ratio("2", 5)}, {true, {}, {}}).empty());
  BOOST_TEST(broken_cut({optional, ratio("2", 5)}, {false, {"2"}, {}}).empty());
  node inherits = group_of("3", decimal(10), {optional});
  BOOST_TEST(broken_cut({inherits}, {false, {"3"}, {}}) == of);
  inherits.not_applicable = not_applicable_policy::rescaled;
  BOOST_TEST(broken_cut({inherits}, {false, {"3"}, {}}).empty());
  std::get<indicator>(optional.content).points->extra = true;
  BOOST_TEST(broken_cut({optional, ratio("2", 5)}, absolute).empty());
}

BOOST_AUTO_TEST_CASE(a_group_that_lacks_indicators_and_may_drop_out_takes_theirs_along) {
  node lacking = group_of("1", decimal(10), {});
  as_group(lacking).expected = expected_indicators{};
  lacking.applies_when = when_all{{{"year", year_span{2024, {}}}}};
  const std::string of = "cut_over_excluded /conclusions/0/when/points/of\n";
  BOOST_TEST(broken_cut({lacking, ratio("2", 5)}, {false, {}, {}}) == of);
  as_group(lacking).points.reset();  // nothing says that what it lacks scores
  BOOST_TEST(broken_cut({lacking, ratio("2", 5)}, {false, {}, {}}).empty());
}

BOOST_AUTO_TEST_CASE(each_group_that_is_asked_for_a_share_has_a_maximum) {
  const auto each = [](std::vector<node> nodes, std::vector<std::string> among) {
    criteria_definition set = set_of(std::move(nodes));
    set.conclusions = {{"c", title, {}, {}, form{each_group_form{std::move(among), {}}}, {}}};
    return broken(set);
  };
  const std::string at = " /conclusions/0/when/each_group";
  const node known = group_of("1", decimal(5), {ratio("1.1", 5)});
  const node unknown = group_of("2", {}, {group_of("2.1", {}, {ratio("2.1.1", {})})});
  BOOST_TEST(each({known, unknown}, {}).empty());
  BOOST_TEST(each({unknown}, {}).empty());
  BOOST_TEST(each({known, unknown}, {"2", "2.1"}).empty());
  BOOST_TEST(each({known}, {"1.1"}) == "not_a_group" + at + "/among/0\n");
  BOOST_TEST(each({known}, {"1", "1"}) == "repeated_entry" + at + "/among/1\n");
  BOOST_TEST(each({ratio("1", 5)}, {}) == "no_maximum" + at + "\n");
}

// ---- statuses ----

BOOST_AUTO_TEST_CASE(what_is_only_scored_is_not_judged) {
  criteria_definition set = set_of({group_of("1", decimal(10), {ratio("1.1", 10)})});
  const auto about = [&](selector among) {
    set.conclusions = {{"c", title, {}, {}, form{quantified_form{true, std::move(among)}}, {}}};
    return broken(set);
  };
  const std::string at = " /conclusions/0/when/all_met";
  BOOST_TEST(about(every_indicator{}) == "selects_only_scored" + at + "\n");
  BOOST_TEST(about(nodes_under{"1"}) == "selects_only_scored" + at + "/under\n");
  BOOST_TEST(about(listed_nodes{{"1"}}) == "without_status" + at + "\n");
  set.criteria[0].tags = {"t"};
  BOOST_TEST(about(nodes_tagged{"t"}) == "selects_only_scored" + at + "/tag\n");
  as_group(set.criteria[0]).expected = expected_indicators{};
  for (const selector& one : {selector(every_indicator{}), selector(nodes_under{"1"}),
                              selector(listed_nodes{{"1"}}), selector(nodes_tagged{"t"})}) {
    BOOST_TEST(about(one).empty());
  }
}

BOOST_AUTO_TEST_CASE(a_group_of_scored_indicators_has_a_status_by_its_own_form) {
  criteria_definition set = set_of({group_of("1", decimal(10), {ratio("1.1", 10)})});
  as_group(set.criteria[0]).when = form{unit_form{{{{"year", year_span{2024, {}}}}}}};
  set.conclusions = {{"c", title, {}, {}, form{quantified_form{true, listed_nodes{{"1"}}}}, {}}};
  BOOST_TEST(broken(set).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
