// check: looks for what is valid in criteria sets and yet hardly meant.
// It prints one line for each place, as compilers do, so that editors can go there.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/check.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "documents.hpp"
#include "speaker.hpp"
#include "terminal.hpp"
#include "xaso/json.hpp"
#include "xaso/version.h"

namespace {

using example::document;
using example::speaker;

enum exit_status { nothing_grave = 0, warnings = 1, bad_documents = 2, other_failure = 3 };

constexpr std::string_view usage = "usage: check [--lang vi|en] [--no-notes] FILE...\n";
constexpr std::string_view help =
    R"(check: tìm những chỗ hợp lệ nhưng có lẽ không đúng ý trong bộ tiêu chí.
       Looks for what is valid in criteria sets and yet hardly meant.

usage: check [--lang vi|en] [--no-notes] FILE...

  FILE...       các bộ tiêu chí (xaso.criteria/1) được đọc cùng nhau; "-": đầu vào chuẩn
                criteria sets, taken together; "-" is standard input
  --lang vi|en  ngôn ngữ; mặc định vi
                language, vi unless given
  --no-notes    chỉ nêu cảnh báo, bỏ lưu ý
                warnings only
  --help, --version

Mỗi chỗ một dòng / one line each: FILE:LINE:COLUMN: cảnh báo|lưu ý: … [rule] (pointer)

Mã kết thúc / exit status:
  0  không có cảnh báo / no warning
  1  có cảnh báo / warnings
  2  tài liệu có lỗi / an error in a document
  3  lỗi khác / any other failure
)";

class usage_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct options {
  std::vector<std::string> files;
  xaso::language language = xaso::language::vi;
  bool notes = true;
};

xaso::language language_named(const std::string& name) {
  if (name == "vi") return xaso::language::vi;
  if (name == "en") return xaso::language::en;
  throw usage_error("--lang '" + name + "': use vi|en");
}

options read_options(const std::vector<std::string>& arguments) {
  options out;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--lang") {
      if (++i == arguments.size()) throw usage_error("--lang needs a value");
      out.language = language_named(arguments[i]);
    } else if (argument.starts_with("--lang=")) {
      out.language = language_named(argument.substr(7));
    } else if (argument == "--no-notes") {
      out.notes = false;
    } else if (argument.starts_with("--")) {
      throw usage_error("unknown option '" + argument + "'");
    } else {
      out.files.push_back(argument);
    }
  }
  if (out.files.empty()) throw usage_error("no FILE is given");
  if (std::count(out.files.begin(), out.files.end(), "-") > 1) {
    throw usage_error("only one document can come from standard input");
  }
  return out;
}

bool is_warning(const xaso::finding& one) {
  return one.how_grave == xaso::finding::severity::warning;
}

/// A finding with its place in the text of its set.
struct placed_finding {
  const xaso::finding* finding;
  xaso::text_place place;
};

/// Set by set, in the order in which they stand in the text.
std::vector<placed_finding> in_order(const std::vector<xaso::finding>& findings,
                                     const std::vector<document>& documents) {
  std::vector<placed_finding> placed;
  for (std::size_t set = 0; set < documents.size(); ++set) {
    std::vector<std::string> pointers;
    const std::size_t first = placed.size();
    for (const xaso::finding& one : findings) {
      if (one.set != set) continue;
      pointers.push_back(one.pointer);
      placed.push_back({&one, {}});
    }
    const std::vector<xaso::text_place> places = xaso::locate(documents[set].text, pointers);
    for (std::size_t i = 0; i < places.size(); ++i) placed[first + i].place = places[i];
  }
  std::stable_sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.finding->set, a.place.offset) < std::tuple(b.finding->set, b.place.offset);
  });
  return placed;
}

std::string line_of(const placed_finding& one, const document& in, const speaker& say) {
  const std::string grave =
      is_warning(*one.finding) ? say({"cảnh báo", "warning"}) : say({"lưu ý", "note"});
  std::string out = in.name + ":" + std::to_string(one.place.line) + ":" +
                    std::to_string(one.place.column) + ": " + grave + ": " +
                    one.finding->message.in(say.language()) + " [" + one.finding->rule + "]";
  if (!one.finding->pointer.empty()) out += " (" + one.finding->pointer + ")";
  return example::on_one_line(out) + "\n";
}

std::string sum_of(std::size_t grave, std::size_t notes, const speaker& say) {
  return say({"{0} cảnh báo, {1} lưu ý", "warnings: {0}, notes: {1}"},
             {say.number(grave), say.number(notes)}) +
         "\n";
}

exit_status check(const options& given) {
  std::vector<document> documents;
  for (const std::string& file : given.files) documents.push_back(example::read_file(file));
  const std::vector<xaso::finding> findings = xaso::check(example::read_library(documents));
  const speaker say(given.language);
  const auto grave = std::count_if(findings.begin(), findings.end(), is_warning);
  std::string out;
  for (const placed_finding& one : in_order(findings, documents)) {
    if (given.notes || is_warning(*one.finding)) {
      out += line_of(one, documents[one.finding->set], say);
    }
  }
  const auto grave_count = static_cast<std::size_t>(grave);
  example::write_output(out + sum_of(grave_count, findings.size() - grave_count, say));
  return grave > 0 ? warnings : nothing_grave;
}

bool asks_for(const std::vector<std::string>& arguments, std::string_view option) {
  return std::find(arguments.begin(), arguments.end(), option) != arguments.end();
}

exit_status run(const std::vector<std::string>& arguments) {
  try {
    if (asks_for(arguments, "--help") || asks_for(arguments, "-h")) {
      example::write_output(help);
      return nothing_grave;
    }
    if (asks_for(arguments, "--version")) {
      example::write_output("check (xaso) " XASO_VERSION_STRING "\n");
      return nothing_grave;
    }
    return check(read_options(arguments));
  } catch (const example::document_error& error) {
    example::complain(std::string(error.what()) + "\n");
    return bad_documents;
  } catch (const usage_error& error) {
    example::complain("check: " + std::string(error.what()) + "\n" + std::string(usage));
  } catch (const std::exception& error) {
    example::complain("check: " + std::string(error.what()) + "\n");
  }
  return other_failure;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run({argv + (argc > 0 ? 1 : 0), argv + argc});
  } catch (const std::exception&) {  // no memory even for saying so
    return other_failure;
  }
}
