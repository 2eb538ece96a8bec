// SPDX-License-Identifier: Apache-2.0
#include "comparison_section.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cells.hpp"
#include "heading.hpp"
#include "joined.hpp"
#include "levels.hpp"
#include "table.hpp"
#include "xaso/analysis/compare.hpp"
#include "xaso/explain.hpp"

namespace example {
namespace {

/// A word that begins a heading or a sentence.
std::string capitalized(std::string text) {
  if (text.starts_with("đ")) return "Đ" + text.substr(std::string_view("đ").size());
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

class comparison_section {
 public:
  comparison_section(const xaso::evaluation& first, const xaso::evaluation& second,
                     explained explain, const speaker& say)
      : first_(first),
        second_(second),
        explain_(explain),
        say_(say),
        first_track_(track_words(first.asked().track, say)),
        second_track_(track_words(second.asked().track, say)) {}

  void print(page& on) const {
    on.blank();
    on.rule();
    on.paragraph({{say_({"ĐỐI CHIẾU", "COMPARISON"}), look::strong},
                  {say_({": {0} và {1}", ": {0} against {1}"}, {first_track_, second_track_})}});
    const xaso::matched_units units = xaso::match_units(first_, second_);
    for (const xaso::matched_unit& unit : units.both) print_unit(on, unit);
    print_alone(on, first_, units.only_first, second_track_);
    print_alone(on, second_, units.only_second, first_track_);
  }

 private:
  [[nodiscard]] bool shows_all() const { return explain_ == explained::all; }

  void print_unit(page& on, const xaso::matched_unit& unit) const {
    const xaso::unit_comparison found =
        xaso::compare(first_.unit(unit.first), second_.unit(unit.second));
    on.blank();
    on.paragraph({{say_.number(unit.first + 1) + ". ", look::strong},
                  {speaker::name(first_.unit(unit.first).entry().unit), look::strong}},
                 0, 3);
    print_points(on, found);
    for (const xaso::compared_conclusion& one : found.conclusions) print_conclusion(on, one);
    print_indicators(on, found);
    print_sum(on, found);
  }

  /// "Tổng điểm: đơn vị tự đánh giá 80 trên 100 điểm; thẩm định 75 trên 100 điểm".
  void print_points(page& on, const xaso::unit_comparison& found) const {
    if (!found.points_differ() && !shows_all()) return;
    if (!found.first_points && !found.second_points) return;
    const auto words = [&](const auto& points) {
      return points ? points_words(*points, say_) : say_({"không có", "none"});
    };
    on.paragraph({{say_({"Tổng điểm: {0}: {1}; {2}: {3}", "Points: {0}: {1}; {2}: {3}"},
                        {first_track_, words(found.first_points), second_track_,
                         words(found.second_points)})}},
                 0, 2);
  }

  void print_conclusion(page& on, const xaso::compared_conclusion& one) const {
    if (!one.differs() && !shows_all()) return;
    on.paragraph({{say_({"Kết luận “{0}”: {1}: ", "Conclusion “{0}”: {1}: "},
                        {say_.text(one.first.conclusion->title), first_track_})},
                  say_.verdict(one.first.status),
                  {levels(one.first)},
                  {"; " + second_track_ + ": "},
                  say_.verdict(one.second.status),
                  {levels(one.second)}},
                 0, 2);
  }

  [[nodiscard]] std::string levels(const xaso::conclusion_answer& answer) const {
    const std::string words = levels_words(answer, say_);
    return words.empty() ? words : ", " + words;
  }

  void print_indicators(page& on, const xaso::unit_comparison& found) const {
    table rows({{say_({"Mã", "Code"}), 20},
                {say_({"Chỉ tiêu", "Indicator"}), the_rest},
                {capitalized(first_track_), 28},
                {capitalized(second_track_), 28}});
    for (const xaso::compared_indicator& one : found.indicators) {
      if (one.differs() || shows_all()) add_row(rows, one);
    }
    if (rows.empty()) return;
    on.blank();
    rows.print(on);
    on.blank();
  }

  void add_row(table& rows, const xaso::compared_indicator& one) const {
    rows.row({{{one.first.node->code}},
              {{say_.text(one.first.node->title)}},
              cell(one.first),
              cell(one.second)});
    if (explain_ == explained::none) return;
    for (const auto& [track, answer] :
         {std::pair(&first_track_, &one.first), std::pair(&second_track_, &one.second)}) {
      if (!answer->is_judged) continue;  // its cell says it all
      rows.note({{capitalized(*track) + ": " +
                  on_one_line(xaso::explain(*answer, first_.criteria(), say_.language()))}});
    }
  }

  /// "ĐẠT; 80 / 100 (80 %); 15 trên 20 điểm".
  [[nodiscard]] rich_text cell(const xaso::indicator_answer& answer) const {
    rich_text out;
    if (answer.is_judged) out.push_back(say_.verdict(answer.status));
    const auto add = [&](const std::string& words) {
      out.push_back({(out.empty() ? "" : "; ") + words});
    };
    if (!answer.value.empty()) add(figure_cell(answer, say_));
    if (answer.points) add(points_words(*answer.points, say_));
    return out;
  }

  void print_sum(page& on, const xaso::unit_comparison& found) const {
    const std::string all = say_.number(found.indicators.size());
    const std::string sum =
        found.differing() == 0
            ? say_({"Giống nhau ở mọi chỉ tiêu ({0}).", "All indicators come out alike ({0})."},
                   {all})
            : say_({"Khác nhau ở {0} trong {1} chỉ tiêu.",
                    "Indicators that come out differently: {0} of {1}."},
                   {say_.number(found.differing()), all});
    on.paragraph({{sum}}, 0, 2);
  }

  void print_alone(page& on, const xaso::evaluation& in, const std::vector<std::size_t>& units,
                   const std::string& other_track) const {
    if (units.empty()) return;
    std::vector<std::string> names;
    names.reserve(units.size());
    for (const std::size_t unit : units) names.push_back(speaker::name(in.unit(unit).entry().unit));
    on.blank();
    on.paragraph({{say_({"Không có số liệu của nguồn “{0}”: {1}.", "Without figures by {0}: {1}."},
                        {other_track, joined(names, "; ")})}},
                 0, 2);
  }

  const xaso::evaluation& first_;
  const xaso::evaluation& second_;
  explained explain_;
  const speaker& say_;
  std::string first_track_;
  std::string second_track_;
};

}  // namespace

void print_comparison(page& on, const xaso::evaluation& first, const xaso::evaluation& second,
                      explained explain, const speaker& say) {
  comparison_section(first, second, explain, say).print(on);
}

}  // namespace example
