// SPDX-License-Identifier: Apache-2.0
#include "options.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

namespace example {
namespace {

template <class Value>
using choices = std::vector<std::pair<std::string_view, Value>>;

/// The value that `given` names.
template <class Value>
Value one_of(const std::string& option, const std::string& given, const choices<Value>& known) {
  std::string names;
  for (const auto& [name, value] : known) {
    if (name == given) return value;
    names.append(names.empty() ? "" : "|").append(name);
  }
  throw usage_error(option + " '" + given + "': use " + names);
}

choices<xaso::track> tracks() {
  return {{"self", xaso::track::self},
          {"review", xaso::track::review},
          {"appraised", xaso::track::appraised}};
}

void set_option(options& out, const std::string& name, const std::string& value) {
  if (name == "--criteria") {
    out.criteria.push_back(value);
  } else if (name == "--measurements") {
    out.measurements = value;
  } else if (name == "--format") {
    out.format = one_of<output_format>(
        name, value, {{"text", output_format::text}, {"json", output_format::json}});
  } else if (name == "--lang") {
    out.language = one_of<xaso::language>(name, value,
                                          {{"vi", xaso::language::vi}, {"en", xaso::language::en}});
  } else if (name == "--track") {
    out.track = one_of(name, value, tracks());
  } else if (name == "--compare") {
    out.compare = one_of(name, value, tracks());
  } else if (name == "--explain") {
    out.explain = one_of<explained>(
        name, value,
        {{"all", explained::all}, {"unmet", explained::unmet}, {"none", explained::none}});
  } else {
    throw usage_error("unknown option '" + name + "'");
  }
}

void check(const options& given) {
  std::vector<std::string> files = given.criteria;
  files.push_back(given.measurements);
  if (given.criteria.empty() || given.criteria.front().empty()) {
    throw usage_error("--criteria FILE is missing");
  }
  if (given.measurements.empty()) throw usage_error("--measurements FILE is missing");
  if (std::count(files.begin(), files.end(), "-") > 1) {
    throw usage_error("only one of the documents can come from standard input");
  }
  if (given.compare == given.track) throw usage_error("--compare needs another track than --track");
  if (given.compare && given.format == output_format::json) {
    throw usage_error("--compare is for the report; ask for each track as JSON by itself");
  }
}

}  // namespace

request read_command_line(const std::vector<std::string>& arguments) {
  request out;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--help" || argument == "-h") return {request::kind::help, {}};
    if (argument == "--version") return {request::kind::version, {}};
    if (!argument.starts_with("--")) throw usage_error("unexpected argument '" + argument + "'");

    const std::size_t equals = argument.find('=');
    const std::string name = argument.substr(0, equals);
    const bool apart = equals == std::string::npos;  // the value is the next argument
    if (apart && i + 1 == arguments.size()) throw usage_error(name + " needs a value");
    set_option(out.options, name, apart ? arguments[++i] : argument.substr(equals + 1));
    const bool again = !seen.insert(name).second;
    if (again && name != "--criteria") throw usage_error(name + " is given twice");
  }
  check(out.options);
  return out;
}

std::string_view usage() {
  return "usage: evaluate --criteria FILE [--criteria FILE]... --measurements FILE\n"
         "                [--track TRACK] [--compare TRACK] [--explain all|unmet|none]\n"
         "                [--format text|json] [--lang vi|en]\n"
         "       evaluate --help | --version\n";
}

std::string_view help() {
  return
      R"(evaluate: đánh giá các đơn vị theo một bộ tiêu chí.
          Judges units against a criteria set.

  --criteria FILE       bộ tiêu chí (xaso.criteria/1); có thể ghi nhiều lần: bộ đầu tiên được
                        dùng để đánh giá, các bộ khác để tham chiếu
                        the criteria set; may be repeated: the first is evaluated, the others are
                        there to be referred to
  --measurements FILE   số liệu của các đơn vị (xaso.measurements/1)
                        what the units report
                        FILE là "-": đọc từ đầu vào chuẩn / "-" is standard input

  --lang vi|en          ngôn ngữ; mặc định vi
                        language, vi unless given
  --track TRACK         self: tự đánh giá (mặc định), review: rà soát, appraised: thẩm định
                        whose figures: self (unless given), review, appraised
  --compare TRACK       đối chiếu với một nguồn số liệu khác: chỉ tiêu nào có kết quả khác
                        sets them against another track: which indicators come out differently
  --explain all|unmet|none
                        all: mọi chỉ tiêu; unmet: chỉ tiêu chưa đạt hoặc chưa đủ dữ liệu (mặc
                        định); none: như unmet nhưng không giải thích; chỉ tiêu chỉ chấm điểm
                        luôn được nêu
                        all: every indicator; unmet: those not met or undetermined (unless
                        given); none: those too, without explanations; those that have points
                        only are always shown
  --format text|json    text: bảng để đọc (mặc định); json: xaso.evaluation/1, có lời giải thích
                        nếu ghi --lang; không phụ thuộc --explain
                        text: a table to read (unless given); json: xaso.evaluation/1, with
                        explanations where --lang is given, whatever --explain says
  --help, --version

Mã kết thúc / exit status:
  0  đã đánh giá / evaluated
  2  tài liệu có lỗi, mỗi lỗi một dòng FILE:LINE:COLUMN / an error in a document, one line each
  3  lỗi khác: dòng lệnh, đọc hoặc ghi tệp / any other failure: command line, reading, writing
)";
}

}  // namespace example
