// SPDX-License-Identifier: Apache-2.0
#include "table.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace example {
namespace {

constexpr std::size_t indent = 2;
constexpr std::size_t gap = 2;         ///< between columns
constexpr std::size_t narrowest = 8;   ///< a column is never squeezed below this
constexpr std::size_t readable = 24;   ///< the column that takes the rest wants this much
constexpr std::size_t most_lines = 4;  ///< of a cell; what is longer ends in "…"

std::size_t width_of(const rich_text& text) {
  std::size_t width = 0;
  for (const span& one : text) width += display_width(one.text);
  return width;
}

/// The lines of a cell; of a long one the first few.
std::vector<line> lines_of(const rich_text& cell, std::size_t width) {
  std::vector<line> lines = wrap(cell, width);
  if (lines.size() <= most_lines) return lines;
  lines = wrap(cell, std::max<std::size_t>(width - 2, 1));  // room for " …"
  lines.resize(most_lines);
  lines.back().spans.push_back({" …", look::plain});
  lines.back().width += 2;
  return lines;
}

void print_note(page& on, rich_text text, std::size_t from) {
  text.insert(text.begin(), {"→ ", look::plain});
  on.paragraph(text, from, 2);
}

}  // namespace

void table::row(std::vector<rich_text> cells) {
  entries_.push_back({entry::kind::row, std::move(cells)});
}
void table::section(rich_text text) {
  entries_.push_back({entry::kind::section, {std::move(text)}});
}
void table::note(rich_text text) { entries_.push_back({entry::kind::note, {std::move(text)}}); }

/// As wide as what is in them, within what they may be.
std::vector<std::size_t> table::natural_widths() const {
  std::vector<std::size_t> widths;
  for (const column& one : columns_) widths.push_back(display_width(one.heading));
  for (const entry& each : entries_) {
    if (each.is != entry::kind::row) continue;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      widths[i] = std::max(widths[i], std::min(width_of(each.cells[i]), columns_[i].widest));
    }
  }
  return widths;
}

std::vector<std::size_t> table::widths(std::size_t page_width) const {
  std::vector<std::size_t> widths = natural_widths();
  const auto flexible = std::find_if(columns_.begin(), columns_.end(),
                                     [](const column& one) { return one.widest == the_rest; });
  std::size_t& rest = widths[static_cast<std::size_t>(flexible - columns_.begin())];
  const std::size_t wanted = std::exchange(rest, 0);
  const auto left = [&] {
    const std::size_t taken =
        std::accumulate(widths.begin(), widths.end(), indent + gap * (widths.size() - 1));
    return page_width - std::min(page_width, taken);
  };
  // The widest of the others gives way until there is room to read.
  while (left() < std::min(wanted, readable)) {
    std::size_t& widest = *std::max_element(widths.begin(), widths.end());
    if (widest <= narrowest) break;
    --widest;
  }
  rest = std::max(std::min(wanted, left()), narrowest);
  return widths;
}

void table::print_row(page& on, const std::vector<rich_text>& cells,
                      const std::vector<std::size_t>& widths) const {
  std::vector<std::vector<line>> columns;
  std::size_t height = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    columns.push_back(lines_of(cells[i], widths[i]));
    height = std::max(height, columns.back().size());
  }
  for (std::size_t at = 0; at < height; ++at) {
    rich_text out;
    std::size_t pending = 0;  // blanks; written only when something follows them
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const line one = at < columns[i].size() ? columns[i][at] : line();
      const std::size_t room = widths[i] - std::min(widths[i], one.width);
      const bool right = columns_[i].to_the_right;
      if (!one.spans.empty()) {
        out.push_back({std::string(pending + (right ? room : 0), ' '), look::plain});
        out.insert(out.end(), one.spans.begin(), one.spans.end());
        pending = right ? 0 : room;
      } else {
        pending += widths[i];
      }
      pending += gap;
    }
    on.put(out, indent);
  }
}

void table::print_heading(page& on, const std::vector<std::size_t>& widths) const {
  std::vector<rich_text> headings;
  std::string below;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    headings.push_back({{columns_[i].heading, look::strong}});
    if (i > 0) below.append(gap, ' ');
    for (std::size_t j = 0; j < widths[i]; ++j) below += "─";
  }
  print_row(on, headings, widths);
  on.put({{below, look::faint}}, indent);
}

void table::print(page& on) const {
  const std::vector<std::size_t> fitted = widths(on.width());
  print_heading(on, fitted);
  for (const entry& each : entries_) {
    switch (each.is) {
      case entry::kind::row:
        print_row(on, each.cells, fitted);
        break;
      case entry::kind::section:
        if (&each != &entries_.front()) on.blank();
        on.paragraph(each.cells.front(), indent);
        break;
      case entry::kind::note:
        print_note(on, each.cells.front(), indent + fitted.front() + gap);
        break;
    }
  }
}

}  // namespace example
