// Two evaluations side by side: which unit is which, and what differs.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/analysis/compare.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "xaso/code.hpp"
#include "xaso/error.hpp"

namespace xaso {
namespace {

void check_same_set(const criteria_set& first, const criteria_set& second) {
  if (first.id() == second.id() && first.version() == second.version()) return;
  error error;
  error.code = errc::mismatch;
  error.rule = "compared_across_sets";
  error.message = "an evaluation by the set \"" + first.id() + "\", version \"" + first.version() +
                  "\", cannot be compared with one by \"" + second.id() + "\", version \"" +
                  second.version() + "\"; evaluate both by one set";
  throw failure({error});
}

/// The identity of a unit as a key.
auto identity_of(const unit& unit) {
  return std::tuple(std::string_view(unit.code_system), std::string_view(unit.code),
                    unit.valid_from);
}

bool same_levels(const conclusion_answer& first, const conclusion_answer& second) {
  return std::equal(first.candidates.begin(), first.candidates.end(), second.candidates.begin(),
                    second.candidates.end(), [](const level* a, const level* b) {
                      if (a == nullptr || b == nullptr) return a == b;
                      return a->code == b->code;
                    });
}

std::vector<compared_conclusion> compare_conclusions(const unit_answer& first,
                                                     const unit_answer& second) {
  std::map<std::string_view, std::size_t> by_code;
  for (std::size_t i = 0; i < second.conclusion_count(); ++i) {
    by_code.emplace(second.conclusion(i).conclusion->code, i);
  }
  std::vector<compared_conclusion> out;
  for (std::size_t i = 0; i < first.conclusion_count(); ++i) {
    conclusion_answer one = first.conclusion(i);
    const auto other = by_code.find(one.conclusion->code);
    if (other != by_code.end()) {
      out.push_back({std::move(one), second.conclusion(other->second)});
    }
  }
  return out;
}

// Both come in code order.
std::vector<compared_indicator> compare_indicators(const unit_answer& first,
                                                   const unit_answer& second) {
  std::vector<compared_indicator> out;
  std::size_t j = 0;
  for (std::size_t i = 0; i < first.indicator_count(); ++i) {
    indicator_answer one = first.indicator(i);
    for (; j < second.indicator_count(); ++j) {
      indicator_answer other = second.indicator(j);
      const int order = compare_codes(other.node->code, one.node->code);
      if (order > 0) break;
      if (order < 0) continue;
      out.push_back({std::move(one), std::move(other)});
      ++j;
      break;
    }
  }
  return out;
}

}  // namespace

bool compared_indicator::status_differs() const noexcept {
  if (first.is_judged != second.is_judged) return true;
  return first.is_judged && first.status != second.status;
}

bool compared_conclusion::differs() const noexcept {
  return first.status != second.status || !same_levels(first, second);
}

std::size_t unit_comparison::differing() const noexcept {
  return static_cast<std::size_t>(std::count_if(indicators.begin(), indicators.end(),
                                                [](const auto& one) { return one.differs(); }));
}

matched_units match_units(const evaluation& first, const evaluation& second) {
  check_same_set(first.criteria(), second.criteria());
  std::map<decltype(identity_of(unit())), std::size_t> others;
  for (std::size_t i = 0; i < second.unit_count(); ++i) {
    others.emplace(identity_of(second.unit(i).entry().unit), i);
  }
  matched_units out;
  for (std::size_t i = 0; i < first.unit_count(); ++i) {
    const auto found = others.find(identity_of(first.unit(i).entry().unit));
    if (found == others.end()) {
      out.only_first.push_back(i);
    } else {
      out.both.push_back({i, found->second});
      others.erase(found);
    }
  }
  for (const auto& [identity, index] : others) out.only_second.push_back(index);
  std::sort(out.only_second.begin(), out.only_second.end());
  return out;
}

unit_comparison compare(const unit_answer& first, const unit_answer& second) {
  return {first.points(), second.points(), compare_conclusions(first, second),
          compare_indicators(first, second)};
}

}  // namespace xaso
