// Classifying figures with AVX-512 F, BW, DQ and VL, 64 rows at a time.
// Compiled for such processors only: everything but the table is in an anonymous namespace, so
// that nothing of it is linked into the rest of the program.
// SPDX-License-Identifier: Apache-2.0
#include <immintrin.h>

#include <cstddef>
#include <cstdint>

#include "kernel.hpp"

namespace xaso::detail {
namespace {

// n·a is held against d·b in doubles, and nothing is decided by rounding. The bound is asked as
// n·A + d·B ≥ slack, where A = a and B = −b of a lower bound, A = −a and B = b of an upper one.
// Counts are at most 10^15 and factors below 2^53, all whole, so they are doubles.
//
// q is d·B rounded, and e = d·B − q: whole, at most 2^50, exact. x = n·A + q is whole, r is x
// rounded once. As x is whole, x + e ≥ slack is x + w > 0 with w = e + ½ − slack, below 2^51 and
// so exact. Where |x| < 2^53, r is x; elsewhere r has x's sign and |r| ≥ 2^53 > |w|. So r + w has
// the sign of x + w; it is no less than ½ away from 0, and keeps its sign when it is rounded.
//
// Where counts and factors are small enough for d·B ± ½ to be exact, r is n·A + (d·B + ½ − slack),
// rounded once, and has its sign for the same reason.
//
// No step cares which way is rounded, or whether tiny numbers are taken for 0.

constexpr std::uint64_t all_rows = ~std::uint64_t{0};

/// Counts below 2^this are surely not odd.
constexpr unsigned surely_counts = 49;
static_assert((std::int64_t{1} << surely_counts) < greatest_kernel_count);

/// Words whose counts are looked over before they are worked on: reading them line by line, a
/// little ahead, is what the processor's prefetching is quickest at.
constexpr std::size_t words_ahead = 4;

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

__m512i in_every_part(const std::uint8_t* table) noexcept {
  return _mm512_broadcast_i32x4(_mm_loadu_si128(reinterpret_cast<const __m128i*>(table)));
}

/// A bound in every lane, as above.
struct wide_bound {
  __m512d a = _mm512_setzero_pd();
  __m512d b = _mm512_setzero_pd();
  __m512d half_less_slack = _mm512_setzero_pd();

  wide_bound() = default;
  wide_bound(const ratio_bound& bound, double a_sign) noexcept
      : a(_mm512_set1_pd(a_sign * static_cast<double>(bound.a))),
        b(_mm512_set1_pd(-a_sign * static_cast<double>(bound.b))),
        half_less_slack(_mm512_set1_pd(0.5 - static_cast<double>(bound.slack))) {}
};

/// Everything that is the same for all rows of a call.
struct wide_rule {
  wide_bound first;
  wide_bound second;
  __m512i both;
  __m512i numerator;
  __m512i denominator;
  unsigned small_bits = surely_counts;  ///< counts below 2^this are small

  explicit wide_rule(const ratio_rule& rule) noexcept {
    if (is_lower_asked(rule)) {
      first = wide_bound(rule.lower, 1);
      second = wide_bound(rule.upper, -1);
    } else {
      first = wide_bound(rule.upper, -1);
    }
    const code_tables tables = tables_of(rule);
    both = in_every_part(tables.both);
    numerator = in_every_part(tables.numerator);
    denominator = in_every_part(tables.denominator);
    const std::int64_t b = rule.lower.b > rule.upper.b ? rule.lower.b : rule.upper.b;
    while (small_bits > 0 && b > std::int64_t{1} << (52 - small_bits)) --small_bits;
  }
};

/// Below 0 where the bound is missed.
template <bool Small>
__m512d held_by(__m512d n, __m512d d, const wide_bound& bound) noexcept {
  if constexpr (Small) {
    return _mm512_fmadd_pd(n, bound.a, _mm512_fmadd_pd(d, bound.b, bound.half_less_slack));
  } else {
    const __m512d q = _mm512_mul_pd(d, bound.b);
    const __m512d e = _mm512_fmsub_pd(d, bound.b, q);
    const __m512d r = _mm512_fmadd_pd(n, bound.a, q);
    return _mm512_add_pd(r, _mm512_add_pd(e, bound.half_less_slack));
  }
}

/// A predicate on 16 rows, by the signs of 32 bits each.
struct sixteen_signs {
  __m512i first = _mm512_setzero_si512();
  __m512i second = _mm512_setzero_si512();
  __m512i above = _mm512_setzero_si512();
  __m512i zero = _mm512_setzero_si512();
};

/// The signs of two eight doubles or 64-bit numbers.
__m512i high_halves(__m512d left, __m512d right) noexcept {
  return _mm512_castps_si512(
      _mm512_shuffle_ps(_mm512_castpd_ps(left), _mm512_castpd_ps(right), 0xDD));
}
__m512i high_halves(__m512i left, __m512i right) noexcept {
  return high_halves(_mm512_castsi512_pd(left), _mm512_castsi512_pd(right));
}

/// The signs of 64 rows in bytes.
__m512i in_bytes(__m512i one, __m512i two, __m512i three, __m512i four) noexcept {
  return _mm512_packs_epi16(_mm512_packs_epi32(one, two), _mm512_packs_epi32(three, four));
}

template <unsigned Bounds, bool MayExceedOne>
struct shape {
  static constexpr unsigned bounds = Bounds;
  static constexpr bool may_exceed_one = MayExceedOne;
};

/// What the signs of bounds are, of twice eight rows.
template <typename Shape, bool Small>
void hold(__m512d n1, __m512d d1, __m512d n2, __m512d d2, const wide_rule& rule,
          sixteen_signs& signs) noexcept {
  if constexpr (Shape::may_exceed_one) {
    d1 = _mm512_max_pd(d1, _mm512_set1_pd(1));
    d2 = _mm512_max_pd(d2, _mm512_set1_pd(1));
  }
  signs.first = high_halves(held_by<Small>(n1, d1, rule.first), held_by<Small>(n2, d2, rule.first));
  if constexpr (Shape::bounds == 2) {
    signs.second =
        high_halves(held_by<Small>(n1, d1, rule.second), held_by<Small>(n2, d2, rule.second));
  }
}

/// Counts of 64 bits, read eight at a time.
struct counts64 {
  using count = std::int64_t;

  static __m512i read(const unsigned char* from) noexcept { return _mm512_loadu_si512(from); }
  static __m512i read_those(std::uint64_t there, std::size_t part,
                            const unsigned char* from) noexcept {
    return _mm512_maskz_loadu_epi64(static_cast<__mmask8>(there >> (8 * part)), from);
  }

  template <typename Shape, bool Small, typename Read>
  static sixteen_signs signs_of(const Read& read, std::size_t sixteen,
                                const wide_rule& rule) noexcept {
    const __m512i n1 = read.numerators(2 * sixteen);
    const __m512i d1 = read.denominators(2 * sixteen);
    const __m512i n2 = read.numerators(2 * sixteen + 1);
    const __m512i d2 = read.denominators(2 * sixteen + 1);
    const __m512i minus_one = _mm512_set1_epi64(-1);
    sixteen_signs signs;
    signs.above = high_halves(_mm512_sub_epi64(d1, n1), _mm512_sub_epi64(d2, n2));
    signs.zero = high_halves(_mm512_add_epi64(d1, minus_one), _mm512_add_epi64(d2, minus_one));
    if constexpr (Shape::bounds > 0) {
      hold<Shape, Small>(_mm512_cvtepi64_pd(n1), _mm512_cvtepi64_pd(d1), _mm512_cvtepi64_pd(n2),
                         _mm512_cvtepi64_pd(d2), rule, signs);
    }
    return signs;
  }

  static bool all_below(__m512i bits, unsigned power) noexcept {
    return _mm512_test_epi64_mask(bits, _mm512_set1_epi64(-1LL << power)) == 0;
  }

  /// Which of eight are not 0 … 10^15.
  static std::uint64_t misfits(__m512i counts) noexcept {
    return _mm512_cmpgt_epu64_mask(counts, _mm512_set1_epi64(greatest_kernel_count));
  }

  /// Bytes as `in_bytes` puts them, one after another.
  static __m512i in_rows(__m512i bytes) noexcept {
    const __m512i places =
        _mm512_set_epi16(31, 23, 15, 7, 30, 22, 14, 6, 29, 21, 13, 5, 28, 20, 12, 4, 27, 19, 11, 3,
                         26, 18, 10, 2, 25, 17, 9, 1, 24, 16, 8, 0);
    return _mm512_permutexvar_epi16(places, bytes);
  }

  /// Which of 64 numbers are not below a cut.
  static std::uint64_t reached(const unsigned char* numbers, std::int64_t cut) noexcept {
    const __m512i wide_cut = _mm512_set1_epi64(cut);
    const auto eight = [&](std::size_t part) {
      return _mm512_cmpge_epi64_mask(read(numbers + 64 * part), wide_cut);
    };
    const __mmask16 first = _mm512_kunpackb(eight(1), eight(0));
    const __mmask16 second = _mm512_kunpackb(eight(3), eight(2));
    const __mmask16 third = _mm512_kunpackb(eight(5), eight(4));
    const __mmask16 fourth = _mm512_kunpackb(eight(7), eight(6));
    return _mm512_kunpackd(_mm512_kunpackw(fourth, third), _mm512_kunpackw(second, first));
  }
};

/// Counts of 32 bits, read sixteen at a time.
struct counts32 {
  using count = std::int32_t;

  static __m512i read(const unsigned char* from) noexcept { return _mm512_loadu_si512(from); }
  static __m512i read_those(std::uint64_t there, std::size_t part,
                            const unsigned char* from) noexcept {
    return _mm512_maskz_loadu_epi32(static_cast<__mmask16>(there >> (16 * part)), from);
  }

  /// The first and the second of every two pairs, 0 … 2^31 − 1, as doubles: 2^52, with the number
  /// for its last bits, less 2^52.
  static __m512d first_pairs(__m512i counts) noexcept {
    const __m512i with = _mm512_unpacklo_epi32(counts, _mm512_set1_epi32(0x43300000));
    return _mm512_sub_pd(_mm512_castsi512_pd(with), _mm512_set1_pd(0x1p52));
  }
  static __m512d second_pairs(__m512i counts) noexcept {
    const __m512i with = _mm512_unpackhi_epi32(counts, _mm512_set1_epi32(0x43300000));
    return _mm512_sub_pd(_mm512_castsi512_pd(with), _mm512_set1_pd(0x1p52));
  }

  template <typename Shape, bool Small, typename Read>
  static sixteen_signs signs_of(const Read& read, std::size_t sixteen,
                                const wide_rule& rule) noexcept {
    const __m512i n = read.numerators(sixteen);
    const __m512i d = read.denominators(sixteen);
    sixteen_signs signs;
    signs.above = _mm512_sub_epi32(d, n);
    signs.zero = _mm512_add_epi32(d, _mm512_set1_epi32(-1));
    if constexpr (Shape::bounds > 0) {
      hold<Shape, Small>(first_pairs(n), first_pairs(d), second_pairs(n), second_pairs(d), rule,
                         signs);
    }
    return signs;
  }

  static bool all_below(__m512i bits, unsigned power) noexcept {
    const std::uint32_t high = ~std::uint32_t{0} << (power < 31 ? power : 31);
    return _mm512_test_epi32_mask(bits, _mm512_set1_epi32(static_cast<int>(high))) == 0;
  }

  static std::uint64_t misfits(__m512i counts) noexcept { return _mm512_movepi32_mask(counts); }

  static __m512i in_rows(__m512i bytes) noexcept {
    const __m512i places = _mm512_set_epi32(15, 11, 7, 3, 14, 10, 6, 2, 13, 9, 5, 1, 12, 8, 4, 0);
    return _mm512_permutexvar_epi32(places, bytes);
  }

  static std::uint64_t reached(const unsigned char* numbers, std::int64_t cut) noexcept {
    if (cut > INT32_MAX) return 0;
    const __m512i wide_cut = _mm512_set1_epi32(static_cast<int>(cut < INT32_MIN ? INT32_MIN : cut));
    const auto sixteen = [&](std::size_t part) {
      return _mm512_cmpge_epi32_mask(read(numbers + 64 * part), wide_cut);
    };
    return _mm512_kunpackd(_mm512_kunpackw(sixteen(3), sixteen(2)),
                           _mm512_kunpackw(sixteen(1), sixteen(0)));
  }
};

/// The counts of a word that are all there, or to be read whatever they are.
template <typename Counts>
struct all_counts {
  const unsigned char* n;
  const unsigned char* d;

  [[nodiscard]] __m512i numerators(std::size_t part) const noexcept {
    return Counts::read(n + 64 * part);
  }
  [[nodiscard]] __m512i denominators(std::size_t part) const noexcept {
    return Counts::read(d + 64 * part);
  }
};

/// The counts of a word, with 0 for those that are not there.
template <typename Counts>
struct those_there {
  const unsigned char* n;
  const unsigned char* d;
  std::uint64_t has_n;
  std::uint64_t has_d;

  [[nodiscard]] __m512i numerators(std::size_t part) const noexcept {
    return Counts::read_those(has_n, part, n + 64 * part);
  }
  [[nodiscard]] __m512i denominators(std::size_t part) const noexcept {
    return Counts::read_those(has_d, part, d + 64 * part);
  }
};

/// The codes of a word; with `Small`, all its counts are small.
template <typename Counts, typename Shape, bool Small, typename Read>
__m512i codes_of(const Read& read, const wide_rule& rule) noexcept {
  const sixteen_signs s0 = Counts::template signs_of<Shape, Small>(read, 0, rule);
  const sixteen_signs s1 = Counts::template signs_of<Shape, Small>(read, 1, rule);
  const sixteen_signs s2 = Counts::template signs_of<Shape, Small>(read, 2, rule);
  const sixteen_signs s3 = Counts::template signs_of<Shape, Small>(read, 3, rule);
  // Signs are the highest bits of bytes; they go to the lowest four.
  const auto bit = [](__m512i signs, unsigned down, unsigned place) {
    return _mm512_and_si512(_mm512_srli_epi16(signs, down),
                            _mm512_set1_epi8(static_cast<char>(place << 4)));
  };
  const __m512i is_above = in_bytes(s0.above, s1.above, s2.above, s3.above);
  const __m512i is_zero = in_bytes(s0.zero, s1.zero, s2.zero, s3.zero);
  __m512i codes = _mm512_or_si512(bit(is_above, 2, above), bit(is_zero, 3, zero));
  if constexpr (Shape::bounds > 0) {
    const __m512i first = in_bytes(s0.first, s1.first, s2.first, s3.first);
    codes = _mm512_or_si512(codes, bit(first, 0, misses_first));
  }
  if constexpr (Shape::bounds == 2) {
    const __m512i second = in_bytes(s0.second, s1.second, s2.second, s3.second);
    codes = _mm512_or_si512(codes, bit(second, 1, misses_second));
  }
  return Counts::in_rows(_mm512_srli_epi16(codes, 4));
}

/// All bits of the counts of a word.
template <typename Counts, typename Read>
__m512i bits_of(const Read& read) noexcept {
  constexpr std::size_t parts = sizeof(typename Counts::count);
  __m512i bits = _mm512_setzero_si512();
  for (std::size_t part = 0; part < parts; ++part) {
    bits = _mm512_or_si512(bits, _mm512_or_si512(read.numerators(part), read.denominators(part)));
  }
  return bits;
}

/// Copies a word's counts, but 0 for those that are odd. @returns which are
template <typename Counts>
std::uint64_t copy_counts(const unsigned char* counts, std::uint64_t there,
                          unsigned char* copied) noexcept {
  constexpr std::size_t parts = sizeof(typename Counts::count);
  std::uint64_t odd = 0;
  for (std::size_t part = 0; part < parts; ++part) {
    const __m512i read = Counts::read_those(there, part, counts + 64 * part);
    odd |= Counts::misfits(read) << (64 / parts * part);
  }
  for (std::size_t part = 0; part < parts; ++part) {
    const __m512i fit = Counts::read_those(there & ~odd, part, counts + 64 * part);
    _mm512_storeu_si512(copied + 64 * part, fit);
  }
  return odd;
}

/// The classes of a word that has no odd cell, by its codes.
__m512i classes_of(__m512i codes, std::uint64_t has_n, std::uint64_t has_d,
                   const wide_rule& rule) noexcept {
  const __m512i both = _mm512_maskz_shuffle_epi8(has_n & has_d, rule.both, codes);
  const __m512i more = _mm512_mask_shuffle_epi8(both, has_n & ~has_d, rule.numerator, codes);
  return _mm512_mask_shuffle_epi8(more, ~has_n & has_d, rule.denominator, codes);
}

__m512i with_odd(__m512i classes, std::uint64_t odd) noexcept {
  return _mm512_mask_mov_epi8(classes, odd, _mm512_set1_epi8(static_cast<char>(ratio_class::odd)));
}

/// A word of two columns.
struct word_place {
  const unsigned char* n;
  const unsigned char* d;
  std::uint64_t has_n;
  std::uint64_t has_d;
};

__m256i half_line(const unsigned char* from) noexcept {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}

/// The codes of a word some of whose counts are large, or garbage. Adds to `odd`.
template <typename Counts, typename Shape>
__m512i codes_with_care(const word_place& word, const wide_rule& rule,
                        std::uint64_t& odd) noexcept {
  const those_there<Counts> those{word.n, word.d, word.has_n, word.has_d};
  if (Counts::all_below(bits_of<Counts>(those), surely_counts)) {
    return codes_of<Counts, Shape, false>(those, rule);
  }
  constexpr std::size_t bytes_per_word = rows_per_word * sizeof(typename Counts::count);
  alignas(64) unsigned char n[bytes_per_word];
  alignas(64) unsigned char d[bytes_per_word];
  odd |= copy_counts<Counts>(word.n, word.has_n, n);
  odd |= copy_counts<Counts>(word.d, word.has_d, d);
  return codes_of<Counts, Shape, false>(all_counts<Counts>{n, d}, rule);
}

template <typename Counts, typename Shape>
bool classify(const ratio_columns& columns, const ratio_rule& narrow,
              std::uint8_t* classes) noexcept {
  constexpr std::size_t bytes_per_word = rows_per_word * sizeof(typename Counts::count);
  const wide_rule rule(narrow);
  const auto* numerators = static_cast<const unsigned char*>(columns.numerators);
  const auto* denominators = static_cast<const unsigned char*>(columns.denominators);
  std::uint64_t some_odd = 0;
  for (std::size_t begin = 0; begin < columns.words; begin += words_ahead) {
    const std::size_t left = columns.words - begin;
    const std::size_t end = begin + (left < words_ahead ? left : words_ahead);
    __m256i bits = _mm256_setzero_si256();
#pragma GCC unroll 1
    for (std::size_t at = begin * bytes_per_word; at < end * bytes_per_word; at += 64) {
      const __m256i n1 = half_line(numerators + at);
      const __m256i d1 = half_line(denominators + at);
      const __m256i n2 = half_line(numerators + at + 32);
      const __m256i d2 = half_line(denominators + at + 32);
      bits = _mm256_ternarylogic_epi64(bits, n1, d1, 0xFE);
      bits = _mm256_ternarylogic_epi64(bits, n2, d2, 0xFE);
    }
    const bool small =
        rule.small_bits > 0 && Counts::all_below(_mm512_zextsi256_si512(bits), rule.small_bits);
    for (std::size_t w = begin; w < end; ++w) {
      const word_place word{numerators + w * bytes_per_word, denominators + w * bytes_per_word,
                            columns.numerator_valid[w], columns.denominator_valid[w]};
      std::uint64_t odd = columns.odd != nullptr ? columns.odd[w] : 0;
      __m512i codes;
      if (!small) {
        codes = codes_with_care<Counts, Shape>(word, rule, odd);
      } else if ((word.has_n & word.has_d) == all_rows) {
        codes = codes_of<Counts, Shape, true>(all_counts<Counts>{word.n, word.d}, rule);
      } else {
        codes = codes_of<Counts, Shape, true>(
            those_there<Counts>{word.n, word.d, word.has_n, word.has_d}, rule);
      }
      const __m512i found = classes_of(codes, word.has_n, word.has_d, rule);
      _mm512_storeu_si512(classes + w * rows_per_word, with_odd(found, odd));
      some_odd |= odd;
    }
  }
  return some_odd != 0;
}

template <typename Counts>
bool classify_ratios(const ratio_columns& columns, const ratio_rule& rule,
                     std::uint8_t* classes) noexcept {
  const bool lower = is_lower_asked(rule);
  const bool upper = is_upper_asked(rule);
  if (!lower && !upper) return classify<Counts, shape<0, false>>(columns, rule, classes);
  if (lower && upper) {
    return rule.may_exceed_one ? classify<Counts, shape<2, true>>(columns, rule, classes)
                               : classify<Counts, shape<2, false>>(columns, rule, classes);
  }
  return rule.may_exceed_one ? classify<Counts, shape<1, true>>(columns, rule, classes)
                             : classify<Counts, shape<1, false>>(columns, rule, classes);
}

template <typename Numbers>
bool classify_values(const value_columns& columns, const value_rule& rule,
                     std::uint8_t* classes) noexcept {
  constexpr std::size_t bytes_per_word = rows_per_word * sizeof(typename Numbers::count);
  const auto* values = static_cast<const unsigned char*>(columns.values);
  const __m512i one = _mm512_set1_epi8(1);
  std::uint64_t some_odd = 0;
  for (std::size_t w = 0; w < columns.words; ++w) {
    const std::uint64_t valid = columns.valid[w];
    const std::uint64_t odd = columns.odd != nullptr ? columns.odd[w] : 0;
    __m512i found = _mm512_maskz_mov_epi8(valid, one);
    for (std::size_t i = 0; i < rule.count; ++i) {
      const std::uint64_t reached = Numbers::reached(values + w * bytes_per_word, rule.cuts[i]);
      found = _mm512_mask_add_epi8(found, valid & reached, found, one);
    }
    _mm512_storeu_si512(classes + w * rows_per_word, with_odd(found, odd));
    some_odd |= odd;
  }
  return some_odd != 0;
}

void look_up(const std::uint8_t* classes, std::size_t words, const class_table& table,
             std::uint8_t* outcomes, member_words* members, std::size_t stride) noexcept {
  const __m512i outcome_of = in_every_part(table.outcomes);
  const __m512i candidates_of = in_every_part(table.candidates);
  for (std::size_t word = 0; word < words; ++word) {
    const __m512i of_rows = _mm512_loadu_si512(classes + word * rows_per_word);
    const __m512i candidates = _mm512_shuffle_epi8(candidates_of, of_rows);
    _mm512_storeu_si512(outcomes + word * rows_per_word, _mm512_shuffle_epi8(outcome_of, of_rows));
    member_words& found = members[word * stride];
    found.met = _mm512_test_epi8_mask(candidates, _mm512_set1_epi8(1));
    found.not_met = _mm512_test_epi8_mask(candidates, _mm512_set1_epi8(2));
    found.out = _mm512_test_epi8_mask(candidates, _mm512_set1_epi8(4));
  }
}

}  // namespace

const kernel avx512_kernel = {
    classify_ratios<counts64>,
    classify_ratios<counts32>,
    classify_values<counts64>,
    classify_values<counts32>,
    look_up,
};

}  // namespace xaso::detail
