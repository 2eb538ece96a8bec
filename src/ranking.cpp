// Standard competition ranking, exact, with intervals while figures are missing.
// SPDX-License-Identifier: Apache-2.0
#include "ranking.hpp"

#include <algorithm>
#include <map>
#include <memory>

namespace xaso::detail {
namespace {

/// What a unit is ranked by: from a least to a greatest value.
class ranked_unit {
 public:
  ranked_unit(const evaluation_data& data, std::size_t row) : data_(&data), row_(row) {
    if (data.plan->ranking()->rules->by == ranking_rules::key::share_met) {
      ends_ = share_met(data, row);
    } else {
      ends_ = data.scores[row].ranked;
    }
  }

  [[nodiscard]] std::size_t row() const noexcept { return row_; }
  [[nodiscard]] bool out() const noexcept { return ends_.out; }
  [[nodiscard]] bool has(rank_end which) const noexcept { return end(which).has_value(); }

  /// The sign of an end of one less an end of another.
  static int compare(const ranked_unit& a, rank_end of_a, const ranked_unit& b, rank_end of_b) {
    // What has no end is below (above) everything.
    if (!a.has(of_a) || !b.has(of_b)) return a.beyond(of_a) - b.beyond(of_b);
    if (const auto sign = (*a.end(of_a) - *b.end(of_b)).sign()) return *sign;
    if (a.data_->plan->ranking()->rules->by == ranking_rules::key::share_met) {
      return exact_share(a.share(of_a), b.share(of_b));
    }
    return compare_exactly(a.exact(), of_a, b.exact(), of_b);
  }

 private:
  [[nodiscard]] const std::optional<certified>& end(rank_end which) const noexcept {
    return which == rank_end::least ? ends_.least : ends_.greatest;
  }
  [[nodiscard]] int beyond(rank_end which) const noexcept {
    if (has(which)) return 0;
    return which == rank_end::least ? -1 : 1;
  }
  [[nodiscard]] const exact_ends& exact() const {
    if (exact_ == nullptr) exact_ = rank_exactly(row_scoring(*data_, row_).task);
    return *exact_;
  }

  // ---- the share of indicators met ----

  [[nodiscard]] exact_ratio share(rank_end which) const noexcept {
    return which == rank_end::least ? least_share_ : greatest_share_;
  }
  static int exact_share(exact_ratio a, exact_ratio b) noexcept {
    const auto order = detail::compare(a, b);
    return order < 0 ? -1 : order > 0 ? 1 : 0;
  }
  ranked_ends share_met(const evaluation_data& data, std::size_t row) {
    const auto found = share_of_every(data.at(row));
    if (!found) return {};
    least_share_ = found->first;
    greatest_share_ = found->second;
    const auto as_number = [](exact_ratio share) {
      return certified::of_product({share.numerator}, {share.denominator});
    };
    return {false, as_number(least_share_), as_number(greatest_share_)};
  }

  const evaluation_data* data_;
  std::size_t row_;
  ranked_ends ends_;
  exact_ratio least_share_;
  exact_ratio greatest_share_;
  mutable std::shared_ptr<const exact_ends> exact_;
};

/// One league: its members in the order of their ends, to count who is above.
class league {
 public:
  void add(ranked_unit unit) { units_.push_back(std::move(unit)); }

  void rank(std::vector<rank_answer>& into) {
    const std::vector<std::size_t> by_least = in_order(rank_end::least);
    const std::vector<std::size_t> by_greatest = in_order(rank_end::greatest);
    for (std::size_t i = 0; i < units_.size(); ++i) {
      rank_answer& answer = into[units_[i].row()];
      answer.of = units_.size();
      answer.best = 1 + above(by_least, rank_end::least, units_[i], rank_end::greatest);
      answer.worst = 1 + above(by_greatest, rank_end::greatest, units_[i], rank_end::least);
      // A unit is not above itself.
      const int own =
          ranked_unit::compare(units_[i], rank_end::greatest, units_[i], rank_end::least);
      if (own > 0) --answer.worst;
    }
  }

 private:
  /// From the greatest end to the least.
  [[nodiscard]] std::vector<std::size_t> in_order(rank_end by) const {
    std::vector<std::size_t> order(units_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return ranked_unit::compare(units_[a], by, units_[b], by) > 0;
    });
    return order;
  }
  /// How many have an end above an end of `unit`.
  [[nodiscard]] std::size_t above(const std::vector<std::size_t>& order, rank_end theirs,
                                  const ranked_unit& unit, rank_end own) const {
    const auto last = std::partition_point(order.begin(), order.end(), [&](std::size_t other) {
      return ranked_unit::compare(units_[other], theirs, unit, own) > 0;
    });
    return static_cast<std::size_t>(last - order.begin());
  }

  std::vector<ranked_unit> units_;
};

/// Why a unit is not ranked by what its circumstances are.
rank_answer::unranked why_unranked(const evaluation_data& data, std::size_t row) {
  using why = rank_answer::unranked;
  const compiled_ranking& ranking = *data.plan->ranking();
  if (ranking.unranked != nullptr) {
    const std::optional<bool> holds = data.possible(row).hold(*ranking.unranked);
    if (holds == true) return why::unranked_when;
    if (!holds) {
      const bool fact = std::holds_alternative<fact_is>(*ranking.rules->unranked_when);
      return fact ? why::missing_fact : why::missing_attribute;
    }
  }
  return data.league_of(row) ? why::no : why::missing_attribute;
}

}  // namespace

std::vector<rank_answer> rank(const evaluation_data& data) {
  const compiled_ranking& ranking = *data.plan->ranking();
  std::vector<rank_answer> answers(data.row_count());
  std::map<std::int32_t, league> leagues;
  for (std::size_t row = 0; row < data.row_count(); ++row) {
    rank_answer& answer = answers[row];
    answer.unit = row;
    const auto known = data.league_of(row);
    if (ranking.league && known) {
      answer.league = data.league_name(*known);
    }
    answer.why = why_unranked(data, row);
    if (answer.why != rank_answer::unranked::no) continue;
    ranked_unit unit(data, row);
    if (unit.out()) {
      answer.why = rank_answer::unranked::not_applicable;
    } else {
      leagues[*known].add(std::move(unit));
    }
  }
  for (auto& [index, each] : leagues) each.rank(answers);
  return answers;
}

}  // namespace xaso::detail
