// Classifying figures by the thousand. A kernel says of every figure which of a few classes it is
// in; what the class comes to is looked up in a table that was made by the scalar rule
// (`verdict_table.hpp`). All kernels give the same bytes.
// Included by sources that are compiled for a processor: nothing of the standard library but
// integers, so that no inline function of theirs gets into the rest of the program.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace xaso::detail {

/// Rows go by words: 64 rows are one.
inline constexpr std::size_t rows_per_word = 64;

/// The greatest count that a kernel looks at: 10^15.
inline constexpr std::int64_t greatest_kernel_count = 1'000'000'000'000'000;

/// The classes of a figure that is given as two counts. At most 16: a table fits into a register.
enum class ratio_class : std::uint8_t {
  nothing = 0,
  denominator = 1,       ///< alone, above 0
  zero_denominator = 2,  ///< alone
  zero_numerator = 3,    ///< alone
  numerator = 4,         ///< alone, above 0: + `lower_holds` + `upper_holds`
  both = 8,              ///< of a ratio: + `lower_holds` + `upper_holds`
  contradictory = 12,    ///< the numerator above the denominator
  zero = 13,             ///< both 0
  odd = 14,              ///< to be looked at by the scalar rule
};
inline constexpr std::uint8_t lower_holds = 1;
inline constexpr std::uint8_t upper_holds = 2;

/// The classes of a single number: `nothing`, or one more than how many cuts are at or below it.
enum class value_class : std::uint8_t { nothing = 0, below_all = 1, odd = 14 };

/// A bound on n / d. A lower one holds where n·a ≥ d·b + slack, an upper one where
/// n·a ≤ d·b − slack; all whole, 0 ≤ a, b < 2^53, slack 0 or 1. All 0: it always holds, and so does
/// an upper one with a = 0.
struct ratio_bound {
  std::int64_t a = 0;
  std::int64_t b = 0;
  std::int64_t slack = 0;
};

struct ratio_rule {
  ratio_bound lower;
  ratio_bound upper;
  bool may_exceed_one = false;  ///< then a numerator alone is held against the denominator 1
};

/// Cuts rise strictly.
struct value_rule {
  static constexpr std::size_t most_cuts = 8;
  std::int64_t cuts[most_cuts] = {};
  std::size_t count = 0;
};

/// What each class comes to.
struct class_table {
  std::uint8_t outcomes[16] = {};    ///< status and reason, as one byte
  std::uint8_t candidates[16] = {};  ///< as it counts: bits met, not met, out
};

/// The candidates of one member, of 64 rows.
struct member_words {
  std::uint64_t met = 0;
  std::uint64_t not_met = 0;
  std::uint64_t out = 0;
};

/// Two columns to classify, of whole words: `words` · 64 values each, without a space between them.
struct ratio_columns {
  const void* numerators = nullptr;    ///< int64 or int32
  const void* denominators = nullptr;  ///< of the same type
  const std::uint64_t* numerator_valid = nullptr;
  const std::uint64_t* denominator_valid = nullptr;
  const std::uint64_t* odd = nullptr;  ///< cells that are odd whatever their numbers; null: none
  std::size_t words = 0;
};

struct value_columns {
  const void* values = nullptr;  ///< int64 or int32
  const std::uint64_t* valid = nullptr;
  const std::uint64_t* odd = nullptr;
  std::size_t words = 0;
};

/// The kernels of one kind of processor.
struct kernel {
  /// Writes the class of every row.
  /// A count that is there and not 0 … 10^15 is odd. @returns whether some cell is odd
  bool (*classify_ratios64)(const ratio_columns& columns, const ratio_rule& rule,
                            std::uint8_t* classes) noexcept;
  bool (*classify_ratios32)(const ratio_columns& columns, const ratio_rule& rule,
                            std::uint8_t* classes) noexcept;
  bool (*classify_values64)(const value_columns& columns, const value_rule& rule,
                            std::uint8_t* classes) noexcept;
  bool (*classify_values32)(const value_columns& columns, const value_rule& rule,
                            std::uint8_t* classes) noexcept;
  /// Looks every class up, 0 … 15: outcomes one after another, candidates word by word, `stride`
  /// apart.
  void (*look_up)(const std::uint8_t* classes, std::size_t words, const class_table& table,
                  std::uint8_t* outcomes, member_words* members, std::size_t stride) noexcept;
};

extern const kernel portable_kernel;
#if defined(XASO_X86_KERNELS)
extern const kernel avx2_kernel;    ///< needs AVX2 and FMA
extern const kernel avx512_kernel;  ///< needs AVX-512 F, BW, DQ and VL
#endif

}  // namespace xaso::detail
