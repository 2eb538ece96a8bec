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

// ---- a set that scores, asks for attributes and counts sub-units -------------------------------

xaso::node indicator_of(std::string code, text title, indicator content) {
  xaso::node one = node_of(std::move(code), std::move(title));
  one.content = std::move(content);
  return one;
}
xaso::points up_to(std::string_view max) {
  xaso::points scored;
  scored.max = number(max);
  scored.rule = xaso::ratio_points();
  return scored;
}
xaso::points bonus(std::string_view min, std::string_view max) {
  xaso::points scored = up_to(max);
  scored.min = number(min);
  scored.extra = true;
  scored.rule = xaso::unit_points{{1, 2}};
  return scored;
}
xaso::points without_max() {
  xaso::points scored;
  scored.rule = xaso::ratio_points();
  return scored;
}
indicator scored(xaso::points points, indicator one = signatures(at_least("30"))) {
  one.points = std::move(points);
  return one;
}
indicator only_scored(xaso::points points, indicator one = signatures(at_least("30"))) {
  one = scored(std::move(points), std::move(one));
  one.require = std::monostate();
  return one;
}
indicator smart_villages(number_requirement required, bool as_count = false) {
  indicator one;
  one.measure.type = measure_type::derived;
  one.measure.derived = {"village", "smart", {}, as_count};
  one.require = required;
  return one;
}

xaso::when_all on_the_coast() {
  return {{{"region", xaso::any_of_values{{std::string("coast"), std::string("delta")}}},
           {"year", xaso::year_span{2025, {}}}}};
}
xaso::form cut(std::optional<std::string_view> least, bool share,
               std::vector<std::string> of = {}) {
  xaso::points_form form;
  form.share = share;
  form.of = std::move(of);
  if (least) form.at_least.value = number(*least);
  return {form};
}
xaso::form each_group(std::string_view least, std::vector<std::string> among = {}) {
  xaso::each_group_form form;
  form.among = std::move(among);
  form.at_least.value = number(least);
  return {form};
}
xaso::form elsewhere(std::optional<std::string> level = {}) {
  xaso::conclusion_form form;
  form.written = "norm@2#recognised";
  form.level_at_least = std::move(level);
  form.if_not_applicable = status::not_met;
  return {form};
}
xaso::form all_met(std::string code) {
  return {xaso::quantified_form{true, xaso::listed_nodes{{std::move(code)}}}};
}
xaso::form combined(xaso::combined_form::kind how, std::vector<xaso::form> operands) {
  return {xaso::combined_form{how, std::move(operands)}};
}
xaso::conclusion concludes(std::string code, xaso::form when) {
  xaso::conclusion one;
  one.title = {code, ""};
  one.code = std::move(code);
  one.when = std::move(when);
  return one;
}

std::vector<xaso::node> scoring_nodes() {
  xaso::node reform = group_of(
      "1", {"Cải cách", "Reform"},
      {indicator_of("1.1", {"Một cửa", "One-stop shop"}, only_scored(up_to("40"))),
       indicator_of("1.2", {"Sáng kiến", "Ideas"}, only_scored(bonus("0", "5"), models({})))});
  std::get<xaso::group>(reform.content).points = xaso::group_points{number("40"), false};
  xaso::node service =
      group_of("2", {"Phục vụ", "Service"},
               {indicator_of("2.1", {"Hài lòng", "Satisfaction"}, scored(up_to("60")))});
  std::get<xaso::group>(service.content).points = xaso::group_points{number("60"), false};
  xaso::node coastal = node_of("3.1", {"Cảng", "Port"});
  coastal.applies_when = on_the_coast();
  xaso::node farming = node_of("3.2", {"Ruộng", "Fields"});
  farming.applies_when =
      xaso::when_all{{{"farm_land_percent", xaso::number_span{range_end{number("1204.5"), false},
                                                              range_end{number("2000"), true}}},
                      {"special", xaso::any_of_values{{false}}},
                      {"year", xaso::any_of_values{{number("2025"), number("2026")}}}}};
  return {reform,
          service,
          group_of("3", {"Khác", "Other"}, {coastal, farming}),
          indicator_of("4", {"Thôn thông minh", "Smart villages"}, smart_villages(at_least("75"))),
          indicator_of("5.1", {"Mô hình", "Models"}, models(at_least("3"))),
          indicator_of("5.2", {"Mô hình mới", "New models"}, models(at_least("1")))};
}

std::vector<xaso::conclusion> scoring_conclusions() {
  using kind = xaso::combined_form::kind;
  xaso::conclusion grade;
  grade.code = "grade";
  grade.title = {"Xếp loại", "Grade"};
  grade.levels = {{"good", {"Tốt", "Good"}, {}, cut("90", true)},
                  {"fair", {"Khá", "Fair"}, {}, cut("75", true)},
                  {"poor", {"Kém", "Poor"}, {}, all_met("4")}};
  xaso::conclusion coastal = concludes("coastal", all_met("4"));
  coastal.applies_when = on_the_coast();
  return {coastal,
          concludes("total", cut("80", false)),
          concludes("one_point", cut("1", false, {"1", "2.1"})),
          concludes("share", cut("90.5", true)),
          concludes("share_of_one", cut("50", true, {"2"})),
          concludes("each", each_group("50")),
          concludes("each_of", each_group("50", {"1", "2"})),
          concludes("unknown_cut", cut({}, false)),
          concludes("here", {xaso::unit_form{on_the_coast()}}),
          concludes("both", combined(kind::all, {cut("80", false), all_met("4")})),
          concludes("either", combined(kind::any, {cut("80", false), elsewhere()})),
          concludes("norm", elsewhere()),
          concludes("norm_good", elsewhere("good")),
          concludes("not_norm", combined(kind::negation, {elsewhere()})),
          grade};
}

const xaso::criteria_set& scoring_set() {
  static const xaso::criteria_set set = [] {
    xaso::criteria_definition made;
    made.id = "scoring";
    made.version = "1";
    made.title = {"Bộ chỉ số ví dụ", "Example index"};
    made.attributes = {
        {"region", xaso::attribute_type::one_of, {"coast", "delta", "mountains"}},
        {"special", xaso::attribute_type::yes_no, {}},
        {"farm_land_percent", xaso::attribute_type::decimal, {}},
    };
    made.facts = {{"clean", {"Không vi phạm", "No violation"}}};
    made.policies.not_applicable = xaso::not_applicable_policy::excluded;
    made.criteria = scoring_nodes();
    made.conclusions = scoring_conclusions();
    xaso::consistency_check check;
    check.code = "same";
    check.title = {"Mô hình mới là một phần", "New models are among them"};
    check.at_most = true;
    check.first.code = "5.2";
    check.second.code = "5.1";
    check.inconsistent = true;
    made.checks = {check};
    return xaso::criteria_set::create(std::move(made));
  }();
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
  std::vector<std::string> missing_attributes = {};
  std::optional<xaso::shown_points> points = {};
  bool thresholds_vary = false;
  const xaso::criteria_set& (*set)() = the_set;

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
    for (const std::string& name : missing_attributes) {
      answer.missing.push_back({ground::kind::attribute, name, {}});
    }
    answer.required = thresholds_vary ? xaso::requirement(std::monostate()) : measured.require;
    answer.is_judged = measured.is_judged() || is == status::not_applicable;
    answer.points = points;
    return xaso::explain(answer, set(), language);
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
  const xaso::criteria_set& (*set)() = the_set;

  [[nodiscard]] std::string in(language language) const {
    xaso::conclusion_answer answer;
    for (const xaso::conclusion& one : set().definition().conclusions) {
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
    return xaso::explain(answer, set(), language);
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

BOOST_AUTO_TEST_CASE(names_the_attributes_that_are_missing) {
  expect({
      {.measured = signatures(at_least("50")),
       .why = reason::missing_attribute,
       .value = percentage("40"),
       .vi = "Chưa đủ dữ liệu: chưa biết chỉ tiêu có áp dụng hay không, vì chưa rõ đặc điểm "
             "“region”. Số liệu: 40 %, yêu cầu ít nhất 50 %.",
       .en = "Undetermined: whether the indicator applies is not known, because this is not known: "
             "the attribute “region”. The figure: 40 %, at least 50 % required.",
       .code = "3.1",
       .missing_attributes = {"region"},
       .set = scoring_set},
      {.measured = radio(true),
       .why = reason::missing_attribute,
       .vi = "Chưa đủ dữ liệu: chưa biết chỉ tiêu có áp dụng hay không, vì chưa rõ đặc điểm "
             "“farm_land_percent” và “special” và thông tin về “Không vi phạm”.",
       .en = "Undetermined: whether the indicator applies is not known, because this is not known: "
             "the attributes “farm_land_percent” and “special” and the statement on “No "
             "violation”.",
       .code = "3.2",
       .missing_facts = {"clean"},
       .missing_attributes = {"farm_land_percent", "special"},
       .set = scoring_set},
  });
}

BOOST_AUTO_TEST_CASE(says_that_the_threshold_depends_on_what_is_missing) {
  expect({
      {.measured = income(at_least("16")),
       .why = reason::missing_attribute,
       .value = counted("17.5"),
       .vi = "Chưa đủ dữ liệu: chưa rõ đặc điểm “region” mà ngưỡng phụ thuộc vào, các ngưỡng có "
             "thể áp dụng khác nhau. Số liệu: 17,5 triệu đồng.",
       .en = "Undetermined: the threshold depends on the attribute “region”, not known here, and "
             "the possible thresholds differ. The figure: 17.5 million VND.",
       .code = "5.1",
       .missing_attributes = {"region"},
       .thresholds_vary = true,
       .set = scoring_set},
      {.measured = income(at_least("16")),
       .why = reason::missing_attribute,
       .vi = "Chưa đủ dữ liệu: chưa rõ đặc điểm “region” và “special” mà ngưỡng phụ thuộc vào, "
             "các ngưỡng có thể áp dụng khác nhau.",
       .en = "Undetermined: the threshold depends on the attributes “region” and “special”, not "
             "known here, and the possible thresholds differ.",
       .code = "5.1",
       .missing_attributes = {"region", "special"},
       .thresholds_vary = true,
       .set = scoring_set},
      {.measured = income(at_least("16")),
       .is = status::met,
       .why = reason::reached,
       .value = counted("30"),
       .vi = "Đạt: 30 triệu đồng, dù áp dụng ngưỡng nào trong các ngưỡng có thể có.",
       .en = "Met: 30 million VND, whichever of the possible thresholds applies.",
       .thresholds_vary = true},
      {.measured = income(at_least("16")),
       .vi = "Chưa đủ dữ liệu: chưa có số liệu; ngưỡng còn tùy đặc điểm chưa rõ của đơn vị.",
       .en = "Undetermined: no figure is given; the threshold depends on what is not known of the "
             "unit.",
       .thresholds_vary = true},
      {.measured = income(at_least("16")),
       .is = status::not_met,
       .why = reason::reported,
       .vi = "Chưa đạt theo báo cáo, không có số liệu kèm theo; ngưỡng còn tùy đặc điểm chưa rõ "
             "của đơn vị.",
       .en = "Not met as reported, without a figure; the threshold depends on what is not known of "
             "the unit.",
       .thresholds_vary = true},
  });
}

BOOST_AUTO_TEST_CASE(says_in_which_circumstances_something_applies) {
  expect({
      {.measured = radio(true),
       .is = status::not_applicable,
       .why = reason::condition_not_applicable,
       .vi = "Không áp dụng: chỉ áp dụng khi đơn vị có đặc điểm “region” là “coast” hoặc “delta” "
             "và có năm mục tiêu từ 2025 trở đi.",
       .en = "Not applicable: it applies only where the attribute “region” is “coast” or “delta” "
             "and the target year is 2025 or later.",
       .code = "3.1",
       .set = scoring_set},
      {.measured = radio(true),
       .is = status::not_applicable,
       .why = reason::condition_not_applicable,
       .vi = "Không áp dụng: chỉ áp dụng khi đơn vị có đặc điểm “farm_land_percent” là ít nhất "
             "1.204,5 và dưới 2.000, có đặc điểm “special” là “không” và có năm mục tiêu 2025 "
             "hoặc 2026.",
       .en = "Not applicable: it applies only where the attribute “farm_land_percent” is at least "
             "1,204.5 and less than 2,000, the attribute “special” is “no” and the target year is "
             "2025 or 2026.",
       .code = "3.2",
       .set = scoring_set},
  });
}

BOOST_AUTO_TEST_CASE(tells_how_many_sub_units_reach_a_conclusion) {
  const amount one_to_three = from_to("1", "3");
  const amount three_to_four = from_to("3", "4");
  const amount from_one = {range_end{number("1"), false}, {}};
  const amount from_five = {range_end{number("5"), false}, {}};
  const auto sub_units = reason::undetermined_sub_units;
  indicator with_level = smart_villages(at_least("2"), true);
  with_level.measure.derived.level_at_least = "good";
  expect({
      {.measured = smart_villages(at_least("75")),
       .is = status::met,
       .why = reason::reached,
       .value = share(3, 4, "75"),
       .vi = "Đạt: 3 trên 4 đơn vị trực thuộc (75 %) đạt kết luận “smart” của bộ tiêu chí "
             "“village”, yêu cầu ít nhất 75 %.",
       .en = "Met: 3 of 4 sub-units (75 %) reach the conclusion “smart” of the set “village”, at "
             "least 75 % required."},
      {.measured = smart_villages(at_least("75")),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = share(1, 4, "25"),
       .far = more(times(2)),
       .vi = "Chưa đạt: 1 trên 4 đơn vị trực thuộc (25 %) đạt kết luận “smart” của bộ tiêu chí "
             "“village”, yêu cầu ít nhất 75 %. Cần thêm 2 đơn vị trực thuộc đạt.",
       .en = "Not met: 1 of 4 sub-units (25 %) reaches the conclusion “smart” of the set "
             "“village”, at least 75 % required. 2 more sub-units are needed."},
      {.measured = smart_villages(at_least("90")),
       .why = sub_units,
       .value = numbers(three_to_four, exact(4)),
       .far = needed(times(4)),
       .vi = "Chưa đủ dữ liệu: 3 trên 4 đơn vị trực thuộc đạt kết luận “smart” của bộ tiêu chí "
             "“village”, còn 1 chưa rõ; cần ít nhất 4 trên 4 đơn vị trực thuộc (90 %).",
       .en = "Undetermined: 3 of 4 sub-units reach the conclusion “smart” of the set “village”, 1 "
             "is undetermined; at least 4 of 4 sub-units (90 %) are needed."},
      {.measured = smart_villages(at_least("25")),
       .is = status::met,
       .why = reason::reached,
       .value = numbers(one_to_three, exact(4)),
       .vi = "Đạt: 1 trên 4 đơn vị trực thuộc đạt kết luận “smart” của bộ tiêu chí “village”, còn "
             "2 chưa rõ, yêu cầu ít nhất 25 %.",
       .en = "Met: 1 of 4 sub-units reaches the conclusion “smart” of the set “village”, 2 are "
             "undetermined, at least 25 % required."},
      {.measured = smart_villages(at_least("25")),
       .why = sub_units,
       .value = numbers(from_one, from_five),
       .vi = "Chưa đủ dữ liệu: ít nhất 1 trong tổng số ít nhất 5 đơn vị trực thuộc đạt kết luận "
             "“smart” của bộ tiêu chí “village”, chưa rõ tổng số đơn vị trực thuộc; yêu cầu ít "
             "nhất 25 %.",
       .en = "Undetermined: at least 1 of at least 5 sub-units reaches the conclusion “smart” of "
             "the set “village”, and how many sub-units there are is not known; at least 25 % "
             "required."},
      {.measured = smart_villages(at_least("2"), true),
       .why = sub_units,
       .value = counted(from_one),
       .vi = "Chưa đủ dữ liệu: ít nhất 1 đơn vị trực thuộc đạt kết luận “smart” của bộ tiêu chí "
             "“village”, chưa rõ tổng số đơn vị trực thuộc; yêu cầu ít nhất 2.",
       .en = "Undetermined: at least 1 sub-unit reaches the conclusion “smart” of the set "
             "“village”, and how many sub-units there are is not known; at least 2 required."},
      {.measured = smart_villages(at_least("1204"), true),
       .is = status::not_met,
       .why = reason::below_threshold,
       .value = counted("1203"),
       .far = more(times(1)),
       .vi = "Chưa đạt: 1.203 đơn vị trực thuộc đạt kết luận “smart” của bộ tiêu chí “village”, "
             "yêu cầu ít nhất 1.204. Cần thêm 1 đơn vị trực thuộc đạt.",
       .en = "Not met: 1,203 sub-units reach the conclusion “smart” of the set “village”, at least "
             "1,204 required. 1 more sub-unit is needed."},
      {.measured = with_level,
       .why = sub_units,
       .value = counted(from_to("0", "2")),
       .vi = "Chưa đủ dữ liệu: 0 đơn vị trực thuộc đạt từ mức “good” trở lên của kết luận “smart” "
             "của bộ tiêu chí “village”, còn 2 chưa rõ; yêu cầu ít nhất 2.",
       .en = "Undetermined: 0 sub-units reach level “good” or better of the conclusion “smart” of "
             "the set “village”, 2 are undetermined; at least 2 required."},
      {.measured = with_level,
       .vi = "Chưa đủ dữ liệu: chưa có số liệu; yêu cầu ít nhất 2 đơn vị trực thuộc.",
       .en = "Undetermined: no figure is given; at least 2 sub-units required."},
      {.measured = smart_villages(at_most("10"), true),
       .is = status::not_met,
       .why = reason::above_limit,
       .value = counted("12"),
       .far = fewer(times(2)),
       .vi = "Chưa đạt: 12 đơn vị trực thuộc đạt kết luận “smart” của bộ tiêu chí “village”, yêu "
             "cầu không quá 10. Cần giảm 2 đơn vị trực thuộc đạt.",
       .en = "Not met: 12 sub-units reach the conclusion “smart” of the set “village”, at most 10 "
             "required. 2 fewer sub-units are needed."},
      {.measured = smart_villages(at_least("75")),
       .is = status::met,
       .why = reason::reached,
       .value = percentage("80"),
       .vi = "Đạt: 80 % số đơn vị trực thuộc đạt kết luận “smart” của bộ tiêu chí “village”, yêu "
             "cầu ít nhất 75 %.",
       .en = "Met: 80 % of the sub-units reach the conclusion “smart” of the set “village”, at "
             "least 75 % required."},
      {.measured = smart_villages(at_least("75")),
       .why = reason::missing_numerator,
       .value = numbers({}, exact(4)),
       .vi = "Chưa đủ dữ liệu: chưa có số đơn vị trực thuộc đạt kết luận “smart” của bộ tiêu chí "
             "“village” (mẫu số: 4); yêu cầu ít nhất 75 %.",
       .en = "Undetermined: the number of sub-units that reach the conclusion “smart” of the set "
             "“village” is missing (denominator: 4); at least 75 % required."},
      {.measured = smart_villages(at_least("75")),
       .why = reason::missing_denominator,
       .value = numbers(exact(3), {}),
       .vi = "Chưa đủ dữ liệu: chưa có số đơn vị trực thuộc (tử số: 3); yêu cầu ít nhất 75 %.",
       .en = "Undetermined: the number of sub-units is missing (numerator: 3); at least 75 % "
             "required."},
      {.measured = smart_villages(at_least("75")),
       .why = reason::zero_denominator,
       .value = share(0, 0),
       .vi = "Chưa đủ dữ liệu: mẫu số (đơn vị trực thuộc) bằng 0 nên không tính được tỷ lệ; yêu "
             "cầu ít nhất 75 %.",
       .en = "Undetermined: the denominator (sub-units) is 0, so there is no ratio; at least 75 % "
             "required."},
  });
}

BOOST_AUTO_TEST_CASE(names_the_check_that_finds_a_figure_wrong) {
  expect({{.measured = models(at_least("3")),
           .why = reason::inconsistent_value,
           .value = counted("5"),
           .vi = "Chưa đủ dữ liệu: số liệu không khớp với chỉ tiêu khác theo kiểm tra “Mô hình mới "
                 "là một phần”: 5 mô hình.",
           .en = "Undetermined: the figure disagrees with that of another indicator by the check "
                 "“New models are among them”: 5 models.",
           .code = "5.1",
           .set = scoring_set},
          {.measured = models(at_least("3")),
           .why = reason::inconsistent_value,
           .value = counted(from_to("5", "6")),
           .vi = "Chưa đủ dữ liệu: các số đã báo cáo mâu thuẫn với nhau (từ 5 đến 6 mô hình).",
           .en = "Undetermined: the figures reported contradict each other (5 to 6 models).",
           .code = "5.1",
           .set = scoring_set}});
}

BOOST_AUTO_TEST_CASE(adds_points_to_a_verdict) {
  using shown = xaso::shown_points;
  expect({
      {.measured = scored(up_to("20")),
       .is = status::met,
       .why = reason::reached,
       .value = share(3, 4, "75"),
       .vi = "Đạt: 3 trên 4 người trưởng thành (75 %), yêu cầu ít nhất 30 %. Được 15 trên 20 điểm.",
       .en = "Met: 3 of 4 adults (75 %), at least 30 % required. 15 of 20 points.",
       .points = shown{"15", "15", "20"}},
      {.measured = scored(up_to("20")),
       .is = status::met,
       .why = reason::reported,
       .vi = "Đạt theo báo cáo, không có số liệu kèm theo; yêu cầu ít nhất 30 %. Được từ 0 đến 20 "
             "trên 20 điểm. Khó khăn, vướng mắc: x.",
       .en = "Met as reported, without a figure; at least 30 % required. Between 0 and 20 of 20 "
             "points. Obstacle: x.",
       .obstacles = {"x"},
       .points = shown{"0", "20", "20"}},
      {.measured = scored(up_to("1")),
       .is = status::met,
       .why = reason::reached,
       .value = share(2, 3, "66.66"),
       .vi = "Đạt: 2 trên 3 người trưởng thành (66,66 %), yêu cầu ít nhất 30 %. Được 0,6666 trên 1 "
             "điểm.",
       .en = "Met: 2 of 3 adults (66.66 %), at least 30 % required. 0.6666 of 1 point.",
       .points = shown{"0.6666", "0.6666", "1"}},
      {.measured = scored(without_max()),
       .vi = "Chưa đủ dữ liệu: chưa có số liệu; yêu cầu ít nhất 30 %. Được ít nhất 0 điểm, điểm "
             "tối đa chưa rõ.",
       .en = "Undetermined: no figure is given; at least 30 % required. At least 0 points, the "
             "maximum is not known.",
       .points = shown{"0", "", ""}},
      {.measured = scored(up_to("20")),
       .is = status::not_applicable,
       .why = reason::declared_not_applicable,
       .vi = "Không áp dụng: đơn vị khai “không có”. Không tính vào điểm.",
       .en = "Not applicable: declared by the unit, “không có”. It does not count towards the "
             "points.",
       .declared = "không có"},
      {.measured = only_scored(up_to("1500")),
       .is = status::not_applicable,
       .why = reason::declared_not_applicable,
       .vi = "Không áp dụng: đơn vị khai “không có”. Được 1.500 trên 1.500 điểm.",
       .en = "Not applicable: declared by the unit, “không có”. 1,500 of 1,500 points.",
       .declared = "không có",
       .points = shown{"1500", "1500", "1500"}},
  });
}

BOOST_AUTO_TEST_CASE(tells_what_has_points_only) {
  using shown = xaso::shown_points;
  expect({
      {.measured = only_scored(up_to("20")),
       .value = share(3, 4, "75"),
       .vi = "Được 15 trên 20 điểm. Số liệu: 3 trên 4 người trưởng thành (75 %).",
       .en = "15 of 20 points. The figure: 3 of 4 adults (75 %).",
       .points = shown{"15", "15", "20"}},
      {.measured = only_scored(up_to("20")),
       .vi = "Được từ 0 đến 20 trên 20 điểm. Chưa có số liệu. Căn cứ: theo suy luận.",
       .en = "Between 0 and 20 of 20 points. No figure is given. Basis: inferred.",
       .sure = xaso::certainty::inferred,
       .points = shown{"0", "20", "20"}},
      {.measured = only_scored(up_to("20")),
       .vi = "Được từ 0 đến 20 điểm. Chưa biết chỉ tiêu có áp dụng hay không, vì chưa rõ đặc điểm "
             "“region”. Chưa có số liệu.",
       .en = "Between 0 and 20 points. Whether the indicator applies is not known, because this is "
             "not known: the attribute “region”. No figure is given.",
       .missing_attributes = {"region"},
       .points = shown{"0", "20", ""}},
      {.measured = only_scored(up_to("20"), head({})),
       .vi = "Được từ 0 đến 20 trên 20 điểm. Chưa có thông tin.",
       .en = "Between 0 and 20 of 20 points. No answer is given.",
       .points = shown{"0", "20", "20"}},
      {.measured = only_scored(up_to("20"), models({})),
       .why = reason::wrong_type,
       .vi = "Được từ 0 đến 20 trên 20 điểm. Số liệu không đúng loại, cần số nguyên từ 0 đến "
             "10^15.",
       .en = "Between 0 and 20 of 20 points. The figure is of the wrong type, expected a whole "
             "number from 0 to 10^15.",
       .points = shown{"0", "20", "20"}},
      {.measured = only_scored(up_to("20")),
       .why = reason::inconsistent_value,
       .value = share(5, 4),
       .vi = "Được từ 0 đến 20 trên 20 điểm. Tử số lớn hơn mẫu số: 5 trên 4 người trưởng thành.",
       .en = "Between 0 and 20 of 20 points. The numerator is above the denominator: 5 of 4 "
             "adults.",
       .points = shown{"0", "20", "20"}},
      {.measured = only_scored(bonus("0", "5"), models({})),
       .value = counted("4"),
       .vi = "Điểm cộng: 2 trên 5 điểm. Số liệu: 4 mô hình.",
       .en = "Bonus: 2 of 5 points. The figure: 4 models.",
       .points = shown{"2", "2", "5"}},
      {.measured = only_scored(bonus("-5", "0"), models({})),
       .vi = "Điểm trừ: từ -5 đến 0 điểm. Chưa có số liệu.",
       .en = "Penalty: between -5 and 0 points. No figure is given.",
       .points = shown{"-5", "0", "0"}},
      {.measured = only_scored(bonus("-5", "5"), models({})),
       .value = counted("2"),
       .vi = "Điểm cộng hoặc trừ: 1 trên 5 điểm. Số liệu: 2 mô hình.",
       .en = "Bonus or penalty: 1 of 5 points. The figure: 2 models.",
       .points = shown{"1", "1", "5"}},
  });
}

BOOST_AUTO_TEST_CASE(tells_conclusions_on_points) {
  using enum ground::kind;
  expect({
      {.conclusion = "total",
       .is = status::met,
       .vi = "Đạt. Yêu cầu: tổng cộng ít nhất 80 điểm.",
       .en = "Met. Required: a total of at least 80 points.",
       .set = scoring_set},
      {.conclusion = "total",
       .is = status::not_met,
       .because = {{node, "1.1", {}}, {node, "2.1", {}}},
       .vi = "Chưa đạt do thiếu điểm ở 1.1 “Một cửa” và 2.1 “Hài lòng”. Yêu cầu: tổng cộng ít nhất "
             "80 điểm.",
       .en = "Not met because of points lost in 1.1 “One-stop shop” and 2.1 “Satisfaction”. "
             "Required: a total of at least 80 points.",
       .set = scoring_set},
      {.conclusion = "one_point",
       .waiting_for = {{node, "1.1", {}}},
       .vi = "Chưa đủ dữ liệu, còn chờ 1.1 “Một cửa”. Yêu cầu: ít nhất 1 điểm ở nhóm 1 “Cải cách” "
             "và 2.1 “Hài lòng”.",
       .en = "Undetermined, waiting for 1.1 “One-stop shop”. Required: at least 1 point in group 1 "
             "“Reform” and 2.1 “Satisfaction”.",
       .set = scoring_set},
      {.conclusion = "share",
       .is = status::met,
       .vi = "Đạt. Yêu cầu: ít nhất 90,5 % tổng điểm tối đa.",
       .en = "Met. Required: at least 90.5 % of the total maximum.",
       .set = scoring_set},
      {.conclusion = "share_of_one",
       .is = status::met,
       .vi = "Đạt. Yêu cầu: ít nhất 50 % điểm tối đa của nhóm 2 “Phục vụ”.",
       .en = "Met. Required: at least 50 % of the maximum of group 2 “Service”.",
       .set = scoring_set},
      {.conclusion = "each",
       .is = status::not_met,
       .because = {{node, "2", {}}},
       .vi = "Chưa đạt do nhóm 2 “Phục vụ”. Yêu cầu: mỗi nhóm ít nhất 50 % điểm tối đa.",
       .en = "Not met because of group 2 “Service”. Required: at least 50 % of the maximum in each "
             "group.",
       .set = scoring_set},
      {.conclusion = "each_of",
       .is = status::met,
       .vi = "Đạt. Yêu cầu: ít nhất 50 % điểm tối đa ở từng nhóm: nhóm 1 “Cải cách” và nhóm 2 "
             "“Phục vụ”.",
       .en = "Met. Required: at least 50 % of the maximum in each of these: group 1 “Reform” and "
             "group 2 “Service”.",
       .set = scoring_set},
      {.conclusion = "unknown_cut",
       .waiting_for = {{number_of, "unknown_cut", {}}},
       .vi = "Chưa đủ dữ liệu, còn chờ con số mà kết luận này yêu cầu.",
       .en = "Undetermined, waiting for the number that this conclusion requires.",
       .set = scoring_set},
      {.conclusion = "both",
       .is = status::not_met,
       .because = {{node, "1.1", {}}, {node, "4", {}}},
       .vi =
           "Chưa đạt do 1.1 “Một cửa” và 4 “Thôn thông minh”. Yêu cầu: tổng cộng ít nhất 80 điểm.",
       .en = "Not met because of 1.1 “One-stop shop” and 4 “Smart villages”. Required: a total of "
             "at least 80 points.",
       .set = scoring_set},
  });
}

BOOST_AUTO_TEST_CASE(tells_levels_by_what_they_require) {
  using enum ground::kind;
  expect({
      {.conclusion = "grade",
       .is = status::met,
       .because = {{node, "1.1", {}}},
       .levels = {"fair"},
       .vi = "Đạt mức “Khá”, căn cứ vào 1.1 “Một cửa”. Mức “Tốt” yêu cầu: ít nhất 90 % tổng điểm "
             "tối đa.",
       .en = "Met at level “Fair”, on the basis of 1.1 “One-stop shop”. Level “Good” requires: at "
             "least 90 % of the total maximum.",
       .set = scoring_set},
      {.conclusion = "grade",
       .is = status::met,
       .levels = {"good"},
       .vi = "Đạt mức “Tốt”.",
       .en = "Met at level “Good”.",
       .set = scoring_set},
      {.conclusion = "grade",
       .waiting_for = {{node, "2.1", {}}},
       .levels = {"good", "fair", ""},
       .vi = "Chưa đủ dữ liệu, còn có thể: mức “Tốt”, mức “Khá” hoặc không đạt mức nào. Còn chờ "
             "2.1 “Hài lòng”. Mức “Tốt” yêu cầu: ít nhất 90 % tổng điểm tối đa. Mức “Khá” yêu cầu: "
             "ít nhất 75 % tổng điểm tối đa.",
       .en =
           "Undetermined, still possible: level “Good”, level “Fair” or no level. Waiting for 2.1 "
           "“Satisfaction”. Level “Good” requires: at least 90 % of the total maximum. Level "
           "“Fair” requires: at least 75 % of the total maximum.",
       .set = scoring_set},
      {.conclusion = "grade",
       .is = status::not_met,
       .because = {{node, "4", {}}},
       .levels = {""},
       .vi = "Chưa đạt mức nào do 4 “Thôn thông minh”.",
       .en = "Not met at any level because of 4 “Smart villages”.",
       .set = scoring_set},
  });
}

BOOST_AUTO_TEST_CASE(tells_conclusions_on_the_unit_and_on_what_others_recognised) {
  using enum ground::kind;
  const ground norm{conclusion, "norm@2#recognised", {}};
  expect({
      {.conclusion = "here",
       .is = status::not_met,
       .because = {{attribute, "region", {}}, {attribute, "year", {}}},
       .vi = "Chưa đạt do đặc điểm “region” và năm mục tiêu. Yêu cầu: có đặc điểm “region” là "
             "“coast” hoặc “delta” và có năm mục tiêu từ 2025 trở đi.",
       .en = "Not met because of the attribute “region” and the target year. Required: the "
             "attribute “region” is “coast” or “delta” and the target year is 2025 or later.",
       .set = scoring_set},
      {.conclusion = "coastal",
       .is = status::not_applicable,
       .vi = "Không áp dụng: đơn vị không thuộc trường hợp áp dụng, hoặc không còn chỉ tiêu nào để "
             "xét. Chỉ áp dụng khi đơn vị có đặc điểm “region” là “coast” hoặc “delta” và có năm "
             "mục tiêu từ 2025 trở đi.",
       .en = "Not applicable: the unit is outside what this applies to, or nothing is left to "
             "judge. It applies only where the attribute “region” is “coast” or “delta” and the "
             "target year is 2025 or later.",
       .set = scoring_set},
      {.conclusion = "total",
       .waiting_for = {{attribute, "region", {}}, {attribute, "special", {}}},
       .vi = "Chưa đủ dữ liệu, còn chờ đặc điểm “region” và “special”. Yêu cầu: tổng cộng ít nhất "
             "80 điểm.",
       .en = "Undetermined, waiting for the attributes “region” and “special”. Required: a total "
             "of at least 80 points.",
       .set = scoring_set},
      {.conclusion = "norm",
       .is = status::met,
       .because = {norm},
       .vi = "Đạt, căn cứ vào kết luận “recognised” đã được công nhận theo bộ tiêu chí “norm@2”.",
       .en = "Met, on the basis of the conclusion “recognised”, recognised under the set “norm@2”.",
       .set = scoring_set},
      {.conclusion = "norm_good",
       .is = status::not_met,
       .because = {norm},
       .vi = "Chưa đạt do kết luận “recognised” từ mức “good” trở lên chưa được công nhận theo bộ "
             "tiêu chí “norm@2”.",
       .en = "Not met because of the conclusion “recognised” at level “good” or better, not "
             "recognised yet under the set “norm@2”.",
       .set = scoring_set},
      {.conclusion = "either",
       .is = status::not_met,
       .because = {{node, "1.1", {}}, norm},
       .vi = "Chưa đạt do thiếu điểm ở 1.1 “Một cửa”; kết luận “recognised” chưa được công nhận "
             "theo bộ tiêu chí “norm@2”.",
       .en = "Not met because of points lost in 1.1 “One-stop shop”; the conclusion “recognised”, "
             "not recognised yet under the set “norm@2”.",
       .set = scoring_set},
      {.conclusion = "norm",
       .waiting_for = {norm},
       .vi = "Chưa đủ dữ liệu, còn chờ kết luận “recognised” (chưa rõ đã được công nhận theo bộ "
             "tiêu chí “norm@2” hay chưa).",
       .en = "Undetermined, waiting for the conclusion “recognised” (whether it is recognised "
             "under the set “norm@2” is not known).",
       .set = scoring_set},
      {.conclusion = "not_norm",
       .is = status::not_met,
       .because = {norm},
       .vi = "Chưa đạt do kết luận “norm@2#recognised” theo bộ tiêu chí khác.",
       .en = "Not met because of the conclusion “norm@2#recognised” of another criteria set.",
       .set = scoring_set},
  });
}

BOOST_AUTO_TEST_CASE(counts_the_sub_units_that_a_conclusion_waits_for) {
  using enum ground::kind;
  const auto waits = [](std::optional<std::size_t> count, std::string_view vi,
                        std::string_view en) {
    return concluding{.conclusion = "not_norm",
                      .waiting_for = {{sub_units_of, "4", count}},
                      .vi = vi,
                      .en = en,
                      .set = scoring_set};
  };
  expect({waits(1204, "Chưa đủ dữ liệu, còn chờ 1.204 đơn vị trực thuộc (4 “Thôn thông minh”).",
                "Undetermined, waiting for 1,204 sub-units (4 “Smart villages”)."),
          waits(1, "Chưa đủ dữ liệu, còn chờ 1 đơn vị trực thuộc (4 “Thôn thông minh”).",
                "Undetermined, waiting for 1 sub-unit (4 “Smart villages”)."),
          waits({}, "Chưa đủ dữ liệu, còn chờ các đơn vị trực thuộc (4 “Thôn thông minh”).",
                "Undetermined, waiting for sub-units (4 “Smart villages”).")});
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
                                        tasks({}, true),
                                        smart_villages(at_least("75")),
                                        smart_villages(at_most("?"), true),
                                        scored(up_to("20")),
                                        only_scored(up_to("20")),
                                        only_scored(up_to("20"), head({}))};
  for (const indicator& measured : measures) {
    for (std::uint8_t why = 0; why <= static_cast<std::uint8_t>(reason::undetermined_sub_units);
         ++why) {
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
