// Measurements as text: what may be written. What may not is in tests/vectors/bad.
// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "xaso/error.hpp"
#include "xaso/json.hpp"

namespace {

std::string document(std::string_view units) {
  return R"({"format": "xaso.measurements/1", "criteria": "example.set",
 "period": {"from": "2023-01-01", "to": "2023-12-31"}, "units": [)" +
         std::string(units) + "]}";
}

std::string with_figure(std::string_view figure) {
  return document(R"({"unit": {"code_system": "example", "code": "1"}, "track": "self",
  "values": {"1": )" +
                  std::string(figure) + "}}");
}

xaso::figure read_figure(std::string_view figure) {
  return xaso::read_measurements(with_figure(figure)).figure(0, "1").value();
}

xaso::decimal decimal(std::string_view text) { return xaso::decimal::parse(text).value; }

/// The rules that a text breaks.
std::vector<std::string> rules(const std::string& text, const xaso::read_limits& limits = {}) {
  std::vector<std::string> rules;
  try {
    static_cast<void>(xaso::read_measurements(text, limits));
  } catch (const xaso::failure& failure) {
    for (const xaso::error& one : failure.errors()) rules.push_back(one.rule);
  }
  return rules;
}

void breaks(const std::string& text, const std::vector<std::string>& expected,
            const xaso::read_limits& limits = {}) {
  BOOST_TEST(rules(text, limits) == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_measurements)

BOOST_AUTO_TEST_CASE(takes_numbers_from_their_text) {
  for (const char* text : {"0.1", "70", "0.1000000", "123456789.123456789", "999999999999999999",
                           "-0", "-0.5", "100000000000000000"}) {
    const xaso::decimal expected = decimal(text);
    BOOST_TEST((std::get<xaso::amount>(read_figure(text).value).exact == expected), text);
    const std::string under_value = "{\"value\": " + std::string(text) + "}";
    BOOST_TEST((std::get<xaso::amount>(read_figure(under_value).value).exact == expected), text);
  }
}

BOOST_AUTO_TEST_CASE(takes_counts_as_numbers_and_as_text) {
  const xaso::figure figure =
      read_figure(R"({"numerator": "1204.0", "denominator": 1000000000000000})");
  BOOST_TEST((figure.numerator.exact == decimal("1204")));
  BOOST_TEST((figure.denominator.exact == decimal("1000000000000000")));
}

BOOST_AUTO_TEST_CASE(leaves_open_whether_text_is_a_number_or_a_code) {
  BOOST_TEST(std::get<std::string>(read_figure("\"41.50\"").value) == "41.50");
  BOOST_TEST(std::get<std::string>(read_figure("\"head\"").value) == "head");
  BOOST_TEST(std::get<std::string>(read_figure("{\"value\": \"head\"}").value) == "head");
}

BOOST_AUTO_TEST_CASE(takes_every_comparison_as_an_end) {
  using xaso::range_end;
  const auto value = [](std::string_view range) {
    return std::get<xaso::amount>(read_figure("{\"value\": " + std::string(range) + "}").value);
  };
  BOOST_TEST((value(R"({"at_least": 1})") == xaso::amount(range_end{1, false}, std::nullopt)));
  BOOST_TEST((value(R"({"more_than": "1"})") == xaso::amount(range_end{1, true}, std::nullopt)));
  BOOST_TEST((value(R"({"at_most": 1})") == xaso::amount(std::nullopt, range_end{1, false})));
  BOOST_TEST((value(R"({"less_than": 2, "at_least": 1})") ==
              xaso::amount(range_end{1, false}, range_end{2, true})));
}

BOOST_AUTO_TEST_CASE(tells_ranges_from_items_by_all_their_keys) {
  for (const char* items :
       {R"({"plan": true, "at_least": null})", R"({"at_least": null, "plan": true})"}) {
    const auto found =
        std::get<xaso::item_states>(read_figure("{\"value\": " + std::string(items) + "}").value);
    BOOST_TEST(found.states.size() == 2U);
  }
  BOOST_TEST(std::get<xaso::item_states>(read_figure(R"({"value": {}})").value).states.empty());
}

BOOST_AUTO_TEST_CASE(takes_null_in_a_figure_as_absence) {
  const xaso::figure figure = read_figure(
      R"({"value": null, "numerator": null, "denominator": null, "approximate": null,
          "reported": null, "reported_points": null, "not_applicable": null, "evidence": null, "explanation": null,
          "obstacles": null, "source": null, "note": null})");
  BOOST_TEST(std::holds_alternative<std::monostate>(figure.value));
  BOOST_TEST(!figure.numerator.is_given());
  BOOST_TEST(!figure.reported.has_value());
  BOOST_TEST(figure.evidence.empty());
  BOOST_TEST(std::holds_alternative<std::monostate>(read_figure("null").value));
  BOOST_TEST(std::holds_alternative<std::monostate>(read_figure("{}").value));
}

BOOST_AUTO_TEST_CASE(reads_everything_about_an_entry) {
  const xaso::measurements read = xaso::read_measurements(R"(
{"$schema": "https://example.org/schema.json", "x-note": {"anything": [1e5, null]},
 "format": "xaso.measurements/1", "criteria": "example.set", "target_year": "2024",
 "period": {"from": "2023-01-01", "to": "2023-12-31", "kind": "cumulative", "x-y": 1},
 "units": [
  {"x-source": [{}], "unit": {"code_system": "gso", "code": "14758", "valid_from": "2025-07-01",
    "name": "Xã Ví Dụ", "level": "commune", "parent": "38"},
   "track": "appraised", "based_on": "self", "target_year": 2025,
   "facts": {"disciplined": false, "asked": null}},
  {"unit": {"code_system": "gso", "code": "14758", "valid_from": "2025-07-01"}, "track": "self"}]})");
  BOOST_TEST(read.target_year().value() == 2024);
  BOOST_TEST((read.period().how == xaso::period::kind::cumulative));
  const xaso::unit_entry& entry = read.entries().front();
  BOOST_TEST(entry.unit.code_system == "gso");
  BOOST_TEST(entry.unit.code == "14758");
  BOOST_TEST((entry.unit.valid_from == xaso::date::parse("2025-07-01")));
  BOOST_TEST(entry.unit.name == "Xã Ví Dụ");
  BOOST_TEST((entry.unit.level == xaso::unit_level::commune));
  BOOST_TEST(entry.unit.parent == "38");
  BOOST_TEST((entry.track == xaso::track::appraised));
  BOOST_TEST((entry.based_on == xaso::track::self));
  BOOST_TEST(entry.target_year.value() == 2025);
  BOOST_TEST(entry.facts.size() == 2U);
  BOOST_TEST((entry.facts[0].is == false));
  BOOST_TEST(!entry.facts[1].is.has_value());
}

BOOST_AUTO_TEST_CASE(takes_attributes_as_they_are_written) {
  const xaso::measurements read = xaso::read_measurements(document(R"(
    {"unit": {"code_system": "e", "code": "1", "attributes":
      {"difficult": true, "income": 58.50, "region": "delta", "people": "5.0"}}, "track": "self"})"));
  const std::vector<xaso::unit_attribute> expected{{"difficult", true},
                                                   {"income", decimal("58.5")},
                                                   {"region", std::string("delta")},
                                                   {"people", std::string("5.0")}};
  BOOST_TEST((read.entries()[0].unit.attributes == expected));
}

BOOST_AUTO_TEST_CASE(holds_attributes_of_a_unit_together) {
  const auto both = [](std::string_view first, std::string_view second) {
    const auto entry = [](std::string_view attributes, std::string_view track) {
      return R"({"unit": {"code_system": "e", "code": "1", "attributes": {)" +
             std::string(attributes) + R"(}}, "track": ")" + std::string(track) + "\"}";
    };
    return document(entry(first, "self") + "," + entry(second, "review"));
  };
  breaks(both(R"("a": true)", R"("b": false)"), {});
  breaks(both(R"("a": 58.50)", R"("a": "58.5")"), {});
  breaks(both(R"("a": "5.0")", R"("a": 5)"), {});
  for (const char* other : {R"("a": "5.0")", R"("a": 6)", R"("a": true)", R"("a": "delta")"}) {
    breaks(both(R"("a": "5")", other), {"attribute_differs"});
  }
  breaks(both(R"("a": true)", R"("a": "true")"), {"attribute_differs"});
}

BOOST_AUTO_TEST_CASE(takes_points_as_numbers_and_as_text) {
  BOOST_TEST((read_figure(R"({"reported_points": 12.50})").reported_points == decimal("12.5")));
  BOOST_TEST((read_figure(R"({"reported_points": "-3"})").reported_points == decimal("-3")));
  BOOST_TEST(!read_figure(R"({"reported_points": null})").reported_points.has_value());
  BOOST_TEST(!read_figure(R"({"note": "n"})").reported_points.has_value());
}

BOOST_AUTO_TEST_CASE(reads_what_was_recognised) {
  const xaso::measurements read = xaso::read_measurements(document(R"(
    {"unit": {"code_system": "e", "code": "1"}, "track": "self", "recognised": {
      "other.set#met": {"status": "met", "level": "model", "on": "2022-12-30", "x-act": 1,
        "source": [{"certainty": "attested", "ref": "a"}, {"certainty": "choice", "note": "b"}]},
      "other.set@2#met": {"status": "not_met", "source": {"certainty": "inferred"}},
      "other.set@a#b#met": null}})"));
  const std::vector<xaso::recognition>& recognised = read.entries()[0].recognised;
  BOOST_TEST(recognised.size() == 3U);
  BOOST_TEST(recognised[0].conclusion == "other.set#met");
  BOOST_TEST((recognised[0].is == xaso::status::met));
  BOOST_TEST(recognised[0].level == "model");
  BOOST_TEST((recognised[0].on == xaso::date::parse("2022-12-30")));
  BOOST_TEST((recognised[0].sources == xaso::sources{{xaso::certainty::attested, "a", {}},
                                                     {xaso::certainty::choice, {}, "b"}}));
  BOOST_TEST((recognised[1].is == xaso::status::not_met));
  BOOST_TEST(recognised[1].sources.size() == 1U);
  BOOST_TEST(recognised[2].conclusion == "other.set@a#b#met");
  BOOST_TEST(!recognised[2].is.has_value());
}

BOOST_AUTO_TEST_CASE(reads_cohorts_with_both_their_ends) {
  const xaso::measurements read = xaso::read_measurements(
      R"({"format": "xaso.measurements/1", "criteria": "example.set", "units": [],
       "cohort": {"4.10": {"least": -1.50, "greatest": "60"}, "4.9": {"greatest": 5, "least": 5}},
       "period": {"from": "2023-01-01", "to": "2023-12-31"}})");
  BOOST_TEST(read.cohort().size() == 2U);
  BOOST_TEST(read.cohort()[0].code == "4.10");
  BOOST_TEST((read.cohort()[0].least == decimal("-1.5")));
  BOOST_TEST((read.cohort()[0].greatest == decimal("60")));
  BOOST_TEST((read.cohort()[1].least == read.cohort()[1].greatest));
}

BOOST_AUTO_TEST_CASE(reads_sub_units_as_measurements_of_their_own) {
  const std::string text = document(R"(
    {"unit": {"code_system": "e", "code": "1"}, "values": {"1": 11},
     "sub_units": {
       "village.set@2": {"expected": "20.0", "units": [
         {"unit": {"code_system": "e", "code": "1"}, "values": {"1": 21, "2": 22}},
         {"unit": {"code_system": "e", "code": "b"}, "track": "review", "values": {"1": 31}}]},
       "other.set": {"units": [], "x-note": [{}]}},
     "facts": {"asked": true}, "track": "appraised"},
    {"unit": {"code_system": "e", "code": "2"}, "track": "self", "values": {"1": 41}})");
  const xaso::measurements read = xaso::read_measurements(text);
  BOOST_TEST(read.entries().size() == 2U);
  const xaso::unit_entry& entry = read.entries()[0];
  BOOST_TEST((entry.track == xaso::track::appraised));
  BOOST_TEST(!entry.any_track);
  BOOST_TEST(entry.facts.size() == 1U);
  BOOST_TEST((std::get<xaso::amount>(read.figure(0, "1")->value).exact == 11));
  BOOST_TEST((std::get<xaso::amount>(read.figure(1, "1")->value).exact == 41));

  BOOST_TEST(entry.sub_units.size() == 2U);
  const xaso::sub_unit_listing& villages = entry.sub_units[0];
  BOOST_TEST(villages.set == "village.set@2");
  BOOST_TEST(villages.expected.value() == 20U);
  BOOST_TEST(villages.units.criteria() == "village.set");
  BOOST_TEST((villages.units.period() == read.period()));
  BOOST_TEST(villages.units.entries().size() == 2U);
  BOOST_TEST(villages.units.entries()[0].any_track);
  BOOST_TEST(!villages.units.entries()[1].any_track);
  BOOST_TEST((villages.units.entries()[1].track == xaso::track::review));
  BOOST_TEST((std::get<xaso::amount>(villages.units.figure(0, "2")->value).exact == 22));
  BOOST_TEST((std::get<xaso::amount>(villages.units.figure(1, "1")->value).exact == 31));
  BOOST_TEST(!entry.sub_units[1].expected.has_value());
  BOOST_TEST(entry.sub_units[1].units.entries().empty());
}

BOOST_AUTO_TEST_CASE(hands_period_and_year_down_wherever_they_stand) {
  const xaso::measurements read = xaso::read_measurements(
      R"({"format": "xaso.measurements/1", "criteria": "district.set", "units": [
        {"unit": {"code_system": "e", "code": "1"}, "track": "self", "sub_units": {
          "commune.set": {"units": [
            {"unit": {"code_system": "e", "code": "2"}, "sub_units": {
              "village.set": {"units": [{"unit": {"code_system": "e", "code": "3"}}]}}},
            {"unit": {"code_system": "e", "code": "4"}, "target_year": 2024, "sub_units": {
              "village.set": {"units": [
                {"unit": {"code_system": "e", "code": "5"}, "target_year": 2023}]}}}]}},
         "target_year": 2025}],
       "target_year": 2026,
       "period": {"from": "2022-01-01", "to": "2023-12-31", "kind": "cumulative"}})");
  const xaso::measurements& communes = read.entries()[0].sub_units[0].units;
  BOOST_TEST((communes.period() == read.period()));
  BOOST_TEST(communes.target_year().value() == 2025);
  const xaso::measurements& first = communes.entries()[0].sub_units[0].units;
  BOOST_TEST((first.period() == read.period()));
  BOOST_TEST(first.target_year().value() == 2025);
  const xaso::measurements& second = communes.entries()[1].sub_units[0].units;
  BOOST_TEST(second.target_year().value() == 2024);
  BOOST_TEST(second.entries()[0].target_year.value() == 2023);
}

BOOST_AUTO_TEST_CASE(lists_sub_units_as_deep_as_the_limit_allows) {
  const auto nested = [](std::size_t levels) {
    const std::string_view begin = R"({"unit": {"code_system": "e", "code": "1"}, "track": "self")";
    std::string entries(begin);
    for (std::size_t i = 0; i < levels; ++i) {
      entries += R"(, "sub_units": {"a": {"units": [)" + std::string(begin);
    }
    entries += "}";
    for (std::size_t i = 0; i < levels; ++i) entries += "]}}}";
    return document(entries);
  };
  // A document, its units, an entry and its unit; and four more for each level.
  breaks(nested(15), {});
  breaks(nested(16), {"nested_too_deep"});
  xaso::read_limits limits;
  limits.depth = 256;
  const xaso::measurements deepest = xaso::read_measurements(nested(63), limits);
  const std::string text = xaso::write_measurements(deepest);
  BOOST_TEST(xaso::write_measurements(xaso::read_measurements(text, limits)) == text);
}

BOOST_AUTO_TEST_CASE(keeps_text_byte_for_byte) {
  using namespace std::string_view_literals;
  BOOST_TEST(read_figure(R"({"note": "a\u0000b\ud83d\ude00\/\"\\ hồ"})").note == "a\0b😀/\"\\ hồ"sv);
  // Longer than the buffer of the parser, with an escape at its end.
  const std::string lasting(5000, 'x');
  BOOST_TEST(read_figure("{\"note\": \"" + lasting + "\\n" + lasting + "\"}").note ==
             lasting + "\n" + lasting);
}

BOOST_AUTO_TEST_CASE(finds_codes_in_any_order) {
  const xaso::measurements read = xaso::read_measurements(document(R"(
    {"unit": {"code_system": "e", "code": "1"}, "track": "self", "values": {"3": 3, "1": 1}},
    {"unit": {"code_system": "e", "code": "2"}, "track": "self",
     "values": {"2": 2, "\u0031": 1, "9": 9, "3": 3}},
    {"unit": {"code_system": "e", "code": "3"}, "track": "self", "values": {}})"));
  BOOST_TEST(read.codes(0) == (std::vector<std::string_view>{"3", "1"}),
             boost::test_tools::per_element());
  BOOST_TEST(read.codes(1) == (std::vector<std::string_view>{"2", "1", "9", "3"}),
             boost::test_tools::per_element());
  BOOST_TEST(read.codes(2).empty());
  for (const char* code : {"1", "2", "3", "9"}) {
    BOOST_TEST((std::get<xaso::amount>(read.figure(1, code)->value).exact == decimal(code)), code);
  }
}

BOOST_AUTO_TEST_CASE(has_an_error_for_every_limit) {
  const std::string good = with_figure("{\"note\": \"chín\"}");
  xaso::read_limits limits;
  limits.bytes = good.size();
  breaks(good, {}, limits);
  limits.bytes = good.size() - 1;
  breaks(good, {"text_too_long"}, limits);
  breaks(std::string((std::size_t{64} << 20U) + 1, ' '), {"text_too_long"});

  limits = {};
  limits.string_bytes = 19;  // "xaso.measurements/1"
  breaks(good, {}, limits);
  limits.string_bytes = 18;
  breaks(good, {"string_too_long"}, limits);

  limits = {};
  limits.depth = 5;
  breaks(good, {}, limits);
  limits.depth = 4;
  breaks(good, {"nested_too_deep"}, limits);
  limits.depth = static_cast<std::size_t>(-1);
  breaks(std::string(1'000'000, '['), {"wrong_json_type", "nested_too_deep"}, limits);
}

BOOST_AUTO_TEST_CASE(goes_on_after_a_string_over_the_limit) {
  xaso::read_limits limits;
  limits.string_bytes = 20;
  const std::string longer = "abcdefghijklmnopqrstu";
  breaks(
      with_figure("{\"note\": \"" + longer + "\", \"x-" + longer + "\": {\"a\": 1}, \"nota\": 1}"),
      {"string_too_long", "string_too_long", "unknown_key"}, limits);
  breaks(with_figure("{\"note\": \"\\u0041" + longer + "\"}"), {"string_too_long"}, limits);
}

BOOST_AUTO_TEST_CASE(places_errors_behind_tokens_without_a_text_of_their_own) {
  const std::string text = with_figure(R"({"x-a": [true, "\n", {"b": null}], "\u0076alue": [[]]})");
  try {
    static_cast<void>(xaso::read_measurements(text));
    BOOST_FAIL("accepted");
  } catch (const xaso::failure& failure) {
    BOOST_TEST(failure.errors().size() == 1U);
    BOOST_TEST(failure.errors()[0].pointer == "/units/0/values/1/value/0");
    BOOST_TEST(failure.errors()[0].offset == text.find("[]"));
  }
}

BOOST_AUTO_TEST_CASE(survives_every_beginning_of_a_document) {
  const std::string text = with_figure(
      R"({"numerator": {"at_least": 1, "at_most": "2.50"}, "denominator": 10, "value": ["a", "b"],
          "evidence": ["\u00e0"], "source": [{"certainty": "attested"}], "reported": "met"})");
  const std::string nested = document(R"(
    {"unit": {"code_system": "e", "code": "1", "attributes": {"a": "b"}}, "track": "self",
     "recognised": {"a#b": {"status": "met", "source": [{"certainty": "attested"}]}},
     "sub_units": {"a": {"expected": 1, "units": [
       {"unit": {"code_system": "e", "code": "1"}, "values": {"1": {"reported_points": 1}},
        "sub_units": {"b": {"units": [{"unit": {"code_system": "e", "code": "1"}}]}}}]}}})");
  for (const std::string& each : {text, nested}) {
    breaks(each, {});
    for (std::size_t size = 0; size < each.size(); ++size) {
      BOOST_TEST(!rules(each.substr(0, size)).empty(), size);
    }
  }
}

BOOST_AUTO_TEST_CASE(writes_one_text_for_one_content) {
  const xaso::measurements read = xaso::read_measurements(document(R"(
    {"track": "self", "unit": {"name": "Xã \u0001", "code": "1", "code_system": "e"},
     "facts": {"b": null, "a": true},
     "values": {"3.10": 5310.0, "3.9": {"denominator": 10, "numerator": "1.50"}, "4": {},
      "5": {"note": "", "obstacles": []}, "6": ["b", "a"], "7": {"value": false},
      "8": {"value": {"less_than": 5, "at_least": 1}}, "9": {"value": {"b": null, "a": true}},
      "10": {"value": "1.50", "reported": "met",
             "source": {"note": "n", "certainty": "choice"}}}})"));
  const std::string text = xaso::write_measurements(read);
  BOOST_TEST(
      text ==
      R"({"format":"xaso.measurements/1","criteria":"example.set",)"
      R"("period":{"from":"2023-01-01","to":"2023-12-31"},"units":[)"
      R"({"unit":{"code_system":"e","code":"1","name":"Xã \u0001"},"track":"self",)"
      R"("facts":{"a":true,"b":null},"values":{)"
      R"("3.9":{"numerator":"1.5","denominator":"10"},"3.10":"5310","4":null,"5":null,)"
      R"("6":["a","b"],"7":false,"8":{"value":{"at_least":"1","less_than":"5"}},)"
      R"("9":{"value":{"a":true,"b":null}},)"
      R"("10":{"value":"1.50","reported":"met","source":{"certainty":"choice","note":"n"}}}}]})"
      "\n");
  BOOST_TEST(xaso::write_measurements(xaso::read_measurements(text)) == text);
}

BOOST_AUTO_TEST_CASE(writes_what_is_said_beside_figures_in_one_order) {
  const xaso::measurements read = xaso::read_measurements(
      R"({"units": [
        {"sub_units": {
          "z.set": {"units": [], "expected": "3.0"},
          "a.set@1": {"units": [
            {"values": {"1": {"reported_points": 1.50, "note": "n"}},
             "unit": {"code": "b", "code_system": "e"}},
            {"track": "review", "unit": {"code": "a", "code_system": "e"},
             "sub_units": {"c.set": {"units": []}}}]}},
         "recognised": {"o.set#b": null,
          "o.set#a": {"source": {"certainty": "attested"}, "on": "2022-12-30", "level": "l",
                      "status": "met"}},
         "track": "self", "unit": {"code": "1", "code_system": "e",
          "attributes": {"z": 58.50, "b": "5.0", "a": false}}},
        {"unit": {"code": "2", "code_system": "e", "attributes": {}}, "track": "self",
         "recognised": {}, "sub_units": {}}],
       "cohort": {"4.10": {"greatest": 5, "least": -1.50}, "4.9": {"least": "1", "greatest": 1}},
       "target_year": 2023, "period": {"from": "2023-01-01", "to": "2023-12-31"},
       "criteria": "example.set", "format": "xaso.measurements/1"})");
  const std::string text = xaso::write_measurements(read);
  BOOST_TEST(
      text ==
      R"({"format":"xaso.measurements/1","criteria":"example.set",)"
      R"("period":{"from":"2023-01-01","to":"2023-12-31"},"target_year":2023,)"
      R"("cohort":{"4.9":{"least":"1","greatest":"1"},"4.10":{"least":"-1.5","greatest":"5"}},)"
      R"("units":[{"unit":{"code_system":"e","code":"1",)"
      R"("attributes":{"a":false,"b":"5.0","z":58.5}},"track":"self","values":{},)"
      R"("recognised":{"o.set#a":{"status":"met","level":"l","on":"2022-12-30",)"
      R"("source":{"certainty":"attested"}},"o.set#b":null},)"
      R"("sub_units":{"a.set@1":{"units":[{"unit":{"code_system":"e","code":"b"},)"
      R"("values":{"1":{"reported_points":"1.5","note":"n"}}},)"
      R"({"unit":{"code_system":"e","code":"a"},"track":"review","values":{},)"
      R"("sub_units":{"c.set":{"units":[]}}}]},"z.set":{"expected":3,"units":[]}}},)"
      R"({"unit":{"code_system":"e","code":"2"},"track":"self","values":{}}]})"
      "\n");
  BOOST_TEST(xaso::write_measurements(xaso::read_measurements(text)) == text);
}

BOOST_AUTO_TEST_CASE(writes_a_listing_as_a_document_of_its_own) {
  const xaso::measurements read = xaso::read_measurements(document(R"(
    {"unit": {"code_system": "e", "code": "1"}, "track": "self", "target_year": 2024,
     "sub_units": {"village.set@2": {"units": [
       {"unit": {"code_system": "e", "code": "a"}, "values": {"1": true}}]}}})"));
  const std::string text = xaso::write_measurements(read.entries()[0].sub_units[0].units);
  BOOST_TEST(text == R"({"format":"xaso.measurements/1","criteria":"village.set",)"
                     R"("period":{"from":"2023-01-01","to":"2023-12-31"},"target_year":2024,)"
                     R"("units":[{"unit":{"code_system":"e","code":"a"},"track":"self",)"
                     R"("values":{"1":true}}]})"
                     "\n");
  BOOST_TEST(xaso::write_measurements(xaso::read_measurements(text)) == text);
}

BOOST_AUTO_TEST_SUITE_END()
