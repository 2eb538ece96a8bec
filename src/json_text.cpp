// JSON text by Boost.JSON's streaming parser, which hands over numbers as they are written.
// SPDX-License-Identifier: Apache-2.0
#include "json_text.hpp"

#include <algorithm>
#include <deque>
#include <functional>
#include <utility>

#include "json_parser.hpp"

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
  explicit json_position(std::string_view text) : text_(text) {}

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
    if (!lies_in(text_, key)) key = decoded_keys_.emplace_back(key);
    keys_.emplace_back(key, place_.offset_);
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
  std::string_view text_;
  std::size_t read_ = 0;  // everything before it was read
  json_place place_;
  std::vector<std::pair<std::string_view, std::size_t>> keys_;  // of all open objects, with offset
  std::deque<std::string> decoded_keys_;
};

namespace {

namespace json = boost::json;

// What Boost.JSON calls for every token. Strings come in parts where they hold escapes.
class token_handler {
 public:
  // The limits are those of `read_limits`, known only at run time.
  static constexpr auto max_object_size = static_cast<std::size_t>(-1);
  static constexpr auto max_array_size = static_cast<std::size_t>(-1);
  static constexpr auto max_key_size = static_cast<std::size_t>(-1);
  static constexpr auto max_string_size = static_cast<std::size_t>(-1);

  token_handler(std::string_view text, const read_limits& limits, json_handler& handler,
                error_list& errors)
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

}  // namespace

bool read_json(std::string_view text, const read_limits& limits, json_handler& handler,
               error_list& errors) {
  return run_parser<token_handler>(text, limits, errors, text, limits, handler, errors);
}

}  // namespace xaso::detail
