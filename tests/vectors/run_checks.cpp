// Every case of tests/vectors/checks: a criteria set in which exactly so much is found. Each check
// has a case of its name, in which it finds something; cases called `nothing…` find nothing.
//
// usage: xaso_check_vectors [--update] <folder>
//
// `--update` writes every expected.json anew; look at the difference before committing it.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "vector_text.hpp"
#include "xaso/check.hpp"
#include "xaso/error.hpp"
#include "xaso/json.hpp"

namespace {

namespace fs = std::filesystem;

/// The findings as `expected.json` has them, with their places in the text.
std::string as_json(const std::vector<xaso::finding>& findings, const std::string& text) {
  std::vector<std::string> pointers;
  pointers.reserve(findings.size());
  for (const xaso::finding& one : findings) pointers.push_back(one.pointer);
  const std::vector<xaso::text_place> places = xaso::locate(text, pointers);
  std::string out = findings.empty() ? "[" : "[\n";
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const xaso::finding& one = findings[i];
    out += " {\"rule\": " + json_string(one.rule) +
           ", \"severity\": " + json_string(name(one.how_grave)) +
           ", \"set\": " + std::to_string(one.set) +
           ",\n  \"pointer\": " + json_string(one.pointer) +
           ", \"line\": " + std::to_string(places[i].line) +
           ", \"column\": " + std::to_string(places[i].column) +
           ",\n  \"vi\": " + json_string(one.message.vi) +
           ",\n  \"en\": " + json_string(one.message.en) + "}";
    out += i + 1 < findings.size() ? ",\n" : "\n";
  }
  return out + "]\n";
}

class runner {
 public:
  explicit runner(bool update) : update_(update) {}

  void run(const fs::path& folder) {
    const std::string name = folder.filename().string();
    const std::string text = read_file(folder / "criteria.json");
    try {
      const auto findings = xaso::check(xaso::library::create({xaso::read_criteria(text)}));
      compare(folder, as_json(findings, text));
      judge(name, findings);
    } catch (const xaso::failure& failure) {
      complain(name, failure.what());
    }
    cases_.insert(name);
  }

  /// Each check must have shown that it can find something.
  void check_completeness() {
    for (const std::string_view rule : xaso::check_rules()) {
      if (!cases_.contains(std::string(rule))) complain(std::string(rule), "no case of this check");
    }
  }

  [[nodiscard]] std::size_t cases() const noexcept { return cases_.size(); }
  [[nodiscard]] bool failed() const noexcept { return failed_; }

 private:
  void compare(const fs::path& folder, const std::string& actual) {
    const fs::path file = folder / "expected.json";
    if (update_) std::ofstream(file, std::ios::binary) << actual;
    if (read_file(file) == actual) return;
    complain(folder.filename().string(), "other findings than expected:\n" + actual);
  }

  void judge(const std::string& name, const std::vector<xaso::finding>& findings) {
    if (name.starts_with("nothing")) {
      if (!findings.empty()) complain(name, "something is found");
      return;
    }
    const bool found = std::any_of(findings.begin(), findings.end(),
                                   [&](const auto& one) { return one.rule == name; });
    if (!found) complain(name, "the check of this name finds nothing, or there is none");
  }

  void complain(const std::string& name, const std::string& what) {
    std::printf("%s: %s\n", name.c_str(), what.c_str());
    failed_ = true;
  }

  bool update_;
  bool failed_ = false;
  std::set<std::string> cases_;
};

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  const bool update = arguments.size() == 2 && arguments.front() == "--update";
  if (arguments.size() != (update ? 2U : 1U)) {
    std::fputs("usage: xaso_check_vectors [--update] <folder>\n", stderr);
    return 2;
  }
  runner runner(update);
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(arguments.back())) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  for (const fs::path& folder : folders) runner.run(folder);
  runner.check_completeness();
  if (!runner.failed()) std::printf("%zu cases hold\n", runner.cases());
  return runner.failed() ? 1 : 0;
}
