// Documents that must be refused: every folder of tests/vectors/bad gives exactly its errors.
// Wording is part of the interface, so whole messages are compared.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/json/src.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "xaso/error.hpp"
#include "xaso/evaluator.hpp"
#include "xaso/json.hpp"

namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// What the documents of a case are refused for; empty where they are accepted.
std::vector<xaso::error> errors_of(const fs::path& folder) {
  try {
    const xaso::evaluator evaluator(xaso::read_criteria(read_file(folder / "criteria.json")));
    if (fs::exists(folder / "measurements.json")) {
      static_cast<void>(
          evaluator.evaluate(xaso::read_measurements(read_file(folder / "measurements.json"))));
    }
  } catch (const xaso::failure& failure) {
    return failure.errors();
  }
  return {};
}

json::value as_json(const std::vector<xaso::error>& errors) {
  json::array all;
  for (const xaso::error& one : errors) {
    all.push_back(json::value{{"code", std::string(name(one.code))},
                              {"rule", one.rule},
                              {"message", one.message},
                              {"pointer", one.pointer},
                              {"offset", one.offset},
                              {"line", one.line},
                              {"column", one.column}});
  }
  return all;
}

/// One error a line, so that a difference is seen at once, and can be put into the file.
std::string lines(const json::value& errors) {
  std::string out = "[";
  for (const json::value& one : errors.as_array()) {
    out += (out.size() == 1 ? "\n " : ",\n ") + json::serialize(one);
  }
  return out + "\n]\n";
}

bool gives_its_errors(const fs::path& folder) {
  json::error_code unreadable;
  const json::value expected = json::parse(read_file(folder / "expected_error.json"), unreadable);
  const json::value found = as_json(errors_of(folder));
  if (!unreadable && lines(expected) == lines(found) && !read_file(folder / "why.md").empty()) {
    return true;
  }
  std::printf("%s gives\n%s", folder.filename().c_str(), lines(found).c_str());
  return false;
}

}  // namespace

/// Argument: the folder of the cases.
int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::set<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(argv[1])) {
    if (entry.is_directory()) folders.insert(entry.path());
  }
  const auto failed = std::count_if(folders.begin(), folders.end(),
                                    [](const fs::path& one) { return !gives_its_errors(one); });
  std::printf("%zu cases, %ld failed\n", folders.size(), static_cast<long>(failed));
  return folders.empty() || failed != 0 ? 1 : 0;
}
