// Reads `xaso.measurements/1` straight from the parser's events: documents are large, and a tree of
// one would cost more than the reading.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>

#include "json_parser.hpp"
#include "measurement_reader.hpp"
#include "token_cursor.hpp"
#include "xaso/json.hpp"
#include "xaso/measurement.hpp"

namespace xaso {
namespace detail {
namespace {

namespace json = boost::json;

// Whole numbers below it are decimals as they are.
constexpr std::int64_t too_many_digits = 1'000'000'000'000'000'000;

/// What Boost.JSON calls for every token: puts strings together, holds them against their limit and
/// keeps the place; all else is the reader's.
class measurement_events {
 public:
  // The limits are those of `read_limits`, known only at run time.
  static constexpr auto max_object_size = static_cast<std::size_t>(-1);
  static constexpr auto max_array_size = static_cast<std::size_t>(-1);
  static constexpr auto max_key_size = static_cast<std::size_t>(-1);
  static constexpr auto max_string_size = static_cast<std::size_t>(-1);

  measurement_events(std::string_view text, const read_limits& limits, token_cursor& cursor,
                     measurement_reader& reader)
      : text_(text), longest_string_(limits.string_bytes), cursor_(cursor), reader_(reader) {}

  // ---- for `run_parser` ----

  [[nodiscard]] bool stopped() const noexcept { return stopped_; }
  [[nodiscard]] std::string pointer() const { return reader_.walk().pointer(); }
  [[nodiscard]] std::size_t next_token() noexcept { return cursor_.offset_of_next(); }
  [[nodiscard]] bool in_object() const noexcept { return reader_.walk().in_object(); }

  // ---- for Boost.JSON ----

  bool on_document_begin(json::error_code&) noexcept { return true; }
  bool on_document_end(json::error_code&) noexcept { return true; }
  bool on_comment_part(json::string_view, json::error_code&) noexcept { return true; }
  bool on_comment(json::string_view, json::error_code&) noexcept { return true; }

  bool on_object_begin(json::error_code& ec) {
    cursor_.next();
    reader_.begin_object();
    return go_on(ec);
  }
  bool on_object_end(std::size_t, json::error_code& ec) {
    cursor_.next();
    reader_.end_object();
    return go_on(ec);
  }
  bool on_array_begin(json::error_code& ec) {
    cursor_.next();
    reader_.begin_list();
    return go_on(ec);
  }
  bool on_array_end(std::size_t, json::error_code& ec) {
    cursor_.next();
    reader_.end_list();
    return go_on(ec);
  }

  bool on_key_part(json::string_view part, std::size_t, json::error_code&) {
    add_part(part);
    return true;
  }
  bool on_key(json::string_view last, std::size_t size, json::error_code& ec) {
    const std::string_view key = whole(last);
    if (size <= longest_string_) {
      reader_.key(lies_in_text(key) ? key : keys_.emplace_back(key));
    } else {
      reader_.overlong_key(longest_string_);
    }
    return go_on(ec);
  }
  bool on_string_part(json::string_view part, std::size_t, json::error_code&) {
    add_part(part);
    return true;
  }
  bool on_string(json::string_view last, std::size_t size, json::error_code& ec) {
    const std::string_view text = whole(last);
    if (size <= longest_string_) {
      reader_.string(text);
    } else {
      reader_.overlong_string(longest_string_);
    }
    return go_on(ec);
  }

  // Only the text of a number counts: where it has an exponent, or more digits than fit, the value
  // that comes with it is another one. A whole number that fits is the same in both.
  bool on_number_part(json::string_view, json::error_code&) noexcept { return true; }
  bool on_int64(std::int64_t value, json::string_view literal, json::error_code& ec) {
    if (value <= -too_many_digits || value >= too_many_digits) return number(literal, ec);
    return number(literal, {decimal(value)}, ec);
  }
  bool on_uint64(std::uint64_t, json::string_view literal, json::error_code& ec) {
    return number(literal, ec);
  }
  bool on_double(double, json::string_view literal, json::error_code& ec) {
    return number(literal, ec);
  }

  bool on_bool(bool is, json::error_code& ec) {
    cursor_.next();
    reader_.boolean(is);
    return go_on(ec);
  }
  bool on_null(json::error_code& ec) {
    cursor_.next();
    reader_.null();
    return go_on(ec);
  }

 private:
  static std::string_view view(json::string_view part) noexcept {
    return {part.data(), part.size()};
  }
  [[nodiscard]] bool lies_in_text(std::string_view part) const noexcept {
    const std::less<> before;
    return !before(part.data(), text_.data()) && before(part.data(), text_.data() + text_.size());
  }

  bool number(json::string_view literal, json::error_code& ec) {
    return number(literal, decimal::parse(view(literal)), ec);
  }
  bool number(json::string_view literal, decimal::parsed value, json::error_code& ec) {
    cursor_.at(view(literal));
    reader_.number(view(literal), value);
    return go_on(ec);
  }

  // A string with escapes comes in parts, the last of them from a buffer of the parser.
  void add_part(json::string_view part) {
    if (parts_.size() <= longest_string_) parts_ += view(part);
    in_parts_ = true;
  }
  /// The string whose last part is `last`; it is the current token now. Lives for the call.
  std::string_view whole(json::string_view last) {
    if (!in_parts_ && lies_in_text(view(last))) {
      cursor_.at_quoted(view(last));
      return view(last);
    }
    cursor_.next();
    whole_.swap(parts_);
    whole_ += view(last);
    parts_.clear();
    in_parts_ = false;
    return whole_;
  }

  bool go_on(json::error_code& ec) noexcept {
    if (reader_.goes_on()) return true;
    stopped_ = true;
    ec = json::error::incomplete;  // false without a code is taken for an unfinished text
    return false;
  }

  std::string_view text_;
  std::size_t longest_string_;
  token_cursor& cursor_;
  measurement_reader& reader_;
  std::deque<std::string> keys_;  // those with escapes; the reader keeps views of them
  std::string parts_;             // of the string being put together
  std::string whole_;
  bool in_parts_ = false;
  bool stopped_ = false;
};

}  // namespace
}  // namespace detail

measurements read_measurements(std::string_view json, const read_limits& limits) {
  detail::token_cursor cursor(json);
  detail::measurement_reader reader(cursor, std::min(json.size(), limits.bytes));
  detail::error_list& errors = reader.walk().errors();
  if (detail::run_parser<detail::measurement_events>(json, limits, errors, json, limits, cursor,
                                                     reader)) {
    reader.check_document();
  }
  errors.locate(json);
  errors.raise();
  return detail::wrap(reader.take());
}

}  // namespace xaso
