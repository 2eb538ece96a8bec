// Static checks, and the places of what they find. What each check finds is in
// tests/vectors/checks. SPDX-License-Identifier: Apache-2.0
#include "xaso/check.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

#include "xaso/error.hpp"
#include "xaso/json.hpp"

namespace {

/// A set of one ratio, at least `bound` per cent.
std::string set_of(const std::string& id, const std::string& bound) {
  return R"({"format": "xaso.criteria/1", "id": ")" + id + R"(", "version": "1",
 "title": {"vi": "Tên", "en": "Name"}, "applies_to": "commune",
 "criteria": [
  {"code": "1", "title": {"vi": "Tỷ lệ", "en": "Ratio"}, "source": {"certainty": "attested"},
   "measure": {"type": "ratio"}, "require": {"at_least": )" +
         bound + "}}]}";
}

xaso::library both(const std::string& first, const std::string& second) {
  return xaso::library::create({xaso::read_criteria(first), xaso::read_criteria(second)});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(check)

BOOST_AUTO_TEST_CASE(says_in_which_set) {
  const auto found = xaso::check(both(set_of("good", "50"), set_of("odd", "0")));
  BOOST_TEST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].set == 1U);
  BOOST_TEST(found[0].rule == "requirement_always_met");
  BOOST_TEST((found[0].how_grave == xaso::finding::severity::warning));
  BOOST_TEST(found[0].pointer == "/criteria/0/require/at_least");
  BOOST_TEST(!found[0].message.vi.empty());
  BOOST_TEST(!found[0].message.en.empty());
}

BOOST_AUTO_TEST_CASE(a_set_that_refers_to_another_is_checked_beside_it) {
  const std::string relative = R"({"of": "good#1", "times": "0.5"})";
  BOOST_TEST(xaso::check(both(set_of("relative", relative), set_of("good", "50"))).empty());
}

BOOST_AUTO_TEST_CASE(no_two_checks_are_called_alike) {
  const auto rules = xaso::check_rules();
  BOOST_TEST(std::set(rules.begin(), rules.end()).size() == rules.size());
}

BOOST_AUTO_TEST_CASE(severities_have_names) {
  BOOST_TEST(name(xaso::finding::severity::note) == "note");
  BOOST_TEST(name(xaso::finding::severity::warning) == "warning");
}

BOOST_AUTO_TEST_CASE(places_are_found_in_any_order) {
  const std::string text = set_of("x", "50");
  const auto places = xaso::locate(
      text, {"/criteria/0/require/at_least", "", "/title/en", "/criteria/0/require/at_least"});
  BOOST_TEST_REQUIRE(places.size() == 4U);
  BOOST_TEST(text.substr(places[0].offset, 2) == "50");
  BOOST_TEST(places[0].line == 5U);
  BOOST_TEST((places[1] == xaso::text_place{0, 1, 1}));
  BOOST_TEST(places[2].line == 2U);
  BOOST_TEST(places[2].column == 31U);  // in code points: "Tên" is three
  BOOST_TEST((places[3] == places[0]));
}

BOOST_AUTO_TEST_CASE(where_there_is_none_the_nearest_above_is_named) {
  const std::string text = set_of("x", "50");
  const auto places = xaso::locate(text, {"/criteria/0/points/max", "/criteria/0"});
  BOOST_TEST((places[0] == places[1]));
}

BOOST_AUTO_TEST_CASE(a_text_that_cannot_be_read_has_no_places) {
  BOOST_CHECK_THROW(static_cast<void>(xaso::locate("{", {""})), xaso::failure);
  BOOST_TEST(xaso::locate("{}", {}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
