// What can be wrong with a text, in words for someone who wrote it by hand.
// SPDX-License-Identifier: Apache-2.0
#include "json_parser.hpp"

#include "shown_text.hpp"
#include "utf8.hpp"

namespace xaso::detail {
namespace {

namespace json = boost::json;

// Offsets are kept in 32 bits.
constexpr std::size_t longest_text = 0xFFFFFFFE;

bool is_blank(char byte) noexcept {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}
bool is_digit(char byte) noexcept { return byte >= '0' && byte <= '9'; }
bool is_letter(char byte) noexcept {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

char last_before(std::string_view text, std::size_t offset) noexcept {
  while (offset > 0 && is_blank(text[offset - 1])) --offset;
  return offset > 0 ? text[offset - 1] : '\0';
}

// Quotes that word processors put in the place of straight ones.
bool begins_with_curly_quote(std::string_view text) noexcept {
  return text.starts_with("“") || text.starts_with("”") || text.starts_with("‘") ||
         text.starts_with("’") || text.starts_with("«");
}

std::string_view why_no_string(std::string_view text, std::size_t offset,
                               const json::error_code& ec) noexcept {
  if (ec == json::error::expected_hex_digit) return "four hexadecimal digits belong after \\u";
  // A high surrogate, D800 to DBFF, that nothing follows.
  const bool after_half = offset >= 6 && text.substr(offset - 6, 2) == "\\u" &&
                          (text[offset - 4] == 'd' || text[offset - 4] == 'D') &&
                          text[offset - 3] >= '8';
  if (ec == json::error::illegal_leading_surrogate || ec == json::error::expected_utf16_escape ||
      ec == json::error::illegal_trailing_surrogate || after_half) {
    return "a \\u escape is one half of a pair; write the character itself";
  }
  if (static_cast<unsigned char>(text[offset]) < 0x20) {
    return "a control character stands in a string; write it as an escape, as in \\n";
  }
  return "there is no such escape; a backslash itself is written \\\\";
}

std::string_view why_no_number(char before, char here) noexcept {
  if (here == '+') return "a number does not begin with +";
  if (here == '.') return "digits belong before the point of a number, and only one point";
  if (before == '.') return "digits belong after the point of a number";
  if (before == '-') return "digits belong after a minus";
  if (before == '0' && is_digit(here)) return "a number does not begin with 0 unless it is below 1";
  return {};
}

std::string_view why_no_value(char last, char here, bool in_object) noexcept {
  const bool may_begin = last == ',' || last == '{' || last == '[' || last == ':' || last == '\0';
  if (here == ']' || here == '}') {
    if (last == ',') return "a comma stands before a closing bracket; remove it";
    return "this bracket comes too early, or does not close the one that is open";
  }
  if (here == ',' || here == ':') return "something is missing before this";
  if (!may_begin) return "a comma or a colon is missing before this";
  if (in_object && last == ',' && is_digit(here)) {
    return "a key belongs here, in double quotes; a number has a decimal point, not a comma";
  }
  if (in_object && last != ':') return "a key belongs here, in double quotes";
  if (is_letter(here)) return "outside strings the only words are true, false and null";
  return "this character cannot stand here";
}

// What is wrong where the parser stopped, in words for someone who wrote the text by hand.
std::string_view why_no_json(std::string_view text, const parser_stop& stop,
                             const json::error_code& ec) noexcept {
  const std::size_t offset = stop.offset;
  if (offset >= text.size() || ec == json::error::incomplete) {
    return "the text ends before the document does";
  }
  const bool in_string = stop.next_token < offset && text[stop.next_token] == '"';
  if (in_string) return why_no_string(text, offset, ec);
  const char here = text[offset];
  if (here == '\'') return "strings and keys stand in double quotes, not in single ones";
  if (begins_with_curly_quote(text.substr(offset))) {
    return "strings and keys stand in straight double quotes";
  }
  if (here == '/') return "comments are not part of JSON";
  const char before = offset > 0 ? text[offset - 1] : '\0';
  if (const std::string_view why = why_no_number(before, here); !why.empty()) return why;
  return why_no_value(last_before(text, offset), here, stop.in_object);
}

}  // namespace

bool may_be_json(std::string_view text, const read_limits& limits, error_list& errors) {
  const std::size_t most_bytes = std::min(limits.bytes, longest_text);
  if (text.size() > most_bytes) {
    errors.add(fault::text_too_long, {}, {std::to_string(text.size()), std::to_string(most_bytes)},
               0);
    return false;
  }
  if (text.starts_with("\xEF\xBB\xBF")) {
    errors.add(fault::byte_order_mark, {}, {}, 0);
    return false;
  }
  return true;
}

void add_parser_error(std::string_view text, parser_stop stop, const json::error_code& ec,
                      std::size_t depth, error_list& errors) {
  // The parser looks at every byte too, but does not say when this is what it stumbled over.
  if (const std::size_t utf8 = utf8_prefix(text); utf8 < text.size()) {
    errors.add(fault::not_utf8, {}, {}, utf8);
  } else if (std::all_of(text.begin(), text.end(), is_blank)) {
    errors.add(fault::empty_text, {}, {}, 0);
  } else if (!ec) {
    errors.add(fault::trailing_text, {}, {}, stop.offset);
  } else if (ec == json::error::too_deep) {
    errors.add(fault::nested_too_deep, std::move(stop.pointer),
               {"arrays and objects", std::to_string(depth)}, stop.offset);
  } else if (ec == json::error::exponent_overflow) {
    const std::string literal = shown(text.substr(stop.next_token, stop.offset - stop.next_token));
    errors.add(fault::bad_number, std::move(stop.pointer), {literal}, stop.next_token);
  } else {
    const std::string_view why = why_no_json(text, stop, ec);
    errors.add(fault::syntax_error, std::move(stop.pointer), {why}, stop.offset);
  }
}

}  // namespace xaso::detail
