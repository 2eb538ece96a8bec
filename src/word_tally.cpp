// Tallies of 64 units. Ones are added eight words at a time.
// SPDX-License-Identifier: Apache-2.0
#include "word_tally.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace xaso::detail {
namespace {

constexpr std::size_t at_a_time = 8;

/// Adds members of which there is one each, eight at a time.
void tally_members(const membership& among, bool count_met, const word_standing& at,
                   word_tally& into) {
  const std::size_t* member = among.members.data();
  for (std::size_t left = among.members.size(); left != 0;) {
    const std::size_t count = std::min(left, at_a_time);
    std::array<std::uint64_t, at_a_time> yes_surely{};
    std::array<std::uint64_t, at_a_time> no_surely{};
    for (std::size_t i = 0; i < count; ++i) {
      const words_of_candidates& one = at.members[member[i]];
      const std::uint64_t yes = count_met ? one.met : one.not_met;
      const std::uint64_t no = count_met ? one.not_met : one.met;
      const std::uint64_t decided = ~((yes & no) | one.out);
      yes_surely[i] = yes & decided;
      no_surely[i] = no & decided;
      into.all_may_be_out &= one.out;
      if (((yes | no) & ~decided) == 0) continue;
      into.may_yes.add(yes & ~decided, 1);
      into.may_no.add(no & ~decided, 1);
    }
    into.must_yes.add_eight(yes_surely.data());
    into.must_no.add_eight(no_surely.data());
    member += count;
    left -= count;
  }
}

/// Adds unspecified indicators, of which there may be many.
void tally_pools(const membership& among, bool count_met, const word_standing& at,
                 word_tally& into) {
  for (const std::size_t index : among.pools) {
    const words_of_candidates left = left_of(index, among, at);
    const std::optional<std::size_t> count = at.table->plan().pools()[index].count;
    const std::size_t number = count.value_or(1);
    const std::uint64_t yes = count_met ? left.met : left.not_met;
    const std::uint64_t no = count_met ? left.not_met : left.met;
    const std::uint64_t decided = ~((yes & no) | left.out);
    into.must_yes.add(yes & decided, number);
    into.must_no.add(no & decided, number);
    into.may_yes.add(yes & ~decided, number);
    into.may_no.add(no & ~decided, number);
    if (!count) {
      into.yes_unlimited |= yes;
      into.no_unlimited |= no;
    }
    into.all_may_be_out &= left.out;
  }
}

word_tally tally(const membership& among, bool count_met, const word_standing& at) {
  word_tally result;
  tally_members(among, count_met, at, result);
  tally_pools(among, count_met, at, result);
  result.may_yes.add(result.must_yes);
  result.may_no.add(result.must_no);
  return result;
}

}  // namespace

words_of_candidates left_of(std::size_t pool, const membership& among,
                            const word_standing& at) noexcept {
  words_of_candidates left = at.pools[pool];
  if (among.pools_perhaps) left.out = all_units;
  return left;
}

const word_tally& word_tallies::of(const membership& among, bool count_met,
                                   const word_standing& at) {
  for (std::size_t i = 0; i < used_; ++i) {
    if (made_[i].among == &among && made_[i].count_met == count_met) return made_[i].counted;
  }
  if (used_ == made_.size()) made_.emplace_back();
  entry& next = made_[used_++];
  next = {&among, count_met, tally(among, count_met, at)};
  return next.counted;
}

}  // namespace xaso::detail
