// SPDX-License-Identifier: Apache-2.0
#include "warnings.hpp"

#include <algorithm>

#include "xaso/explain.hpp"

namespace example {
namespace {

std::string check_title(const std::string& code, const xaso::criteria_definition& set,
                        const speaker& say) {
  const auto found = std::find_if(set.checks.begin(), set.checks.end(),
                                  [&](const auto& check) { return check.code == code; });
  return found == set.checks.end() ? code : say.text(found->title);
}

std::string sentence(const xaso::diagnostic& diagnostic, const std::string& unit,
                     const xaso::criteria_definition& set, const speaker& say) {
  using kind = xaso::diagnostic::kind;
  const std::string at = on_one_line(diagnostic.at);
  const std::string given = on_one_line(diagnostic.given);
  const std::string found(diagnostic.found ? xaso::word(*diagnostic.found, say.language()) : "");
  switch (diagnostic.what) {
    case kind::wrong_type:
      return say({"{0}: số liệu sai kiểu, không dùng được",
                  "{0}: the figure is of the wrong type and is not used"},
                 {at});
    case kind::inconsistent_value:
      return say({"{0}: các số liệu mâu thuẫn nhau, không dùng được",
                  "{0}: the figures contradict each other and are not used"},
                 {at});
    case kind::percentage_not_read:
      return say({"{0}: mẫu số bằng 0 nên không xét tỷ lệ phần trăm đi kèm",
                  "{0}: the denominator is 0, so the percentage beside it is not read"},
                 {at});
    case kind::not_applicable_refused:
      return say({"{0}: đơn vị khai không áp dụng nhưng chỉ tiêu này không cho phép",
                  "{0}: declared not applicable, which this indicator does not allow"},
                 {at});
    case kind::not_applicable_contradicted:
      if (found.empty()) {
        return say({"{0}: đơn vị khai không áp dụng nhưng số liệu đã đủ để tính điểm; lấy theo số "
                    "liệu",
                    "{0}: declared not applicable, but the figure gives its points; the figure "
                    "counts"},
                   {at});
      }
      return say({"{0}: đơn vị khai không áp dụng nhưng số liệu cho kết quả {1}; lấy theo số liệu",
                  "{0}: declared not applicable, but the figure makes it {1}; the figure counts"},
                 {at, found});
    case kind::reported_contradicted: {
      const bool met = given == xaso::name(xaso::status::met);
      const xaso::status reported = met ? xaso::status::met : xaso::status::not_met;
      return say({"{0}: báo cáo là {1} nhưng số liệu cho kết quả {2}; lấy theo số liệu",
                  "{0}: reported as {1}, but the figure makes it {2}; the figure counts"},
                 {at, xaso::word(reported, say.language()), found});
    }
    case kind::unknown_code:
      return say({"{0}: bộ tiêu chí không có mã này, số liệu bị bỏ qua",
                  "{0}: the criteria set has no such code; the figure is ignored"},
                 {at});
    case kind::not_an_indicator:
      return say({"{0}: là nhóm, không phải chỉ tiêu; số liệu bị bỏ qua",
                  "{0}: a group, not an indicator; the figure is ignored"},
                 {at});
    case kind::reported_points_contradicted:
      return say(
          {"{0}: số điểm báo cáo ({1}) khác kết quả tính theo số liệu và cách chấm điểm; lấy "
           "theo kết quả tính",
           "{0}: the points reported ({1}) are not what the figure and the scoring rule "
           "give; those count"},
          {at, say.number(diagnostic.given)});
    case kind::figure_beside_sub_units:
      return say({"{0}: đã có danh sách đơn vị trực thuộc nên không xét số liệu ghi kèm",
                  "{0}: the sub-units are listed, so the figure beside them is not read"},
                 {at});
    case kind::unknown_attribute:
      return say({"{0}: bộ tiêu chí không hỏi đặc điểm này, bị bỏ qua",
                  "{0}: the criteria set asks for no such attribute; it is ignored"},
                 {at});
    case kind::unknown_attribute_value:
      return say({"{0}: giá trị “{1}” không thuộc danh mục của bộ tiêu chí, coi như chưa rõ",
                  "{0}: the value “{1}” is none that the criteria set knows; taken as not known"},
                 {at, given});
    case kind::unknown_recognition:
      return say({"{0}: bộ tiêu chí không hỏi việc công nhận này, bị bỏ qua",
                  "{0}: the criteria set asks for no such recognition; it is ignored"},
                 {at});
    case kind::check_failed:
      return say({"{0}: số liệu không khớp với quy định kiểm tra “{1}”",
                  "{0}: the figures do not agree with the check “{1}”"},
                 {at, check_title(diagnostic.at, set, say)});
    case kind::unknown_fact:
      return say({"{0}: bộ tiêu chí không hỏi thông tin này, bị bỏ qua",
                  "{0}: the criteria set asks for no such fact; it is ignored"},
                 {at});
    case kind::other_criteria:
      return say({"số liệu được lập cho bộ tiêu chí khác: {0}",
                  "the measurements were made for another criteria set: {0}"},
                 {given});
    case kind::outside_in_force:
      return say({"kỳ số liệu nằm ngoài thời gian bộ tiêu chí có hiệu lực",
                  "the period lies outside the time in which the criteria set is in force"});
    case kind::wrong_level:
      return say({"{0}: không thuộc cấp mà bộ tiêu chí này áp dụng, không đánh giá",
                  "{0}: not of the level that the criteria set applies to; not evaluated"},
                 {unit});
    case kind::track_missing:
      return say({"{0}: không có số liệu thuộc loại được hỏi, không đánh giá",
                  "{0}: no figures of the kind asked for; not evaluated"},
                 {unit});
  }
  return on_one_line(xaso::name(diagnostic.what));
}

}  // namespace

std::string warning(const xaso::diagnostic& diagnostic, const xaso::evaluation& evaluation,
                    const line_numbers& lines, const speaker& say) {
  const auto& entries = evaluation.measurements().entries();
  std::string unit;
  if (diagnostic.entry < entries.size()) {
    unit = speaker::name(entries[diagnostic.entry].unit);
  }
  std::string out = sentence(diagnostic, unit, evaluation.criteria().definition(), say);
  if (!diagnostic.nearest.empty()) {
    out += say({"; phải chăng là {0}?", "; was {0} meant?"}, {on_one_line(diagnostic.nearest)});
  }
  if (diagnostic.offset > 0) {
    out += say({" (dòng {0})", " (line {0})"}, {say.number(lines.of(diagnostic.offset))});
  }
  return out;
}

void print_warning(page& on, const std::string& warning, const speaker& say) {
  on.paragraph({{say({"Cảnh báo: ", "Warning: "}), look::undetermined}, {warning}}, 0, 2);
}

}  // namespace example
