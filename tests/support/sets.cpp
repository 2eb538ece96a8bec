// Sets for random tables.
// SPDX-License-Identifier: Apache-2.0
#include "sets.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include "xaso/error.hpp"
#include "xaso/json.hpp"
#include "xaso/library.hpp"

namespace test_sets {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The sets of a folder, each with the others beside it where it refers to some.
void add_examples(const fs::path& folder, std::vector<named_evaluator>& into) {
  std::set<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") paths.insert(entry.path());
  }
  for (const fs::path& path : paths) {
    std::vector<xaso::criteria_set> sets{xaso::read_criteria(read(path))};
    try {
      into.push_back({path.stem(), xaso::evaluator(sets.front())});
      continue;
    } catch (const xaso::failure&) {  // it refers to others
    }
    for (const fs::path& other : paths) {
      if (other != path) sets.push_back(xaso::read_criteria(read(other)));
    }
    into.push_back({path.stem(), xaso::evaluator(xaso::library::create(std::move(sets)))});
  }
}

}  // namespace

std::string_view everything() {
  return R"({
 "format": "xaso.criteria/1", "id": "test.everything", "version": "1", "title": {"vi": "Mọi thứ"},
 "applies_to": "commune",
 "attributes": {"region": ["north", "middle", "south"], "poor": "yes_no", "land": "decimal"},
 "facts": [{"name": "safe", "title": {"vi": "An toàn"}}, {"name": "united", "title": {"vi": "Đoàn kết"}}],
 "policies": {"not_applicable": "excluded"},
 "conclusions": [
  {"code": "all", "title": {"vi": "a"}, "when": {"all_met": "*"}},
  {"code": "any", "title": {"vi": "b"}, "applies_when": {"poor": true},
   "when": {"any": [{"any_met": {"under": "2"}}, {"fact": "safe", "is": true}]}},
  {"code": "counts", "title": {"vi": "c"}, "when": {"all": [
    {"count_met": {"among": {"tag": "hard"}, "at_least": 2}},
    {"not": {"count_not_met": {"among": {"under": "1"}, "more_than": 3}}}]}},
  {"code": "shares", "title": {"vi": "d"}, "when": {"any": [
    {"share_met": {"among": "*", "at_least": "66.7"}},
    {"share_not_met": {"among": ["1", "2"], "more_than": 30}}]}},
  {"code": "unit", "title": {"vi": "e"}, "when": {"all": [
    {"unit": {"region": ["north", "south"], "land": {"at_least": 3, "less_than": "10.5"}}},
    {"fact": "united", "is": false}]}},
  {"code": "grade", "title": {"vi": "g"}, "levels": [
    {"code": "best", "title": {"vi": "1"}, "when": {"all": [{"conclusion": "all"}, {"fact": "safe", "is": true}]}},
    {"code": "good", "title": {"vi": "2"}, "when": {"share_met": {"among": "*", "at_least": 50}}},
    {"code": "fair", "title": {"vi": "3"}, "when": {"all": [
      {"any_met": ["1", "3.1"]}, {"unit": {"land": {"more_than": 2}}}]}}]},
  {"code": "elsewhere", "title": {"vi": "h"}, "when": {"conclusion": "test.other#grade", "level_at_least": "good",
    "if_not_applicable": "undetermined"}},
  {"code": "chained", "title": {"vi": "i"}, "when": {"not": {"conclusion": "any", "if_not_applicable": "met"}}}],
 "checks": [
  {"code": "k1", "title": {"vi": "k"}, "at_most": ["1.1:numerator", "1.2:denominator"], "then": "inconsistent"},
  {"code": "k2", "title": {"vi": "k"}, "equal": ["2.1", "2.2"], "then": "inconsistent"},
  {"code": "k3", "title": {"vi": "k"}, "at_most": ["2.3", "1.6:denominator"], "then": "diagnostic"}],
 "criteria": [
  {"code": "1", "title": {"vi": "Tỷ lệ"}, "expected_indicators": 13, "children": [
   {"code": "1.1", "title": {"vi": "1"}, "tags": ["hard"], "measure": {"type": "ratio"}, "require": {"at_least": "33.333"}},
   {"code": "1.2", "title": {"vi": "2"}, "measure": {"type": "ratio"}, "require": {"more_than": 30, "less_than": "70.5"}},
   {"code": "1.3", "title": {"vi": "3"}, "measure": {"type": "ratio", "may_exceed_one": true}, "require": {"more_than": "123.456789"}},
   {"code": "1.4", "title": {"vi": "4"}, "measure": {"type": "ratio", "parts": "decimal"}, "require": {"at_most": "12.5"}},
   {"code": "1.5", "title": {"vi": "5"}, "measure": {"type": "ratio", "zero_denominator": "not_applicable"}, "require": {"at_least": 70}},
   {"code": "1.6", "title": {"vi": "6"}, "measure": {"type": "ratio", "zero_denominator": "met"}, "require": {"at_least": null, "at_most": 90}},
   {"code": "1.7", "title": {"vi": "7"}, "applies_when": {"fact": "safe", "is": true}, "measure": {"type": "ratio"},
    "require": {"at_least": {"select": [{"when": {"region": "north"}, "value": 20},
      {"when": {"region": "middle", "poor": true}, "value": null}, {"when": {"year": {"from": 2024}}, "value": "45.5"}], "otherwise": 60}}},
   {"code": "1.8", "title": {"vi": "8"}, "measure": {"type": "ratio", "may_exceed_one": true},
    "require": {"at_least": {"of": "#1.7", "times": "1.1"}}},
   {"code": "1.9", "title": {"vi": "9"}, "may_be_not_applicable": true, "not_applicable": "met", "evidence": "required",
    "measure": {"type": "ratio", "parts": "decimal", "may_exceed_one": true}, "require": {"at_least": "0.000000001", "at_most": 200}},
   {"code": "1.10", "title": {"vi": "10"}, "measure": {"type": "ratio", "parts": "decimal"}, "require": {"more_than": 0}},
   {"code": "1.11", "title": {"vi": "11"}, "tags": ["hard"], "measure": {"type": "ratio"}, "require": {"less_than": 100}},
   {"code": "1.12", "title": {"vi": "12"}, "evidence": "required", "measure": {"type": "ratio"}, "require": {"at_least": 0}}]},
  {"code": "2", "title": {"vi": "Số"}, "not_applicable": "rescaled", "applies_when": {"land": {"more_than": 1}}, "children": [
   {"code": "2.1", "title": {"vi": "1"}, "tags": ["hard"], "evidence": "or_explanation", "measure": {"type": "count"}, "require": {"at_least": 3}},
   {"code": "2.2", "title": {"vi": "2"}, "may_be_not_applicable": true, "measure": {"type": "count"}, "require": {"more_than": 2, "at_most": 100000}},
   {"code": "2.3", "title": {"vi": "3"}, "measure": {"type": "quantity"}, "require": {"at_least": "-1.5", "less_than": "1000000.000000001"}},
   {"code": "2.4", "title": {"vi": "4"}, "applies_when": {"region": ["north", "south"]}, "measure": {"type": "quantity"},
    "require": {"at_most": {"select": [{"when": {"land": {"at_least": "2.5"}}, "value": "999999999999999999"}], "otherwise": "0.5"}}},
   {"code": "2.5", "title": {"vi": "5"}, "measure": {"type": "count"}, "require": {"at_least": null}}]},
  {"code": "3", "title": {"vi": "Khác"}, "not_applicable": "not_met", "counts_as": "indicator",
   "when": {"any": [{"count_met": {"among": ["3.1", "3.2", "3.4", "3.6"], "at_least": 2}}, {"unit": {"poor": false}}]}, "children": [
   {"code": "3.1", "title": {"vi": "1"}, "measure": {"type": "yes_no"}, "require": {"is": true}, "may_be_not_applicable": true},
   {"code": "3.2", "title": {"vi": "2"}, "measure": {"type": "yes_no"}, "require": {"is": false}},
   {"code": "3.3", "title": {"vi": "3"}, "measure": {"type": "yes_no"}, "require": {"is": null}, "evidence": "required"},
   {"code": "3.4", "title": {"vi": "4"}, "measure": {"type": "choice", "options": [
     {"code": "head", "title": {"vi": "a"}}, {"code": "deputy", "title": {"vi": "b"}}, {"code": "12.5", "title": {"vi": "c"}}]},
    "require": {"one_of": ["head", "12.5"]}},
   {"code": "3.5", "title": {"vi": "5"}, "measure": {"type": "choice", "options": [
     {"code": "yes", "title": {"vi": "a"}}, {"code": "no", "title": {"vi": "b"}}]}, "require": {"one_of": null}},
   {"code": "3.6", "title": {"vi": "6"}, "measure": {"type": "checklist", "items": [
     {"code": "a", "title": {"vi": "a"}}, {"code": "numerator", "title": {"vi": "b"}}, {"code": "c", "title": {"vi": "c"}}]},
    "require": {"checked": 2}},
   {"code": "3.7", "title": {"vi": "7"}, "measure": {"type": "checklist", "items": [
     {"code": "a", "title": {"vi": "a"}}, {"code": "reported", "title": {"vi": "b"}}]}, "require": {"checked": "all"}},
   {"code": "3.8", "title": {"vi": "8"}, "measure": {"type": "checklist", "items": [{"code": "a", "title": {"vi": "a"}}]},
    "require": {"checked": null}}]},
  {"code": "4", "title": {"vi": "Điểm"}, "children": [
   {"code": "4.1", "title": {"vi": "1"}, "measure": {"type": "ratio"}, "require": {"at_least": 50},
    "points": {"max": 20, "steps": [{"at_least": 80, "points": 20}, {"at_least": "49.5", "points": 10}], "else": 0}},
   {"code": "4.2", "title": {"vi": "2"}, "measure": {"type": "ratio"}, "points": {"max": 20, "times_ratio": true}, "may_be_not_applicable": true},
   {"code": "4.3", "title": {"vi": "3"}, "measure": {"type": "quantity"}, "points": {"max": 20, "target": "80.5"}},
   {"code": "4.4", "title": {"vi": "4"}, "measure": {"type": "count"}, "points": {"max": 10, "per_unit": "1/3"}, "may_be_not_applicable": true},
   {"code": "4.5", "title": {"vi": "5"}, "measure": {"type": "count"}, "points": {"min": 1, "max": 10, "min_max": "direct", "missing": "ignored"}},
   {"code": "4.6", "title": {"vi": "6"}, "measure": {"type": "checklist", "items": [
     {"code": "a", "title": {"vi": "a"}}, {"code": "b", "title": {"vi": "b"}}]}, "points": {"max": 10, "items": {"a": "1/2", "b": "1/3"}}},
   {"code": "4.7", "title": {"vi": "7"}, "measure": {"type": "choice", "options": [
     {"code": "x", "title": {"vi": "a"}}, {"code": "y", "title": {"vi": "b"}}]}, "points": {"max": 5, "options": {"x": 1, "y": "1/7"}}},
   {"code": "4.8", "title": {"vi": "8"}, "measure": {"type": "yes_no"}, "require": {"is": true}, "points": {"max": 5, "if_met": true},
    "may_be_not_applicable": true},
   {"code": "4.9", "title": {"vi": "9"}, "measure": {"type": "ratio"}, "require": {"at_most": 10},
    "points": {"max": 5, "extra": true, "steps": [{"at_most": 0, "points": 5}, {"at_most": 5, "points": 2}], "else": -1}}]}]
})";
}

std::string_view many_circumstances() {
  return R"({
 "format": "xaso.criteria/1", "id": "test.many", "version": "1", "title": {"vi": "Nhiều"}, "applies_to": "commune",
 "attributes": {"a": ["a", "b", "c", "d", "e", "f", "g"], "b": ["a", "b", "c", "d", "e", "f", "g"],
  "c": ["a", "b", "c", "d", "e", "f", "g"], "d": ["a", "b", "c", "d", "e", "f", "g"], "e": "decimal"},
 "policies": {"not_applicable": "met"},
 "criteria": [
  {"code": "1", "title": {"vi": "1"}, "measure": {"type": "ratio"}, "applies_when": {"a": ["a", "b", "c"], "b": ["b", "c", "d", "e"]},
   "require": {"at_least": {"select": [{"when": {"c": "a"}, "value": 10}, {"when": {"d": ["a", "c"]}, "value": "50.5"},
     {"when": {"e": {"more_than": 3}}, "value": null}], "otherwise": 90}}},
  {"code": "2", "title": {"vi": "2"}, "children": [
   {"code": "2.1", "title": {"vi": "3"}, "measure": {"type": "count"}, "require": {"at_least": 3}}],
   "applies_when": {"a": ["a", "b", "c"], "b": ["b", "c", "d", "e"], "c": ["a", "b", "c", "e"], "d": ["a", "c", "d"], "e": {"less_than": 4}}}],
 "conclusions": [{"code": "done", "title": {"vi": "x"}, "when": {"any": [{"all_met": "*"},
   {"unit": {"a": "a", "b": "b", "c": "c", "d": "d", "e": {"at_least": 4}}}]}}]
})";
}

std::string_view without_indicators() {
  return R"({
 "format": "xaso.criteria/1", "id": "test.none", "version": "1", "title": {"vi": "Không"}, "applies_to": "commune",
 "facts": [{"name": "safe", "title": {"vi": "An toàn"}}],
 "criteria": [{"code": "1", "title": {"vi": "1"}, "expected_indicators": 3, "children": []}],
 "conclusions": [{"code": "done", "title": {"vi": "x"}, "when": {"any": [{"all_met": "*"}, {"fact": "safe", "is": true}]}}]
})";
}

xaso::library library_in(const fs::path& folder) {
  std::vector<xaso::criteria_set> sets{xaso::read_criteria(read(folder / "criteria.json"))};
  const auto next = [&] { return "criteria." + std::to_string(sets.size() + 1) + ".json"; };
  while (fs::exists(folder / next())) sets.push_back(xaso::read_criteria(read(folder / next())));
  return xaso::library::create(std::move(sets));
}

std::vector<named_evaluator> all(const fs::path& vectors, const fs::path& examples) {
  std::vector<named_evaluator> found;
  for (const std::string_view text : {everything(), many_circumstances(), without_indicators()}) {
    const xaso::criteria_set set = xaso::read_criteria(text);
    found.push_back({set.id(), xaso::evaluator(set)});
  }
  std::set<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(vectors / "good")) {
    if (entry.is_directory()) folders.insert(entry.path());
  }
  for (const fs::path& folder : folders) {
    found.push_back({folder.filename(), xaso::evaluator(library_in(folder))});
  }
  add_examples(examples, found);
  return found;
}

}  // namespace test_sets
