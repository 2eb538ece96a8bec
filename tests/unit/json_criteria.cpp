// Criteria sets as text: read strictly, written canonically.
// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "xaso/error.hpp"
#include "xaso/json.hpp"

namespace {

using xaso::read_criteria;
using xaso::read_limits;
using xaso::write_criteria;

/// A set around one node.
std::string set_with(std::string_view node, std::string_view more = "") {
  return R"({"format": "xaso.criteria/1", "id": "example", "version": "1", "title": {"vi": "Bộ"},
 "applies_to": "commune", "criteria": [)" +
         std::string(node) + "]" + std::string(more) + "}";
}
std::string indicator(std::string_view measure, std::string_view require) {
  return R"({"code": "1", "title": {"vi": "Chỉ tiêu"}, "measure": )" + std::string(measure) +
         R"(, "require": )" + std::string(require) + "}";
}
const std::string yes_no = indicator(R"({"type": "yes_no"})", R"({"is": true})");

std::vector<xaso::error> errors_of(std::string_view json, const read_limits& limits = {}) {
  try {
    static_cast<void>(read_criteria(json, limits));
  } catch (const xaso::failure& failure) {
    return failure.errors();
  }
  return {};
}
/// The one rule that is broken; empty where none is or several are.
std::string rule_of(std::string_view json, const read_limits& limits = {}) {
  const std::vector<xaso::error> errors = errors_of(json, limits);
  return errors.size() == 1 ? errors.front().rule : std::string();
}

/// The lower bound that is read from a number as it is written.
std::string bound_of(std::string_view number) {
  const auto set = read_criteria(set_with(
      indicator(R"({"type": "quantity"})", R"({"at_least": )" + std::string(number) + "}")));
  const auto& leaf = std::get<xaso::indicator>(set.definition().criteria.front().content);
  const auto& bound = std::get<xaso::number_rule>(leaf.require).lower->limit;
  return std::get<xaso::bound>(bound).value->to_string();
}

BOOST_AUTO_TEST_SUITE(json_criteria)

BOOST_AUTO_TEST_CASE(a_number_is_read_from_its_text) {
  BOOST_TEST(bound_of("30") == "30");
  BOOST_TEST(bound_of("\"30\"") == "30");
  BOOST_TEST(bound_of("30.50") == "30.5");
  BOOST_TEST(bound_of("5310.0") == "5310");
  BOOST_TEST(bound_of("-0") == "0");
  BOOST_TEST(bound_of("-0.0") == "0");
  BOOST_TEST(bound_of("0.100000000") == "0.1");
  BOOST_TEST(bound_of("123456789.123456789") == "123456789.123456789");
  BOOST_TEST(bound_of("\"123456789012345678\"") == "123456789012345678");
}

BOOST_AUTO_TEST_CASE(keys_of_ones_own_are_ignored_and_not_written) {
  const std::string plain = write_criteria(read_criteria(set_with(yes_no)));
  const std::string with_own = set_with(
      R"({"x-a": [1], "code": "1", "title": {"vi": "Chỉ tiêu", "x-fr": "Critère"},
          "measure": {"type": "yes_no", "x-b": null}, "require": {"is": true, "x-c": {}}})",
      R"(, "x-d": {"deep": [{"er": 1e999}]}, "$schema": "xaso.criteria-1.json")");
  BOOST_TEST(write_criteria(read_criteria(with_own)) == plain);
}

BOOST_AUTO_TEST_CASE(the_schema_is_allowed_at_the_top_only) {
  BOOST_TEST(rule_of(set_with(R"({"$schema": "a", )" + yes_no.substr(1))) == "unknown_key");
}

BOOST_AUTO_TEST_CASE(writes_required_keys_first_and_no_white_space) {
  BOOST_TEST(write_criteria(read_criteria(set_with(
                 indicator(R"({"unit": {"vi": "mô hình"}, "type": "count"})",
                           R"({"at_most": {"value": 5.50, "source": {"certainty": "choice"}},
                               "more_than": null})"),
                 R"(, "expected_indicators": 3, "policies": {"rounding": "none"})"))) ==
             R"({"format":"xaso.criteria/1","id":"example","version":"1","title":{"vi":"Bộ"},)"
             R"("applies_to":"commune","criteria":[{"code":"1","title":{"vi":"Chỉ tiêu"},)"
             R"("measure":{"type":"count","unit":{"vi":"mô hình"}},"require":{"more_than":null,)"
             R"("at_most":{"value":"5.5","source":{"certainty":"choice"}}}}],)"
             R"("expected_indicators":3})"
             "\n");
}

BOOST_AUTO_TEST_CASE(escapes_only_what_json_asks_for) {
  const std::string node = R"({"code": "1", "title": {"vi": "a\u0000\u001F\u007f\/\"\\\n\u1ed9"},
    "measure": {"type": "yes_no"}, "require": {"is": true}})";
  const std::string written = write_criteria(read_criteria(set_with(node)));
  BOOST_TEST(written.find("{\"vi\":\"a\\u0000\\u001f\x7F/\\\"\\\\\\nộ\"}") != std::string::npos);
  BOOST_TEST(write_criteria(read_criteria(written)) == written);
}

// Everything that a set can say, once.
const std::string everything = R"({
 "format": "xaso.criteria/1", "id": "everything", "version": "2", "title": {"vi": "Bộ", "en": "Set"},
 "applies_to": "village", "legal_basis": "Quyết định 1", "source": [{"certainty": "attested", "ref": "a"},
 {"certainty": "not_found", "note": "b"}], "in_force": {"from": "2023-01-01", "to": "2025-12-31",
 "source": {"certainty": "inferred"}}, "facts": [{"name": "disciplined", "title": {"vi": "Kỷ luật"}}],
 "policies": {"not_applicable": "rescaled", "source": {"certainty": "choice"}, "rounding": "none"},
 "expected_indicators": null, "complete_tags": ["t"],
 "criteria": [
  {"code": "1", "title": {"vi": "a"}, "expected_indicators": 9, "counts_as": "indicator", "tags": ["t", "u"],
   "applies_when": {"fact": "disciplined", "is": false}, "not_applicable": "met", "note": "n",
   "source": {"certainty": "choice", "ref": "r", "note": "s"},
   "when": {"any": [{"count_met": {"among": ["1.1", "1.2"], "at_least": {"value": 1, "source": {"certainty": "inferred"}}}},
                    {"not": {"fact": "disciplined", "is": true}}]},
   "children": [
    {"code": "1.1", "title": {"vi": "a"}, "measure": {"type": "ratio", "numerator": {"vi": "n"}, "denominator": {"vi": "d"},
     "parts": "decimal", "may_exceed_one": true, "zero_denominator": "not_applicable"},
     "require": {"at_least": 10, "less_than": "120.5"}, "may_be_not_applicable": true, "evidence": "required"},
    {"code": "1.2", "title": {"vi": "a"}, "measure": {"type": "count", "unit": {"vi": "u"}}, "require": {"more_than": null},
     "evidence": "or_explanation"}]},
  {"code": "2", "title": {"vi": "a"}, "children": [], "expected_indicators": null},
  {"code": "3", "title": {"vi": "a"}, "measure": {"type": "quantity"}, "require": {"at_most": -5}, "evidence": "none"},
  {"code": "4", "title": {"vi": "a"}, "measure": {"type": "yes_no"}, "require": {"is": null}},
  {"code": "5", "title": {"vi": "a"}, "measure": {"type": "yes_no"}, "require": {"is": false}},
  {"code": "6", "title": {"vi": "a"}, "measure": {"type": "choice", "options": [{"code": "x", "title": {"vi": "x"}},
   {"code": "y", "title": {"vi": "y"}}]}, "require": {"one_of": ["y", "x"]}},
  {"code": "7", "title": {"vi": "a"}, "measure": {"type": "choice", "options": [{"code": "x", "title": {"vi": "x"}}]},
   "require": {"one_of": null}},
  {"code": "8", "title": {"vi": "a"}, "measure": {"type": "checklist", "items": [{"code": "x", "title": {"vi": "x"}}]},
   "require": {"checked": "all"}},
  {"code": "9", "title": {"vi": "a"}, "measure": {"type": "checklist", "items": [{"code": "x", "title": {"vi": "x"}}]},
   "require": {"checked": 1}},
  {"code": "10", "title": {"vi": "a"}, "measure": {"type": "checklist", "items": [{"code": "x", "title": {"vi": "x"}}]},
   "require": {"checked": null}}],
 "conclusions": [
  {"code": "a", "title": {"vi": "a"}, "source": {"certainty": "inferred"}, "applies_when": {"fact": "disciplined", "is": true},
   "when": {"all": [{"all_met": "*"}, {"any_met": ["1"]}, {"any_met": {"under": "1"}}, {"all_met": {"tag": "t"}},
    {"count_not_met": {"among": "*", "more_than": 2}}, {"share_met": {"among": "*", "at_least": "66.7"}},
    {"share_not_met": {"among": "*", "more_than": null}}]}},
  {"code": "b", "title": {"vi": "b"}, "levels": [
   {"code": "good", "title": {"vi": "g"}, "source": {"certainty": "attested"}, "when": {"conclusion": "a"}},
   {"code": "fair", "title": {"vi": "f"}, "when": {"conclusion": "other.set#c", "level_at_least": "x", "if_not_applicable": "undetermined"}}]},
  {"code": "c", "title": {"vi": "c"}, "when": {"not": {"conclusion": "b", "level_at_least": "good", "if_not_applicable": "met"}}}]
})";

BOOST_AUTO_TEST_CASE(what_is_written_reads_back_and_is_written_the_same) {
  const std::string once = write_criteria(read_criteria(everything));
  const std::string twice = write_criteria(read_criteria(once));
  BOOST_TEST(once == twice);
  for (const char* part :
       {R"("counts_as":"indicator")", R"("evidence":"or_explanation")", R"("checked":"all")",
        R"("checked":1)", R"("checked":null)", R"("one_of":["y","x"])", R"("one_of":null)",
        R"("is":null)", R"("any_met":"1")", R"({"under":"1"})", R"({"tag":"t"})",
        R"("share_not_met":{"among":"*","more_than":null})", R"("at_least":"66.7")",
        R"("level_at_least":"x","if_not_applicable":"undetermined")",
        R"("children":[],"expected_indicators":null)", R"("less_than":"120.5")",
        R"("in_force":{"from":"2023-01-01","to":"2025-12-31","source":{"certainty":"inferred"}})",
        R"("policies":{"not_applicable":"rescaled","source":{"certainty":"choice"}})"}) {
    BOOST_TEST(once.find(part) != std::string::npos, part);
  }
}

// Everything that rules can say, once, out of order and as nobody would write it.
const std::string rules = R"({
 "format": "xaso.criteria/1", "id": "rules", "version": "1", "title": {"vi": "Bộ"}, "applies_to": "commune",
 "ranking": {"unranked_when": {"fact": "disciplined", "is": true}, "leagues": "region", "by": "share_of_max"},
 "facts": [{"name": "disciplined", "title": {"vi": "Kỷ luật"}}],
 "attributes": {"region": ["north", "coast"], "difficult": "yes_no", "farm_land": "decimal"},
 "policies": {"rounding": {"mode": "half_even", "at": "group", "digits": "2"}, "not_applicable": "rescaled"},
 "checks": [{"then": "inconsistent", "at_most": ["1.3:numerator", "1.5"], "title": {"vi": "a"}, "code": "k1"},
            {"code": "k2", "title": {"vi": "a"}, "equal": ["1.6", "1.3:denominator"], "then": "diagnostic"}],
 "criteria": [
  {"code": "1", "title": {"vi": "a"}, "points": {"clamp": true, "max": "90.50"}, "expected_indicators": 11,
   "applies_when": {"region": ["north"], "difficult": false, "farm_land": {"less_than": "70.0", "at_least": 5},
                    "year": [2023, "2024"]},
   "when": {"any": [{"all_met": "1.1"}, {"unit": {"year": {"to": "2030", "from": 2024}}}]},
   "children": [
    {"code": "1.1", "title": {"vi": "a"}, "measure": {"type": "quantity"},
     "require": {"at_least": {"otherwise": {"times": 1.10, "of": "other.set@2#1"},
      "select": [{"value": {"value": 70, "source": {"certainty": "inferred"}}, "when": {"year": 2023}},
                 {"when": {"farm_land": ["1.0", 2]}, "value": {"of": "#1.2", "times": "0.9"}},
                 {"when": {"region": ["coast", "north"], "difficult": true}, "value": null}]},
      "at_most": {"of": "other.set#1", "times": 2}},
     "points": {"steps": [{"points": 20, "at_least": "80.0", "source": {"certainty": "choice"}},
                          {"at_least": 70, "points": null}], "else": "0.50", "max": 20}},
    {"code": "1.2", "title": {"vi": "a"}, "measure": {"type": "quantity"}, "points": {"target": "80.0", "max": 10}},
    {"code": "1.3", "title": {"vi": "a"}, "measure": {"type": "ratio"}, "points": {"times_ratio": true, "max": 20}},
    {"code": "1.4", "title": {"vi": "a"}, "measure": {"type": "choice", "options": [{"code": "x", "title": {"vi": "x"}},
     {"code": "y", "title": {"vi": "y"}}]}, "points": {"max": 10, "options": {"y": "2/3", "x": "1.0"}}},
    {"code": "1.5", "title": {"vi": "a"}, "measure": {"type": "count"},
     "points": {"min": -5, "max": 0, "extra": true, "per_unit": "-1/2"}},
    {"code": "1.6", "title": {"vi": "a"}, "measure": {"as": "count", "conclusion": "smart", "level_at_least": "good",
     "set": "village.set", "type": "derived"}, "require": {"at_least": 2}, "points": {"max": 10, "if_met": true}},
    {"code": "1.7", "title": {"vi": "a"}, "measure": {"type": "checklist", "items": [{"code": "x", "title": {"vi": "x"}},
     {"code": "y", "title": {"vi": "y"}}]}, "points": {"max": 10, "items": {"y": "0.25", "x": "1/4"}}},
    {"code": "1.8", "title": {"vi": "a"}, "measure": {"type": "quantity"},
     "points": {"missing": "ignored", "min": 1, "max": 10, "min_max": "inverse"}}]},
  {"code": "2", "title": {"vi": "a"}, "measure": {"type": "count"}, "points": {"max": null, "min_max": "direct", "min": 0}},
  {"code": "3", "title": {"vi": "a"}, "points": {"max": null},
   "children": [{"code": "3.1", "title": {"vi": "a"}, "measure": {"zero_denominator": "met", "type": "derived",
    "set": "village.set@2", "conclusion": "smart", "as": "ratio"}, "points": {"max": null, "steps": [
    {"at_most": 5, "points": 1}, {"at_most": "7.5", "points": "0.5"}], "else": null, "extra": false}}]}],
 "conclusions": [
  {"code": "a", "title": {"vi": "a"}, "applies_when": {"difficult": true}, "when": {"all": [
   {"points": {"at_least": {"value": 80, "source": {"certainty": "attested"}}, "of": ["3"]}},
   {"points": {"of": "*", "at_least": null}}, {"share_of_max": {"of": ["1.3", "1.2"], "at_least": "50.0"}},
   {"each_group": {"share_of_max": {"at_least": 50}}},
   {"each_group": {"among": ["1"], "share_of_max": {"at_least": {"value": null, "source": {"certainty": "not_found"}}}}}]}}]
})";

const std::string rules_written =
    R"({"format":"xaso.criteria/1","id":"rules","version":"1","title":{"vi":"Bộ"},)"
    R"("applies_to":"commune","criteria":[{"code":"1","title":{"vi":"a"},)"
    R"("children":[{"code":"1.1","title":{"vi":"a"},"measure":{"type":"quantity"},)"
    R"("require":{"at_least":{"select":[{"when":{"year":2023},"value":{"value":"70",)"
    R"("source":{"certainty":"inferred"}}},{"when":{"farm_land":["1","2"]},)"
    R"("value":{"of":"#1.2","times":"0.9"}},{"when":{"region":["coast","north"],)"
    R"("difficult":true},"value":null}],"otherwise":{"of":"other.set@2#1","times":"1.1"}},)"
    R"("at_most":{"of":"other.set#1","times":"2"}},"points":{"max":"20",)"
    R"("steps":[{"at_least":"80","points":"20","source":{"certainty":"choice"}},)"
    R"({"at_least":"70","points":null}],"else":"0.5"}},{"code":"1.2","title":{"vi":"a"},)"
    R"("measure":{"type":"quantity"},"points":{"max":"10","target":"80"}},{"code":"1.3",)"
    R"("title":{"vi":"a"},"measure":{"type":"ratio"},"points":{"max":"20",)"
    R"("times_ratio":true}},{"code":"1.4","title":{"vi":"a"},"measure":{"type":"choice",)"
    R"("options":[{"code":"x","title":{"vi":"x"}},{"code":"y","title":{"vi":"y"}}]},)"
    R"("points":{"max":"10","options":{"x":"1","y":"2/3"}}},{"code":"1.5",)"
    R"("title":{"vi":"a"},"measure":{"type":"count"},"points":{"max":"0","min":"-5",)"
    R"("extra":true,"per_unit":"-1/2"}},{"code":"1.6","title":{"vi":"a"},)"
    R"("measure":{"type":"derived","set":"village.set","conclusion":"smart",)"
    R"("level_at_least":"good","as":"count"},"require":{"at_least":"2"},)"
    R"("points":{"max":"10","if_met":true}},{"code":"1.7","title":{"vi":"a"},)"
    R"("measure":{"type":"checklist","items":[{"code":"x","title":{"vi":"x"}},{"code":"y",)"
    R"("title":{"vi":"y"}}]},"points":{"max":"10","items":{"x":"1/4","y":"0.25"}}},)"
    R"({"code":"1.8","title":{"vi":"a"},"measure":{"type":"quantity"},"points":{"max":"10",)"
    R"("min":"1","min_max":"inverse","missing":"ignored"}}],)"
    R"("applies_when":{"region":"north","difficult":false,"farm_land":{"at_least":"5",)"
    R"("less_than":"70"},"year":[2023,2024]},"when":{"any":[{"all_met":"1.1"},)"
    R"({"unit":{"year":{"from":2024,"to":2030}}}]},"points":{"max":"90.5","clamp":true},)"
    R"("expected_indicators":11},{"code":"2","title":{"vi":"a"},"measure":{"type":"count"},)"
    R"("points":{"max":null,"min_max":"direct"}},{"code":"3","title":{"vi":"a"},)"
    R"("children":[{"code":"3.1","title":{"vi":"a"},"measure":{"type":"derived",)"
    R"("set":"village.set@2","conclusion":"smart","as":"ratio","zero_denominator":"met"},)"
    R"("points":{"max":null,"steps":[{"at_most":"5","points":"1"},{"at_most":"7.5",)"
    R"("points":"0.5"}],"else":null}}],"points":{"max":null}}],)"
    R"("attributes":{"region":["north","coast"],"difficult":"yes_no",)"
    R"("farm_land":"decimal"},"facts":[{"name":"disciplined","title":{"vi":"Kỷ luật"}}],)"
    R"("policies":{"not_applicable":"rescaled","rounding":{"at":"group","digits":2,)"
    R"("mode":"half_even"}},"conclusions":[{"code":"a","title":{"vi":"a"},)"
    R"("applies_when":{"difficult":true},"when":{"all":[{"points":{"of":"3",)"
    R"("at_least":{"value":"80","source":{"certainty":"attested"}}}},{"points":{"of":"*",)"
    R"("at_least":null}},{"share_of_max":{"of":["1.3","1.2"],"at_least":"50"}},)"
    R"({"each_group":{"share_of_max":{"at_least":"50"}}},{"each_group":{"among":["1"],)"
    R"("share_of_max":{"at_least":{"value":null,"source":{"certainty":"not_found"}}}}}]}}],)"
    R"("checks":[{"code":"k1","title":{"vi":"a"},"at_most":["1.3:numerator","1.5"],)"
    R"("then":"inconsistent"},{"code":"k2","title":{"vi":"a"},"equal":["1.6",)"
    R"("1.3:denominator"],"then":"diagnostic"}],"ranking":{"by":"share_of_max",)"
    R"("leagues":"region","unranked_when":{"fact":"disciplined","is":true}}})"
    "\n";

BOOST_AUTO_TEST_CASE(rules_are_written_in_the_order_of_the_format_and_in_plain_form) {
  BOOST_TEST(write_criteria(read_criteria(rules)) == rules_written);
  BOOST_TEST(write_criteria(read_criteria(rules_written)) == rules_written);
}

BOOST_AUTO_TEST_CASE(an_attribute_says_whether_a_text_is_a_number) {
  const auto values_of = [](std::string_view attribute, std::string_view value) {
    const auto set =
        read_criteria(set_with(yes_no, R"(, "attributes": {"a": )" + std::string(attribute) +
                                           R"(}, "conclusions": [{"code": "c", "title": {"vi": "a"},
                                "when": {"unit": {"a": )" +
                                           std::string(value) + "}}}]"));
    const auto& unit = std::get<xaso::unit_form>(set.definition().conclusions[0].when->content);
    return std::get<xaso::any_of_values>(unit.when.circumstances[0].is).values;
  };
  using values = std::vector<xaso::attribute_value>;
  BOOST_TEST((values_of(R"(["1", "2"])", R"("1")") == values{std::string("1")}));
  BOOST_TEST((values_of(R"("decimal")", R"("1.0")") == values{xaso::decimal(1)}));
  BOOST_TEST((values_of(R"("decimal")", R"([2, "2.50"])") ==
              values{xaso::decimal(2), xaso::decimal::scaled(25, 1)}));
  BOOST_TEST((values_of(R"("yes_no")", "[true, false]") == values{true, false}));
}

BOOST_AUTO_TEST_CASE(a_fraction_is_written_as_it_is_and_a_decimal_as_a_decimal) {
  const auto written = [](std::string_view each) {
    const std::string text = write_criteria(
        read_criteria(set_with(R"({"code": "1", "title": {"vi": "a"}, "measure": {"type": "count"},
                     "points": {"max": 10, "per_unit": )" +
                               std::string(each) + "}}")));
    const std::size_t at = text.find("\"per_unit\":") + 11;
    return text.substr(at, text.find('}', at) - at);
  };
  BOOST_TEST(written("1") == "\"1\"");
  BOOST_TEST(written("0.50") == "\"0.5\"");
  BOOST_TEST(written("\"-0.000000001\"") == "\"-0.000000001\"");
  BOOST_TEST(written("\"1/2\"") == "\"1/2\"");
  BOOST_TEST(written("\"2/4\"") == "\"2/4\"");
  BOOST_TEST(written("\"5/10\"") == "\"0.5\"");
  BOOST_TEST(written("\"123456789012345678/999999999999999999\"") ==
             "\"123456789012345678/999999999999999999\"");
}

BOOST_AUTO_TEST_CASE(the_default_of_the_format_is_not_written) {
  const std::string written = write_criteria(read_criteria(everything));
  BOOST_TEST(written.find("\"none\"") == std::string::npos);
  BOOST_TEST(written.find("rounding") == std::string::npos);
}

// ---- limits ----

BOOST_AUTO_TEST_CASE(every_limit_is_the_callers) {
  const std::string json = set_with(yes_no);
  BOOST_TEST(errors_of(json, {.bytes = json.size()}).empty());
  BOOST_TEST(rule_of(json, {.bytes = json.size() - 1}) == "text_too_long");
  BOOST_TEST(errors_of(json, {.depth = 4}).empty());
  BOOST_TEST(rule_of(json, {.depth = 3}) == "nested_too_deep");
  BOOST_TEST(errors_of(json, {.string_bytes = 15}).empty());
  BOOST_TEST(rule_of(json, {.string_bytes = 14}) == "string_too_long");
  BOOST_TEST(errors_of(json, {.nodes = 1}).empty());
  BOOST_TEST(rule_of(json, {.nodes = 0}) == "too_many_nodes");
}

BOOST_AUTO_TEST_CASE(a_string_is_as_long_as_what_it_says) {
  const std::string escaped = set_with(yes_no, R"(, "x-a": "\u1ed9\u1ed9\u1ed9\u1ed9\u1ed9")");
  BOOST_TEST(errors_of(escaped, {.string_bytes = 15}).empty());
  BOOST_TEST(rule_of(escaped, {.string_bytes = 14}) == "string_too_long");
}

BOOST_AUTO_TEST_CASE(no_limit_on_nesting_lets_the_stack_overflow) {
  const std::string deep(1'000'000, '[');
  BOOST_TEST(rule_of(deep, {.depth = static_cast<std::size_t>(-1)}) == "nested_too_deep");
}

BOOST_AUTO_TEST_CASE(the_first_hundred_errors_are_reported) {
  std::string nodes = "1";
  for (int i = 0; i < 150; ++i) nodes += ",\n" + std::to_string(i);
  const std::vector<xaso::error> errors = errors_of(set_with(nodes));
  BOOST_TEST(errors.size() == 100U);
  BOOST_TEST(errors.front().pointer == "/criteria/0");
  BOOST_TEST(errors.back().pointer == "/criteria/99");
  BOOST_TEST(errors.back().line == errors.front().line + 99);
}

// ---- what only a text can have ----

BOOST_AUTO_TEST_CASE(a_text_may_lie_anywhere_in_memory) {
  const std::string json = set_with(yes_no);
  for (std::size_t before = 0; before < 64; ++before) {
    const std::string moved = std::string(before, 'x') + json;
    BOOST_TEST(errors_of(std::string_view(moved).substr(before)).empty());
  }
}

BOOST_AUTO_TEST_CASE(a_text_cut_off_anywhere_is_refused) {
  const std::string json = set_with(yes_no);
  for (std::size_t size = 0; size < json.size(); ++size) {
    const std::vector<xaso::error> errors = errors_of(std::string_view(json).substr(0, size));
    BOOST_REQUIRE(errors.size() == 1U);
    BOOST_TEST((errors.front().code == xaso::errc::syntax));
    BOOST_TEST(errors.front().offset <= size);
  }
}

BOOST_AUTO_TEST_CASE(errors_are_in_the_order_of_their_places) {
  const std::vector<xaso::error> errors = errors_of(R"({"format": "xaso.criteria/1",
    "conclusions": [{"code": "a b", "title": {"vi": "a"}, "when": {"all_met": "*"}}],
    "criteria": [)" + yes_no + R"(], "id": "a b", "version": 1,
    "title": {"vi": ""}, "applies_to": "ward"})");
  BOOST_REQUIRE(errors.size() == 5U);
  for (std::size_t i = 1; i < errors.size(); ++i) {
    BOOST_TEST(errors[i - 1].offset < errors[i].offset);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
