// A page of text that grows line by line: paragraphs, rules and tables, no wider than told.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "layout.hpp"

namespace example {

/// What the reader looks at.
struct screen {
  std::size_t width = 100;  ///< in columns
  bool colour = false;
};

class page {
 public:
  explicit page(screen on) noexcept : screen_(on) {}

  [[nodiscard]] std::size_t width() const noexcept { return screen_.width; }
  [[nodiscard]] const std::string& text() const noexcept { return text_; }

  void blank();
  /// A line across the page.
  void rule();
  /// Text, wrapped; every line begins `indent` columns in, those after the first `hanging` more.
  void paragraph(const rich_text& text, std::size_t indent = 0, std::size_t hanging = 0);
  /// One line that is no wider than the page.
  void put(const rich_text& spans, std::size_t indent = 0);

 private:
  screen screen_;
  std::string text_;
};

}  // namespace example
