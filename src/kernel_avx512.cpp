// Classifying figures with AVX-512 F, BW, DQ and VL, 64 rows at a time.
// Compiled for such processors only: everything but the table is in an anonymous namespace, so
// that nothing of it is linked into the rest of the program.
// SPDX-License-Identifier: Apache-2.0
#include <immintrin.h>

#include <cstddef>
#include <cstdint>

#include "kernel_codes.hpp"

namespace xaso::detail {
namespace {

// A bound is asked as n·A + d·B ≥ slack, where A = a and B = −b of a lower bound, A = −a and B = b
// of an upper one.
//
// Of short counts and factors, below 2^31, both products are below 2^62, so the sum is exact in 64
// bits. Without slack the bound is missed where the sum's sign is set; with slack 1 it is held
// where the sign of −n·A − d·B is set.
//
// Otherwise doubles are asked, and nothing is decided by rounding.
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

__m512i in_every_part(const std::uint8_t* table) noexcept {
  return _mm512_broadcast_i32x4(_mm_loadu_si128(reinterpret_cast<const __m128i*>(table)));
}

/// Otherwise some compilers read it anew wherever it is used.
__m512i read_once(const unsigned char* from) noexcept {
  __m512i read = _mm512_loadu_si512(from);
  __asm__("" : "+v"(read));
  return read;
}

/// A bound in every lane, as above.
struct wide_bound {
  __m512i whole_a;
  __m512i whole_b;
  __m512d a;
  __m512d b;
  __m512d half_less_slack;

  explicit wide_bound(const signed_bound& bound) noexcept
      : whole_a(_mm512_set1_epi64(bound.slack != 0 ? -bound.a : bound.a)),
        whole_b(_mm512_set1_epi64(bound.slack != 0 ? -bound.b : bound.b)),
        a(_mm512_set1_pd(static_cast<double>(bound.a))),
        b(_mm512_set1_pd(static_cast<double>(bound.b))),
        half_less_slack(_mm512_set1_pd(0.5 - static_cast<double>(bound.slack))) {}
};

/// Everything that is the same for all rows of a call.
struct wide_rule {
  wide_bound first;
  wide_bound second;
  __m512i flips;
  __m512i both;
  __m512i numerator;
  __m512i denominator;
  unsigned small_bits;
  bool is_short;

  wide_rule(const asked_bounds& asked, const code_tables& tables) noexcept
      : first(asked.first),
        second(asked.second),
        flips(_mm512_set1_epi8(static_cast<char>(asked.flips()))),
        both(in_every_part(tables.both)),
        numerator(in_every_part(tables.numerator)),
        denominator(in_every_part(tables.denominator)),
        small_bits(asked.small_bits),
        is_short(asked.are_short) {}
};

/// The sign is set where the bound is missed, or held if it has slack. Of the lower 32 bits of
/// lanes.
__m512i held_by_short(__m512i n, __m512i d, const wide_bound& bound) noexcept {
  return _mm512_add_epi64(_mm512_mul_epi32(n, bound.whole_a), _mm512_mul_epi32(d, bound.whole_b));
}

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
__m512i low_halves(__m512i left, __m512i right) noexcept {
  return _mm512_castps_si512(
      _mm512_shuffle_ps(_mm512_castsi512_ps(left), _mm512_castsi512_ps(right), 0x88));
}

/// The signs of 64 rows in bytes.
__m512i in_bytes(__m512i one, __m512i two, __m512i three, __m512i four) noexcept {
  return _mm512_packs_epi16(_mm512_packs_epi32(one, two), _mm512_packs_epi32(three, four));
}

/// Adds the signs of bounds, of twice eight rows.
template <typename Shape, way Way>
void hold(__m512d n1, __m512d d1, __m512d n2, __m512d d2, const wide_rule& rule,
          sixteen_signs& signs) noexcept {
  constexpr bool is_small = Way == way::small_double;
  if constexpr (Shape::may_exceed_one) {
    d1 = _mm512_max_pd(d1, _mm512_set1_pd(1));
    d2 = _mm512_max_pd(d2, _mm512_set1_pd(1));
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
void hold_short(__m512i n1, __m512i d1, __m512i n2, __m512i d2, const wide_rule& rule,
                sixteen_signs& signs) noexcept {
  if constexpr (Shape::may_exceed_one) {
    d1 = _mm512_max_epi32(d1, _mm512_set1_epi32(1));
    d2 = _mm512_max_epi32(d2, _mm512_set1_epi32(1));
  }
  signs.first =
      Counts::joined(held_by_short(n1, d1, rule.first), held_by_short(n2, d2, rule.first));
  if constexpr (Shape::bounds == 2) {
    signs.second =
        Counts::joined(held_by_short(n1, d1, rule.second), held_by_short(n2, d2, rule.second));
  }
}

/// Counts of 64 bits, read eight at a time.
struct counts64 {
  using count = std::int64_t;

  static __m512i read_those(std::uint64_t there, std::size_t part,
                            const unsigned char* from) noexcept {
    return _mm512_maskz_loadu_epi64(static_cast<__mmask8>(there >> (8 * part)), from);
  }

  template <typename Shape, way Way, typename From>
  [[gnu::always_inline]] static sixteen_signs signs_of(const From& from, std::size_t sixteen,
                                                       const wide_rule& rule,
                                                       __m512i& bits) noexcept {
    const __m512i n1 = from.numerators(2 * sixteen);
    const __m512i d1 = from.denominators(2 * sixteen);
    const __m512i n2 = from.numerators(2 * sixteen + 1);
    const __m512i d2 = from.denominators(2 * sixteen + 1);
    sixteen_signs signs;
    if constexpr (Way == way::whole) {
      bits = _mm512_ternarylogic_epi64(bits, n1, d1, 0xFE);
      bits = _mm512_ternarylogic_epi64(bits, n2, d2, 0xFE);
      const __m512i d = low_halves(d1, d2);
      signs.above = _mm512_sub_epi32(d, low_halves(n1, n2));
      signs.zero = _mm512_add_epi32(d, _mm512_set1_epi32(-1));
      if constexpr (Shape::bounds > 0) hold_short<counts64, Shape>(n1, d1, n2, d2, rule, signs);
    } else {
      const __m512i minus_one = _mm512_set1_epi64(-1);
      signs.above = high_halves(_mm512_sub_epi64(d1, n1), _mm512_sub_epi64(d2, n2));
      signs.zero = high_halves(_mm512_add_epi64(d1, minus_one), _mm512_add_epi64(d2, minus_one));
      if constexpr (Shape::bounds > 0) {
        hold<Shape, Way>(_mm512_cvtepi64_pd(n1), _mm512_cvtepi64_pd(d1), _mm512_cvtepi64_pd(n2),
                         _mm512_cvtepi64_pd(d2), rule, signs);
      }
    }
    return signs;
  }

  static bool all_below(__m512i bits, unsigned power) noexcept {
    return _mm512_test_epi64_mask(bits, _mm512_set1_epi64(-1LL << power)) == 0;
  }

  static __m512i joined(__m512i first, __m512i second) noexcept {
    return high_halves(first, second);
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
      return _mm512_cmpge_epi64_mask(_mm512_loadu_si512(numbers + 64 * part), wide_cut);
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

  template <typename Shape, way Way, typename From>
  [[gnu::always_inline]] static sixteen_signs signs_of(const From& from, std::size_t sixteen,
                                                       const wide_rule& rule,
                                                       __m512i& bits) noexcept {
    const __m512i n = from.numerators(sixteen);
    const __m512i d = from.denominators(sixteen);
    sixteen_signs signs;
    signs.above = _mm512_sub_epi32(d, n);
    signs.zero = _mm512_add_epi32(d, _mm512_set1_epi32(-1));
    if constexpr (Way == way::whole) {
      bits = _mm512_ternarylogic_epi64(bits, n, d, 0xFE);
      if constexpr (Shape::bounds > 0) {
        hold_short<counts32, Shape>(n, d, _mm512_srli_epi64(n, 32), _mm512_srli_epi64(d, 32), rule,
                                    signs);
      }
    } else if constexpr (Shape::bounds > 0) {
      hold<Shape, Way>(first_pairs(n), first_pairs(d), second_pairs(n), second_pairs(d), rule,
                       signs);
    }
    return signs;
  }

  static bool all_below(__m512i bits, unsigned power) noexcept {
    const std::uint32_t high = ~std::uint32_t{0} << (power < 31 ? power : 31);
    return _mm512_test_epi32_mask(bits, _mm512_set1_epi32(static_cast<int>(high))) == 0;
  }

  /// The upper halves of the first to the even places, of the second to the odd ones.
  static __m512i joined(__m512i first, __m512i second) noexcept {
    return _mm512_castps_si512(
        _mm512_mask_movehdup_ps(_mm512_castsi512_ps(second), 0x5555, _mm512_castsi512_ps(first)));
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
      return _mm512_cmpge_epi32_mask(_mm512_loadu_si512(numbers + 64 * part), wide_cut);
    };
    return _mm512_kunpackd(_mm512_kunpackw(sixteen(3), sixteen(2)),
                           _mm512_kunpackw(sixteen(1), sixteen(0)));
  }
};

/// The counts of a word, with 0 for denominators that are not there. Numerators that are not there
/// decide nothing.
template <typename Counts, bool AllDenominators>
struct counts_of {
  word_place word;

  [[nodiscard]] __m512i numerators(std::size_t part) const noexcept {
    return read_once(word.n + 64 * part);
  }
  [[nodiscard]] __m512i denominators(std::size_t part) const noexcept {
    return AllDenominators ? read_once(word.d + 64 * part)
                           : Counts::read_those(word.has_d, part, word.d + 64 * part);
  }
};

/// The codes of a word. Adds to the bits of short counts.
template <typename Counts, typename Shape, way Way, typename From>
[[gnu::always_inline]] inline __m512i codes_of(const From& from, const wide_rule& rule,
                                               __m512i& bits) noexcept {
  const sixteen_signs s0 = Counts::template signs_of<Shape, Way>(from, 0, rule, bits);
  const sixteen_signs s1 = Counts::template signs_of<Shape, Way>(from, 1, rule, bits);
  const sixteen_signs s2 = Counts::template signs_of<Shape, Way>(from, 2, rule, bits);
  const sixteen_signs s3 = Counts::template signs_of<Shape, Way>(from, 3, rule, bits);
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
  codes = _mm512_srli_epi16(codes, 4);
  if constexpr (Way == way::whole) codes = _mm512_xor_si512(codes, rule.flips);
  return Counts::in_rows(codes);
}

/// All bits of the counts of a word, with those that are not there.
__m512i bits_of(word_place word, std::size_t bytes) noexcept {
  __m512i bits = _mm512_setzero_si512();
  for (std::size_t at = 0; at < bytes; at += 64) {
    bits = _mm512_ternarylogic_epi64(bits, _mm512_loadu_si512(word.n + at),
                                     _mm512_loadu_si512(word.d + at), 0xFE);
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

/// Every word of a call.
template <typename Counts, typename Shape>
struct words_of {
  using count = typename Counts::count;

  wide_rule rule;

  /// @returns whether its counts are short; otherwise what is written is to be overwritten
  [[gnu::always_inline]] bool write_if_short(const ratio_columns& columns, std::size_t at,
                                             std::uint8_t* classes) const noexcept {
    const word_place word = place_of<count>(columns, at);
    const __m512i bits = write_by<way::whole>(word, odd_of(columns, at), classes);
    return Counts::all_below(bits, short_bits);
  }

  /// Adds to `some_odd`. @returns whether its counts are short
  [[gnu::noinline]] bool write(const ratio_columns& columns, std::size_t at, std::uint8_t* classes,
                               std::uint64_t& some_odd) const noexcept {
    constexpr std::size_t bytes = rows_per_word * sizeof(count);
    const word_place word = place_of<count>(columns, at);
    std::uint64_t odd = odd_of(columns, at);
    const __m512i bits = bits_of(word, bytes);
    if (rule.small_bits > 0 && Counts::all_below(bits, rule.small_bits)) {
      write_by<way::small_double>(word, odd, classes);
    } else if (Counts::all_below(bits, surely_counts)) {
      write_by<way::large_double>(word, odd, classes);
    } else {
      alignas(64) unsigned char n[bytes];
      alignas(64) unsigned char d[bytes];
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
  [[gnu::always_inline]] __m512i write_by(word_place word, std::uint64_t odd,
                                          std::uint8_t* classes) const noexcept {
    __m512i bits = _mm512_setzero_si512();
    const __m512i codes =
        word.has_d == all_rows
            ? codes_of<Counts, Shape, Way>(counts_of<Counts, true>{word}, rule, bits)
            : codes_of<Counts, Shape, Way>(counts_of<Counts, false>{word}, rule, bits);
    const __m512i found = classes_of(codes, word.has_n, word.has_d, rule);
    _mm512_storeu_si512(classes, with_odd(found, odd));
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
