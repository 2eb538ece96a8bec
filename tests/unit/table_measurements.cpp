// SPDX-License-Identifier: Apache-2.0
#include "table_measurements.hpp"

#include <array>
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "cell_size.hpp"
#include "plan.hpp"
#include "xaso/error.hpp"
#include "xaso/json.hpp"
#include "xaso/library.hpp"

namespace {

using xaso::cell_type;
using xaso::column;
using xaso::table_question;
using xaso::table_view;

constexpr std::string_view set_text = R"({
 "format": "xaso.criteria/1", "id": "test.set", "version": "1", "title": {"vi": "Bộ thử"},
 "applies_to": "commune",
 "attributes": {"region": ["north", "south"], "difficult": "yes_no", "farm_land_percent": "decimal"},
 "facts": [{"name": "safe", "title": {"vi": "An toàn"}}],
 "policies": {"not_applicable": "excluded"},
 "criteria": [
  {"code": "3.10", "title": {"vi": "Tỷ lệ"}, "may_be_not_applicable": true, "evidence": "or_explanation",
   "measure": {"type": "ratio"}, "require": {"at_least": 30}},
  {"code": "3.land-use", "title": {"vi": "Diện tích"}, "measure": {"type": "quantity"},
   "require": {"at_least": {"of": "test.other#1", "times": 2}}},
  {"code": "4", "title": {"vi": "Có"}, "measure": {"type": "yes_no"}, "require": {"is": true}},
  {"code": "5", "title": {"vi": "Ai"}, "measure": {"type": "choice", "options": [
    {"code": "head", "title": {"vi": "Chủ tịch"}}, {"code": "deputy", "title": {"vi": "Phó"}}]},
   "require": {"one_of": ["head"]}},
  {"code": "6", "title": {"vi": "Việc"}, "measure": {"type": "checklist", "items": [
    {"code": "numerator", "title": {"vi": "Tử số"}}, {"code": "b", "title": {"vi": "B"}},
    {"code": "c", "title": {"vi": "C"}}]},
   "require": {"checked": "all"}},
  {"code": "7", "title": {"vi": "Điểm"}, "measure": {"type": "count"}, "points": {"max": 10, "per_unit": 1}}],
 "conclusions": [{"code": "done", "title": {"vi": "Xong"},
   "when": {"conclusion": "test.elsewhere#standard", "level_at_least": "good"}}]
})";

constexpr std::string_view other_text = R"({
 "format": "xaso.criteria/1", "id": "test.other", "version": "1", "title": {"vi": "Bộ khác"},
 "applies_to": "commune", "attributes": {"kind": ["flat", "steep"]},
 "criteria": [{"code": "1", "title": {"vi": "Diện tích"}, "measure": {"type": "quantity"},
   "require": {"at_least": {"select": [{"when": {"kind": "flat"}, "value": 5}], "otherwise": 3}}}]
})";

const xaso::detail::plan& plan() {
  static const xaso::detail::plan compiled(
      xaso::library::create({xaso::read_criteria(set_text), xaso::read_criteria(other_text)}), 0);
  return compiled;
}

/// A table of two rows that keeps its cells.
class two_rows {
 public:
  two_rows& numbers(std::string_view header, std::int64_t first, std::int64_t second,
                    int scale = 0) {
    return add(header, scale > 0 ? cell_type::decimal64 : cell_type::int64, first, second, scale);
  }
  two_rows& floats(std::string_view header, double first, double second) {
    return add(header, cell_type::float64, first, second);
  }
  two_rows& yes(std::string_view header, bool first, bool second) {
    return add(header, cell_type::boolean8, std::uint8_t{first}, std::uint8_t{second});
  }
  two_rows& texts(std::string_view header, std::string_view first, std::string_view second) {
    return add(header, cell_type::code8, std::int8_t{0}, std::int8_t{1}, 0, {first, second});
  }
  /// Only the second row of the column added next has a value.
  two_rows& only_second() {
    only_second_ = true;
    return *this;
  }

  [[nodiscard]] table_view& view() noexcept { return view_; }
  [[nodiscard]] xaso::measurements row(std::size_t row, const table_question& asked = {}) const {
    return xaso::detail::measurements_of_row(plan(), view_, row, asked);
  }
  /// The entry of a row, as it is written.
  [[nodiscard]] std::string entry(std::size_t row) const {
    const std::string text = write_measurements(this->row(row));
    const std::size_t from = text.find("\"units\":[") + 9;
    return text.substr(from, text.size() - from - 3);
  }
  /// The errors of a row: rules and places.
  [[nodiscard]] std::string errors(std::size_t row) const {
    try {
      static_cast<void>(this->row(row));
    } catch (const xaso::failure& failure) {
      std::string lines;
      for (const xaso::error& one : failure.errors()) {
        lines += one.rule + " " + one.pointer + "\n";
      }
      return lines;
    }
    return "";
  }

 private:
  template <class Cell>
  two_rows& add(std::string_view header, cell_type type, Cell first, Cell second, int scale = 0,
                std::vector<std::string_view> dictionary = {}) {
    static constexpr std::uint8_t second_only = 0b10;
    std::array<unsigned char, 16>& cells = cells_.emplace_back();
    std::memcpy(cells.data(), &first, sizeof first);
    std::memcpy(cells.data() + sizeof first, &second, sizeof second);
    column column;
    column.type = type;
    column.data = cells.data();
    column.data_bytes = cells.size();
    column.scale = scale;
    column.dictionary = std::move(dictionary);
    if (std::exchange(only_second_, false)) {
      column.valid = {xaso::validity::kind::bits, &second_only, 1, 0};
    }
    view_.add(header, std::move(column));
    return *this;
  }

  table_view view_{2};
  std::deque<std::array<unsigned char, 16>> cells_;
  bool only_second_ = false;
};

std::string values(std::string_view text) {
  return R"({"unit":{"code_system":"table","code":"2"},"track":"self","values":)" +
         std::string(text) + "}";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(table_measurements)

BOOST_AUTO_TEST_CASE(a_row_without_a_code_is_known_by_its_number) {
  two_rows table;
  BOOST_TEST(write_measurements(table.row(0)) ==
             R"({"format":"xaso.measurements/1","criteria":"test.set","period":)"
             R"({"from":"0001-01-01","to":"9999-12-31"},"units":[)"
             R"({"unit":{"code_system":"table","code":"1"},"track":"self","values":{}}]})"
             "\n");
  const table_view long_table(std::numeric_limits<std::size_t>::max());
  const auto last = xaso::detail::measurements_of_row(plan(), long_table, 12'345'678'900, {});
  BOOST_TEST(last.entries().front().unit.code == "12-345678901");
}

BOOST_AUTO_TEST_CASE(units_are_named_by_their_columns) {
  two_rows table;
  table.texts("unit.code_system", "gso", "").numbers("unit.code", 101, 102);
  table.texts("unit.valid_from", "2025-07-01", "").texts("unit.name", "Xã A", "Xã B");
  table.texts("unit.level", "commune", "").texts("unit.parent", "01", "").texts("unit.x", "y", "z");
  BOOST_TEST(table.entry(0) ==
             R"({"unit":{"code_system":"gso","code":"101","valid_from":"2025-07-01","name":"Xã A",)"
             R"("level":"commune","parent":"01"},"track":"self","values":{}})");
  BOOST_TEST(table.entry(1) ==
             R"({"unit":{"code_system":"table","code":"102","name":"Xã B"},"track":"self",)"
             R"("values":{}})");
}

BOOST_AUTO_TEST_CASE(the_year_of_a_row_is_its_own_or_that_of_the_question) {
  two_rows table;
  table.only_second().numbers("target_year", 0, 2024);
  table_question asked;
  asked.target_year = 2023;
  BOOST_TEST(table.row(0, asked).period().to.to_string() == "2023-12-31");
  BOOST_TEST(!table.row(0, asked).entries().front().target_year.has_value());
  BOOST_TEST(table.row(0, asked).target_year().value() == 2023);
  BOOST_TEST(table.row(1, asked).period().from.to_string() == "2024-01-01");
  BOOST_TEST(table.row(1, asked).entries().front().target_year.value() == 2024);
}

BOOST_AUTO_TEST_CASE(cohorts_are_those_that_are_stated) {
  two_rows table;
  table_question asked;
  asked.stated = {{"7", 2, 9}};
  BOOST_TEST(table.row(0, asked).cohort().size() == 1U);
  BOOST_TEST(table.row(0, asked).cohort().front().greatest.to_string() == "9");
}

BOOST_AUTO_TEST_CASE(circumstances_are_those_that_the_sets_declare) {
  two_rows table;
  table.texts("attribute.region", "north", "").yes("attribute.difficult", true, false);
  table.numbers("attribute.farm_land_percent", 125, 70, 1).texts("attribute.kind", "flat", "steep");
  table.texts("attribute.colour", "not a code", "x").yes("fact.safe", false, true);
  table.yes("fact.sound", true, true);
  BOOST_TEST(table.entry(0) ==
             R"({"unit":{"code_system":"table","code":"1","attributes":{"difficult":true,)"
             R"("farm_land_percent":12.5,"kind":"flat","region":"north"}},"track":"self",)"
             R"("facts":{"safe":false},"values":{}})");
  BOOST_TEST(table.row(1).entries().front().unit.attributes.size() == 3U);
}

BOOST_AUTO_TEST_CASE(recognitions_are_those_that_the_set_asks_for) {
  two_rows table;
  table.texts("recognised.test.elsewhere#standard:level", "good", "good");
  table.texts("recognised.test.elsewhere#standard", "met", "");
  table.yes("recognised.test.unasked#standard", true, true);
  const auto first = table.row(0).entries().front().recognised;
  BOOST_TEST(first.size() == 1U);
  BOOST_TEST(first.front().conclusion == "test.elsewhere#standard");
  BOOST_TEST((first.front().is == xaso::status::met));
  BOOST_TEST(first.front().level == "good");
  BOOST_TEST(table.row(1).entries().front().recognised.empty());
}

BOOST_AUTO_TEST_CASE(figures_are_given_as_their_columns_have_them) {
  two_rows table;
  table.numbers("3.10:numerator", 1204, 7).numbers("3.10:denominator", 5310, 70, 1);
  table.floats("3.land-use", 99.8, -2).yes("4", true, false).texts("5", "head", "deputy");
  table.numbers("7", 3, 0).numbers("7:reported_points", 45, 5, 1);
  BOOST_TEST(table.row(0).codes(0).size() == 5U);
  BOOST_TEST(table.entry(1) ==
             values(R"({"3.10":{"numerator":"7","denominator":"7"},"3.land-use":"-2","4":false,)"
                    R"("5":"deputy","7":{"value":"0","reported_points":"0.5"}})"));
  const auto first = table.row(0).figure(0, "3.land-use").value();
  BOOST_TEST((std::get<xaso::amount>(first.value) == xaso::decimal::parse("99.8").value));
}

BOOST_AUTO_TEST_CASE(what_a_unit_states_is_a_text_or_that_there_is_one) {
  two_rows table;
  table.texts("3.10:reported", "met", "not_met").texts("3.10:not_applicable", "", "không có chợ");
  table.texts("3.10:evidence", "", "QĐ 12").yes("3.10:explanation", false, true);
  table.yes("4:reported", false, true).yes("4:not_applicable", false, true);
  BOOST_TEST(table.entry(1) ==
             values(R"({"3.10":{"reported":"not_met","not_applicable":"không có chợ",)"
                    R"("evidence":["QĐ 12"],"explanation":"có"},)"
                    R"("4":{"reported":"met","not_applicable":"không áp dụng"}})"));
  const auto bare = table.row(0).figure(0, "3.10").value();
  BOOST_TEST((bare.reported == xaso::status::met));
  BOOST_TEST(bare.not_applicable.empty());
  BOOST_TEST(bare.evidence.empty());
  BOOST_TEST((table.row(0).figure(0, "4")->reported == xaso::status::not_met));
}

BOOST_AUTO_TEST_CASE(an_item_is_an_item_whatever_it_is_called) {
  two_rows table;
  table.only_second().yes("6:b", true, false);
  table.yes("6:numerator", true, true);
  BOOST_TEST(table.entry(1) == values(R"({"6":{"value":{"b":false,"numerator":true}}})"));
  BOOST_TEST(table.entry(0).find("\"b\"") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(nothing_given_is_no_figure) {
  two_rows table;
  table.only_second().numbers("3.10", 1, 2);
  table.texts("3.10:reported", "", "met").yes("3.10:evidence", false, true);
  table.texts("5", "", "head").only_second().yes("6:b", true, true);
  BOOST_TEST(table.row(0).codes(0).empty());
  BOOST_TEST(table.row(1).codes(0).size() == 3U);
}

BOOST_AUTO_TEST_CASE(what_is_nothing_to_the_set_is_left_out) {
  two_rows table;
  table.texts("note", "anything, really", "").numbers("3.1", 5, 5).texts("3.10:", "x", "y");
  table.texts("3.10:unknown", "anything, really", "");
  BOOST_TEST(table.row(0).codes(0).empty());
}

BOOST_AUTO_TEST_CASE(every_cell_that_no_document_could_hold_is_an_error) {
  two_rows table;
  table.numbers("3.10:numerator", -1, 1).numbers("3.10:denominator", 2'000'000'000'000'000, 1);
  table.floats("3.land-use", std::numeric_limits<double>::quiet_NaN(), 1);
  table.texts("5", "not a code", "head").texts("4:reported", "yes", "met");
  table.numbers("target_year", 0, 2023).texts("unit.valid_from", "1.7.2025", "2025-07-01");
  table.texts("unit.code", "Xã A", "1").texts("unit.level", "hamlet", "commune");
  table.texts("attribute.region", "miền bắc", "north");
  BOOST_TEST(table.errors(0) ==
             "bad_cell /3.10:numerator/0\nbad_cell /3.10:denominator/0\nbad_cell /3.land-use/0\n"
             "bad_cell /5/0\nbad_cell /4:reported/0\nbad_cell /target_year/0\n"
             "bad_cell /unit.valid_from/0\nbad_cell /unit.code/0\nbad_cell /unit.level/0\n"
             "bad_cell /attribute.region/0\n");
  BOOST_TEST(table.errors(1) == "");
  try {
    static_cast<void>(table.row(0));
  } catch (const xaso::failure& failure) {
    BOOST_TEST(failure.errors().front().message ==
               "row 0 of the column \"3.10:numerator\" is below 0; a count cannot be negative; "
               "correct it or leave it without a value");
  }
}

BOOST_AUTO_TEST_CASE(a_code_outside_its_dictionary_is_an_error) {
  two_rows table;
  const std::array<std::int8_t, 2> codes{1, -1};
  column column;
  column.type = cell_type::code8;
  column.data = codes.data();
  column.data_bytes = 2;
  column.dictionary = {"head"};
  table.view().add("5", column);
  BOOST_TEST(table.errors(0) == "bad_cell /5/0\n");
  BOOST_TEST(table.errors(1) == "bad_cell /5/1\n");
}

BOOST_AUTO_TEST_CASE(a_row_that_is_not_there_is_said_not_to_be) {
  two_rows table;
  BOOST_TEST(table.errors(2) == "no_such_row \n");
  BOOST_TEST(table.errors(std::numeric_limits<std::size_t>::max()) == "no_such_row \n");
}

// ---- anything -----------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(whatever_columns_hold_a_row_is_a_document_or_an_error) {
  static constexpr std::array headers{"unit.code",
                                      "unit.code_system",
                                      "unit.valid_from",
                                      "unit.name",
                                      "unit.level",
                                      "unit.parent",
                                      "unit.",
                                      "attribute.kind",
                                      "fact.safe",
                                      "fact.",
                                      "attribute.region",
                                      "attribute.difficult",
                                      "attribute.farm_land_percent",
                                      "target_year",
                                      "recognised.test.elsewhere#standard",
                                      "recognised.test.elsewhere#standard:level",
                                      "recognised.",
                                      "recognised.:level",
                                      "3.10",
                                      "3.10:numerator",
                                      "3.10:denominator",
                                      "3.10:reported",
                                      "3.10:reported_points",
                                      "3.10:not_applicable",
                                      "3.10:evidence",
                                      "3.10:explanation",
                                      "3.10:x",
                                      "3.land-use",
                                      "3.land-use:numerator",
                                      "4",
                                      "4:reported",
                                      "5",
                                      "5:b",
                                      "6",
                                      "6:numerator",
                                      "6:b",
                                      "6:denominator",
                                      "7",
                                      "7:reported_points",
                                      ":",
                                      "x-",
                                      "é"};
  static constexpr std::array texts{
      "",     "met",        "not_met", "head",  "12.5",
      "-0",   "001",        "good",    "north", "Xã A",
      "flat", "2025-07-01", "commune", "1e5",   "99999999999999999999",
      "\n",   "\"",         "~/"};
  std::size_t documents = 0;
  for (unsigned seed = 0; seed < 20'000; ++seed) {
    std::mt19937_64 random(seed);
    std::deque<std::array<std::uint64_t, 1>> cells;
    table_view table(1);
    for (std::size_t i = random() % 8; i > 0; --i) {
      std::array<std::uint64_t, 1>& cell = cells.emplace_back();
      cell[0] = random() % 2 == 0 ? random() % texts.size() : random() >> random() % 64;
      column column;
      column.type = static_cast<cell_type>(random() % 9);
      column.data = cell.data();
      column.data_bytes = sizeof cell;
      if (column.type == cell_type::decimal64) column.scale = static_cast<int>(random() % 10);
      if (xaso::detail::has_dictionary(column.type)) {
        column.dictionary.assign(texts.begin(), texts.end());
      }
      const std::string_view header = headers[random() % headers.size()];
      if (table.find(header) == nullptr) table.add(header, std::move(column));
    }
    try {
      const auto row = xaso::detail::measurements_of_row(plan(), table, 0, {});
      BOOST_TEST(write_measurements(xaso::read_measurements(write_measurements(row))) ==
                 write_measurements(row));
      ++documents;
    } catch (const xaso::failure& failure) {
      for (const xaso::error& one : failure.errors()) {
        if (one.rule != "bad_cell") BOOST_ERROR(seed << ": " << to_string(one));
      }
    }
  }
  BOOST_TEST(documents > 1000U);
}

BOOST_AUTO_TEST_SUITE_END()
