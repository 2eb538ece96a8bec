// SPDX-License-Identifier: Apache-2.0
#include "xaso/table.hpp"

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "cell_size.hpp"
#include "column_header.hpp"
#include "column_reader.hpp"
#include "xaso/error.hpp"

namespace {

using xaso::cell_type;
using xaso::column;
using xaso::validity;
using xaso::detail::column_header;
using kind = xaso::detail::column_header::kind;

constexpr std::size_t most_bytes = std::numeric_limits<std::size_t>::max();
constexpr std::ptrdiff_t furthest = std::numeric_limits<std::ptrdiff_t>::max();
constexpr std::ptrdiff_t furthest_back = std::numeric_limits<std::ptrdiff_t>::min();

constexpr std::array<std::uint8_t, 64> memory{};

column of(cell_type type, std::size_t bytes = memory.size()) {
  column column;
  column.type = type;
  column.data = memory.data();
  column.data_bytes = bytes;
  return column;
}

/// The rules that adding a column breaks, each with a blank; the places are that of the column.
std::string broken_by(std::size_t rows, const column& column, std::string_view header = "a") {
  xaso::table_view table(rows);
  try {
    table.add(header, column);
  } catch (const xaso::failure& failure) {
    std::string rules;
    for (const xaso::error& one : failure.errors()) {
      BOOST_TEST(one.pointer == "/" + std::string(header));
      BOOST_TEST((one.code == xaso::errc::argument));
      rules += one.rule + " ";
    }
    BOOST_TEST(table.columns().empty());
    BOOST_TEST(table.find(header) == nullptr);
    return rules;
  }
  return "";
}

std::string broken_by_step(std::size_t rows, std::size_t first, std::ptrdiff_t stride,
                           cell_type type = cell_type::int32, std::size_t bytes = memory.size()) {
  column column = of(type, bytes);
  column.first = first;
  column.stride = stride;
  return broken_by(rows, column);
}

std::string message_of(std::size_t rows, std::string_view header, const column& column) {
  try {
    xaso::table_view(rows).add(header, column);
  } catch (const xaso::failure& failure) {
    return failure.errors().front().message;
  }
  return "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(table)

BOOST_AUTO_TEST_CASE(every_type_has_a_name) {
  BOOST_TEST(name(cell_type::int32) == "int32");
  BOOST_TEST(name(cell_type::decimal64) == "decimal64");
  BOOST_TEST(name(cell_type::boolean1) == "boolean1");
  BOOST_TEST(name(cell_type::code32) == "code32");
  BOOST_TEST(name(static_cast<cell_type>(9)) == "unknown");
}

BOOST_AUTO_TEST_CASE(columns_are_found_by_their_headers) {
  xaso::table_view table(3);
  table.add("3.10", of(cell_type::int32)).add("3.10:numerator", of(cell_type::int64));
  BOOST_TEST(table.rows() == 3U);
  BOOST_TEST(table.columns().size() == 2U);
  BOOST_TEST((table.find("3.10:numerator")->type == cell_type::int64));
  BOOST_TEST(table.find("3.1") == nullptr);

  const xaso::table_view copy = table;  // borrows the same
  table.add("3.1", of(cell_type::int32));
  BOOST_TEST(copy.find("3.1") == nullptr);
  BOOST_TEST(copy.find("3.10")->data == table.find("3.10")->data);
}

// ---- headers ------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_header_stands_once) {
  xaso::table_view table(1);
  table.add("3.10", of(cell_type::int32));
  BOOST_CHECK_EXCEPTION(table.add("3.10", of(cell_type::int64)), xaso::failure,
                        [](const xaso::failure& failure) {
                          const xaso::error& one = failure.errors().front();
                          return one.rule == "repeated_header" && one.pointer == "/3.10";
                        });
  BOOST_TEST(table.columns().size() == 1U);
  BOOST_TEST((table.find("3.10")->type == cell_type::int32));
}

BOOST_AUTO_TEST_CASE(a_header_is_not_empty) {
  BOOST_TEST(broken_by(1, of(cell_type::int32), "") == "empty_header ");
}

BOOST_AUTO_TEST_CASE(a_header_is_utf8) {
  BOOST_CHECK_EXCEPTION(xaso::table_view(1).add("\xFF", of(cell_type::int32)), xaso::failure,
                        [](const xaso::failure& failure) {
                          const xaso::error& one = failure.errors().front();
                          return one.rule == "header_not_utf8" && one.pointer.empty();
                        });
  BOOST_TEST(broken_by(1, of(cell_type::int32), "tỷ lệ") == "");
}

BOOST_AUTO_TEST_CASE(a_header_is_escaped_in_its_pointer_and_message) {
  column column = of(cell_type::int32);
  column.scale = 1;
  try {
    xaso::table_view(1).add("a/b~\n\"{0}", column);
    BOOST_ERROR("nothing thrown");
  } catch (const xaso::failure& failure) {
    BOOST_TEST(failure.errors().front().pointer == "/a~1b~0\n\"{0}");
    BOOST_TEST(failure.errors().front().message.find('\n') == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(all_that_is_wrong_with_a_column_is_said_at_once) {
  column column = of(cell_type::int32, 3);
  column.scale = -1;
  column.valid.is = validity::kind::bytes;
  column.dictionary = {"a"};
  BOOST_TEST(broken_by(1, column) ==
             "column_too_short validity_too_short scale_out_of_range misplaced_dictionary ");
}

BOOST_AUTO_TEST_CASE(messages_name_the_column_and_say_what_to_do) {
  column column = of(cell_type::int32, 39);
  column.first = 4;
  BOOST_TEST(
      message_of(9, "3.10", column) ==
      "the last of 9 rows of the column \"3.10\" is not within its data of 39 bytes, counted "
      "from byte 4 by 4; correct the extent, the first row or the stride");
  column = of(cell_type::boolean1);
  column.valid = {validity::kind::bits, memory.data(), 1, 3};
  BOOST_TEST(message_of(6, "fact.safe", column) ==
             "the validity of the column \"fact.safe\" does not go from bit 3 of 1 bytes on for 6 "
             "rows; give one bit for each row");
}

// ---- extents ------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(the_last_row_may_end_where_the_data_do) {
  BOOST_TEST(broken_by(16, of(cell_type::int32)) == "");
  BOOST_TEST(broken_by(17, of(cell_type::int32)) == "column_too_short ");
  BOOST_TEST(broken_by(8, of(cell_type::decimal64)) == "");
  BOOST_TEST(broken_by(9, of(cell_type::decimal64)) == "column_too_short ");
  BOOST_TEST(broken_by(64, of(cell_type::code8)) == "");
  BOOST_TEST(broken_by(32, of(cell_type::code16)) == "");
  BOOST_TEST(broken_by(33, of(cell_type::code16)) == "column_too_short ");
  BOOST_TEST(broken_by(512, of(cell_type::boolean1)) == "");
  BOOST_TEST(broken_by(513, of(cell_type::boolean1)) == "column_too_short ");
}

BOOST_AUTO_TEST_CASE(rows_may_be_misaligned_overlap_stand_still_and_go_backward) {
  BOOST_TEST(broken_by_step(3, 1, 5) == "");
  BOOST_TEST(broken_by_step(61, 0, 1) == "");
  BOOST_TEST(broken_by_step(62, 0, 1) == "column_too_short ");
  BOOST_TEST(broken_by_step(most_bytes, 60, 0) == "");
  BOOST_TEST(broken_by_step(most_bytes, 61, 0) == "column_too_short ");
  BOOST_TEST(broken_by_step(16, 60, -4) == "");
  BOOST_TEST(broken_by_step(17, 60, -4) == "column_too_short ");
  BOOST_TEST(broken_by_step(16, 61, -4) == "column_too_short ");
  BOOST_TEST(broken_by_step(512, 511, -1, cell_type::boolean1) == "");
  BOOST_TEST(broken_by_step(513, 511, -1, cell_type::boolean1) == "column_too_short ");
  BOOST_TEST(broken_by_step(2, 512, -1, cell_type::boolean1) == "column_too_short ");
}

BOOST_AUTO_TEST_CASE(no_claim_is_so_large_that_its_sum_wraps_around) {
  for (const cell_type type : {cell_type::int32, cell_type::boolean1}) {
    BOOST_TEST(broken_by_step(most_bytes, 0, 4, type) == "column_too_short ");
    BOOST_TEST(broken_by_step(most_bytes, 0, furthest, type) == "column_too_short ");
    BOOST_TEST(broken_by_step(most_bytes, 60, furthest_back, type) == "column_too_short ");
    BOOST_TEST(broken_by_step(2, 0, furthest, type) == "column_too_short ");
    BOOST_TEST(broken_by_step(2, 60, furthest_back, type) == "column_too_short ");
    BOOST_TEST(broken_by_step(3, 0, furthest_back, type) == "column_too_short ");
    BOOST_TEST(broken_by_step(1, most_bytes, 4, type) == "column_too_short ");
    BOOST_TEST(broken_by_step(1, most_bytes - 3, 4, type) == "column_too_short ");
    // One row goes nowhere.
    BOOST_TEST(broken_by_step(1, 0, furthest, type) == "");
    BOOST_TEST(broken_by_step(1, 0, furthest_back, type) == "");
  }
  // So many rows that the last place of each step is 0 again.
  BOOST_TEST(broken_by_step(most_bytes / 4 + 2, 0, 4) == "column_too_short ");
  // An extent that nobody has, but of which the sums are right.
  BOOST_TEST(broken_by_step(3, 0, furthest, cell_type::code8, most_bytes) == "");
  BOOST_TEST(broken_by_step(4, 0, furthest, cell_type::code8, most_bytes) == "column_too_short ");
}

BOOST_AUTO_TEST_CASE(data_smaller_than_a_value_hold_none) {
  BOOST_TEST(broken_by(1, of(cell_type::int64, 7)) == "column_too_short ");
  BOOST_TEST(broken_by(1, of(cell_type::boolean1, 0)) == "column_too_short ");
  BOOST_TEST(broken_by(1, of(cell_type::int64, 8)) == "");
}

BOOST_AUTO_TEST_CASE(only_a_table_without_rows_needs_no_data) {
  column nowhere;
  BOOST_TEST(broken_by(0, nowhere) == "");
  nowhere.valid.is = validity::kind::bits;
  nowhere.first = most_bytes;
  nowhere.stride = furthest_back;
  BOOST_TEST(broken_by(0, nowhere) == "");
  nowhere = {};
  nowhere.data_bytes = 100;
  BOOST_TEST(broken_by(1, nowhere) == "column_without_data ");
}

// ---- validity, scale, dictionary, type ----------------------------------------------------------

BOOST_AUTO_TEST_CASE(validity_goes_as_far_as_the_rows_do) {
  column column = of(cell_type::code8);
  const auto broken = [&](validity::kind is, std::size_t bytes, std::size_t first,
                          std::size_t rows) {
    column.valid = {is, memory.data(), bytes, first};
    return broken_by(rows, column) == "validity_too_short ";
  };
  BOOST_TEST(!broken(validity::kind::bits, 2, 0, 16));
  BOOST_TEST(broken(validity::kind::bits, 2, 0, 17));
  BOOST_TEST(!broken(validity::kind::bits, 2, 9, 7));
  BOOST_TEST(broken(validity::kind::bits, 2, 9, 8));
  BOOST_TEST(broken(validity::kind::bits, 2, most_bytes, 2));
  BOOST_TEST(!broken(validity::kind::bits, most_bytes, 5, 64));
  BOOST_TEST(!broken(validity::kind::bytes, 16, 10, 6));
  BOOST_TEST(broken(validity::kind::bytes, 16, 10, 7));
  BOOST_TEST(broken(validity::kind::bytes, 16, most_bytes - 1, 7));
  BOOST_TEST(!broken(validity::kind::all, 0, most_bytes, 64));
  column.valid = {validity::kind::bytes, nullptr, 100, 0};
  BOOST_TEST(broken_by(1, column) == "validity_too_short ");
  column.valid.is = static_cast<validity::kind>(3);
  BOOST_TEST(broken_by(1, column) == "not_of_its_type ");
}

BOOST_AUTO_TEST_CASE(only_decimals_have_a_scale) {
  column column = of(cell_type::decimal64);
  for (const int scale : {0, 9}) {
    column.scale = scale;
    BOOST_TEST(broken_by(1, column) == "");
  }
  for (const int scale : {-1, 10, std::numeric_limits<int>::min()}) {
    column.scale = scale;
    BOOST_TEST(broken_by(1, column) == "scale_out_of_range ");
  }
  column = of(cell_type::int64);
  column.scale = 2;
  BOOST_TEST(broken_by(1, column) == "scale_out_of_range ");
}

BOOST_AUTO_TEST_CASE(only_codes_have_a_dictionary_and_it_is_utf8) {
  column column = of(cell_type::code16);
  column.dictionary = {"", "đạt", "", "met"};
  BOOST_TEST(broken_by(1, column) == "");
  column.dictionary = {"đạt", "\xC3", "\xED\xA0\x80"};
  BOOST_TEST(broken_by(1, column) == "dictionary_not_utf8 dictionary_not_utf8 ");
  column.type = cell_type::boolean8;
  BOOST_TEST(broken_by(1, column) == "misplaced_dictionary ");
  column.dictionary.assign(1000, "\xC3");
  column.type = cell_type::code32;
  try {
    xaso::table_view(1).add("a", column);
    BOOST_ERROR("nothing thrown");
  } catch (const xaso::failure& failure) {
    BOOST_TEST(failure.errors().size() == xaso::failure::max_errors);
  }
}

BOOST_AUTO_TEST_CASE(a_number_that_is_no_type_is_refused) {
  BOOST_TEST(broken_by(1, of(static_cast<cell_type>(9))) == "not_of_its_type ");
  BOOST_TEST(broken_by(0, of(static_cast<cell_type>(255))) == "not_of_its_type ");
}

// Nothing is known of these but that what a table takes lies within its memory.
BOOST_AUTO_TEST_CASE(what_is_taken_lies_within_its_memory_whatever_is_claimed) {
  std::mt19937_64 random(1);
  const auto any_size = [&] {
    const std::uint64_t size = random() >> random() % 64;
    return static_cast<std::size_t>(random() % 8 == 0 ? 0 - size : size);
  };
  std::size_t taken = 0;
  for (int i = 0; i < 200'000; ++i) {
    const std::size_t bytes = random() % 40;
    const auto data = std::make_unique<std::uint8_t[]>(bytes);
    const auto valid = std::make_unique<std::uint8_t[]>(bytes);
    column column;
    column.type = static_cast<cell_type>(random() % 10);
    column.data = data.get();
    column.data_bytes = bytes;
    column.first = random() % 3 == 0 ? any_size() : random() % 20;
    if (random() % 2 == 0) {
      column.stride = random() % 2 == 0 ? static_cast<std::ptrdiff_t>(any_size())
                                        : static_cast<std::ptrdiff_t>(random() % 20) - 10;
    }
    column.valid = {static_cast<validity::kind>(random() % 4), valid.get(), bytes,
                    random() % 3 == 0 ? any_size() : random() % 9};
    const std::size_t rows = random() % 4 == 0 ? any_size() : random() % 12;
    try {
      xaso::table_view(rows).add("a", column);
    } catch (const xaso::failure&) {
      continue;
    }
    ++taken;
    const xaso::detail::column_reader reader(column);
    const std::size_t read = std::min<std::size_t>(rows, 100);
    std::array<std::int64_t, 100> out{};
    std::array<std::uint64_t, 2> words{};
    for (const std::size_t first : {std::size_t{0}, rows - read}) {
      reader.read_scaled(first, read, 0, out.data(), words.data());
      for (std::size_t row = first; row < first + read; ++row) {
        static_cast<void>(reader.number(row));
        static_cast<void>(reader.text(row));
        static_cast<void>(reader.boolean(row));
      }
    }
  }
  BOOST_TEST(taken > 1000U);
}

// ---- the guide ----------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(the_example_of_the_guide_reads_structs_where_they_lie) {
  struct commune {
    std::int32_t signature;  // adults who have a digital signature
    std::int32_t adults;
    double paid_percent;  // electricity bills paid online
  };
  const std::vector<commune> communes{{1204, 5310, 61.5}, {2040, 5100, 0}};
  const std::uint8_t paid_is_known = 0b01;  // of the second commune it is not

  xaso::column of_communes;
  of_communes.data = communes.data();
  of_communes.data_bytes = communes.size() * sizeof(commune);
  of_communes.stride = sizeof(commune);

  xaso::column signature = of_communes;
  signature.type = xaso::cell_type::int32;
  signature.first = offsetof(commune, signature);

  xaso::column adults = of_communes;
  adults.type = xaso::cell_type::int32;
  adults.first = offsetof(commune, adults);

  xaso::column paid = of_communes;
  paid.type = xaso::cell_type::float64;
  paid.first = offsetof(commune, paid_percent);
  paid.valid = {xaso::validity::kind::bits, &paid_is_known, 1, 0};

  xaso::table_view table(communes.size());
  table.add("3.10:numerator", signature).add("3.10:denominator", adults).add("3.12", paid);

  using xaso::detail::column_reader;
  const column_reader second(*table.find("3.10:denominator"));
  BOOST_TEST(second.number(0)->to_string() == "5310");
  BOOST_TEST(column_reader(*table.find("3.10:numerator")).number(1)->to_string() == "2040");
  BOOST_TEST(column_reader(*table.find("3.12")).number(0)->to_string() == "61.5");
  BOOST_TEST(!column_reader(*table.find("3.12")).has_value(1));
}

// ---- the grammar of headers ---------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(headers_are_taken_apart) {
  const auto is = [](std::string_view header, kind what, std::string_view name,
                     std::string_view part = {}) {
    return column_header::parse(header) == column_header{what, name, part};
  };
  BOOST_TEST(is("3.10", kind::figure, "3.10"));
  BOOST_TEST(is("3.health-record:numerator", kind::figure, "3.health-record", "numerator"));
  BOOST_TEST(is("3.10:a:b", kind::figure, "3.10", "a:b"));
  BOOST_TEST(is("unit.code", kind::unit, "code"));
  BOOST_TEST(is("attribute.region", kind::attribute, "region"));
  BOOST_TEST(is("fact.head_disciplined", kind::fact, "head_disciplined"));
  BOOST_TEST(is("target_year", kind::target_year, ""));
  BOOST_TEST(is("recognised.vn.ntm#standard", kind::recognised, "vn.ntm#standard"));
  BOOST_TEST(is("recognised.vn.ntm#standard:level", kind::recognised_level, "vn.ntm#standard"));
  BOOST_TEST(is("recognised.vn.ntm@1:2#standard", kind::recognised, "vn.ntm@1:2#standard"));
  BOOST_TEST(
      is("recognised.vn.ntm@1:2#standard:level", kind::recognised_level, "vn.ntm@1:2#standard"));
}

BOOST_AUTO_TEST_CASE(what_is_no_header_is_a_figure_of_no_code) {
  const auto name = [](std::string_view header) {
    const column_header parsed = column_header::parse(header);
    BOOST_TEST((parsed.is == kind::figure));
    return std::string(parsed.name) + "|" + std::string(parsed.part);
  };
  BOOST_TEST(name("") == "|");
  BOOST_TEST(name(":") == ":|");
  BOOST_TEST(name("3.10:") == "3.10:|");
  BOOST_TEST(name(":numerator") == "|numerator");
  BOOST_TEST(name("unit") == "unit|");
  BOOST_TEST(name("Unit.code") == "Unit.code|");
  BOOST_TEST(name("target_year ") == "target_year |");
  BOOST_TEST((column_header::parse("fact.").is == kind::fact));
  BOOST_TEST((column_header::parse("recognised.:level").is == kind::recognised_level));
}

BOOST_AUTO_TEST_SUITE_END()
