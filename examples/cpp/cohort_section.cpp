// SPDX-License-Identifier: Apache-2.0
#include "cohort_section.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "table.hpp"

namespace example {

void print_cohorts(page& on, const xaso::evaluation& evaluation, const speaker& say) {
  const std::vector<xaso::cohort_answer> cohorts = evaluation.cohorts();
  if (cohorts.empty()) return;
  const bool leagues = std::any_of(cohorts.begin(), cohorts.end(),
                                   [](const auto& cohort) { return !cohort.league.empty(); });
  std::vector<column> columns{{say({"Mã", "Code"}), 16},
                              {say({"Chỉ tiêu", "Indicator"}), the_rest}};
  if (leagues) columns.push_back({say({"Nhóm xếp hạng", "League"}), 24});
  columns.push_back({say({"Thấp nhất", "Least"}), 20, true});
  columns.push_back({say({"Cao nhất", "Greatest"}), 20, true});
  table rows(std::move(columns));
  for (const xaso::cohort_answer& one : cohorts) {
    std::vector<rich_text> cells{{{one.node->code}}, {{say.text(one.node->title)}}};
    if (leagues) cells.push_back({{one.league.empty() ? "–" : on_one_line(one.league)}});
    cells.push_back({{say.number(one.least)}});
    cells.push_back({{say.number(one.greatest)}});
    rows.row(std::move(cells));
  }
  on.blank();
  on.paragraph({{say({"Mức so sánh giữa các đơn vị, dùng để tính điểm:",
                      "Values among the units that points are measured against:"})}});
  on.blank();
  rows.print(on);
}

}  // namespace example
