// SPDX-License-Identifier: Apache-2.0
#include "unit_section.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "basis.hpp"
#include "cells.hpp"
#include "coverage.hpp"
#include "grounds.hpp"
#include "table.hpp"
#include "warnings.hpp"
#include "xaso/explain.hpp"

namespace example {
namespace {

/// `parts` with something between them; empty ones are left out.
std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) {
    if (!part.empty()) all.append(all.empty() ? "" : between).append(part);
  }
  return all;
}

class unit_section {
 public:
  unit_section(const xaso::evaluation& evaluation, const xaso::unit_answer& unit,
               const line_numbers& lines, explained explain, const speaker& say)
      : evaluation_(evaluation), unit_(unit), lines_(lines), explain_(explain), say_(say) {}

  void print(page& on, std::size_t number) const {
    print_name(on, number);
    for (std::size_t i = 0; i < unit_.conclusion_count(); ++i) {
      print_conclusion(on, unit_.conclusion(i));
    }
    print_indicators(on);
    on.blank();
    print_summary(on);
    print_warnings(on);
  }

 private:
  void print_name(page& on, std::size_t number) const {
    const xaso::unit& unit = unit_.entry().unit;
    std::string code = say_({"mã {0} {1}", "code {0} {1}"}, {unit.code_system, unit.code});
    if (unit.valid_from) code += say_({", từ {0}", ", since {0}"}, {say_.day(*unit.valid_from)});
    on.rule();
    on.paragraph({{say_.number(number) + ". ", look::strong},
                  {on_one_line(unit.name.empty() ? unit.code : unit.name), look::strong},
                  {" (" + on_one_line(code) + ")", look::faint}},
                 0, 3);
  }

  // ---- conclusions -----------------------------------------------------------------------------

  void print_conclusion(page& on, const xaso::conclusion_answer& answer) const {
    rich_text text{
        {say_({"Kết luận “{0}”: ", "Conclusion “{0}”: "}, {say_.text(answer.conclusion->title)})},
        say_.verdict(answer.status)};
    if (const std::string levels = levels_words(answer); !levels.empty()) {
      text.push_back({", " + levels});
    }
    on.paragraph(text, 0, 2);
    const std::string why = explain_ == explained::all
                                ? xaso::explain(answer, evaluation_.criteria(), say_.language())
                                : short_reasons(answer);
    if (!why.empty()) on.paragraph({{"→ " + on_one_line(why)}}, 2, 2);
  }

  /// The level reached, or those still possible.
  [[nodiscard]] std::string levels_words(const xaso::conclusion_answer& answer) const {
    if (answer.status == xaso::status::not_met) return {};
    std::vector<std::string> levels;
    for (const xaso::level* level : answer.candidates) {
      levels.push_back(level != nullptr
                           ? say_({"mức “{0}”", "level “{0}”"}, {say_.text(level->title)})
                           : say_({"không mức nào", "no level"}));
    }
    std::string all = joined(levels, say_({" hoặc ", " or "}));
    if (levels.size() < 2) return all;
    return say_({"còn có thể: {0}", "still possible: {0}"}, {all});
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

  // ---- indicators ------------------------------------------------------------------------------

  void print_indicators(page& on) const {
    table rows({{say_({"Mã", "Code"}), 20},
                {say_({"Chỉ tiêu", "Indicator"}), the_rest},
                {say_({"Số liệu", "Figure"}), 26},
                {say_({"Yêu cầu", "Required"}), 20},
                {say_({"Còn cần", "Needed"}), 18}});
    for (const xaso::status status : shown_statuses()) add_rows(rows, status);
    if (rows.empty()) return;
    on.blank();
    rows.print(on);
  }

  [[nodiscard]] std::vector<xaso::status> shown_statuses() const {
    using enum xaso::status;
    if (explain_ == explained::all) return {not_met, undetermined, met, not_applicable};
    return {not_met, undetermined};
  }

  /// The indicators of one status, below a line that says so.
  void add_rows(table& rows, xaso::status status) const {
    std::vector<std::size_t> indicators;
    for (std::size_t i = 0; i < unit_.indicator_count(); ++i) {
      if (unit_.status(i) == status) indicators.push_back(i);
    }
    if (indicators.empty()) return;
    rows.section({say_.verdict(status), {" (" + say_.number(indicators.size()) + ")"}});
    for (const std::size_t i : indicators) add_row(rows, unit_.indicator(i));
  }

  void add_row(table& rows, const xaso::indicator_answer& answer) const {
    rows.row({{{answer.node->code}},
              {{say_.text(answer.node->title)}},
              {{figure_cell(answer, say_)}},
              {{required_cell(*answer.indicator, say_)}},
              {{needed_cell(answer, say_)}}});
    const std::string note = explains(answer)
                                 ? xaso::explain(answer, evaluation_.criteria(), say_.language())
                                 : obstacles_and_basis(answer);
    if (!note.empty()) rows.note({{on_one_line(note)}});
  }

  /// Where nothing is reported, the row has said so already.
  [[nodiscard]] bool explains(const xaso::indicator_answer& answer) const {
    if (explain_ != explained::unmet) return explain_ == explained::all;
    const bool waits = answer.reason == xaso::reason::missing_value ||
                       answer.reason == xaso::reason::unknown_threshold;
    return !(waits && answer.value.empty());
  }

  [[nodiscard]] std::string obstacles_and_basis(const xaso::indicator_answer& answer) const {
    std::string obstacles = joined(answer.obstacles, "; ");
    if (!obstacles.empty()) {
      obstacles = answer.status == xaso::status::not_met
                      ? say_({"Nguyên nhân: {0}.", "Causes: {0}."}, {obstacles})
                      : say_({"Khó khăn, vướng mắc: {0}.", "Obstacles: {0}."}, {obstacles});
    }
    return joined({obstacles, basis_words(answer.certainty, say_)}, " ");
  }

  // ---- sums and warnings -----------------------------------------------------------------------

  void print_summary(page& on) const {
    const xaso::status_summary sum = unit_.summary();
    std::string text = say_(
        {"đạt {0}, chưa đạt {1}, chưa đủ dữ liệu {2}", "met {0}, not met {1}, undetermined {2}"},
        {say_.number(sum.met), say_.number(sum.not_met), say_.number(sum.undetermined)});
    if (sum.unspecified > 0) text += " (" + unspecified_words(sum.unspecified) + ")";
    if (sum.not_applicable > 0) {
      text +=
          say_({", không áp dụng {0}", ", not applicable {0}"}, {say_.number(sum.not_applicable)});
    }
    on.paragraph({{say_({"Tổng hợp: ", "In all: "}), look::strong}, {text}}, 0, 2);
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
  const xaso::unit_answer& unit_;
  const line_numbers& lines_;
  explained explain_;
  const speaker& say_;
};

}  // namespace

void print_unit(page& on, const xaso::evaluation& evaluation, std::size_t unit,
                const line_numbers& lines, explained explain, const speaker& say) {
  const xaso::unit_answer answer = evaluation.unit(unit);
  unit_section(evaluation, answer, lines, explain, say).print(on, unit + 1);
}

}  // namespace example
