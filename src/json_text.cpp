// JSON text by Boost.JSON's streaming parser, which hands over numbers as they are written.
// SPDX-License-Identifier: Apache-2.0
#include "json_text.hpp"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <cstring>
#include <deque>
#include <memory>
#include <utility>

#include "utf8.hpp"

namespace xaso::detail {

std::string json_place::pointer() const {
  std::string pointer;
  for (const container& one : open_) {
    if (!one.is_object) {
      pointer = pointer_to(pointer, one.index);
    } else if (one.key.data() != nullptr) {
      pointer = pointer_to(pointer, one.key);
    }
  }
  return pointer;
}

/// Keeps a `json_place` where the parser is.
class json_position {
 public:
  explicit json_position(std::string_view text) noexcept : text_(text) {}

  [[nodiscard]] const json_place& place() const noexcept { return place_; }

  /// Moves to the token that follows what was read: its place is what `place` says from now on.
  void at_next_token() noexcept {
    const std::size_t begin = text_.find_first_not_of(" \t\r\n,:", read_);
    place_.offset_ = std::min(begin, text_.size());
  }
  /// The token there has `size` bytes.
  void token_read(std::size_t size) noexcept { read_ = place_.offset_ + size; }
  /// The token there is a string, and ends with its closing quote.
  void string_read() noexcept {
    std::size_t at = place_.offset_ + 1;
    while (at < text_.size() && text_[at] != '"') at += text_[at] == '\\' ? 2 : 1;
    read_ = at + 1;
  }

  [[nodiscard]] bool in_object() const noexcept {
    return !place_.open_.empty() && place_.open_.back().is_object;
  }
  void open(bool is_object) { place_.open_.push_back({is_object, {}, 0, keys_.size()}); }
  void close() noexcept {
    keys_.resize(place_.open_.back().first_key);
    place_.open_.pop_back();
  }
  void enter_key(std::string_view key) {
    if (!lies_in_text(key)) key = decoded_keys_.emplace_back(key);
    if (key.data() == nullptr) key = "";
    keys_.push_back({key, place_.offset_});
    place_.open_.back().key = key;
  }
  void value_read() noexcept {
    if (!place_.open_.empty()) ++place_.open_.back().index;
  }

  /// Every key of the object being read that stands in it before.
  void add_duplicates(error_list& errors) {
    const auto begin = keys_.begin() + static_cast<std::ptrdiff_t>(place_.open_.back().first_key);
    std::sort(begin, keys_.end());
    for (auto one = begin; one != keys_.end(); ++one) {
      if (one == begin || one->first != std::prev(one)->first) continue;
      place_.open_.back().key = one->first;
      errors.add(fault::duplicate_key, place_.pointer(), {one->first}, one->second);
    }
  }

 private:
  [[nodiscard]] bool lies_in_text(std::string_view part) const noexcept {
    const std::less<const char*> before;
    return !before(part.data(), text_.data()) && before(part.data(), text_.data() + text_.size());
  }

  std::string_view text_;
  std::size_t read_ = 0;  // everything before it was read
  json_place place_;
  std::vector<std::pair<std::string_view, std::size_t>> keys_;  // of all open objects, with offset
  std::deque<std::string> decoded_keys_;
};

namespace {

namespace json = boost::json;

// More would let a hostile text exhaust the stack: the parser recurses.
constexpr std::size_t deepest = 256;
// Offsets are kept in 32 bits.
constexpr std::size_t longest_text = 0xFFFFFFFE;

// What Boost.JSON calls for every token. Strings come in parts where they hold escapes.
class token_handler {
 public:
  // The limits are those of `read_limits`, known only at run time.
  static constexpr auto max_object_size = static_cast<std::size_t>(-1);
  static constexpr auto max_array_size = static_cast<std::size_t>(-1);
  static constexpr auto max_key_size = static_cast<std::size_t>(-1);
  static constexpr auto max_string_size = static_cast<std::size_t>(-1);

  token_handler(std::string_view text, const read_limits& limits, json_handler& handler,
                error_list& errors) noexcept
      : longest_string_(limits.string_bytes), handler_(handler), errors_(errors), position_(text) {}

  /// Whether the parser was stopped from here: its own error code then means nothing.
  [[nodiscard]] bool stopped() const noexcept { return stopped_; }
  [[nodiscard]] std::string pointer() const { return position_.place().pointer(); }
  [[nodiscard]] bool in_object() const noexcept { return position_.in_object(); }
  /// The offset of the token that follows what was read.
  [[nodiscard]] std::size_t next_token() noexcept {
    position_.at_next_token();
    return position_.place().offset();
  }

  bool on_document_begin(json::error_code&) noexcept { return true; }
  bool on_document_end(json::error_code&) noexcept { return true; }
  bool on_comment_part(std::string_view, json::error_code&) noexcept { return true; }
  bool on_comment(std::string_view, json::error_code&) noexcept { return true; }

  bool on_object_begin(json::error_code& ec) {
    begin_token(1);
    handler_.begin_object(position_.place());
    position_.open(true);
    return go_on(ec);
  }
  bool on_object_end(std::size_t, json::error_code& ec) {
    position_.add_duplicates(errors_);
    begin_token(1);
    position_.close();
    handler_.end_object(position_.place());
    position_.value_read();
    return go_on(ec);
  }
  bool on_array_begin(json::error_code& ec) {
    begin_token(1);
    handler_.begin_array(position_.place());
    position_.open(false);
    return go_on(ec);
  }
  bool on_array_end(std::size_t, json::error_code& ec) {
    begin_token(1);
    position_.close();
    handler_.end_array(position_.place());
    position_.value_read();
    return go_on(ec);
  }

  bool on_key_part(json::string_view part, std::size_t size, json::error_code& ec) {
    return add_part(part, size, ec);
  }
  bool on_key(json::string_view part, std::size_t size, json::error_code& ec) {
    if (!fits(size, ec)) return false;
    const std::string_view key = whole_string(part);
    position_.enter_key(key);
    handler_.key(key, position_.place());
    decoded_.clear();
    return go_on(ec);
  }
  bool on_string_part(json::string_view part, std::size_t size, json::error_code& ec) {
    return add_part(part, size, ec);
  }
  bool on_string(json::string_view part, std::size_t size, json::error_code& ec) {
    if (!fits(size, ec)) return false;
    handler_.string(whole_string(part), position_.place());
    decoded_.clear();
    position_.value_read();
    return go_on(ec);
  }

  // The whole text is parsed at once, so a number comes whole, as it is written.
  bool on_number_part(json::string_view, json::error_code&) noexcept { return true; }
  bool on_int64(std::int64_t, json::string_view literal, json::error_code& ec) {
    return number(literal, ec);
  }
  bool on_uint64(std::uint64_t, json::string_view literal, json::error_code& ec) {
    return number(literal, ec);
  }
  bool on_double(double, json::string_view literal, json::error_code& ec) {
    return number(literal, ec);
  }

  bool on_bool(bool value, json::error_code& ec) {
    begin_token(value ? 4 : 5);
    handler_.boolean(value, position_.place());
    position_.value_read();
    return go_on(ec);
  }
  bool on_null(json::error_code& ec) {
    begin_token(4);
    handler_.null(position_.place());
    position_.value_read();
    return go_on(ec);
  }

 private:
  static std::string_view view(json::string_view part) noexcept {
    return {part.data(), part.size()};
  }

  void begin_token(std::size_t size) noexcept {
    position_.at_next_token();
    position_.token_read(size);
  }

  bool number(json::string_view literal, json::error_code& ec) {
    begin_token(literal.size());
    handler_.number(view(literal), position_.place());
    position_.value_read();
    return go_on(ec);
  }

  bool add_part(json::string_view part, std::size_t size, json::error_code& ec) {
    if (!fits(size, ec)) return false;
    decoded_ += view(part);
    return true;
  }
  /// The string of which `part` is the last part.
  std::string_view whole_string(json::string_view part) {
    position_.at_next_token();
    position_.string_read();
    if (decoded_.empty()) return view(part);
    decoded_ += view(part);
    return decoded_;
  }
  bool fits(std::size_t size, json::error_code& ec) {
    if (size <= longest_string_) return true;
    position_.at_next_token();
    errors_.add(fault::string_too_long, pointer(), {std::to_string(longest_string_)},
                position_.place().offset());
    return stop(ec);
  }

  bool go_on(json::error_code& ec) noexcept { return !errors_.full() || stop(ec); }
  bool stop(json::error_code& ec) noexcept {
    stopped_ = true;
    ec = json::error::incomplete;  // false without a code is taken for an unfinished text
    return false;
  }

  std::size_t longest_string_;
  json_handler& handler_;
  error_list& errors_;
  json_position position_;
  std::string decoded_;  // the parts so far of a string that comes in parts
  bool stopped_ = false;
};

// Boost.JSON 1.81 takes the address of its parser for a mark: a text that ends exactly there would
// seem unfinished. With something of ours in front of it none does.
struct padded_parser {
  template <class... Arguments>
  explicit padded_parser(const json::parse_options& options, Arguments&&... arguments)
      : parser(options, std::forward<Arguments>(arguments)...) {}
  char padding[16] = {};
  json::basic_parser<token_handler> parser;
};

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

std::string_view why_no_escape(std::string_view text, std::size_t offset,
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
  if (offset > 0 && text[offset - 1] == '\\') {
    return "there is no such escape; a backslash itself is written \\\\";
  }
  return {};
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
  if (in_object && last != ':') return "a key belongs here, in double quotes";
  if (is_letter(here)) return "outside strings the only words are true, false and null";
  return "this character cannot stand here";
}

// What is wrong at `offset`, in words for someone who wrote the text by hand.
std::string_view why_no_json(std::string_view text, std::size_t offset, const json::error_code& ec,
                             bool in_object) noexcept {
  if (offset >= text.size() || ec == json::error::incomplete) {
    return "the text ends before the document does";
  }
  if (const std::string_view why = why_no_escape(text, offset, ec); !why.empty()) return why;
  const char here = text[offset];
  if (static_cast<unsigned char>(here) < 0x20) {
    return "a control character stands here; in a string it is written as an escape, as in \\n";
  }
  if (here == '\'') return "strings and keys stand in double quotes, not in single ones";
  if (begins_with_curly_quote(text.substr(offset))) {
    return "strings and keys stand in straight double quotes";
  }
  if (here == '/') return "comments are not part of JSON";
  const char before = offset > 0 ? text[offset - 1] : '\0';
  if (const std::string_view why = why_no_number(before, here); !why.empty()) return why;
  return why_no_value(last_before(text, offset), here, in_object);
}

// What can be said of a text before any of its JSON is looked at.
bool is_readable(std::string_view text, const read_limits& limits, error_list& errors) {
  const std::size_t most_bytes = std::min(limits.bytes, longest_text);
  if (text.size() > most_bytes) {
    errors.add(fault::text_too_long, {}, {std::to_string(text.size()), std::to_string(most_bytes)},
               0);
  } else if (text.starts_with("\xEF\xBB\xBF")) {
    errors.add(fault::byte_order_mark, {}, {}, 0);
  } else if (const std::size_t utf8 = utf8_prefix(text); utf8 < text.size()) {
    errors.add(fault::not_utf8, {}, {}, utf8);
  } else if (std::all_of(text.begin(), text.end(), is_blank)) {
    errors.add(fault::empty_text, {}, {}, 0);
  } else {
    return true;
  }
  return false;
}

void add_parser_error(std::string_view text, std::size_t offset, const json::error_code& ec,
                      std::size_t depth, token_handler& tokens, error_list& errors) {
  if (ec == json::error::too_deep) {
    errors.add(fault::nested_too_deep, tokens.pointer(),
               {"arrays and objects", std::to_string(depth)}, offset);
  } else if (ec == json::error::exponent_overflow) {
    const std::size_t begin = tokens.next_token();
    errors.add(fault::bad_number, tokens.pointer(), {text.substr(begin, offset - begin)}, begin);
  } else {
    errors.add(fault::syntax_error, tokens.pointer(),
               {why_no_json(text, offset, ec, tokens.in_object())}, offset);
  }
}

}  // namespace

bool read_json(std::string_view text, const read_limits& limits, json_handler& handler,
               error_list& errors) {
  if (!is_readable(text, limits, errors)) return false;
  json::parse_options options;
  options.max_depth = std::min(limits.depth, deepest);
  const auto padded = std::make_unique<padded_parser>(options, text, limits, handler, errors);
  json::error_code ec;
  const std::size_t read = padded->parser.write_some(false, text.data(), text.size(), ec);
  token_handler& tokens = padded->parser.handler();
  if (tokens.stopped()) return false;
  if (ec) {
    add_parser_error(text, read, ec, options.max_depth, tokens, errors);
    return false;
  }
  if (read < text.size()) {
    errors.add(fault::trailing_text, {}, {}, read);
    return false;
  }
  return true;
}

}  // namespace xaso::detail
