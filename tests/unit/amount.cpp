// SPDX-License-Identifier: Apache-2.0
#include "xaso/amount.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(amount)

BOOST_AUTO_TEST_CASE(is_absent_exact_or_a_range) {
  BOOST_TEST(!xaso::amount().is_given());
  BOOST_TEST(xaso::amount(xaso::decimal(5)).is_exact());
  const xaso::amount range(xaso::range_end{5, true}, {});
  BOOST_TEST(range.is_range());
  BOOST_TEST(range.is_given());
}

BOOST_AUTO_TEST_CASE(comparisons_have_names_and_sides) {
  using xaso::comparison;
  BOOST_TEST(name(comparison::at_least) == "at_least");
  BOOST_TEST(name(comparison::less_than) == "less_than");
  BOOST_TEST(name(static_cast<comparison>(9)) == "unknown");
  BOOST_TEST(is_lower(comparison::more_than));
  BOOST_TEST(!is_lower(comparison::at_most));
  BOOST_TEST(is_strict(comparison::more_than));
  BOOST_TEST(is_strict(comparison::less_than));
  BOOST_TEST(!is_strict(comparison::at_least));
}

BOOST_AUTO_TEST_SUITE_END()
