// Classifying figures with AVX2 and FMA, 64 rows at a time.
// Compiled for such processors only: everything but the table is in an anonymous namespace, so
// that nothing of it is linked into the rest of the program.
// SPDX-License-Identifier: Apache-2.0
#include <immintrin.h>

#include <cstddef>
#include <cstdint>

#include "kernel_signs.hpp"

namespace xaso::detail {
namespace {

/// Four of 64 bits, eight of 32, or 32 bytes.
struct lanes {
  using whole = __m256i;
  using real = __m256d;

  static whole zero() noexcept { return _mm256_setzero_si256(); }
  static whole all(std::int64_t number) noexcept { return _mm256_set1_epi64x(number); }
  static whole all32(int number) noexcept { return _mm256_set1_epi32(number); }
  static whole all_bytes(unsigned byte) noexcept {
    return _mm256_set1_epi8(static_cast<char>(byte));
  }
  static real all_real(double number) noexcept { return _mm256_set1_pd(number); }
  static whole in_every_part(const std::uint8_t* table) noexcept {
    return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(table)));
  }
  static whole read(const unsigned char* from) noexcept {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
  }
  /// Otherwise some compilers read it anew wherever it is used.
  static whole read_once(const unsigned char* from) noexcept {
    whole once = read(from);
    __asm__("" : "+x"(once));
    return once;
  }

  static whole add(whole a, whole b) noexcept { return _mm256_add_epi64(a, b); }
  static whole subtract(whole a, whole b) noexcept { return _mm256_sub_epi64(a, b); }
  static whole add32(whole a, whole b) noexcept { return _mm256_add_epi32(a, b); }
  static whole subtract32(whole a, whole b) noexcept { return _mm256_sub_epi32(a, b); }
  static whole greater32(whole a, whole b) noexcept { return _mm256_max_epi32(a, b); }
  /// Of the lower 32 bits.
  static whole multiply_low(whole a, whole b) noexcept { return _mm256_mul_epi32(a, b); }
  static whole any_of(whole a, whole b, whole c) noexcept {
    return _mm256_or_si256(a, _mm256_or_si256(b, c));
  }

  static real add(real a, real b) noexcept { return _mm256_add_pd(a, b); }
  static real multiply(real a, real b) noexcept { return _mm256_mul_pd(a, b); }
  static real multiply_add(real a, real b, real c) noexcept { return _mm256_fmadd_pd(a, b, c); }
  static real multiply_subtract(real a, real b, real c) noexcept {
    return _mm256_fmsub_pd(a, b, c);
  }
  static real greater(real a, real b) noexcept { return _mm256_max_pd(a, b); }

  /// 0 … 10^15.
  static real real_of(whole counts) noexcept {
    return less_magic(_mm256_or_si256(counts, all(0x4330000000000000)));
  }
  /// 0 … 2^52 − 1, for the last bits of 2^52.
  static real less_magic(whole with_magic) noexcept {
    return _mm256_sub_pd(_mm256_castsi256_pd(with_magic), _mm256_set1_pd(0x1p52));
  }
  static whole first_pairs(whole low, whole high) noexcept {
    return _mm256_unpacklo_epi32(low, high);
  }
  static whole second_pairs(whole low, whole high) noexcept {
    return _mm256_unpackhi_epi32(low, high);
  }
  /// The upper 32 bits in the place of the lower.
  static whole upper_first(whole of) noexcept { return _mm256_srli_epi64(of, 32); }

  /// The upper 32 bits of twice four: their signs.
  static whole high_halves(real left, real right) noexcept {
    return _mm256_castps_si256(
        _mm256_shuffle_ps(_mm256_castpd_ps(left), _mm256_castpd_ps(right), 0xDD));
  }
  static whole high_halves(whole left, whole right) noexcept {
    return high_halves(_mm256_castsi256_pd(left), _mm256_castsi256_pd(right));
  }
  static whole low_halves(whole left, whole right) noexcept {
    return _mm256_castps_si256(
        _mm256_shuffle_ps(_mm256_castsi256_ps(left), _mm256_castsi256_ps(right), 0x88));
  }
};

void write_bytes(void* to, __m256i bytes) noexcept {
  _mm256_storeu_si256(static_cast<__m256i*>(to), bytes);
}

row_signs<lanes> packed(const row_signs<lanes>& left, const row_signs<lanes>& right) noexcept {
  row_signs<lanes> both;
  both.first = _mm256_packs_epi32(left.first, right.first);
  both.second = _mm256_packs_epi32(left.second, right.second);
  both.above = _mm256_packs_epi32(left.above, right.above);
  both.zero = _mm256_packs_epi32(left.zero, right.zero);
  return both;
}

/// How many reads a word takes.
template <typename Counts>
constexpr std::size_t parts_per_word = 2 * sizeof(typename Counts::count);

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

/// Counts of 64 bits, read four at a time.
struct counts64 : signs_of_64<lanes> {
  static std::uint64_t copy(const unsigned char* counts, std::uint64_t there,
                            unsigned char* copied) noexcept {
    return copy_counts<counts64>(counts, there, copied);
  }

  static __m256i read_those(std::uint64_t there, std::size_t part,
                            const unsigned char* from) noexcept {
    const __m256i signs =
        _mm256_sllv_epi64(_mm256_set1_epi64x(static_cast<long long>(there)),
                          _mm256_sub_epi64(_mm256_setr_epi64x(63, 62, 61, 60),
                                           _mm256_set1_epi64x(4 * static_cast<long long>(part))));
    return _mm256_castpd_si256(_mm256_blendv_pd(
        _mm256_setzero_pd(), _mm256_castsi256_pd(lanes::read(from)), _mm256_castsi256_pd(signs)));
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
    return lanes::high_halves(_mm256_cmpgt_epi64(wide_cut, lanes::read(numbers + 64 * eight)),
                              _mm256_cmpgt_epi64(wide_cut, lanes::read(numbers + 64 * eight + 32)));
  }
};

/// Counts of 32 bits, read eight at a time.
struct counts32 : signs_of_32<lanes, counts32> {
  static std::uint64_t copy(const unsigned char* counts, std::uint64_t there,
                            unsigned char* copied) noexcept {
    return copy_counts<counts32>(counts, there, copied);
  }

  static __m256i read_those(std::uint64_t there, std::size_t part,
                            const unsigned char* from) noexcept {
    const __m256i signs =
        _mm256_sllv_epi32(_mm256_set1_epi32(static_cast<int>(there)),
                          _mm256_sub_epi32(_mm256_setr_epi32(31, 30, 29, 28, 27, 26, 25, 24),
                                           _mm256_set1_epi32(static_cast<int>(8 * part))));
    return _mm256_castps_si256(_mm256_blendv_ps(
        _mm256_setzero_ps(), _mm256_castsi256_ps(lanes::read(from)), _mm256_castsi256_ps(signs)));
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
    return _mm256_cmpgt_epi32(wide_cut, lanes::read(numbers + 32 * eight));
  }
};

constexpr unsigned rows_per_half = rows_per_word / 2;

/// The codes of half a word. Adds to the bits of short counts.
template <typename Counts, typename Shape, way Way, typename From>
[[gnu::always_inline]] inline __m256i codes_of(const From& from, const wide_rule<lanes>& rule,
                                               __m256i& bits) noexcept {
  const row_signs<lanes> s0 = Counts::template signs_of<Shape, Way>(from, 0, rule, bits);
  const row_signs<lanes> s1 = Counts::template signs_of<Shape, Way>(from, 1, rule, bits);
  const row_signs<lanes> s2 = Counts::template signs_of<Shape, Way>(from, 2, rule, bits);
  const row_signs<lanes> s3 = Counts::template signs_of<Shape, Way>(from, 3, rule, bits);
  const row_signs<lanes> left = packed(s0, s1);
  const row_signs<lanes> right = packed(s2, s3);
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
__m256i classes_of(__m256i codes, const word_place& half, const wide_rule<lanes>& rule) noexcept {
  const __m256i both = _mm256_shuffle_epi8(rule.both, codes);
  if (static_cast<std::uint32_t>(half.has_n & half.has_d) == UINT32_MAX) return both;
  const __m256i has_d = in_bytes(half.has_d);
  const __m256i of_n = _mm256_blendv_epi8(_mm256_shuffle_epi8(rule.numerator, codes), both, has_d);
  const __m256i of_d = _mm256_and_si256(_mm256_shuffle_epi8(rule.denominator, codes), has_d);
  return _mm256_blendv_epi8(of_d, of_n, in_bytes(half.has_n));
}

/// Every word of a call.
template <typename Counts, typename Shape>
struct words_of : word_ways<words_of<Counts, Shape>, lanes, Counts> {
  using count = typename Counts::count;
  using word_ways<words_of, lanes, Counts>::word_ways;

  /// @returns all bits of the counts, if the way is whole
  template <way Way>
  [[gnu::always_inline]] __m256i write_by(word_place word, std::uint64_t odd,
                                          std::uint8_t* classes) const noexcept {
    return word.has_d == all_rows ? write_halves<Way, true>(word, odd, classes)
                                  : write_halves<Way, false>(word, odd, classes);
  }

 private:
  template <way Way, bool AllDenominators>
  [[gnu::always_inline]] __m256i write_halves(word_place word, std::uint64_t odd,
                                              std::uint8_t* classes) const noexcept {
    __m256i bits = _mm256_setzero_si256();
    for (unsigned half = 0; half < 2; ++half) {
      const __m256i codes = codes_of<Counts, Shape, Way>(
          counts_of<lanes, Counts, AllDenominators>{word}, this->rule, bits);
      __m256i found = classes_of(codes, word, this->rule);
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
  const __m256i outcome_of = lanes::in_every_part(table.outcomes);
  const __m256i candidates_of = lanes::in_every_part(table.candidates);
  for (std::size_t word = 0; word < words; ++word) {
    const __m256i first = lanes::read(classes + word * rows_per_word);
    const __m256i second = lanes::read(classes + word * rows_per_word + 32);
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
