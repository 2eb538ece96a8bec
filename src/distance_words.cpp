// Gaps in words: so many more or fewer, so much above or below, or out of reach.
// SPDX-License-Identifier: Apache-2.0
#include "distance_words.hpp"

namespace xaso::detail {
namespace {

using enum phrase;

// What is said where a lower bound fails, and where an upper one does.
struct direction {
  phrase change;
  phrase change_in_units;
  phrase change_uncounted;
  phrase change_in_numerator;
  phrase change_of_sub_units;
  phrase if_both;
  phrase never_if_both;
  phrase only_if_both;
  phrase out_of_reach;
  phrase away;
  phrase at_bound;
  phrase needed;
};
constexpr direction upward{
    .change = more,
    .change_in_units = more_units,
    .change_uncounted = more_uncounted,
    .change_in_numerator = more_in_numerator,
    .change_of_sub_units = more_sub_units,
    .if_both = if_both_grow,
    .never_if_both = never_if_both_grow,
    .only_if_both = only_if_both_grow,
    .out_of_reach = impossible_by_adding,
    .away = below_threshold,
    .at_bound = at_threshold,
    .needed = needed_at_least,
};
constexpr direction downward{
    .change = fewer,
    .change_in_units = fewer_units,
    .change_uncounted = fewer_uncounted,
    .change_in_numerator = fewer_in_numerator,
    .change_of_sub_units = fewer_sub_units,
    .if_both = if_both_shrink,
    .never_if_both = never_if_both_shrink,
    .only_if_both = only_if_both_shrink,
    .out_of_reach = impossible_by_removing,
    .away = above_limit,
    .at_bound = at_limit,
    .needed = needed_at_most,
};

constexpr const direction& direction_of(const gap& gap) noexcept {
  return gap.fewer ? downward : upward;
}

constexpr bool is_one(const gap_count& count) noexcept {
  return count.form == gap_count::kind::number && count.number == 1;
}

// The phrase for a number: the one for 1 follows the other.
constexpr phrase pick(phrase many, bool one) noexcept { return one ? following(many, 1) : many; }

}  // namespace

std::string distance_words::distance() const {
  if (gap_.change.form == gap_count::kind::impossible) return out_of_reach();
  if (gap_.change.form != gap_count::kind::absent) {
    return say_.joined(with_aside, change(), beside_change());
  }
  return gap_.difference || gap_.percentage_points ? away() : std::string();
}

std::string distance_words::change() const {
  const bool one = is_one(gap_.change);
  const std::string count = number(gap_.change);
  const direction& way = direction_of(gap_);
  switch (measure_.type) {
    case measure_type::ratio:
      if (!measure_.numerator) return say_(pick(way.change_in_numerator, one), {count});
      return say_(pick(way.change, one), {count, say_.plain(*measure_.numerator)});
    case measure_type::checklist:
      return say_(pick(more_items, one), {count});
    case measure_type::derived:
      return say_(pick(way.change_of_sub_units, one), {count});
    case measure_type::count:
    case measure_type::quantity:
    case measure_type::yes_no:
    case measure_type::choice:
      break;
  }
  if (!measure_.unit) return say_(pick(way.change_uncounted, one), {count});
  return say_(pick(way.change_in_units, one), {count, say_.plain(*measure_.unit)});
}

std::string distance_words::beside_change() const {
  if (measure_.type == measure_type::checklist) return say_(unchecked_items, {words_.items(false)});
  const direction& way = direction_of(gap_);
  switch (gap_.change_both.form) {
    case gap_count::kind::absent:
      return {};
    case gap_count::kind::impossible:
      return say_(way.never_if_both);
    case gap_count::kind::number:
    case gap_count::kind::beyond_range:
      break;
  }
  return say_(pick(way.if_both, is_one(gap_.change_both)), {number(gap_.change_both)});
}

std::string distance_words::out_of_reach() const {
  if (!measure_.is_ratio()) return say_(impossible_whole_number);
  const direction& way = direction_of(gap_);
  switch (gap_.change_both.form) {
    case gap_count::kind::absent:
      return say_(impossible_at_this_denominator);
    case gap_count::kind::impossible:
      return say_(way.out_of_reach);
    case gap_count::kind::number:
    case gap_count::kind::beyond_range:
      break;
  }
  return say_(pick(way.only_if_both, is_one(gap_.change_both)), {number(gap_.change_both)});
}

std::string distance_words::away() const {
  const direction& way = direction_of(gap_);
  const std::string points = percentage_points_away();
  if (!gap_.difference) {
    const bool at_bound = gap_.percentage_points->to_string() == "0";
    return at_bound ? say_(way.at_bound) : say_(way.away, {points});
  }
  const std::string plain = gap_.difference->to_string();
  if (plain == "0") return say_(way.at_bound);
  const std::optional<text>& unit =
      measure_.type == measure_type::ratio ? measure_.numerator : measure_.unit;
  const std::string count = words_.number(plain);
  const std::string much = unit ? say_(counted, {count, say_.plain(*unit)}) : count;
  return say_(way.away, {say_.joined(with_aside, much, points)});
}

std::string distance_words::percentage_points_away() const {
  if (!gap_.percentage_points) return {};
  const std::string plain = gap_.percentage_points->to_string();
  return say_(pick(percentage_points, plain == "1"), {words_.number(plain)});
}

bool distance_words::knows_what_is_needed() const noexcept {
  return gap_.needed.form != gap_count::kind::absent && !answer_.value.numerator.is_exact();
}

// The number needed is exact at the denominator that is shown beside it.
std::string distance_words::needed() const {
  if (gap_.needed.form == gap_count::kind::impossible) {
    return say_(needed_impossible, {words_.bounds(false)});
  }
  const std::string count = gap_.needed.form == gap_count::kind::number
                                ? say_.number(std::to_string(gap_.needed.number))
                                : number(gap_.needed);
  return say_(pick(direction_of(gap_).needed, is_one(gap_.needed)),
              {count, words_.denominator(), words_.bounds(false, true)});
}

std::string distance_words::number(const gap_count& count) const {
  if (count.form == gap_count::kind::beyond_range) return say_(beyond_range);
  return words_.number(std::to_string(count.number));
}

}  // namespace xaso::detail
