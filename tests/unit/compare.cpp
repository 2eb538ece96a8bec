// Two evaluations side by side: which unit is which, and what counts as a difference.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/analysis/compare.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "xaso/evaluator.hpp"
#include "xaso/json.hpp"

namespace {

constexpr const char* criteria = R"({
 "format": "xaso.criteria/1", "id": "compared", "version": "1", "applies_to": "commune",
 "title": {"vi": "So sánh"},
 "criteria": [
  {"code": "2", "title": {"vi": "Tỷ lệ"}, "measure": {"type": "ratio"}, "require": {"at_least": 50},
   "points": {"max": 10, "times_ratio": true}},
  {"code": "10", "title": {"vi": "Điểm"}, "measure": {"type": "count"},
   "points": {"max": 10, "per_unit": 1}},
  {"code": "1", "title": {"vi": "Có không"}, "measure": {"type": "yes_no"}, "require": {"is": true}}],
 "conclusions": [
  {"code": "all", "title": {"vi": "Tất cả"}, "when": {"all_met": ["1", "2"]}},
  {"code": "grade", "title": {"vi": "Xếp loại"}, "levels": [
   {"code": "good", "title": {"vi": "Tốt"}, "when": {"points": {"of": "*", "at_least": 15}}},
   {"code": "fair", "title": {"vi": "Khá"}, "when": {"points": {"of": "*", "at_least": 10}}}]}]})";

constexpr const char* figures = R"({
 "format": "xaso.measurements/1", "criteria": "compared",
 "period": {"from": "2023-01-01", "to": "2023-12-31"},
 "units": [
  {"unit": {"code_system": "x", "code": "1"}, "track": "appraised",
   "values": {"1": true, "2": {"numerator": 4, "denominator": 10}, "10": 9}},
  {"unit": {"code_system": "x", "code": "2"}, "track": "self", "values": {"1": true}},
  {"unit": {"code_system": "x", "code": "1", "valid_from": "2025-07-01"}, "track": "appraised",
   "values": {"1": true}},
  {"unit": {"code_system": "x", "code": "1"}, "track": "self",
   "values": {"1": {"reported": "met"}, "2": {"numerator": 8, "denominator": 10}, "10": 9}}]})";

struct two_tracks {
  two_tracks() : first(by(xaso::track::self)), second(by(xaso::track::appraised)) {}

  static xaso::evaluation by(xaso::track track) {
    xaso::question asked;
    asked.track = track;
    return xaso::evaluator(xaso::read_criteria(criteria))
        .evaluate(xaso::read_measurements(figures), asked);
  }
  [[nodiscard]] xaso::unit_comparison compared() const {
    const xaso::matched_unit unit = xaso::match_units(first, second).both.at(0);
    return xaso::compare(first.unit(unit.first), second.unit(unit.second));
  }

  xaso::evaluation first;
  xaso::evaluation second;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(compare, two_tracks)

BOOST_AUTO_TEST_CASE(matches_units_by_identity_whatever_their_order) {
  const xaso::matched_units units = xaso::match_units(first, second);
  BOOST_TEST((units.both == std::vector<xaso::matched_unit>{{1, 0}}));
  BOOST_TEST(units.only_first == std::vector<std::size_t>{0});
  BOOST_TEST(units.only_second == std::vector<std::size_t>{1});  // re-used code: another unit
}

BOOST_AUTO_TEST_CASE(finds_every_indicator_in_code_order) {
  const xaso::unit_comparison unit = compared();
  std::string codes;
  for (const auto& one : unit.indicators) codes += one.first.node->code + " ";
  BOOST_TEST(codes == "1 2 10 ");
  for (const auto& one : unit.indicators) BOOST_TEST(one.second.node->code == one.first.node->code);
}

BOOST_AUTO_TEST_CASE(another_reason_alone_is_no_difference) {
  const xaso::unit_comparison unit = compared();
  BOOST_TEST((unit.indicators[0].first.reason != unit.indicators[0].second.reason));
  BOOST_TEST(!unit.indicators[0].differs());
}

BOOST_AUTO_TEST_CASE(another_status_or_other_points_are_one) {
  const xaso::unit_comparison unit = compared();
  BOOST_TEST(unit.indicators[1].status_differs());
  BOOST_TEST(unit.indicators[1].points_differ());
  BOOST_TEST(!unit.indicators[2].differs());
  BOOST_TEST(unit.differing() == 1U);
  BOOST_TEST(unit.points_differ());
  BOOST_TEST(unit.first_points->at_least == "17");
  BOOST_TEST(unit.second_points->at_least == "13");
}

BOOST_AUTO_TEST_CASE(another_level_is_one_though_both_reach_some) {
  const xaso::unit_comparison unit = compared();
  BOOST_TEST(unit.conclusions[0].differs());
  BOOST_TEST((unit.conclusions[1].first.status == unit.conclusions[1].second.status));
  BOOST_TEST(unit.conclusions[1].differs());
}

BOOST_AUTO_TEST_CASE(nothing_differs_from_itself) {
  const xaso::matched_units units = xaso::match_units(first, first);
  BOOST_TEST(units.both.size() == first.unit_count());
  for (const xaso::matched_unit unit : units.both) {
    const auto same = xaso::compare(first.unit(unit.first), first.unit(unit.second));
    BOOST_TEST(same.differing() == 0U);
    BOOST_TEST(!same.points_differ());
    for (const auto& one : same.conclusions) BOOST_TEST(!one.differs());
  }
}

BOOST_AUTO_TEST_CASE(refuses_evaluations_by_different_sets) {
  std::string other = criteria;
  other.replace(other.find(R"("version": "1")"), 14, R"("version": "2")");
  const xaso::evaluation by_other =
      xaso::evaluator(xaso::read_criteria(other)).evaluate(xaso::read_measurements(figures));
  BOOST_CHECK_EXCEPTION(static_cast<void>(xaso::match_units(first, by_other)), xaso::failure,
                        [](const xaso::failure& failure) {
                          return failure.errors().front().code == xaso::errc::mismatch &&
                                 failure.errors().front().rule == "compared_across_sets";
                        });
}

BOOST_AUTO_TEST_SUITE_END()
