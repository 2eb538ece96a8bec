// SPDX-License-Identifier: Apache-2.0
#include "page.hpp"

#include <algorithm>
#include <string_view>

namespace example {
namespace {

/// The numbers of ECMA-48's "select graphic rendition".
std::string_view rendition(look as) {
  switch (as) {
    case look::strong:
      return "1";
    case look::faint:
      return "2";
    case look::met:
      return "1;32";
    case look::not_met:
      return "1;31";
    case look::undetermined:
      return "1;33";
    case look::plain:
      break;
  }
  return {};
}

void append_in_colour(std::string& out, const span& one) {
  const std::string_view codes = rendition(one.as);
  if (codes.empty()) {
    out += one.text;
    return;
  }
  out.append("\x1b[").append(codes).append("m").append(one.text).append("\x1b[0m");
}

}  // namespace

void page::blank() { text_ += '\n'; }

void page::rule() {
  for (std::size_t i = 0; i < width(); ++i) text_ += "─";
  text_ += '\n';
}

void page::put(const rich_text& spans, std::size_t indent) {
  text_.append(indent, ' ');
  for (const span& one : spans) {
    if (screen_.colour) {
      append_in_colour(text_, one);
    } else {
      text_ += one.text;
    }
  }
  text_ += '\n';
}

void page::paragraph(const rich_text& text, std::size_t indent, std::size_t hanging) {
  const std::size_t inner = std::max<std::size_t>(width() - std::min(width(), indent + hanging), 1);
  bool first = true;
  // The first line has the room of the others: a paragraph reads better for it.
  for (const line& one : wrap(text, inner)) {
    put(one.spans, first ? indent : indent + hanging);
    first = false;
  }
}

}  // namespace example
