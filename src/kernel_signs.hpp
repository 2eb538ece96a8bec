// How bounds are held against many figures at once, as signs: what the kernels for one processor
// and another do alike, over the lanes of either. Private to them; see `kernel_codes.hpp`.
// SPDX-License-Identifier: Apache-2.0
#pragma once

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

/// A bound in every lane, as above.
template <typename Lanes>
struct wide_bound {
  typename Lanes::whole whole_a;
  typename Lanes::whole whole_b;
  typename Lanes::real a;
  typename Lanes::real b;
  typename Lanes::real half_less_slack;

  explicit wide_bound(const signed_bound& bound) noexcept
      : whole_a(Lanes::all(bound.slack != 0 ? -bound.a : bound.a)),
        whole_b(Lanes::all(bound.slack != 0 ? -bound.b : bound.b)),
        a(Lanes::all_real(static_cast<double>(bound.a))),
        b(Lanes::all_real(static_cast<double>(bound.b))),
        half_less_slack(Lanes::all_real(0.5 - static_cast<double>(bound.slack))) {}
};

/// Everything that is the same for all rows of a call.
template <typename Lanes>
struct wide_rule {
  wide_bound<Lanes> first;
  wide_bound<Lanes> second;
  typename Lanes::whole flips;
  typename Lanes::whole both;
  typename Lanes::whole numerator;
  typename Lanes::whole denominator;
  unsigned small_bits;
  bool is_short;

  wide_rule(const asked_bounds& asked, const code_tables& tables) noexcept
      : first(asked.first),
        second(asked.second),
        flips(Lanes::all_bytes(asked.flips())),
        both(Lanes::in_every_part(tables.both)),
        numerator(Lanes::in_every_part(tables.numerator)),
        denominator(Lanes::in_every_part(tables.denominator)),
        small_bits(asked.small_bits),
        is_short(asked.are_short) {}
};

/// Predicates on rows, by the signs of what stands for each: of 32 bits, or packed, of 16.
template <typename Lanes>
struct row_signs {
  typename Lanes::whole first = Lanes::zero();
  typename Lanes::whole second = Lanes::zero();
  typename Lanes::whole above = Lanes::zero();
  typename Lanes::whole zero = Lanes::zero();
};

/// The sign is set where the bound is missed, or held if it has slack. Of the lower 32 bits of
/// lanes.
template <typename Lanes>
typename Lanes::whole held_by_short(typename Lanes::whole n, typename Lanes::whole d,
                                    const wide_bound<Lanes>& bound) noexcept {
  return Lanes::add(Lanes::multiply_low(n, bound.whole_a), Lanes::multiply_low(d, bound.whole_b));
}

/// Below 0 where the bound is missed.
template <bool Small, typename Lanes>
typename Lanes::real held_by(typename Lanes::real n, typename Lanes::real d,
                             const wide_bound<Lanes>& bound) noexcept {
  if constexpr (Small) {
    return Lanes::multiply_add(n, bound.a, Lanes::multiply_add(d, bound.b, bound.half_less_slack));
  } else {
    const typename Lanes::real q = Lanes::multiply(d, bound.b);
    const typename Lanes::real e = Lanes::multiply_subtract(d, bound.b, q);
    const typename Lanes::real r = Lanes::multiply_add(n, bound.a, q);
    return Lanes::add(r, Lanes::add(e, bound.half_less_slack));
  }
}

/// Adds the signs of bounds, of two lanes' figures.
template <typename Shape, way Way, typename Lanes>
void hold(typename Lanes::real n1, typename Lanes::real d1, typename Lanes::real n2,
          typename Lanes::real d2, const wide_rule<Lanes>& rule, row_signs<Lanes>& signs) noexcept {
  constexpr bool is_small = Way == way::small_double;
  if constexpr (Shape::may_exceed_one) {
    d1 = Lanes::greater(d1, Lanes::all_real(1));
    d2 = Lanes::greater(d2, Lanes::all_real(1));
  }
  signs.first = Lanes::high_halves(held_by<is_small, Lanes>(n1, d1, rule.first),
                                   held_by<is_small, Lanes>(n2, d2, rule.first));
  if constexpr (Shape::bounds == 2) {
    signs.second = Lanes::high_halves(held_by<is_small, Lanes>(n1, d1, rule.second),
                                      held_by<is_small, Lanes>(n2, d2, rule.second));
  }
}

/// The same of short counts, the lower 32 bits of lanes.
template <typename Counts, typename Shape, typename Lanes>
void hold_short(typename Lanes::whole n1, typename Lanes::whole d1, typename Lanes::whole n2,
                typename Lanes::whole d2, const wide_rule<Lanes>& rule,
                row_signs<Lanes>& signs) noexcept {
  if constexpr (Shape::may_exceed_one) {
    d1 = Lanes::greater32(d1, Lanes::all32(1));
    d2 = Lanes::greater32(d2, Lanes::all32(1));
  }
  signs.first = Counts::joined(held_by_short<Lanes>(n1, d1, rule.first),
                               held_by_short<Lanes>(n2, d2, rule.first));
  if constexpr (Shape::bounds == 2) {
    signs.second = Counts::joined(held_by_short<Lanes>(n1, d1, rule.second),
                                  held_by_short<Lanes>(n2, d2, rule.second));
  }
}

/// Counts of 64 bits.
template <typename Lanes>
struct signs_of_64 {
  using count = std::int64_t;
  using whole = typename Lanes::whole;

  /// @param at  which two lanes of counts
  template <typename Shape, way Way, typename From>
  [[gnu::always_inline]] static row_signs<Lanes> signs_of(const From& from, std::size_t at,
                                                          const wide_rule<Lanes>& rule,
                                                          whole& bits) noexcept {
    const whole n1 = from.numerators(2 * at);
    const whole d1 = from.denominators(2 * at);
    const whole n2 = from.numerators(2 * at + 1);
    const whole d2 = from.denominators(2 * at + 1);
    row_signs<Lanes> signs;
    if constexpr (Way == way::whole) {
      bits = Lanes::any_of(Lanes::any_of(bits, n1, d1), n2, d2);
      const whole d = Lanes::low_halves(d1, d2);
      signs.above = Lanes::subtract32(d, Lanes::low_halves(n1, n2));
      signs.zero = Lanes::add32(d, Lanes::all32(-1));
      if constexpr (Shape::bounds > 0) {
        hold_short<signs_of_64, Shape, Lanes>(n1, d1, n2, d2, rule, signs);
      }
    } else {
      const whole minus_one = Lanes::all(-1);
      signs.above = Lanes::high_halves(Lanes::subtract(d1, n1), Lanes::subtract(d2, n2));
      signs.zero = Lanes::high_halves(Lanes::add(d1, minus_one), Lanes::add(d2, minus_one));
      if constexpr (Shape::bounds > 0) {
        hold<Shape, Way, Lanes>(Lanes::real_of(n1), Lanes::real_of(d1), Lanes::real_of(n2),
                                Lanes::real_of(d2), rule, signs);
      }
    }
    return signs;
  }

  static whole joined(whole first, whole second) noexcept {
    return Lanes::high_halves(first, second);
  }
};

/// Counts of 32 bits. `Counts` joins the signs of every first and every second one.
template <typename Lanes, typename Counts>
struct signs_of_32 {
  using count = std::int32_t;
  using whole = typename Lanes::whole;

  template <typename Shape, way Way, typename From>
  [[gnu::always_inline]] static row_signs<Lanes> signs_of(const From& from, std::size_t at,
                                                          const wide_rule<Lanes>& rule,
                                                          whole& bits) noexcept {
    const whole n = from.numerators(at);
    const whole d = from.denominators(at);
    row_signs<Lanes> signs;
    signs.above = Lanes::subtract32(d, n);
    signs.zero = Lanes::add32(d, Lanes::all32(-1));
    if constexpr (Way == way::whole) {
      bits = Lanes::any_of(bits, n, d);
      if constexpr (Shape::bounds > 0) {
        hold_short<Counts, Shape, Lanes>(n, d, Lanes::upper_first(n), Lanes::upper_first(d), rule,
                                         signs);
      }
    } else if constexpr (Shape::bounds > 0) {
      hold<Shape, Way, Lanes>(first_pairs(n), first_pairs(d), second_pairs(n), second_pairs(d),
                              rule, signs);
    }
    return signs;
  }

 private:
  /// The first and the second of every two pairs, 0 … 2^31 − 1, as doubles: 2^52, with the number
  /// for its last bits, less 2^52.
  static typename Lanes::real first_pairs(whole counts) noexcept {
    return Lanes::less_magic(Lanes::first_pairs(counts, Lanes::all32(0x43300000)));
  }
  static typename Lanes::real second_pairs(whole counts) noexcept {
    return Lanes::less_magic(Lanes::second_pairs(counts, Lanes::all32(0x43300000)));
  }
};

/// The counts of a word, or of half of one, with 0 for denominators that are not there. Numerators
/// that are not there decide nothing.
template <typename Lanes, typename Counts, bool AllDenominators>
struct counts_of {
  word_place word;

  [[nodiscard]] typename Lanes::whole numerators(std::size_t part) const noexcept {
    return Lanes::read_once(word.n + sizeof(typename Lanes::whole) * part);
  }
  [[nodiscard]] typename Lanes::whole denominators(std::size_t part) const noexcept {
    const unsigned char* const from = word.d + sizeof(typename Lanes::whole) * part;
    return AllDenominators ? Lanes::read_once(from) : Counts::read_those(word.has_d, part, from);
  }
};

/// All bits of the counts of a word, with those that are not there.
template <typename Lanes>
typename Lanes::whole bits_of(const word_place& word, std::size_t bytes) noexcept {
  typename Lanes::whole bits = Lanes::zero();
  for (std::size_t at = 0; at < bytes; at += sizeof(bits)) {
    bits = Lanes::any_of(bits, Lanes::read(word.n + at), Lanes::read(word.d + at));
  }
  return bits;
}

/// Every word of a call. `Words` writes one by a way: `write_by<way>(word, odd, classes)`.
template <typename Words, typename Lanes, typename Counts>
struct word_ways {
  using count = typename Counts::count;

  wide_rule<Lanes> rule;

  explicit word_ways(const wide_rule<Lanes>& of) noexcept : rule(of) {}

  /// @returns whether its counts are short; otherwise what is written is to be overwritten
  [[gnu::always_inline]] bool write_if_short(const ratio_columns& columns, std::size_t at,
                                             std::uint8_t* classes) const noexcept {
    const word_place word = place_of<count>(columns, at);
    const auto bits = words().template write_by<way::whole>(word, odd_of(columns, at), classes);
    return Counts::all_below(bits, short_bits);
  }

  /// Adds to `some_odd`. @returns whether its counts are short
  [[gnu::noinline]] bool write(const ratio_columns& columns, std::size_t at, std::uint8_t* classes,
                               std::uint64_t& some_odd) const noexcept {
    constexpr std::size_t bytes = rows_per_word * sizeof(count);
    const word_place word = place_of<count>(columns, at);
    std::uint64_t odd = odd_of(columns, at);
    const auto bits = bits_of<Lanes>(word, bytes);
    if (rule.small_bits > 0 && Counts::all_below(bits, rule.small_bits)) {
      words().template write_by<way::small_double>(word, odd, classes);
    } else if (Counts::all_below(bits, surely_counts)) {
      words().template write_by<way::large_double>(word, odd, classes);
    } else {
      alignas(64) unsigned char n[bytes];
      alignas(64) unsigned char d[bytes];
      odd |= Counts::copy(word.n, word.has_n, n);
      odd |= Counts::copy(word.d, word.has_d, d);
      words().template write_by<way::large_double>({n, d, word.has_n, word.has_d}, odd, classes);
    }
    some_odd |= odd;
    return Counts::all_below(bits, short_bits);
  }

 private:
  [[nodiscard]] const Words& words() const noexcept { return static_cast<const Words&>(*this); }
};

}  // namespace
}  // namespace xaso::detail
