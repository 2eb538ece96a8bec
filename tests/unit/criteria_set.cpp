// Sets built by a program, as an embedding host does it: the same rules as for a document, at the
// places they would have there.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/criteria_set.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

#include "xaso/error.hpp"

namespace {

using namespace xaso;

const text title{"Chỉ tiêu", "Indicator"};

node yes_no(std::string code) {
  indicator leaf;
  leaf.measure.type = measure_type::yes_no;
  leaf.require = is_requirement{true};
  node node;
  node.code = std::move(code);
  node.title = title;
  node.content = std::move(leaf);
  return node;
}

measure a(measure_type type) {
  measure measure;
  measure.type = type;
  return measure;
}

node of_measure(std::string code, measure measure, requirement require) {
  node node = yes_no(std::move(code));
  node.content = indicator{std::move(measure), std::move(require), {}, false, evidence_rule::none};
  return node;
}

node group_of(std::string code, std::vector<node> children) {
  group inner;
  inner.children = std::move(children);
  node node = yes_no(std::move(code));
  node.content = std::move(inner);
  return node;
}

group& as_group(node& node) { return std::get<group>(node.content); }
indicator& as_indicator(node& node) { return std::get<indicator>(node.content); }

threshold bound_of(comparison how, decimal value) { return {how, {value, {}}}; }

conclusion concluding(std::string code, form when) {
  conclusion conclusion;
  conclusion.code = std::move(code);
  conclusion.title = title;
  conclusion.when = std::move(when);
  return conclusion;
}

form all_met(selector among) { return {quantified_form{true, std::move(among)}}; }
form inside_not(form operand) {
  return {combined_form{combined_form::kind::negation, {std::move(operand)}}};
}

criteria_definition set_of(std::vector<node> criteria) {
  criteria_definition set;
  set.id = "example";
  set.version = "1";
  set.title = title;
  set.criteria = std::move(criteria);
  return set;
}

/// Each broken rule with its place, as in `bad_code /id`.
std::string broken(criteria_definition set) {
  std::string found;
  try {
    static_cast<void>(criteria_set::create(std::move(set)));
  } catch (const failure& failure) {
    for (const xaso::error& one : failure.errors()) {
      found += one.rule + ' ' + one.pointer + '\n';
      BOOST_TEST(one.line == 0U);  // there is no text
    }
  }
  return found;
}

BOOST_AUTO_TEST_SUITE(criteria_set)

BOOST_AUTO_TEST_CASE(a_set_that_keeps_every_rule_is_made_and_shared) {
  const xaso::criteria_set set = xaso::criteria_set::create(set_of({yes_no("1")}));
  const xaso::criteria_set copy = set;
  BOOST_TEST(copy.id() == "example");
  BOOST_TEST(copy.version() == "1");
  BOOST_TEST(&copy.definition() == &set.definition());
}

BOOST_AUTO_TEST_CASE(all_broken_rules_are_reported_at_once) {
  criteria_definition set = set_of({yes_no("1"), yes_no("1")});
  set.id = "bad id";
  set.version = "";
  set.title.vi = "";
  BOOST_TEST(broken(set) ==
             "bad_code /id\n"
             "empty_string /version\n"
             "empty_string /title/vi\n"
             "repeated_code /criteria/1/code\n");
}

BOOST_AUTO_TEST_CASE(an_empty_set_is_none) {
  BOOST_TEST(broken(set_of({})) == "empty_list /criteria\n");
}

BOOST_AUTO_TEST_CASE(text_that_is_not_utf8_is_found_wherever_it_is) {
  criteria_definition set = set_of({yes_no("1")});
  set.title.en = "\xFF";
  set.legal_basis = "\xC3";
  set.sources = {{certainty::attested, "\xED\xA0\x80", ""}};
  set.criteria[0].note = "\xC0\x80";
  BOOST_TEST(broken(set) ==
             "text_not_utf8 /title/en\n"
             "text_not_utf8 /legal_basis\n"
             "text_not_utf8 /source/ref\n"
             "text_not_utf8 /criteria/0/note\n");
}

BOOST_AUTO_TEST_CASE(a_requirement_fits_its_measure) {
  const node count_is_true = of_measure("1", a(measure_type::count), is_requirement{true});
  const node nothing_required = of_measure("2", a(measure_type::ratio), {});
  number_requirement at_least_one;
  at_least_one.lower = bound_of(comparison::at_least, 1);
  const node yes_no_counted = of_measure("3", a(measure_type::yes_no), at_least_one);
  BOOST_TEST(broken(set_of({count_is_true, nothing_required, yes_no_counted})) ==
             "misplaced_key /criteria/0/require/is\n"
             "empty_object /criteria/1/require\n"
             "misplaced_key /criteria/2/require/at_least\n");
}

BOOST_AUTO_TEST_CASE(what_is_no_enumerator_is_refused_wherever_it_is) {
  const auto none = [](auto of) { return static_cast<decltype(of)>(9); };
  number_requirement wide;
  wide.lower = bound_of(none(comparison()), 5);
  wide.upper = bound_of(none(comparison()), 5);
  criteria_definition set = set_of({yes_no("1"), of_measure("2", a(none(measure_type())), {}),
                                    of_measure("3", a(measure_type::ratio), wide)});
  set.applies_to = none(unit_level());
  set.sources = {{none(certainty()), "", ""}};
  set.attributes = {{"a", none(attribute_type()), {}}};
  set.policies.not_applicable = none(not_applicable_policy());
  set.policies.rounding = rounding{none(rounding_place()), 0, none(rounding_mode())};
  set.criteria[0].not_applicable = none(not_applicable_policy());
  as_indicator(set.criteria[0]).evidence = none(evidence_rule());
  as_indicator(set.criteria[2]).measure.ratio.zero = none(zero_denominator());
  set.ranking = ranking_rules{none(ranking_rules::key()), "", {}};
  set.checks = {{"c",
                 title,
                 false,
                 {"3", none(check_operand::part())},
                 {"3", check_operand::part::numerator},
                 false}};
  set.conclusions = {
      concluding("k", {tally_form{false, true, every_indicator{}, none(comparison()), {}}}),
      concluding("l", {conclusion_form{"k", {}, none(status())}}),
      concluding("m", {combined_form{none(combined_form::kind()), {}}})};
  std::string broken_there = broken(set);
  for (const std::string at :
       {"/applies_to", "/source/certainty", "/policies/not_applicable", "/policies/rounding/at",
        "/policies/rounding/mode", "/attributes/a", "/criteria/0/not_applicable",
        "/criteria/0/evidence", "/criteria/1/measure/type", "/criteria/2/measure/zero_denominator",
        "/criteria/2/require", "/criteria/2/require", "/conclusions/0/when/count_met",
        "/conclusions/1/when/if_not_applicable", "/conclusions/2/when", "/checks/0/equal/0",
        "/ranking/by"}) {
    const std::string line = "not_of_its_type " + at + '\n';
    const std::size_t found = broken_there.find(line);
    BOOST_TEST_REQUIRE(found != std::string::npos, at);
    broken_there.erase(found, line.size());
  }
  BOOST_TEST(broken_there == "");
}

BOOST_AUTO_TEST_CASE(a_comparison_bounds_from_its_own_side) {
  number_requirement swapped;
  swapped.lower = bound_of(comparison::at_most, 5);
  swapped.upper = bound_of(comparison::more_than, 5);
  BOOST_TEST(broken(set_of({of_measure("1", a(measure_type::count), swapped)})) ==
             "not_of_its_type /criteria/0/require\n"
             "not_of_its_type /criteria/0/require\n"
             "bounds_cross /criteria/0/require\n");
}

BOOST_AUTO_TEST_CASE(bounds_may_touch_but_not_cross) {
  const auto both = [](comparison lower, decimal low, comparison upper, decimal high) {
    number_requirement require;
    require.lower = bound_of(lower, low);
    require.upper = bound_of(upper, high);
    return broken(set_of({of_measure("1", a(measure_type::ratio), require)}));
  };
  using enum comparison;
  BOOST_TEST(both(at_least, 50, at_most, 50).empty());
  BOOST_TEST(both(more_than, 50, less_than, decimal::scaled(5001, 2)).empty());
  const std::string crossing = "bounds_cross /criteria/0/require\n";
  BOOST_TEST(both(at_least, 50, at_most, decimal::scaled(4999, 2)) == crossing);
  BOOST_TEST(both(more_than, 50, at_most, 50) == crossing);
  BOOST_TEST(both(at_least, 50, less_than, 50) == crossing);
}

BOOST_AUTO_TEST_CASE(an_indicator_is_required_something_or_scored_or_both) {
  points by_ratio;
  by_ratio.max = decimal(10);
  by_ratio.rule = ratio_points{};
  node scored = of_measure("1", a(measure_type::ratio), std::monostate());
  BOOST_TEST(broken(set_of({scored})) == "missing_one_of /criteria/0\n");
  as_indicator(scored).points = by_ratio;
  BOOST_TEST(broken(set_of({scored})).empty());
  as_indicator(scored).require = number_rule();
  BOOST_TEST(broken(set_of({scored})) == "empty_object /criteria/0/require\n");
}

BOOST_AUTO_TEST_CASE(an_unknown_bound_crosses_nothing) {
  number_requirement require;
  require.lower = threshold{comparison::at_least, {}};
  require.upper = bound_of(comparison::at_most, 0);
  BOOST_TEST(broken(set_of({of_measure("1", a(measure_type::ratio), require)})).empty());
}

BOOST_AUTO_TEST_CASE(a_percentage_above_a_hundred_is_said_to_be_meant) {
  number_requirement require;
  require.lower = bound_of(comparison::at_least, 120);
  measure growth = a(measure_type::ratio);
  BOOST_TEST(broken(set_of({of_measure("1", growth, require)})) ==
             "percent_out_of_range /criteria/0/require/at_least\n");
  growth.ratio.may_exceed_one = true;
  BOOST_TEST(broken(set_of({of_measure("1", growth, require)})).empty());
}

BOOST_AUTO_TEST_CASE(a_quantity_has_any_bound) {
  number_requirement require;
  require.lower = bound_of(comparison::more_than, -5);
  BOOST_TEST(broken(set_of({of_measure("1", a(measure_type::quantity), require)})).empty());
}

BOOST_AUTO_TEST_CASE(groups_deeper_than_any_law_are_refused) {
  node deep = yes_no("1");
  for (int level = 2; level <= 64; ++level) deep = group_of(std::to_string(level), {deep});
  BOOST_TEST(broken(set_of({deep})).empty());
  const std::string found = broken(set_of({group_of("65", {deep})}));
  BOOST_TEST(std::count(found.begin(), found.end(), '\n') == 1);
  BOOST_TEST(found.starts_with("nested_too_deep /criteria/0/children/0/children/0"));
}

BOOST_AUTO_TEST_CASE(conditions_deeper_than_any_law_are_refused) {
  form deep = all_met(every_indicator{});
  for (int level = 2; level <= 64; ++level) deep = inside_not(deep);
  criteria_definition set = set_of({yes_no("1")});
  set.conclusions = {concluding("a", deep)};
  BOOST_TEST(broken(set).empty());
  set.conclusions = {concluding("a", inside_not(deep))};
  const std::string found = broken(set);
  BOOST_TEST(std::count(found.begin(), found.end(), '\n') == 1);
  BOOST_TEST(found.starts_with("nested_too_deep /conclusions/0/when/not/not"));
}

BOOST_AUTO_TEST_CASE(a_policy_is_asked_for_once_and_only_where_something_may_drop_out) {
  criteria_definition set = set_of({yes_no("1"), yes_no("2"), yes_no("3")});
  BOOST_TEST(broken(set).empty());
  as_indicator(set.criteria[1]).may_be_not_applicable = true;
  as_indicator(set.criteria[2]).may_be_not_applicable = true;
  BOOST_TEST(broken(set) == "policy_missing /criteria/1/may_be_not_applicable\n");
  set.policies.not_applicable = not_applicable_policy::rescaled;
  BOOST_TEST(broken(set).empty());
}

// ---- how many indicators are expected ----

BOOST_AUTO_TEST_CASE(as_many_are_expected_as_are_held_or_more) {
  node four = group_of(
      "1", {yes_no("1.1"), group_of("1.2", {yes_no("1.2.1"), yes_no("1.2.2")}), yes_no("1.3")});
  as_group(four).expected = expected_indicators{4};
  BOOST_TEST(broken(set_of({four})).empty());
  as_group(four).expected = expected_indicators{3};
  BOOST_TEST(broken(set_of({four})) == "expected_too_few /criteria/0/expected_indicators\n");
}

BOOST_AUTO_TEST_CASE(a_number_covers_what_its_groups_expect) {
  node inner = group_of("1.1", {});
  as_group(inner).expected = expected_indicators{5};
  criteria_definition set = set_of({inner, yes_no("2")});
  set.expected = expected_indicators{6};
  BOOST_TEST(broken(set).empty());
  set.expected = expected_indicators{5};
  BOOST_TEST(broken(set) == "expected_too_few /expected_indicators\n");
}

BOOST_AUTO_TEST_CASE(a_group_that_counts_as_an_indicator_is_one) {
  node composite = group_of("1", {yes_no("1.1"), yes_no("1.2")});
  as_group(composite).counts_as_indicator = true;
  criteria_definition set = set_of({composite, yes_no("2")});
  set.expected = expected_indicators{2};
  BOOST_TEST(broken(set).empty());
}

BOOST_AUTO_TEST_CASE(below_a_number_none_is_open) {
  node open = group_of("1.1", {});
  as_group(open).expected = expected_indicators{};
  criteria_definition set = set_of({group_of("1", {open})});
  BOOST_TEST(broken(set).empty());
  set.expected = expected_indicators{};
  BOOST_TEST(broken(set).empty());
  set.expected = expected_indicators{9};
  BOOST_TEST(broken(set) == "expected_unknown_within /criteria/0/children/0/expected_indicators\n");
}

BOOST_AUTO_TEST_CASE(a_group_holds_or_expects_something) {
  criteria_definition set = set_of({group_of("1", {})});
  BOOST_TEST(broken(set) == "empty_group /criteria/0/children\n");
  as_group(set.criteria[0]).expected = expected_indicators{};
  BOOST_TEST(broken(set).empty());
}

// ---- derived measures ----

measure derived(std::string set) {
  measure measure = a(measure_type::derived);
  measure.derived.set = std::move(set);
  measure.derived.conclusion = "smart";
  return measure;
}

BOOST_AUTO_TEST_CASE(a_derived_measure_is_a_ratio_or_a_count_of_another_sets_conclusion) {
  number_requirement require;
  require.lower = bound_of(comparison::at_least, 101);
  measure share = derived("village.set@2");
  measure number = derived("village.set");
  number.derived.as_count = true;
  BOOST_TEST(broken(set_of({of_measure("1", share, require), of_measure("2", number, require)})) ==
             "percent_out_of_range /criteria/0/require/at_least\n");
  share.ratio.may_exceed_one = true;
  number.ratio.zero = zero_denominator::met;
  require.lower = bound_of(comparison::at_least, 25);
  BOOST_TEST(broken(set_of({of_measure("1", share, require), of_measure("2", number, require)})) ==
             "misplaced_key /criteria/0/measure/may_exceed_one\n"
             "misplaced_key /criteria/1/measure/zero_denominator\n");
}

BOOST_AUTO_TEST_CASE(only_a_derived_measure_names_a_set) {
  measure ratio = derived("village.set");
  ratio.type = measure_type::ratio;
  number_requirement require;
  require.lower = bound_of(comparison::at_least, 25);
  BOOST_TEST(broken(set_of({of_measure("1", ratio, require)})) ==
             "misplaced_key /criteria/0/measure/set\n");
  measure nameless = derived("");
  nameless.derived.conclusion = "";
  BOOST_TEST(broken(set_of({of_measure("1", nameless, require)})) ==
             "bad_set_reference /criteria/0/measure/set\n"
             "bad_code /criteria/0/measure/conclusion\n");
}

// ---- checks and ranking ----

node counted(std::string code) {
  number_requirement require;
  require.lower = bound_of(comparison::at_least, 1);
  return of_measure(std::move(code), a(measure_type::count), require);
}

BOOST_AUTO_TEST_CASE(a_check_compares_two_numbers) {
  criteria_definition set = set_of({counted("1"), counted("2"), yes_no("3")});
  consistency_check check;
  check.code = "k";
  check.title = title;
  check.first = {"1", check_operand::part::value};
  check.second = {"2", check_operand::part::value};
  set.checks = {check};
  BOOST_TEST(broken(set).empty());
  set.checks[0].at_most = true;
  set.checks[0].first.of = check_operand::part::numerator;
  set.checks[0].second.code = "3";
  BOOST_TEST(broken(set) ==
             "not_comparable /checks/0/at_most/0\n"
             "not_comparable /checks/0/at_most/1\n");
  set.checks = {check, check};
  set.checks[1].second = check.first;
  BOOST_TEST(broken(set) ==
             "repeated_code /checks/1/code\n"
             "repeated_entry /checks/1/equal/1\n");
}

BOOST_AUTO_TEST_CASE(units_are_ranked_by_what_the_set_has) {
  criteria_definition set = set_of({yes_no("1")});
  set.ranking.emplace();
  set.ranking->by = ranking_rules::key::share_met;
  BOOST_TEST(broken(set).empty());
  set.ranking->by = ranking_rules::key::points;
  BOOST_TEST(broken(set) == "nothing_scores /ranking/by\n");
  set.ranking->by = ranking_rules::key::share_of_max;
  BOOST_TEST(broken(set) == "no_maximum /ranking/by\n");
}

BOOST_AUTO_TEST_CASE(leagues_are_formed_by_an_attribute_of_a_few_values) {
  criteria_definition set = set_of({yes_no("1")});
  set.attributes = {{"kind", attribute_type::one_of, {"commune", "ward"}},
                    {"island", attribute_type::yes_no, {}},
                    {"area", attribute_type::decimal, {}}};
  set.ranking.emplace();
  set.ranking->by = ranking_rules::key::share_met;
  for (const char* const name : {"", "kind", "island"}) {
    set.ranking->leagues = name;
    BOOST_TEST(broken(set).empty(), name);
  }
  set.ranking->leagues = "area";
  BOOST_TEST(broken(set) == "leagues_by_number /ranking/leagues\n");
  set.ranking->leagues = "year";
  BOOST_TEST(broken(set) == "unknown_attribute /ranking/leagues\n");
}

BOOST_AUTO_TEST_CASE(keys_of_ranking_have_the_names_of_the_format) {
  BOOST_TEST(name(ranking_rules::key::points) == "points");
  BOOST_TEST(name(ranking_rules::key::share_of_max) == "share_of_max");
  BOOST_TEST(name(ranking_rules::key::share_met) == "share_met");
  BOOST_TEST(name(static_cast<ranking_rules::key>(9)) == "unknown");
}

// ---- codes ----

BOOST_AUTO_TEST_CASE(nodes_conclusions_and_options_may_share_a_code) {
  measure choice = a(measure_type::choice);
  choice.options = {{"1", title}};
  criteria_definition set =
      set_of({of_measure("1", choice, one_of_requirement{std::vector<std::string>{"1"}})});
  set.conclusions = {concluding("1", all_met(every_indicator{}))};
  BOOST_TEST(broken(set).empty());
}

BOOST_AUTO_TEST_CASE(codes_that_people_confuse_are_refused) {
  for (const char* other : {"3.07", "03.7"}) {
    BOOST_TEST(broken(set_of({yes_no("3.7"), yes_no(other)})) ==
               "codes_look_alike /criteria/1/code\n");
  }
  BOOST_TEST(broken(set_of({yes_no("a.b"), yes_no("A.B")})) ==
             "codes_look_alike /criteria/1/code\n");
  BOOST_TEST(
      broken(set_of({yes_no("3.7"), yes_no("3.70"), yes_no("3.7a"), yes_no("3.07a")})).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
