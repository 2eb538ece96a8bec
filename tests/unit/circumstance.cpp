// Attributes, and conditions on them, in sets built by a program.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/circumstance.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

#include "xaso/criteria_set.hpp"
#include "xaso/error.hpp"

namespace {

using namespace xaso;

const text title{"Chỉ tiêu", ""};

criteria_definition set_of_one() {
  indicator leaf;
  leaf.measure.type = measure_type::quantity;
  leaf.require = number_requirement{threshold(), {}};
  criteria_definition set;
  set.id = "example";
  set.version = "1";
  set.title = title;
  set.criteria = {{"1", title, {}, {}, {}, {}, "", std::move(leaf)}};
  set.attributes = {{"region", attribute_type::one_of, {"coast", "delta"}},
                    {"island", attribute_type::yes_no, {}},
                    {"area", attribute_type::decimal, {}}};
  return set;
}

std::string broken(criteria_definition set) {
  std::string found;
  try {
    static_cast<void>(criteria_set::create(std::move(set)));
  } catch (const failure& failure) {
    for (const xaso::error& one : failure.errors()) found += one.rule + ' ' + one.pointer + '\n';
  }
  return found;
}

/// What is wrong with a condition on the unit, by its place below the form.
std::string broken(when_all when) {
  criteria_definition set = set_of_one();
  set.conclusions = {{"c", title, {}, {}, form{unit_form{std::move(when)}}, {}}};
  std::string found = broken(std::move(set));
  const std::string form = " /conclusions/0/when/unit";
  for (std::size_t at = 0; (at = found.find(form)) != std::string::npos;)
    found.erase(at, form.size());
  return found;
}
template <class Is>
std::string broken(std::string name, Is is) {
  return broken(when_all{{{std::move(name), std::move(is)}}});
}

range_end end_at(decimal value, bool open = false) { return {value, open}; }

BOOST_AUTO_TEST_SUITE(circumstance)

// ---- declarations ----

BOOST_AUTO_TEST_CASE(attributes_are_lists_of_codes_or_yes_no_or_decimal) {
  criteria_definition set = set_of_one();
  BOOST_TEST(broken(set).empty());
  set.attributes = {{"a", attribute_type::one_of, {}},
                    {"b", attribute_type::yes_no, {"x"}},
                    {"c", attribute_type::one_of, {"x", "x", "y z"}},
                    {"c", attribute_type::decimal, {}},
                    {"year", attribute_type::decimal, {}}};
  BOOST_TEST(broken(set) ==
             "empty_list /attributes/a\n"
             "not_of_its_type /attributes/b\n"
             "repeated_code /attributes/c/1\n"
             "bad_code /attributes/c/2\n"
             "repeated_code /attributes/c\n"
             "bad_name /attributes/year\n");
}

BOOST_AUTO_TEST_CASE(a_fact_is_not_called_as_an_attribute_is) {
  criteria_definition set = set_of_one();
  set.facts = {{"island", title}};
  BOOST_TEST(broken(set) == "name_taken /facts/0/name\n");
}

// ---- conditions ----

BOOST_AUTO_TEST_CASE(a_condition_asks_for_something_and_for_nothing_twice) {
  BOOST_TEST(broken(when_all{}) == "empty_object\n");
  BOOST_TEST(broken(when_all{{{"island", any_of_values{{true}}},
                              {"island", any_of_values{{true}}}}}) == "repeated_entry/island\n");
  BOOST_TEST(broken("region", any_of_values{}) == "empty_list/region\n");
  BOOST_TEST(broken("area", number_span{}) == "empty_object/area\n");
  BOOST_TEST(broken("year", year_span{}) == "empty_object/year\n");
  BOOST_TEST(broken("town", any_of_values{{true}}) == "unknown_attribute/town\n");
}

BOOST_AUTO_TEST_CASE(an_attribute_is_asked_for_what_it_may_be) {
  const std::string coast = "coast";
  BOOST_TEST(broken("region", any_of_values{{coast}}).empty());
  BOOST_TEST(broken("island", any_of_values{{false}}).empty());
  BOOST_TEST(broken("area", any_of_values{{decimal(1), decimal::scaled(15, 1)}}).empty());
  BOOST_TEST(broken("area", number_span{end_at(1), {}}).empty());
  BOOST_TEST(broken("year", any_of_values{{decimal(2023), decimal(1)}}).empty());
  BOOST_TEST(broken("year", year_span{{}, 9999}).empty());

  BOOST_TEST(broken("region", any_of_values{{std::string("town")}}) ==
             "unknown_attribute_value/region\n");
  BOOST_TEST(broken("region", any_of_values{{coast, coast}}) == "repeated_entry/region/1\n");
  BOOST_TEST(broken("region", any_of_values{{coast, true}}) == "attribute_misused/region/1\n");
  BOOST_TEST(broken("region", number_span{end_at(1), {}}) == "attribute_misused/region\n");
  BOOST_TEST(broken("island", any_of_values{{std::string("yes")}}) == "attribute_misused/island\n");
  BOOST_TEST(broken("island", year_span{2023, {}}) == "attribute_misused/island\n");
  BOOST_TEST(broken("area", any_of_values{{std::string("1")}}) == "attribute_misused/area\n");
  BOOST_TEST(broken("area", year_span{2023, {}}) == "attribute_misused/area\n");
  BOOST_TEST(broken("year", any_of_values{{std::string("2023")}}) == "attribute_misused/year\n");
  BOOST_TEST(broken("year", number_span{end_at(2023), {}}) == "attribute_misused/year\n");
}

BOOST_AUTO_TEST_CASE(a_year_is_a_whole_number_of_at_most_four_digits) {
  for (const decimal wrong : {decimal(0), decimal(10000), decimal(-1), decimal::scaled(20235, 1)}) {
    BOOST_TEST(broken("year", any_of_values{{wrong}}) == "bad_year/year\n", wrong.to_string());
  }
  BOOST_TEST(broken("year", year_span{0, 10000}) == "bad_year/year/from\nbad_year/year/to\n");
  BOOST_TEST(broken("year", year_span{2024, 2024}).empty());
  BOOST_TEST(broken("year", year_span{2025, 2024}) == "years_reversed/year\n");
}

BOOST_AUTO_TEST_CASE(comparisons_may_touch_but_not_cross) {
  const auto both = [](range_end lower, range_end upper) {
    return broken("area", number_span{lower, upper});
  };
  BOOST_TEST(both(end_at(70), end_at(70)).empty());
  BOOST_TEST(both(end_at(70, true), end_at(decimal::scaled(7001, 2), true)).empty());
  const std::string crossing = "bounds_cross/area\n";
  BOOST_TEST(both(end_at(70, true), end_at(70)) == crossing);
  BOOST_TEST(both(end_at(70), end_at(70, true)) == crossing);
  BOOST_TEST(both(end_at(70), end_at(69)) == crossing);
}

// ---- where they stand ----

BOOST_AUTO_TEST_CASE(conditions_are_checked_wherever_they_stand) {
  criteria_definition set = set_of_one();
  set.policies.not_applicable = not_applicable_policy::excluded;
  const when_all unknown{{{"town", any_of_values{{true}}}}};
  set.criteria[0].applies_when = unknown;
  selected_bound selected;
  selected.rows = {{unknown, bound()}};
  std::get<indicator>(set.criteria[0].content).require =
      number_rule{threshold_rule{comparison::at_least, selected}, {}};
  set.conclusions = {{"c", title, {}, condition(unknown), form{unit_form{unknown}}, {}}};
  set.ranking.emplace();
  set.ranking->by = ranking_rules::key::share_met;
  set.ranking->unranked_when = fact_is{"late", true};
  BOOST_TEST(broken(set) ==
             "unknown_attribute /criteria/0/applies_when/town\n"
             "unknown_attribute /criteria/0/require/at_least/select/0/when/town\n"
             "unknown_attribute /conclusions/0/applies_when/town\n"
             "unknown_attribute /conclusions/0/when/unit/town\n"
             "unknown_fact /ranking/unranked_when/fact\n");
}

BOOST_AUTO_TEST_CASE(what_applies_in_some_circumstances_only_asks_for_a_policy) {
  criteria_definition set = set_of_one();
  set.criteria[0].applies_when = when_all{{{"year", year_span{2024, {}}}}};
  BOOST_TEST(broken(set) == "policy_missing /criteria/0/applies_when\n");
}

// ---- bounds that depend on them ----

std::string broken_bound(bound_rule lower, bound_rule upper = bound()) {
  criteria_definition set = set_of_one();
  std::get<indicator>(set.criteria[0].content).require =
      number_rule{threshold_rule{comparison::at_least, std::move(lower)},
                  threshold_rule{comparison::less_than, std::move(upper)}};
  return broken(std::move(set));
}

BOOST_AUTO_TEST_CASE(a_selected_bound_has_rows) {
  BOOST_TEST(broken_bound(selected_bound()) == "empty_list /criteria/0/require/at_least/select\n");
}

BOOST_AUTO_TEST_CASE(a_relative_bound_names_an_indicator) {
  for (const char* const right : {"#1", "other.set#1", "other.set@2025.1#1"}) {
    BOOST_TEST(broken_bound(relative_bound{right, 2}).empty(), right);
  }
  for (const char* const wrong : {"", "#", "1", "other.set#", "other.set@#1", "a b#1", "#a b"}) {
    BOOST_TEST(broken_bound(relative_bound{wrong, 2}) ==
                   "bad_bound_reference /criteria/0/require/at_least/of\n",
               wrong);
  }
}

BOOST_AUTO_TEST_CASE(only_plain_bounds_are_held_against_each_other) {
  const bound five{decimal(5), {}};
  const bound four{decimal(4), {}};
  selected_bound selected;
  selected.rows = {{when_all{{{"island", any_of_values{{true}}}}}, five}};
  selected.otherwise = five;
  BOOST_TEST(broken_bound(five, four) == "bounds_cross /criteria/0/require\n");
  BOOST_TEST(broken_bound(selected, four).empty());
  BOOST_TEST(broken_bound(relative_bound{"#1", 1}, four).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
