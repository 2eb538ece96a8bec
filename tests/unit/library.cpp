// Several sets together: what they refer to in each other.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/library.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "xaso/xaso.hpp"

namespace {

using xaso::criteria_set;

/// A set of one quantity, whose bound is `bound` as JSON text.
criteria_set set_of(const std::string& id, const std::string& version, const std::string& bound) {
  return xaso::read_criteria(
      R"({"format":"xaso.criteria/1","id":")" + id + R"(","version":")" + version +
      R"(","title":{"vi":"x"},"applies_to":"commune","criteria":[{"code":"1",)"
      R"("title":{"vi":"x"},"measure":{"type":"quantity"},"require":{"at_least":)" +
      bound + "}}]}");
}

std::string of(const std::string& reference, const std::string& times = "1") {
  return R"({"of":")" + reference + R"(","times":)" + times + "}";
}

/// The rules that putting the sets together breaks, in order.
std::string broken(std::vector<criteria_set> sets) {
  try {
    static_cast<void>(xaso::library::create(std::move(sets)));
  } catch (const xaso::failure& failure) {
    std::string rules;
    for (const xaso::error& each : failure.errors()) rules += each.rule + " ";
    return rules;
  }
  return "none";
}

xaso::status judged(std::vector<criteria_set> sets, const std::string& value) {
  const xaso::evaluator evaluator(xaso::library::create(std::move(sets)));
  const xaso::measurements figures = xaso::read_measurements(
      R"({"format":"xaso.measurements/1","criteria":"a","period":{"from":"2023-01-01","to":"2023-12-31"},)"
      R"("units":[{"unit":{"code_system":"s","code":"1"},"track":"self","values":{"1":)" +
      value + "}}]}");
  const xaso::evaluation evaluation = evaluator.evaluate(figures);
  return evaluation.unit(0).status(0);
}

BOOST_AUTO_TEST_SUITE(library)

BOOST_AUTO_TEST_CASE(a_bound_follows_references_to_the_number) {
  const auto sets = [] {
    return std::vector<criteria_set>{set_of("a", "1", of("b#1", "1.1")),
                                     set_of("b", "1", of("c#1", "2")), set_of("c", "1", "30")};
  };
  BOOST_TEST((judged(sets(), "66") == xaso::status::met));
  BOOST_TEST((judged(sets(), "65.999999999") == xaso::status::not_met));
}

BOOST_AUTO_TEST_CASE(a_bound_that_is_not_known_there_is_not_known_here) {
  BOOST_TEST((judged({set_of("a", "1", of("b#1")), set_of("b", "1", "null")}, "66") ==
              xaso::status::undetermined));
}

BOOST_AUTO_TEST_CASE(versions_are_told_apart) {
  const auto with = [](const std::string& reference) {
    return std::vector<criteria_set>{set_of("a", "1", of(reference)), set_of("b", "1", "10"),
                                     set_of("b", "2", "20")};
  };
  BOOST_TEST(broken(with("b#1")) == "several_versions ");
  BOOST_TEST((judged(with("b@2#1"), "15") == xaso::status::not_met));
  BOOST_TEST((judged(with("b@1#1"), "15") == xaso::status::met));
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_an_error) {
  BOOST_TEST(broken({}) == "empty_list ");
  BOOST_TEST(broken({set_of("a", "1", "1"), set_of("a", "1", "2")}) == "repeated_set ");
  BOOST_TEST(broken({set_of("a", "1", of("b#1"))}) == "unknown_set ");
  BOOST_TEST(broken({set_of("a", "1", of("b#2")), set_of("b", "1", "1")}) == "unknown_bound ");
}

BOOST_AUTO_TEST_CASE(a_circle_is_an_error_wherever_it_begins) {
  BOOST_TEST(broken({set_of("a", "1", of("#1"))}) == "bound_in_circle ");
  BOOST_TEST(broken({set_of("a", "1", of("b#1")), set_of("b", "1", of("a#1"))}) ==
             "bound_in_circle bound_in_circle ");
  // The first leads into a circle that it is no part of.
  BOOST_TEST(broken({set_of("a", "1", of("b#1")), set_of("b", "1", of("c#1")),
                     set_of("c", "1", of("b#1"))}) ==
             "bound_too_large bound_in_circle bound_in_circle ");
}

BOOST_AUTO_TEST_CASE(a_product_beyond_the_digits_is_an_error) {
  BOOST_TEST(broken({set_of("a", "1", of("b#1", "1.000000001")),
                     set_of("b", "1", "1.000000001")}) == "product_out_of_range ");
}

BOOST_AUTO_TEST_CASE(a_set_that_refers_to_another_is_not_evaluated_alone) {
  BOOST_CHECK_THROW(xaso::evaluator(set_of("a", "1", of("b#1"))), xaso::failure);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
