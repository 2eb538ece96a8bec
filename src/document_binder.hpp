// Binding measurements to a set as columns: figures of the simple kinds become numbers, the others
// stay where they are and are marked.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "bound_table.hpp"

namespace xaso::detail {

class document_binder {
 public:
  explicit document_binder(bound_table& into)
      : into_(into), data_(*into.document_), plan_(*into.plan_) {}

  void run();

 private:
  void bind_circumstances();
  void bind_indicator(std::size_t slot);
  void bind_ratio(std::size_t slot);
  void bind_value(std::size_t slot);
  void bind_codes(std::size_t slot);

  template <class IsSimple, class Visit>
  void for_each_plain(std::size_t slot, IsSimple is_simple, Visit visit);
  /// Whether all that is said of a figure is one value or two counts.
  [[nodiscard]] static bool is_plain(const figure_view& figure) noexcept;
  [[nodiscard]] std::size_t words() const noexcept {
    return (into_.rows_ + rows_per_word - 1) / rows_per_word;
  }
  std::vector<std::uint64_t>& new_words();
  [[nodiscard]] column_reader new_column(cell_type type, const void* data, std::size_t bytes,
                                         const std::vector<std::uint64_t>& valid);
  [[nodiscard]] column_reader new_numbers(const std::vector<std::int64_t>& numbers, int scale,
                                          const std::vector<std::uint64_t>& valid);
  void mark_odd(std::size_t slot, std::size_t row);

  bound_table& into_;
  const evaluation_data& data_;
  const plan& plan_;
  std::vector<std::uint64_t>* odd_ = nullptr;  ///< of the indicator at hand
};

}  // namespace xaso::detail
