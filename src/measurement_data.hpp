// How measurements are kept: figures of one size in one array, what is rare beside it.
// A document has hundreds of thousands of figures and most are two counts.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "xaso/measurement.hpp"

namespace xaso::detail {

/// What stands under `value`.
enum class value_form : std::uint8_t { absent, number, range, boolean, text, checked, states };
/// What stands under `numerator` or `denominator`.
enum class part_form : std::uint8_t { absent, number, range };

/// The rare parts of a figure.
struct figure_detail {
  std::string not_applicable;
  std::vector<std::string> evidence;
  std::string explanation;
  std::vector<std::string> obstacles;
  xaso::sources sources;
  std::string note;
  std::optional<decimal> reported_points;

  [[nodiscard]] bool empty() const noexcept {
    return not_applicable.empty() && evidence.empty() && explanation.empty() && obstacles.empty() &&
           sources.empty() && note.empty() && !reported_points;
  }
};

/// One figure.
struct packed_figure {
  static constexpr std::uint32_t no_detail = 0xFFFFFFFF;

  decimal value;           ///< number: itself; boolean: 0 or 1; else an index: range → `ranges`,
                           ///< text → `texts`, checked and states → `items`
  decimal numerator;       ///< number: itself; range: an index into `ranges`
  decimal denominator;     ///< as numerator
  std::uint32_t code = 0;  ///< index into `codes`
  std::uint32_t detail = no_detail;  ///< index into `details`
  std::uint32_t offset = 0;          ///< where the figure begins in the text read; 0: nowhere
  value_form value_is = value_form::absent;
  part_form numerator_is = part_form::absent;
  part_form denominator_is = part_form::absent;
  bool approximate : 1 = false;
  bool reported_met : 1 = false;
  bool reported_not_met : 1 = false;
};

/// The items of a checklist as given; with `checked` every state is true.
using packed_items = std::vector<item_state>;

/// Figures of one entry: [first, last) of `figures`.
struct figure_span {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

struct measurement_data {
  std::string criteria;
  xaso::period period;
  std::optional<int> target_year;
  std::vector<stated_cohort> cohort;  ///< in the order given, no code twice

  std::vector<unit_entry> entries;
  std::size_t listing_levels = 0;            ///< how deep listings of sub-units are nested in them
  std::vector<figure_span> spans;            ///< by entry
  std::vector<std::uint32_t> entry_offsets;  ///< by entry: where it begins in the text; 0: nowhere

  std::vector<std::string> codes;  ///< every code that occurs, once, in order of first occurrence
  std::vector<packed_figure> figures;
  std::vector<figure_detail> details;
  std::vector<amount> ranges;
  std::vector<std::string> texts;
  std::vector<packed_items> items;

  [[nodiscard]] amount value_of(const packed_figure& figure) const {
    return figure.value_is == value_form::number  ? amount(figure.value)
           : figure.value_is == value_form::range ? ranges[index(figure.value)]
                                                  : amount();
  }
  [[nodiscard]] amount numerator_of(const packed_figure& figure) const {
    return part(figure.numerator_is, figure.numerator);
  }
  [[nodiscard]] amount denominator_of(const packed_figure& figure) const {
    return part(figure.denominator_is, figure.denominator);
  }
  [[nodiscard]] static std::size_t index(decimal stored) noexcept {
    return static_cast<std::size_t>(stored.mantissa());
  }
  /// `index` as a figure stores it.
  [[nodiscard]] static decimal stored(std::size_t index) noexcept {
    return {static_cast<std::int64_t>(index)};
  }

 private:
  [[nodiscard]] amount part(part_form form, decimal stored) const {
    return form == part_form::number  ? amount(stored)
           : form == part_form::range ? ranges[index(stored)]
                                      : amount();
  }
};

}  // namespace xaso::detail
