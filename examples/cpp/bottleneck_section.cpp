// SPDX-License-Identifier: Apache-2.0
#include "bottleneck_section.hpp"

#include <string>
#include <vector>

#include "basis.hpp"
#include "bottlenecks.hpp"
#include "coverage.hpp"
#include "table.hpp"

namespace example {
namespace {

/// What is counted: "người có chữ ký số", "mô hình", "mục"; empty where the set does not say.
std::string counted_things(const xaso::measure& measure, const speaker& say) {
  if (measure.type == xaso::measure_type::checklist) return say({"mục", "items"});
  if (measure.type == xaso::measure_type::derived) {
    return say({"đơn vị trực thuộc đạt", "sub-units that reach it"});
  }
  const auto& named = measure.type == xaso::measure_type::ratio ? measure.numerator : measure.unit;
  return named ? say.text(*named) : std::string();
}

std::string needed_words(const needed_altogether& needed, const phrase& how, const bottleneck& of,
                         const speaker& say) {
  if (needed.units == 0) return {};
  std::string number = needed.number ? say.number(std::to_string(*needed.number))
                                     : say({"hơn 10^18", "more than 10^18"});
  if (needed.approximate) number = say({"khoảng {0}", "about {0}"}, {number});
  const std::string things = counted_things(of.indicator->measure, say);
  std::string known_of;
  if (needed.units < of.not_met) {
    known_of =
        say({" (mới biết ở {0} trong {1} đơn vị chưa đạt)", " (known of {0} of {1} units not met)"},
            {say.number(needed.units), say.number(of.not_met)});
  }
  return say(how, {number, things.empty() ? "" : " " + things, known_of});
}

void add_row(table& rows, const bottleneck& one, const speaker& say) {
  rows.row(
      {{{one.node->code}},
       {{say.text(one.node->title)}},
       {{say.number(one.not_met), one.not_met > 0 ? look::not_met : look::plain}},
       {{say.number(one.undetermined), one.undetermined > 0 ? look::undetermined : look::plain}},
       {{say.number(one.met), one.met > 0 ? look::met : look::plain}}});
  constexpr phrase more{"Cần thêm tổng cộng {0}{1}{2}.", "{0} more{1} needed altogether{2}."};
  constexpr phrase fewer{"Cần bớt tổng cộng {0}{1}{2}.", "{0} fewer{1} needed altogether{2}."};
  for (const std::string& note :
       {needed_words(one.more, more, one, say), needed_words(one.fewer, fewer, one, say),
        basis_words(xaso::weakest(one.node->sources), say)}) {
    if (!note.empty()) rows.note({{note}});
  }
}

void print_what_is_left_out(page& on, const coverage& held, const speaker& say) {
  if (held.complete()) return;
  const std::string number =
      held.more_of_unknown_number ? std::string() : say.number(held.lacking) + " ";
  on.blank();
  on.paragraph({{say({"Chưa kể {0}chỉ tiêu chưa có nội dung trong bộ tiêu chí này.",
                      "Not counted: the {0}indicators that this set has no content for."},
                     {number})}},
               0, 2);
}

/// Whether an indicator can be met or not: where all of them only score, none holds back.
bool judges_anything(const xaso::evaluation& evaluation) {
  const xaso::unit_answer first = evaluation.unit(0);
  for (std::size_t i = 0; i < first.indicator_count(); ++i) {
    if (first.indicator(i).indicator->is_judged()) return true;
  }
  return false;
}

}  // namespace

void print_bottlenecks(page& on, const xaso::evaluation& evaluation, const speaker& say) {
  if (!judges_anything(evaluation)) return;
  const std::vector<bottleneck> all = bottlenecks(evaluation);
  on.blank();
  on.rule();
  on.paragraph({{say({"ĐIỂM NGHẼN", "BOTTLENECKS"}), look::strong},
                {say({": chỉ tiêu cản trở nhiều đơn vị nhất, trong {0} đơn vị",
                      ": what holds most units back, of {0} units"},
                     {say.number(evaluation.unit_count())})}});
  if (all.empty()) {
    on.paragraph({{say({"Không có.", "None."})}}, 2);
    return;
  }
  on.blank();
  table rows({{say({"Mã", "Code"}), 16},
              {say({"Chỉ tiêu", "Indicator"}), the_rest},
              {say({"Chưa đạt", "Not met"}), 12, true},
              {say({"Chưa đủ dữ liệu", "Undetermined"}), 16, true},
              {say({"Đạt", "Met"}), 12, true}});
  for (const bottleneck& one : all) add_row(rows, one, say);
  rows.print(on);
  print_what_is_left_out(on, coverage_of(evaluation.criteria()), say);
}

}  // namespace example
