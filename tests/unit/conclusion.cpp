// What conclusions may rest on, in sets built by a program.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/conclusion.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

#include "xaso/criteria_set.hpp"
#include "xaso/error.hpp"

namespace {

using namespace xaso;

const text title{"Kết luận", ""};

node yes_no(std::string code, std::vector<std::string> tags = {}) {
  indicator leaf;
  leaf.measure.type = measure_type::yes_no;
  leaf.require = is_requirement{true};
  return {std::move(code), title, std::move(tags), {}, {}, {}, "", std::move(leaf)};
}

node group_of(std::string code, std::vector<node> children) {
  return {
      std::move(code), title, {}, {}, {}, {}, "", group{std::move(children), {}, false, {}, {}}};
}

form all_met(selector among) { return {quantified_form{true, std::move(among)}}; }
form on(std::string written) { return {conclusion_form{std::move(written), {}, {}}}; }
form combined(combined_form::kind how, std::vector<form> operands) {
  return {combined_form{how, std::move(operands)}};
}

conclusion concluding(std::string code, form when) {
  return {std::move(code), title, {}, {}, std::move(when), {}};
}
conclusion leveled(std::string code, std::vector<std::string> levels) {
  conclusion conclusion{std::move(code), title, {}, {}, {}, {}};
  for (std::string& one : levels) {
    conclusion.levels.push_back({std::move(one), title, {}, all_met(every_indicator{})});
  }
  return conclusion;
}

/// A tree of three indicators, two of them in a group, one tagged.
criteria_definition example(std::vector<conclusion> conclusions) {
  criteria_definition set;
  set.id = "example";
  set.version = "1";
  set.title = title;
  set.criteria = {group_of("1", {yes_no("1.1"), yes_no("1.2")}), yes_no("2", {"mandatory"})};
  set.facts = {{"disciplined", title}};
  set.conclusions = std::move(conclusions);
  return set;
}

/// Each broken rule with its place.
std::string broken(criteria_definition set) {
  std::string found;
  try {
    static_cast<void>(criteria_set::create(std::move(set)));
  } catch (const failure& failure) {
    for (const xaso::error& one : failure.errors()) found += one.rule + ' ' + one.pointer + '\n';
  }
  return found;
}

std::string broken_by(form when) { return broken(example({concluding("c", std::move(when))})); }
std::string broken_by(selector among) { return broken_by(all_met(std::move(among))); }

BOOST_AUTO_TEST_SUITE(conclusion)

BOOST_AUTO_TEST_CASE(a_hash_names_a_conclusion_of_another_set) {
  BOOST_TEST(!(conclusion_form{"completed", {}, {}}.elsewhere()));
  BOOST_TEST((conclusion_form{"other.set#completed", {}, {}}.elsewhere()));
}

// ---- selectors ----

BOOST_AUTO_TEST_CASE(selects_what_is_there) {
  BOOST_TEST(broken_by(every_indicator{}).empty());
  BOOST_TEST(broken_by(listed_nodes{{"1", "2"}}).empty());
  BOOST_TEST(broken_by(listed_nodes{{"1.2", "1.1"}}).empty());
  BOOST_TEST(broken_by(nodes_under{"1"}).empty());
  BOOST_TEST(broken_by(nodes_tagged{"mandatory"}).empty());
}

BOOST_AUTO_TEST_CASE(a_single_code_has_the_place_of_the_selector) {
  BOOST_TEST(broken_by(listed_nodes{{"9"}}) == "unknown_node /conclusions/0/when/all_met\n");
  BOOST_TEST(broken_by(listed_nodes{{"2", "9"}}) == "unknown_node /conclusions/0/when/all_met/1\n");
}

BOOST_AUTO_TEST_CASE(nothing_is_selected_twice) {
  BOOST_TEST(broken_by(listed_nodes{{"2", "2"}}) ==
             "repeated_entry /conclusions/0/when/all_met/1\n");
  BOOST_TEST(broken_by(listed_nodes{{"1.1", "2", "1"}}) ==
             "selected_twice /conclusions/0/when/all_met/0\n");
}

BOOST_AUTO_TEST_CASE(a_selection_selects_something) {
  BOOST_TEST(broken_by(listed_nodes{}) == "empty_list /conclusions/0/when/all_met\n");
  BOOST_TEST(broken_by(nodes_under{"2"}) == "not_a_group /conclusions/0/when/all_met/under\n");
  BOOST_TEST(broken_by(nodes_tagged{"optional"}) ==
             "unknown_tag /conclusions/0/when/all_met/tag\n");
}

BOOST_AUTO_TEST_CASE(what_is_expected_can_be_selected) {
  criteria_definition set = example({concluding("c", all_met(nodes_under{"3"}))});
  set.criteria.push_back(group_of("3", {}));
  std::get<group>(set.criteria.back().content).expected = expected_indicators{};
  BOOST_TEST(broken(set).empty());
}

BOOST_AUTO_TEST_CASE(a_group_speaks_of_what_is_below_it) {
  criteria_definition set = example({});
  group& first = std::get<group>(set.criteria[0].content);
  first.when = all_met(listed_nodes{{"1.1", "1.2"}});
  BOOST_TEST(broken(set).empty());
  first.when = all_met(listed_nodes{{"2"}});
  BOOST_TEST(broken(set) == "node_not_below /criteria/0/when/all_met\n");
  first.when = all_met(nodes_tagged{"mandatory"});
  BOOST_TEST(broken(set) == "unknown_tag /criteria/0/when/all_met/tag\n");
  first.when = on("c");
  BOOST_TEST(broken(set) == "misplaced_key /criteria/0/when/conclusion\n");
}

// ---- numbers ----

BOOST_AUTO_TEST_CASE(a_tally_has_a_number_that_can_be_counted) {
  const auto tally = [](bool share, comparison how, std::optional<decimal> number) {
    return broken_by(form{tally_form{share, true, every_indicator{}, how, {number, {}}}});
  };
  using enum comparison;
  BOOST_TEST(tally(false, at_least, 2).empty());
  BOOST_TEST(tally(false, at_least, std::nullopt).empty());
  BOOST_TEST(tally(true, more_than, 100).empty());
  BOOST_TEST(tally(false, more_than, -1) ==
             "negative_count /conclusions/0/when/count_met/more_than\n");
  BOOST_TEST(tally(true, at_least, 101) ==
             "percent_out_of_range /conclusions/0/when/share_met/at_least\n");
  BOOST_TEST(tally(false, at_most, 2) == "unknown_key /conclusions/0/when/count_met/at_most\n");
}

// ---- facts and other conclusions ----

BOOST_AUTO_TEST_CASE(facts_are_declared) {
  BOOST_TEST(broken_by(form{fact_form{"disciplined", false}}).empty());
  BOOST_TEST(broken_by(form{fact_form{"prosecuted", false}}) ==
             "unknown_fact /conclusions/0/when/fact\n");
}

BOOST_AUTO_TEST_CASE(a_conclusion_may_refer_to_a_later_one) {
  BOOST_TEST(broken(example({concluding("a", on("b")), concluding("b", all_met(nodes_under{"1"}))}))
                 .empty());
}

BOOST_AUTO_TEST_CASE(a_circle_is_found_however_long) {
  std::vector<xaso::conclusion> chain;
  for (int i = 0; i < 20'000; ++i) {
    chain.push_back(concluding("c" + std::to_string(i), on("c" + std::to_string(i + 1))));
  }
  chain.push_back(concluding("c20000", all_met(every_indicator{})));
  BOOST_TEST(broken(example(chain)).empty());
  chain.back().when = on("c0");
  BOOST_TEST(broken(example(chain)) == "conclusion_in_circle /conclusions/20000/when/conclusion\n");
}

BOOST_AUTO_TEST_CASE(two_ways_to_one_conclusion_are_no_circle) {
  using enum combined_form::kind;
  BOOST_TEST(
      broken(example({concluding("a", combined(all, {on("b"), on("c")})), concluding("b", on("d")),
                      concluding("c", on("d")), concluding("d", all_met(every_indicator{}))}))
          .empty());
}

BOOST_AUTO_TEST_CASE(inside_not_nothing_is_assumed) {
  conclusion_form reference{"b", {}, {}};
  const auto negated = [&] {
    return broken(example({concluding("a", combined(combined_form::kind::negation, {{reference}})),
                           concluding("b", all_met(every_indicator{}))}));
  };
  BOOST_TEST(negated() == "unsaid_not_applicable /conclusions/0/when/not\n");
  reference.if_not_applicable = status::not_met;
  BOOST_TEST(negated().empty());
  reference.if_not_applicable = status::not_applicable;
  BOOST_TEST(negated() == "unknown_word /conclusions/0/when/not/if_not_applicable\n");
}

BOOST_AUTO_TEST_CASE(a_level_is_one_of_the_conclusion_referred_to) {
  const auto asking = [](std::string level) {
    return broken(example({leveled("level", {"good", "fair"}),
                           concluding("a", {conclusion_form{"level", std::move(level), {}}})}));
  };
  BOOST_TEST(asking("fair").empty());
  BOOST_TEST(asking("poor") == "unknown_level /conclusions/1/when/level_at_least\n");
  BOOST_TEST(broken(example({concluding("a", {conclusion_form{"b", "good", {}}}),
                             concluding("b", all_met(every_indicator{}))})) ==
             "no_levels /conclusions/0/when/level_at_least\n");
}

BOOST_AUTO_TEST_CASE(a_reference_elsewhere_needs_no_other_document) {
  for (const char* good : {"other.set#completed", "other-2023@2#3.1"}) {
    BOOST_TEST(broken_by(on(good)).empty(), good);
  }
  for (const char* bad : {"", "#a", "set#", "a b#c", "set@#a", "set#a b", "a b"}) {
    BOOST_TEST(broken_by(on(bad)) == "bad_reference /conclusions/0/when/conclusion\n", bad);
  }
}

BOOST_AUTO_TEST_CASE(either_a_condition_or_levels) {
  xaso::conclusion both = leveled("c", {"good"});
  both.when = all_met(every_indicator{});
  BOOST_TEST(broken(example({both})) == "exclusive_keys /conclusions/0\n");
  BOOST_TEST(broken(example({leveled("c", {})})) == "missing_one_of /conclusions/0\n");
}

BOOST_AUTO_TEST_CASE(combinations_combine_something) {
  using enum combined_form::kind;
  BOOST_TEST(broken_by(combined(all, {})) == "empty_list /conclusions/0/when/all\n");
  BOOST_TEST(broken_by(combined(any, {})) == "empty_list /conclusions/0/when/any\n");
  BOOST_TEST(broken_by(combined(negation, {})) == "not_of_its_type /conclusions/0/when/not\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
