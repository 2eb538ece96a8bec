// Explanations, word for word, as an official and an English reader read them.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/explain.hpp"

#include <array>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using xaso::amount;
using xaso::comparison;
using xaso::decimal;
using xaso::gap;
using xaso::gap_count;
using xaso::ground;
using xaso::indicator;
using xaso::language;
using xaso::measure_type;
using xaso::number_requirement;
using xaso::range_end;
using xaso::reason;
using xaso::shown_value;
using xaso::status;
using xaso::text;
using xaso::wide_decimal;

// ---- what is required --------------------------------------------------------------------------

decimal number(std::string_view plain) { return decimal::parse(plain).value; }

xaso::threshold bound(comparison how, std::string_view limit) {
  xaso::threshold one;
  one.how = how;
  if (limit != "?") one.limit.value = number(limit);
  return one;
}
number_requirement at_least(std::string_view limit) {
  return {bound(comparison::at_least, limit), {}};
}
number_requirement more_than(std::string_view limit) {
  return {bound(comparison::more_than, limit), {}};
}
number_requirement at_most(std::string_view limit) {
  return {{}, bound(comparison::at_most, limit)};
}
number_requirement less_than(std::string_view limit) {
  return {{}, bound(comparison::less_than, limit)};
}
number_requirement between(std::string_view least, std::string_view most) {
  return {bound(comparison::at_least, least), bound(comparison::at_most, most)};
}

// ---- indicators --------------------------------------------------------------------------------

indicator bare_ratio(number_requirement required) {
  indicator one;
  one.require = required;
  return one;
}
indicator signatures(number_requirement required) {
  indicator one = bare_ratio(required);
  one.measure.numerator = text{"người có chữ ký số", "adults with a signature"};
  one.measure.denominator = text{"người trưởng thành", "adults"};
  return one;
}
indicator contracts(number_requirement required) {
  indicator one = bare_ratio(required);
  one.measure.numerator =
      text{"doanh nghiệp sử dụng hợp đồng điện tử", "enterprises using e-contracts"};
  one.measure.denominator = text{"doanh nghiệp", "enterprises"};
  return one;
}
indicator poor_households(number_requirement required) {
  indicator one = bare_ratio(required);
  one.measure.numerator = text{"hộ nghèo", "poor households"};
  one.measure.denominator = text{"hộ", "households"};
  return one;
}
indicator lit_roads(number_requirement required) {
  indicator one = bare_ratio(required);
  one.measure.ratio.decimal_parts = true;
  one.measure.numerator = text{"km đường có chiếu sáng", "km of lit road"};
  one.measure.denominator = text{"km đường", "km of road"};
  return one;
}
indicator models(number_requirement required) {
  indicator one;
  one.measure.type = measure_type::count;
  one.measure.unit = text{"mô hình", "models"};
  one.require = required;
  return one;
}
indicator income(number_requirement required) {
  indicator one;
  one.measure.type = measure_type::quantity;
  one.measure.unit = text{"triệu đồng", "million VND"};
  one.require = required;
  return one;
}
indicator without_unit(measure_type type, number_requirement required) {
  indicator one;
  one.measure.type = type;
  one.require = required;
  return one;
}
indicator radio(std::optional<bool> is) {
  indicator one;
  one.measure.type = measure_type::yes_no;
  one.require = xaso::is_requirement{is};
  return one;
}
indicator head(std::optional<std::vector<std::string>> one_of) {
  indicator one;
  one.measure.type = measure_type::choice;
  one.measure.options = {{"secretary", {"Bí thư", "Secretary"}},
                         {"chairman", {"Chủ tịch", "Chairman"}},
                         {"none", {"Khác", ""}}};
  one.require = xaso::one_of_requirement{std::move(one_of)};
  return one;
}
indicator tasks(std::optional<std::size_t> checked, bool all = false) {
  indicator one;
  one.measure.type = measure_type::checklist;
  one.measure.options = {{"a", {"Kế hoạch", "Plan"}},
                         {"b", {"Tổ công nghệ số", "Digital team"}},
                         {"c", {"Báo cáo", "Report"}}};
  one.require = xaso::checked_requirement{checked, all};
  return one;
}
indicator with_evidence(indicator one, xaso::evidence_rule rule) {
  one.evidence = rule;
  return one;
}

// ---- figures -----------------------------------------------------------------------------------

amount from_to(std::string_view least, std::string_view most) {
  return {range_end{number(least), false}, range_end{number(most), false}};
}
amount above(std::string_view limit) { return {range_end{number(limit), true}, {}}; }

amount exact(std::int64_t count) { return decimal(count); }

shown_value numbers(amount numerator, amount denominator, std::string percent = {}) {
  shown_value shown;
  shown.numerator = numerator;
  shown.denominator = denominator;
  shown.percent = std::move(percent);
  return shown;
}
shown_value share(std::int64_t numerator, std::int64_t denominator, std::string percent = {}) {
  return numbers(exact(numerator), exact(denominator), std::move(percent));
}
shown_value percentage(std::string percent) { return numbers({}, {}, std::move(percent)); }
shown_value percentage(amount range) {
  shown_value shown;
  shown.percent_range = range;
  return shown;
}
template <class Value>
shown_value single(Value value) {
  shown_value shown;
  shown.value = std::move(value);
  return shown;
}
shown_value checked(std::optional<bool> a, std::optional<bool> b, std::optional<bool> c) {
  return single(std::vector<xaso::item_state>{{"a", a}, {"b", b}, {"c", c}});
}
shown_value counted(amount count) { return single(count); }
shown_value counted(std::string_view count) { return single(amount(number(count))); }
shown_value about(shown_value shown) {
  shown.approximate = true;
  return shown;
}

// ---- gaps --------------------------------------------------------------------------------------

constexpr gap_count never{gap_count::kind::impossible, 0};
constexpr gap_count huge{gap_count::kind::beyond_range, 0};
constexpr gap_count times(std::int64_t count) { return {gap_count::kind::number, count}; }

gap more(gap_count change, gap_count both = {}) {
  gap far;
  far.change = change;
  far.change_both = both;
  return far;
}
gap fewer(gap_count change, gap_count both = {}) {
  gap far = more(change, both);
  far.fewer = true;
  return far;
}
gap needed(gap_count count, bool at_most = false) {
  gap far;
  far.needed = count;
  far.fewer = at_most;
  return far;
}
gap away(std::optional<wide_decimal> difference, std::optional<wide_decimal> points,
         bool over = false) {
  gap far;
  far.difference = difference;
  far.percentage_points = points;
  far.fewer = over;
  return far;
}
wide_decimal hundredths(std::uint64_t count) { return {0, count, 2}; }

// ---- the set, and what is told -----------------------------------------------------------------

xaso::node node_of(std::string code, text title) {
  xaso::node one;
  one.code = std::move(code);
  one.title = std::move(title);
  one.content = radio(true);
  return one;
}
xaso::node group_of(std::string code, text title, std::vector<xaso::node> children) {
  xaso::node one = node_of(std::move(code), std::move(title));
  xaso::group inner;
  inner.children = std::move(children);
  one.content = std::move(inner);
  return one;
}
xaso::level level_of(std::string code, text title, std::string indicator) {
  xaso::level one;
  one.code = std::move(code);
  one.title = std::move(title);
  one.when.content = xaso::quantified_form{true, xaso::listed_nodes{{std::move(indicator)}}};
  return one;
}

xaso::criteria_set example_set() {
  xaso::criteria_definition set;
  set.id = "example";
  set.version = "1";
  set.title = {"Bộ tiêu chí ví dụ", "Example set"};
  set.facts = {{"has_enterprises", {"Xã có doanh nghiệp", "The commune has enterprises"}},
               {"head_disciplined", {"Có người đứng đầu bị kỷ luật", "A head was disciplined"}},
               {"border", {"Xã biên giới", ""}}};
  set.policies.not_applicable = xaso::not_applicable_policy::excluded;
  xaso::node government = group_of("1", {"Chính quyền số", "Digital government"}, {});
  std::get<xaso::group>(government.content).expected = xaso::expected_indicators{11};
  xaso::node contract = node_of("2.1", {"Hợp đồng điện tử", "E-contracts"});
  contract.applies_when = xaso::fact_is{"head_disciplined", false};
  xaso::node economy = group_of("2", {"Kinh tế số", "Digital economy"}, {contract});
  economy.applies_when = xaso::fact_is{"has_enterprises", true};
  xaso::node composite =
      group_of("4", {"Hạ tầng số", "Digital infrastructure"}, {node_of("4.1", {"Cáp quang", ""})});
  std::get<xaso::group>(composite.content).counts_as_indicator = true;
  set.criteria = {government, economy,
                  group_of("3", {"Xã hội số", "Digital society"},
                           {node_of("3.1", {"Chữ ký số", "Signatures"}),
                            node_of("3.2", {"Hồ sơ sức khỏe", "Health records"}),
                            node_of("3.3", {"Tiền điện", ""}), node_of("3.4", {"Ví điện tử", ""}),
                            node_of("3.5", {"Mã địa chỉ", ""}), node_of("3.6", {"Học liệu", ""}),
                            node_of("3.7", {"Camera", "Cameras"})}),
                  composite};
  xaso::conclusion completed;
  completed.code = "completed";
  completed.title = {"Hoàn thành", "Completed"};
  completed.when = xaso::form{xaso::quantified_form{true, xaso::every_indicator{}}};
  xaso::conclusion open = completed;
  open.code = "for_border";
  open.title = {"Xã biên giới đạt", "Border commune"};
  open.applies_when = xaso::fact_is{"border", true};
  xaso::conclusion graded;
  graded.code = "grade";
  graded.title = {"Xếp loại", "Grade"};
  graded.levels = {level_of("good", {"Tốt", "Good"}, "3.1"),
                   level_of("fair", {"Khá", "Fair"}, "3.2")};
  set.conclusions = {completed, open, graded};
  return xaso::criteria_set::create(std::move(set));
}

const xaso::criteria_set& the_set() {
  static const xaso::criteria_set set = example_set();
  return set;
}

struct telling {
  indicator measured;
  status is = status::undetermined;
  reason why = reason::missing_value;
  shown_value value = {};
  gap far = {};
  std::string_view vi;
  std::string_view en;
  std::string code = "3.1";
  std::string declared = {};
  std::vector<std::string> missing_facts = {};
  std::vector<std::string> obstacles = {};
  xaso::certainty sure = xaso::certainty::attested;

  [[nodiscard]] std::string in(language language) const {
    const xaso::node node = node_of(code, {"Tiêu đề", "Title"});
    xaso::indicator_answer answer;
    answer.node = &node;
    answer.indicator = &measured;
    answer.status = is;
    answer.reason = why;
    answer.declared = declared;
    answer.value = value;
    answer.gap = far;
    answer.certainty = sure;
    answer.obstacles = obstacles;
    for (const std::string& name : missing_facts) {
      answer.missing.push_back({ground::kind::fact, name, {}});
    }
    answer.required = measured.require;
    return xaso::explain(answer, the_set(), language);
  }
};

void expect(const std::vector<telling>& tellings) {
  for (const telling& one : tellings) {
    BOOST_TEST(one.in(language::vi) == one.vi);
    BOOST_TEST(one.in(language::en) == one.en);
  }
}

struct concluding {
  std::string_view conclusion;
  status is = status::undetermined;
  std::vector<ground> because = {};
  std::vector<ground> waiting_for = {};
  std::vector<std::string_view> levels = {};  ///< "": none of them
  std::string_view vi;
  std::string_view en;
  xaso::certainty sure = xaso::certainty::attested;

  [[nodiscard]] std::string in(language language) const {
    xaso::conclusion_answer answer;
    for (const xaso::conclusion& one : the_set().definition().conclusions) {
      if (one.code == conclusion) answer.conclusion = &one;
    }
    answer.status = is;
    answer.because = because;
    answer.waiting_for = waiting_for;
    answer.certainty = sure;
    for (const std::string_view code : levels) {
      const xaso::level* found = nullptr;
      for (const xaso::level& one : answer.conclusion->levels) {
        if (one.code == code) found = &one;
      }
      answer.candidates.push_back(found);
    }
    return xaso::explain(answer, the_set(), language);
  }
};

void expect(const std::vector<concluding>& concludings) {
  for (const concluding& one : concludings) {
    BOOST_TEST(one.in(language::vi) == one.vi);
    BOOST_TEST(one.in(language::en) == one.en);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(explain)

BOOST_AUTO_TEST_CASE(writes_numbers_as_each_language_does) {
  struct pair {
    std::string_view plain, vi, en;
  };
  for (const pair& one : {pair{"0", "0", "0"},
                          {"7", "7", "7"},
                          {"999", "999", "999"},
                          {"1000", "1.000", "1,000"},
                          {"1204", "1.204", "1,204"},
                          {"1204.5", "1.204,5", "1,204.5"},
                          {"22.67", "22,67", "22.67"},
                          {"0.000000001", "0,000000001", "0.000000001"},
                          {"-0.1", "-0,1", "-0.1"},
                          {"-999", "-999", "-999"},
                          {"-1204.5", "-1.204,5", "-1,204.5"},
                          {"123456.123456", "123.456,123456", "123,456.123456"},
                          {"1000000000000000", "1.000.000.000.000.000", "1,000,000,000,000,000"}}) {
    BOOST_TEST(xaso::written(one.plain, language::vi) == one.vi);
    BOOST_TEST(xaso::written(one.plain, language::en) == one.en);
  }
}

BOOST_AUTO_TEST_CASE(words_every_status) {
  BOOST_TEST(xaso::word(status::met, language::vi) == "đạt");
  BOOST_TEST(xaso::word(status::not_met, language::vi) == "chưa đạt");
  BOOST_TEST(xaso::word(status::undetermined, language::vi) == "chưa đủ dữ liệu");
  BOOST_TEST(xaso::word(status::not_applicable, language::vi) == "không áp dụng");
  BOOST_TEST(xaso::word(status::met, language::en) == "met");
  BOOST_TEST(xaso::word(status::not_met, language::en) == "not met");
  BOOST_TEST(xaso::word(status::undetermined, language::en) == "undetermined");
  BOOST_TEST(xaso::word(status::not_applicable, language::en) == "not applicable");
}

BOOST_AUTO_TEST_CASE(counts_what_a_ratio_lacks) {
  expect({
      {.measured = signatures(at_least("30")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = share(1204, 5310, "22.67"),
       .far = more(times(389), times(556)),
       .vi = "Chưa đạt: 1.204 trên 5.310 người trưởng thành (22,67 %), yêu cầu ít nhất 30 %. Cần "
             "thêm 389 người có chữ ký số (nếu mẫu số cũng tăng: 556).",
       .en = "Not met: 1,204 of 5,310 adults (22.67 %), at least 30 % required. 389 more adults "
             "with a signature are needed (556 if the denominator grows with them)."},
      {.measured = bare_ratio(at_least("30")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = share(1204, 5310, "22.67"),
       .far = more(times(389), times(556)),
       .vi = "Chưa đạt: 1.204 trên 5.310 (22,67 %), yêu cầu ít nhất 30 %. Cần tăng tử số thêm 389 "
             "(nếu mẫu số cũng tăng: 556).",
       .en = "Not met: 1,204 of 5,310 (22.67 %), at least 30 % required. 389 more are needed in "
             "the numerator (556 if the denominator grows with them)."},
      {.measured = signatures(at_least("100")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = share(98, 99, "98.98"),
       .far = more(times(1), never),
       .vi = "Chưa đạt: 98 trên 99 người trưởng thành (98,98 %), yêu cầu ít nhất 100 %. Cần thêm 1 "
             "người có chữ ký số (nếu mẫu số cũng tăng thì không thể đạt).",
       .en = "Not met: 98 of 99 adults (98.98 %), at least 100 % required. 1 more is needed, "
             "counting adults with a signature (impossible if the denominator grows too)."},
      {.measured = bare_ratio(more_than("50")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = share(20, 40, "50"),
       .far = more(times(1), times(1)),
       .vi = "Chưa đạt: 20 trên 40 (50 %), yêu cầu trên 50 %. Cần tăng tử số thêm 1 (nếu mẫu số "
             "cũng tăng: 1).",
       .en = "Not met: 20 of 40 (50 %), more than 50 % required. 1 more is needed in the numerator "
             "(1 if the denominator grows with it)."},
      {.measured = contracts(at_least("50")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = about(share(12, 40, "30")),
       .far = more(times(8), times(16)),
       .vi = "Chưa đạt: khoảng 12 trên khoảng 40 doanh nghiệp (khoảng 30 %), yêu cầu ít nhất 50 %. "
             "Cần thêm khoảng 8 doanh nghiệp sử dụng hợp đồng điện tử (nếu mẫu số cũng tăng: "
             "khoảng 16).",
       .en = "Not met: about 12 of about 40 enterprises (about 30 %), at least 50 % required. "
             "About 8 more enterprises using e-contracts are needed (about 16 if the denominator "
             "grows with them)."},
      {.measured = contracts(at_least("99.999999")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = share(0, 1000000000000000, "0"),
       .far = more(times(999999990000000), huge),
       .vi = "Chưa đạt: 0 trên 1.000.000.000.000.000 doanh nghiệp (0 %), yêu cầu ít nhất "
             "99,999999 %. Cần thêm 999.999.990.000.000 doanh nghiệp sử dụng hợp đồng điện tử (nếu "
             "mẫu số cũng tăng: hơn 10^18).",
       .en = "Not met: 0 of 1,000,000,000,000,000 enterprises (0 %), at least 99.999999 % "
             "required. 999,999,990,000,000 more enterprises using e-contracts are needed (more "
             "than 10^18 if the denominator grows with them)."},
      {.measured = contracts(at_least("50")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = share(3, 20, "15"),
       .far = more(times(7)),
       .vi = "Chưa đạt: 3 trên 20 doanh nghiệp (15 %), yêu cầu ít nhất 50 %. Cần thêm 7 doanh "
             "nghiệp sử dụng hợp đồng điện tử.",
       .en = "Not met: 3 of 20 enterprises (15 %), at least 50 % required. 7 more enterprises "
             "using e-contracts are needed."},
  });
}

BOOST_AUTO_TEST_CASE(counts_what_a_ratio_has_too_much_of) {
  expect({
      {.measured = poor_households(at_most("10")),
       .is = status::not_met,
       .why = reason::above_limit,
       .value = share(30, 100, "30"),
       .far = fewer(times(20), times(23)),
       .vi = "Chưa đạt: 30 trên 100 hộ (30 %), yêu cầu không quá 10 %. Cần giảm 20 hộ nghèo (nếu "
             "mẫu số cũng giảm: 23).",
       .en = "Not met: 30 of 100 households (30 %), at most 10 % required. 20 fewer poor "
             "households are needed (23 if the denominator shrinks with them)."},
      {.measured = poor_households(less_than("5")),
       .is = status::not_met,
       .why = reason::above_limit,
       .value = share(5, 100, "5"),
       .far = fewer(times(1), times(1)),
       .vi = "Chưa đạt: 5 trên 100 hộ (5 %), yêu cầu dưới 5 %. Cần giảm 1 hộ nghèo (nếu mẫu số "
             "cũng giảm: 1).",
       .en = "Not met: 5 of 100 households (5 %), less than 5 % required. 1 fewer is needed, "
             "counting poor households (1 if the denominator shrinks with it)."},
      {.measured = bare_ratio(at_most("0")),
       .is = status::not_met,
       .why = reason::above_limit,
       .value = share(2, 2, "100"),
       .far = fewer(times(2), never),
       .vi = "Chưa đạt: 2 trên 2 (100 %), yêu cầu không quá 0 %. Cần giảm tử số 2 (nếu mẫu số cũng "
             "giảm thì không thể đạt).",
       .en = "Not met: 2 of 2 (100 %), at most 0 % required. 2 fewer are needed in the numerator "
             "(impossible if the denominator shrinks too)."},
  });
}

BOOST_AUTO_TEST_CASE(says_what_cannot_be_reached) {
  expect({
      {.measured = signatures(between("40", "45")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = share(1, 3, "33.33"),
       .far = more(never, never),
       .vi = "Chưa đạt: 1 trên 3 người trưởng thành (33,33 %), yêu cầu ít nhất 40 % và không quá "
             "45 %. Không thể đạt bằng cách tăng tử số, kể cả khi mẫu số cũng tăng.",
       .en = "Not met: 1 of 3 adults (33.33 %), at least 40 % and at most 45 % required. It cannot "
             "be met by adding to the numerator, even if the denominator grows too."},
      {.measured = signatures(between("34", "45")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = share(1, 3, "33.33"),
       .far = more(never, times(1)),
       .vi = "Chưa đạt: 1 trên 3 người trưởng thành (33,33 %), yêu cầu ít nhất 34 % và không quá "
             "45 %. Không thể đạt với mẫu số này; nếu tử số và mẫu số cùng tăng thì cần thêm 1.",
       .en = "Not met: 1 of 3 adults (33.33 %), at least 34 % and at most 45 % required. It cannot "
             "be met with this denominator; if both numbers grow, 1 more is needed."},
      {.measured = signatures(between("34", "45")),
       .is = status::not_met,
       .why = reason::above_limit,
       .value = share(2, 3, "66.66"),
       .far = fewer(never, times(2)),
       .vi = "Chưa đạt: 2 trên 3 người trưởng thành (66,66 %), yêu cầu ít nhất 34 % và không quá "
             "45 %. Không thể đạt với mẫu số này; nếu tử số và mẫu số cùng giảm thì cần giảm 2.",
       .en = "Not met: 2 of 3 adults (66.66 %), at least 34 % and at most 45 % required. It cannot "
             "be met with this denominator; if both numbers shrink, 2 fewer are needed."},
      {.measured = signatures(less_than("0")),
       .is = status::not_met,
       .why = reason::above_limit,
       .value = share(2, 3, "66.66"),
       .far = fewer(never, never),
       .vi =
           "Chưa đạt: 2 trên 3 người trưởng thành (66,66 %), yêu cầu dưới 0 %. Không thể đạt bằng "
           "cách giảm tử số, kể cả khi mẫu số cũng giảm.",
       .en = "Not met: 2 of 3 adults (66.66 %), less than 0 % required. It cannot be met by taking "
             "from the numerator, even if the denominator shrinks too."},
      {.measured = signatures(between("34", "45")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = share(1, 3, "33.33"),
       .far = more(never),
       .vi = "Chưa đạt: 1 trên 3 người trưởng thành (33,33 %), yêu cầu ít nhất 34 % và không quá "
             "45 %. Không thể đạt với mẫu số này.",
       .en = "Not met: 1 of 3 adults (33.33 %), at least 34 % and at most 45 % required. It cannot "
             "be met with this denominator."},
      {.measured = models({bound(comparison::more_than, "2"), bound(comparison::less_than, "3")}),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = counted("2"),
       .far = more(never),
       .vi = "Chưa đạt: 2 mô hình, yêu cầu trên 2 và dưới 3. Không số nguyên nào đáp ứng được.",
       .en = "Not met: 2 models, more than 2 and less than 3 required. No whole number can meet "
             "this."},
  });
}

BOOST_AUTO_TEST_CASE(measures_the_distance_of_percentages_and_quantities) {
  expect({
      {.measured = signatures(at_least("50")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = percentage("40"),
       .far = away({}, hundredths(1000)),
       .vi = "Chưa đạt: 40 %, yêu cầu ít nhất 50 %. Thấp hơn ngưỡng 10 điểm phần trăm.",
       .en = "Not met: 40 %, at least 50 % required. It is 10 percentage points below the "
             "threshold."},
      {.measured = signatures(at_least("30")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = percentage("29"),
       .far = away({}, hundredths(100)),
       .vi = "Chưa đạt: 29 %, yêu cầu ít nhất 30 %. Thấp hơn ngưỡng 1 điểm phần trăm.",
       .en =
           "Not met: 29 %, at least 30 % required. It is 1 percentage point below the threshold."},
      {.measured = signatures(more_than("50")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = percentage("50"),
       .far = away({}, hundredths(0)),
       .vi = "Chưa đạt: 50 %, yêu cầu trên 50 %. Mới bằng ngưỡng, cần cao hơn.",
       .en = "Not met: 50 %, more than 50 % required. It equals the threshold and must exceed it."},
      {.measured = poor_households(at_most("10")),
       .is = status::not_met,
       .why = reason::above_limit,
       .value = about(numbers({}, exact(1000), "12.5")),
       .far = away({}, hundredths(250), true),
       .vi = "Chưa đạt: khoảng 12,5 % của khoảng 1.000 hộ, yêu cầu không quá 10 %. Vượt giới hạn "
             "khoảng 2,5 điểm phần trăm.",
       .en = "Not met: about 12.5 % of about 1,000 households, at most 10 % required. It is about "
             "2.5 percentage points above the limit."},
      {.measured = signatures(at_least("30")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = numbers(exact(1204), {}, "22.67"),
       .far = away({}, hundredths(733)),
       .vi = "Chưa đạt: 22,67 % (1.204 người có chữ ký số), yêu cầu ít nhất 30 %. Thấp hơn ngưỡng "
             "7,33 điểm phần trăm.",
       .en = "Not met: 22.67 % (1,204 adults with a signature), at least 30 % required. It is 7.33 "
             "percentage points below the threshold."},
      {.measured = lit_roads(at_least("70")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = numbers(number("12.5"), exact(40), "31.25"),
       .far = away(wide_decimal(0, 155, 1), hundredths(3875)),
       .vi =
           "Chưa đạt: 12,5 trên 40 km đường (31,25 %), yêu cầu ít nhất 70 %. Thấp hơn ngưỡng 15,5 "
           "km đường có chiếu sáng (38,75 điểm phần trăm).",
       .en = "Not met: 12.5 of 40 km of road (31.25 %), at least 70 % required. It is 15.5 km of "
             "lit road (38.75 percentage points) below the threshold."},
      {.measured = income(at_least("21.5")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = counted("21.3"),
       .far = away(wide_decimal(0, 2, 1), {}),
       .vi = "Chưa đạt: 21,3 triệu đồng, yêu cầu ít nhất 21,5. Thấp hơn ngưỡng 0,2 triệu đồng.",
       .en = "Not met: 21.3 million VND, at least 21.5 required. It is 0.2 million VND below the "
             "threshold."},
      {.measured = without_unit(measure_type::quantity, less_than("0")),
       .is = status::not_met,
       .why = reason::above_limit,
       .value = counted("0"),
       .far = away(wide_decimal(0, 0, 0), {}, true),
       .vi = "Chưa đạt: 0, yêu cầu dưới 0. Vừa bằng giới hạn, cần thấp hơn.",
       .en = "Not met: 0, less than 0 required. It equals the limit and must be below it."},
      {.measured = without_unit(measure_type::quantity, at_least("-1204.5")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = counted("-2000"),
       .far = away(wide_decimal(0, 7955, 1), {}),
       .vi = "Chưa đạt: -2.000, yêu cầu ít nhất -1.204,5. Thấp hơn ngưỡng 795,5.",
       .en = "Not met: -2,000, at least -1,204.5 required. It is 795.5 below the threshold."},
  });
}

BOOST_AUTO_TEST_CASE(counts_things) {
  expect({
      {.measured = models(at_least("3")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = counted("1"),
       .far = more(times(2)),
       .vi = "Chưa đạt: 1 mô hình, yêu cầu ít nhất 3. Cần thêm 2 mô hình.",
       .en = "Not met: 1 (models), at least 3 required. 2 more models are needed."},
      {.measured = models(at_least("1")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = counted("0"),
       .far = more(times(1)),
       .vi = "Chưa đạt: 0 mô hình, yêu cầu ít nhất 1. Cần thêm 1 mô hình.",
       .en = "Not met: 0 models, at least 1 required. 1 more is needed."},
      {.measured = without_unit(measure_type::count, at_least("3")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = about(counted("2000")),
       .far = more(times(1000)),
       .vi = "Chưa đạt: khoảng 2.000, yêu cầu ít nhất 3. Cần thêm khoảng 1.000.",
       .en = "Not met: about 2,000, at least 3 required. About 1,000 more are needed."},
      {.measured = models({bound(comparison::at_least, "?"), bound(comparison::at_most, "4")}),
       .is = status::not_met,
       .why = reason::above_limit,
       .value = counted("5"),
       .far = fewer(times(1)),
       .vi =
           "Chưa đạt: 5 mô hình, yêu cầu không quá 4 (mức tối thiểu chưa rõ). Cần giảm 1 mô hình.",
       .en = "Not met: 5 models, at most 4 required (the lower bound is not known). 1 fewer is "
             "needed."},
      {.measured = models({bound(comparison::more_than, "2"), bound(comparison::less_than, "?")}),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = counted("2"),
       .far = more(times(1)),
       .vi = "Chưa đạt: 2 mô hình, yêu cầu trên 2 (mức tối đa chưa rõ). Cần thêm 1 mô hình.",
       .en = "Not met: 2 models, more than 2 required (the upper bound is not known). 1 more is "
             "needed."},
      {.measured = without_unit(measure_type::count, at_most("4")),
       .is = status::not_met,
       .why = reason::above_limit,
       .value = counted("6"),
       .far = fewer(times(2)),
       .vi = "Chưa đạt: 6, yêu cầu không quá 4. Cần giảm 2.",
       .en = "Not met: 6, at most 4 required. 2 fewer are needed."},
      {.measured = models(at_least("3")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = counted(from_to("1", "2")),
       .vi = "Chưa đạt: từ 1 đến 2 mô hình, yêu cầu ít nhất 3.",
       .en = "Not met: 1 to 2 models, at least 3 required."},
  });
}

BOOST_AUTO_TEST_CASE(tells_what_is_met) {
  expect({
      {.measured = signatures(at_least("30")),
       .is = status::met,
       .why = reason::reached,
       .value = share(1700, 5310, "32.01"),
       .vi = "Đạt: 1.700 trên 5.310 người trưởng thành (32,01 %), yêu cầu ít nhất 30 %.",
       .en = "Met: 1,700 of 5,310 adults (32.01 %), at least 30 % required."},
      {.measured = poor_households(less_than("5")),
       .is = status::met,
       .why = reason::within_limit,
       .value = percentage("4.99"),
       .vi = "Đạt: 4,99 %, yêu cầu dưới 5 %.",
       .en = "Met: 4.99 %, less than 5 % required."},
      {.measured = signatures(at_least("50")),
       .is = status::met,
       .why = reason::reached,
       .value = percentage(above("50")),
       .vi = "Đạt: hơn 50 %, yêu cầu ít nhất 50 %.",
       .en = "Met: more than 50 %, at least 50 % required."},
      {.measured = signatures(at_least("50")),
       .is = status::met,
       .why = reason::reached,
       .value = numbers(from_to("5", "9"), exact(10)),
       .vi = "Đạt: từ 5 đến 9 trong tổng số 10 người trưởng thành, yêu cầu ít nhất 50 %.",
       .en = "Met: 5 to 9 of 10 adults, at least 50 % required."},
      {.measured = signatures(at_least("0")),
       .is = status::met,
       .why = reason::reached,
       .value = numbers({}, exact(7)),
       .vi = "Đạt: 7 người trưởng thành, yêu cầu ít nhất 0 %; số còn thiếu không làm thay đổi kết "
             "quả.",
       .en = "Met: 7 adults, at least 0 % required; the missing number cannot change this."},
      {.measured = signatures(at_least("50")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = numbers(exact(0), {}),
       .vi =
           "Chưa đạt: 0 người có chữ ký số, yêu cầu ít nhất 50 %; số còn thiếu không làm thay đổi "
           "kết quả.",
       .en = "Not met: 0 adults with a signature, at least 50 % required; the missing number "
             "cannot change this."},
      {.measured = models(between("2", "4")),
       .is = status::met,
       .why = reason::reached,
       .value = counted("3"),
       .vi = "Đạt: 3 mô hình, yêu cầu ít nhất 2 và không quá 4.",
       .en = "Met: 3 models, at least 2 and at most 4 required."},
      {.measured = income(at_least("21.5")),
       .is = status::met,
       .why = reason::reached,
       .value = counted("22"),
       .vi = "Đạt: 22 triệu đồng, yêu cầu ít nhất 21,5.",
       .en = "Met: 22 million VND, at least 21.5 required."},
  });
}

BOOST_AUTO_TEST_CASE(tells_yes_no_choices_and_checklists) {
  expect({
      {.measured = radio(true),
       .is = status::met,
       .why = reason::as_required,
       .value = single(true),
       .vi = "Đạt: trả lời “có”, yêu cầu “có”.",
       .en = "Met: the answer is “yes”, “yes” required."},
      {.measured = radio(true),
       .is = status::not_met,
       .why = reason::not_as_required,
       .value = single(false),
       .vi = "Chưa đạt: trả lời “không”, yêu cầu “có”.",
       .en = "Not met: the answer is “no”, “yes” required."},
      {.measured = head({{"secretary", "chairman"}}),
       .is = status::met,
       .why = reason::as_required,
       .value = single(std::string("secretary")),
       .vi = "Đạt: “Bí thư”, yêu cầu “Bí thư” hoặc “Chủ tịch”.",
       .en = "Met: “Secretary”, “Secretary” or “Chairman” required."},
      {.measured = head({{"secretary"}}),
       .is = status::not_met,
       .why = reason::not_among,
       .value = single(std::string("none")),
       .vi = "Chưa đạt: “Khác”, yêu cầu “Bí thư”.",
       .en = "Not met: “Khác”, “Secretary” required."},
      {.measured = tasks(2),
       .is = status::met,
       .why = reason::as_required,
       .value = checked(true, true, std::nullopt),
       .vi = "Đạt: đã có 2 trên 3 mục, 1 mục chưa rõ, yêu cầu ít nhất 2.",
       .en = "Met: 2 of 3 items checked, 1 not known, at least 2 required."},
      {.measured = tasks(2),
       .is = status::not_met,
       .why = reason::unchecked,
       .value = checked(true, false, false),
       .far = more(times(1)),
       .vi = "Chưa đạt: đã có 1 trên 3 mục, yêu cầu ít nhất 2. Cần thêm 1 mục (chưa có: “Tổ công "
             "nghệ số” và “Báo cáo”).",
       .en = "Not met: 1 of 3 items checked, at least 2 required. 1 more item is needed "
             "(unchecked: “Digital team” and “Report”)."},
      {.measured = tasks({}, true),
       .is = status::not_met,
       .why = reason::unchecked,
       .value = checked(true, false, std::nullopt),
       .vi = "Chưa đạt: đã có 1 trên 3 mục, 1 mục chưa rõ, yêu cầu đủ tất cả.",
       .en = "Not met: 1 of 3 items checked, 1 not known, all required."},
      {.measured = tasks({}, true),
       .is = status::not_met,
       .why = reason::unchecked,
       .value = checked(true, false, false),
       .far = more(times(2)),
       .vi = "Chưa đạt: đã có 1 trên 3 mục, yêu cầu đủ tất cả. Cần thêm 2 mục (chưa có: “Tổ công "
             "nghệ số” và “Báo cáo”).",
       .en = "Not met: 1 of 3 items checked, all required. 2 more items are needed (unchecked: "
             "“Digital team” and “Report”)."},
      {.measured = tasks(2),
       .why = reason::missing_items,
       .value = checked(true, std::nullopt, std::nullopt),
       .vi = "Chưa đủ dữ liệu: đã có 1 trên 3 mục, 2 mục chưa rõ (“Tổ công nghệ số” và “Báo "
             "cáo”); yêu cầu ít nhất 2.",
       .en = "Undetermined: 1 of 3 items checked, 2 not known (“Digital team” and "
             "“Report”); at least 2 required."},
  });
}

BOOST_AUTO_TEST_CASE(tells_which_number_is_missing) {
  expect({
      {.measured = contracts(at_least("50")),
       .why = reason::missing_numerator,
       .value = about(numbers({}, exact(40))),
       .far = needed(times(20)),
       .vi =
           "Chưa đủ dữ liệu: chưa có số doanh nghiệp sử dụng hợp đồng điện tử; cần ít nhất 20 trên "
           "khoảng 40 doanh nghiệp (50 %).",
       .en = "Undetermined: the number of enterprises using e-contracts is missing; at least 20 of "
             "about 40 enterprises (50 %) are needed."},
      {.measured = bare_ratio(more_than("50")),
       .why = reason::missing_numerator,
       .value = numbers({}, exact(1)),
       .far = needed(times(1)),
       .vi = "Chưa đủ dữ liệu: chưa có tử số; cần ít nhất 1 trên 1 (trên 50 %).",
       .en = "Undetermined: the numerator is missing; at least 1 of 1 (more than 50 %) is needed."},
      {.measured = poor_households(at_most("10")),
       .why = reason::missing_numerator,
       .value = numbers({}, exact(1204)),
       .far = needed(times(120), true),
       .vi = "Chưa đủ dữ liệu: chưa có số hộ nghèo; không được quá 120 trên 1.204 hộ (10 %).",
       .en = "Undetermined: the number of poor households is missing; at most 120 of 1,204 "
             "households (10 %) are allowed."},
      {.measured = signatures(between("40", "45")),
       .why = reason::missing_numerator,
       .value = numbers({}, exact(3)),
       .far = needed(never),
       .vi =
           "Chưa đủ dữ liệu: chưa có số người có chữ ký số; với mẫu số này không thể đạt (ít nhất "
           "40 % và không quá 45 %).",
       .en = "Undetermined: the number of adults with a signature is missing; with this "
             "denominator it cannot be met (at least 40 % and at most 45 %)."},
      {.measured = signatures({bound(comparison::at_least, "40"), bound(comparison::at_most, "?")}),
       .why = reason::missing_numerator,
       .value = numbers({}, exact(3)),
       .vi =
           "Chưa đủ dữ liệu: chưa có số người có chữ ký số (mẫu số: 3); yêu cầu ít nhất 40 % (mức "
           "tối đa chưa rõ).",
       .en = "Undetermined: the number of adults with a signature is missing (denominator: 3); at "
             "least 40 % required (the upper bound is not known)."},
      {.measured = signatures(at_least("60")),
       .why = reason::missing_numerator,
       .value = numbers(from_to("5", "9"), exact(10)),
       .far = needed(times(6)),
       .vi =
           "Chưa đủ dữ liệu: từ 5 đến 9 trong tổng số 10 người trưởng thành, chưa đủ để kết luận; "
           "cần ít nhất 6 trên 10 người trưởng thành (60 %).",
       .en = "Undetermined: 5 to 9 of 10 adults, which does not decide it; at least 6 of 10 adults "
             "(60 %) are needed."},
      {.measured = signatures(at_least("30")),
       .why = reason::missing_denominator,
       .value = numbers(exact(1204), {}),
       .vi = "Chưa đủ dữ liệu: chưa có số người trưởng thành (tử số: 1.204); yêu cầu ít nhất 30 %.",
       .en = "Undetermined: the number of adults is missing (numerator: 1,204); at least 30 % "
             "required."},
      {.measured = bare_ratio(at_least("30")),
       .why = reason::missing_denominator,
       .value = about(numbers(exact(1), above("2"))),
       .vi =
           "Chưa đủ dữ liệu: khoảng 1 trong tổng số hơn khoảng 2, chưa đủ để kết luận; yêu cầu ít "
           "nhất 30 %.",
       .en = "Undetermined: about 1 of more than about 2, which does not decide it; at least 30 % "
             "required."},
      {.measured = bare_ratio(at_least("30")),
       .why = reason::missing_denominator,
       .value = numbers(exact(1), {}),
       .vi = "Chưa đủ dữ liệu: chưa có mẫu số (tử số: 1); yêu cầu ít nhất 30 %.",
       .en = "Undetermined: the denominator is missing (numerator: 1); at least 30 % required."},
      {.measured = signatures(at_least("30")),
       .vi = "Chưa đủ dữ liệu: chưa có số liệu; yêu cầu ít nhất 30 %.",
       .en = "Undetermined: no figure is given; at least 30 % required."},
      {.measured = signatures(at_least("50")),
       .value = percentage(from_to("40", "60")),
       .vi = "Chưa đủ dữ liệu: từ 40 % đến 60 %, chưa đủ để kết luận; yêu cầu ít nhất 50 %.",
       .en = "Undetermined: 40 % to 60 %, which does not decide it; at least 50 % required."},
      {.measured = models(at_least("3")),
       .vi = "Chưa đủ dữ liệu: chưa có số liệu; yêu cầu ít nhất 3 mô hình.",
       .en = "Undetermined: no figure is given; at least 3 models required."},
      {.measured = models(at_least("1")),
       .vi = "Chưa đủ dữ liệu: chưa có số liệu; yêu cầu ít nhất 1 mô hình.",
       .en = "Undetermined: no figure is given; at least 1 required."},
      {.measured = models(at_least("3")),
       .value = counted(amount(range_end{number("1"), true}, range_end{number("9"), false})),
       .vi = "Chưa đủ dữ liệu: hơn 1 và nhiều nhất 9 mô hình, chưa đủ để kết luận; yêu cầu ít nhất "
             "3.",
       .en = "Undetermined: more than 1 and at most 9 models, which does not decide it; at least 3 "
             "required."},
      {.measured = income(at_least("1")),
       .vi = "Chưa đủ dữ liệu: chưa có số liệu; yêu cầu ít nhất 1 triệu đồng.",
       .en = "Undetermined: no figure is given; at least 1 million VND required."},
      {.measured = income(at_least("21")),
       .value = counted(amount({}, range_end{number("22"), true})),
       .vi = "Chưa đủ dữ liệu: dưới 22 triệu đồng, chưa đủ để kết luận; yêu cầu ít nhất 21.",
       .en = "Undetermined: less than 22 million VND, which does not decide it; at least 21 "
             "required."},
      {.measured = radio(true),
       .vi = "Chưa đủ dữ liệu: chưa có thông tin; yêu cầu “có”.",
       .en = "Undetermined: no answer is given; “yes” required."},
      {.measured = head({{"secretary", "chairman", "none"}}),
       .vi = "Chưa đủ dữ liệu: chưa có thông tin; yêu cầu “Bí thư”, “Chủ tịch” hoặc “Khác”.",
       .en = "Undetermined: no answer is given; “Secretary”, “Chairman” or “Khác” required."},
      {.measured = tasks(2),
       .vi = "Chưa đủ dữ liệu: chưa có thông tin; yêu cầu ít nhất 2 mục.",
       .en = "Undetermined: no answer is given; at least 2 items required."},
  });
}

BOOST_AUTO_TEST_CASE(says_that_a_threshold_is_not_known) {
  expect({
      {.measured = signatures(at_least("?")),
       .why = reason::unknown_threshold,
       .value = percentage("41.5"),
       .vi = "Chưa đủ dữ liệu: 41,5 %, ngưỡng chưa rõ.",
       .en = "Undetermined: 41.5 %, the threshold is not known."},
      {.measured = signatures(at_least("?")),
       .why = reason::unknown_threshold,
       .vi = "Chưa đủ dữ liệu: chưa có số liệu, ngưỡng chưa rõ.",
       .en = "Undetermined: no figure is given, the threshold is not known."},
      {.measured = models({bound(comparison::at_least, "?"), bound(comparison::at_most, "4")}),
       .why = reason::unknown_threshold,
       .value = counted("4"),
       .vi = "Chưa đủ dữ liệu: 4 mô hình, yêu cầu không quá 4 (mức tối thiểu chưa rõ).",
       .en = "Undetermined: 4 models, at most 4 required (the lower bound is not known)."},
      {.measured = models({bound(comparison::at_least, "?"), bound(comparison::at_most, "4")}),
       .why = reason::unknown_threshold,
       .vi =
           "Chưa đủ dữ liệu: chưa có số liệu, yêu cầu không quá 4 mô hình (mức tối thiểu chưa rõ).",
       .en = "Undetermined: no figure is given, at most 4 models required (the lower bound is not "
             "known)."},
      {.measured = income(at_most("?")),
       .why = reason::unknown_threshold,
       .value = counted("22"),
       .vi = "Chưa đủ dữ liệu: 22 triệu đồng, ngưỡng chưa rõ.",
       .en = "Undetermined: 22 million VND, the threshold is not known."},
      {.measured = radio({}),
       .why = reason::unknown_threshold,
       .value = single(true),
       .vi = "Chưa đủ dữ liệu: trả lời “có”, yêu cầu chưa rõ.",
       .en = "Undetermined: the answer is “yes”, what is required is not known."},
      {.measured = head({}),
       .why = reason::unknown_threshold,
       .vi = "Chưa đủ dữ liệu: chưa có thông tin, yêu cầu chưa rõ.",
       .en = "Undetermined: no answer is given, what is required is not known."},
      {.measured = tasks({}),
       .why = reason::unknown_threshold,
       .value = checked(true, false, std::nullopt),
       .vi = "Chưa đủ dữ liệu: đã có 1 trên 3 mục, 1 mục chưa rõ, yêu cầu chưa rõ.",
       .en = "Undetermined: 1 of 3 items checked, 1 not known, what is required is not known."},
  });
}

BOOST_AUTO_TEST_CASE(says_that_a_status_is_only_reported) {
  expect({
      {.measured = signatures(at_least("60")),
       .is = status::not_met,
       .why = reason::reported,
       .vi = "Chưa đạt theo báo cáo, không có số liệu kèm theo; yêu cầu ít nhất 60 %.",
       .en = "Not met as reported, without a figure; at least 60 % required."},
      {.measured = signatures(at_least("?")),
       .is = status::not_met,
       .why = reason::reported,
       .vi = "Chưa đạt theo báo cáo, không có số liệu kèm theo; ngưỡng chưa rõ.",
       .en = "Not met as reported, without a figure; the threshold is not known."},
      {.measured = models(at_least("3")),
       .is = status::met,
       .why = reason::reported,
       .vi = "Đạt theo báo cáo, không có số liệu kèm theo; yêu cầu ít nhất 3 mô hình.",
       .en = "Met as reported, without a figure; at least 3 models required."},
      {.measured = radio(true),
       .is = status::not_met,
       .why = reason::reported,
       .vi = "Chưa đạt theo báo cáo, không có thông tin kèm theo; yêu cầu “có”.",
       .en = "Not met as reported, without details; “yes” required."},
      {.measured = signatures(at_least("?")),
       .is = status::met,
       .why = reason::reported,
       .value = percentage("41"),
       .vi = "Đạt theo báo cáo. Số liệu kèm theo chưa đủ để kết luận: 41 %, ngưỡng chưa rõ.",
       .en = "Met as reported. The figure given does not decide it: 41 %, the threshold is not "
             "known."},
      {.measured = contracts(at_least("50")),
       .is = status::not_met,
       .why = reason::reported,
       .value = numbers({}, exact(40)),
       .far = needed(times(20)),
       .vi = "Chưa đạt theo báo cáo. Số liệu kèm theo chưa đủ để kết luận: 40 doanh nghiệp; cần ít "
             "nhất 20 trên 40 doanh nghiệp (50 %).",
       .en = "Not met as reported. The figure given does not decide it: 40 enterprises; at least "
             "20 of 40 enterprises (50 %) are needed."},
      {.measured = contracts(at_least("50")),
       .is = status::met,
       .why = reason::reported,
       .value = share(0, 0),
       .vi =
           "Đạt theo báo cáo. Số liệu kèm theo chưa đủ để kết luận: 0 trên 0 doanh nghiệp, yêu cầu "
           "ít nhất 50 %.",
       .en = "Met as reported. The figure given does not decide it: 0 of 0 enterprises, at least "
             "50 % required."},
      {.measured = tasks({}, true),
       .is = status::met,
       .why = reason::reported,
       .value = checked(true, true, std::nullopt),
       .vi =
           "Đạt theo báo cáo. Số liệu kèm theo chưa đủ để kết luận: đã có 2 trên 3 mục, 1 mục chưa "
           "rõ, yêu cầu đủ tất cả.",
       .en = "Met as reported. The figure given does not decide it: 2 of 3 items checked, 1 not "
             "known, all required."},
  });
}

BOOST_AUTO_TEST_CASE(says_what_a_zero_denominator_comes_to) {
  expect({
      {.measured = contracts(at_least("50")),
       .is = status::met,
       .why = reason::zero_denominator,
       .value = share(0, 0),
       .vi = "Đạt: mẫu số (doanh nghiệp) bằng 0, bộ tiêu chí này tính là đạt.",
       .en = "Met: the denominator (enterprises) is 0, which this criteria set counts as met."},
      {.measured = contracts(at_least("50")),
       .is = status::not_applicable,
       .why = reason::zero_denominator,
       .value = share(0, 0),
       .vi = "Không áp dụng: mẫu số (doanh nghiệp) bằng 0.",
       .en = "Not applicable: the denominator (enterprises) is 0."},
      {.measured = bare_ratio(at_least("50")),
       .why = reason::zero_denominator,
       .value = share(0, 0),
       .vi = "Chưa đủ dữ liệu: mẫu số bằng 0 nên không tính được tỷ lệ; yêu cầu ít nhất 50 %.",
       .en = "Undetermined: the denominator is 0, so there is no ratio; at least 50 % required."},
  });
}

BOOST_AUTO_TEST_CASE(says_that_evidence_is_missing) {
  using xaso::evidence_rule;
  expect({
      {.measured = with_evidence(signatures(at_least("50")), evidence_rule::required),
       .why = reason::missing_evidence,
       .value = share(8, 10, "80"),
       .vi = "Chưa đủ dữ liệu: 8 trên 10 người trưởng thành (80 %), yêu cầu ít nhất 50 %; chưa có "
             "tài "
             "liệu kiểm chứng nên chưa được tính là đạt.",
       .en = "Undetermined: 8 of 10 adults (80 %), at least 50 % required; evidence is missing, so "
             "it does not count as met yet."},
      {.measured = with_evidence(radio(true), evidence_rule::or_explanation),
       .why = reason::missing_evidence,
       .value = single(true),
       .vi = "Chưa đủ dữ liệu: trả lời “có”, yêu cầu “có”; chưa có tài liệu kiểm chứng hoặc giải "
             "trình nên chưa được tính là đạt.",
       .en = "Undetermined: the answer is “yes”, “yes” required; evidence or a written explanation "
             "is missing, so it does not count as met yet."},
      {.measured = with_evidence(models(at_least("3")), evidence_rule::required),
       .why = reason::missing_evidence,
       .vi = "Chưa đủ dữ liệu: báo cáo là đạt, yêu cầu ít nhất 3 mô hình; chưa có tài liệu kiểm "
             "chứng nên chưa được tính là đạt.",
       .en = "Undetermined: reported as met, at least 3 models required; evidence is missing, so "
             "it does not count as met yet."},
      {.measured = with_evidence(contracts(at_least("50")), evidence_rule::required),
       .why = reason::missing_evidence,
       .value = share(0, 0),
       .vi = "Chưa đủ dữ liệu: 0 trên 0 doanh nghiệp, yêu cầu ít nhất 50 %; chưa có tài liệu kiểm "
             "chứng nên chưa được tính là đạt.",
       .en = "Undetermined: 0 of 0 enterprises, at least 50 % required; evidence is missing, so it "
             "does not count as met yet."},
  });
}

BOOST_AUTO_TEST_CASE(says_why_something_does_not_apply) {
  expect({
      {.measured = radio(true),
       .is = status::not_applicable,
       .why = reason::declared_not_applicable,
       .vi = "Không áp dụng: đơn vị khai “không có đối tượng”.",
       .en = "Not applicable: declared by the unit, “không có đối tượng”.",
       .declared = "không có\n đối tượng "},
      {.measured = radio(true),
       .is = status::not_applicable,
       .why = reason::condition_not_applicable,
       .vi = "Không áp dụng: chỉ áp dụng khi đơn vị thuộc trường hợp “Xã có doanh nghiệp” và không "
             "thuộc trường hợp “Có người đứng đầu bị kỷ luật”.",
       .en = "Not applicable: it applies only where “The commune has enterprises” is true and “A "
             "head was disciplined” is not true.",
       .code = "2.1"},
      {.measured = radio(true),
       .is = status::not_applicable,
       .why = reason::condition_not_applicable,
       .vi = "Không áp dụng.",
       .en = "Not applicable."},
      {.measured = signatures(at_least("50")),
       .why = reason::not_applicable_refused,
       .vi = "Chưa đủ dữ liệu: đơn vị khai không áp dụng, nhưng chỉ tiêu này không cho phép.",
       .en = "Undetermined: it was declared not applicable, which this indicator does not allow."},
      {.measured = contracts(at_least("50")),
       .why = reason::not_applicable_refused,
       .value = numbers({}, exact(40)),
       .far = needed(times(20)),
       .vi =
           "Chưa đủ dữ liệu: đơn vị khai không áp dụng, nhưng chỉ tiêu này không cho phép. Số liệu "
           "kèm theo chưa đủ để kết luận: 40 doanh nghiệp; cần ít nhất 20 trên 40 doanh nghiệp "
           "(50 %).",
       .en = "Undetermined: it was declared not applicable, which this indicator does not allow. "
             "The figure given does not decide it: 40 enterprises; at least 20 of 40 enterprises "
             "(50 %) are needed."},
  });
}

BOOST_AUTO_TEST_CASE(names_the_facts_that_are_missing) {
  expect({
      {.measured = signatures(at_least("50")),
       .why = reason::missing_fact,
       .value = percentage("40"),
       .vi = "Chưa đủ dữ liệu: chưa biết chỉ tiêu có áp dụng hay không, vì chưa rõ “Xã có doanh "
             "nghiệp”. Số liệu: 40 %, yêu cầu ít nhất 50 %.",
       .en = "Undetermined: whether the indicator applies is not known, because this is not "
             "stated: “The "
             "commune has enterprises”. The figure: 40 %, at least 50 % required.",
       .missing_facts = {"has_enterprises"}},
      {.measured = contracts(at_least("50")),
       .why = reason::missing_fact,
       .value = share(10, 40, "25"),
       .far = needed(times(20)),
       .vi =
           "Chưa đủ dữ liệu: chưa biết chỉ tiêu có áp dụng hay không, vì chưa rõ “Xã biên giới” và "
           "“other”. Số liệu: 10 trên 40 doanh nghiệp (25 %), yêu cầu ít nhất 50 %.",
       .en = "Undetermined: whether the indicator applies is not known, because this is not "
             "stated: “Xã biên "
             "giới” and “other”. The figure: 10 of 40 enterprises (25 %), at least 50 % required.",
       .missing_facts = {"border", "other"}},
      {.measured = radio(true),
       .why = reason::missing_attribute,
       .vi = "Chưa đủ dữ liệu: chưa rõ đặc điểm của đơn vị mà chỉ tiêu này phụ thuộc.",
       .en = "Undetermined: an attribute of the unit that this depends on is not known."},
  });
}

BOOST_AUTO_TEST_CASE(says_why_a_figure_cannot_be_right) {
  constexpr std::string_view vi = "Chưa đủ dữ liệu: số liệu không đúng loại, cần ";
  constexpr std::string_view en = "Undetermined: the figure is of the wrong type, expected ";
  const auto wrong = [&](const indicator& measured, std::string_view a, std::string_view b) {
    const telling one{.measured = measured, .why = reason::wrong_type, .vi = {}, .en = {}};
    BOOST_TEST(one.in(language::vi) == std::string(vi) + std::string(a));
    BOOST_TEST(one.in(language::en) == std::string(en) + std::string(b));
  };
  wrong(signatures(at_least("1")),
        "tử số và mẫu số là số nguyên từ 0 đến 10^15, hoặc tỷ lệ phần trăm không âm.",
        "a numerator and a denominator, each a whole number from 0 to 10^15, or a percentage not "
        "below 0.");
  wrong(lit_roads(at_least("1")), "tử số và mẫu số từ 0 đến 10^15, hoặc tỷ lệ phần trăm không âm.",
        "a numerator and a denominator, each a number from 0 to 10^15, or a percentage not below "
        "0.");
  wrong(models(at_least("1")), "số nguyên từ 0 đến 10^15.", "a whole number from 0 to 10^15.");
  wrong(income(at_least("1")), "một số.", "a number.");
  wrong(radio(true), "“có” hoặc “không”.", "“yes” or “no”.");
  wrong(head({{"none"}}), "một trong các phương án của chỉ tiêu.",
        "one of the indicator's options.");
  wrong(tasks(1), "các mục của chỉ tiêu.", "items of the indicator.");

  expect({
      {.measured = signatures(at_least("30")),
       .why = reason::inconsistent_value,
       .value = share(6, 5, "120"),
       .vi = "Chưa đủ dữ liệu: tử số lớn hơn mẫu số: 6 trên 5 người trưởng thành (120 %).",
       .en = "Undetermined: the numerator is above the denominator: 6 of 5 adults (120 %)."},
      {.measured = signatures(at_least("30")),
       .why = reason::inconsistent_value,
       .value = share(1, 0),
       .vi = "Chưa đủ dữ liệu: mẫu số bằng 0 nhưng tử số lớn hơn 0: 1 trên 0 người trưởng thành.",
       .en = "Undetermined: the denominator is 0 and the numerator is not: 1 of 0 adults."},
      {.measured = signatures(at_least("30")),
       .why = reason::inconsistent_value,
       .value = percentage("998"),
       .vi = "Chưa đủ dữ liệu: tỷ lệ lớn hơn 100 %: 998 %.",
       .en = "Undetermined: the percentage is above 100 %: 998 %."},
      {.measured = signatures(at_least("22")),
       .why = reason::inconsistent_value,
       .value = share(1204, 5310, "22.67"),
       .vi = "Chưa đủ dữ liệu: các số đã báo cáo mâu thuẫn với nhau; tử số và mẫu số cho kết quả "
             "1.204 trên 5.310 người trưởng thành (22,67 %).",
       .en = "Undetermined: the figures reported contradict each other; the counts give 1,204 of "
             "5,310 adults (22.67 %)."},
      {.measured = signatures(at_least("22")),
       .why = reason::inconsistent_value,
       .value = numbers(from_to("11", "12"), exact(10)),
       .vi = "Chưa đủ dữ liệu: các số đã báo cáo mâu thuẫn với nhau (từ 11 đến 12 trong tổng số 10 "
             "người trưởng thành).",
       .en = "Undetermined: the figures reported contradict each other (11 to 12 of 10 adults)."},
      {.measured = models(at_least("1")),
       .why = reason::inconsistent_value,
       .value = counted("3"),
       .vi = "Chưa đủ dữ liệu: các số đã báo cáo mâu thuẫn với nhau (3 mô hình).",
       .en = "Undetermined: the figures reported contradict each other (3 models)."},
  });
}

BOOST_AUTO_TEST_CASE(adds_obstacles_and_what_is_less_than_law) {
  expect({
      {.measured = radio(true),
       .is = status::not_met,
       .why = reason::reported,
       .vi = "Chưa đạt theo báo cáo, không có thông tin kèm theo; yêu cầu “có”. Nguyên nhân: thiếu "
             "kinh phí.",
       .en = "Not met as reported, without details; “yes” required. Cause: thiếu kinh phí.",
       .obstacles = {"thiếu kinh phí"}},
      {.measured = radio(true),
       .is = status::not_met,
       .why = reason::not_as_required,
       .value = single(false),
       .vi = "Chưa đạt: trả lời “không”, yêu cầu “có”. Nguyên nhân: thiếu kinh phí; thiếu cán bộ, "
             "v.v. Căn cứ: theo suy luận.",
       .en = "Not met: the answer is “no”, “yes” required. Causes: thiếu kinh phí; thiếu cán bộ, "
             "v.v. Basis: inferred.",
       .obstacles = {"thiếu kinh phí", "thiếu cán bộ, v.v."},
       .sure = xaso::certainty::inferred},
      {.measured = contracts(at_least("50")),
       .why = reason::missing_numerator,
       .value = about(numbers({}, exact(40))),
       .far = needed(times(20)),
       .vi =
           "Chưa đủ dữ liệu: chưa có số doanh nghiệp sử dụng hợp đồng điện tử; cần ít nhất 20 trên "
           "khoảng 40 doanh nghiệp (50 %). Khó khăn, vướng mắc: thói quen sử dụng hợp đồng giấy. "
           "Căn cứ: lựa chọn của bộ tiêu chí này, luật không quy định.",
       .en = "Undetermined: the number of enterprises using e-contracts is missing; at least 20 of "
             "about 40 enterprises (50 %) are needed. Obstacle: thói quen sử dụng hợp đồng giấy. "
             "Basis: a choice of this criteria set, the law is silent.",
       .obstacles = {"thói quen sử dụng hợp đồng giấy"},
       .sure = xaso::certainty::choice},
  });
}

BOOST_AUTO_TEST_CASE(tells_a_conclusion_by_what_it_rests_on) {
  using enum ground::kind;
  expect({
      {.conclusion = "completed", .is = status::met, .vi = "Đạt.", .en = "Met."},
      {.conclusion = "completed",
       .is = status::met,
       .because = {{fact, "head_disciplined", {}}},
       .vi = "Đạt, căn cứ vào thông tin về “Có người đứng đầu bị kỷ luật”.",
       .en = "Met, on the basis of the statement on “A head was disciplined”."},
      {.conclusion = "completed", .is = status::not_met, .vi = "Chưa đạt.", .en = "Not met."},
      {.conclusion = "completed",
       .is = status::not_met,
       .because = {{node, "3.1", {}}, {node, "3.3", {}}},
       .vi = "Chưa đạt do 3.1 “Chữ ký số” và 3.3 “Tiền điện”. Căn cứ: theo suy luận.",
       .en = "Not met because of 3.1 “Signatures” and 3.3 “Tiền điện”. Basis: inferred.",
       .sure = xaso::certainty::inferred},
      {.conclusion = "completed",
       .is = status::not_met,
       .because = {{node, "3.1", {}},
                   {node, "3.2", {}},
                   {node, "3.3", {}},
                   {node, "3.4", {}},
                   {node, "3.5", {}},
                   {node, "3.6", {}},
                   {node, "3.7", {}},
                   {node, "4", {}}},
       .vi =
           "Chưa đạt do 3.1 “Chữ ký số”, 3.2 “Hồ sơ sức khỏe”, 3.3 “Tiền điện”, 3.4 “Ví điện tử”, "
           "3.5 “Mã địa chỉ” và 3 chỉ tiêu khác.",
       .en = "Not met because of 3.1 “Signatures”, 3.2 “Health records”, 3.3 “Tiền điện”, 3.4 “Ví "
             "điện tử”, 3.5 “Mã địa chỉ” and 3 more."},
      {.conclusion = "completed",
       .is = status::not_met,
       .because = {{node, "2", {}},
                   {node, "4", {}},
                   {attribute, "type", {}},
                   {conclusion, "grade", {}},
                   {conclusion, "village#smart", {}}},
       .vi = "Chưa đạt do nhóm 2 “Kinh tế số” và 4 “Hạ tầng số”; đặc điểm “type”; kết luận “Xếp "
             "loại” và kết luận “village#smart” theo bộ tiêu chí khác.",
       .en = "Not met because of group 2 “Digital economy” and 4 “Digital infrastructure”; the "
             "attribute “type”; the conclusion “Grade” and the conclusion “village#smart” of "
             "another criteria set."},
      {.conclusion = "completed",
       .is = status::not_applicable,
       .vi = "Không áp dụng: không còn chỉ tiêu nào để xét.",
       .en = "Not applicable: nothing is left to judge."},
      {.conclusion = "for_border",
       .is = status::not_applicable,
       .vi = "Không áp dụng: đơn vị không thuộc trường hợp áp dụng, hoặc không còn chỉ tiêu nào để "
             "xét.",
       .en = "Not applicable: the unit is outside what this applies to, or nothing is left to "
             "judge."},
  });
}

BOOST_AUTO_TEST_CASE(tells_a_conclusion_by_what_it_waits_for) {
  using enum ground::kind;
  expect({
      {.conclusion = "completed",
       .waiting_for = {{node, "3.1", {}},
                       {node, "3.2", {}},
                       {fact, "border", {}},
                       {fact, "has_enterprises", {}},
                       {threshold, "3.7", {}},
                       {unspecified_in, "1", 11},
                       {unspecified_in, "2", 1},
                       {unspecified_in, "3", {}}},
       .vi = "Chưa đủ dữ liệu, còn chờ 3.1 “Chữ ký số” và 3.2 “Hồ sơ sức khỏe”; thông tin về “Xã "
             "biên giới” và “Xã có doanh nghiệp”; ngưỡng của 3.7 “Camera”; chỉ tiêu chưa có nội "
             "dung (11 của nhóm 1 “Chính quyền số”, 1 của nhóm 2 “Kinh tế số” và số lượng chưa rõ "
             "của nhóm 3 “Xã hội số”).",
       .en = "Undetermined, waiting for 3.1 “Signatures” and 3.2 “Health records”; the statement "
             "on “Xã biên giới” and “The commune has enterprises”; the threshold of 3.7 “Cameras”; "
             "indicators not yet specified (11 in group 1 “Digital government”, 1 in group 2 "
             "“Digital economy” and an unknown number in group 3 “Digital society”)."},
      {.conclusion = "completed",
       .waiting_for = {{unspecified_in, "*", 1204}, {conclusion, "grade", {}}},
       .vi = "Chưa đủ dữ liệu, còn chờ chỉ tiêu chưa có nội dung (1.204 của bộ tiêu chí này); kết "
             "luận “Xếp loại”.",
       .en = "Undetermined, waiting for indicators not yet specified (1,204 in this criteria set); "
             "the conclusion “Grade”."},
      {.conclusion = "completed",
       .waiting_for = {{unspecified_in, "*", {}}, {number_of, "completed", {}}},
       .vi = "Chưa đủ dữ liệu, còn chờ chỉ tiêu chưa có nội dung (số lượng chưa rõ của bộ tiêu chí "
             "này); con số mà kết luận này yêu cầu.",
       .en = "Undetermined, waiting for indicators not yet specified (an unknown number in this "
             "criteria set); the number that this conclusion requires."},
      {.conclusion = "completed",
       .waiting_for = {{number_of, "grade", {}}},
       .vi = "Chưa đủ dữ liệu, còn chờ con số mà kết luận “Xếp loại” yêu cầu.",
       .en = "Undetermined, waiting for the number that the conclusion “Grade” requires."},
      {.conclusion = "completed", .vi = "Chưa đủ dữ liệu.", .en = "Undetermined."},
  });
}

BOOST_AUTO_TEST_CASE(tells_levels) {
  using enum ground::kind;
  expect({
      {.conclusion = "grade",
       .is = status::met,
       .levels = {"good"},
       .vi = "Đạt mức “Tốt”.",
       .en = "Met at level “Good”."},
      {.conclusion = "grade",
       .is = status::met,
       .because = {{node, "3.1", {}}},
       .levels = {"fair"},
       .vi = "Đạt mức “Khá”, căn cứ vào 3.1 “Chữ ký số”.",
       .en = "Met at level “Fair”, on the basis of 3.1 “Signatures”."},
      {.conclusion = "grade",
       .is = status::met,
       .waiting_for = {{node, "3.1", {}}},
       .levels = {"good", "fair"},
       .vi = "Đạt mức “Tốt” hoặc mức “Khá”. Còn chờ 3.1 “Chữ ký số”.",
       .en = "Met at level “Good” or level “Fair”. Waiting for 3.1 “Signatures”."},
      {.conclusion = "grade",
       .waiting_for = {{node, "3.2", {}}},
       .levels = {"good", "fair", ""},
       .vi =
           "Chưa đủ dữ liệu, còn có thể: mức “Tốt”, mức “Khá” hoặc không đạt mức nào. Còn chờ 3.2 "
           "“Hồ sơ sức khỏe”.",
       .en = "Undetermined, still possible: level “Good”, level “Fair” or no level. Waiting for "
             "3.2 “Health records”."},
      {.conclusion = "grade",
       .is = status::not_met,
       .because = {{node, "3.1", {}}, {node, "3.2", {}}},
       .levels = {""},
       .vi = "Chưa đạt mức nào do 3.1 “Chữ ký số” và 3.2 “Hồ sơ sức khỏe”.",
       .en = "Not met at any level because of 3.1 “Signatures” and 3.2 “Health records”."},
  });
}

BOOST_AUTO_TEST_CASE(is_one_line_of_whole_sentences_for_every_reason_and_measure) {
  const std::vector<indicator> measures{signatures(at_least("30")),
                                        bare_ratio(less_than("?")),
                                        models(at_least("3")),
                                        income(at_most("?")),
                                        radio(true),
                                        radio({}),
                                        head({{"none"}}),
                                        head({}),
                                        tasks(2),
                                        tasks({}, true)};
  for (const indicator& measured : measures) {
    for (std::uint8_t why = 0; why <= static_cast<std::uint8_t>(reason::missing_items); ++why) {
      for (const status is :
           {status::met, status::not_met, status::undetermined, status::not_applicable}) {
        for (const language language : {language::vi, language::en}) {
          const telling one{.measured = measured,
                            .is = is,
                            .why = static_cast<reason>(why),
                            .vi = {},
                            .en = {},
                            .declared = "a\r\n\tb",
                            .obstacles = {" x ", "y\n"}};
          const std::string told = one.in(language);
          BOOST_TEST_CONTEXT(told) {
            BOOST_TEST(told.ends_with('.'));
            for (const std::string_view bad :
                 {"  ", "()", "( ", " .", "..", " ,", "{", "\n", ": ."}) {
              BOOST_TEST(told.find(bad) == std::string::npos);
            }
          }
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(keeps_braces_and_quotes_of_the_documents_as_they_are) {
  indicator one = models(at_least("3"));
  one.measure.unit = text{"mô {1} “hình”", ""};
  expect({{.measured = one,
           .is = status::not_met,
           .why = reason::below_threshold,
           .value = counted("2"),
           .far = more(times(1)),
           .vi = "Chưa đạt: 2 mô {1} “hình”, yêu cầu ít nhất 3. Cần thêm 1 mô {1} “hình”.",
           .en = "Not met: 2 “mô {1} “hình””, at least 3 required. 1 more is needed."}});
}

BOOST_AUTO_TEST_SUITE_END()
