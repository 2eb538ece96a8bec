// SPDX-License-Identifier: Apache-2.0
#include "column_reader.hpp"

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "int128.hpp"
#include "shortest_decimal.hpp"

namespace {

using xaso::cell_type;
using xaso::column;
using xaso::decimal;
using xaso::validity;
using cell_reader = xaso::detail::column_reader;
using xaso::detail::shortest_decimal;

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t to_eighteen = 1'000'000'000'000'000'000;

template <class Cell>
column packed(cell_type type, const std::vector<Cell>& cells, int scale = 0) {
  column column;
  column.type = type;
  column.data = cells.data();
  column.data_bytes = cells.size() * sizeof(Cell);
  column.scale = scale;
  return column;
}

struct scaled_cells {
  std::vector<std::int64_t> values;
  std::vector<std::uint64_t> odd;

  [[nodiscard]] bool is_odd(std::size_t row) const { return (odd[row / 64] >> row % 64 & 1) != 0; }
};

scaled_cells scaled(const column& column, std::size_t rows, int scale, std::size_t first = 0) {
  scaled_cells read;
  read.values.assign(rows, -1);
  read.odd.assign((rows + 63) / 64, 0);
  cell_reader(column).read_scaled(first, rows, scale, read.values.data(), read.odd.data());
  return read;
}

/// `"-"` where it is odd.
std::string scaled_text(const column& column, std::size_t rows, int scale) {
  const scaled_cells read = scaled(column, rows, scale);
  std::string text;
  for (std::size_t r = 0; r < rows; ++r) {
    text += read.is_odd(r) ? "-" : std::to_string(read.values[r]);
    text += ' ';
  }
  return text;
}

std::string shown(std::optional<decimal> number) { return number ? number->to_string() : "none"; }

std::string number_text(const column& column, std::size_t row) {
  return shown(cell_reader(column).number(row));
}

// ---- the long way: by the text that the standard library prints ---------------------------------

std::optional<decimal> long_hand(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  std::array<char, 400> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  std::string_view printed(text.data(), static_cast<std::size_t>(end.ptr - text.data()));
  if (printed == "-0") printed = "0";
  const auto parsed = decimal::parse(printed);
  return parsed ? std::optional(parsed.value) : std::nullopt;
}

bool agrees(double value) { return shortest_decimal(value) == long_hand(value); }

}  // namespace

BOOST_AUTO_TEST_SUITE(column_reader)

// ---- numbers one by one -------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(integers_are_themselves_as_far_as_a_decimal_goes) {
  const std::vector<std::int64_t> cells{0,           -7,   to_eighteen - 1, 1 - to_eighteen,
                                        to_eighteen, least};
  const column column = packed(cell_type::int64, cells);
  BOOST_TEST(number_text(column, 0) == "0");
  BOOST_TEST(number_text(column, 1) == "-7");
  BOOST_TEST(number_text(column, 2) == "999999999999999999");
  BOOST_TEST(number_text(column, 3) == "-999999999999999999");
  BOOST_TEST(number_text(column, 4) == "none");
  BOOST_TEST(number_text(column, 5) == "none");

  const std::vector<std::int32_t> small{std::numeric_limits<std::int32_t>::min(), 12};
  BOOST_TEST(number_text(packed(cell_type::int32, small), 0) == "-2147483648");
  BOOST_TEST(number_text(packed(cell_type::int32, small), 1) == "12");
}

BOOST_AUTO_TEST_CASE(decimals_lose_their_trailing_zeros_before_their_digits_are_counted) {
  const std::vector<std::int64_t> cells{7050, -5, 1'234'567'890'123'456'780,
                                        1'234'567'890'123'456'789, least};
  BOOST_TEST(number_text(packed(cell_type::decimal64, cells, 2), 0) == "70.5");
  BOOST_TEST(number_text(packed(cell_type::decimal64, cells, 2), 1) == "-0.05");
  BOOST_TEST(number_text(packed(cell_type::decimal64, cells, 9), 2) == "1234567890.12345678");
  BOOST_TEST(number_text(packed(cell_type::decimal64, cells, 9), 3) == "none");
  BOOST_TEST(number_text(packed(cell_type::decimal64, cells, 9), 4) == "none");
  BOOST_TEST(number_text(packed(cell_type::decimal64, cells, 0), 2) == "none");
}

BOOST_AUTO_TEST_CASE(floats_are_their_shortest_text) {
  const double infinite = std::numeric_limits<double>::infinity();
  const std::vector<double> cells{70,
                                  99.8,
                                  0.1,
                                  -0.0,
                                  1e-9,
                                  1.5e-9,
                                  1e18,
                                  999999999999999872.0,
                                  std::nan(""),
                                  -infinite,
                                  1125899906842624.25,
                                  1125899906842624.75,
                                  123456789012345.67,
                                  0.30000000000000004};
  const column column = packed(cell_type::float64, cells);
  const std::vector<std::string_view> expected{"70",
                                               "99.8",
                                               "0.1",
                                               "0",
                                               "0.000000001",
                                               "none",
                                               "none",
                                               "999999999999999872",
                                               "none",
                                               "none",
                                               "1125899906842624.2",
                                               "1125899906842624.8",
                                               "123456789012345.67",
                                               "none"};
  for (std::size_t row = 0; row < cells.size(); ++row) {
    BOOST_TEST(number_text(column, row) == expected[row], "row " << row);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_number_has_none) {
  const std::vector<std::int8_t> cells{1};
  for (const cell_type type : {cell_type::boolean8, cell_type::boolean1, cell_type::code8}) {
    BOOST_TEST(number_text(packed(type, cells), 0) == "none");
  }
}

BOOST_AUTO_TEST_CASE(percentages_as_floats_are_what_the_library_prints) {
  for (std::int64_t power : {1, 10, 100, 1000, 10'000}) {
    for (std::int64_t k = -10'000; k <= 101 * power; ++k) {
      const double value = static_cast<double>(k) / static_cast<double>(power);
      if (!agrees(value)) BOOST_ERROR("not as printed: " << k << " / " << power);
    }
  }
}

BOOST_AUTO_TEST_CASE(floats_with_any_bits_are_what_the_library_prints) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 1'000'000; ++i) {
    const std::uint64_t bits = random();
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    if (std::fabs(value) >= 1e18) continue;
    if (!agrees(value)) BOOST_ERROR("not as printed: " << bits);
  }
}

BOOST_AUTO_TEST_CASE(floats_of_every_size_are_what_the_library_prints) {
  std::mt19937_64 random(2);
  for (int i = 0; i < 1'000'000; ++i) {
    // Halves, quarters, … too: where the printed text is as far from the number as from the next.
    const int exponent = static_cast<int>(random() % 92) - 32;
    const auto mantissa = static_cast<double>(random() >> (11 + random() % 40));
    const double value = std::ldexp(mantissa, exponent - 52);
    if (std::fabs(value) >= 1e18) continue;
    if (!agrees(value)) BOOST_ERROR("not as printed: " << mantissa << " " << exponent);
  }
}

BOOST_AUTO_TEST_CASE(floats_beside_decimals_are_what_the_library_prints) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 500'000; ++i) {
    const auto digits = static_cast<std::int64_t>(random() % to_eighteen) >> random() % 60;
    const auto power =
        static_cast<double>(xaso::detail::power_of_ten(static_cast<int>(random() % 12)));
    const double value = static_cast<double>(digits) / power;
    for (const double near : {value, std::nextafter(value, 1e300), std::nextafter(value, -1e300)}) {
      if (!agrees(near) || !agrees(-near))
        BOOST_ERROR("not as printed: " << digits << " / " << power);
    }
  }
}

BOOST_AUTO_TEST_CASE(floats_at_the_edges_are_what_the_library_prints) {
  for (int exponent = -1074; exponent <= 59; ++exponent) {
    const double power = std::ldexp(1.0, exponent);
    for (const double value : {power, std::nextafter(power, 0.0), std::nextafter(power, 1e300),
                               power + 0.5, 3 * power}) {
      if (value < 1e18) BOOST_TEST(agrees(value), exponent);
    }
  }
}

// ---- blocks of multiples ------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_multiple_that_is_not_whole_or_too_large_is_odd) {
  const std::vector<std::int64_t> cells{5, 50, -505, greatest / 100, greatest / 100 + 1, 0};
  BOOST_TEST(scaled_text(packed(cell_type::int64, cells), 6, 2) ==
             "500 5000 -50500 9223372036854775800 - 0 ");
  BOOST_TEST(scaled_text(packed(cell_type::decimal64, cells, 1), 6, 0) == "- 5 - - - 0 ");
  BOOST_TEST(scaled_text(packed(cell_type::decimal64, cells, 2), 3, 2) == "5 50 -505 ");
  BOOST_TEST(scaled_text(packed(cell_type::decimal64, cells, 1), 3, 3) == "500 5000 -50500 ");
}

BOOST_AUTO_TEST_CASE(an_integer_that_no_decimal_holds_is_odd) {
  const std::vector<std::int64_t> cells{to_eighteen - 1, to_eighteen, least, greatest,
                                        1 - to_eighteen};
  BOOST_TEST(scaled_text(packed(cell_type::int64, cells), 5, 0) ==
             "999999999999999999 - - - -999999999999999999 ");
  // As a decimal the second is 1000000000.
  BOOST_TEST(scaled_text(packed(cell_type::decimal64, cells, 9), 2, 9) ==
             "999999999999999999 1000000000000000000 ");
}

BOOST_AUTO_TEST_CASE(floats_are_scaled_as_their_decimals) {
  const double infinite = std::numeric_limits<double>::infinity();
  const std::vector<double> cells{
      99.8, 0.29, 1.005, -0.0, std::nan(""), infinite, 1e17, 1e300, 123456789012345.67};
  BOOST_TEST(scaled_text(packed(cell_type::float64, cells), 9, 2) ==
             "9980 29 - 0 - - - - 12345678901234567 ");
  BOOST_TEST(scaled_text(packed(cell_type::float64, cells), 9, 0) ==
             "- - - 0 - - 100000000000000000 - - ");
  BOOST_TEST(scaled_text(packed(cell_type::float64, cells), 3, 11) ==
             "9980000000000 29000000000 100500000000 ");
}

BOOST_AUTO_TEST_CASE(booleans_are_scaled_and_codes_are_not) {
  const std::vector<std::uint8_t> bytes{0, 1, 0xFF, 2};
  BOOST_TEST(scaled_text(packed(cell_type::boolean8, bytes), 4, 2) == "0 100 100 100 ");
  BOOST_TEST(scaled_text(packed(cell_type::boolean1, bytes), 18, 0) ==
             "0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 1 1 ");
  const std::vector<std::int16_t> codes{-1, 3, 300};
  BOOST_TEST(scaled_text(packed(cell_type::code16, codes), 3, 5) == "-1 3 300 ");
}

BOOST_AUTO_TEST_CASE(what_was_odd_stays_odd) {
  const std::vector<std::int64_t> cells{1, 2};
  std::array<std::int64_t, 2> out{};
  std::uint64_t odd = 2;
  cell_reader(packed(cell_type::int64, cells)).read_scaled(0, 2, 0, out.data(), &odd);
  BOOST_TEST(odd == 2U);
}

BOOST_AUTO_TEST_CASE(garbage_where_no_value_is_is_neither_read_nor_odd) {
  const std::vector<double> cells{std::nan(""), 1.5, std::nan("")};
  column column = packed(cell_type::float64, cells);
  const std::array<std::uint8_t, 1> valid{0b010};
  column.valid = {validity::kind::bits, valid.data(), 1, 0};
  BOOST_TEST(scaled_text(column, 3, 1) == "0 15 0 ");
  BOOST_TEST(number_text(column, 0) == "none");
  BOOST_TEST(number_text(column, 1) == "1.5");
}

// ---- booleans, codes and texts ------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_code_outside_its_dictionary_has_no_text) {
  const std::vector<std::int8_t> codes{0, 1, 2, -1, std::numeric_limits<std::int8_t>::min()};
  column column = packed(cell_type::code8, codes);
  column.dictionary = {"met", "not_met"};
  const cell_reader reader(column);
  BOOST_TEST(reader.text(0).value() == "met");
  BOOST_TEST(reader.text(1).value() == "not_met");
  for (const std::size_t row : {2U, 3U, 4U}) BOOST_TEST(!reader.text(row));
  BOOST_TEST(reader.code(2) == 2);
  BOOST_TEST(reader.code(4) == -128);
}

BOOST_AUTO_TEST_CASE(only_codes_have_texts_and_only_booleans_are_yes_or_no) {
  const std::vector<std::int32_t> cells{1};
  const column integer = packed(cell_type::int32, cells);
  BOOST_TEST(!cell_reader(integer).text(0));
  BOOST_TEST(cell_reader(integer).code(0) == -1);
  BOOST_TEST(!cell_reader(integer).boolean(0));
  const column code = packed(cell_type::code32, cells);
  BOOST_TEST(!cell_reader(code).boolean(0));
  BOOST_TEST(cell_reader(code).code(0) == 1);
}

BOOST_AUTO_TEST_CASE(any_byte_but_zero_is_yes) {
  const std::vector<std::uint8_t> cells{0, 1, 128};
  const column column = packed(cell_type::boolean8, cells);
  const cell_reader reader(column);
  BOOST_TEST(!reader.boolean(0).value());
  BOOST_TEST(reader.boolean(1).value());
  BOOST_TEST(reader.boolean(2).value());
}

// ---- in place -----------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(packed_integers_are_read_where_they_lie) {
  using dense = cell_reader::dense;
  const std::vector<std::int64_t> cells{1, 2, 3};
  const auto* bytes = reinterpret_cast<const unsigned char*>(cells.data());
  column column = packed(cell_type::int64, cells);
  BOOST_TEST((cell_reader(column).packed() == dense::int64));
  BOOST_TEST(cell_reader(column).in_place(2) == bytes + 16);

  column.type = cell_type::decimal64;
  BOOST_TEST((cell_reader(column).packed() == dense::int64));
  column.type = cell_type::int32;
  column.first = 3;
  BOOST_TEST((cell_reader(column).packed() == dense::int32));
  BOOST_TEST(cell_reader(column).in_place(1) == bytes + 7);
  column.stride = 4;
  BOOST_TEST(cell_reader(column).in_place(1) == bytes + 7);

  for (const std::ptrdiff_t stride : {0, 8, -4}) {
    column.stride = stride;
    BOOST_TEST((cell_reader(column).packed() == dense::no));
    BOOST_TEST(cell_reader(column).in_place(0) == nullptr);
  }
  column.stride.reset();
  for (const cell_type type : {cell_type::float64, cell_type::boolean8, cell_type::code32}) {
    column.type = type;
    BOOST_TEST(cell_reader(column).in_place(0) == nullptr);
  }
}

BOOST_AUTO_TEST_SUITE_END()

// ---- anything against the long way --------------------------------------------------------------

namespace {

/// A column with everything random, in buffers of exactly the size that it needs, so that a
/// sanitizer sees what reads too far.
struct any_column {
  std::size_t rows = 0;
  std::unique_ptr<std::uint8_t[]> data;
  std::unique_ptr<std::uint8_t[]> valid;
  xaso::column column;
};

constexpr std::array types{cell_type::int32,   cell_type::int64,    cell_type::decimal64,
                           cell_type::float64, cell_type::boolean8, cell_type::boolean1,
                           cell_type::code8,   cell_type::code16,   cell_type::code32};

template <class Cell>
void store(std::uint8_t* at, Cell cell) {
  std::memcpy(at, &cell, sizeof cell);
}

std::int64_t any_integer(std::mt19937_64& random) {
  static constexpr std::array<std::int64_t, 8> edges{
      0, least, greatest, to_eighteen, to_eighteen - 1, greatest / 10, greatest / 100 + 1, -1000};
  if (random() % 4 == 0) return edges[random() % edges.size()];
  return static_cast<std::int64_t>(random()) >> random() % 64;
}

double any_float(std::mt19937_64& random) {
  switch (random() % 4) {
    case 0:
      return static_cast<double>(random() % 1'000'000) / 100;
    case 1:
      return static_cast<double>(any_integer(random)) / 10'000;
    case 2:
      return random() % 2 == 0 ? std::nan("") : -0.0;
    default: {
      const std::uint64_t bits = random();
      double value = 0;
      std::memcpy(&value, &bits, sizeof value);
      return value;
    }
  }
}

void fill_cell(cell_type type, std::uint8_t* at, std::mt19937_64& random) {
  switch (xaso::detail::cell_size(type)) {
    case 8:
      type == cell_type::float64 ? store(at, any_float(random)) : store(at, any_integer(random));
      break;
    case 4:
      store(at, static_cast<std::int32_t>(any_integer(random)));
      break;
    case 2:
      store(at, static_cast<std::int16_t>(random()));
      break;
    default:
      *at = static_cast<std::uint8_t>(random());
  }
}

void add_data(any_column& made, std::mt19937_64& random) {
  column& column = made.column;
  const std::size_t size = xaso::detail::cell_size(column.type);
  std::size_t step = size;
  bool backward = false;
  if (random() % 2 == 0) {
    step = random() % 3 == 0 ? 0 : size + random() % 20;
    backward = random() % 2 == 0;
    column.stride =
        backward ? -static_cast<std::ptrdiff_t>(step) : static_cast<std::ptrdiff_t>(step);
  }
  const std::size_t before = random() % 4 == 0 ? 0 : random() % 20;
  const std::size_t reach = (made.rows - 1) * step;
  column.first = before + (backward ? reach : 0);
  const std::size_t places = before + reach + size;
  column.data_bytes = column.type == cell_type::boolean1 ? (places + 7) / 8 : places;
  made.data = std::make_unique<std::uint8_t[]>(column.data_bytes);
  column.data = made.data.get();
  if (column.type == cell_type::boolean1) {
    for (std::size_t i = 0; i < column.data_bytes; ++i)
      fill_cell(column.type, &made.data[i], random);
    return;
  }
  for (std::size_t r = 0; r < made.rows; ++r) {
    fill_cell(column.type, &made.data[before + r * step], random);
  }
}

void add_validity(any_column& made, std::mt19937_64& random) {
  validity& valid = made.column.valid;
  valid.is = static_cast<validity::kind>(random() % 3);
  if (valid.is == validity::kind::all) return;
  valid.first = random() % 4 == 0 ? 0 : random() % 80;
  const std::size_t places = valid.first + made.rows;
  valid.data_bytes = valid.is == validity::kind::bits ? (places + 7) / 8 : places;
  made.valid = std::make_unique<std::uint8_t[]>(valid.data_bytes);
  valid.data = made.valid.get();
  const unsigned kind = static_cast<unsigned>(random() % 4);  // none, all, or some
  for (std::size_t i = 0; i < valid.data_bytes; ++i) {
    const auto byte = static_cast<std::uint8_t>(random() >> random() % 64);
    made.valid[i] = kind == 0 ? std::uint8_t{0} : kind == 1 ? std::uint8_t{0xFF} : byte;
  }
}

any_column make_any_column(std::mt19937_64& random) {
  any_column made;
  made.rows = 1 + random() % (random() % 8 == 0 ? 400 : 70);
  made.column.type = types[random() % types.size()];
  if (made.column.type == cell_type::decimal64) made.column.scale = static_cast<int>(random() % 10);
  if (xaso::detail::has_dictionary(made.column.type))
    made.column.dictionary = {"a", "b", "", "đạt"};
  add_data(made, random);
  add_validity(made, random);
  return made;
}

/// One cell, the long way. Only addresses that are asked for are made.
struct long_way {
  const xaso::column& column;

  [[nodiscard]] std::size_t place(std::size_t row) const {
    const auto step =
        column.stride.value_or(static_cast<std::ptrdiff_t>(xaso::detail::cell_size(column.type)));
    return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(column.first) +
                                    static_cast<std::ptrdiff_t>(row) * step);
  }
  template <class Cell>
  [[nodiscard]] Cell cell(std::size_t row) const {
    Cell cell{};
    std::memcpy(&cell, static_cast<const std::uint8_t*>(column.data) + place(row), sizeof cell);
    return cell;
  }
  [[nodiscard]] bool bit(std::size_t row) const {
    const std::size_t at = place(row);
    return (static_cast<const std::uint8_t*>(column.data)[at / 8] >> at % 8) % 2 != 0;
  }
  [[nodiscard]] bool has_value(std::size_t row) const {
    const std::size_t at = column.valid.first + row;
    if (column.valid.is == validity::kind::all) return true;
    if (column.valid.is == validity::kind::bytes) return column.valid.data[at] != 0;
    return (column.valid.data[at / 8] >> at % 8) % 2 != 0;
  }
  [[nodiscard]] std::optional<decimal> number(std::size_t row) const {
    if (!has_value(row)) return std::nullopt;
    if (column.type == cell_type::float64) return long_hand(cell<double>(row));
    if (column.type == cell_type::int32) return decimal(cell<std::int32_t>(row));
    if (column.type != cell_type::int64 && column.type != cell_type::decimal64) return std::nullopt;
    // By the digits.
    std::string digits = std::to_string(cell<std::int64_t>(row));
    const bool negative = digits.front() == '-';
    if (negative) digits.erase(0, 1);
    const auto scale = static_cast<std::size_t>(column.scale);
    if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
    if (scale > 0) digits.insert(digits.size() - scale, ".");
    if (negative) digits.insert(0, "-");
    const auto parsed = decimal::parse(digits);
    return parsed ? std::optional(parsed.value) : std::nullopt;
  }
  [[nodiscard]] std::int64_t code(std::size_t row) const {
    return column.type == cell_type::code8    ? cell<std::int8_t>(row)
           : column.type == cell_type::code16 ? cell<std::int16_t>(row)
                                              : cell<std::int32_t>(row);
  }
  [[nodiscard]] std::optional<bool> boolean(std::size_t row) const {
    if (!has_value(row)) return std::nullopt;
    if (column.type == cell_type::boolean1) return bit(row);
    if (column.type == cell_type::boolean8) return cell<std::uint8_t>(row) != 0;
    return std::nullopt;
  }
  /// Empty: odd.
  [[nodiscard]] std::optional<std::int64_t> scaled(std::size_t row, int scale) const {
    if (!has_value(row)) return 0;
    if (xaso::detail::has_dictionary(column.type)) return code(row);
    std::optional<decimal> value = number(row);
    if (const auto yes = boolean(row)) value = decimal(*yes ? 1 : 0);
    if (!value || value->scale() > scale) return std::nullopt;
    const xaso::detail::int128 multiple = xaso::detail::int128(value->mantissa()) *
                                          xaso::detail::wide_power_of_ten(scale - value->scale());
    if (multiple > greatest || multiple < -xaso::detail::int128(greatest)) return std::nullopt;
    return static_cast<std::int64_t>(multiple);
  }
};

void check_cells(const any_column& made, std::size_t seed) {
  const cell_reader reader(made.column);
  const long_way expected{made.column};
  for (std::size_t row = 0; row < made.rows; ++row) {
    const bool coded = xaso::detail::has_dictionary(made.column.type);
    bool same = reader.has_value(row) == expected.has_value(row) &&
                reader.number(row) == expected.number(row) &&
                reader.boolean(row) == expected.boolean(row);
    if (coded) {
      const std::int64_t code = expected.code(row);
      const bool known = expected.has_value(row) && code >= 0 && code < 4;
      same =
          same && reader.code(row) == code && reader.text(row).has_value() == known &&
          (!known || *reader.text(row) == made.column.dictionary[static_cast<std::size_t>(code)]);
    }
    if (!same) BOOST_ERROR("another cell: seed " << seed << ", row " << row);
  }
}

void check_blocks(const any_column& made, std::size_t seed, std::mt19937_64& random) {
  const cell_reader reader(made.column);
  const long_way expected{made.column};
  const std::size_t first = random() % made.rows;
  const std::size_t count = random() % (made.rows - first + 1);
  const int scale = static_cast<int>(random() % (random() % 4 == 0 ? 19 : 5));

  // One word more than there are, to see that it stays.
  std::vector<std::uint64_t> valid((count + 63) / 64 + 1, 0xABCD);
  std::vector<std::uint64_t> odd((count + 63) / 64 + 1, 0);
  std::vector<std::int64_t> out(count + 1, 12345);
  reader.read_valid(first, count, valid.data());
  reader.read_scaled(first, count, scale, out.data(), odd.data());
  bool same = valid.back() == 0xABCD && odd.back() == 0 && out.back() == 12345;
  for (std::size_t r = 0; r < (count + 63) / 64 * 64; ++r) {
    const bool has_value = r < count && expected.has_value(first + r);
    const auto value =
        has_value ? expected.scaled(first + r, scale) : std::optional<std::int64_t>(0);
    same = same && (valid[r / 64] >> r % 64 & 1) == (has_value ? 1 : 0) &&
           (odd[r / 64] >> r % 64 & 1) == (value ? 0 : 1);
    if (r < count) same = same && out[r] == value.value_or(0);
    if (!same) {
      BOOST_ERROR("another block: seed " << seed << ", row " << first << " + " << r << ", scale "
                                         << scale << ", " << name(made.column.type));
      return;
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(column_reader)

BOOST_AUTO_TEST_CASE(any_column_is_read_as_the_long_way_reads_it) {
  for (std::size_t seed = 0; seed < 20'000; ++seed) {
    std::mt19937_64 random(seed);
    const any_column made = make_any_column(random);
    xaso::table_view(made.rows).add("a", made.column);  // it is one that a table takes
    check_cells(made, seed);
    check_blocks(made, seed, random);
  }
}

BOOST_AUTO_TEST_CASE(a_column_reads_no_byte_outside_its_extent) {
  // What does, a sanitizer finds: the columns above leave no room, and these not even for a bit.
  for (const std::size_t rows : {1U, 7U, 8U, 9U, 63U, 64U, 65U, 71U, 72U, 128U}) {
    for (std::size_t first = 0; first < 9; ++first) {
      const std::size_t bytes = (rows + first + 7) / 8;
      const auto data = std::make_unique<std::uint8_t[]>(bytes);
      column column;
      column.type = cell_type::boolean1;
      column.data = data.get();
      column.data_bytes = bytes;
      column.first = first;
      column.valid = {validity::kind::bits, data.get(), bytes, first};
      std::vector<std::uint64_t> words((rows + 63) / 64);
      cell_reader(column).read_valid(0, rows, words.data());
      BOOST_TEST(std::count(words.begin(), words.end(), 0U) == static_cast<long>(words.size()));
      BOOST_TEST(scaled(column, rows, 0).values == std::vector<std::int64_t>(rows, 0));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
