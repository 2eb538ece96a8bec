// SPDX-License-Identifier: Apache-2.0
#include "xaso/indicator.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using xaso::evidence_rule;
using xaso::measure_type;

BOOST_AUTO_TEST_SUITE(indicator)

BOOST_AUTO_TEST_CASE(measures_have_the_names_of_the_format) {
  BOOST_TEST(name(measure_type::ratio) == "ratio");
  BOOST_TEST(name(measure_type::count) == "count");
  BOOST_TEST(name(measure_type::quantity) == "quantity");
  BOOST_TEST(name(measure_type::yes_no) == "yes_no");
  BOOST_TEST(name(measure_type::choice) == "choice");
  BOOST_TEST(name(measure_type::checklist) == "checklist");
  BOOST_TEST(name(measure_type::derived) == "derived");
}

BOOST_AUTO_TEST_CASE(evidence_rules_have_the_names_of_the_format) {
  BOOST_TEST(name(evidence_rule::none) == "none");
  BOOST_TEST(name(evidence_rule::required) == "required");
  BOOST_TEST(name(evidence_rule::or_explanation) == "or_explanation");
}

BOOST_AUTO_TEST_CASE(a_derived_measure_is_a_ratio_or_a_count) {
  xaso::measure measure;
  BOOST_TEST(measure.is_ratio());
  measure.type = measure_type::derived;
  BOOST_TEST(measure.is_ratio());
  BOOST_TEST(!measure.is_count());
  measure.derived.as_count = true;
  BOOST_TEST(!measure.is_ratio());
  BOOST_TEST(measure.is_count());
}

BOOST_AUTO_TEST_CASE(is_judged_where_something_is_required) {
  xaso::indicator indicator;
  BOOST_TEST(indicator.is_judged());
  indicator.require = std::monostate();
  BOOST_TEST(!indicator.is_judged());
}

BOOST_AUTO_TEST_CASE(asks_for_no_evidence_unless_told) {
  const xaso::indicator indicator;
  BOOST_TEST((indicator.evidence == evidence_rule::none));
  BOOST_TEST(!indicator.may_be_not_applicable);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
