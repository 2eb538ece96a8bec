// Candidates and conditions of 64 units at once: every bit of a word is a unit.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernel.hpp"
#include "xaso/status.hpp"

namespace xaso::detail {

inline constexpr std::uint64_t all_units = ~std::uint64_t{0};

/// The candidates of 64 units.
using words_of_candidates = member_words;

/// Whether a condition holds, of 64 units; neither: it is not known.
struct condition_words {
  std::uint64_t yes = 0;
  std::uint64_t no = 0;
};

/// All 64 alike.
[[nodiscard]] constexpr words_of_candidates spread(candidates all) noexcept {
  const auto word = [](bool has) { return has ? all_units : std::uint64_t{0}; };
  return {word(all.may_be_met()), word(all.may_be_not_met()), word(all.may_be_out())};
}

/// Those of one unit.
[[nodiscard]] constexpr candidates of_unit(const words_of_candidates& words,
                                           std::size_t unit) noexcept {
  const std::uint64_t bits = (words.met >> unit & 1U) | (words.not_met >> unit & 1U) << 1U |
                             (words.out >> unit & 1U) << 2U;
  return candidates::from_bits(static_cast<std::uint8_t>(bits));
}

/// Puts those of one unit.
constexpr void put_unit(words_of_candidates& words, std::size_t unit, candidates left) noexcept {
  const auto put = [unit](std::uint64_t& word, bool has) {
    word = (word & ~(std::uint64_t{1} << unit)) | std::uint64_t{has} << unit;
  };
  put(words.met, left.may_be_met());
  put(words.not_met, left.may_be_not_met());
  put(words.out, left.may_be_out());
}

/// `instead` where *out* is among the candidates.
[[nodiscard]] constexpr words_of_candidates out_counts_as(words_of_candidates of,
                                                          candidates instead) noexcept {
  const words_of_candidates other = spread(instead);
  return {of.met | (of.out & other.met), of.not_met | (of.out & other.not_met), of.out & other.out};
}

/// What something comes to that perhaps does not apply, and then counts as `instead`.
[[nodiscard]] constexpr words_of_candidates perhaps_out(const words_of_candidates& applied,
                                                        condition_words applies,
                                                        candidates instead) noexcept {
  const words_of_candidates out = spread(instead);
  const auto mix = [&](std::uint64_t in, std::uint64_t other) {
    return (in & ~applies.no) | (other & ~applies.yes);
  };
  return {mix(applied.met, out.met), mix(applied.not_met, out.not_met), mix(applied.out, out.out)};
}

}  // namespace xaso::detail
