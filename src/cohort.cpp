// Gathering cohorts.
// SPDX-License-Identifier: Apache-2.0
#include "cohort.hpp"

namespace xaso::detail {

void cohort::add(const cohort_member& member) {
  if (!member.league) {
    ++open_everywhere_;
    return;
  }
  if (opens(member)) {
    ++open_[*member.league];
    return;
  }
  ++values_[*member.league];
  widen(*member.league, {*member.value, *member.value});
}

void cohort::merge(const cohort& other) {
  for (const auto& [league, range] : other.ranges_) widen(league, range);
  for (const auto& [league, count] : other.values_) values_[league] += count;
  for (const auto& [league, count] : other.open_) open_[league] += count;
  open_everywhere_ += other.open_everywhere_;
}

void cohort::widen(std::int32_t league, cohort_range by) {
  const auto [at, is_new] = ranges_.emplace(league, by);
  cohort_range& range = at->second;
  if (compare(by.least, range.least) < 0) range.least = by.least;
  if (compare(by.greatest, range.greatest) > 0) range.greatest = by.greatest;
}

const cohort_range* cohort::of(std::optional<std::int32_t> league, const cohort_member* self,
                               bool missing_ignored) const {
  if (stated_) return &*stated_;
  if (!league) return nullptr;
  const auto count = [league](const std::map<std::int32_t, std::size_t>& counts) {
    const auto found = counts.find(*league);
    return found == counts.end() ? std::size_t{0} : found->second;
  };
  const std::size_t own = self != nullptr && opens(*self) ? 1 : 0;
  const bool others_open = count(open_) + open_everywhere_ > own;
  if (count(values_) < 2 || (others_open && !missing_ignored)) return nullptr;
  return &ranges_.find(*league)->second;
}

}  // namespace xaso::detail
