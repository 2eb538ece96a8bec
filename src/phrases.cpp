// The wording of explanations, and how phrases become sentences.
// SPDX-License-Identifier: Apache-2.0
#include "phrases.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "xaso/explain.hpp"

namespace xaso::detail {
namespace {

using enum phrase;

struct row {
  phrase id;
  std::string_view vi;
  std::string_view en;
};

constexpr std::array<row, static_cast<std::size_t>(count_)> phrase_book{{
    {word_met, "đạt", "met"},
    {word_not_met, "chưa đạt", "not met"},
    {word_undetermined, "chưa đủ dữ liệu", "undetermined"},
    {word_not_applicable, "không áp dụng", "not applicable"},
    {verdict_met, "Đạt", "Met"},
    {verdict_not_met, "Chưa đạt", "Not met"},
    {verdict_undetermined, "Chưa đủ dữ liệu", "Undetermined"},
    {verdict_not_applicable, "Không áp dụng", "Not applicable"},
    {verdict_because, "{0}: {1}", "{0}: {1}"},

    {about, "khoảng {0}", "about {0}"},
    {percent, "{0} %", "{0} %"},
    {percentage_points, "{0} điểm phần trăm", "{0} percentage points"},
    {percentage_points_one, "{0} điểm phần trăm", "{0} percentage point"},
    {beyond_range, "hơn 10^18", "more than 10^18"},
    {range_at_least, "ít nhất {0}", "at least {0}"},
    {range_more_than, "hơn {0}", "more than {0}"},
    {range_at_most, "nhiều nhất {0}", "at most {0}"},
    {range_less_than, "dưới {0}", "less than {0}"},
    {range_from_to, "từ {0} đến {1}", "{0} to {1}"},
    {counted, "{0} {1}", "{0} {1}"},
    {counted_one, "{0} {1}", "{0} ({1})"},
    {required_count, "{0} {1}", "{0} {1}"},
    {required_count_one, "{0} {1}", "{0}"},

    {quoted, "“{0}”", "“{0}”"},
    {last_of_two, "{0} và {1}", "{0} and {1}"},
    {last_of_choice, "{0} hoặc {1}", "{0} or {1}"},
    {more_indicators, "{0} và {1} chỉ tiêu khác", "{0} and {1} more"},
    {more_things, "{0} và {1} nội dung khác", "{0} and {1} more"},
    {with_aside, "{0} ({1})", "{0} ({1})"},
    {with_comma, "{0}, {1}", "{0}, {1}"},
    {with_semicolon, "{0}; {1}", "{0}; {1}"},

    {share, "{0} trên {1}", "{0} of {1}"},
    {share_of_range, "{0} trong tổng số {1}", "{0} of {1}"},
    {percent_of, "{0} của {1}", "{0} of {1}"},
    {answer_is, "trả lời {0}", "the answer is {0}"},
    {yes, "“có”", "“yes”"},
    {no, "“không”", "“no”"},
    {items_checked, "đã có {0} trên {1} mục", "{0} of {1} items checked"},
    {items_not_known, "{0}, {1} mục chưa rõ", "{0}, {1} not known"},
    {not_decisive, "{0}, chưa đủ để kết luận", "{0}, which does not decide it"},
    {whatever_is_missing, "{0}; số còn thiếu không làm thay đổi kết quả",
     "{0}; the missing number cannot change this"},
    {no_figure, "chưa có số liệu", "no figure is given"},
    {no_answer, "chưa có thông tin", "no answer is given"},
    {sub_units, "đơn vị trực thuộc", "sub-units"},
    {sub_units_counted, "{0} đơn vị trực thuộc", "{0} sub-units"},
    {sub_units_counted_one, "{0} đơn vị trực thuộc", "{0} sub-unit"},
    {share_of_sub_units, "{0} số đơn vị trực thuộc", "{0} of the sub-units"},
    {sub_units_reach, "{0} đạt {1}", "{0} reach {1}"},
    {sub_units_reach_one, "{0} đạt {1}", "{0} reaches {1}"},
    {sub_units_that_reach, "đơn vị trực thuộc đạt {0}", "sub-units that reach {0}"},
    {conclusion_of_set, "kết luận {0} của bộ tiêu chí {1}", "the conclusion {0} of the set {1}"},
    {level_or_better, "từ mức {0} trở lên của {1}", "level {0} or better of {1}"},
    {sub_units_open, "{0}, còn {1} chưa rõ", "{0}, {1} are undetermined"},
    {sub_units_open_one, "{0}, còn {1} chưa rõ", "{0}, {1} is undetermined"},
    {sub_units_uncounted, "{0}, chưa rõ tổng số đơn vị trực thuộc",
     "{0}, and how many sub-units there are is not known"},

    {required, "yêu cầu {0}", "{0} required"},
    {bound_at_least, "ít nhất {0}", "at least {0}"},
    {bound_more_than, "trên {0}", "more than {0}"},
    {bound_at_most, "không quá {0}", "at most {0}"},
    {bound_less_than, "dưới {0}", "less than {0}"},
    {all_items, "đủ tất cả", "all"},
    {items, "{0} mục", "{0} items"},
    {items_one, "{0} mục", "{0} item"},
    {threshold_unknown, "ngưỡng chưa rõ", "the threshold is not known"},
    {lower_unknown, "mức tối thiểu chưa rõ", "the lower bound is not known"},
    {upper_unknown, "mức tối đa chưa rõ", "the upper bound is not known"},
    {requirement_unknown, "yêu cầu chưa rõ", "what is required is not known"},
    {threshold_varies, "ngưỡng còn tùy đặc điểm chưa rõ của đơn vị",
     "the threshold depends on what is not known of the unit"},
    {whichever_threshold, "{0}, dù áp dụng ngưỡng nào trong các ngưỡng có thể có",
     "{0}, whichever of the possible thresholds applies"},

    {more, "Cần thêm {0} {1}", "{0} more {1} are needed"},
    {more_one, "Cần thêm {0} {1}", "{0} more is needed, counting {1}"},
    {more_units, "Cần thêm {0} {1}", "{0} more {1} are needed"},
    {more_units_one, "Cần thêm {0} {1}", "{0} more is needed"},
    {more_uncounted, "Cần thêm {0}", "{0} more are needed"},
    {more_uncounted_one, "Cần thêm {0}", "{0} more is needed"},
    {more_in_numerator, "Cần tăng tử số thêm {0}", "{0} more are needed in the numerator"},
    {more_in_numerator_one, "Cần tăng tử số thêm {0}", "{0} more is needed in the numerator"},
    {more_items, "Cần thêm {0} mục", "{0} more items are needed"},
    {more_items_one, "Cần thêm {0} mục", "{0} more item is needed"},
    {more_sub_units, "Cần thêm {0} đơn vị trực thuộc đạt", "{0} more sub-units are needed"},
    {more_sub_units_one, "Cần thêm {0} đơn vị trực thuộc đạt", "{0} more sub-unit is needed"},
    {fewer, "Cần giảm {0} {1}", "{0} fewer {1} are needed"},
    {fewer_one, "Cần giảm {0} {1}", "{0} fewer is needed, counting {1}"},
    {fewer_units, "Cần giảm {0} {1}", "{0} fewer {1} are needed"},
    {fewer_units_one, "Cần giảm {0} {1}", "{0} fewer is needed"},
    {fewer_uncounted, "Cần giảm {0}", "{0} fewer are needed"},
    {fewer_uncounted_one, "Cần giảm {0}", "{0} fewer is needed"},
    {fewer_in_numerator, "Cần giảm tử số {0}", "{0} fewer are needed in the numerator"},
    {fewer_in_numerator_one, "Cần giảm tử số {0}", "{0} fewer is needed in the numerator"},
    {fewer_sub_units, "Cần giảm {0} đơn vị trực thuộc đạt", "{0} fewer sub-units are needed"},
    {fewer_sub_units_one, "Cần giảm {0} đơn vị trực thuộc đạt", "{0} fewer sub-unit is needed"},
    {if_both_grow, "nếu mẫu số cũng tăng: {0}", "{0} if the denominator grows with them"},
    {if_both_grow_one, "nếu mẫu số cũng tăng: {0}", "{0} if the denominator grows with it"},
    {if_both_shrink, "nếu mẫu số cũng giảm: {0}", "{0} if the denominator shrinks with them"},
    {if_both_shrink_one, "nếu mẫu số cũng giảm: {0}", "{0} if the denominator shrinks with it"},
    {never_if_both_grow, "nếu mẫu số cũng tăng thì không thể đạt",
     "impossible if the denominator grows too"},
    {never_if_both_shrink, "nếu mẫu số cũng giảm thì không thể đạt",
     "impossible if the denominator shrinks too"},
    {impossible_at_this_denominator, "Không thể đạt với mẫu số này",
     "It cannot be met with this denominator"},
    {impossible_by_adding, "Không thể đạt bằng cách tăng tử số, kể cả khi mẫu số cũng tăng",
     "It cannot be met by adding to the numerator, even if the denominator grows too"},
    {impossible_by_removing, "Không thể đạt bằng cách giảm tử số, kể cả khi mẫu số cũng giảm",
     "It cannot be met by taking from the numerator, even if the denominator shrinks too"},
    {impossible_whole_number, "Không số nguyên nào đáp ứng được", "No whole number can meet this"},
    {only_if_both_grow,
     "Không thể đạt với mẫu số này; nếu tử số và mẫu số cùng tăng thì cần thêm {0}",
     "It cannot be met with this denominator; if both numbers grow, {0} more are needed"},
    {only_if_both_grow_one,
     "Không thể đạt với mẫu số này; nếu tử số và mẫu số cùng tăng thì cần thêm {0}",
     "It cannot be met with this denominator; if both numbers grow, {0} more is needed"},
    {only_if_both_shrink,
     "Không thể đạt với mẫu số này; nếu tử số và mẫu số cùng giảm thì cần giảm {0}",
     "It cannot be met with this denominator; if both numbers shrink, {0} fewer are needed"},
    {only_if_both_shrink_one,
     "Không thể đạt với mẫu số này; nếu tử số và mẫu số cùng giảm thì cần giảm {0}",
     "It cannot be met with this denominator; if both numbers shrink, {0} fewer is needed"},
    {below_threshold, "Thấp hơn ngưỡng {0}", "It is {0} below the threshold"},
    {above_limit, "Vượt giới hạn {0}", "It is {0} above the limit"},
    {at_threshold, "Mới bằng ngưỡng, cần cao hơn", "It equals the threshold and must exceed it"},
    {at_limit, "Vừa bằng giới hạn, cần thấp hơn", "It equals the limit and must be below it"},
    {needed_at_least, "cần ít nhất {0} trên {1} ({2})", "at least {0} of {1} ({2}) are needed"},
    {needed_at_least_one, "cần ít nhất {0} trên {1} ({2})", "at least {0} of {1} ({2}) is needed"},
    {needed_at_most, "không được quá {0} trên {1} ({2})", "at most {0} of {1} ({2}) are allowed"},
    {needed_at_most_one, "không được quá {0} trên {1} ({2})",
     "at most {0} of {1} ({2}) is allowed"},
    {needed_impossible, "với mẫu số này không thể đạt ({0})",
     "with this denominator it cannot be met ({0})"},
    {unchecked_items, "chưa có: {0}", "unchecked: {0}"},

    {reported, "{0} theo báo cáo", "{0} as reported"},
    {reported_no_figure, "{0} theo báo cáo, không có số liệu kèm theo",
     "{0} as reported, without a figure"},
    {reported_no_answer, "{0} theo báo cáo, không có thông tin kèm theo",
     "{0} as reported, without details"},
    {reported_with_figure, "Số liệu kèm theo chưa đủ để kết luận: {0}",
     "The figure given does not decide it: {0}"},
    {figure_given, "Số liệu: {0}", "The figure: {0}"},
    {missing_number_of, "chưa có số {0}", "the number of {0} is missing"},
    {missing_numerator, "chưa có tử số", "the numerator is missing"},
    {missing_denominator, "chưa có mẫu số", "the denominator is missing"},
    {the_numerator_is, "tử số: {0}", "numerator: {0}"},
    {the_denominator_is, "mẫu số: {0}", "denominator: {0}"},
    {missing_evidence, "chưa có tài liệu kiểm chứng nên chưa được tính là đạt",
     "evidence is missing, so it does not count as met yet"},
    {missing_evidence_or_explanation,
     "chưa có tài liệu kiểm chứng hoặc giải trình nên chưa được tính là đạt",
     "evidence or a written explanation is missing, so it does not count as met yet"},
    {reported_as_met, "báo cáo là đạt", "reported as met"},
    {zero_denominator, "mẫu số bằng 0", "the denominator is 0"},
    {zero_denominator_of, "mẫu số ({0}) bằng 0", "the denominator ({0}) is 0"},
    {zero_counts_as_met, "{0}, bộ tiêu chí này tính là đạt",
     "{0}, which this criteria set counts as met"},
    {zero_has_no_ratio, "{0} nên không tính được tỷ lệ", "{0}, so there is no ratio"},
    {declared, "đơn vị khai {0}", "declared by the unit, {0}"},
    {refused, "đơn vị khai không áp dụng, nhưng chỉ tiêu này không cho phép",
     "it was declared not applicable, which this indicator does not allow"},
    {only_where, "chỉ áp dụng khi đơn vị {0}", "it applies only where {0}"},
    {in_case, "thuộc trường hợp {0}", "{0} is true"},
    {not_in_case, "không thuộc trường hợp {0}", "{0} is not true"},
    {attribute_is, "có đặc điểm {0} là {1}", "the attribute {0} is {1}"},
    {year_is, "có năm mục tiêu {0}", "the target year is {0}"},
    {years_between, "từ {0} đến {1}", "from {0} to {1}"},
    {years_from, "từ {0} trở đi", "{0} or later"},
    {years_to, "đến hết {0}", "{0} or earlier"},
    {applicability_unknown, "chưa biết chỉ tiêu có áp dụng hay không",
     "whether the indicator applies is not known"},
    {because_not_stated, "{0}, vì chưa rõ {1}", "{0}, because this is not stated: {1}"},
    {because_not_known, "{0}, vì chưa rõ {1}", "{0}, because this is not known: {1}"},
    {missing_attribute, "chưa rõ đặc điểm của đơn vị mà chỉ tiêu này phụ thuộc",
     "an attribute of the unit that this depends on is not known"},
    {threshold_depends, "chưa rõ {0} mà ngưỡng phụ thuộc vào, các ngưỡng có thể áp dụng khác nhau",
     "the threshold depends on {0}, not known here, and the possible thresholds differ"},
    {check_fails, "số liệu không khớp với chỉ tiêu khác theo kiểm tra {0}: {1}",
     "the figure disagrees with that of another indicator by the check {0}: {1}"},
    {wrong_type, "số liệu không đúng loại, cần {0}",
     "the figure is of the wrong type, expected {0}"},
    {expected_counts, "tử số và mẫu số là số nguyên từ 0 đến 10^15, hoặc tỷ lệ phần trăm không âm",
     "a numerator and a denominator, each a whole number from 0 to 10^15, or a percentage not "
     "below "
     "0"},
    {expected_decimals, "tử số và mẫu số từ 0 đến 10^15, hoặc tỷ lệ phần trăm không âm",
     "a numerator and a denominator, each a number from 0 to 10^15, or a percentage not below 0"},
    {expected_count, "số nguyên từ 0 đến 10^15", "a whole number from 0 to 10^15"},
    {expected_quantity, "một số", "a number"},
    {expected_yes_no, "“có” hoặc “không”", "“yes” or “no”"},
    {expected_option, "một trong các phương án của chỉ tiêu", "one of the indicator's options"},
    {expected_items, "các mục của chỉ tiêu", "items of the indicator"},
    {contradiction, "các số đã báo cáo mâu thuẫn với nhau",
     "the figures reported contradict each other"},
    {contradiction_in_counts,
     "các số đã báo cáo mâu thuẫn với nhau; tử số và mẫu số cho kết quả {0}",
     "the figures reported contradict each other; the counts give {0}"},
    {numerator_above_denominator, "tử số lớn hơn mẫu số: {0}",
     "the numerator is above the denominator: {0}"},
    {percentage_above_100, "tỷ lệ lớn hơn 100 %: {0}", "the percentage is above 100 %: {0}"},
    {numerator_over_zero, "mẫu số bằng 0 nhưng tử số lớn hơn 0: {0}",
     "the denominator is 0 and the numerator is not: {0}"},
    {points_of_max, "{0} trên {1} điểm", "{0} of {1} points"},
    {points_of_max_one, "{0} trên {1} điểm", "{0} of {1} point"},
    {points_alone, "{0} điểm", "{0} points"},
    {points_alone_one, "{0} điểm", "{0} point"},
    {points_between, "từ {0} đến {1}", "between {0} and {1}"},
    {points_at_least, "ít nhất {0}", "at least {0}"},
    {points_at_most, "nhiều nhất {0}", "at most {0}"},
    {points_scored, "Được {0}", "{0}"},
    {points_bonus, "Điểm cộng: {0}", "Bonus: {0}"},
    {points_penalty, "Điểm trừ: {0}", "Penalty: {0}"},
    {points_either_way, "Điểm cộng hoặc trừ: {0}", "Bonus or penalty: {0}"},
    {points_max_unknown, "{0}, điểm tối đa chưa rõ", "{0}, the maximum is not known"},
    {points_open, "Điểm chưa rõ", "The points are not known"},
    {points_left_out, "Không tính vào điểm", "It does not count towards the points"},

    {cause, "Nguyên nhân: {0}", "Cause: {0}"},
    {causes, "Nguyên nhân: {0}", "Causes: {0}"},
    {obstacle, "Khó khăn, vướng mắc: {0}", "Obstacle: {0}"},
    {obstacles, "Khó khăn, vướng mắc: {0}", "Obstacles: {0}"},
    {basis_inferred, "Căn cứ: theo suy luận", "Basis: inferred"},
    {basis_choice, "Căn cứ: lựa chọn của bộ tiêu chí này, luật không quy định",
     "Basis: a choice of this criteria set, the law is silent"},

    {met_because, "{0}, căn cứ vào {1}", "{0}, on the basis of {1}"},
    {not_met_because, "{0} do {1}", "{0} because of {1}"},
    {waiting_for, "{0}, còn chờ {1}", "{0}, waiting for {1}"},
    {waiting_for_sentence, "Còn chờ {0}", "Waiting for {0}"},
    {met_at, "{0} {1}", "{0} at {1}"},
    {no_level_met, "Chưa đạt mức nào", "Not met at any level"},
    {still_possible, "{0}, còn có thể: {1}", "{0}, still possible: {1}"},
    {level_named, "mức {0}", "level {0}"},
    {no_level, "không đạt mức nào", "no level"},
    {outside_condition, "đơn vị không thuộc trường hợp áp dụng, hoặc không còn chỉ tiêu nào để xét",
     "the unit is outside what this applies to, or nothing is left to judge"},
    {nothing_left, "không còn chỉ tiêu nào để xét", "nothing is left to judge"},
    {indicator_named, "{0} {1}", "{0} {1}"},
    {group_named, "nhóm {0} {1}", "group {0} {1}"},
    {fact_named, "thông tin về {0}", "the statement on {0}"},
    {attribute_named, "đặc điểm {0}", "the attribute {0}"},
    {attributes_named, "đặc điểm {0}", "the attributes {0}"},
    {target_year, "năm mục tiêu", "the target year"},
    {threshold_of, "ngưỡng của {0}", "the threshold of {0}"},
    {conclusion_named, "kết luận {0}", "the conclusion {0}"},
    {conclusion_elsewhere, "kết luận {0} theo bộ tiêu chí khác",
     "the conclusion {0} of another criteria set"},
    {recognised_elsewhere, "kết luận {0} đã được công nhận theo bộ tiêu chí {1}",
     "the conclusion {0}, recognised under the set {1}"},
    {not_recognised_elsewhere, "kết luận {0} chưa được công nhận theo bộ tiêu chí {1}",
     "the conclusion {0}, not recognised yet under the set {1}"},
    {recognition_unknown, "kết luận {0} (chưa rõ đã được công nhận theo bộ tiêu chí {1} hay chưa)",
     "the conclusion {0} (whether it is recognised under the set {1} is not known)"},
    {level_of_conclusion, "{0} từ mức {1} trở lên", "{0} at level {1} or better"},
    {sub_units_awaited, "{0} đơn vị trực thuộc ({1})", "{0} sub-units ({1})"},
    {sub_units_awaited_one, "{0} đơn vị trực thuộc ({1})", "{0} sub-unit ({1})"},
    {sub_units_awaited_some, "các đơn vị trực thuộc ({0})", "sub-units ({0})"},
    {points_lost_in, "thiếu điểm ở {0}", "points lost in {0}"},
    {conclusion_requires, "Yêu cầu: {0}", "Required: {0}"},
    {level_requires, "Mức {0} yêu cầu: {1}", "Level {0} requires: {1}"},
    {cut_total, "tổng cộng ít nhất {0}", "a total of at least {0}"},
    {cut_points, "ít nhất {0} ở {1}", "at least {0} in {1}"},
    {cut_share_total, "ít nhất {0} tổng điểm tối đa", "at least {0} of the total maximum"},
    {cut_share, "ít nhất {0} điểm tối đa của {1}", "at least {0} of the maximum of {1}"},
    {cut_each_group, "mỗi nhóm ít nhất {0} điểm tối đa",
     "at least {0} of the maximum in each group"},
    {cut_each_of, "ít nhất {0} điểm tối đa ở từng nhóm: {1}",
     "at least {0} of the maximum in each of these: {1}"},
    {this_number_unknown, "con số mà kết luận này yêu cầu",
     "the number that this conclusion requires"},
    {number_unknown, "con số mà kết luận {0} yêu cầu",
     "the number that the conclusion {0} requires"},
    {unspecified, "chỉ tiêu chưa có nội dung ({0})", "indicators not yet specified ({0})"},
    {so_many_of_set, "{0} của bộ tiêu chí này", "{0} in this criteria set"},
    {so_many_in, "{0} của {1}", "{0} in {1}"},
    {unknown_number, "số lượng chưa rõ", "an unknown number"},
}};

constexpr bool is_complete() {
  for (std::size_t index = 0; index < phrase_book.size(); ++index) {
    const row& one = phrase_book[index];
    if (one.id != static_cast<phrase>(index) || one.vi.empty() || one.en.empty()) return false;
  }
  return true;
}
static_assert(is_complete(), "one row for each phrase, in the order of the enumeration");

// A text of a document may hold line breaks; an explanation is one line.
std::string on_one_line(std::string_view given) {
  std::string out;
  for (const char byte : given) {
    const auto value = static_cast<unsigned char>(byte);
    const bool blank = value <= 0x20U || value == 0x7FU;
    if (!blank) {
      out += byte;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

// Only what begins with a phrase of the middle of a sentence needs it: "about 8 more are needed".
std::string capitalised(std::string sentence) {
  char& first = sentence.front();
  if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 'a' + 'A');
  return sentence;
}

}  // namespace

std::string_view wording(phrase what, language language) noexcept {
  const auto index = static_cast<std::size_t>(what);
  if (index >= phrase_book.size()) return {};
  const row& one = phrase_book[index];
  return language == language::vi ? one.vi : one.en;
}

// What is filled in is not searched again: it may hold braces of its own.
std::string speaker::operator()(phrase what, std::initializer_list<std::string_view> parts) const {
  std::string_view rest = wording(what, language_);
  std::string out;
  while (!rest.empty()) {
    const std::size_t open = rest.find('{');
    out += rest.substr(0, open);
    if (open == std::string_view::npos) break;
    const auto index = static_cast<std::size_t>(rest[open + 1] - '0');
    if (index < parts.size()) out += parts.begin()[index];
    rest.remove_prefix(open + 3);
  }
  return out;
}

std::string speaker::number(std::string_view plain) const { return written(plain, language_); }

std::string speaker::plain(const text& given) const {
  return lacks(given) ? title(given.vi) : on_one_line(given.in(language_));
}

std::string speaker::plain(std::string_view given) const { return on_one_line(given); }

std::string speaker::title(const text& given) const {
  return title(lacks(given) ? given.vi : given.in(language_));
}

std::string speaker::title(std::string_view given) const {
  return (*this)(quoted, {on_one_line(given)});
}

std::string speaker::list(std::span<const std::string> things, phrase last) const {
  if (things.empty()) return {};
  std::string out = things.front();
  for (std::size_t index = 1; index < things.size(); ++index) {
    const bool at_end = index + 1 == things.size();
    out = (*this)(at_end ? last : with_comma, {out, things[index]});
  }
  return out;
}

std::string speaker::first_few(std::vector<std::string> things, phrase rest) const {
  if (things.size() <= most_named) return list(things, last_of_two);
  const std::string others = number(std::to_string(things.size() - most_named));
  things.resize(most_named);
  return (*this)(rest, {list(things, with_comma), others});
}

std::string speaker::joined(phrase how, const std::string& a, const std::string& b) const {
  if (a.empty()) return b;
  return b.empty() ? a : (*this)(how, {a, b});
}

std::string as_text(const std::vector<std::string>& sentences) {
  constexpr std::array<std::string_view, 4> ends{".", "!", "?", "…"};
  std::string out;
  for (const std::string& sentence : sentences) {
    if (sentence.empty()) continue;
    if (!out.empty()) out += ' ';
    out += capitalised(sentence);
    const bool ended = std::any_of(ends.begin(), ends.end(),
                                   [&](std::string_view end) { return sentence.ends_with(end); });
    if (!ended) out += '.';
  }
  return out;
}

}  // namespace xaso::detail

namespace xaso {

std::string_view word(status status, language language) noexcept {
  return detail::wording(
      detail::following(detail::phrase::word_met, static_cast<std::size_t>(status)), language);
}

std::string written(std::string_view plain, language language) {
  const char group = language == language::vi ? '.' : ',';
  const char point = language == language::vi ? ',' : '.';
  std::string out;
  if (plain.starts_with('-')) {
    out += '-';
    plain.remove_prefix(1);
  }
  const std::size_t whole = std::min(plain.find('.'), plain.size());
  for (std::size_t index = 0; index < whole; ++index) {
    if (index > 0 && (whole - index) % 3 == 0) out += group;
    out += plain[index];
  }
  if (whole < plain.size()) {
    out += point;
    out += plain.substr(whole + 1);
  }
  return out;
}

}  // namespace xaso
