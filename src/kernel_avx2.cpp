// Classifying figures with AVX2 and FMA, 64 rows at a time.
// Compiled for such processors only: everything but the table is in an anonymous namespace, so
// that nothing of it is linked into the rest of the program. `kernel_avx512.cpp` says why every
// comparison is exact; nothing here differs in that.
// SPDX-License-Identifier: Apache-2.0
#include <immintrin.h>

#include <cstddef>
#include <cstdint>

#include "kernel_codes.hpp"

namespace xaso::detail {
namespace {

__m256i in_every_part(const std::uint8_t* table) noexcept {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(table)));
}

__m256i read(const void* from) noexcept {
  return _mm256_loadu_si256(static_cast<const __m256i*>(from));
}

void write_bytes(void* to, __m256i bytes) noexcept {
  _mm256_storeu_si256(static_cast<__m256i*>(to), bytes);
}

/// Otherwise some compilers read it anew wherever it is used.
__m256i read_once(const unsigned char* from) noexcept {
  __m256i once = read(from);
  __asm__("" : "+x"(once));
  return once;
}

/// A bound in every lane.
struct wide_bound {
  __m256i whole_a;
  __m256i whole_b;
  __m256d a;
  __m256d b;
  __m256d half_less_slack;

  explicit wide_bound(const signed_bound& bound) noexcept
      : whole_a(_mm256_set1_epi64x(bound.slack != 0 ? -bound.a : bound.a)),
        whole_b(_mm256_set1_epi64x(bound.slack != 0 ? -bound.b : bound.b)),
        a(_mm256_set1_pd(static_cast<double>(bound.a))),
        b(_mm256_set1_pd(static_cast<double>(bound.b))),
        half_less_slack(_mm256_set1_pd(0.5 - static_cast<double>(bound.slack))) {}
};

/// Everything that is the same for all rows of a call.
struct wide_rule {
  wide_bound first;
  wide_bound second;
  __m256i flips;
  __m256i both;
  __m256i numerator;
  __m256i denominator;
  unsigned small_bits;
  bool is_short;

  wide_rule(const asked_bounds& asked, const code_tables& tables) noexcept
      : first(asked.first),
        second(asked.second),
        flips(_mm256_set1_epi8(static_cast<char>(asked.flips()))),
        both(in_every_part(tables.both)),
        numerator(in_every_part(tables.numerator)),
        denominator(in_every_part(tables.denominator)),
        small_bits(asked.small_bits),
        is_short(asked.are_short) {}
};

/// The sign is set where the bound is missed, or held if it has slack. Of the lower 32 bits of
/// lanes.
__m256i held_by_short(__m256i n, __m256i d, const wide_bound& bound) noexcept {
  return _mm256_add_epi64(_mm256_mul_epi32(n, bound.whole_a), _mm256_mul_epi32(d, bound.whole_b));
}

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
__m256i low_halves(__m256i left, __m256i right) noexcept {
  return _mm256_castps_si256(
      _mm256_shuffle_ps(_mm256_castsi256_ps(left), _mm256_castsi256_ps(right), 0x88));
}

row_signs packed(const row_signs& left, const row_signs& right) noexcept {
  row_signs both;
  both.first = _mm256_packs_epi32(left.first, right.first);
  both.second = _mm256_packs_epi32(left.second, right.second);
  both.above = _mm256_packs_epi32(left.above, right.above);
  both.zero = _mm256_packs_epi32(left.zero, right.zero);
  return both;
}

/// Adds the signs of bounds, of twice four rows.
template <typename Shape, way Way>
void hold(__m256d n1, __m256d d1, __m256d n2, __m256d d2, const wide_rule& rule,
          row_signs& signs) noexcept {
  constexpr bool is_small = Way == way::small_double;
  if constexpr (Shape::may_exceed_one) {
    d1 = _mm256_max_pd(d1, _mm256_set1_pd(1));
    d2 = _mm256_max_pd(d2, _mm256_set1_pd(1));
  }
  signs.first =
      high_halves(held_by<is_small>(n1, d1, rule.first), held_by<is_small>(n2, d2, rule.first));
  if constexpr (Shape::bounds == 2) {
    signs.second =
        high_halves(held_by<is_small>(n1, d1, rule.second), held_by<is_small>(n2, d2, rule.second));
  }
}

/// The same of short counts, the lower 32 bits of lanes.
template <typename Counts, typename Shape>
void hold_short(__m256i n1, __m256i d1, __m256i n2, __m256i d2, const wide_rule& rule,
                row_signs& signs) noexcept {
  if constexpr (Shape::may_exceed_one) {
    d1 = _mm256_max_epi32(d1, _mm256_set1_epi32(1));
    d2 = _mm256_max_epi32(d2, _mm256_set1_epi32(1));
  }
  signs.first =
      Counts::joined(held_by_short(n1, d1, rule.first), held_by_short(n2, d2, rule.first));
  if constexpr (Shape::bounds == 2) {
    signs.second =
        Counts::joined(held_by_short(n1, d1, rule.second), held_by_short(n2, d2, rule.second));
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
    const __m256i signs =
        _mm256_sllv_epi64(_mm256_set1_epi64x(static_cast<long long>(there)),
                          _mm256_sub_epi64(_mm256_setr_epi64x(63, 62, 61, 60),
                                           _mm256_set1_epi64x(4 * static_cast<long long>(part))));
    return _mm256_castpd_si256(_mm256_blendv_pd(
        _mm256_setzero_pd(), _mm256_castsi256_pd(read(from)), _mm256_castsi256_pd(signs)));
  }

  static __m256d double_of(__m256i counts) noexcept {
    return detail::double_of(_mm256_or_si256(counts, _mm256_set1_epi64x(0x4330000000000000)));
  }

  template <typename Shape, way Way, typename From>
  [[gnu::always_inline]] static row_signs signs_of(const From& from, std::size_t eight,
                                                   const wide_rule& rule, __m256i& bits) noexcept {
    const __m256i n1 = from.numerators(2 * eight);
    const __m256i d1 = from.denominators(2 * eight);
    const __m256i n2 = from.numerators(2 * eight + 1);
    const __m256i d2 = from.denominators(2 * eight + 1);
    row_signs signs;
    if constexpr (Way == way::whole) {
      bits =
          _mm256_or_si256(bits, _mm256_or_si256(_mm256_or_si256(n1, d1), _mm256_or_si256(n2, d2)));
      const __m256i d = low_halves(d1, d2);
      signs.above = _mm256_sub_epi32(d, low_halves(n1, n2));
      signs.zero = _mm256_add_epi32(d, _mm256_set1_epi32(-1));
      if constexpr (Shape::bounds > 0) hold_short<counts64, Shape>(n1, d1, n2, d2, rule, signs);
    } else {
      const __m256i minus_one = _mm256_set1_epi64x(-1);
      signs.above = high_halves(_mm256_sub_epi64(d1, n1), _mm256_sub_epi64(d2, n2));
      signs.zero = high_halves(_mm256_add_epi64(d1, minus_one), _mm256_add_epi64(d2, minus_one));
      if constexpr (Shape::bounds > 0) {
        hold<Shape, Way>(double_of(n1), double_of(d1), double_of(n2), double_of(d2), rule, signs);
      }
    }
    return signs;
  }

  static bool all_below(__m256i bits, unsigned power) noexcept {
    return _mm256_testz_si256(bits, _mm256_set1_epi64x(-1LL << power)) != 0;
  }

  static __m256i joined(__m256i first, __m256i second) noexcept {
    return high_halves(first, second);
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
    const __m256i signs =
        _mm256_sllv_epi32(_mm256_set1_epi32(static_cast<int>(there)),
                          _mm256_sub_epi32(_mm256_setr_epi32(31, 30, 29, 28, 27, 26, 25, 24),
                                           _mm256_set1_epi32(static_cast<int>(8 * part))));
    return _mm256_castps_si256(_mm256_blendv_ps(
        _mm256_setzero_ps(), _mm256_castsi256_ps(read(from)), _mm256_castsi256_ps(signs)));
  }

  /// The first and the second of every two pairs.
  static __m256d first_pairs(__m256i counts) noexcept {
    return double_of(_mm256_unpacklo_epi32(counts, _mm256_set1_epi32(0x43300000)));
  }
  static __m256d second_pairs(__m256i counts) noexcept {
    return double_of(_mm256_unpackhi_epi32(counts, _mm256_set1_epi32(0x43300000)));
  }

  template <typename Shape, way Way, typename From>
  [[gnu::always_inline]] static row_signs signs_of(const From& from, std::size_t eight,
                                                   const wide_rule& rule, __m256i& bits) noexcept {
    const __m256i n = from.numerators(eight);
    const __m256i d = from.denominators(eight);
    row_signs signs;
    signs.above = _mm256_sub_epi32(d, n);
    signs.zero = _mm256_add_epi32(d, _mm256_set1_epi32(-1));
    if constexpr (Way == way::whole) {
      bits = _mm256_or_si256(bits, _mm256_or_si256(n, d));
      if constexpr (Shape::bounds > 0) {
        hold_short<counts32, Shape>(n, d, _mm256_srli_epi64(n, 32), _mm256_srli_epi64(d, 32), rule,
                                    signs);
      }
    } else if constexpr (Shape::bounds > 0) {
      hold<Shape, Way>(first_pairs(n), first_pairs(d), second_pairs(n), second_pairs(d), rule,
                       signs);
    }
    return signs;
  }

  static bool all_below(__m256i bits, unsigned power) noexcept {
    const std::uint32_t high = ~std::uint32_t{0} << (power < 31 ? power : 31);
    return _mm256_testz_si256(bits, _mm256_set1_epi32(static_cast<int>(high))) != 0;
  }

  /// The upper halves of the first to the even places, of the second to the odd ones.
  static __m256i joined(__m256i first, __m256i second) noexcept {
    return _mm256_blend_epi32(_mm256_srli_epi64(first, 32), second, 0xAA);
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

constexpr unsigned rows_per_half = rows_per_word / 2;

/// The counts of half a word, with 0 for denominators that are not there. Numerators that are not
/// there decide nothing.
template <typename Counts, bool AllDenominators>
struct counts_of {
  word_place word;

  [[nodiscard]] __m256i numerators(std::size_t part) const noexcept {
    return read_once(word.n + 32 * part);
  }
  [[nodiscard]] __m256i denominators(std::size_t part) const noexcept {
    return AllDenominators ? read_once(word.d + 32 * part)
                           : Counts::read_those(word.has_d, part, word.d + 32 * part);
  }
};

/// The codes of half a word. Adds to the bits of short counts.
template <typename Counts, typename Shape, way Way, typename From>
[[gnu::always_inline]] inline __m256i codes_of(const From& from, const wide_rule& rule,
                                               __m256i& bits) noexcept {
  const row_signs s0 = Counts::template signs_of<Shape, Way>(from, 0, rule, bits);
  const row_signs s1 = Counts::template signs_of<Shape, Way>(from, 1, rule, bits);
  const row_signs s2 = Counts::template signs_of<Shape, Way>(from, 2, rule, bits);
  const row_signs s3 = Counts::template signs_of<Shape, Way>(from, 3, rule, bits);
  const row_signs left = packed(s0, s1);
  const row_signs right = packed(s2, s3);
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
  codes = _mm256_srli_epi16(codes, 4);
  if constexpr (Way == way::whole) codes = _mm256_xor_si256(codes, rule.flips);
  return Counts::in_rows(codes);
}

/// −1 in the bytes whose bits are set, of 32.
__m256i in_bytes(std::uint64_t bits) noexcept {
  const __m256i bytes = _mm256_shuffle_epi8(
      _mm256_set1_epi32(static_cast<int>(bits)),
      _mm256_setr_epi64x(0, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303));
  const __m256i places = _mm256_set1_epi64x(static_cast<long long>(0x8040201008040201U));
  return _mm256_cmpeq_epi8(_mm256_and_si256(bytes, places), places);
}

__m256i with_odd(__m256i classes, std::uint64_t odd) noexcept {
  const __m256i odd_class = _mm256_set1_epi8(static_cast<char>(ratio_class::odd));
  return _mm256_blendv_epi8(classes, odd_class, in_bytes(odd));
}

/// The classes of half a word that has no odd cell, by its codes.
__m256i classes_of(__m256i codes, const word_place& half, const wide_rule& rule) noexcept {
  const __m256i both = _mm256_shuffle_epi8(rule.both, codes);
  if (static_cast<std::uint32_t>(half.has_n & half.has_d) == UINT32_MAX) return both;
  const __m256i has_d = in_bytes(half.has_d);
  const __m256i of_n = _mm256_blendv_epi8(_mm256_shuffle_epi8(rule.numerator, codes), both, has_d);
  const __m256i of_d = _mm256_and_si256(_mm256_shuffle_epi8(rule.denominator, codes), has_d);
  return _mm256_blendv_epi8(of_d, of_n, in_bytes(half.has_n));
}

/// Copies a word's counts, but 0 for those that are not there or odd. @returns which are odd
template <typename Counts>
std::uint64_t copy_counts(const unsigned char* counts, std::uint64_t there,
                          unsigned char* copied) noexcept {
  constexpr std::size_t rows_per_part = 64 / parts_per_word<Counts>;
  std::uint64_t odd = 0;
  for (std::size_t part = 0; part < parts_per_word<Counts>; ++part) {
    const __m256i those =
        Counts::read_those(there >> (rows_per_part * part), 0, counts + 32 * part);
    const __m256i misfits = Counts::misfits(those);
    odd |= Counts::bits_of_signs(misfits) << (rows_per_part * part);
    write_bytes(copied + 32 * part, _mm256_andnot_si256(misfits, those));
  }
  return odd;
}

/// All bits of the counts of a word, with those that are not there.
__m256i bits_of(const word_place& word, std::size_t bytes) noexcept {
  __m256i bits = _mm256_setzero_si256();
  for (std::size_t at = 0; at < bytes; at += 32) {
    bits = _mm256_or_si256(bits, _mm256_or_si256(read(word.n + at), read(word.d + at)));
  }
  return bits;
}

/// Every word of a call.
template <typename Counts, typename Shape>
struct words_of {
  using count = typename Counts::count;

  wide_rule rule;

  /// @returns whether its counts are short; otherwise what is written is to be overwritten
  [[gnu::always_inline]] bool write_if_short(const ratio_columns& columns, std::size_t at,
                                             std::uint8_t* classes) const noexcept {
    const word_place word = place_of<count>(columns, at);
    const __m256i bits = write_by<way::whole>(word, odd_of(columns, at), classes);
    return Counts::all_below(bits, short_bits);
  }

  /// Adds to `some_odd`. @returns whether its counts are short
  [[gnu::noinline]] bool write(const ratio_columns& columns, std::size_t at, std::uint8_t* classes,
                               std::uint64_t& some_odd) const noexcept {
    constexpr std::size_t bytes = rows_per_word * sizeof(count);
    const word_place word = place_of<count>(columns, at);
    std::uint64_t odd = odd_of(columns, at);
    const __m256i bits = bits_of(word, bytes);
    if (rule.small_bits > 0 && Counts::all_below(bits, rule.small_bits)) {
      write_by<way::small_double>(word, odd, classes);
    } else if (Counts::all_below(bits, surely_counts)) {
      write_by<way::large_double>(word, odd, classes);
    } else {
      alignas(32) unsigned char n[bytes];
      alignas(32) unsigned char d[bytes];
      odd |= copy_counts<Counts>(word.n, word.has_n, n);
      odd |= copy_counts<Counts>(word.d, word.has_d, d);
      write_by<way::large_double>({n, d, word.has_n, word.has_d}, odd, classes);
    }
    some_odd |= odd;
    return Counts::all_below(bits, short_bits);
  }

 private:
  /// @returns all bits of the counts, if the way is whole
  template <way Way>
  [[gnu::always_inline]] __m256i write_by(word_place word, std::uint64_t odd,
                                          std::uint8_t* classes) const noexcept {
    return word.has_d == all_rows ? write_halves<Way, true>(word, odd, classes)
                                  : write_halves<Way, false>(word, odd, classes);
  }

  template <way Way, bool AllDenominators>
  [[gnu::always_inline]] __m256i write_halves(word_place word, std::uint64_t odd,
                                              std::uint8_t* classes) const noexcept {
    __m256i bits = _mm256_setzero_si256();
    for (unsigned half = 0; half < 2; ++half) {
      const __m256i codes =
          codes_of<Counts, Shape, Way>(counts_of<Counts, AllDenominators>{word}, rule, bits);
      __m256i found = classes_of(codes, word, rule);
      if (odd != 0) found = with_odd(found, odd);
      write_bytes(classes, found);
      word.n += rows_per_half * sizeof(count);
      word.d += rows_per_half * sizeof(count);
      word.has_n >>= rows_per_half;
      word.has_d >>= rows_per_half;
      odd >>= rows_per_half;
      classes += rows_per_half;
    }
    return bits;
  }
};

template <typename Counts>
bool classify_ratios(const ratio_columns& columns, const ratio_rule& rule,
                     std::uint8_t* classes) noexcept {
  const asked_bounds asked(rule);
  const wide_rule wide(asked, tables_of(rule));
  return with_shape(rule, [&](auto shape) noexcept {
    return classify_words(columns, words_of<Counts, decltype(shape)>{wide}, classes);
  });
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
      __m256i found = _mm256_and_si256(_mm256_add_epi8(above_all, less),
                                       in_bytes(columns.valid[w] >> (rows_per_half * half)));
      if (odd != 0) found = with_odd(found, odd >> (rows_per_half * half));
      write_bytes(classes + w * rows_per_word + 32 * half, found);
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
    write_bytes(outcomes + word * rows_per_word, _mm256_shuffle_epi8(outcome_of, first));
    write_bytes(outcomes + word * rows_per_word + 32, _mm256_shuffle_epi8(outcome_of, second));
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
