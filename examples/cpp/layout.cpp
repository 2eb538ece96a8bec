// SPDX-License-Identifier: Apache-2.0
#include "layout.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace example {
namespace {

// ---- code points -------------------------------------------------------------------------------

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// The number of bytes of the code point that begins at `at`.
std::size_t code_point_size(std::string_view text, std::size_t at) {
  std::size_t size = 1;
  while (at + size < text.size() && continues(text[at + size])) ++size;
  return size;
}

char32_t code_point(std::string_view bytes) {
  const auto first = static_cast<unsigned char>(bytes.front());
  if (bytes.size() == 1) return first;
  char32_t value = first & (0x7FU >> bytes.size());
  for (const char byte : bytes.substr(1)) {
    value = (value << 6U) | (static_cast<unsigned char>(byte) & 0x3FU);
  }
  return value;
}

struct code_range {
  char32_t first;
  char32_t last;
};

template <std::size_t Size>
bool among(char32_t value, const std::array<code_range, Size>& ranges) {
  return std::any_of(ranges.begin(), ranges.end(), [value](code_range range) {
    return range.first <= value && value <= range.last;
  });
}

/// Combining marks and what joins or separates without a place of its own.
bool takes_no_column(char32_t value) {
  static constexpr std::array<code_range, 7> ranges{{{0x300, 0x36F},
                                                     {0x1AB0, 0x1AFF},
                                                     {0x1DC0, 0x1DFF},
                                                     {0x200B, 0x200D},
                                                     {0x20D0, 0x20FF},
                                                     {0xFE00, 0xFE0F},
                                                     {0xFE20, 0xFE2F}}};
  return among(value, ranges);
}

/// East Asian wide characters and pictures.
bool takes_two_columns(char32_t value) {
  static constexpr std::array<code_range, 7> ranges{{{0x1100, 0x115F},
                                                     {0x2E80, 0xA4CF},
                                                     {0xAC00, 0xD7A3},
                                                     {0xF900, 0xFAFF},
                                                     {0xFF01, 0xFF60},
                                                     {0x1F300, 0x1FAFF},
                                                     {0x20000, 0x3FFFD}}};
  return among(value, ranges);
}

bool is_blank(char32_t value) {
  static constexpr std::array<code_range, 6> ranges{{{0, 0x20},
                                                     {0x7F, 0x9F},
                                                     {0x200E, 0x200F},
                                                     {0x2028, 0x202E},
                                                     {0x2066, 0x2069},
                                                     {0xFEFF, 0xFEFF}}};
  return among(value, ranges);
}

std::size_t columns(char32_t value) {
  return takes_no_column(value) ? 0U : takes_two_columns(value) ? 2U : 1U;
}

// ---- words -------------------------------------------------------------------------------------

struct word {
  std::string text;
  look as = look::plain;
  bool blank_before = false;
  bool glued = false;  ///< stays on the line of the word before it
};

/// "22,67 %" is one thing to read.
bool belongs_to_number(std::string_view text) { return text.starts_with('%'); }

std::vector<word> words_of(const rich_text& text) {
  std::vector<word> words;
  bool blank = false;
  for (const span& span : text) {
    std::string_view rest = span.text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      if (end > 0) {
        const std::string_view one = rest.substr(0, end);
        const bool glued = !words.empty() && (!blank || belongs_to_number(one));
        words.push_back({std::string(one), span.as, blank && !words.empty(), glued});
        blank = false;
      }
      if (end < rest.size()) blank = true;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return words;
}

/// The bytes of `text` that fit into `width` columns, at least one code point; preferably up to
/// and with a hyphen, a dot or a stroke.
std::size_t fitting_prefix(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  std::size_t at = 0;
  std::size_t preferred = 0;
  while (at < text.size()) {
    const std::size_t size = code_point_size(text, at);
    used += columns(code_point(text.substr(at, size)));
    if (used > width && at > 0) break;
    at += size;
    if (std::string_view("-./_").find(text[at - 1]) != std::string_view::npos) preferred = at;
  }
  return preferred > 0 && at < text.size() ? preferred : at;
}

/// The words, those wider than a line in pieces.
std::vector<word> broken_to(std::vector<word> words, std::size_t width) {
  std::vector<word> pieces;
  for (word& one : words) {
    while (display_width(one.text) > width) {
      const std::size_t size = fitting_prefix(one.text, width);
      if (size == one.text.size()) break;
      pieces.push_back({one.text.substr(0, size), one.as, one.blank_before, one.glued});
      one = {one.text.substr(size), one.as, false, false};
    }
    pieces.push_back(std::move(one));
  }
  return pieces;
}

void append(line& to, const word& one) {
  const bool blank = one.blank_before && !to.spans.empty();
  if (blank) to.width += 1;
  to.width += display_width(one.text);
  if (!to.spans.empty() && to.spans.back().as == one.as) {
    to.spans.back().text += (blank ? " " : "") + one.text;
    return;
  }
  if (blank) to.spans.back().text += ' ';
  to.spans.push_back({one.text, one.as});
}

/// The end of what must stay on one line with `words[from]`.
std::size_t end_of_group(const std::vector<word>& words, std::size_t from) {
  std::size_t end = from + 1;
  while (end < words.size() && words[end].glued) ++end;
  return end;
}

std::size_t width_of(const std::vector<word>& words, std::size_t from, std::size_t end) {
  std::size_t width = 0;
  for (std::size_t i = from; i < end; ++i) {
    width += display_width(words[i].text) + (words[i].blank_before ? 1U : 0U);
  }
  return width;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = code_point_size(text, at);
    width += columns(code_point(text.substr(at, size)));
    at += size;
  }
  return width;
}

std::string on_one_line(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = code_point_size(text, at);
    const std::string_view bytes = text.substr(at, size);
    at += size;
    if (!is_blank(code_point(bytes))) {
      out += bytes;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::vector<line> wrap(const rich_text& text, std::size_t width) {
  const std::vector<word> words = broken_to(words_of(text), width);
  std::vector<line> lines;
  line current;
  for (std::size_t from = 0; from < words.size();) {
    const std::size_t end = end_of_group(words, from);
    if (!current.spans.empty() && current.width + width_of(words, from, end) > width) {
      lines.push_back(std::exchange(current, {}));
    }
    for (; from < end; ++from) {
      const bool full =
          !current.spans.empty() && current.width + width_of(words, from, from + 1) > width;
      if (full) lines.push_back(std::exchange(current, {}));
      append(current, words[from]);
    }
  }
  if (!current.spans.empty() || lines.empty()) lines.push_back(std::move(current));
  return lines;
}

}  // namespace example
