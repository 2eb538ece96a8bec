// SPDX-License-Identifier: Apache-2.0
#include "xaso/stream.hpp"

#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "own_table.hpp"
#include "xaso/error.hpp"
#include "xaso/evaluator.hpp"
#include "xaso/json.hpp"

namespace {

using xaso::batch_result;
using xaso::evaluator;
using xaso::status;
using xaso::table_view;

evaluator small() {
  return evaluator(xaso::read_criteria(R"({
 "format": "xaso.criteria/1", "id": "test.small", "version": "1", "title": {"vi": "Bộ nhỏ"},
 "applies_to": "commune",
 "criteria": [{"code": "1", "title": {"vi": "Số"}, "measure": {"type": "count"}, "require": {"at_least": 3}}]
})"));
}

/// What was delivered: the first row of each chunk, then the statuses of its rows.
struct delivered {
  std::string text;

  bool operator()(const table_view& chunk, const batch_result& result, std::size_t first_row) {
    text += std::to_string(first_row) + ":";
    for (std::size_t row = 0; row < chunk.rows(); ++row) {
      text += result.at(row, 0).status() == status::met ? '+' : '-';
    }
    text += ' ';
    return true;
  }
};

/// Gives tables, one after another.
struct source_of {
  std::vector<const own_table*> tables;
  std::size_t next = 0;

  const table_view* operator()() {
    return next == tables.size() ? nullptr : &tables[next++]->view();
  }
};

own_table counts(std::vector<std::int64_t> cells) {
  own_table table(cells.size());
  table.numbers("1", cells);
  return table;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(stream)

BOOST_AUTO_TEST_CASE(chunks_are_delivered_one_after_another) {
  const own_table first = counts({1, 3});
  const own_table none = counts({});
  const own_table last = counts({4, 2, 5});
  delivered got;
  const auto end = small().evaluate(source_of{{&first, &none, &last}}, std::ref(got));
  BOOST_TEST(got.text == "0:-+ 2: 2:+-+ ");
  BOOST_TEST(end.rows == 5U);
  BOOST_TEST(!end.stopped);
}

BOOST_AUTO_TEST_CASE(a_stream_of_nothing_ends_at_once) {
  delivered got;
  const auto end = small().evaluate(source_of{}, std::ref(got));
  BOOST_TEST(got.text.empty());
  BOOST_TEST(end.rows == 0U);
  BOOST_TEST(!end.stopped);
}

BOOST_AUTO_TEST_CASE(chunks_may_have_columns_and_dictionaries_of_their_own) {
  const own_table numbers = counts({3});
  own_table texts(2);
  texts.codes("1", {1, 0}, {"2", "3.0"});
  own_table floats(1);
  floats.floats("1", {3}).yes("note", {1});
  const own_table without(1);
  delivered got;
  small().evaluate(source_of{{&numbers, &texts, &floats, &without}}, std::ref(got));
  BOOST_TEST(got.text == "0:+ 1:+- 3:+ 4:- ");
}

BOOST_AUTO_TEST_CASE(what_was_delivered_before_a_bad_cell_stays_delivered) {
  const own_table good = counts({3, 1});
  own_table bad(2);
  bad.codes("1", {0, 7}, {"3"});
  delivered got;
  std::string error;
  source_of source{{&good, &good, &bad, &good}};
  try {
    small().evaluate(std::ref(source), std::ref(got));
  } catch (const xaso::failure& failure) {
    error = failure.errors().front().pointer;
  }
  BOOST_TEST(got.text == "0:+- 2:+- ");
  BOOST_TEST(error == "/1/5");  // the row is that of the whole table
  BOOST_TEST(source.next == 3U);
}

BOOST_AUTO_TEST_CASE(what_was_delivered_before_a_bad_column_stays_delivered) {
  const own_table good = counts({3, 1});
  own_table bad(1);
  bad.yes("1", {1});
  delivered got;
  BOOST_CHECK_THROW(small().evaluate(source_of{{&good, &bad}}, std::ref(got)), xaso::failure);
  BOOST_TEST(got.text == "0:+- ");
}

BOOST_AUTO_TEST_CASE(a_source_may_throw) {
  const own_table good = counts({3, 1});
  delivered got;
  std::size_t given = 0;
  const auto source = [&]() -> const table_view* {
    if (given++ == 2) throw std::runtime_error("the file is cut off");
    return &good.view();
  };
  BOOST_CHECK_THROW(small().evaluate(source, std::ref(got)), std::runtime_error);
  BOOST_TEST(got.text == "0:+- 2:+- ");
}

BOOST_AUTO_TEST_CASE(a_sink_may_throw) {
  const own_table good = counts({3, 1});
  std::size_t taken = 0;
  const auto sink = [&](const table_view&, const batch_result&, std::size_t) -> bool {
    if (taken++ == 1) throw std::runtime_error("the disk is full");
    return true;
  };
  BOOST_CHECK_THROW(small().evaluate(source_of{{&good, &good, &good}}, sink), std::runtime_error);
  BOOST_TEST(taken == 2U);
}

BOOST_AUTO_TEST_CASE(a_sink_stops_a_stream_after_what_it_was_given) {
  const own_table good = counts({3, 1});
  source_of source{{&good, &good, &good}};
  const auto sink = [&](const table_view&, const batch_result&, std::size_t first_row) {
    return first_row == 0;
  };
  const auto end = small().evaluate(std::ref(source), sink);
  BOOST_TEST(end.stopped);
  BOOST_TEST(end.rows == 4U);  // that were delivered: the sink had them
  BOOST_TEST(source.next == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
