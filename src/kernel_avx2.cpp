// Classifying figures with AVX2 and FMA, 64 rows at a time.
// Compiled for such processors only: everything but the table is in an anonymous namespace, so
// that nothing of it is linked into the rest of the program. `kernel_avx512.cpp` says why no
// rounding decides a comparison; nothing here differs in that.
// SPDX-License-Identifier: Apache-2.0
#include <immintrin.h>

#include <cstddef>
#include <cstdint>

#include "kernel.hpp"

namespace xaso::detail {
namespace {

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

__m256i in_every_part(const std::uint8_t* table) noexcept {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(table)));
}

__m256i read(const void* from) noexcept {
  return _mm256_loadu_si256(static_cast<const __m256i*>(from));
}

void write(void* to, __m256i bytes) noexcept {
  _mm256_storeu_si256(static_cast<__m256i*>(to), bytes);
}

/// A bound in every lane: n·a + d·b ≥ slack.
struct wide_bound {
  __m256d a = _mm256_setzero_pd();
  __m256d b = _mm256_setzero_pd();
  __m256d half_less_slack = _mm256_setzero_pd();

  wide_bound() = default;
  wide_bound(const ratio_bound& bound, double a_sign) noexcept
      : a(_mm256_set1_pd(a_sign * static_cast<double>(bound.a))),
        b(_mm256_set1_pd(-a_sign * static_cast<double>(bound.b))),
        half_less_slack(_mm256_set1_pd(0.5 - static_cast<double>(bound.slack))) {}
};

/// Everything that is the same for all rows of a call.
struct wide_rule {
  wide_bound first;
  wide_bound second;
  __m256i both;
  __m256i numerator;
  __m256i denominator;
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
__m256d held_by(__m256d n, __m256d d, const wide_bound& bound) noexcept {
  if constexpr (Small) {
    return _mm256_fmadd_pd(n, bound.a, _mm256_fmadd_pd(d, bound.b, bound.half_less_slack));
  } else {
    const __m256d q = _mm256_mul_pd(d, bound.b);
    const __m256d e = _mm256_fmsub_pd(d, bound.b, q);
    const __m256d r = _mm256_fmadd_pd(n, bound.a, q);
    return _mm256_add_pd(r, _mm256_add_pd(e, bound.half_less_slack));
  }
}

/// Predicates by signs: of eight rows, of 32 bits each, or of sixteen, of 16 bits.
struct row_signs {
  __m256i first = _mm256_setzero_si256();
  __m256i second = _mm256_setzero_si256();
  __m256i above = _mm256_setzero_si256();
  __m256i zero = _mm256_setzero_si256();
};

/// The signs of two four doubles or 64-bit numbers.
__m256i high_halves(__m256d left, __m256d right) noexcept {
  return _mm256_castps_si256(
      _mm256_shuffle_ps(_mm256_castpd_ps(left), _mm256_castpd_ps(right), 0xDD));
}
__m256i high_halves(__m256i left, __m256i right) noexcept {
  return high_halves(_mm256_castsi256_pd(left), _mm256_castsi256_pd(right));
}

row_signs packed(const row_signs& left, const row_signs& right) noexcept {
  row_signs both;
  both.first = _mm256_packs_epi32(left.first, right.first);
  both.second = _mm256_packs_epi32(left.second, right.second);
  both.above = _mm256_packs_epi32(left.above, right.above);
  both.zero = _mm256_packs_epi32(left.zero, right.zero);
  return both;
}

/// What is worked out of counts: how many bounds there are, and whether 1 may be exceeded.
template <unsigned Bounds, bool MayExceedOne>
struct shape {
  static constexpr unsigned bounds = Bounds;
  static constexpr bool may_exceed_one = MayExceedOne;
};

/// Adds the signs of bounds, of twice four rows.
template <typename Shape, bool Small>
void hold(__m256d n1, __m256d d1, __m256d n2, __m256d d2, const wide_rule& rule,
          row_signs& signs) noexcept {
  if constexpr (Shape::may_exceed_one) {
    d1 = _mm256_max_pd(d1, _mm256_set1_pd(1));
    d2 = _mm256_max_pd(d2, _mm256_set1_pd(1));
  }
  signs.first = high_halves(held_by<Small>(n1, d1, rule.first), held_by<Small>(n2, d2, rule.first));
  if constexpr (Shape::bounds == 2) {
    signs.second =
        high_halves(held_by<Small>(n1, d1, rule.second), held_by<Small>(n2, d2, rule.second));
  }
}

/// 0 … 2^52 − 1, for the last bits of 2^52.
__m256d double_of(__m256i with_magic) noexcept {
  return _mm256_sub_pd(_mm256_castsi256_pd(with_magic), _mm256_set1_pd(0x1p52));
}

/// Counts of 64 bits, read four at a time.
struct counts64 {
  using count = std::int64_t;

  static __m256i read_those(std::uint64_t there, std::size_t part,
                            const unsigned char* from) noexcept {
    const __m256i word = _mm256_set1_epi64x(static_cast<long long>(there >> (4 * part)));
    const __m256i signs = _mm256_sllv_epi64(word, _mm256_setr_epi64x(63, 62, 61, 60));
    return _mm256_maskload_epi64(reinterpret_cast<const long long*>(from), signs);
  }

  static __m256d double_of(__m256i counts) noexcept {
    return detail::double_of(_mm256_or_si256(counts, _mm256_set1_epi64x(0x4330000000000000)));
  }

  template <typename Shape, bool Small, typename From>
  static row_signs signs_of(const From& from, std::size_t eight, const wide_rule& rule) noexcept {
    const __m256i n1 = from.numerators(2 * eight);
    const __m256i d1 = from.denominators(2 * eight);
    const __m256i n2 = from.numerators(2 * eight + 1);
    const __m256i d2 = from.denominators(2 * eight + 1);
    const __m256i minus_one = _mm256_set1_epi64x(-1);
    row_signs signs;
    signs.above = high_halves(_mm256_sub_epi64(d1, n1), _mm256_sub_epi64(d2, n2));
    signs.zero = high_halves(_mm256_add_epi64(d1, minus_one), _mm256_add_epi64(d2, minus_one));
    if constexpr (Shape::bounds > 0) {
      hold<Shape, Small>(double_of(n1), double_of(d1), double_of(n2), double_of(d2), rule, signs);
    }
    return signs;
  }

  static bool all_below(__m256i bits, unsigned power) noexcept {
    return _mm256_testz_si256(bits, _mm256_set1_epi64x(-1LL << power)) != 0;
  }

  /// −1 for those that are not 0 … 10^15.
  static __m256i misfits(__m256i counts) noexcept {
    const __m256i greatest = _mm256_set1_epi64x(greatest_kernel_count);
    return _mm256_or_si256(_mm256_cmpgt_epi64(_mm256_setzero_si256(), counts),
                           _mm256_cmpgt_epi64(counts, greatest));
  }
  static std::uint64_t bits_of_signs(__m256i signs) noexcept {
    return static_cast<unsigned>(_mm256_movemask_pd(_mm256_castsi256_pd(signs)));
  }

  /// The signs of 32 rows, packed and packed again, one after another.
  static __m256i in_rows(__m256i bytes) noexcept {
    const __m256i places = _mm256_broadcastsi128_si256(
        _mm_setr_epi8(0, 1, 8, 9, 2, 3, 10, 11, 4, 5, 12, 13, 6, 7, 14, 15));
    return _mm256_shuffle_epi8(_mm256_permute4x64_epi64(bytes, 0xD8), places);
  }

  /// −1 where one of eight numbers is below a cut.
  static __m256i below(const unsigned char* numbers, std::size_t eight, std::int64_t cut) noexcept {
    const __m256i wide_cut = _mm256_set1_epi64x(cut);
    return high_halves(_mm256_cmpgt_epi64(wide_cut, read(numbers + 64 * eight)),
                       _mm256_cmpgt_epi64(wide_cut, read(numbers + 64 * eight + 32)));
  }
};

/// Counts of 32 bits, read eight at a time.
struct counts32 {
  using count = std::int32_t;

  static __m256i read_those(std::uint64_t there, std::size_t part,
                            const unsigned char* from) noexcept {
    const __m256i word = _mm256_set1_epi32(static_cast<int>(there >> (8 * part)));
    const __m256i signs =
        _mm256_sllv_epi32(word, _mm256_setr_epi32(31, 30, 29, 28, 27, 26, 25, 24));
    return _mm256_maskload_epi32(reinterpret_cast<const int*>(from), signs);
  }

  /// The first and the second of every two pairs.
  static __m256d first_pairs(__m256i counts) noexcept {
    return double_of(_mm256_unpacklo_epi32(counts, _mm256_set1_epi32(0x43300000)));
  }
  static __m256d second_pairs(__m256i counts) noexcept {
    return double_of(_mm256_unpackhi_epi32(counts, _mm256_set1_epi32(0x43300000)));
  }

  template <typename Shape, bool Small, typename From>
  static row_signs signs_of(const From& from, std::size_t eight, const wide_rule& rule) noexcept {
    const __m256i n = from.numerators(eight);
    const __m256i d = from.denominators(eight);
    row_signs signs;
    signs.above = _mm256_sub_epi32(d, n);
    signs.zero = _mm256_add_epi32(d, _mm256_set1_epi32(-1));
    if constexpr (Shape::bounds > 0) {
      hold<Shape, Small>(first_pairs(n), first_pairs(d), second_pairs(n), second_pairs(d), rule,
                         signs);
    }
    return signs;
  }

  static bool all_below(__m256i bits, unsigned power) noexcept {
    const std::uint32_t high = ~std::uint32_t{0} << (power < 31 ? power : 31);
    return _mm256_testz_si256(bits, _mm256_set1_epi32(static_cast<int>(high))) != 0;
  }

  static __m256i misfits(__m256i counts) noexcept {
    return _mm256_cmpgt_epi32(_mm256_setzero_si256(), counts);
  }
  static std::uint64_t bits_of_signs(__m256i signs) noexcept {
    return static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(signs)));
  }

  static __m256i in_rows(__m256i bytes) noexcept {
    return _mm256_permutevar8x32_epi32(bytes, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
  }

  static __m256i below(const unsigned char* numbers, std::size_t eight, std::int64_t cut) noexcept {
    if (cut > INT32_MAX) return _mm256_set1_epi32(-1);
    const __m256i wide_cut = _mm256_set1_epi32(static_cast<int>(cut < INT32_MIN ? INT32_MIN : cut));
    return _mm256_cmpgt_epi32(wide_cut, read(numbers + 32 * eight));
  }
};

/// How many reads a word takes.
template <typename Counts>
constexpr std::size_t parts_per_word = 2 * sizeof(typename Counts::count);

/// A word of two columns.
struct word_place {
  const unsigned char* n;
  const unsigned char* d;
  std::uint64_t has_n;
  std::uint64_t has_d;
};

/// The counts of a word, whether they are there or not.
struct two_counts {
  const unsigned char* n;
  const unsigned char* d;

  [[nodiscard]] __m256i numerators(std::size_t part) const noexcept { return read(n + 32 * part); }
  [[nodiscard]] __m256i denominators(std::size_t part) const noexcept {
    return read(d + 32 * part);
  }
};

/// The numerators of a word, as if there were no denominators.
struct one_count {
  const unsigned char* n;

  [[nodiscard]] __m256i numerators(std::size_t part) const noexcept { return read(n + 32 * part); }
  [[nodiscard]] static __m256i denominators(std::size_t /*part*/) noexcept {
    return _mm256_setzero_si256();
  }
};

/// The codes of half a word; with `Small`, all its counts are small.
template <typename Counts, typename Shape, bool Small, typename From>
__m256i codes_of(const From& from, std::size_t half, const wide_rule& rule) noexcept {
  const auto sixteen = [&](std::size_t eight) {
    return packed(Counts::template signs_of<Shape, Small>(from, eight, rule),
                  Counts::template signs_of<Shape, Small>(from, eight + 1, rule));
  };
  const row_signs left = sixteen(4 * half);
  const row_signs right = sixteen(4 * half + 2);
  // Signs are the highest bits of bytes; they go to the lowest four.
  const auto bit = [](__m256i one, __m256i two, int down, unsigned place) {
    return _mm256_and_si256(_mm256_srli_epi16(_mm256_packs_epi16(one, two), down),
                            _mm256_set1_epi8(static_cast<char>(place << 4)));
  };
  __m256i codes =
      _mm256_or_si256(bit(left.above, right.above, 2, above), bit(left.zero, right.zero, 3, zero));
  if constexpr (Shape::bounds > 0) {
    codes = _mm256_or_si256(codes, bit(left.first, right.first, 0, misses_first));
  }
  if constexpr (Shape::bounds == 2) {
    codes = _mm256_or_si256(codes, bit(left.second, right.second, 1, misses_second));
  }
  return Counts::in_rows(_mm256_srli_epi16(codes, 4));
}

/// −1 in the bytes whose bits are set in half a word.
__m256i in_bytes(std::uint64_t word, std::size_t half) noexcept {
  const __m256i bytes = _mm256_shuffle_epi8(
      _mm256_set1_epi32(static_cast<int>(word >> (32 * half))),
      _mm256_setr_epi64x(0, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303));
  const __m256i bits = _mm256_set1_epi64x(static_cast<long long>(0x8040201008040201U));
  return _mm256_cmpeq_epi8(_mm256_and_si256(bytes, bits), bits);
}

__m256i with_odd(__m256i classes, std::uint64_t odd, std::size_t half) noexcept {
  const __m256i odd_class = _mm256_set1_epi8(static_cast<char>(ratio_class::odd));
  return _mm256_blendv_epi8(classes, odd_class, in_bytes(odd, half));
}

/// Writes the classes of a word: its counts are no garbage, not even those that are not there.
template <typename Counts, typename Shape, bool Small>
void write_classes(const word_place& word, std::uint64_t odd, const wide_rule& rule,
                   std::uint8_t* classes) noexcept {
  using shape_alone = shape<Shape::may_exceed_one ? Shape::bounds : 0, Shape::may_exceed_one>;
  const bool all_there = (word.has_n & word.has_d) == all_rows;
  for (std::size_t half = 0; half < 2; ++half) {
    const __m256i codes = codes_of<Counts, Shape, Small>(two_counts{word.n, word.d}, half, rule);
    __m256i found = _mm256_shuffle_epi8(rule.both, codes);
    if (!all_there) {
      const __m256i alone = codes_of<Counts, shape_alone, Small>(one_count{word.n}, half, rule);
      const __m256i has_n = in_bytes(word.has_n, half);
      const __m256i has_d = in_bytes(word.has_d, half);
      const __m256i of_n =
          _mm256_blendv_epi8(_mm256_shuffle_epi8(rule.numerator, alone), found, has_d);
      const __m256i of_d = _mm256_and_si256(_mm256_shuffle_epi8(rule.denominator, codes), has_d);
      found = _mm256_blendv_epi8(of_d, of_n, has_n);
    }
    if (odd != 0) found = with_odd(found, odd, half);
    write(classes + 32 * half, found);
  }
}

/// Copies a word's counts, but 0 for those that are not there or odd. @returns which are odd
template <typename Counts>
std::uint64_t copy_counts(const unsigned char* counts, std::uint64_t there,
                          unsigned char* copied) noexcept {
  constexpr std::size_t rows_per_part = 64 / parts_per_word<Counts>;
  std::uint64_t odd = 0;
  for (std::size_t part = 0; part < parts_per_word<Counts>; ++part) {
    const __m256i those = Counts::read_those(there, part, counts + 32 * part);
    const __m256i misfits = Counts::misfits(those);
    odd |= Counts::bits_of_signs(misfits) << (rows_per_part * part);
    write(copied + 32 * part, _mm256_andnot_si256(misfits, those));
  }
  return odd;
}

/// Writes the classes of a word that may have any counts. @returns which are odd
template <typename Counts, typename Shape>
std::uint64_t write_with_care(const word_place& word, std::uint64_t odd, const wide_rule& rule,
                              std::uint8_t* classes) noexcept {
  constexpr std::size_t bytes_per_word = rows_per_word * sizeof(typename Counts::count);
  alignas(32) unsigned char n[bytes_per_word];
  alignas(32) unsigned char d[bytes_per_word];
  odd |= copy_counts<Counts>(word.n, word.has_n, n);
  odd |= copy_counts<Counts>(word.d, word.has_d, d);
  write_classes<Counts, Shape, false>({n, d, word.has_n, word.has_d}, odd, rule, classes);
  return odd;
}

/// All bits of the counts of a few words, with those that are not there.
__m256i bits_of(const unsigned char* numerators, const unsigned char* denominators,
                std::size_t bytes) noexcept {
  __m256i bits = _mm256_setzero_si256();
#pragma GCC unroll 1
  for (std::size_t at = 0; at < bytes; at += 64) {
    const __m256i n1 = read(numerators + at);
    const __m256i d1 = read(denominators + at);
    const __m256i n2 = read(numerators + at + 32);
    const __m256i d2 = read(denominators + at + 32);
    bits = _mm256_or_si256(bits, _mm256_or_si256(_mm256_or_si256(n1, d1), _mm256_or_si256(n2, d2)));
  }
  return bits;
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
    const std::size_t at = begin * bytes_per_word;
    const __m256i bits =
        bits_of(numerators + at, denominators + at, (end - begin) * bytes_per_word);
    const bool small = rule.small_bits > 0 && Counts::all_below(bits, rule.small_bits);
    const bool sure = Counts::all_below(bits, surely_counts);
    for (std::size_t w = begin; w < end; ++w) {
      const word_place word{numerators + w * bytes_per_word, denominators + w * bytes_per_word,
                            columns.numerator_valid[w], columns.denominator_valid[w]};
      std::uint64_t odd = columns.odd != nullptr ? columns.odd[w] : 0;
      std::uint8_t* const of_word = classes + w * rows_per_word;
      if (small) {
        write_classes<Counts, Shape, true>(word, odd, rule, of_word);
      } else if (sure) {
        write_classes<Counts, Shape, false>(word, odd, rule, of_word);
      } else {
        odd = write_with_care<Counts, Shape>(word, odd, rule, of_word);
      }
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
  const __m256i above_all = _mm256_set1_epi8(static_cast<char>(1 + rule.count));
  std::uint64_t some_odd = 0;
  for (std::size_t w = 0; w < columns.words; ++w) {
    const unsigned char* const numbers = values + w * bytes_per_word;
    const std::uint64_t odd = columns.odd != nullptr ? columns.odd[w] : 0;
    for (std::size_t half = 0; half < 2; ++half) {
      __m256i below[4];
      for (std::size_t i = 0; i < 4; ++i) {
        below[i] = _mm256_setzero_si256();
        for (std::size_t cut = 0; cut < rule.count; ++cut) {
          below[i] =
              _mm256_add_epi32(below[i], Numbers::below(numbers, 4 * half + i, rule.cuts[cut]));
        }
      }
      const __m256i less = Numbers::in_rows(_mm256_packs_epi16(
          _mm256_packs_epi32(below[0], below[1]), _mm256_packs_epi32(below[2], below[3])));
      __m256i found =
          _mm256_and_si256(_mm256_add_epi8(above_all, less), in_bytes(columns.valid[w], half));
      if (odd != 0) found = with_odd(found, odd, half);
      write(classes + w * rows_per_word + 32 * half, found);
    }
    some_odd |= odd;
  }
  return some_odd != 0;
}

/// Which of 64 bytes have bit 7 − `up` set.
std::uint64_t bits_below(__m256i first, __m256i second, int up) noexcept {
  const auto bits = [up](__m256i bytes) {
    return static_cast<std::uint64_t>(
        static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_slli_epi16(bytes, up))));
  };
  return bits(first) | bits(second) << 32;
}

void look_up(const std::uint8_t* classes, std::size_t words, const class_table& table,
             std::uint8_t* outcomes, member_words* members, std::size_t stride) noexcept {
  const __m256i outcome_of = in_every_part(table.outcomes);
  const __m256i candidates_of = in_every_part(table.candidates);
  for (std::size_t word = 0; word < words; ++word) {
    const __m256i first = read(classes + word * rows_per_word);
    const __m256i second = read(classes + word * rows_per_word + 32);
    write(outcomes + word * rows_per_word, _mm256_shuffle_epi8(outcome_of, first));
    write(outcomes + word * rows_per_word + 32, _mm256_shuffle_epi8(outcome_of, second));
    const __m256i counted_first = _mm256_shuffle_epi8(candidates_of, first);
    const __m256i counted_second = _mm256_shuffle_epi8(candidates_of, second);
    member_words& found = members[word * stride];
    found.met = bits_below(counted_first, counted_second, 7);
    found.not_met = bits_below(counted_first, counted_second, 6);
    found.out = bits_below(counted_first, counted_second, 5);
  }
}

}  // namespace

const kernel avx2_kernel = {
    classify_ratios<counts64>,
    classify_ratios<counts32>,
    classify_values<counts64>,
    classify_values<counts32>,
    look_up,
};

}  // namespace xaso::detail
