// Where in the text the parser is. Boost.JSON does not say; but most tokens come as views into the
// text, and the few since the last of those are passed over again when a place is asked for.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace xaso::detail {

class token_cursor {
 public:
  explicit token_cursor(std::string_view text) noexcept : text_(text) {}

  /// The current token is `token`, a part of the text.
  void at(std::string_view token) noexcept { at(offset_of(token), token.size()); }
  /// The current token is the string or key of which `content` is what stands in the quotes.
  void at_quoted(std::string_view content) noexcept {
    at(offset_of(content) - 1, content.size() + 2);
  }
  /// The current token is the one that follows.
  void next() noexcept { ++behind_; }

  /// Where the current token begins, in bytes.
  [[nodiscard]] std::size_t offset() noexcept {
    for (; behind_ > 0; --behind_) {
      begin_ = past_separators(end_);
      end_ = past_token(begin_);
    }
    return begin_;
  }
  /// Where the token after the current one begins.
  [[nodiscard]] std::size_t offset_of_next() noexcept {
    static_cast<void>(offset());
    return end_ = past_separators(end_);
  }

 private:
  [[nodiscard]] std::size_t offset_of(std::string_view part) const noexcept {
    return static_cast<std::size_t>(part.data() - text_.data());
  }
  void at(std::size_t begin, std::size_t size) noexcept {
    begin_ = begin;
    end_ = begin + size;
    behind_ = 0;
  }
  [[nodiscard]] std::size_t past_separators(std::size_t at) const noexcept {
    while (at < text_.size() && is_separator(text_[at])) ++at;
    return at;
  }
  [[nodiscard]] std::size_t past_token(std::size_t at) const noexcept {
    if (at >= text_.size()) return at;
    if (text_[at] == '"') return past_string(at);
    if (is_bracket(text_[at])) return at + 1;
    while (at < text_.size() && !is_separator(text_[at]) && !is_bracket(text_[at])) ++at;
    return at;
  }
  [[nodiscard]] std::size_t past_string(std::size_t at) const noexcept {
    for (++at; at < text_.size() && text_[at] != '"'; ++at) {
      if (text_[at] == '\\') ++at;
    }
    return at + 1;
  }
  [[nodiscard]] static bool is_separator(char c) noexcept {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == ',' || c == ':';
  }
  [[nodiscard]] static bool is_bracket(char c) noexcept {
    return c == '{' || c == '}' || c == '[' || c == ']';
  }

  std::string_view text_;
  std::size_t begin_ = 0;   // of the last token whose place is known
  std::size_t end_ = 0;     // past it
  std::size_t behind_ = 0;  // how many tokens the current one is after that
};

}  // namespace xaso::detail
