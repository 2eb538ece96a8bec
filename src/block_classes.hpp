// The figures of a block of rows, read from their columns and classified.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "bound_table.hpp"
#include "kernel.hpp"
#include "word_tally.hpp"

namespace xaso::detail {

/// Reads one indicator after another, and classifies it by one rule after another. Keeps its
/// memory; not for use by several threads at once.
class block_classes {
 public:
  /// @param rows  of a block, a multiple of `rows_per_word`
  block_classes(const bound_table& of, std::size_t rows);

  void begin(std::size_t first, std::size_t count) noexcept;

  /// Reads the figures of an indicator.
  /// @param suspect  rows that are odd whatever their figures, by word; null: none
  void read(std::size_t slot, const std::uint64_t* suspect);
  /// The same indicator of the same rows, read before: only what classifying changed.
  [[nodiscard]] bool has_read(std::size_t slot) const noexcept { return slot == read_; }

  /// Whether what was read is yet to be classified by a rule; codes and items are not.
  [[nodiscard]] bool needs_rule() const noexcept { return by_rule_; }
  void classify(const ratio_rule& rule, const kernel& kernel);
  void classify(const value_rule& rule, const kernel& kernel);
  void make_all_odd() noexcept;
  /// The class of one row by a rule of its own.
  [[nodiscard]] std::uint8_t class_by(const ratio_rule& rule, std::size_t row) const noexcept;
  [[nodiscard]] std::uint8_t class_by(const value_rule& rule, std::size_t row) const noexcept;

  /// By row, of whole words.
  [[nodiscard]] const std::uint8_t* classes() const noexcept { return classes_.data(); }

  // The numbers that were read, of a row that has them: the numerator or the value; the
  // denominator.
  [[nodiscard]] std::int64_t first_number(std::size_t row) const noexcept {
    return number(first_, row);
  }
  [[nodiscard]] std::int64_t second_number(std::size_t row) const noexcept {
    return number(second_, row);
  }

 private:
  /// The numbers of one column: those of whole words where they lie, or copied.
  struct numbers {
    const void* in_place = nullptr;
    column_reader::dense width = column_reader::dense::int64;
    std::size_t whole = 0;  ///< words that are in place
    std::vector<std::int64_t> copied;
    std::vector<std::uint64_t> valid;
  };

  /// Words that lie together: in place, or copied.
  struct part {
    std::size_t first = 0;
    std::size_t count = 0;
    bool is_int32 = false;
  };

  [[nodiscard]] std::array<part, 2> parts() const noexcept;
  [[nodiscard]] static const void* data_of(const numbers& of, const part& words) noexcept;
  void read_ratios(const bound_indicator& of);
  void read_values(const bound_indicator& of);
  void read_texts_as_numbers(const bound_indicator& of);
  void read_yes_no(const bound_indicator& of);
  void read_codes(const bound_indicator& of);
  void read_items(const bound_indicator& of);
  void read_numbers(const std::optional<column_reader>& from, int scale, bool in_place,
                    numbers& into);
  void mark_odd() noexcept;
  [[nodiscard]] static std::int64_t number(const numbers& of, std::size_t row) noexcept;
  [[nodiscard]] static bool has(const std::vector<std::uint64_t>& words, std::size_t row) noexcept {
    return (words[row / rows_per_word] >> (row % rows_per_word) & 1U) != 0;
  }

  const bound_table& table_;
  std::size_t begun_ = 0;  ///< the first row of the block
  std::size_t count_ = 0;
  std::size_t words_ = 0;
  static constexpr auto nothing = static_cast<std::size_t>(-1);
  std::size_t read_ = nothing;  ///< the slot at hand
  bool by_rule_ = false;

  numbers first_;
  numbers second_;
  std::vector<std::uint64_t> odd_;
  std::vector<std::uint64_t> other_;  ///< words of another column
  std::vector<std::uint8_t> classes_;
  std::vector<unit_counts> checked_;    ///< by word
  std::vector<unit_counts> unchecked_;  ///< by word
};

}  // namespace xaso::detail
