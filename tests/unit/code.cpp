// SPDX-License-Identifier: Apache-2.0
#include "xaso/code.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(code)

BOOST_AUTO_TEST_CASE(has_the_form_of_a_code) {
  for (const char* good : {"1", "3.10", "3.health-record", "A_b-c.9", "x", "123456789", "2.x-1"}) {
    BOOST_TEST(xaso::is_code(good), good);
  }
  BOOST_TEST(xaso::is_code(std::string(64, 'a')));
  for (const char* bad : {"", "x-1", "1234567890", "a1234567890", "a b", "ă", "a/b", "a#b", "*"}) {
    BOOST_TEST(!xaso::is_code(bad), bad);
  }
  BOOST_TEST(!xaso::is_code(std::string(65, 'a')));
}

BOOST_AUTO_TEST_CASE(has_the_form_of_a_name) {
  for (const char* good : {"a", "head_disciplined", "A9"}) BOOST_TEST(xaso::is_name(good), good);
  for (const char* bad : {"", "9a", "_a", "a-b", "year", "fact", "is", "ă"}) {
    BOOST_TEST(!xaso::is_name(bad), bad);
  }
}

BOOST_AUTO_TEST_CASE(sorts_as_people_number) {
  const std::vector<std::string> sorted{
      "1",    "1.1", "1.1.1",           "1.2", "2", "3.9", "3.10", "3.10.1",
      "3.9a", "3.A", "3.health-record", "10",  "A", "a",   "a.1"};
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    for (std::size_t j = 0; j < sorted.size(); ++j) {
      const int order = xaso::compare_codes(sorted[i], sorted[j]);
      BOOST_TEST((order < 0) == (i < j), sorted[i] << " before " << sorted[j]);
      BOOST_TEST((order > 0) == (i > j), sorted[i] << " after " << sorted[j]);
    }
  }
}

BOOST_AUTO_TEST_CASE(is_total_where_numbers_are_equal) {
  BOOST_TEST(xaso::compare_codes("3.07", "3.7") < 0);
  BOOST_TEST(xaso::compare_codes("3.7", "3.07") > 0);
  BOOST_TEST(xaso::compare_codes("3.7", "3.7") == 0);
}

BOOST_AUTO_TEST_CASE(finds_codes_that_look_alike) {
  BOOST_TEST(xaso::look_alike("3.7", "3.07"));
  BOOST_TEST(xaso::look_alike("3.a", "3.A"));
  BOOST_TEST(!xaso::look_alike("3.7", "3.70"));
  BOOST_TEST(!xaso::look_alike("3.a7", "3.a07"));
  BOOST_TEST(!xaso::look_alike("3", "3.0"));
}

BOOST_AUTO_TEST_SUITE_END()
