// SPDX-License-Identifier: Apache-2.0
#include "xaso/decimal.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

namespace {

using number = xaso::decimal;  // the suite has the name of the type
using parse_error = number::parse_error;

number of(std::string_view text) {
  const number::parsed parsed = number::parse(text);
  BOOST_REQUIRE_MESSAGE(parsed, text << " is a decimal");
  return parsed.value;
}

parse_error error_of(std::string_view text) { return number::parse(text).error; }

}  // namespace

BOOST_AUTO_TEST_SUITE(decimal)

BOOST_AUTO_TEST_CASE(reads_plain_text_and_writes_it_in_lowest_form) {
  struct {
    const char* text;
    const char* plain;
  } const cases[] = {
      {"0", "0"},
      {"-0", "0"},
      {"-0.000", "0"},
      {"5310.0", "5310"},
      {"12.50", "12.5"},
      {"-12.5", "-12.5"},
      {"0.000000001", "0.000000001"},
      {"-0.5", "-0.5"},
      {"999999999999999999", "999999999999999999"},
      {"123456789.123456789", "123456789.123456789"},
      {"1.1000000000000000000000000000", "1.1"},
      {"0.1000000000", "0.1"},
  };
  for (const auto& each : cases) BOOST_TEST(of(each.text).to_string() == each.plain);
}

BOOST_AUTO_TEST_CASE(equal_numbers_are_equal_bytes) {
  BOOST_TEST((of("5310.0") == number(5310)));
  BOOST_TEST((of("-0") == number(0)));
  BOOST_TEST((number::scaled(1200, 2) == number(12)));
  BOOST_TEST(number::scaled(1250, 2).scale() == 1);
}

BOOST_AUTO_TEST_CASE(refuses_what_is_not_plain_decimal_text) {
  for (const char* text : {"", "-", "+1", "01", "00", "1.", ".5", "1e5", "1E5", " 1", "1 ", "1,5",
                           "0x1", "NaN", "inf", "--1", "1.2.3", "1_000", "٣"}) {
    BOOST_TEST((error_of(text) == parse_error::not_a_number), text);
  }
}

BOOST_AUTO_TEST_CASE(refuses_more_digits_than_it_keeps) {
  BOOST_TEST((error_of("1000000000000000000") == parse_error::too_many_digits));
  BOOST_TEST((error_of("0.0000000001") == parse_error::too_many_digits));
  BOOST_TEST((error_of("1234567890.123456789") == parse_error::too_many_digits));
  BOOST_TEST((error_of(std::string(400, '9')) == parse_error::too_many_digits));
}

BOOST_AUTO_TEST_CASE(orders_across_scales) {
  BOOST_TEST((of("29") < of("29.000000001")));
  BOOST_TEST((of("-29.1") < of("-29")));
  BOOST_TEST((of("999999999999999999") > of("0.999999999")));
  BOOST_TEST((of("-999999999999999999") < of("999999999.999999999")));
  BOOST_TEST(((of("74.5") <=> of("74.5")) == 0));
}

BOOST_AUTO_TEST_CASE(counts_digits) {
  BOOST_TEST(of("0").digits() == 1);
  BOOST_TEST(of("-12.5").digits() == 3);
  BOOST_TEST(of("0.000000001").digits() == 1);
  BOOST_TEST(of("999999999999999999").digits() == 18);
}

BOOST_AUTO_TEST_CASE(a_wide_decimal_is_written_in_lowest_form) {
  using xaso::wide_decimal;
  BOOST_TEST(wide_decimal().to_string() == "0");
  BOOST_TEST(wide_decimal(0, 15500, 3).to_string() == "15.5");
  BOOST_TEST(wide_decimal(0, 5, 20).to_string() == "0.00000000000000000005");
  BOOST_TEST(wide_decimal(1, 0, 0).to_string() == "18446744073709551616");
  BOOST_TEST(wide_decimal(-1, static_cast<std::uint64_t>(-25), 1).to_string() == "-2.5");
}

BOOST_AUTO_TEST_SUITE_END()
