// Reading conclusions, their levels and the conditions they rest on.
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "criteria_reader.hpp"

namespace xaso::detail {
namespace {

constexpr std::array<std::string_view, 6> conclusion_keys{"code",         "title", "source",
                                                          "applies_when", "when",  "levels"};
constexpr std::array<std::string_view, 4> level_keys{"code", "title", "source", "when"};
constexpr std::array<std::string_view, 15> form_kinds{
    "all_met",       "any_met",    "count_met",    "count_not_met", "share_met",
    "share_not_met", "points",     "share_of_max", "each_group",    "fact",
    "unit",          "conclusion", "all",          "any",           "not"};
constexpr std::array<std::string_view, 18> form_keys{"all_met",
                                                     "any_met",
                                                     "count_met",
                                                     "count_not_met",
                                                     "share_met",
                                                     "share_not_met",
                                                     "points",
                                                     "share_of_max",
                                                     "each_group",
                                                     "fact",
                                                     "unit",
                                                     "conclusion",
                                                     "all",
                                                     "any",
                                                     "not",
                                                     "is",
                                                     "level_at_least",
                                                     "if_not_applicable"};
constexpr std::array<std::string_view, 3> tally_keys{"among", "at_least", "more_than"};
constexpr std::array<std::string_view, 2> tally_numbers{"at_least", "more_than"};
constexpr std::array<std::string_view, 2> selector_keys{"under", "tag"};
constexpr std::array<std::string_view, 2> cut_keys{"of", "at_least"};
constexpr std::array<std::string_view, 2> each_group_keys{"among", "share_of_max"};
constexpr std::array<std::string_view, 1> share_keys{"at_least"};

// The key beside which another may stand.
std::string_view owner_of(std::string_view key) noexcept {
  return key == "is" ? "fact" : "conclusion";
}

std::string quoted(std::string_view key) { return '"' + std::string(key) + '"'; }

}  // namespace

// ---- conclusions --------------------------------------------------------------------------------

conclusion criteria_reader::read_conclusion(json_value value) {
  const schema_object object(in_, value, conclusion_keys);
  conclusion conclusion;
  if (const auto code = object.require("code")) conclusion.code = in_.string(*code).value_or("");
  if (const auto title = object.require("title")) conclusion.title = read_text(*title);
  if (const auto source = object.find("source")) conclusion.sources = read_sources(*source);
  if (const auto when = object.find("applies_when")) {
    conclusion.applies_when = read_condition(*when);
  }
  if (const auto when = object.find("when")) conclusion.when = read_form(*when);
  if (const auto levels = object.find("levels")) {
    if (levels->is(json_kind::array) && levels->empty()) {
      in_.fail(*levels, fault::empty_list, {subject(*levels)});
    }
    conclusion.levels = read_list(*levels, &criteria_reader::read_level);
  }
  return conclusion;
}

level criteria_reader::read_level(json_value value) {
  const schema_object object(in_, value, level_keys);
  level level;
  if (const auto code = object.require("code")) level.code = in_.string(*code).value_or("");
  if (const auto title = object.require("title")) level.title = read_text(*title);
  if (const auto source = object.find("source")) level.sources = read_sources(*source);
  if (const auto when = object.require("when")) level.when = read_form(*when);
  return level;
}

// ---- conditions ---------------------------------------------------------------------------------

form criteria_reader::read_form(json_value value) {
  const schema_object object(in_, value, form_keys, "a condition such as {\"all_met\": \"*\"}");
  std::vector<std::string_view> kinds;
  for (const std::string_view kind : form_kinds) {
    if (object.find(kind)) kinds.push_back(kind);
  }
  if (kinds.size() == 1) return read_form_of(object, kinds.front());
  if (kinds.size() > 1) {
    in_.fail(value, fault::exclusive_keys, {kinds[0], kinds[1]});
  } else if (object.is_object() && value.empty()) {
    in_.fail(value, fault::empty_object, {subject(value)});
  } else if (object.is_object() && !object.has_unknown_keys()) {
    in_.fail(value, fault::missing_one_of, {listed(form_kinds)});
  } else if (object.is_object()) {
    in_.miss(value, "all_met");  // what a definition has instead
  }
  return {};
}

form criteria_reader::read_form_of(const schema_object& form, std::string_view kind) {
  const json_value value = *form.find(kind);
  for (const std::string_view key : {"is", "level_at_least", "if_not_applicable"}) {
    const auto member = form.find(key);
    if (!member || owner_of(key) == kind) continue;
    in_.fail_key(*member, fault::misplaced_key, {key, quoted(owner_of(key)), quoted(kind)});
  }
  if (kind == "all_met" || kind == "any_met") {
    return {quantified_form{kind == "all_met", read_selector(value)}};
  }
  if (kind == "fact") return {read_fact_form(form)};
  if (kind == "conclusion") return {read_conclusion_form(form)};
  if (kind == "unit") return {unit_form{read_when(value)}};
  if (kind == "points") return {read_points_form(value, false)};
  if (kind == "share_of_max") return {read_points_form(value, true)};
  if (kind == "each_group") return {read_each_group(value)};
  if (kind == "all") return {read_combined(value, combined_form::kind::all)};
  if (kind == "any") return {read_combined(value, combined_form::kind::any)};
  if (kind == "not") return {combined_form{combined_form::kind::negation, {read_form(value)}}};
  return {read_tally(value, kind)};
}

tally_form criteria_reader::read_tally(json_value value, std::string_view kind) {
  const schema_object object(in_, value, tally_keys,
                             "an object with \"among\" and \"at_least\" or \"more_than\"");
  tally_form tally;
  tally.share = kind.starts_with("share");
  tally.met = !kind.ends_with("not_met");
  if (const auto among = object.require("among")) tally.among = read_selector(*among);
  if (const auto number = find_comparison(object, comparison::at_least, comparison::more_than)) {
    tally.how = number->first;
    tally.number = read_number(number->second);
  } else if (object.is_object() && !object.has_unknown_keys()) {
    in_.fail(value, fault::missing_one_of, {listed(tally_numbers)});
  }
  return tally;
}

fact_form criteria_reader::read_fact_form(const schema_object& form) {
  fact_form fact;
  if (const auto name = form.require("fact")) fact.fact = in_.string(*name).value_or("");
  if (const auto is = form.require("is")) fact.is = in_.boolean(*is).value_or(true);
  return fact;
}

conclusion_form criteria_reader::read_conclusion_form(const schema_object& form) {
  conclusion_form reference;
  if (const auto written = form.require("conclusion")) {
    reference.written = in_.string(*written).value_or("");
  }
  if (const auto level = form.find("level_at_least")) reference.level_at_least = in_.string(*level);
  if (const auto instead = form.find("if_not_applicable")) {
    reference.if_not_applicable =
        in_.word(*instead, {status::not_met, status::met, status::undetermined});
  }
  return reference;
}

combined_form criteria_reader::read_combined(json_value value, combined_form::kind how) {
  return {how, read_list(value, &criteria_reader::read_form)};
}

points_form criteria_reader::read_points_form(json_value value, bool share) {
  const schema_object object(in_, value, cut_keys, "an object with \"of\" and \"at_least\"");
  points_form cut;
  cut.share = share;
  if (const auto of = object.require("of")) {
    if (of->is(json_kind::array)) {
      cut.of = in_.strings(*of);
      if (of->empty()) in_.fail(*of, fault::empty_list, {subject(*of)});
    } else if (in_.expect(*of, json_kind::string, "\"*\", a code or a list of codes") &&
               of->text() != "*") {
      cut.of = {std::string(of->text())};
    }
  }
  if (const auto number = object.require("at_least")) cut.at_least = read_number(*number);
  return cut;
}

each_group_form criteria_reader::read_each_group(json_value value) {
  const schema_object object(in_, value, each_group_keys, "an object with \"share_of_max\"");
  each_group_form each;
  if (const auto among = object.find("among")) {
    each.among = in_.strings(*among);
    if (among->is(json_kind::array) && among->empty()) {
      in_.fail(*among, fault::empty_list, {subject(*among)});
    }
  }
  if (const auto share = object.require("share_of_max")) {
    const schema_object inner(in_, *share, share_keys, "an object with \"at_least\"");
    if (const auto number = inner.require("at_least")) each.at_least = read_number(*number);
  }
  return each;
}

selector criteria_reader::read_selector(json_value value) {
  if (value.is(json_kind::string)) {
    if (value.text() == "*") return every_indicator{};
    return listed_nodes{{std::string(value.text())}};
  }
  if (value.is(json_kind::array)) return listed_nodes{in_.strings(value)};
  const schema_object object(in_, value, selector_keys,
                             "\"*\", a code, a list of codes, {\"under\": …} or {\"tag\": …}");
  const auto under = object.find("under");
  const auto tag = object.find("tag");
  if (under && tag) {
    in_.fail(value, fault::exclusive_keys, {"under", "tag"});
  } else if (under) {
    return nodes_under{in_.string(*under).value_or("")};
  } else if (tag) {
    return nodes_tagged{in_.string(*tag).value_or("")};
  } else if (object.is_object() && !object.has_unknown_keys()) {
    in_.fail(value, fault::missing_one_of, {listed(selector_keys)});
  }
  return every_indicator{};
}

}  // namespace xaso::detail
