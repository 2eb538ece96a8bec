// SPDX-License-Identifier: Apache-2.0
#include "heading.hpp"

#include <string>

#include "coverage.hpp"

namespace example {
namespace {

std::string period_words(const xaso::evaluation& evaluation, const speaker& say) {
  const xaso::period& period = evaluation.measurements().period();
  std::string out = say({"{0} – {1}", "{0} to {1}"}, {say.day(period.from), say.day(period.to)});
  if (period.how == xaso::period::kind::cumulative) out += say({", lũy kế", ", cumulative"});
  if (const auto year = evaluation.measurements().target_year()) {
    out += say({", năm mục tiêu {0}", ", target year {0}"}, {std::to_string(*year)});
  }
  return out;
}

std::string coverage_words(const coverage& held, const speaker& say) {
  const std::string number = say.number(held.held);
  if (held.more_of_unknown_number) {
    return say({"bộ tiêu chí này mới có nội dung của {0} chỉ tiêu; các chỉ tiêu khác của văn bản "
                "(chưa rõ số lượng) được tính là chưa đủ dữ liệu.",
                "this set holds {0} indicators; the others that the law has (how many is not "
                "known) count as undetermined."},
               {number});
  }
  return say({"bộ tiêu chí này mới có nội dung của {0} trong {1} chỉ tiêu; {2} chỉ tiêu còn lại "
              "được tính là chưa đủ dữ liệu.",
              "this set holds {0} of {1} indicators; the other {2} count as undetermined."},
             {number, say.number(held.held + held.lacking), say.number(held.lacking)});
}

void print_field(page& on, const std::string& label, const std::string& value,
                 look label_look = look::faint) {
  on.paragraph({{label, label_look}, {" " + value}}, 0, 2);
}

}  // namespace

std::string track_words(xaso::track track, const speaker& say) {
  switch (track) {
    case xaso::track::self:
      return say({"đơn vị tự đánh giá", "self-assessment"});
    case xaso::track::review:
      return say({"rà soát", "review"});
    case xaso::track::appraised:
      break;
  }
  return say({"thẩm định", "appraisal"});
}

void print_heading(page& on, const xaso::evaluation& evaluation, const speaker& say) {
  const xaso::criteria_definition& set = evaluation.criteria().definition();
  on.paragraph({{say.text(set.title), look::strong}});
  if (!set.legal_basis.empty()) {
    print_field(on, say({"Căn cứ:", "Legal basis:"}), on_one_line(set.legal_basis));
  }
  print_field(on, say({"Kỳ số liệu:", "Period:"}), period_words(evaluation, say));
  print_field(on, say({"Nguồn số liệu:", "Figures by:"}),
              track_words(evaluation.asked().track, say) + "; " +
                  say({"số đơn vị: {0}", "units: {0}"}, {say.number(evaluation.unit_count())}));
  if (const coverage held = coverage_of(evaluation.criteria()); !held.complete()) {
    print_field(on, say({"Lưu ý:", "Note:"}), coverage_words(held, say), look::undetermined);
  }
}

}  // namespace example
