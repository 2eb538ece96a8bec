// SPDX-License-Identifier: Apache-2.0
#include "indicator_table.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "basis.hpp"
#include "cells.hpp"
#include "joined.hpp"
#include "table.hpp"
#include "xaso/explain.hpp"

namespace example {
namespace {

class indicator_table {
 public:
  indicator_table(const xaso::evaluation& evaluation, const xaso::unit_answer& unit,
                  explained explain, const speaker& say)
      : evaluation_(evaluation), explain_(explain), say_(say) {
    for (std::size_t i = 0; i < unit.indicator_count(); ++i) {
      xaso::indicator_answer answer = unit.indicator(i);
      if (is_shown(answer)) answers_.push_back(std::move(answer));
    }
  }

  void print(page& on) const {
    if (answers_.empty()) return;
    table rows(columns());
    using enum xaso::status;
    for (const xaso::status status : {not_met, undetermined, met}) add_section(rows, status);
    add_section(rows, {});
    add_section(rows, not_applicable);
    on.blank();
    rows.print(on);
  }

 private:
  [[nodiscard]] bool is_shown(const xaso::indicator_answer& answer) const {
    return explain_ == explained::all || !answer.is_judged ||
           answer.status == xaso::status::not_met || answer.status == xaso::status::undetermined;
  }

  template <class Predicate>
  [[nodiscard]] bool any(Predicate holds) const {
    return std::any_of(answers_.begin(), answers_.end(), holds);
  }
  [[nodiscard]] bool some_are_judged() const {
    return any([](const auto& answer) { return answer.indicator->is_judged(); });
  }
  [[nodiscard]] bool some_score() const {
    return any([](const auto& answer) { return answer.indicator->points.has_value(); });
  }

  // A set that only scores requires nothing, one that only judges has no points.
  [[nodiscard]] std::vector<column> columns() const {
    std::vector<column> all{{say_({"Mã", "Code"}), 20},
                            {say_({"Chỉ tiêu", "Indicator"}), the_rest},
                            {say_({"Số liệu", "Figure"}), 26}};
    if (some_are_judged()) {
      all.push_back({say_({"Yêu cầu", "Required"}), 20});
      all.push_back({say_({"Còn cần", "Needed"}), 18});
    }
    if (some_score()) all.push_back({say_({"Điểm", "Points"}), 18});
    return all;
  }

  [[nodiscard]] std::vector<rich_text> cells(const xaso::indicator_answer& answer) const {
    std::vector<rich_text> all{
        {{answer.node->code}}, {{say_.text(answer.node->title)}}, {{figure_cell(answer, say_)}}};
    if (some_are_judged()) {
      all.push_back({{required_cell(answer, say_)}});
      all.push_back({{needed_cell(answer, say_)}});
    }
    if (some_score()) all.push_back({{points_cell(answer.points, say_)}});
    return all;
  }

  /// The indicators of one status, or (none) those that have points only, below a line that says
  /// so.
  void add_section(table& rows, std::optional<xaso::status> status) const {
    std::vector<const xaso::indicator_answer*> those;
    for (const xaso::indicator_answer& answer : answers_) {
      if (status ? answer.is_judged && answer.status == *status : !answer.is_judged) {
        those.push_back(&answer);
      }
    }
    if (those.empty()) return;
    const span heading =
        status ? say_.verdict(*status) : span{say_({"CHỈ CHẤM ĐIỂM", "POINTS ONLY"}), look::strong};
    rows.section({heading, {" (" + say_.number(those.size()) + ")"}});
    for (const xaso::indicator_answer* answer : those) add_row(rows, *answer);
  }

  void add_row(table& rows, const xaso::indicator_answer& answer) const {
    rows.row(cells(answer));
    const std::string note = explains(answer)
                                 ? xaso::explain(answer, evaluation_.criteria(), say_.language())
                                 : obstacles_and_basis(answer);
    if (!note.empty()) rows.note({{on_one_line(note)}});
  }

  /// Where nothing is reported, or only points come of it, the row has said so already.
  [[nodiscard]] bool explains(const xaso::indicator_answer& answer) const {
    if (explain_ != explained::unmet) return explain_ == explained::all;
    if (!answer.is_judged) return false;
    const bool waits = answer.reason == xaso::reason::missing_value ||
                       answer.reason == xaso::reason::unknown_threshold;
    return !(waits && answer.value.empty());
  }

  [[nodiscard]] std::string obstacles_and_basis(const xaso::indicator_answer& answer) const {
    std::string obstacles = joined(answer.obstacles, "; ");
    if (!obstacles.empty()) {
      obstacles = answer.is_judged && answer.status == xaso::status::not_met
                      ? say_({"Nguyên nhân: {0}.", "Causes: {0}."}, {obstacles})
                      : say_({"Khó khăn, vướng mắc: {0}.", "Obstacles: {0}."}, {obstacles});
    }
    return joined({obstacles, basis_words(answer.certainty, say_)}, " ");
  }

  const xaso::evaluation& evaluation_;
  explained explain_;
  const speaker& say_;
  std::vector<xaso::indicator_answer> answers_;
};

}  // namespace

void print_indicators(page& on, const xaso::evaluation& evaluation, const xaso::unit_answer& unit,
                      explained explain, const speaker& say) {
  indicator_table(evaluation, unit, explain, say).print(on);
}

}  // namespace example
