// Text on a terminal: how wide it is, and where a line of it ends.
// Vietnamese letters are one column wide, however many bytes or combining marks they are made of.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace example {

/// How a piece of text looks where colours are to be had. Words never depend on it.
enum class look : std::uint8_t { plain, strong, faint, met, not_met, undetermined };

/// A piece of text in one look.
struct span {
  std::string text;
  look as = look::plain;
};

/// Text in several looks; the spans follow each other without a blank of their own.
using rich_text = std::vector<span>;

/// What fits on one line.
struct line {
  rich_text spans;
  std::size_t width = 0;  ///< in columns
};

/// How many columns UTF-8 text takes.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The text with every control and direction-changing character as a blank, and no two blanks in a
/// row: what a document says can neither move the cursor nor colour the screen.
[[nodiscard]] std::string on_one_line(std::string_view text);

/// Breaks text into lines of at most `width` columns, between words where that is possible.
/// @param width  at least 1
[[nodiscard]] std::vector<line> wrap(const rich_text& text, std::size_t width);

}  // namespace example
