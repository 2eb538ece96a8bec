// SPDX-License-Identifier: Apache-2.0
#include "unit_section.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "basis.hpp"
#include "cells.hpp"
#include "coverage.hpp"
#include "grounds.hpp"
#include "indicator_table.hpp"
#include "joined.hpp"
#include "levels.hpp"
#include "ranking_section.hpp"
#include "table.hpp"
#include "warnings.hpp"
#include "xaso/explain.hpp"

namespace example {
namespace {

class unit_section {
 public:
  unit_section(const xaso::evaluation& evaluation, std::size_t index, const line_numbers& lines,
               explained explain, const speaker& say)
      : evaluation_(evaluation),
        index_(index),
        unit_(evaluation.unit(index)),
        lines_(lines),
        explain_(explain),
        say_(say) {}

  void print(page& on) const {
    print_name(on);
    print_score(on);
    for (std::size_t i = 0; i < unit_.conclusion_count(); ++i) {
      print_conclusion(on, unit_.conclusion(i));
    }
    print_groups(on);
    print_indicators(on, evaluation_, unit_, explain_, say_);
    on.blank();
    print_summary(on);
    print_warnings(on);
  }

 private:
  void print_name(page& on) const {
    const xaso::unit& unit = unit_.entry().unit;
    std::string code = say_({"mã {0} {1}", "code {0} {1}"}, {unit.code_system, unit.code});
    if (unit.valid_from) code += say_({", từ {0}", ", since {0}"}, {say_.day(*unit.valid_from)});
    on.rule();
    on.paragraph({{say_.number(index_ + 1) + ". ", look::strong},
                  {speaker::name(unit), look::strong},
                  {" (" + on_one_line(code) + ")", look::faint}},
                 0, 3);
  }

  // ---- conclusions -----------------------------------------------------------------------------

  void print_conclusion(page& on, const xaso::conclusion_answer& answer) const {
    rich_text text{
        {say_({"Kết luận “{0}”: ", "Conclusion “{0}”: "}, {say_.text(answer.conclusion->title)})},
        say_.verdict(answer.status)};
    if (const std::string levels = levels_words(answer, say_); !levels.empty()) {
      text.push_back({", " + levels});
    }
    on.paragraph(text, 0, 2);
    const std::string why = explain_ == explained::all
                                ? xaso::explain(answer, evaluation_.criteria(), say_.language())
                                : short_reasons(answer);
    if (!why.empty()) on.paragraph({{"→ " + on_one_line(why)}}, 2, 2);
  }

  /// By code: the titles stand in the table below.
  [[nodiscard]] std::string short_reasons(const xaso::conclusion_answer& answer) const {
    std::vector<std::string> reasons;
    if (!answer.because.empty()) {
      reasons.push_back(say_({"Do {0}.", "Because of {0}."}, {named(answer.because)}));
    }
    if (!answer.waiting_for.empty()) {
      reasons.push_back(say_({"Còn chờ {0}.", "Waiting for {0}."}, {named(answer.waiting_for)}));
    }
    reasons.push_back(basis_words(answer.certainty, say_));
    return joined(reasons, " ");
  }

  [[nodiscard]] std::string named(const std::vector<xaso::ground>& grounds) const {
    return grounds_words(grounds, evaluation_.criteria().definition(), say_);
  }

  // ---- points and rank -------------------------------------------------------------------------

  void print_field(page& on, const std::string& label, const std::string& value) const {
    on.paragraph({{label + " ", look::strong}, {value}}, 0, 2);
  }

  void print_score(page& on) const {
    if (const auto points = unit_.points()) {
      print_field(on, say_({"Tổng điểm:", "Points:"}), points_words(*points, say_));
    }
    if (index_ < evaluation_.ranks().size()) {
      print_field(on, say_({"Xếp hạng:", "Rank:"}), rank_words(evaluation_.ranks()[index_], say_));
    }
  }

  /// The groups that have points.
  void print_groups(page& on) const {
    std::vector<xaso::group_answer> groups;
    for (std::size_t i = 0; i < unit_.group_count(); ++i) {
      xaso::group_answer answer = unit_.group(i);
      if (std::get<xaso::group>(answer.node->content).points) groups.push_back(std::move(answer));
    }
    if (groups.empty()) return;
    const bool judged = std::any_of(groups.begin(), groups.end(),
                                    [](const auto& group) { return group.status.has_value(); });
    std::vector<column> columns{{say_({"Mã", "Code"}), 20},
                                {say_({"Nhóm", "Group"}), the_rest},
                                {say_({"Điểm", "Points"}), 32}};
    if (judged) columns.push_back({say_({"Kết quả", "Result"}), 16});
    table rows(std::move(columns));
    for (const xaso::group_answer& group : groups) {
      std::vector<rich_text> cells{{{group.node->code}},
                                   {{say_.text(group.node->title)}},
                                   {{points_cell(group.points, say_)}}};
      if (judged) cells.push_back({group.status ? say_.verdict(*group.status) : span{"–"}});
      rows.row(std::move(cells));
    }
    on.blank();
    rows.print(on);
  }

  // ---- sums and warnings -----------------------------------------------------------------------

  void print_summary(page& on) const {
    const xaso::status_summary sum = unit_.summary();
    std::vector<std::string> parts;
    if (sum.met + sum.not_met + sum.undetermined > 0 || sum.scored == 0) {
      parts.push_back(say_(
          {"đạt {0}, chưa đạt {1}, chưa đủ dữ liệu {2}", "met {0}, not met {1}, undetermined {2}"},
          {say_.number(sum.met), say_.number(sum.not_met), say_.number(sum.undetermined)}));
      if (sum.unspecified > 0) parts.back() += " (" + unspecified_words(sum.unspecified) + ")";
    }
    if (sum.not_applicable > 0) {
      parts.push_back(
          say_({"không áp dụng {0}", "not applicable {0}"}, {say_.number(sum.not_applicable)}));
    }
    if (sum.scored > 0) {
      parts.push_back(say_({"chỉ chấm điểm {0}", "points only {0}"}, {say_.number(sum.scored)}));
    }
    on.paragraph({{say_({"Tổng hợp: ", "In all: "}), look::strong}, {joined(parts, ", ")}}, 0, 2);
  }

  [[nodiscard]] std::string unspecified_words(std::size_t count) const {
    if (coverage_of(evaluation_.criteria()).more_of_unknown_number) {
      return say_({"trong đó các chỉ tiêu chưa có nội dung, chưa rõ số lượng, tính là {0}",
                   "the indicators without content, how many is not known, counted as {0}"},
                  {say_.number(count)});
    }
    return say_({"trong đó {0} chỉ tiêu chưa có nội dung", "{0} of them without content"},
                {say_.number(count)});
  }

  void print_warnings(page& on) const {
    for (const xaso::diagnostic& one : unit_.diagnostics()) {
      print_warning(on, warning(one, evaluation_, lines_, say_), say_);
    }
  }

  const xaso::evaluation& evaluation_;
  std::size_t index_;
  xaso::unit_answer unit_;
  const line_numbers& lines_;
  explained explain_;
  const speaker& say_;
};

}  // namespace

void print_unit(page& on, const xaso::evaluation& evaluation, std::size_t unit,
                const line_numbers& lines, explained explain, const speaker& say) {
  unit_section(evaluation, unit, lines, explain, say).print(on);
}

}  // namespace example
