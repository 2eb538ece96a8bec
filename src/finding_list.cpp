// The catalogue of static checks, and putting arguments into their words.
// SPDX-License-Identifier: Apache-2.0
#include "finding_list.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "shown_text.hpp"

namespace xaso::detail {
namespace {

using enum finding_rule;
constexpr auto note = finding::severity::note;
constexpr auto warning = finding::severity::warning;

constexpr std::array<finding_text, static_cast<std::size_t>(count_)> catalogue{{
    {requirement_always_met, warning, "requirement_always_met",
     "không số liệu nào trái với yêu cầu này, vì {0}; hãy sửa lại, hoặc bỏ yêu cầu nếu không đòi "
     "hỏi gì",
     "no figure fails this requirement, because {0}; correct it, or leave it out if nothing is "
     "required"},
    {requirement_never_met, warning, "requirement_never_met",
     "không số liệu nào đáp ứng được yêu cầu này, vì {0}; hãy sửa lại",
     "no figure can meet this requirement, because {0}; correct it"},
    {select_row_unreachable, warning, "select_row_unreachable",
     "dòng này không bao giờ được dùng, vì các dòng trước đã gồm mọi trường hợp của nó; hãy bỏ "
     "nó, hoặc đặt nó lên trước",
     "this row is never used: the rows before it take every case in which it holds; remove it, "
     "or put it before them"},
    {select_rows_overlap, note, "select_rows_overlap",
     "dòng {0} và dòng {1} có thể cùng đúng ({2}) với ngưỡng khác nhau, khi đó dòng đứng trước "
     "được dùng; hãy xem thứ tự này có đúng ý không",
     "row {0} and row {1} may both hold ({2}), with different bounds, and the earlier one is "
     "used; see whether this order is meant"},
    {select_open, note, "select_open",
     "không dòng nào đúng trong trường hợp {0}, khi đó ngưỡng chưa rõ; hãy thêm dòng cho trường "
     "hợp này nếu biết",
     "no row holds where {0}, and the bound is not known there; add a row for it where it is "
     "known"},
    {otherwise_unreachable, note, "otherwise_unreachable",
     "giá trị này không bao giờ được dùng, vì các dòng đã gồm mọi trường hợp; có thể ghi null",
     "this value is never used: the rows take every case; it may be null"},
    {step_unreachable, warning, "step_unreachable",
     "không số liệu nào được điểm ở bậc này, vì {0}; hãy sửa giới hạn hoặc bỏ bậc này",
     "no figure gets the points of this step, because {0}; correct its limit, or remove it"},
    {else_unreachable, note, "else_unreachable",
     "không số liệu nào được {0} điểm của \"else\", vì các bậc đã gồm mọi số liệu; hãy xem giới "
     "hạn của bậc cuối có đúng không",
     "no figure gets the {0} points of \"else\": the steps take every figure; see whether the "
     "limit of the last step is right"},
    {max_never_reached, warning, "max_never_reached",
     "không số liệu nào được điểm tối đa {0}, vì {1}; hãy sửa cách chấm điểm hoặc điểm tối đa",
     "no figure gets the maximum of {0} points, because {1}; correct the rule or the maximum"},
    {complete_tag_unused, warning, "complete_tag_unused",
     "không chỉ tiêu nào mang nhãn \"{0}\"; hãy xem nhãn viết có đúng không, hoặc bỏ nó",
     "no node carries the tag \"{0}\"; see whether it is spelt as it is there, or remove it"},
    {tag_unused, note, "tag_unused",
     "không kết luận nào dùng nhãn \"{0}\"; hãy xem nhãn viết có đúng không",
     "no condition selects by the tag \"{0}\"; see whether it is spelt as it is there"},
    {attribute_unused, note, "attribute_unused",
     "không nội dung nào dùng đặc điểm \"{0}\"; nếu không cần, hãy bỏ nó để đơn vị khỏi phải khai",
     "nothing uses the attribute \"{0}\"; if it is not needed, remove it, so that no unit has "
     "to state it"},
    {fact_unused, note, "fact_unused",
     "không nội dung nào dùng thông tin \"{0}\"; nếu không cần, hãy bỏ nó để đơn vị khỏi phải khai",
     "nothing uses the fact \"{0}\"; if it is not needed, remove it, so that no unit has to "
     "state it"},
    {group_always_met, warning, "group_always_met",
     "nhóm này luôn đạt khi áp dụng, số liệu nào cũng vậy; hãy sửa điều kiện của nó",
     "this group is met wherever it applies, whatever is reported; correct its condition"},
    {group_never_met, warning, "group_never_met",
     "nhóm này không bao giờ đạt, số liệu nào cũng vậy; hãy sửa điều kiện của nó",
     "this group is never met, whatever is reported; correct its condition"},
    {conclusion_always_met, warning, "conclusion_always_met",
     "kết luận này luôn đạt khi áp dụng, số liệu nào cũng vậy; hãy sửa điều kiện của nó",
     "this conclusion is met wherever it applies, whatever is reported; correct its condition"},
    {conclusion_never_met, warning, "conclusion_never_met",
     "kết luận này không bao giờ đạt, số liệu nào cũng vậy; hãy sửa điều kiện của nó",
     "this conclusion is never met, whatever is reported; correct its condition"},
    {level_never_reached, warning, "level_never_reached",
     "không đơn vị nào được xếp mức này, vì {0}; hãy sửa điều kiện, hoặc xếp lại từ mức cao nhất",
     "no unit gets this level, because {0}; correct its condition, or list the levels from the "
     "best"},
    {read_twice, note, "read_twice",
     "nhiều phần của điều kiện này cùng dựa vào {0}: kết luận vẫn đúng, nhưng khi thiếu số liệu "
     "có thể có muộn hơn mức cần thiết",
     "several parts of this condition rest on {0}: what it decides is right, but while figures "
     "are missing it may decide later than it could"},
    {partial, note, "partial",
     "số chỉ tiêu ở đây: {0} theo văn bản, {1} trong tài liệu; các chỉ tiêu còn lại được tính "
     "là chưa đủ dữ liệu",
     "indicators here: {0} in the law, {1} in the document; the others count as undetermined"},
    {source_missing, note, "source_missing",
     "chưa ghi nguồn của {0}; hãy thêm \"source\" để người đọc biết căn cứ",
     "there is no source for {0}; add \"source\", so that readers know what it rests on"},
    {english_missing, note, "english_missing",
     "chưa có bản tiếng Anh, bản tiếng Việt sẽ được dùng thay; hãy thêm \"en\" nếu cần",
     "there is no English text, so the Vietnamese stands in for it; add \"en\" if it is needed"},
}};

consteval bool in_order() {
  for (std::size_t i = 0; i < catalogue.size(); ++i) {
    if (static_cast<std::size_t>(catalogue[i].id) != i) return false;
    if (catalogue[i].rule.empty() || catalogue[i].vi.empty() || catalogue[i].en.empty()) {
      return false;
    }
  }
  return true;
}
static_assert(in_order(), "one row for each rule, in the order of the enumeration");

// What is filled in is not searched again: it may hold braces of its own.
std::string worded(std::string_view message, std::initializer_list<text> arguments,
                   std::string text::*language) {
  std::string out;
  while (true) {
    const std::size_t open = message.find('{');
    out += message.substr(0, open);
    if (open == std::string_view::npos) return out;
    out += (arguments.begin() + (message[open + 1] - '0'))->*language;
    message.remove_prefix(open + 3);
  }
}

}  // namespace

std::span<const finding_text> finding_catalogue() noexcept { return catalogue; }

text as_is(std::string_view given) {
  std::string one = shown(given);
  return {one, one};
}

void finding_list::add(finding_rule what, std::string pointer,
                       std::initializer_list<text> arguments) {
  const finding_text& words = catalogue[static_cast<std::size_t>(what)];
  finding one;
  one.rule = words.rule;
  one.how_grave = words.how_grave;
  one.set = set_;
  one.pointer = std::move(pointer);
  one.message = {worded(words.vi, arguments, &text::vi), worded(words.en, arguments, &text::en)};
  all_.push_back(std::move(one));
}

}  // namespace xaso::detail
