// Collecting errors, wording them, and finding their lines.
// SPDX-License-Identifier: Apache-2.0
#include "error_list.hpp"

#include <algorithm>
#include <utility>

#include "shown_text.hpp"

namespace xaso::detail {
namespace {

// `{0}` in a message that reads `"{0}"` stands for text of the document, which may be anything;
// elsewhere it stands for words of ours.
std::string worded(std::string_view message, std::initializer_list<std::string_view> arguments) {
  std::string out;
  while (!message.empty()) {
    const std::size_t open = message.find('{');
    out += message.substr(0, open);
    if (open == std::string_view::npos) break;
    const auto index = static_cast<std::size_t>(message[open + 1] - '0');
    const std::string_view argument =
        index < arguments.size() ? arguments.begin()[index] : std::string_view();
    if (out.ends_with('"')) {
      append_shown(out, argument, longest_quoted);
    } else {
      out += argument;
    }
    message.remove_prefix(open + 3);
  }
  return out;
}

bool begins_character(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

}  // namespace

void error_list::add(fault what, std::string pointer,
                     std::initializer_list<std::string_view> arguments, std::size_t offset) {
  if (full()) return;
  const fault_text& text = fault_catalogue()[static_cast<std::size_t>(what)];
  error one;
  one.code = text.code;
  one.rule = text.rule;
  one.message = worded(text.message, arguments);
  one.pointer = std::move(pointer);
  one.offset = offset;
  errors_.push_back(std::move(one));
}

void error_list::add(error error) {
  if (!full()) errors_.push_back(std::move(error));
}

void error_list::locate(std::string_view text) {
  std::stable_sort(errors_.begin(), errors_.end(),
                   [](const error& a, const error& b) { return a.offset < b.offset; });
  std::size_t at = 0;
  std::size_t line = 1;
  std::size_t column = 1;
  for (error& one : errors_) {
    if (one.offset == nowhere) break;
    for (; at < std::min(one.offset, text.size()); ++at) {
      if (text[at] == '\n') {
        ++line;
        column = 1;
      } else if (begins_character(text[at])) {
        ++column;
      }
    }
    one.line = line;
    one.column = column;
  }
}

void error_list::raise() {
  if (errors_.empty()) return;
  for (error& one : errors_) {
    if (one.offset == nowhere) one.offset = 0;
  }
  throw failure(std::move(errors_));
}

std::string pointer_to(std::string_view parent, std::string_view key) {
  std::string pointer(parent);
  pointer += '/';
  for (const char byte : key) {
    if (byte == '~') {
      pointer += "~0";
    } else if (byte == '/') {
      pointer += "~1";
    } else {
      pointer += byte;
    }
  }
  return pointer;
}

std::string pointer_to(std::string_view parent, std::size_t index) {
  std::string pointer(parent);
  pointer += '/';
  pointer += std::to_string(index);
  return pointer;
}

}  // namespace xaso::detail
