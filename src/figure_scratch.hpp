// One figure made up in place: of the cells of a table, or to stand for a class of figures.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "judge.hpp"
#include "measurement_data.hpp"
#include "xaso/indicator.hpp"

namespace xaso::detail {

/// A figure that is made up anew again and again. Its view borrows from it.
class figure_scratch {
 public:
  figure_scratch();

  /// Nothing is given.
  void clear() noexcept;

  void set_number(decimal value) noexcept;
  void set_boolean(bool value) noexcept;
  void set_text(std::string_view text);
  /// @param states  by item of the measure, in its order
  void set_items(const measure& measure, std::span<const std::optional<bool>> states);
  void set_numerator(decimal value) noexcept;
  void set_denominator(decimal value) noexcept;

  void report(status status) noexcept;
  void report_points(decimal points) noexcept;
  void declare_not_applicable();
  void give_evidence();
  void explain();

  /// None of the setters called: no figure at all.
  [[nodiscard]] figure_view view() const noexcept;

 private:
  measurement_data data_;
  packed_figure figure_;
  figure_detail detail_;
  bool given_ = false;
};

}  // namespace xaso::detail
