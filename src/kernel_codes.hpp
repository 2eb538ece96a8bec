// Of the kernels that compare many figures at once: what they do about bounds and classes before
// they begin, and how a class is looked up by four bits.
// Private to those sources, and in an anonymous namespace: each is compiled for a processor of its
// own, and nothing of one may be linked into another.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernel.hpp"

namespace xaso::detail {
namespace {

constexpr std::uint64_t all_rows = ~std::uint64_t{0};

/// Counts below 2^this are surely not odd.
constexpr unsigned surely_counts = 49;
static_assert((std::int64_t{1} << surely_counts) < greatest_kernel_count);

/// Counts and factors below 2^this are short.
constexpr unsigned short_bits = 31;

/// How n·a is held against d·b; `kernel_signs.hpp` says why each of them is exact.
enum class way : std::uint8_t {
  whole,         ///< in whole numbers: of short counts and factors
  small_double,  ///< in doubles, where d·b ± ½ is exact
  large_double,  ///< in doubles, whatever the counts and factors
};

// What the class of a figure is looked up by: four bits worked out of its counts, where a count
// that is not there is 0. The first bound is the lower one, if it is asked.
constexpr unsigned misses_first = 8;
constexpr unsigned misses_second = 4;
constexpr unsigned above = 2;  ///< the numerator is above the denominator
constexpr unsigned zero = 1;   ///< the denominator is 0

// A bound that always holds is not asked; `scalar_class.hpp` says which do.
constexpr bool is_lower_asked(const ratio_rule& rule) noexcept {
  return rule.lower.a != 0 || rule.lower.b != 0 || rule.lower.slack != 0;
}
constexpr bool is_upper_asked(const ratio_rule& rule) noexcept { return rule.upper.a != 0; }

/// The classes by those bits: of two counts, of a numerator alone, of a denominator alone.
struct code_tables {
  std::uint8_t both[16];
  std::uint8_t numerator[16];
  std::uint8_t denominator[16];
};

code_tables tables_of(const ratio_rule& rule) noexcept {
  const unsigned first = is_lower_asked(rule) ? lower_holds : upper_holds;
  const unsigned second = lower_holds + upper_holds - first;
  const auto byte = [](ratio_class one, unsigned held = 0) {
    return static_cast<std::uint8_t>(static_cast<unsigned>(one) + held);
  };
  code_tables tables{};
  for (unsigned code = 0; code < 16; ++code) {
    const bool is_above = (code & above) != 0;
    const bool is_zero = (code & zero) != 0;
    const unsigned held =
        ((code & misses_first) != 0 ? 0 : first) + ((code & misses_second) != 0 ? 0 : second);
    tables.denominator[code] =
        byte(is_zero ? ratio_class::zero_denominator : ratio_class::denominator);
    tables.numerator[code] = is_above ? byte(ratio_class::numerator, rule.may_exceed_one ? held : 0)
                                      : byte(ratio_class::zero_numerator);
    if (is_zero && !is_above) {
      tables.both[code] = byte(ratio_class::zero);
    } else if (is_zero || (is_above && !rule.may_exceed_one)) {
      tables.both[code] = byte(ratio_class::contradictory);
    } else {
      tables.both[code] = byte(ratio_class::both, held);
    }
  }
  return tables;
}

/// A bound as it is asked: n·a + d·b ≥ slack.
struct signed_bound {
  std::int64_t a = 0;
  std::int64_t b = 0;
  std::int64_t slack = 0;
};

/// What is asked, in the order of the codes.
struct asked_bounds {
  signed_bound first;
  signed_bound second;
  unsigned small_bits = surely_counts;  ///< counts below 2^this are small: d·b ± ½ is exact
  bool are_short = false;

  explicit asked_bounds(const ratio_rule& rule) noexcept {
    const signed_bound lower{rule.lower.a, -rule.lower.b, rule.lower.slack};
    const signed_bound upper{-rule.upper.a, rule.upper.b, rule.upper.slack};
    if (is_lower_asked(rule)) first = lower;
    if (is_upper_asked(rule)) (is_lower_asked(rule) ? second : first) = upper;
    const std::int64_t b = rule.lower.b > rule.upper.b ? rule.lower.b : rule.upper.b;
    while (small_bits > 0 && b > std::int64_t{1} << (52 - small_bits)) --small_bits;
    are_short = (rule.lower.a | rule.lower.b | rule.upper.a | rule.upper.b) >> short_bits == 0;
  }

  /// The bits of a code that come out the wrong way round in whole numbers.
  [[nodiscard]] unsigned flips() const noexcept {
    return (first.slack != 0 ? misses_first : 0) + (second.slack != 0 ? misses_second : 0);
  }
};

/// What is worked out of counts: how many bounds there are, and whether 1 may be exceeded.
template <unsigned Bounds, bool MayExceedOne>
struct shape {
  static constexpr unsigned bounds = Bounds;
  static constexpr bool may_exceed_one = MayExceedOne;
};

/// Calls with the shape that a rule has.
template <typename Call>
bool with_shape(const ratio_rule& rule, const Call& call) noexcept {
  const bool lower = is_lower_asked(rule);
  const bool upper = is_upper_asked(rule);
  if (!lower && !upper) return call(shape<0, false>{});
  if (lower && upper) {
    return rule.may_exceed_one ? call(shape<2, true>{}) : call(shape<2, false>{});
  }
  return rule.may_exceed_one ? call(shape<1, true>{}) : call(shape<1, false>{});
}

/// A word of two columns.
struct word_place {
  const unsigned char* n;
  const unsigned char* d;
  std::uint64_t has_n;
  std::uint64_t has_d;
};

template <typename Count>
word_place place_of(const ratio_columns& columns, std::size_t word) noexcept {
  const std::size_t at = word * rows_per_word * sizeof(Count);
  return {static_cast<const unsigned char*>(columns.numerators) + at,
          static_cast<const unsigned char*>(columns.denominators) + at,
          columns.numerator_valid[word], columns.denominator_valid[word]};
}

constexpr std::uint64_t odd_of(const ratio_columns& columns, std::size_t word) noexcept {
  return columns.odd != nullptr ? columns.odd[word] : 0;
}

/// Writes the classes of every word by `Words`, which has one way for short counts and one for any.
/// A word is taken to be like the one before it: looking costs as much as comparing short counts.
/// One function for every shape: compilers run out of registers if all shapes are in one.
template <typename Words>
[[gnu::noinline]] bool classify_words(const ratio_columns& columns, const Words& words,
                                      std::uint8_t* classes) noexcept {
  std::uint64_t some_odd = 0;
  bool is_short = words.rule.is_short;
  for (std::size_t word = 0; word < columns.words; ++word) {
    std::uint8_t* const of_word = classes + word * rows_per_word;
    if (is_short) is_short = words.write_if_short(columns, word, of_word);
    if (is_short) {
      some_odd |= odd_of(columns, word);
    } else {
      is_short = words.write(columns, word, of_word, some_odd) && words.rule.is_short;
    }
  }
  return some_odd != 0;
}

}  // namespace
}  // namespace xaso::detail
