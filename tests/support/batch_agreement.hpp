// Holding a batch against the same units evaluated one by one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "xaso/batch.hpp"
#include "xaso/evaluation.hpp"

namespace agreement {

/// Points of ten-thousandths as they are shown.
inline std::string shown(std::int64_t ten_thousandths) {
  if (ten_thousandths == xaso::cell_points::open) return {};
  return xaso::decimal::scaled(ten_thousandths, 4).to_string();
}

inline std::string shown(const xaso::cell_points& cell) {
  if (cell.out) return "out";
  return shown(cell.at_least) + ".." + shown(cell.at_most) + " of " + shown(cell.max);
}
inline std::string shown(const std::optional<xaso::shown_points>& points) {
  if (!points) return "out";
  // A maximum is shown in full.
  std::string max = points->max;
  const std::size_t point = max.find('.');
  if (point != std::string::npos && max.size() > point + 5) {
    max.resize(point + 5);
    max = xaso::decimal::parse(max).value.to_string();
  }
  return points->at_least + ".." + points->at_most + " of " + max;
}

inline std::int64_t as_cell(xaso::gap_count count, bool fewer) {
  using kind = xaso::gap_count::kind;
  switch (count.form) {
    case kind::absent:
      return xaso::cell_gap::none;
    case kind::impossible:
      return xaso::cell_gap::impossible;
    case kind::beyond_range:
      return xaso::cell_gap::beyond_range;
    case kind::number:
      break;
  }
  return fewer ? -count.number : count.number;
}

/// How a row of a batch, with everything asked for, differs from a unit; empty: in nothing.
inline std::string difference(const xaso::batch_result& batch, std::size_t row,
                              const xaso::unit_answer& unit) {
  const auto differs = [](std::string_view what, const std::string& one, const std::string& all) {
    return std::string(what) + ": " + one + " alone, " + all + " in the batch";
  };
  const auto in_words = [](xaso::status status, xaso::reason reason) {
    return std::string(name(status)) + "/" + std::string(name(reason));
  };
  for (std::size_t i = 0; i < unit.indicator_count(); ++i) {
    const xaso::indicator_answer one = unit.indicator(i);
    const xaso::outcome all = batch.at(row, i);
    if (all != xaso::outcome(unit.status(i), unit.reason(i))) {
      return differs(one.node->code, in_words(unit.status(i), unit.reason(i)),
                     in_words(all.status(), all.reason()));
    }
    const xaso::cell_gap gap{as_cell(one.gap.change, one.gap.fewer),
                             as_cell(one.gap.change_both, one.gap.fewer),
                             as_cell(one.gap.needed, false)};
    if (!batch.gaps(i).empty() && gap != batch.gaps(i)[row]) {
      const xaso::cell_gap found = batch.gaps(i)[row];
      return differs(one.node->code + " gap",
                     std::to_string(gap.change) + "," + std::to_string(gap.change_both) + "," +
                         std::to_string(gap.needed),
                     std::to_string(found.change) + "," + std::to_string(found.change_both) + "," +
                         std::to_string(found.needed));
    }
    const auto points = batch.points(one.node->code);
    if (!points.empty() && shown(one.points) != shown(points[row])) {
      return differs(one.node->code + " points", shown(one.points), shown(points[row]));
    }
  }
  for (std::size_t i = 0; i < unit.group_count(); ++i) {
    const xaso::group_answer one = unit.group(i);
    if (!batch.groups(i).empty()) {
      const std::uint8_t expected =
          one.status ? static_cast<std::uint8_t>(*one.status) : xaso::batch_result::no_status;
      if (batch.groups(i)[row] != expected) {
        return differs("group " + one.node->code, std::to_string(expected),
                       std::to_string(batch.groups(i)[row]));
      }
    }
  }
  for (std::size_t i = 0; i < unit.conclusion_count(); ++i) {
    const xaso::conclusion_answer one = unit.conclusion(i);
    const auto all = static_cast<xaso::status>(batch.conclusions(i)[row]);
    if (all != one.status) {
      return differs("conclusion " + one.conclusion->code, std::string(name(one.status)),
                     std::string(name(all)));
    }
    const auto& levels = one.conclusion->levels;
    if (levels.empty() || one.candidates.empty()) continue;
    const auto number = [&](const xaso::level* level) {
      return level == nullptr ? levels.size() : static_cast<std::size_t>(level - levels.data());
    };
    const std::size_t best = batch.best_levels(i)[row];
    const std::size_t worst = batch.worst_levels(i)[row];
    if (best != number(one.candidates.front()) || worst != number(one.candidates.back())) {
      return differs("levels of " + one.conclusion->code,
                     std::to_string(number(one.candidates.front())) + "-" +
                         std::to_string(number(one.candidates.back())),
                     std::to_string(best) + "-" + std::to_string(worst));
    }
  }
  const auto points = batch.points("*");
  if (!points.empty() && shown(unit.points()) != shown(points[row])) {
    return differs("points", shown(unit.points()), shown(points[row]));
  }
  return {};
}

/// How a batch differs from an evaluation of the same units; empty: in nothing.
inline std::string difference(const xaso::batch_result& batch, const xaso::evaluation& all) {
  if (batch.rows() != all.unit_count()) return "another number of units";
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    const std::string found = difference(batch, row, all.unit(row));
    if (!found.empty()) return "row " + std::to_string(row) + ", " + found;
  }
  return {};
}

}  // namespace agreement
