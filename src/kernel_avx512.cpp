// Classifying figures with AVX-512 F, BW, DQ and VL, 64 rows at a time.
// Compiled for such processors only: everything but the table is in an anonymous namespace, so
// that nothing of it is linked into the rest of the program.
// SPDX-License-Identifier: Apache-2.0
#include <immintrin.h>

#include <cstddef>
#include <cstdint>

#include "kernel_signs.hpp"

namespace xaso::detail {
namespace {

/// Eight of 64 bits, sixteen of 32, or 64 bytes.
struct lanes {
  using whole = __m512i;
  using real = __m512d;

  static whole zero() noexcept { return _mm512_setzero_si512(); }
  static whole all(std::int64_t number) noexcept { return _mm512_set1_epi64(number); }
  static whole all32(int number) noexcept { return _mm512_set1_epi32(number); }
  static whole all_bytes(unsigned byte) noexcept {
    return _mm512_set1_epi8(static_cast<char>(byte));
  }
  static real all_real(double number) noexcept { return _mm512_set1_pd(number); }
  static whole in_every_part(const std::uint8_t* table) noexcept {
    return _mm512_broadcast_i32x4(_mm_loadu_si128(reinterpret_cast<const __m128i*>(table)));
  }
  static whole read(const unsigned char* from) noexcept { return _mm512_loadu_si512(from); }
  /// Otherwise some compilers read it anew wherever it is used.
  static whole read_once(const unsigned char* from) noexcept {
    whole once = read(from);
    __asm__("" : "+v"(once));
    return once;
  }

  static whole add(whole a, whole b) noexcept { return _mm512_add_epi64(a, b); }
  static whole subtract(whole a, whole b) noexcept { return _mm512_sub_epi64(a, b); }
  static whole add32(whole a, whole b) noexcept { return _mm512_add_epi32(a, b); }
  static whole subtract32(whole a, whole b) noexcept { return _mm512_sub_epi32(a, b); }
  static whole greater32(whole a, whole b) noexcept { return _mm512_max_epi32(a, b); }
  /// Of the lower 32 bits.
  static whole multiply_low(whole a, whole b) noexcept { return _mm512_mul_epi32(a, b); }
  static whole any_of(whole a, whole b, whole c) noexcept {
    return _mm512_ternarylogic_epi64(a, b, c, 0xFE);
  }

  static real add(real a, real b) noexcept { return _mm512_add_pd(a, b); }
  static real multiply(real a, real b) noexcept { return _mm512_mul_pd(a, b); }
  static real multiply_add(real a, real b, real c) noexcept { return _mm512_fmadd_pd(a, b, c); }
  static real multiply_subtract(real a, real b, real c) noexcept {
    return _mm512_fmsub_pd(a, b, c);
  }
  static real greater(real a, real b) noexcept { return _mm512_max_pd(a, b); }

  /// 0 … 10^15.
  static real real_of(whole counts) noexcept { return _mm512_cvtepi64_pd(counts); }
  /// 0 … 2^52 − 1, for the last bits of 2^52.
  static real less_magic(whole with_magic) noexcept {
    return _mm512_sub_pd(_mm512_castsi512_pd(with_magic), _mm512_set1_pd(0x1p52));
  }
  static whole first_pairs(whole low, whole high) noexcept {
    return _mm512_unpacklo_epi32(low, high);
  }
  static whole second_pairs(whole low, whole high) noexcept {
    return _mm512_unpackhi_epi32(low, high);
  }
  /// The upper 32 bits in the place of the lower.
  static whole upper_first(whole of) noexcept { return _mm512_srli_epi64(of, 32); }

  /// The upper 32 bits of twice eight: their signs.
  static whole high_halves(real left, real right) noexcept {
    return _mm512_castps_si512(
        _mm512_shuffle_ps(_mm512_castpd_ps(left), _mm512_castpd_ps(right), 0xDD));
  }
  static whole high_halves(whole left, whole right) noexcept {
    return high_halves(_mm512_castsi512_pd(left), _mm512_castsi512_pd(right));
  }
  static whole low_halves(whole left, whole right) noexcept {
    return _mm512_castps_si512(
        _mm512_shuffle_ps(_mm512_castsi512_ps(left), _mm512_castsi512_ps(right), 0x88));
  }
};

/// The signs of 64 rows in bytes.
__m512i in_bytes(__m512i one, __m512i two, __m512i three, __m512i four) noexcept {
  return _mm512_packs_epi16(_mm512_packs_epi32(one, two), _mm512_packs_epi32(three, four));
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

/// Counts of 64 bits, read eight at a time.
struct counts64 : signs_of_64<lanes> {
  static std::uint64_t copy(const unsigned char* counts, std::uint64_t there,
                            unsigned char* copied) noexcept {
    return copy_counts<counts64>(counts, there, copied);
  }

  static __m512i read_those(std::uint64_t there, std::size_t part,
                            const unsigned char* from) noexcept {
    return _mm512_maskz_loadu_epi64(static_cast<__mmask8>(there >> (8 * part)), from);
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
struct counts32 : signs_of_32<lanes, counts32> {
  static std::uint64_t copy(const unsigned char* counts, std::uint64_t there,
                            unsigned char* copied) noexcept {
    return copy_counts<counts32>(counts, there, copied);
  }

  static __m512i read_those(std::uint64_t there, std::size_t part,
                            const unsigned char* from) noexcept {
    return _mm512_maskz_loadu_epi32(static_cast<__mmask16>(there >> (16 * part)), from);
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

/// The codes of a word. Adds to the bits of short counts.
template <typename Counts, typename Shape, way Way, typename From>
[[gnu::always_inline]] inline __m512i codes_of(const From& from, const wide_rule<lanes>& rule,
                                               __m512i& bits) noexcept {
  const row_signs<lanes> s0 = Counts::template signs_of<Shape, Way>(from, 0, rule, bits);
  const row_signs<lanes> s1 = Counts::template signs_of<Shape, Way>(from, 1, rule, bits);
  const row_signs<lanes> s2 = Counts::template signs_of<Shape, Way>(from, 2, rule, bits);
  const row_signs<lanes> s3 = Counts::template signs_of<Shape, Way>(from, 3, rule, bits);
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

/// The classes of a word that has no odd cell, by its codes.
__m512i classes_of(__m512i codes, std::uint64_t has_n, std::uint64_t has_d,
                   const wide_rule<lanes>& rule) noexcept {
  const __m512i both = _mm512_maskz_shuffle_epi8(has_n & has_d, rule.both, codes);
  const __m512i more = _mm512_mask_shuffle_epi8(both, has_n & ~has_d, rule.numerator, codes);
  return _mm512_mask_shuffle_epi8(more, ~has_n & has_d, rule.denominator, codes);
}

__m512i with_odd(__m512i classes, std::uint64_t odd) noexcept {
  return _mm512_mask_mov_epi8(classes, odd, _mm512_set1_epi8(static_cast<char>(ratio_class::odd)));
}

/// Every word of a call.
template <typename Counts, typename Shape>
struct words_of : word_ways<words_of<Counts, Shape>, lanes, Counts> {
  using word_ways<words_of, lanes, Counts>::word_ways;

  /// @returns all bits of the counts, if the way is whole
  template <way Way>
  [[gnu::always_inline]] __m512i write_by(word_place word, std::uint64_t odd,
                                          std::uint8_t* classes) const noexcept {
    __m512i bits = _mm512_setzero_si512();
    const __m512i codes =
        word.has_d == all_rows
            ? codes_of<Counts, Shape, Way>(counts_of<lanes, Counts, true>{word}, this->rule, bits)
            : codes_of<Counts, Shape, Way>(counts_of<lanes, Counts, false>{word}, this->rule, bits);
    const __m512i found = classes_of(codes, word.has_n, word.has_d, this->rule);
    _mm512_storeu_si512(classes, with_odd(found, odd));
    return bits;
  }
};

template <typename Counts>
bool classify_ratios(const ratio_columns& columns, const ratio_rule& rule,
                     std::uint8_t* classes) noexcept {
  const asked_bounds asked(rule);
  const wide_rule<lanes> wide(asked, tables_of(rule));
  return with_shape(rule, [&](auto shape) noexcept {
    return classify_words(columns, words_of<Counts, decltype(shape)>(wide), classes);
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
  const __m512i outcome_of = lanes::in_every_part(table.outcomes);
  const __m512i candidates_of = lanes::in_every_part(table.candidates);
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
