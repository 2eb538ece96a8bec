// SPDX-License-Identifier: Apache-2.0
#include "xaso/cohort.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <string>
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
using xaso::cohorts;
using xaso::evaluator;

/// Compares communes of a region, one way as it is, one as those without a value are left out.
evaluator compared() {
  return evaluator(xaso::read_criteria(R"({
 "format": "xaso.criteria/1", "id": "test.compared", "version": "1", "title": {"vi": "So sánh"},
 "applies_to": "commune", "attributes": {"region": ["north", "south", "west"]},
 "policies": {"not_applicable": "excluded"},
 "ranking": {"by": "points", "leagues": "region"},
 "criteria": [
  {"code": "1", "title": {"vi": "a"}, "measure": {"type": "quantity"}, "may_be_not_applicable": true,
   "points": {"max": 10, "min_max": "direct"}},
  {"code": "2", "title": {"vi": "b"}, "measure": {"type": "ratio"},
   "points": {"min": 1, "max": 10, "min_max": "inverse", "missing": "ignored"}},
  {"code": "3", "title": {"vi": "c"}, "measure": {"type": "count"}, "require": {"at_least": 3},
   "points": {"max": 5, "min_max": "direct", "missing": "ignored"}}],
 "conclusions": [{"code": "half", "title": {"vi": "d"},
   "when": {"share_of_max": {"of": "*", "at_least": 50}}}]
})"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cohort)

BOOST_AUTO_TEST_CASE(a_table_is_compared_as_the_document_of_its_rows) {
  const evaluator of = compared();
  for (std::size_t seed = 0; seed < 60; ++seed) {
    random_table::seeded_choices choose(seed);
    random_table::wishes wanted;
    wanted.rows = static_cast<std::size_t>(choose.below(30));
    wanted.state_cohorts = false;
    const auto table = random_table::make(choose, random_table::plan_of(of), wanted);
    const std::string found = agreement::difference_in(of, table, choose, 30);
    BOOST_TEST(found.empty(), "seed " << seed << ": " << found);
  }
}

BOOST_AUTO_TEST_CASE(what_was_gathered_in_parts_is_merged_in_any_order) {
  const evaluator of = compared();
  for (std::size_t seed = 0; seed < 30; ++seed) {
    random_table::seeded_choices choose(1000 + seed);
    random_table::wishes wanted;
    wanted.rows = 60;
    wanted.state_cohorts = false;
    const auto table = random_table::make(choose, random_table::plan_of(of), wanted);
    batch_result expected;
    of.evaluate(of.bind(table.view, table.asked), expected, agreement::everything());

    std::vector<cohorts> parts;
    std::vector<std::size_t> order{0, 1, 2};
    for (std::size_t first = 0; first < 60; first += 20) {
      of.gather(random_table::rows_of(table.view, first, 20), parts.emplace_back(), table.asked);
    }
    do {
      cohorts merged;
      for (const std::size_t each : order) merged.merge(parts[each]);
      xaso::table_question asked = table.asked;
      asked.gathered = &merged;
      batch_result result;
      of.evaluate(of.bind(table.view, asked), result, agreement::everything());
      const std::string found = agreement::difference(result, expected);
      BOOST_TEST(found.empty(), "seed " << seed << ": " << found);
    } while (std::next_permutation(order.begin(), order.end()));
  }
}

BOOST_AUTO_TEST_CASE(a_stated_cohort_stands_before_a_gathered_one) {
  const evaluator of = compared();
  own_table table(2);
  table.numbers("1", {0, 10}).codes("attribute.region", {0, 0}, {"north"});
  cohorts gathered;
  of.gather(table.view(), gathered);
  xaso::table_question asked;
  asked.gathered = &gathered;
  batch_result result;
  of.evaluate(of.bind(table.view(), asked), result, agreement::everything());
  BOOST_TEST(result.points("1")[1].at_least == 100'000);
  asked.stated = {{"1", 0, 20}};
  of.evaluate(of.bind(table.view(), asked), result, agreement::everything());
  BOOST_TEST(result.points("1")[1].at_least == 50'000);
}

BOOST_AUTO_TEST_CASE(units_keep_the_cohorts_that_they_were_bound_with) {
  const evaluator of = compared();
  own_table table(2);
  table.numbers("1", {0, 10}).codes("attribute.region", {0, 0}, {"north"});
  own_table other(2);
  other.numbers("1", {5, 10});
  cohorts gathered;
  of.gather(table.view(), gathered);
  xaso::table_question asked;
  asked.gathered = &gathered;
  const xaso::bound_units units = of.bind(table.view(), asked);
  gathered = cohorts();
  const xaso::bound_units varied = of.vary(units, {{}, {{"1", other.column("1")}}, {}});
  batch_result result;
  of.evaluate(varied, result, agreement::everything());
  BOOST_TEST(result.points("1")[0].at_least == 50'000);
}

BOOST_AUTO_TEST_CASE(chunks_without_gathered_cohorts_are_compared_among_themselves) {
  const evaluator of = compared();
  own_table table(4);
  table.numbers("1", {0, 10, 20, 40}).codes("attribute.region", {0, 0, 0, 0}, {"north"});
  std::vector<std::int64_t> points;
  std::size_t next = 0;
  const xaso::table_view chunks[] = {random_table::rows_of(table.view(), 0, 2),
                                     random_table::rows_of(table.view(), 2, 2)};
  xaso::batch_options how;
  how.points = true;
  of.evaluate([&] { return next < 2 ? &chunks[next++] : nullptr; },
              [&](const xaso::table_view&, const batch_result& result, std::size_t) {
                for (const auto& each : result.points("1")) points.push_back(each.at_least);
                return true;
              },
              {}, how);
  const std::vector<std::int64_t> expected{0, 100'000, 0, 100'000};
  BOOST_TEST(points == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_value_of_cohorts_can_be_copied_and_moved) {
  const evaluator of = compared();
  own_table table(2);
  table.numbers("1", {0, 10}).codes("attribute.region", {0, 0}, {"north"});
  cohorts first;
  of.gather(table.view(), first);
  cohorts copy(first);
  own_table more(1);
  more.numbers("1", {20}).codes("attribute.region", {0}, {"north"});
  of.gather(more.view(), copy);
  const auto points_by = [&](const cohorts& gathered) {
    xaso::table_question asked;
    asked.gathered = &gathered;
    batch_result result;
    of.evaluate(of.bind(table.view(), asked), result, agreement::everything());
    return result.points("1")[1].at_least;
  };
  BOOST_TEST(points_by(first) == 100'000);
  BOOST_TEST(points_by(copy) == 50'000);
  const cohorts moved(std::move(copy));
  BOOST_TEST(points_by(moved) == 50'000);
  first = moved;
  BOOST_TEST(points_by(first) == 50'000);
}

BOOST_AUTO_TEST_CASE(nothing_gathered_leaves_points_open) {
  const evaluator of = compared();
  own_table table(2);
  table.numbers("1", {0, 10}).codes("attribute.region", {0, 0}, {"north"});
  const cohorts nothing;
  xaso::table_question asked;
  asked.gathered = &nothing;
  batch_result result;
  of.evaluate(of.bind(table.view(), asked), result, agreement::everything());
  BOOST_TEST(result.points("1")[1].at_least == 0);
  BOOST_TEST(result.points("1")[1].at_most == 100'000);
}

BOOST_AUTO_TEST_CASE(cohorts_of_another_set_are_refused) {
  const evaluator one = compared();
  const evaluator other = compared();
  cohorts gathered;
  one.gather(xaso::table_view(1), gathered);
  cohorts others;
  other.gather(xaso::table_view(1), others);
  BOOST_CHECK_THROW(gathered.merge(others), xaso::failure);
  BOOST_CHECK_THROW(other.gather(xaso::table_view(1), gathered), xaso::failure);
  xaso::table_question asked;
  asked.gathered = &gathered;
  BOOST_CHECK_THROW(static_cast<void>(other.bind(xaso::table_view(1), asked)), xaso::failure);
}

BOOST_AUTO_TEST_CASE(bad_cells_are_refused_when_gathering) {
  const evaluator of = compared();
  own_table table(2);
  table.numbers("2:numerator", {0, -10}).numbers("2:denominator", {1, 1});
  cohorts gathered;
  try {
    of.gather(table.view(), gathered);
    BOOST_ERROR("not refused");
  } catch (const xaso::failure& failure) {
    BOOST_TEST(failure.errors().size() == 1U);
    BOOST_TEST(failure.errors().front().pointer == "/2:numerator/1");
  }
}

BOOST_AUTO_TEST_SUITE_END()
