// The fast path of scoring against the exact one: the same answers, also where only exact
// arithmetic can tell. SPDX-License-Identifier: Apache-2.0
#include "scoring.hpp"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "certified.hpp"
#include "evaluation_data.hpp"
#include "xaso/xaso.hpp"

namespace {

using namespace xaso;
namespace files = std::filesystem;

std::string text_of(const files::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void same(const detail::node_score& fast, const detail::node_score& exact) {
  BOOST_TEST((fast.shown == exact.shown));
  BOOST_TEST(fast.out == exact.out);
  BOOST_TEST(fast.open == exact.open);
  BOOST_TEST(fast.below_max == exact.below_max);
}

/// Scores every unit on both paths.   @returns how many units there were
std::size_t compare_paths(const evaluation& evaluation) {
  const detail::evaluation_data& data = evaluation.data();
  for (std::size_t row = 0; row < data.scores.size(); ++row) {
    const detail::row_scoring scoring(data, row);
    const detail::unit_score fast = detail::score_unit(scoring.task);
    const detail::unit_score exact = detail::score_unit_exactly(scoring.task);
    same(fast.unit, exact.unit);
    BOOST_REQUIRE_EQUAL(fast.nodes.size(), exact.nodes.size());
    for (std::size_t i = 0; i < fast.nodes.size(); ++i) same(fast.nodes[i], exact.nodes[i]);
    BOOST_TEST((fast.cuts == exact.cuts));
    BOOST_TEST((fast.each == exact.each));
  }
  return data.scores.size();
}

/// A set of three ratios of 20 points each, and a cut.
std::string ratios(const std::string& cut, const std::string& rounding = "\"none\"") {
  std::string nodes;
  for (const char* code : {"1", "2", "3"}) {
    nodes +=
        std::string(nodes.empty() ? "" : ",") + R"({"code":")" + code +
        R"(","title":{"vi":"x"},"measure":{"type":"ratio"},"points":{"max":20,"times_ratio":true}})";
  }
  return R"({"format":"xaso.criteria/1","id":"t","version":"1","title":{"vi":"x"},"applies_to":"commune",)"
         R"("policies":{"rounding":)" +
         rounding + R"(},"criteria":[)" + nodes +
         R"(],"conclusions":[{"code":"cut","title":{"vi":"x"},"when":)" + cut + "}]}";
}

std::string counts(const std::string& first, const std::string& second, const std::string& third) {
  return R"({"format":"xaso.measurements/1","criteria":"t","period":{"from":"2023-01-01","to":"2023-12-31"},)"
         R"("units":[{"unit":{"code_system":"s","code":"1"},"track":"self","values":{"1":)" +
         first + R"(,"2":)" + second + R"(,"3":)" + third + "}}]}";
}

evaluation evaluated(const std::string& criteria, const std::string& measurements) {
  return evaluator(read_criteria(criteria)).evaluate(read_measurements(measurements));
}

BOOST_AUTO_TEST_SUITE(scoring)

BOOST_AUTO_TEST_CASE(both_paths_agree_on_every_vector) {
  std::size_t units = 0;
  for (const files::directory_entry& folder : files::directory_iterator(XASO_VECTORS "/good")) {
    if (!files::exists(folder.path() / "criteria.json")) continue;
    std::vector<criteria_set> sets{read_criteria(text_of(folder.path() / "criteria.json"))};
    for (int i = 2;; ++i) {
      const files::path more = folder.path() / ("criteria." + std::to_string(i) + ".json");
      if (!files::exists(more)) break;
      sets.push_back(read_criteria(text_of(more)));
    }
    const measurements given = read_measurements(text_of(folder.path() / "measurements.json"));
    const evaluator judge{library::create(std::move(sets))};
    question asked;
    asked.track = given.entries().empty() ? track::self : given.entries().front().track;
    asked.allow_other_criteria = true;
    units += compare_paths(judge.evaluate(given, asked));
  }
  BOOST_TEST(units > 20U);
}

BOOST_AUTO_TEST_CASE(a_tie_of_thirds_is_met_exactly) {
  // 20/3 + 40/3 + 20·1/7 + … no fixed point holds: only exact arithmetic sees the equality.
  const std::string third = R"({"numerator":1,"denominator":3})";
  const std::string two_thirds = R"({"numerator":2,"denominator":3})";
  const std::string half = R"({"numerator":1,"denominator":2})";
  const evaluation tie =
      evaluated(ratios(R"({"points":{"of":"*","at_least":30}})"), counts(third, two_thirds, half));
  BOOST_TEST((tie.unit(0).conclusion(0).status == status::met));
  BOOST_TEST(tie.unit(0).points()->at_least == "30");
  const evaluation above = evaluated(ratios(R"({"points":{"of":"*","at_least":30.000000001}})"),
                                     counts(third, two_thirds, half));
  BOOST_TEST((above.unit(0).conclusion(0).status == status::not_met));
  compare_paths(tie);
}

BOOST_AUTO_TEST_CASE(halves_are_rounded_exactly) {
  // 20 · 1/8 = 2.5, three times: half up 3, half even 2, down 2.
  const std::string eighth = R"({"numerator":1,"denominator":8})";
  const auto total = [&](const std::string& mode) {
    const std::string rounding = R"({"at":"indicator","digits":0,"mode":")" + mode + "\"}";
    const evaluation found = evaluated(ratios(R"({"points":{"of":"*","at_least":1}})", rounding),
                                       counts(eighth, eighth, eighth));
    compare_paths(found);
    return found.unit(0).points()->at_least;
  };
  BOOST_TEST(total("half_up") == "9");
  BOOST_TEST(total("half_even") == "6");
  BOOST_TEST(total("down") == "6");
}

BOOST_AUTO_TEST_CASE(points_are_given_exactly) {
  const evaluation found = evaluated(ratios(R"({"points":{"of":"*","at_least":1}})"),
                                     counts(R"({"numerator":1,"denominator":3})", "50", "null"));
  const std::vector<exact_points> expected{
      {"*", "50/3", "110/3"}, {"1", "20/3", "20/3"}, {"2", "10", "10"}, {"3", "0", "20"}};
  BOOST_TEST((found.unit(0).points_exactly() == expected));
}

BOOST_AUTO_TEST_CASE(a_certified_number_says_only_what_its_ends_agree_on) {
  using detail::certified;
  const certified third = certified::of_product({1}, {3});
  const certified sum = third + third + third;
  BOOST_TEST(!(sum - certified(decimal(1))).sign().has_value());  // only perhaps 0
  BOOST_TEST((third - certified(decimal::scaled(3, 1))).sign().value() == 1);
  BOOST_TEST((certified::of_product({1}, {4}) - certified(decimal::scaled(25, 2))).sign().value() ==
             0);
  BOOST_TEST(third.shown().value() == "0.3333");
  BOOST_TEST(!sum.shown().has_value());
  const certified huge = certified::of_billionths(detail::int128(1) << 120U);
  BOOST_TEST((huge + huge).lost());
  BOOST_TEST(!(huge + huge).sign().has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
