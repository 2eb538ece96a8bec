// Cells as numbers: in whole numbers where they can be, else one by one.
// SPDX-License-Identifier: Apache-2.0
#include "column_reader.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <limits>

#include "int128.hpp"
#include "shortest_decimal.hpp"

namespace xaso::detail {
namespace {

constexpr std::size_t word_bits = 64;
constexpr std::int64_t beyond_digits = power_of_ten(decimal::max_digits);
constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();

constexpr auto powers = [] {
  std::array<std::int64_t, 19> all{};
  for (int i = 0; i < 19; ++i) all[static_cast<std::size_t>(i)] = power_of_ten(i);
  return all;
}();
constexpr std::int64_t power(int exponent) noexcept {
  return powers[static_cast<std::size_t>(exponent)];
}

template <class Cell>
Cell load(const unsigned char* at) noexcept {
  Cell cell;  // NOLINT(cppcoreguidelines-init-variables): filled below
  std::memcpy(&cell, at, sizeof cell);
  return cell;
}

constexpr std::uint64_t lowest_bits(std::size_t count) noexcept {
  return count >= word_bits ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

/// The first of `count` bytes is the least significant; at most eight.
std::uint64_t load_bytes(const unsigned char* at, std::size_t count) noexcept {
  std::uint64_t word = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&word, at, count);
  } else {
    for (std::size_t i = 0; i < count; ++i) word |= std::uint64_t{at[i]} << 8 * i;
  }
  return word;
}

/// `count` bits from bit `first` on, at most 64; no byte is read but those that they are in.
std::uint64_t load_bits(const unsigned char* data, std::size_t first, std::size_t count) noexcept {
  const unsigned char* at = data + first / 8;
  const std::size_t shift = first % 8;
  const std::size_t bytes = (shift + count + 7) / 8;
  std::uint64_t word = load_bytes(at, std::min<std::size_t>(bytes, 8)) >> shift;
  if (bytes == 9) word |= std::uint64_t{at[8]} << (word_bits - shift);
  return word & lowest_bits(count);
}

/// Whole words of bits from bit `first` on.
void load_words(const unsigned char* data, std::size_t first, std::size_t count,
                std::uint64_t* words) noexcept {
  const unsigned char* at = data + first / 8;
  const std::size_t shift = first % 8;
  if (shift == 0 && std::endian::native == std::endian::little) {
    std::memcpy(words, at, count * sizeof(std::uint64_t));
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    words[i] = load_bits(data, first + i * word_bits, word_bits);
  }
}

/// Bit i of the result: byte i of `word` is not 0.
constexpr std::uint64_t bytes_to_bits(std::uint64_t word) noexcept {
  constexpr std::uint64_t low_seven = 0x7F7F'7F7F'7F7F'7F7FU;
  const std::uint64_t ones = ((((word & low_seven) + low_seven) | word) & ~low_seven) >> 7U;
  // No two of the products fall on the same bit, so that nothing is carried.
  return ones * 0x0102'0408'1020'4080U >> 56U;
}

std::uint64_t load_flags(const unsigned char* data, std::size_t count) noexcept {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < count; i += 8) {
    word |= bytes_to_bits(load_bytes(data + i, std::min<std::size_t>(count - i, 8))) << i;
  }
  return word;
}

/// A mantissa as a decimal, where it can be one.
std::optional<decimal> as_decimal(std::int64_t mantissa, int scale) noexcept {
  const decimal lowest = decimal::scaled(mantissa, scale);
  const bool fits = lowest.mantissa() < beyond_digits && lowest.mantissa() > -beyond_digits;
  return fits ? std::optional(lowest) : std::nullopt;
}

/// `number` times 10^`scale`; empty where that is not whole, or not below 2^63.
std::optional<std::int64_t> multiple_of(decimal number, int scale) noexcept {
  // In lowest form: what is left after the point does not go away.
  if (number.scale() > scale) return std::nullopt;
  const std::int64_t factor = power(scale - number.scale());
  if (std::abs(number.mantissa()) > greatest / factor) return std::nullopt;
  return number.mantissa() * factor;
}

// What follows turns one cell into a multiple. One that is perhaps none is not whole, and is looked
// at again.

struct times {
  std::uint64_t factor;
  std::uint64_t limit;  ///< for the magnitude of the cell

  explicit times(std::int64_t by) noexcept
      : factor(static_cast<std::uint64_t>(by)),
        limit(static_cast<std::uint64_t>(std::min(beyond_digits - 1, greatest / by))) {}

  multiple operator()(std::int64_t cell) const noexcept {
    const auto bits = static_cast<std::uint64_t>(cell);
    const bool fits = bits + limit <= 2 * limit;
    return {fits ? static_cast<std::int64_t>(bits * factor) : 0, fits};
  }
};

template <int Digits>
struct divided {
  multiple operator()(std::int64_t cell) const noexcept {
    constexpr std::int64_t by = power_of_ten(Digits);
    const std::int64_t quotient = cell / by;
    const bool fits = quotient * by == cell && cell < beyond_digits && cell > -beyond_digits;
    return {fits ? quotient : 0, fits};
  }
};

struct of_float {
  double power_of_scale;
  times rest;

  explicit of_float(int scale) noexcept
      : power_of_scale(static_cast<double>(power(std::min(scale, decimal::max_scale)))),
        rest(power(std::max(scale - decimal::max_scale, 0))) {}

  multiple operator()(double cell) const noexcept {
    const multiple found = few_digits(cell, power_of_scale);
    const multiple more = rest(found.value);
    return {more.value, found.is_whole && more.is_whole};
  }
};

/// @returns whether every cell is whole
template <class Cell, class Convert>
bool convert_cells(const unsigned char* at, std::size_t step, std::size_t count,
                   const Convert& to_multiple, std::int64_t* out) noexcept {
  bool all = true;
  for (std::size_t r = 0; r < count; ++r) {
    const auto offset = static_cast<std::ptrdiff_t>(r * step);  // backward where it wrapped around
    const multiple found = to_multiple(load<Cell>(at + offset));
    out[r] = found.value;
    all &= found.is_whole;
  }
  return all;
}

/// The same. That the step is known to be that of the type lets it be done several at a time.
template <class Cell, class Convert>
bool convert_column(const unsigned char* at, std::size_t step, std::size_t count,
                    const Convert& to_multiple, std::int64_t* out) noexcept {
  return step == sizeof(Cell) ? convert_cells<Cell>(at, sizeof(Cell), count, to_multiple, out)
                              : convert_cells<Cell>(at, step, count, to_multiple, out);
}

using decimal_divider = bool (*)(const unsigned char*, std::size_t, std::size_t,
                                 std::int64_t*) noexcept;

template <int Digits>
bool divide_column(const unsigned char* at, std::size_t step, std::size_t count,
                   std::int64_t* out) noexcept {
  return convert_column<std::int64_t>(at, step, count, divided<Digits>(), out);
}

/// By how many digits: dividing by what is known beforehand is several times as fast.
constexpr std::array<decimal_divider, 10> dividers{
    divide_column<0>, divide_column<1>, divide_column<2>, divide_column<3>, divide_column<4>,
    divide_column<5>, divide_column<6>, divide_column<7>, divide_column<8>, divide_column<9>,
};

}  // namespace

bool column_reader::has_value(std::size_t row) const noexcept {
  const validity& valid = column_->valid;
  const std::size_t place = valid.first + row;
  switch (valid.is) {
    case validity::kind::all:
      break;
    case validity::kind::bits:
      return (valid.data[place / 8] >> place % 8 & 1U) != 0;
    case validity::kind::bytes:
      return valid.data[place] != 0;
  }
  return true;
}

std::uint64_t column_reader::valid_word(std::size_t first, std::size_t count) const noexcept {
  const validity& valid = column_->valid;
  switch (valid.is) {
    case validity::kind::all:
      break;
    case validity::kind::bits:
      return load_bits(valid.data, valid.first + first, count);
    case validity::kind::bytes:
      return load_flags(valid.data + valid.first + first, count);
  }
  return lowest_bits(count);
}

void column_reader::read_valid(std::size_t first, std::size_t count,
                               std::uint64_t* words) const noexcept {
  std::size_t done = column_->valid.is == validity::kind::bytes ? 0 : count / word_bits * word_bits;
  if (column_->valid.is == validity::kind::all) {
    std::fill_n(words, count / word_bits, ~std::uint64_t{0});
  } else if (column_->valid.is == validity::kind::bits) {
    load_words(column_->valid.data, column_->valid.first + first, count / word_bits, words);
  }
  for (; done < count; done += word_bits) {
    words[done / word_bits] = valid_word(first + done, std::min(word_bits, count - done));
  }
}

bool column_reader::bit(std::size_t row) const noexcept {
  const std::size_t at = place(row);
  return (data_[at / 8] >> at % 8 & 1U) != 0;
}

std::optional<decimal> column_reader::number(std::size_t row) const noexcept {
  if (!has_value(row)) return std::nullopt;
  switch (column_->type) {
    case cell_type::int32:
      return decimal(load<std::int32_t>(data_ + place(row)));
    case cell_type::int64:
    case cell_type::decimal64:
      return as_decimal(load<std::int64_t>(data_ + place(row)), column_->scale);
    case cell_type::float64:
      return shortest_decimal(load<double>(data_ + place(row)));
    default:
      return std::nullopt;
  }
}

bool column_reader::convert(std::size_t first, std::size_t count, int scale,
                            std::int64_t* out) const noexcept {
  if (column_->type == cell_type::boolean1) {
    for (std::size_t r = 0; r < count; ++r) out[r] = bit(first + r) ? power(scale) : 0;
    return true;
  }
  const unsigned char* at = data_ + place(first);
  switch (column_->type) {
    case cell_type::int32:
      return convert_column<std::int32_t>(at, step_, count, times(power(scale)), out);
    case cell_type::int64:
      return convert_column<std::int64_t>(at, step_, count, times(power(scale)), out);
    case cell_type::decimal64:
      if (scale < column_->scale) {
        return dividers[static_cast<std::size_t>(column_->scale - scale)](at, step_, count, out);
      }
      return convert_column<std::int64_t>(at, step_, count, times(power(scale - column_->scale)),
                                          out);
    case cell_type::float64:
      return convert_column<double>(at, step_, count, of_float(scale), out);
    case cell_type::boolean8: {
      const std::int64_t yes = power(scale);
      const auto read = [yes](std::uint8_t cell) { return multiple{cell != 0 ? yes : 0, true}; };
      return convert_column<std::uint8_t>(at, step_, count, read, out);
    }
    case cell_type::code8:
      return convert_column<std::int8_t>(at, step_, count, times(1), out);
    case cell_type::code16:
      return convert_column<std::int16_t>(at, step_, count, times(1), out);
    case cell_type::code32:
      return convert_column<std::int32_t>(at, step_, count, times(1), out);
    case cell_type::boolean1:
      break;
  }
  return true;
}

std::uint64_t column_reader::convert_again(std::size_t first, std::size_t count, int scale,
                                           std::uint64_t valid, std::int64_t* out) const noexcept {
  std::uint64_t odd = 0;
  for (std::size_t r = 0; r < count; ++r) {
    if (out[r] != 0 || (valid >> r & 1U) == 0) continue;
    const std::optional<decimal> value = number(first + r);
    const std::optional<std::int64_t> found = value ? multiple_of(*value, scale) : std::nullopt;
    out[r] = found.value_or(0);
    if (!found) odd |= std::uint64_t{1} << r;
  }
  return odd;
}

void column_reader::read_scaled(std::size_t first, std::size_t count, int scale, std::int64_t* out,
                                std::uint64_t* odd) const noexcept {
  for (std::size_t done = 0; done < count; done += word_bits) {
    const std::size_t size = std::min(word_bits, count - done);
    const std::uint64_t valid = valid_word(first + done, size);
    if (valid == 0) {
      std::fill_n(out + done, size, 0);
      continue;
    }
    if (!convert(first + done, size, scale, out + done)) {
      odd[done / word_bits] |= convert_again(first + done, size, scale, valid, out + done);
    }
    if (valid == lowest_bits(size)) continue;
    for (std::size_t r = 0; r < size; ++r) {
      out[done + r] &= -static_cast<std::int64_t>(valid >> r & 1U);
    }
  }
}

void column_reader::read_yes(std::size_t first, std::size_t count,
                             std::uint64_t* words) const noexcept {
  const bool packed = step_ == 1;
  for (std::size_t done = 0; done < count; done += word_bits) {
    const std::size_t size = std::min(word_bits, count - done);
    std::uint64_t yes = 0;
    if (packed && column_->type == cell_type::boolean1) {
      yes = load_bits(data_, place(first + done), size);
    } else if (packed && column_->type == cell_type::boolean8) {
      yes = load_flags(data_ + place(first + done), size);
    } else {
      for (std::size_t r = 0; r < size; ++r) {
        const std::size_t row = first + done + r;
        const bool is = column_->type == cell_type::boolean1 ? bit(row) : data_[place(row)] != 0;
        yes |= std::uint64_t{is} << r;
      }
    }
    words[done / word_bits] = yes & valid_word(first + done, size);
  }
}

std::optional<bool> column_reader::boolean(std::size_t row) const noexcept {
  if (!has_value(row)) return std::nullopt;
  if (column_->type == cell_type::boolean1) return bit(row);
  if (column_->type == cell_type::boolean8) return data_[place(row)] != 0;
  return std::nullopt;
}

std::int64_t column_reader::code(std::size_t row) const noexcept {
  switch (column_->type) {
    case cell_type::code8:
      return load<std::int8_t>(data_ + place(row));
    case cell_type::code16:
      return load<std::int16_t>(data_ + place(row));
    case cell_type::code32:
      return load<std::int32_t>(data_ + place(row));
    default:
      return -1;
  }
}

std::optional<std::string_view> column_reader::text(std::size_t row) const noexcept {
  if (!has_value(row)) return std::nullopt;
  const std::int64_t place = code(row);
  const auto& dictionary = column_->dictionary;
  if (place < 0 || static_cast<std::uint64_t>(place) >= dictionary.size()) return std::nullopt;
  return dictionary[static_cast<std::size_t>(place)];
}

column_reader::dense column_reader::packed() const noexcept {
  if (step_ != cell_size(column_->type)) return dense::no;
  switch (column_->type) {
    case cell_type::int32:
      return dense::int32;
    case cell_type::int64:
    case cell_type::decimal64:
      return dense::int64;
    default:
      return dense::no;
  }
}

const void* column_reader::in_place(std::size_t first) const noexcept {
  return packed() == dense::no || data_ == nullptr ? nullptr : data_ + place(first);
}

}  // namespace xaso::detail
