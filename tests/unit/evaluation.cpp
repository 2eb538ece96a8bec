// What an answer says beside the verdicts: figures as shown, gaps, grounds, certainty, diagnostics.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/evaluation.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "xaso/evaluator.hpp"
#include "xaso/explain.hpp"
#include "xaso/json.hpp"

namespace {

/// An evaluation of one unit; `criteria` and `conclusions` are JSON lists, `unit` the members of a
/// unit entry after its identity.
xaso::evaluation evaluate(std::string_view criteria, std::string_view conclusions,
                          std::string_view unit) {
  const std::string set = std::string(R"({"format": "xaso.criteria/1", "id": "test", "version": "1",
        "title": {"vi": "Thử"}, "applies_to": "commune",
        "facts": [{"name": "ward", "title": {"vi": "Là phường"}}],
        "policies": {"not_applicable": "excluded", "source": {"certainty": "choice"}},
        "criteria": )") + std::string(criteria) +
                          R"(, "conclusions": )" + std::string(conclusions) + "}";
  const std::string figures = std::string(R"({"format": "xaso.measurements/1", "criteria": "test",
        "period": {"from": "2023-01-01", "to": "2023-12-31"},
        "units": [{"unit": {"code_system": "test", "code": "1"}, "track": "self", )") +
                              std::string(unit) + "}]}";
  return xaso::evaluator(xaso::read_criteria(set)).evaluate(xaso::read_measurements(figures));
}

constexpr std::string_view ratio = R"([{"code": "1", "title": {"vi": "Tỷ lệ"},
  "measure": {"type": "ratio"}, "require": {"at_least": 30}}])";

std::string names_of(const std::vector<xaso::ground>& grounds) {
  std::string text;
  for (const xaso::ground& each : grounds) {
    text += std::string(name(each.what)) + ":" + each.name;
    if (each.count) text += "*" + std::to_string(*each.count);
    text += ' ';
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(evaluation)

BOOST_AUTO_TEST_CASE(shows_figure_and_gap_of_what_is_not_met) {
  const xaso::evaluation evaluation = evaluate(
      ratio, "[]",
      R"("values": {"1": {"numerator": 1204, "denominator": 5310, "obstacles": ["thiếu kinh phí"]}})");
  const xaso::indicator_answer answer = evaluation.unit(0).indicator(0);
  BOOST_TEST((answer.status == xaso::status::not_met));
  BOOST_TEST(answer.value.numerator.exact.to_string() == "1204");
  BOOST_TEST(answer.value.percent == "22.67");
  BOOST_TEST(answer.gap.change.number == 389);
  BOOST_TEST(answer.gap.change_both.number == 556);
  BOOST_TEST(answer.gap.needed.number == 1593);
  BOOST_TEST(answer.obstacles.front() == "thiếu kinh phí");
  BOOST_TEST(!answer.value.empty());
  BOOST_TEST(!answer.gap.empty());
}

BOOST_AUTO_TEST_CASE(a_percentage_may_be_a_range) {
  const xaso::evaluation evaluation =
      evaluate(ratio, "[]", R"("values": {"1": {"value": {"more_than": 50}}})");
  const xaso::indicator_answer answer = evaluation.unit(0).indicator(0);
  BOOST_TEST((answer.status == xaso::status::met));
  BOOST_TEST(answer.value.percent.empty());
  BOOST_TEST(answer.value.percent_range.lower->open);
}

BOOST_AUTO_TEST_CASE(a_composite_indicator_is_one_in_the_summary) {
  const xaso::evaluation evaluation = evaluate(
      R"([{"code": "1", "title": {"vi": "Nhóm"}, "counts_as": "indicator", "expected_indicators": 5,
           "children": [
             {"code": "1.1", "title": {"vi": "a"}, "measure": {"type": "yes_no"}, "require": {"is": true}},
             {"code": "1.2", "title": {"vi": "b"}, "measure": {"type": "yes_no"}, "require": {"is": true}}]},
          {"code": "2", "title": {"vi": "c"}, "measure": {"type": "yes_no"}, "require": {"is": true}}])",
      "[]", R"("values": {"1.1": false, "2": true})");
  const xaso::status_summary summary = evaluation.unit(0).summary();
  BOOST_TEST(summary.met == 1U);
  BOOST_TEST(summary.not_met == 1U);
  BOOST_TEST(summary.undetermined == 0U);
  BOOST_TEST(summary.unspecified == 0U);
}

BOOST_AUTO_TEST_CASE(levels_still_possible_are_named_from_the_best) {
  const xaso::evaluation evaluation = evaluate(
      R"([{"code": "1", "title": {"vi": "a"}, "measure": {"type": "yes_no"}, "require": {"is": true}},
          {"code": "2", "title": {"vi": "b"}, "measure": {"type": "yes_no"}, "require": {"is": true}}])",
      R"([{"code": "level", "title": {"vi": "Mức"}, "levels": [
            {"code": "good", "title": {"vi": "Tốt"}, "when": {"all_met": "*"}},
            {"code": "fair", "title": {"vi": "Khá"}, "when": {"any_met": "*"}}]}])",
      R"("values": {"1": true})");
  const xaso::conclusion_answer answer = evaluation.unit(0).conclusion(0);
  BOOST_TEST((answer.status == xaso::status::met));
  BOOST_REQUIRE(answer.candidates.size() == 2U);
  BOOST_TEST(answer.candidates[0]->code == "good");
  BOOST_TEST(answer.candidates[1]->code == "fair");
  BOOST_TEST(answer.reached() == nullptr);
  BOOST_TEST(answer.because.empty());
  BOOST_TEST(names_of(answer.waiting_for) == "node:2 ");
}

BOOST_AUTO_TEST_CASE(waits_for_facts_thresholds_and_what_the_document_lacks) {
  const xaso::evaluation evaluation = evaluate(
      R"([{"code": "1", "title": {"vi": "Nhóm"}, "expected_indicators": 4, "children": [
             {"code": "1.1", "title": {"vi": "a"}, "measure": {"type": "ratio"}, "require": {"at_least": null}},
             {"code": "1.2", "title": {"vi": "b"}, "measure": {"type": "yes_no"}, "require": {"is": true},
              "applies_when": {"fact": "ward", "is": true}}]}])",
      R"([{"code": "all", "title": {"vi": "Tất cả"}, "when": {"all_met": "*"}}])",
      R"("values": {"1.1": 50, "1.2": false})");
  const xaso::unit_answer unit = evaluation.unit(0);
  BOOST_TEST(names_of(unit.conclusion(0).waiting_for) ==
             "fact:ward threshold:1.1 unspecified_in:1*2 ");
  BOOST_TEST(unit.indicator(1).missing.front().name == "ward");
}

BOOST_AUTO_TEST_CASE(opposed_conditions_on_one_fact_never_hold) {
  const xaso::evaluation evaluation = evaluate(
      R"([{"code": "1", "title": {"vi": "Nhóm"}, "applies_when": {"fact": "ward", "is": true}, "children": [
             {"code": "1.1", "title": {"vi": "a"}, "measure": {"type": "yes_no"}, "require": {"is": true},
              "applies_when": {"fact": "ward", "is": false}}]}])",
      "[]", R"("values": {"1.1": true})");
  BOOST_TEST((evaluation.unit(0).reason(0) == xaso::reason::condition_not_applicable));
}

BOOST_AUTO_TEST_CASE(a_verdict_is_as_certain_as_the_weakest_it_rests_on) {
  const auto certainty_of = [](std::string_view figure) {
    const xaso::evaluation evaluation = evaluate(
        R"([{"code": "1", "title": {"vi": "a"}, "measure": {"type": "ratio"},
             "may_be_not_applicable": true,
             "require": {"at_least": {"value": 30, "source": {"certainty": "inferred"}},
                         "at_most": {"value": 90, "source": {"certainty": "choice"}}}}])",
        "[]", std::string(R"("values": {"1": )") + std::string(figure) + "}");
    return evaluation.unit(0).indicator(0).certainty;
  };
  BOOST_TEST((certainty_of("20") == xaso::certainty::inferred));  // by the lower bound alone
  BOOST_TEST((certainty_of("95") == xaso::certainty::choice));
  BOOST_TEST((certainty_of("50") == xaso::certainty::choice));  // by both
  BOOST_TEST((certainty_of("null") == xaso::certainty::attested));
  BOOST_TEST((certainty_of(R"({"reported": "met"})") == xaso::certainty::attested));
  // By the policy of the set, whose source is a choice.
  BOOST_TEST((certainty_of(R"({"not_applicable": "không có"})") == xaso::certainty::choice));
}

BOOST_AUTO_TEST_CASE(an_open_condition_leaves_even_a_sure_level_open) {
  const xaso::evaluation evaluation = evaluate(
      R"([{"code": "1", "title": {"vi": "a"}, "measure": {"type": "yes_no"}, "require": {"is": true}}])",
      R"([{"code": "level", "title": {"vi": "Mức"}, "applies_when": {"fact": "ward", "is": true},
           "levels": [{"code": "good", "title": {"vi": "Tốt"}, "when": {"all_met": "*"}}]}])",
      R"("values": {"1": true})");
  const xaso::conclusion_answer answer = evaluation.unit(0).conclusion(0);
  BOOST_TEST((answer.status == xaso::status::undetermined));
  BOOST_TEST(answer.reached() == nullptr);
  BOOST_TEST(answer.candidates.size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_upper_bound_says_how_many_at_most) {
  const xaso::evaluation evaluation = evaluate(
      R"([{"code": "1", "title": {"vi": "a"}, "measure": {"type": "ratio"}, "require": {"at_most": 5}}])",
      "[]", R"("values": {"1": {"denominator": 1000}})");
  const xaso::indicator_answer answer = evaluation.unit(0).indicator(0);
  BOOST_TEST(answer.gap.needed.number == 50);
  BOOST_TEST(answer.gap.fewer);
  BOOST_TEST(explain(answer, evaluation.criteria(), xaso::language::en).find("at least") ==
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_fact_that_two_conditions_ask_for_is_missing_once) {
  const xaso::evaluation evaluation = evaluate(
      R"([{"code": "1", "title": {"vi": "Nhóm"}, "applies_when": {"fact": "ward", "is": true}, "children": [
             {"code": "1.1", "title": {"vi": "a"}, "measure": {"type": "yes_no"}, "require": {"is": true},
              "applies_when": {"fact": "ward", "is": true}}]}])",
      "[]", R"("values": {"1.1": true})");
  BOOST_TEST(evaluation.unit(0).indicator(0).missing.size() == 1U);
}

BOOST_AUTO_TEST_CASE(diagnostics_stand_by_code_and_keep_their_place) {
  const xaso::evaluation evaluation = evaluate(
      ratio, "[]",
      R"("values": {"10": 5, "1": {"numerator": 6, "denominator": 5, "reported": "met"}})");
  const std::vector<xaso::diagnostic> found = evaluation.unit(0).diagnostics();
  BOOST_REQUIRE(found.size() == 2U);
  BOOST_TEST(found[0].at == "1");
  BOOST_TEST((found[0].what == xaso::diagnostic::kind::inconsistent_value));
  BOOST_TEST(found[0].offset > 0U);
  BOOST_TEST((found[1].what == xaso::diagnostic::kind::unknown_code));
}

BOOST_AUTO_TEST_CASE(names_are_total) {
  BOOST_TEST(name(xaso::diagnostic::kind::track_missing) == "track_missing");
  BOOST_TEST(name(static_cast<xaso::diagnostic::kind>(99)) == "unknown");
  BOOST_TEST(name(xaso::ground::kind::number_of) == "number_of");
  BOOST_TEST(name(static_cast<xaso::ground::kind>(99)) == "unknown");
}

BOOST_AUTO_TEST_SUITE_END()
