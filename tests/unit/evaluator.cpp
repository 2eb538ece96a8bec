// One set against many documents: who is evaluated, on which track, and what is refused.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/evaluator.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <thread>
#include <vector>

#include "xaso/json.hpp"

namespace {

using xaso::decimal;
using xaso::measurements;
using xaso::question;
using xaso::track;

xaso::node ratio_node(std::string code, std::int64_t at_least_percent) {
  xaso::indicator indicator;
  xaso::number_requirement require;
  require.lower = xaso::threshold{xaso::comparison::at_least, {decimal(at_least_percent), {}}};
  indicator.require = require;
  xaso::node node;
  node.code = std::move(code);
  node.title.vi = "Chỉ tiêu";
  node.content = std::move(indicator);
  return node;
}

xaso::criteria_definition small_definition() {
  xaso::criteria_definition definition;
  definition.id = "test.small";
  definition.version = "1";
  definition.title.vi = "Bộ tiêu chí thử";
  definition.criteria = {ratio_node("3.10", 30), ratio_node("3.9", 50)};
  definition.in_force = xaso::date_span{xaso::date{2023, 6, 1}, {}};
  definition.facts = {{"head_disciplined", {"Người đứng đầu bị kỷ luật", ""}}};
  xaso::conclusion all;
  all.code = "all";
  all.title.vi = "Đạt tất cả";
  all.when = xaso::form{xaso::quantified_form{true, xaso::every_indicator{}}};
  definition.conclusions = {all};
  return definition;
}

const xaso::period year_2023{{2023, 1, 1}, {2023, 12, 31}, {}};

xaso::unit_entry entry(std::string code, track on = track::self) {
  xaso::unit_entry entry;
  entry.unit.code_system = "test";
  entry.unit.code = std::move(code);
  entry.track = on;
  return entry;
}

xaso::figure counts(std::int64_t numerator, std::int64_t denominator) {
  xaso::figure figure;
  figure.numerator = decimal(numerator);
  figure.denominator = decimal(denominator);
  return figure;
}

measurements::builder document(xaso::period period = year_2023) {
  return measurements::builder("test.small", period);
}

xaso::evaluation evaluate(const measurements& from, const question& asked = {}) {
  return xaso::evaluator(xaso::criteria_set::create(small_definition())).evaluate(from, asked);
}

std::string only_rule(const xaso::failure& failure) {
  BOOST_REQUIRE(failure.errors().size() == 1U);
  return failure.errors().front().rule;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(evaluator)

BOOST_AUTO_TEST_CASE(indicators_come_in_code_order) {
  auto builder = document();
  builder.unit(entry("1")).figure("3.10", counts(29, 100)).figure("3.9", counts(50, 100));
  const xaso::evaluation evaluation = evaluate(builder.build());
  const xaso::unit_answer unit = evaluation.unit(0);
  BOOST_TEST(unit.indicator(0).node->code == "3.9");
  BOOST_TEST((unit.status(0) == xaso::status::met));
  BOOST_TEST(unit.indicator(1).node->code == "3.10");
  BOOST_TEST((unit.status(1) == xaso::status::not_met));
  BOOST_TEST((unit.reason(1) == xaso::reason::below_threshold));
  BOOST_TEST(unit.indicator(1).gap.change.number == 1);
}

BOOST_AUTO_TEST_CASE(an_answer_outlives_what_it_was_made_from) {
  const xaso::evaluation evaluation = [] {
    auto builder = document();
    builder.unit(entry("1")).figure("3.9", counts(1, 2));
    return evaluate(builder.build());
  }();
  BOOST_TEST(evaluation.criteria().id() == "test.small");
  BOOST_TEST(evaluation.unit(0).entry().unit.code == "1");
  BOOST_TEST(!write_evaluation(evaluation).empty());
}

BOOST_AUTO_TEST_CASE(the_order_of_input_changes_no_answer) {
  auto forward = document();
  auto backward = document();
  for (int i = 0; i < 5; ++i) {
    forward.unit(entry(std::to_string(i)))
        .figure("3.9", counts(i, 4))
        .figure("3.10", counts(4 - i, 5));
    backward.unit(entry(std::to_string(4 - i)))
        .figure("3.10", counts(i, 5))
        .figure("3.9", counts(4 - i, 4));
  }
  const xaso::evaluation a = evaluate(forward.build());
  const xaso::evaluation b = evaluate(backward.build());
  for (std::size_t i = 0; i < 5; ++i) {
    const xaso::unit_answer x = a.unit(i);
    const xaso::unit_answer y = b.unit(4 - i);
    BOOST_TEST(x.entry().unit.code == y.entry().unit.code);
    for (std::size_t j = 0; j < x.indicator_count(); ++j) {
      BOOST_TEST((x.status(j) == y.status(j)));
      BOOST_TEST((x.reason(j) == y.reason(j)));
    }
    BOOST_TEST((x.conclusion(0).status == y.conclusion(0).status));
  }
}

BOOST_AUTO_TEST_CASE(one_unit_alone_has_the_bytes_it_has_among_others) {
  auto alone = document();
  alone.unit(entry("7")).figure("3.9", counts(1, 3));
  auto among = document();
  among.unit(entry("6")).figure("3.9", counts(2, 3));
  among.unit(entry("7")).figure("3.9", counts(1, 3));
  const std::string one = write_evaluation(evaluate(alone.build()));
  const std::string two = write_evaluation(evaluate(among.build()));
  const std::size_t begin = one.find("{\"unit\":");
  const std::string unit = one.substr(begin, one.rfind("],\"diagnostics\":[]}") - begin);
  BOOST_TEST(two.find(unit) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(measurements_of_another_set_are_refused_unless_allowed) {
  measurements::builder builder("test.other", year_2023);
  builder.unit(entry("1"));
  const measurements other = builder.build();
  BOOST_CHECK_EXCEPTION((void)evaluate(other), xaso::failure, [](const xaso::failure& failure) {
    return only_rule(failure) == "other_criteria" &&
           failure.errors().front().code == xaso::errc::mismatch;
  });
  question asked;
  asked.allow_other_criteria = true;
  const xaso::evaluation evaluation = evaluate(other, asked);
  BOOST_REQUIRE(evaluation.diagnostics().size() == 1U);
  BOOST_TEST((evaluation.diagnostics()[0].what == xaso::diagnostic::kind::other_criteria));
  BOOST_TEST(evaluation.diagnostics()[0].given == "test.other");
}

BOOST_AUTO_TEST_CASE(a_track_that_nobody_has_is_an_error) {
  auto builder = document();
  builder.unit(entry("1", track::self));
  question asked;
  asked.track = track::appraised;
  BOOST_CHECK_EXCEPTION(
      (void)evaluate(builder.build(), asked), xaso::failure,
      [](const xaso::failure& failure) { return only_rule(failure) == "no_unit_on_track"; });
}

BOOST_AUTO_TEST_CASE(a_question_that_cannot_be_asked_is_refused) {
  const measurements none = document().build();
  const auto is_refused = [](const xaso::failure& failure) {
    return only_rule(failure) == "not_of_its_type" &&
           failure.errors().front().code == xaso::errc::argument;
  };
  question asked;
  asked.track = static_cast<track>(3);
  BOOST_CHECK_EXCEPTION((void)evaluate(none, asked), xaso::failure, is_refused);
  asked = {};
  asked.text = static_cast<xaso::language>(2);
  BOOST_CHECK_EXCEPTION((void)evaluate(none, asked), xaso::failure, is_refused);
}

BOOST_AUTO_TEST_CASE(an_entry_for_any_track_is_one_of_sub_units) {
  auto builder = document();
  xaso::unit_entry open = entry("2");
  open.any_track = true;
  builder.unit(entry("1")).unit(open);
  BOOST_CHECK_EXCEPTION((void)evaluate(builder.build()), xaso::failure,
                        [](const xaso::failure& failure) {
                          return only_rule(failure) == "entry_for_any_track" &&
                                 failure.errors().front().code == xaso::errc::mismatch &&
                                 failure.errors().front().pointer == "/units/1/track";
                        });
}

BOOST_AUTO_TEST_CASE(a_document_without_units_has_an_empty_answer) {
  const xaso::evaluation evaluation = evaluate(document().build());
  BOOST_TEST(evaluation.unit_count() == 0U);
}

BOOST_AUTO_TEST_CASE(units_of_another_level_or_track_are_not_evaluated_and_named) {
  auto builder = document();
  xaso::unit_entry village = entry("1");
  village.unit.level = xaso::unit_level::village;
  builder.unit(entry("3", track::review));
  builder.unit(village);
  builder.unit(entry("2"));
  const xaso::evaluation evaluation = evaluate(builder.build());
  BOOST_TEST(evaluation.unit_count() == 1U);
  BOOST_REQUIRE(evaluation.diagnostics().size() == 2U);
  BOOST_TEST((evaluation.diagnostics()[0].what == xaso::diagnostic::kind::wrong_level));
  BOOST_TEST(evaluation.diagnostics()[0].given == "village");
  BOOST_TEST(evaluation.diagnostics()[0].entry == 1U);
  BOOST_TEST((evaluation.diagnostics()[1].what == xaso::diagnostic::kind::track_missing));
  BOOST_TEST(evaluation.diagnostics()[1].entry == 0U);
}

BOOST_AUTO_TEST_CASE(a_period_outside_the_force_of_the_set_is_said_and_changes_nothing) {
  auto before = document({{2022, 1, 1}, {2023, 5, 31}, {}});
  before.unit(entry("1")).figure("3.9", counts(1, 2));
  const xaso::evaluation evaluation = evaluate(before.build());
  BOOST_REQUIRE(evaluation.diagnostics().size() == 1U);
  BOOST_TEST((evaluation.diagnostics()[0].what == xaso::diagnostic::kind::outside_in_force));
  BOOST_TEST((evaluation.unit(0).status(0) == xaso::status::met));
  auto on_the_first_day = document({{2023, 1, 1}, {2023, 6, 1}, {}});
  on_the_first_day.unit(entry("1"));
  BOOST_TEST(evaluate(on_the_first_day.build()).diagnostics().empty());
}

BOOST_AUTO_TEST_CASE(what_the_set_does_not_know_is_reported_with_what_was_perhaps_meant) {
  auto builder = document();
  xaso::unit_entry odd = entry("1");
  odd.facts = {{"head_diciplined", true}, {"unheard_of", true}};
  builder.unit(odd).figure("3.11", counts(1, 2));
  const xaso::evaluation evaluation = evaluate(builder.build());
  const std::vector<xaso::diagnostic> found = evaluation.unit(0).diagnostics();
  BOOST_REQUIRE(found.size() == 3U);
  BOOST_TEST(found[0].at == "3.11");
  BOOST_TEST(found[1].at == "head_diciplined");
  BOOST_TEST(found[1].nearest == "head_disciplined");
  BOOST_TEST(found[2].nearest.empty());
}

BOOST_AUTO_TEST_CASE(tracks_lie_over_each_other_figure_by_figure) {
  auto builder = document();
  xaso::figure with_evidence = counts(9, 10);
  with_evidence.evidence = {"12/BC-UBND"};
  builder.unit(entry("1", track::self)).figure("3.9", with_evidence).figure("3.10", counts(1, 2));
  xaso::unit_entry review = entry("1", track::review);
  review.based_on = track::self;
  builder.unit(review).figure("3.9", counts(1, 10));
  xaso::unit_entry appraised = entry("1", track::appraised);
  appraised.based_on = track::review;
  builder.unit(appraised).figure("3.10", xaso::figure());
  question asked;
  asked.track = track::appraised;
  const xaso::evaluation evaluation = evaluate(builder.build(), asked);
  const xaso::unit_answer unit = evaluation.unit(0);
  BOOST_TEST((unit.status(0) == xaso::status::not_met));        // 3.9: the review's
  BOOST_TEST((unit.reason(1) == xaso::reason::missing_value));  // 3.10: taken back
}

BOOST_AUTO_TEST_CASE(conclusions_may_refer_to_each_other_in_a_long_chain) {
  xaso::criteria_definition definition = small_definition();
  for (int i = 0; i < 50'000; ++i) {
    xaso::conclusion link;
    link.code = "k" + std::to_string(i);
    link.title.vi = "Mắt xích";
    const std::string next = i + 1 < 50'000 ? "k" + std::to_string(i + 1) : "all";
    link.when = xaso::form{xaso::conclusion_form{next, {}, {}}};
    definition.conclusions.push_back(std::move(link));
  }
  auto builder = document();
  builder.unit(entry("1")).figure("3.9", counts(1, 2)).figure("3.10", counts(1, 2));
  const xaso::evaluation evaluation =
      xaso::evaluator(xaso::criteria_set::create(std::move(definition))).evaluate(builder.build());
  BOOST_TEST((evaluation.unit(0).conclusion(1).status == xaso::status::met));
}

BOOST_AUTO_TEST_CASE(any_number_of_threads_may_use_one) {
  auto builder = document();
  for (int i = 0; i < 100; ++i)
    builder.unit(entry(std::to_string(i))).figure("3.9", counts(i, 100));
  const measurements from = builder.build();
  const xaso::evaluator evaluator(xaso::criteria_set::create(small_definition()));
  const std::string expected = write_evaluation(evaluator.evaluate(from));
  std::vector<std::string> written(4);
  std::vector<std::thread> threads;
  for (std::string& each : written) {
    threads.emplace_back([&] {
      for (int i = 0; i < 10; ++i) each = write_evaluation(evaluator.evaluate(from));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& each : written) BOOST_TEST((each == expected));
}

BOOST_AUTO_TEST_SUITE_END()
