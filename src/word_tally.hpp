// Counting the members of a form for 64 units at once, digit by digit.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>

#include "block_forms.hpp"
#include "plan.hpp"

namespace xaso::detail {

/// A number for each of 64 units, bit by bit: a digit has the bits of a power of 2.
class unit_counts {
 public:
  unit_counts() noexcept = default;
  unit_counts(const unit_counts& other) noexcept { *this = other; }
  unit_counts& operator=(const unit_counts& other) noexcept {  // only the digits that are used
    used_ = other.used_;
    for (std::size_t bit = 0; bit < used_; ++bit) digits_[bit] = other.digits_[bit];
    return *this;
  }
  ~unit_counts() = default;

  /// Adds `count` where `where` has a bit.
  void add(std::uint64_t where, std::size_t count) noexcept {
    if (count == 1) return add_power(where, 0);
    for (std::size_t bit = 0; count >> bit != 0; ++bit) {
      if ((count >> bit & 1U) != 0) add_power(where, bit);
    }
  }
  /// Adds one for each of eight words: three of every four carries are saved.
  void add_eight(const std::uint64_t* words) noexcept {
    while (used_ < 3) digits_[used_++] = 0;
    std::uint64_t& ones = digits_[0];
    std::uint64_t& twos = digits_[1];
    std::uint64_t& fours = digits_[2];
    const std::uint64_t two_a = add_two(ones, words[0], words[1]);
    const std::uint64_t two_b = add_two(ones, words[2], words[3]);
    const std::uint64_t four_a = add_two(twos, two_a, two_b);
    const std::uint64_t two_c = add_two(ones, words[4], words[5]);
    const std::uint64_t two_d = add_two(ones, words[6], words[7]);
    const std::uint64_t four_b = add_two(twos, two_c, two_d);
    add_power(add_two(fours, four_a, four_b), 3);
  }
  void add(const unit_counts& other) noexcept {
    for (std::size_t bit = 0; bit < other.used_; ++bit) add_power(other.digits_[bit], bit);
  }

  /// Where the number is at least `least`.
  [[nodiscard]] std::uint64_t at_least(std::uint64_t least) const noexcept {
    if (least >> used_ != 0) return 0;
    std::uint64_t above = 0;
    std::uint64_t equal = ~std::uint64_t{0};
    for (std::size_t bit = used_; bit-- > 0;) {
      const std::uint64_t wanted = (least >> bit & 1U) != 0 ? ~std::uint64_t{0} : 0;
      above |= equal & digits_[bit] & ~wanted;
      equal &= ~(digits_[bit] ^ wanted);
    }
    return above | equal;
  }
  /// Where the number is that of one unit.
  [[nodiscard]] std::uint64_t same_as(std::size_t unit) const noexcept {
    std::uint64_t equal = ~std::uint64_t{0};
    for (std::size_t bit = 0; bit < used_; ++bit) {
      const std::uint64_t wanted = (digits_[bit] >> unit & 1U) != 0 ? ~std::uint64_t{0} : 0;
      equal &= ~(digits_[bit] ^ wanted);
    }
    return equal;
  }
  [[nodiscard]] std::uint64_t above_zero() const noexcept {
    std::uint64_t some = 0;
    for (std::size_t bit = 0; bit < used_; ++bit) some |= digits_[bit];
    return some;
  }
  [[nodiscard]] std::uint64_t of(std::size_t unit) const noexcept {
    std::uint64_t result = 0;
    for (std::size_t bit = 0; bit < used_; ++bit) {
      result |= (digits_[bit] >> unit & 1U) << bit;
    }
    return result;
  }

 private:
  /// Adds two bits to a digit. @returns the carry
  static std::uint64_t add_two(std::uint64_t& digit, std::uint64_t a, std::uint64_t b) noexcept {
    const std::uint64_t half = digit ^ a;
    const std::uint64_t carry = (digit & a) | (half & b);
    digit = half ^ b;
    return carry;
  }
  void add_power(std::uint64_t carry, std::size_t bit) noexcept {
    for (; carry != 0 && bit < most_digits; ++bit) {
      while (used_ <= bit) digits_[used_++] = 0;
      const std::uint64_t next = digits_[bit] & carry;
      digits_[bit] ^= carry;
      carry = next;
    }
  }

  static constexpr std::size_t most_digits = 63;
  std::array<std::uint64_t, most_digits> digits_;  // those that are used
  std::size_t used_ = 0;
};

/// What is counted ("yes": met, or not met) and what is not, at the least and at the most.
struct word_tally {
  unit_counts must_yes, may_yes, must_no, may_no;
  std::uint64_t yes_unlimited = 0;
  std::uint64_t no_unlimited = 0;
  std::uint64_t all_may_be_out = ~std::uint64_t{0};
};

/// The tallies of 64 units, each made once: forms often count the same.
class word_tallies {
 public:
  /// Other units come now.
  void begin() noexcept { used_ = 0; }
  [[nodiscard]] const word_tally& of(const membership& among, bool count_met,
                                     const word_standing& at);

 private:
  struct entry {
    const membership* among = nullptr;
    bool count_met = true;
    word_tally counted;
  };
  std::deque<entry> made_;  // what is handed out stays where it is
  std::size_t used_ = 0;
};

}  // namespace xaso::detail
