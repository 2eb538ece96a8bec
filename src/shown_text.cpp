// Quoting text of a document in messages.
// SPDX-License-Identifier: Apache-2.0
#include "shown_text.hpp"

namespace xaso::detail {
namespace {

bool continues_character(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

void append_escaped(std::string& out, char byte) {
  constexpr std::string_view hex = "0123456789abcdef";
  const auto value = static_cast<unsigned char>(byte);
  if (byte == '\n') {
    out += "\\n";
  } else if (byte == '\t') {
    out += "\\t";
  } else if (value < 0x20 || value == 0x7F) {
    out += "\\u00";
    out += hex[value >> 4U];
    out += hex[value & 15U];
  } else {
    out += byte;
  }
}

}  // namespace

void append_shown(std::string& out, std::string_view given, std::size_t most_bytes) {
  std::size_t size = given.size();
  if (size > most_bytes) {
    size = most_bytes;
    while (size > 0 && continues_character(given[size])) --size;
  }
  for (const char byte : given.substr(0, size)) append_escaped(out, byte);
  if (size < given.size()) out += "…";
}

std::string shown(std::string_view given) {
  std::string out;
  append_shown(out, given, longest_quoted);
  return out;
}

}  // namespace xaso::detail
