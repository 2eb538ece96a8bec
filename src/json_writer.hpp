// Writes canonical JSON: no white space, only the escapes that JSON asks for.
// The same rule for every document, so that the same content is the same bytes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

#include "xaso/decimal.hpp"

namespace xaso::detail {

/// Appends to a string. Commas and colons are set where they belong; that objects and arrays are
/// closed, and that every key has a value, is the caller's part.
class json_writer {
 public:
  /// @param out  appended to; must outlive the writer
  explicit json_writer(std::string& out) noexcept : out_(out) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  void key(std::string_view key) {
    separate();
    append_string(key);
    out_ += ':';
    after_value_ = false;
  }

  void string(std::string_view value) {
    separate();
    append_string(value);
    after_value_ = true;
  }
  /// A figure, a bound or points: a string in plain form.
  void figure(decimal value) {
    separate();
    out_ += '"';
    value.append_to(out_);
    out_ += '"';
    after_value_ = true;
  }
  /// What was counted: a JSON number.
  template <std::integral Integer>
  void number(Integer value) {
    std::array<char, 24> digits{};
    char* const begin = digits.data();
    const std::to_chars_result written = std::to_chars(begin, begin + digits.size(), value);
    raw(std::string_view(begin, static_cast<std::size_t>(written.ptr - begin)));
  }
  void boolean(bool value) { raw(value ? "true" : "false"); }
  void null() { raw("null"); }

  /// JSON as it is: a number's text, or a value written before.
  void raw(std::string_view json) {
    separate();
    out_ += json;
    after_value_ = true;
  }

 private:
  void separate() {
    if (after_value_) out_ += ',';
  }
  void open(char bracket) {
    separate();
    out_ += bracket;
    after_value_ = false;
  }
  void close(char bracket) {
    out_ += bracket;
    after_value_ = true;
  }

  static bool is_plain(char byte) noexcept {
    return static_cast<unsigned char>(byte) >= 0x20 && byte != '"' && byte != '\\';
  }
  void append_string(std::string_view text) {
    out_ += '"';
    while (!text.empty()) {
      std::size_t plain = 0;
      while (plain < text.size() && is_plain(text[plain])) ++plain;
      out_ += text.substr(0, plain);
      if (plain == text.size()) break;
      append_escape(text[plain]);
      text.remove_prefix(plain + 1);
    }
    out_ += '"';
  }
  void append_escape(char byte) {
    constexpr std::string_view hex = "0123456789abcdef";
    constexpr std::string_view with_letter = "\"\\\b\f\n\r\t";
    constexpr std::string_view letters = "\"\\bfnrt";
    out_ += '\\';
    if (const std::size_t at = with_letter.find(byte); at != std::string_view::npos) {
      out_ += letters[at];
    } else {
      out_ += "u00";
      out_ += hex[static_cast<unsigned char>(byte) >> 4U];
      out_ += hex[static_cast<unsigned char>(byte) & 15U];
    }
  }

  std::string& out_;
  bool after_value_ = false;
};

}  // namespace xaso::detail
