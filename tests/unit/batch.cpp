// SPDX-License-Identifier: Apache-2.0
#include "xaso/batch.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "allocations.hpp"
#include "batch_agreement.hpp"
#include "own_table.hpp"
#include "random_table.hpp"
#include "sets.hpp"
#include "table_agreement.hpp"
#include "xaso/error.hpp"
#include "xaso/json.hpp"
#include "xaso/library.hpp"
#include "xaso/threads.hpp"

namespace {

using xaso::batch_result;
using xaso::evaluator;
using xaso::reason;
using xaso::status;
using xaso::table_question;
using xaso::table_view;

const std::vector<test_sets::named_evaluator>& sets() {
  static const auto all = test_sets::all(XASO_VECTORS, XASO_EXAMPLES);
  return all;
}
const evaluator& set_of_everything() { return sets().front().evaluator; }

constexpr std::string_view small_set = R"({
 "format": "xaso.criteria/1", "id": "test.small", "version": "1", "title": {"vi": "Bộ nhỏ"},
 "applies_to": "commune", "attributes": {"region": ["north", "south"], "land": "decimal"},
 "facts": [{"name": "safe", "title": {"vi": "An toàn"}}],
 "policies": {"not_applicable": "excluded"},
 "criteria": [
  {"code": "1", "title": {"vi": "Tỷ lệ"}, "measure": {"type": "ratio"}, "require": {"at_least": 30}},
  {"code": "2", "title": {"vi": "Số"}, "measure": {"type": "count"}, "require": {"at_least": 3},
   "points": {"max": 10, "if_met": true}},
  {"code": "3", "title": {"vi": "Ai"}, "measure": {"type": "choice", "options": [
    {"code": "head", "title": {"vi": "a"}}, {"code": "deputy", "title": {"vi": "b"}}]},
   "require": {"one_of": ["head"]}},
  {"code": "4", "title": {"vi": "Có"}, "measure": {"type": "yes_no"}, "require": {"is": true}},
  {"code": "5", "title": {"vi": "Việc"}, "measure": {"type": "checklist", "items": [
    {"code": "a", "title": {"vi": "a"}}]}, "require": {"checked": "all"}}],
 "conclusions": [{"code": "done", "title": {"vi": "Xong"}, "when": {"all_met": "*"}}]
})";

evaluator small() { return evaluator(xaso::read_criteria(small_set)); }

/// The errors of what is done: rules and places.
template <class Action>
std::vector<xaso::error> errors_of(const Action& action) {
  try {
    action();
  } catch (const xaso::failure& failed) {
    return failed.errors();
  }
  return {};
}
template <class Action>
std::string places_of(const Action& action) {
  std::string lines;
  for (const xaso::error& one : errors_of(action)) lines += one.rule + " " + one.pointer + "\n";
  return lines;
}

/// Whether what is allocated can be counted.
boost::test_tools::assertion_result counted(boost::unit_test::test_unit_id) {
  boost::test_tools::assertion_result result(allocations_are_counted());
  result.message() << "a sanitizer has its own operators new";
  return result;
}

// How many tables a set is asked for, and how many of their rows are evaluated alone.
constexpr std::size_t tables_of_a_set = 4;
constexpr std::size_t rows_alone = 100;

}  // namespace

BOOST_AUTO_TEST_SUITE(batch)

BOOST_AUTO_TEST_CASE(every_way_of_evaluating_a_table_is_the_same) {
  std::size_t cells = 0;
  for (const auto& [name, of] : sets()) {
    const auto& plan = random_table::plan_of(of);
    for (std::size_t seed = 0; seed < tables_of_a_set; ++seed) {
      random_table::seeded_choices choose(seed);
      random_table::wishes wanted;
      wanted.rows = static_cast<std::size_t>(choose.below(seed % 2 == 0 ? 70 : 700));
      wanted.state_cohorts = seed % 4 != 0;
      const random_table::table table = random_table::make(choose, plan, wanted);
      cells += wanted.rows * plan.indicators().size();
      try {
        const std::string found = agreement::difference_in(of, table, choose, rows_alone);
        BOOST_TEST(found.empty(), name << ", seed " << seed << ": " << found);
      } catch (const xaso::failure& failure) {
        BOOST_ERROR(name << ", seed " << seed << ": " << failure.what());
      }
    }
  }
  BOOST_TEST_MESSAGE(cells << " cells");
  BOOST_TEST(cells > 100'000U);
}

BOOST_AUTO_TEST_CASE(blocks_follow_each_other) {
  for (const auto& [name, of] : sets()) {
    // Points are worked out unit by unit: long tables are for sets without.
    const auto& plan = random_table::plan_of(of);
    if (!plan.scores().empty() || plan.indicators().size() < 7) continue;
    random_table::seeded_choices choose(plan.indicators().size());
    random_table::wishes wanted;
    wanted.rows = 16'384 + static_cast<std::size_t>(choose.below(200));
    const auto table = random_table::make(choose, plan, wanted);
    const std::string found = agreement::difference_in(of, table, choose, rows_alone);
    BOOST_TEST(found.empty(), name << ": " << found);
  }
}

BOOST_AUTO_TEST_CASE(blocks_that_score_follow_each_other) {
  random_table::seeded_choices choose(3);
  random_table::wishes wanted;
  wanted.rows = 16'384 + 65;
  const auto table = random_table::make(choose, random_table::plan_of(set_of_everything()), wanted);
  const auto units = set_of_everything().bind(table.view, table.asked);
  batch_result one;
  batch_result other;
  set_of_everything().evaluate(units, one, agreement::everything());
  xaso::batch_options how = agreement::everything();
  how.parts = 2;
  how.run = xaso::on_threads();
  how.kernel = xaso::kernel_choice::best;
  set_of_everything().evaluate(units, other, how);
  BOOST_TEST(agreement::difference(one, other) == "");
}

BOOST_AUTO_TEST_CASE(cells_are_refused_as_a_document_would) {
  for (const auto& [name, of] : sets()) {
    const auto& plan = random_table::plan_of(of);
    for (std::size_t seed = 0; seed < tables_of_a_set; ++seed) {
      random_table::seeded_choices choose(seed);
      random_table::wishes wanted;
      wanted.rows = static_cast<std::size_t>(choose.below(100));
      wanted.bad_columns = seed % 2 == 0 ? 2 : 30;
      const random_table::table table = random_table::make(choose, plan, wanted);
      const std::string found = agreement::difference_in_refused(of, table);
      BOOST_TEST(found.empty(), name << ", seed " << seed << ": " << found);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_table_without_rows_comes_to_nothing) {
  const evaluator of = small();
  const table_view table(0);
  batch_result result;
  of.evaluate(of.bind(table), result, agreement::everything());
  BOOST_TEST(result.rows() == 0U);
  BOOST_TEST(result.outcomes(0).empty());
  BOOST_TEST(result.conclusions(0).empty());
  BOOST_TEST(result.points("*").empty());
  BOOST_TEST(result.gaps(0).empty());
}

BOOST_AUTO_TEST_CASE(rows_without_columns_are_not_known) {
  const evaluator of = small();
  batch_result result;
  for (const std::size_t rows : {1U, 2U, 63U, 64U, 65U}) {
    of.evaluate(of.bind(table_view(rows)), result, agreement::everything());
    BOOST_TEST(result.rows() == rows);
    const xaso::outcome unknown(status::undetermined, reason::missing_value);
    BOOST_TEST((result.at(rows - 1, 0) == unknown));
    BOOST_TEST(result.conclusions(0)[rows - 1] == static_cast<int>(status::undetermined));
  }
}

BOOST_AUTO_TEST_CASE(a_set_without_indicators_has_conclusions) {
  const evaluator of(xaso::read_criteria(test_sets::without_indicators()));
  own_table table(3);
  table.where({1, 1, 0}).yes("fact.safe", {1, 0, 1});
  batch_result result;
  of.evaluate(of.bind(table.view()), result, agreement::everything());
  BOOST_TEST(result.conclusions(0)[0] == static_cast<int>(status::met));
  BOOST_TEST(result.conclusions(0)[1] == static_cast<int>(status::undetermined));
  BOOST_TEST(result.conclusions(0)[2] == static_cast<int>(status::undetermined));
}

BOOST_AUTO_TEST_CASE(what_was_not_asked_for_is_not_there) {
  const evaluator of = small();
  own_table table(2);
  table.numbers("2", {3, 2});
  batch_result result;
  of.evaluate(of.bind(table.view()), result);
  BOOST_TEST(result.gaps(0).empty());
  BOOST_TEST(result.points("2").empty());
  of.evaluate(of.bind(table.view()), result, agreement::everything());
  BOOST_TEST(result.gaps(1)[1].change == 1);
  BOOST_TEST(result.points("2")[0].at_least == 100'000);
  BOOST_TEST(result.points("1").empty());
  BOOST_TEST(result.points("no such code").empty());
  of.evaluate(of.bind(table.view()), result);
  BOOST_TEST(result.gaps(0).empty());
  BOOST_TEST(result.points("*").empty());
}

BOOST_AUTO_TEST_CASE(points_that_do_not_fit_in_ten_thousandths_are_refused_with_their_row) {
  const evaluator of(xaso::read_criteria(R"({
 "format": "xaso.criteria/1", "id": "test.large", "version": "1", "title": {"vi": "Lớn"},
 "applies_to": "commune",
 "criteria": [{"code": "1", "title": {"vi": "A"}, "measure": {"type": "yes_no"},
   "require": {"is": true}, "points": {"max": 999999999999999, "if_met": true}}]})"));
  own_table table(2);
  table.where({1, 1}).yes("1", {0, 1});
  batch_result result;
  xaso::batch_options how;
  of.evaluate(of.bind(table.view()), result, how);
  BOOST_TEST((result.at(1, 0).status() == status::met));
  how.points = true;
  const auto evaluate = [&] { of.evaluate(of.bind(table.view()), result, how); };
  BOOST_TEST(places_of(evaluate) == "points_too_large /points/0\npoints_too_large /points/1\n");
  BOOST_TEST(result.rows() == 0U);
}

BOOST_AUTO_TEST_CASE(unknown_columns_are_listed) {
  own_table table(1);
  table.numbers("2", {3}).numbers("1.99", {3}).yes("fact.sound", {1}).numbers("note", {1});
  table.yes("attribute.colour", {1}).numbers("unit.code", {1}).yes("recognised.a#b", {1});
  const std::vector<std::string> expected{"1.99", "fact.sound", "note", "attribute.colour",
                                          "recognised.a#b"};
  BOOST_TEST(small().bind(table.view()).unknown_columns() == expected,
             boost::test_tools::per_element());
}

// ---- errors -------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(every_column_of_the_wrong_type_is_an_error) {
  const evaluator of = small();
  own_table table(2);
  table.yes("1", {1, 0}).yes("2", {1, 0}).numbers("3", {1, 2}).numbers("4", {0, 1});
  table.yes("5", {1, 0}).numbers("5:a", {1, 0}).yes("1:numerator", {1, 0});
  table.numbers("2:numerator", {1, 0}).numbers("2:reported", {1, 0}).numbers("fact.safe", {1, 0});
  table.yes("attribute.region", {1, 0}).codes("attribute.land", {0, 0}, {"5"});
  table.floats("target_year", {2023, 2024}).codes("2:no_part", {0, 0}, {"x"});
  table.codes("1:reported", {0, 0}, {"perhaps"})
      .codes("unit.level", {0, 1}, {"commune", "village"});
  const auto bind = [&] { static_cast<void>(of.bind(table.view())); };
  BOOST_TEST(places_of(bind) ==
             "column_of_other_type /1\ncolumn_of_other_type /2\ncolumn_of_other_type /3\n"
             "column_of_other_type /4\ncolumn_of_other_type /5\ncolumn_of_other_type /5:a\n"
             "column_of_other_type /1:numerator\ncolumn_of_other_type /2:numerator\n"
             "column_of_other_type /2:reported\ncolumn_of_other_type /fact.safe\n"
             "column_of_other_type /attribute.region\ncolumn_of_other_type /attribute.land\n"
             "column_of_other_type /target_year\nunknown_part /2:no_part\n"
             "column_of_other_type /1:reported\nrow_of_other_level /unit.level/1\n");
  const auto errors = errors_of(bind);
  BOOST_TEST(errors[0].message ==
             "the column \"1\" is of the type boolean8: this figure takes numbers; convert it");
  BOOST_TEST(errors[13].message ==
             "the column \"2:no_part\": a figure has no part \"no_part\"; write numerator, "
             "denominator, reported, reported_points, not_applicable, evidence, explanation, or an "
             "item of the checklist");
  BOOST_TEST(errors[15].message ==
             "this unit is a village, and the set is for units of the level commune; leave it out "
             "of the table");
}

BOOST_AUTO_TEST_CASE(every_bad_cell_is_an_error_with_its_column_and_row) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  constexpr double infinity = std::numeric_limits<double>::infinity();
  constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
  const evaluator of = small();
  own_table table(6);
  table.numbers("1:numerator", {0, -1, 1'000'000'000'000'001, 1, greatest, 1});
  table.floats("1:denominator", {100, 100, 1e15 + 1, nan, infinity, -infinity});
  table.where({0, 1, 1, 1, 1, 1}).floats("2", {nan, 1, 1, 1, 0.1 + 0.2, 1e300});
  table.codes("3", {0, 1, 2, -1, 0, std::numeric_limits<std::int32_t>::min()}, {"head", "deputy"});
  table.floats("attribute.land", {1, 2, 3, 4, nan, 5});
  table.codes("1:evidence", {0, 0, 0, 0, 1, 0}, {"QĐ 1"});
  table.floats("2:reported_points", {1, nan, 1, 1, 1, 1});
  batch_result result;
  for (const std::size_t parts : {1U, 4U}) {
    xaso::batch_options how;
    how.parts = parts;
    const auto evaluate = [&] { of.evaluate(of.bind(table.view()), result, how); };
    BOOST_TEST(places_of(evaluate) ==
               "bad_cell /1:numerator/1\nbad_cell /2:reported_points/1\n"
               "bad_cell /1:numerator/2\nbad_cell /1:denominator/2\nbad_cell /3/2\n"
               "bad_cell /1:denominator/3\nbad_cell /3/3\n"
               "bad_cell /1:numerator/4\nbad_cell /1:denominator/4\nbad_cell /2/4\n"
               "bad_cell /attribute.land/4\nbad_cell /1:evidence/4\n"
               "bad_cell /1:denominator/5\nbad_cell /2/5\nbad_cell /3/5\n");
    const auto errors = errors_of(evaluate);
    BOOST_TEST(errors[0].message ==
               "row 1 of the column \"1:numerator\" is below 0; a count cannot be negative; "
               "correct it or leave it without a value");
    BOOST_TEST((errors[0].code == xaso::errc::argument));
    BOOST_TEST(
        errors[4].message ==
        "row 2 of the column \"3\" is outside its dictionary; correct it or leave it without "
        "a value");
    BOOST_TEST(errors[5].message ==
               "row 3 of the column \"1:denominator\" is no number of at most 18 digits, 9 of them "
               "after the point; correct it or leave it without a value");
    BOOST_TEST(errors[2].message ==
               "row 2 of the column \"1:numerator\" is too large; at most 10^15 can be counted, in "
               "at most 15 digits; correct it or leave it without a value");
  }
}

BOOST_AUTO_TEST_CASE(the_first_hundred_cells_are_the_same_whatever_the_parts) {
  const evaluator of = small();
  const std::size_t rows = 50'000;
  own_table table(rows);
  std::vector<std::int64_t> counts(rows, 5);
  for (std::size_t row = 16'300; row < rows; row += 7) counts[row] = -1;
  table.numbers("1:numerator", counts).numbers("1:denominator", counts);
  batch_result result;
  for (const std::size_t parts : {1U, 2U, 3U, 100U}) {
    xaso::batch_options how;
    how.parts = parts;
    how.run = xaso::on_threads();
    const auto errors = errors_of([&] { of.evaluate(of.bind(table.view()), result, how); });
    BOOST_TEST(errors.size() == 100U);
    for (std::size_t i = 0; i < errors.size(); ++i) {
      const std::string row = std::to_string(16'300 + i / 2 * 7);
      BOOST_TEST(errors[i].pointer ==
                 (i % 2 == 0 ? "/1:numerator/" + row : "/1:denominator/" + row));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_result_is_empty_after_an_error_and_can_be_used_again) {
  const evaluator of = small();
  own_table good(3);
  good.numbers("2", {1, 3, 5});
  own_table bad(3);
  bad.floats("2", {1, std::numeric_limits<double>::infinity(), 5});
  batch_result result;
  const xaso::bound_units good_units = of.bind(good.view());
  const xaso::bound_units bad_units = of.bind(bad.view());
  for (int i = 0; i < 2; ++i) {
    BOOST_CHECK_THROW(of.evaluate(bad_units, result), xaso::failure);
    BOOST_TEST(result.rows() == 0U);
    BOOST_TEST(result.outcomes(1).empty());
    BOOST_TEST(result.points("*").empty());
    of.evaluate(good_units, result, agreement::everything());
    BOOST_TEST(result.rows() == 3U);
    BOOST_TEST((result.at(1, 1).status() == status::met));
  }
}

BOOST_AUTO_TEST_CASE(what_an_error_ends_with_is_its_place_as_a_pointer) {
  const evaluator of(xaso::read_criteria(
      R"({"format": "xaso.criteria/1", "id": "a.b", "version": "1", "title": {"vi": "x"},
          "applies_to": "commune", "attributes": {"a": "decimal"}, "criteria": [{"code": "1",
          "title": {"vi": "x"}, "measure": {"type": "checklist", "items": [
          {"code": "a", "title": {"vi": "x"}}]}, "require": {"checked": "all"}}],
          "conclusions": [{"code": "c", "title": {"vi": "x"},
          "when": {"conclusion": "o.p@a/b~c#d"}}]})"));
  own_table table(1);
  table.numbers("recognised.o.p@a/b~c#d", {1});
  BOOST_TEST(places_of([&] { static_cast<void>(of.bind(table.view())); }) ==
             "column_of_other_type /recognised.o.p@a~1b~0c#d\n");
}

BOOST_AUTO_TEST_CASE(a_set_that_asks_for_the_year_is_given_one) {
  const evaluator& of = set_of_everything();
  const auto bind = [&] { static_cast<void>(of.bind(table_view(1))); };
  BOOST_TEST(places_of(bind) == "no_year_of_table \n");
  BOOST_TEST((errors_of(bind).front().code == xaso::errc::mismatch));
  own_table table(4);
  table.where({1, 1, 0, 1}).numbers("target_year", {2023, 0, 2023, 10'000});
  batch_result result;
  BOOST_TEST(places_of([&] { of.evaluate(of.bind(table.view()), result); }) ==
             "bad_cell /target_year/1\nbad_cell /target_year/2\nbad_cell /target_year/3\n");
}

BOOST_AUTO_TEST_CASE(a_question_is_checked_as_that_of_a_document) {
  const evaluator& of = set_of_everything();
  table_question asked;
  asked.target_year = 10'000;
  asked.stated = {{"4.5", 3, 2}};
  BOOST_TEST(places_of([&] { static_cast<void>(of.bind(table_view(1), asked)); }) ==
             places_of([&] { static_cast<void>(of.as_measurements(table_view(1), 0, asked)); }));
}

BOOST_AUTO_TEST_CASE(a_kernel_that_is_not_there_is_refused) {
  const evaluator of = small();
  const xaso::bound_units units = of.bind(table_view(1));
  const auto& there = agreement::kernels();
  for (const auto each : {xaso::kernel_choice::avx2, xaso::kernel_choice::avx512}) {
    if (std::find(there.begin(), there.end(), each) != there.end()) continue;
    batch_result result;
    xaso::batch_options how;
    how.kernel = each;
    BOOST_TEST(places_of([&] { of.evaluate(units, result, how); }) == "kernel_not_there \n");
  }
  BOOST_TEST((there.front() == xaso::kernel_choice::portable));
}

BOOST_AUTO_TEST_CASE(units_of_another_evaluator_are_refused) {
  const evaluator one = small();
  const evaluator other = small();
  batch_result result;
  BOOST_TEST(places_of([&] { other.evaluate(one.bind(table_view(1)), result); }) ==
             "units_of_another_set \n");
  const evaluator same = one;  // copies share
  same.evaluate(one.bind(table_view(1)), result);
  BOOST_TEST(result.rows() == 1U);
}

BOOST_AUTO_TEST_CASE(what_runs_the_parts_may_throw) {
  const evaluator of = small();
  own_table table(40'000);
  table.numbers("2", std::vector<std::int64_t>(40'000, 3));
  const xaso::bound_units units = of.bind(table.view());
  batch_result result;
  xaso::batch_options how;
  how.parts = 3;
  how.run = [](std::size_t, const std::function<void(std::size_t)>& run) {
    run(1);
    throw std::bad_alloc();
  };
  BOOST_CHECK_THROW(of.evaluate(units, result, how), std::bad_alloc);
  how.run = xaso::on_threads();
  of.evaluate(units, result, how);
  BOOST_TEST(result.rows() == 40'000U);
  const auto outcomes = result.outcomes(1);
  BOOST_TEST(std::count(outcomes.begin(), outcomes.end(), outcomes[0]) == 40'000);
}

// ---- reuse --------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(evaluating_again_into_the_same_result_allocates_nothing,
                     *boost::unit_test::precondition(counted)) {
  for (const auto& [name, of] : sets()) {
    // What is scored, and bounds in circumstances that are not listed, are worked out unit by unit.
    const auto& plan = random_table::plan_of(of);
    if (!plan.scores().empty() || &of == &sets()[1].evaluator) continue;
    for (const std::size_t rows : {std::size_t{1}, std::size_t{200}}) {
      random_table::seeded_choices choose(rows);
      random_table::wishes wanted;
      wanted.rows = rows;
      const auto table = random_table::make(choose, random_table::plan_of(of), wanted);
      const xaso::bound_units units[] = {
          of.bind(table.view, table.asked),
          of.bind(agreement::document_of(of, table.view, table.asked)),
      };
      for (const xaso::bound_units& each : units) {
        batch_result result;
        xaso::batch_options how;
        how.groups = true;
        of.evaluate(each, result, how);
        const std::size_t before = allocations();
        of.evaluate(each, result, how);
        const std::size_t made = allocations() - before;
        BOOST_TEST(made == 0U, name << ", " << rows << " rows: " << made << " allocations");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_result_serves_many_sets_one_after_another) {
  batch_result used;
  for (const auto& [name, of] : sets()) {
    random_table::seeded_choices choose(7);
    random_table::wishes wanted;
    wanted.rows = static_cast<std::size_t>(choose.below(300));
    const auto table = random_table::make(choose, random_table::plan_of(of), wanted);
    const xaso::bound_units units = of.bind(table.view, table.asked);
    batch_result fresh;
    of.evaluate(units, used, agreement::everything());
    of.evaluate(units, fresh, agreement::everything());
    const std::string found = agreement::difference(used, fresh);
    BOOST_TEST(found.empty(), name << ": " << found);
  }
}

BOOST_AUTO_TEST_CASE(threads_may_share_what_is_bound) {
  random_table::seeded_choices choose(17);
  random_table::wishes wanted;
  wanted.rows = 300;
  const auto& of = set_of_everything();
  const auto table = random_table::make(choose, random_table::plan_of(of), wanted);
  const xaso::bound_units units[] = {
      of.bind(table.view, table.asked),
      of.bind(agreement::document_of(of, table.view, table.asked)),
  };
  for (const xaso::bound_units& each : units) {
    xaso::overlay change;
    change.bounds = {{"1.1", false, xaso::decimal(50)}};
    const xaso::bound_units varied = of.vary(each, change);
    batch_result results[4];
    xaso::on_threads()(4, [&](std::size_t task) {
      of.evaluate(task % 2 == 0 ? each : varied, results[task], agreement::everything());
    });
    BOOST_TEST(agreement::difference(results[0], results[2]) == "");
    BOOST_TEST(agreement::difference(results[1], results[3]) == "");
  }
}

BOOST_AUTO_TEST_CASE(bound_units_keep_what_they_need) {
  batch_result result;
  const auto units = [] {
    const evaluator of = small();
    return std::pair(of.bind(xaso::read_measurements(
                         R"({"format": "xaso.measurements/1", "criteria": "test.small", "period":
                             {"from": "2023-01-01", "to": "2023-12-31"}, "units": [{"unit":
                             {"code_system": "a", "code": "1"}, "track": "self",
                             "values": {"2": 4}}]})")),
                     of);
  }();
  units.second.evaluate(units.first, result);
  BOOST_TEST((result.at(0, 1).status() == status::met));
}

BOOST_AUTO_TEST_SUITE_END()
