// SPDX-License-Identifier: Apache-2.0
#include "xaso/period.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using xaso::date;

BOOST_AUTO_TEST_SUITE(period)

BOOST_AUTO_TEST_CASE(reads_a_day_as_it_is_written) {
  const auto day = date::parse("2023-05-30");
  BOOST_REQUIRE(day.has_value());
  BOOST_TEST(day->year == 2023);
  BOOST_TEST(int{day->month} == 5);
  BOOST_TEST(int{day->day} == 30);
  BOOST_TEST(day->to_string() == "2023-05-30");
}

BOOST_AUTO_TEST_CASE(reads_no_other_form) {
  for (const char* text : {"", "2023", "2023-05", "2023-5-30", "30/5/2023", "2023-05-30 ",
                           " 2023-05-30", "2023/05/30", "2023-05-3a", "+023-05-30", "2023-05-+1",
                           "2023-05-30T00:00", "-023-05-30", "20230-05-30"}) {
    BOOST_TEST(!date::parse(text).has_value(), text);
  }
}

BOOST_AUTO_TEST_CASE(knows_the_calendar) {
  for (const char* text : {"2024-02-29", "2000-02-29", "2023-12-31", "0001-01-01", "9999-12-31"}) {
    BOOST_TEST(date::parse(text).has_value(), text);
  }
  for (const char* text : {"2023-02-29", "1900-02-29", "2023-04-31", "2023-00-01", "2023-13-01",
                           "2023-01-00", "2023-01-32"}) {
    BOOST_TEST(!date::parse(text).has_value(), text);
  }
}

BOOST_AUTO_TEST_CASE(every_day_comes_back_as_it_was_written) {
  for (const char* text : {"0000-01-01", "0042-06-07", "1999-10-20", "2025-07-01"}) {
    const auto day = date::parse(text);
    BOOST_REQUIRE(day.has_value());
    BOOST_TEST(day->to_string() == text);
  }
}

BOOST_AUTO_TEST_CASE(days_are_in_order) {
  BOOST_TEST((date::parse("2023-12-31") < date::parse("2024-01-01")));
  BOOST_TEST((date::parse("2024-01-31") < date::parse("2024-02-01")));
  BOOST_TEST((date::parse("2024-02-01") < date::parse("2024-02-02")));
  BOOST_TEST((date::parse("2024-02-02") == date::parse("2024-02-02")));
}

BOOST_AUTO_TEST_CASE(kinds_have_the_names_of_the_format) {
  BOOST_TEST(name(xaso::period::kind::span) == "span");
  BOOST_TEST(name(xaso::period::kind::cumulative) == "cumulative");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
