// Made-up figures of many units, by column. A figure depends on its row, indicator and mix alone,
// so a smaller table is the beginning of a larger one, and a chunk a part of it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <span>
#include <string_view>

#include "rules.hpp"
#include "xaso/table.hpp"

namespace bench {

enum class mix : bool {
  clean,    ///< nothing missing, no denominator 0
  hostile,  ///< 5 % missing, 1 % zero denominators, 5 % exactly on the threshold
};
inline constexpr mix both_mixes[] = {mix::clean, mix::hostile};

[[nodiscard]] constexpr std::string_view name(mix one) {
  return one == mix::clean ? "clean" : "hostile";
}

/// Memory that begins where a cache line does, as Arrow's and NumPy's large arrays do.
template <typename T>
class buffer {
 public:
  buffer() = default;
  explicit buffer(std::size_t size)
      : size_(size),
        data_(static_cast<T*>(std::aligned_alloc(64, (size * sizeof(T) + 63) / 64 * 64))) {
    if (!data_) throw std::bad_alloc();
  }
  [[nodiscard]] T* data() const noexcept { return data_.get(); }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  T& operator[](std::size_t i) const noexcept { return data_.get()[i]; }

 private:
  struct release {
    void operator()(T* data) const noexcept { std::free(data); }  // NOLINT: aligned_alloc's
  };
  std::size_t size_ = 0;
  std::unique_ptr<T, release> data_;
};

/// One figure. What is missing is 0.
struct cell {
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
  bool has_numerator = true;
  bool has_denominator = true;
};

[[nodiscard]] cell figure_at(std::size_t indicator, std::size_t row, mix of);

/// Exactly on the threshold of the indicator.
[[nodiscard]] cell exact_hit_at(std::size_t indicator, std::size_t row);

/// Columns of all 37 indicators, one after another.
class figures {
 public:
  /// @param of  of the clean mix there is no validity: every figure is there
  figures(std::size_t rows, mix of);

  /// Makes the rows that begin with `first_row` of the table that goes on for ever.
  void fill(std::size_t first_row);
  /// Makes every figure by a rule.
  template <typename Make>
  void fill_with(const Make& make) {
    for (std::size_t i = 0; i < indicators; ++i) {
      for (std::size_t row = 0; row < rows_; ++row) set(i, row, make(i, row));
    }
  }

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::size_t cells() const noexcept { return rows_ * indicators; }
  [[nodiscard]] mix of() const noexcept { return of_; }
  /// Words of validity of one column.
  [[nodiscard]] std::size_t words() const noexcept { return (rows_ + 63) / 64; }
  [[nodiscard]] bool has_validity() const noexcept { return of_ == mix::hostile; }
  /// All that a judge has to read.
  [[nodiscard]] std::size_t bytes() const noexcept;

  [[nodiscard]] std::span<std::int64_t> numerators(std::size_t i) const noexcept {
    return {&numerators_[i * rows_], rows_};
  }
  [[nodiscard]] std::span<std::int64_t> denominators(std::size_t i) const noexcept {
    return {&denominators_[i * rows_], rows_};
  }
  /// A bit a row; empty where there is no validity.
  [[nodiscard]] std::span<std::uint64_t> numerator_valid(std::size_t i) const noexcept {
    return valid_in(numerator_valid_, i);
  }
  [[nodiscard]] std::span<std::uint64_t> denominator_valid(std::size_t i) const noexcept {
    return valid_in(denominator_valid_, i);
  }
  [[nodiscard]] cell at(std::size_t indicator, std::size_t row) const noexcept;

 private:
  void set(std::size_t indicator, std::size_t row, const cell& figure) noexcept;
  [[nodiscard]] std::span<std::uint64_t> valid_in(const buffer<std::uint64_t>& all,
                                                  std::size_t i) const noexcept {
    if (!has_validity()) return {};
    return {&all[i * words()], words()};
  }

  std::size_t rows_;
  mix of_;
  buffer<std::int64_t> numerators_;
  buffer<std::int64_t> denominators_;
  buffer<std::uint64_t> numerator_valid_;
  buffer<std::uint64_t> denominator_valid_;
};

/// A column of whole numbers, with its validity where it has one.
[[nodiscard]] xaso::column column_of(std::span<const std::int64_t> values,
                                     std::span<const std::uint64_t> valid);

/// The table of them: `<code>:numerator` and `<code>:denominator`.
[[nodiscard]] xaso::table_view table_of(const figures& columns);

}  // namespace bench
