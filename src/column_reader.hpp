// The cells of a column, read exactly: one by one, and a block at a time.
// A column may be strided and misaligned, and a table checked that its rows are there.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "cell_size.hpp"
#include "xaso/decimal.hpp"
#include "xaso/table.hpp"

namespace xaso::detail {

/// Reads a column of a table. Borrows it; cheap to copy. Rows are not checked.
class column_reader {
 public:
  /// How packed values can be read where they lie.
  enum class dense : std::uint8_t {
    no,
    int32,
    int64,  ///< also `decimal64`
  };

  explicit column_reader(const column& column) noexcept
      : column_(&column),
        data_(static_cast<const unsigned char*>(column.data)),
        step_(static_cast<std::size_t>(step_of(column))) {}

  [[nodiscard]] const column& of() const noexcept { return *column_; }

  [[nodiscard]] bool has_value(std::size_t row) const noexcept;
  /// Which of `count` rows have a value: bit r of word r / 64 says it of row `first` + r.
  /// @param words  ⌈`count` / 64⌉ of them, all written; bits past `count` are 0
  void read_valid(std::size_t first, std::size_t count, std::uint64_t* words) const noexcept;

  /// The value of an integer, a `decimal64` or a `float64`, exactly. Of a float that is not whole:
  /// the decimal of its shortest text.
  /// @returns empty where there is no value, or none that a decimal can hold
  [[nodiscard]] std::optional<decimal> number(std::size_t row) const noexcept;
  /// Numbers times 10^`scale`, as integers. A boolean is 0 or 1; a code is itself, without scale.
  /// @param scale  0 … 18
  /// @param out    of row `first` + r at r; 0 where there is no value, and where it is odd
  /// @param odd    bits as of `read_valid`, added to what is there: the row has a value, and
  ///               `number` has none or its multiple is not whole or not below 2^63
  /// @complexity O(count), no allocation
  void read_scaled(std::size_t first, std::size_t count, int scale, std::int64_t* out,
                   std::uint64_t* odd) const noexcept;

  /// Which of `count` rows have the value yes, of a column of booleans; bits as of `read_valid`.
  void read_yes(std::size_t first, std::size_t count, std::uint64_t* words) const noexcept;

  /// Of a boolean; empty where there is no value.
  [[nodiscard]] std::optional<bool> boolean(std::size_t row) const noexcept;
  /// Of a code: as it is stored, also outside the dictionary, and where there is no value.
  [[nodiscard]] std::int64_t code(std::size_t row) const noexcept;
  /// Of a code: its entry; empty where there is no value, or it is outside the dictionary.
  [[nodiscard]] std::optional<std::string_view> text(std::size_t row) const noexcept;

  [[nodiscard]] dense packed() const noexcept;
  /// Where the packed values begin at row `first`, perhaps misaligned; null where they are not
  /// packed.
  [[nodiscard]] const void* in_place(std::size_t first) const noexcept;

 private:
  // Steps below 0 wrap around, as the sums do.
  [[nodiscard]] std::size_t place(std::size_t row) const noexcept {
    return column_->first + row * step_;
  }
  [[nodiscard]] std::uint64_t valid_word(std::size_t first, std::size_t count) const noexcept;
  [[nodiscard]] bool bit(std::size_t row) const noexcept;
  [[nodiscard]] bool convert(std::size_t first, std::size_t count, int scale,
                             std::int64_t* out) const noexcept;
  [[nodiscard]] std::uint64_t convert_again(std::size_t first, std::size_t count, int scale,
                                            std::uint64_t valid, std::int64_t* out) const noexcept;

  const column* column_;
  const unsigned char* data_;
  std::size_t step_;
};

}  // namespace xaso::detail
