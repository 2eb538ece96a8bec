// SPDX-License-Identifier: Apache-2.0
#include "xaso/overlay.hpp"

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "batch_agreement.hpp"
#include "own_table.hpp"
#include "random_table.hpp"
#include "sets.hpp"
#include "table_agreement.hpp"
#include "xaso/error.hpp"
#include "xaso/evaluator.hpp"
#include "xaso/json.hpp"

namespace {

using xaso::batch_result;
using xaso::decimal;
using xaso::evaluator;

const evaluator& of_everything() {
  static const evaluator of(xaso::read_criteria(test_sets::everything()));
  return of;
}

decimal number(std::string_view text) { return decimal::parse(text).value; }

/// A bound of the set of everything: what stands before and after its number there.
struct written_bound {
  std::string_view code;
  bool upper;
  std::string_view before;
  std::string_view number;
  std::string_view after;
  std::vector<std::string_view> others;  ///< numbers that it may be instead
};

const std::vector<written_bound>& bounds() {
  static const std::vector<written_bound> all{
      {"1.1",
       false,
       R"("require": {"at_least": )",
       R"("33.333")",
       "}",
       {"0", "50", "33.334", "100", "66.666666666", "null", "0.000000001"}},
      {"1.2",
       false,
       R"({"more_than": )",
       "30",
       R"(, "less_than": "70.5"})",
       {"0", "29.999", "70", "null"}},
      {"1.2",
       true,
       R"({"more_than": 30, "less_than": )",
       R"("70.5")",
       "}",
       {"31", "100", "50.000000001", "null"}},
      {"1.3",
       false,
       R"("require": {"more_than": )",
       R"("123.456789")",
       "}",
       {"0", "99", "250000.5"}},
      {"1.4", true, R"("require": {"at_most": )", R"("12.5")", "}", {"0", "12.499999999", "100"}},
      {"1.6",
       true,
       R"("require": {"at_least": null, "at_most": )",
       "90",
       "}",
       {"0", "10.1", "null"}},
      {"2.1",
       false,
       R"("measure": {"type": "count"}, "require": {"at_least": )",
       "3",
       "}",
       {"0", "1", "2.5", "1000000", "null"}},
      {"2.2", true, R"("require": {"more_than": 2, "at_most": )", "100000", "}", {"3", "999999"}},
      {"2.3",
       false,
       R"("require": {"at_least": )",
       R"("-1.5")",
       R"(, "less_than":)",
       {"0", "-1.500000001", "999999.5", "-123456789012345678"}},
      {"4.1",
       false,
       R"("measure": {"type": "ratio"}, "require": {"at_least": )",
       "50",
       R"(},
    "points")",
       {"49.5", "80", "0.5"}},
  };
  return all;
}

/// The set with another number for a bound.
evaluator with(const written_bound& bound, std::string_view other) {
  std::string text(test_sets::everything());
  std::string from(bound.before);
  from.append(bound.number).append(bound.after);
  const std::size_t at = text.find(from);
  BOOST_REQUIRE(at != std::string::npos);
  BOOST_REQUIRE(text.find(from, at + 1) == std::string::npos);
  const std::string quoted = other == "null" ? "null" : '"' + std::string(other) + '"';
  text.replace(at + bound.before.size(), bound.number.size(), quoted);
  return evaluator(xaso::read_criteria(text));
}

std::optional<decimal> value_of(std::string_view text) {
  if (text == "null") return {};
  return number(text);
}

random_table::table table_of(std::size_t rows, std::uint64_t seed) {
  random_table::seeded_choices choose(seed);
  random_table::wishes wanted;
  wanted.rows = rows;
  return random_table::make(choose, random_table::plan_of(of_everything()), wanted);
}

template <class Action>
std::string rules_of(const Action& action) {
  std::string rules;
  try {
    action();
  } catch (const xaso::failure& failed) {
    for (const xaso::error& one : failed.errors()) {
      rules += std::string(name(one.code)) + " " + one.rule + "\n";
    }
  }
  return rules;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(overlay)

BOOST_AUTO_TEST_CASE(a_varied_bound_is_as_if_the_set_had_it) {
  for (const written_bound& bound : bounds()) {
    for (const std::string_view other : bound.others) {
      const evaluator rebuilt = with(bound, other);
      const auto table = table_of(40, bound.code.size() + other.size());
      const auto document = agreement::document_of(of_everything(), table.view, table.asked);
      batch_result expected;
      rebuilt.evaluate(rebuilt.bind(table.view, table.asked), expected, agreement::everything());
      xaso::overlay change;
      change.bounds = {{std::string(bound.code), bound.upper, value_of(other)}};
      for (const auto& units :
           {of_everything().bind(table.view, table.asked), of_everything().bind(document)}) {
        batch_result found;
        const auto varied = of_everything().vary(units, change);
        of_everything().evaluate(varied, found, agreement::everything());
        std::string differs = agreement::difference(found, rebuilt.evaluate(document));
        if (differs.empty()) differs = agreement::difference(found, expected);
        if (differs.empty()) {
          differs = agreement::difference_of_ways(of_everything(), varied, found);
        }
        BOOST_TEST(differs.empty(), bound.code << " at " << other << ": " << differs);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(several_bounds_are_varied_at_once_and_one_after_another) {
  const auto table = table_of(200, 5);
  const auto units = of_everything().bind(table.view, table.asked);
  xaso::overlay first;
  first.bounds = {{"1.1", false, number("70")}, {"1.2", true, std::nullopt}};
  xaso::overlay second;
  second.bounds = {{"1.1", false, number("20")}, {"2.3", true, number("7")}};
  xaso::overlay both;
  both.bounds = {
      {"1.2", true, std::nullopt}, {"2.3", true, number("7")}, {"1.1", false, number("20")}};
  batch_result one_by_one;
  batch_result at_once;
  of_everything().evaluate(of_everything().vary(of_everything().vary(units, first), second),
                           one_by_one, agreement::everything());
  of_everything().evaluate(of_everything().vary(units, both), at_once, agreement::everything());
  BOOST_TEST(agreement::difference(one_by_one, at_once) == "");
}

BOOST_AUTO_TEST_CASE(a_bound_that_refers_to_a_varied_one_stays_as_it_is) {
  const auto table = table_of(300, 12);
  const auto units = of_everything().bind(table.view, table.asked);
  const auto slot_of = [](std::string_view code) {
    return random_table::plan_of(of_everything()).indicator_slot(code);
  };
  xaso::overlay change;
  change.bounds = {{"1.7", false, number("1")}};
  batch_result before;
  batch_result after;
  of_everything().evaluate(units, before);
  of_everything().evaluate(of_everything().vary(units, change), after);
  const auto same = [&](std::size_t slot) {
    const auto one = before.outcomes(slot);
    const auto other = after.outcomes(slot);
    return std::equal(one.begin(), one.end(), other.begin(), other.end());
  };
  BOOST_TEST(!same(slot_of("1.7")));
  BOOST_TEST(same(slot_of("1.8")));
}

BOOST_AUTO_TEST_CASE(varied_columns_are_as_if_the_table_had_them) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const auto table = table_of(130, seed);
    const auto other = table_of(130, 1000 + seed);
    random_table::seeded_choices choose(seed);
    xaso::overlay change;
    for (const auto& [header, column] : other.view.columns()) {
      if (header != "target_year" && choose.chance(20)) change.columns.push_back({header, column});
    }
    xaso::table_view expected_table(130);
    const auto is_varied = [&](const std::string& header) {
      return std::any_of(change.columns.begin(), change.columns.end(),
                         [&](const auto& each) { return each.header == header; });
    };
    for (const auto& [header, column] : table.view.columns()) {
      if (!is_varied(header)) expected_table.add(header, column);
    }
    for (const auto& each : change.columns) expected_table.add(each.header, each.column);
    batch_result found;
    batch_result expected;
    const auto units = of_everything().bind(table.view, table.asked);
    of_everything().evaluate(of_everything().vary(units, change), found, agreement::everything());
    of_everything().evaluate(of_everything().bind(expected_table, table.asked), expected,
                             agreement::everything());
    const std::string differs = agreement::difference(found, expected);
    BOOST_TEST(differs.empty(), "seed " << seed << ": " << differs);
  }
}

BOOST_AUTO_TEST_CASE(varied_figures_are_as_if_they_had_been_reported) {
  const auto& plan = random_table::plan_of(of_everything());
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const auto table = table_of(20, seed);
    const auto document = agreement::document_of(of_everything(), table.view, table.asked);
    random_table::seeded_choices choose(seed);
    xaso::overlay change;
    for (std::size_t i = choose.below(10); i > 0; --i) {
      const auto& of = plan.indicators()[choose.below(plan.indicators().size())];
      const auto& measure = std::get<xaso::indicator>(of.node->content).measure;
      const bool takes_numbers =
          measure.is_ratio() || measure.is_count() || measure.type == xaso::measure_type::quantity;
      if (!takes_numbers) continue;
      xaso::varied_figure one{choose.below(20), of.node->code, {}, {}, {}};
      const auto twice = std::any_of(change.figures.begin(), change.figures.end(), [&](auto& each) {
        return each.row == one.row && each.code == one.code;
      });
      if (twice) continue;
      if (measure.is_ratio() && choose.chance(80)) {
        if (choose.chance(90)) one.numerator = choose.between(0, 50);
        if (choose.chance(90)) one.denominator = choose.between(0, 70);
      } else if (choose.chance(90)) {
        one.value = decimal::scaled(choose.between(-10, 1000), static_cast<int>(choose.below(3)));
      }
      change.figures.push_back(std::move(one));
    }
    xaso::measurements::builder builder(document.criteria(), document.period(),
                                        document.target_year());
    for (const auto& each : document.cohort()) builder.cohort(each);
    for (std::size_t row = 0; row < 20; ++row) {
      builder.unit(document.entries()[row]);
      for (const auto& place : plan.indicators()) {
        const std::string& code = place.node->code;
        auto figure = document.figure(row, code);
        for (const auto& each : change.figures) {
          if (each.row != row || each.code != code) continue;
          if (!figure) figure.emplace();
          const auto as_amount = [](const std::optional<decimal>& from) {
            return from ? xaso::amount(*from) : xaso::amount();
          };
          figure->value = std::monostate();
          if (each.value) figure->value = xaso::amount(*each.value);
          figure->numerator = as_amount(each.numerator);
          figure->denominator = as_amount(each.denominator);
        }
        if (figure) builder.figure(code, *figure);
      }
    }
    const auto expected = of_everything().evaluate(builder.build());
    batch_result found;
    const auto units = of_everything().vary(of_everything().bind(document), change);
    of_everything().evaluate(units, found, agreement::everything());
    std::string differs = agreement::difference(found, expected);
    if (differs.empty()) differs = agreement::difference_of_ways(of_everything(), units, found);
    BOOST_TEST(differs.empty(), "seed " << seed << ": " << differs);
  }
}

BOOST_AUTO_TEST_CASE(a_sweep_is_as_varying_one_by_one) {
  for (const std::size_t rows : {1U, 70U, 16'400U}) {
    const auto table = table_of(rows, rows);
    std::vector<xaso::bound_units> all{of_everything().bind(table.view, table.asked)};
    if (rows < 1000) {
      all.push_back(
          of_everything().bind(agreement::document_of(of_everything(), table.view, table.asked)));
      xaso::overlay change;  // over what is varied already
      change.bounds = {{"1.1", false, number("5")}, {"1.2", false, number("6")}};
      all.push_back(of_everything().vary(all[0], change));
    }
    const std::vector<xaso::bound_sweep> sweeps{
        {"1.1", false, {0, number("33.333"), 50, number("99.999999999"), 100}},
        {"1.2", true, {100, 40, 50, number("70.5")}},
        {"1.3", false, {0, 1, 200, 50}},
        {"1.7", false, {60, 20, 45}},
        {"1.9", true, {number("0.000000001"), 300, 99, 100}},
        {"2.1", false, {0, 3, 2, 1'000'000}},
        {"2.3", false, {number("-2"), number("0.5"), 3}},
        {"4.1", false, {10, 50, 80}},
    };
    for (const auto& units : all) {
      for (const xaso::bound_sweep& over : sweeps) {
        if (rows > 1000 && over.code != "1.7") continue;
        const std::size_t slot = random_table::plan_of(of_everything()).indicator_slot(over.code);
        for (const bool conclusions : {true, false}) {
          std::size_t steps = 0;
          of_everything().sweep(units, over, conclusions, [&](const auto& step) {
            BOOST_TEST(step.index == steps++);
            xaso::overlay change;
            change.bounds = {{over.code, over.upper, over.values[step.index]}};
            batch_result expected;
            of_everything().evaluate(of_everything().vary(units, change), expected);
            const auto same = [](const auto& one, const auto& other) {
              return std::equal(one.begin(), one.end(), other.begin(), other.end());
            };
            BOOST_TEST(same(step.outcomes, expected.outcomes(slot)),
                       over.code << ", step " << step.index << ", " << rows << " rows");
            BOOST_TEST(step.conclusions.empty() == !conclusions);
            for (std::size_t i = 0; i < step.conclusions.size(); ++i) {
              BOOST_TEST(same(step.conclusions[i], expected.conclusions(i)),
                         over.code << ", step " << step.index << ", conclusion " << i);
            }
            return true;
          });
          BOOST_TEST(steps == over.values.size());
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_sweep_stops_where_it_is_told_to) {
  const auto table = table_of(10, 1);
  const auto units = of_everything().bind(table.view, table.asked);
  std::size_t steps = 0;
  of_everything().sweep(units, {"1.1", false, {1, 2, 3}}, true, [&](const auto& step) {
    ++steps;
    return step.index < 1;
  });
  BOOST_TEST(steps == 2U);
  of_everything().sweep(units, {"1.1", false, {}}, true, [&](const auto&) {
    BOOST_ERROR("there is no step");
    return true;
  });
}

BOOST_AUTO_TEST_CASE(a_sweep_over_no_rows_has_its_steps) {
  const auto table = table_of(0, 1);
  const auto units = of_everything().bind(table.view, table.asked);
  std::size_t steps = 0;
  of_everything().sweep(units, {"1.1", false, {1, 2}}, true, [&](const auto& step) {
    ++steps;
    return step.outcomes.empty() && step.conclusions[0].empty();
  });
  BOOST_TEST(steps == 2U);
}

BOOST_AUTO_TEST_CASE(bad_cells_are_refused_in_a_sweep_too) {
  const evaluator of(xaso::read_criteria(test_sets::many_circumstances()));
  own_table table(2);
  table.numbers("1:numerator", {1, -1}).numbers("1:denominator", {1, 1});
  const auto units = of.bind(table.view());
  for (const bool conclusions : {false, true}) {
    BOOST_TEST(rules_of([&] {
                 of.sweep(units, {"1", false, {1, 2}}, conclusions, [](const auto&) {
                   BOOST_ERROR("a step that is of no use");
                   return true;
                 });
               }) == "argument bad_cell\n");
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_there_cannot_be_varied) {
  const auto table = table_of(3, 1);
  const auto units = of_everything().bind(table.view, table.asked);
  const auto document =
      of_everything().bind(agreement::document_of(of_everything(), table.view, table.asked));
  const auto vary = [&](const xaso::bound_units& of, const xaso::overlay& change) {
    return rules_of([&] { static_cast<void>(of_everything().vary(of, change)); });
  };
  xaso::overlay change;
  change.bounds = {{"9.9", false, number("1")}, {"1", false, number("1")},
                   {"1.1", true, number("1")},  {"3.1", false, number("1")},
                   {"4.2", false, number("1")}, {"1.1", false, number("1")}};
  BOOST_TEST(vary(units, change) ==
             "not_found nothing_to_vary\nnot_found nothing_to_vary\nnot_found nothing_to_vary\n"
             "not_found nothing_to_vary\nnot_found nothing_to_vary\n");
  BOOST_TEST(vary(document, change) == vary(units, change));
  change = {};
  change.figures = {{0, "1.1", number("1"), {}, {}}};
  BOOST_TEST(vary(units, change) == "not_found nothing_to_vary\n");
  BOOST_TEST(vary(document, change).empty());
  change.figures = {{3, "1.1", number("1"), {}, {}},
                    {0, "9.9", {}, {}, {}},
                    {0, "1", {}, {}, {}},
                    {0, "1.1", {}, number("-1"), number("1000000000000001")}};
  BOOST_TEST(vary(document, change) ==
             "not_found nothing_to_vary\nnot_found nothing_to_vary\nnot_found nothing_to_vary\n"
             "schema negative_count\nschema count_too_large\n");
  change = {};
  const std::array<std::uint8_t, 3> yes{1, 0, 1};
  xaso::column column;
  column.type = xaso::cell_type::boolean8;
  column.data = yes.data();
  column.data_bytes = 3;
  change.columns = {{"fact.safe", column}};
  BOOST_TEST(vary(document, change) == "not_found nothing_to_vary\n");
  BOOST_TEST(vary(units, change).empty());
  change.columns = {{"1.1", column}};
  BOOST_TEST(vary(units, change) == "argument column_of_other_type\n");
  column.data_bytes = 2;
  change.columns = {{"fact.safe", column}};
  BOOST_TEST(vary(units, change) == "argument column_too_short\n");
  BOOST_TEST(
      rules_of([&] {
        of_everything().sweep(units, {"9.9", false, {1}}, false, [](const auto&) { return true; });
      }) == "not_found nothing_to_vary\n");
}

BOOST_AUTO_TEST_CASE(a_bound_that_no_set_may_have_is_refused) {
  const auto table = table_of(3, 1);
  const auto units = of_everything().bind(table.view, table.asked);
  const auto refused = [&](std::string code, bool upper, std::string_view value) {
    xaso::overlay change;
    change.bounds = {{code, upper, number(value)}};
    const std::string varied =
        rules_of([&] { static_cast<void>(of_everything().vary(units, change)); });
    const std::string swept = rules_of([&] {
      of_everything().sweep(units, {code, upper, {number(value)}}, false,
                            [](const auto&) { return true; });
    });
    BOOST_TEST(varied == swept);
    return !varied.empty();
  };
  BOOST_TEST(refused("1.1", false, "123456789.012345678"));  // more than 12 digits
  BOOST_TEST(refused("1.1", false, "100.1"));                // of a ratio that cannot exceed one
  BOOST_TEST(refused("1.1", false, "-1"));
  BOOST_TEST(!refused("1.3", false, "100.1"));
  BOOST_TEST(!refused("2.3", false, "-1"));
  BOOST_TEST(!refused("1.1", false, "100"));
}

BOOST_AUTO_TEST_SUITE_END()
