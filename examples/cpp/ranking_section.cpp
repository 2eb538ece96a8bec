// SPDX-License-Identifier: Apache-2.0
#include "ranking_section.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "cells.hpp"
#include "table.hpp"

namespace example {
namespace {

using why_unranked = xaso::rank_answer::unranked;

std::string why_words(why_unranked why, const speaker& say) {
  switch (why) {
    case why_unranked::unranked_when:
      return say({"không xếp hạng (thuộc trường hợp mà bộ tiêu chí không xếp hạng)",
                  "not ranked (the set does not rank such a unit)"});
    case why_unranked::missing_attribute:
      return say({"chưa xếp hạng (chưa rõ đặc điểm của đơn vị)",
                  "not ranked (an attribute of the unit is not known)"});
    case why_unranked::missing_fact:
      return say({"chưa xếp hạng (chưa rõ thông tin cần cho việc xếp hạng)",
                  "not ranked (a fact that ranking asks for is not known)"});
    case why_unranked::not_applicable:
    case why_unranked::no:
      break;
  }
  return say({"không xếp hạng (không có gì để xếp hạng)", "not ranked (there is nothing to rank)"});
}

/// "17", "từ 16 đến 18".
std::string place_words(const xaso::rank_answer& rank, const speaker& say) {
  if (rank.best == rank.worst) return say.number(rank.best);
  return say({"từ {0} đến {1}", "between {0} and {1}"},
             {say.number(rank.best), say.number(rank.worst)});
}

/// League by league, from the first; those that are not ranked last.
std::vector<xaso::rank_answer> in_order(std::vector<xaso::rank_answer> ranks) {
  const auto key = [](const xaso::rank_answer& rank) {
    return std::tuple(rank.why != why_unranked::no, rank.league, rank.best, rank.worst);
  };
  std::stable_sort(ranks.begin(), ranks.end(),
                   [&](const auto& a, const auto& b) { return key(a) < key(b); });
  return ranks;
}

class ranking_table {
 public:
  ranking_table(const xaso::evaluation& evaluation, const speaker& say)
      : evaluation_(evaluation),
        say_(say),
        ranks_(in_order(evaluation.ranks())),
        leagues_(!evaluation.criteria().definition().ranking->leagues.empty()) {}

  void print(page& on) const {
    std::vector<column> columns{{say_({"Hạng", "Rank"}), 24},
                                {say_({"Đơn vị", "Unit"}), the_rest},
                                {say_({"Điểm", "Points"}), 30}};
    if (leagues_) columns.insert(columns.begin(), {say_({"Nhóm xếp hạng", "League"}), 24});
    table rows(std::move(columns));
    for (const xaso::rank_answer& rank : ranks_) rows.row(cells(rank));
    rows.print(on);
  }

 private:
  [[nodiscard]] std::vector<rich_text> cells(const xaso::rank_answer& rank) const {
    const bool ranked = rank.why == why_unranked::no;
    std::vector<rich_text> all{
        {{ranked ? place_words(rank, say_) : std::string("–")}},
        {{speaker::name(evaluation_.unit(rank.unit).entry().unit)}},
        {{points_cell(evaluation_.unit(rank.unit).points(), say_)}},
    };
    if (leagues_) all.insert(all.begin(), {{on_one_line(rank.league.value_or("–"))}});
    return all;
  }

  const xaso::evaluation& evaluation_;
  const speaker& say_;
  std::vector<xaso::rank_answer> ranks_;
  bool leagues_;
};

}  // namespace

std::string rank_words(const xaso::rank_answer& rank, const speaker& say) {
  if (rank.why != why_unranked::no) return why_words(rank.why, say);
  std::string out =
      say({"{0} trên {1}", "{0} of {1}"}, {place_words(rank, say), say.number(rank.of)});
  if (rank.league) out += say({", nhóm “{0}”", ", league “{0}”"}, {on_one_line(*rank.league)});
  return out;
}

void print_ranking(page& on, const xaso::evaluation& evaluation, const speaker& say) {
  if (evaluation.ranks().empty()) return;
  on.blank();
  on.rule();
  on.paragraph({{say({"XẾP HẠNG", "RANKING"}), look::strong}});
  on.blank();
  ranking_table(evaluation, say).print(on);
}

}  // namespace example
