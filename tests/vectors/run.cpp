// Every case of tests/vectors: documents that give exactly their answer, or exactly their errors.
// Bytes and whole messages are compared: both are part of the interface.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "batch_agreement.hpp"
#include "table_agreement.hpp"
#include "vector_text.hpp"
#include "xaso/error.hpp"
#include "xaso/evaluator.hpp"
#include "xaso/json.hpp"
#include "xaso/library.hpp"

namespace {

namespace fs = std::filesystem;

/// The errors as `expected_error.json` has them.
std::string as_json(const std::vector<xaso::error>& errors) {
  std::string out = "[\n";
  for (const xaso::error& one : errors) {
    out += " {\"code\": " + json_string(name(one.code)) + ", \"rule\": " + json_string(one.rule) +
           ",\n  \"message\": " + json_string(one.message) +
           ",\n  \"pointer\": " + json_string(one.pointer) +
           ", \"offset\": " + std::to_string(one.offset) +
           ", \"line\": " + std::to_string(one.line) +
           ", \"column\": " + std::to_string(one.column) + "}";
    out += &one == &errors.back() ? "\n" : ",\n";
  }
  return out + "]\n";
}

/// The value of a text member of `question.json`, which is one flat object; empty: not there.
std::string asked_for(const std::string& question, const std::string& key) {
  const std::string quoted = '"' + key + "\": \"";
  const std::size_t at = question.find(quoted);
  if (at == std::string::npos) return {};
  const std::size_t begin = at + quoted.size();
  return question.substr(begin, question.find('"', begin) - begin);
}

xaso::question question_of(const fs::path& folder) {
  const std::string question = read_file(folder / "question.json");
  xaso::question asked;
  if (const auto track = xaso::track_named(asked_for(question, "track"))) asked.track = *track;
  for (const xaso::language each : {xaso::language::vi, xaso::language::en}) {
    if (asked_for(question, "text") == name(each)) asked.text = each;
  }
  asked.allow_other_criteria = question.find("\"allow_other_criteria\": true") != std::string::npos;
  return asked;
}

/// The set to evaluate and those beside it: criteria.2.json, criteria.3.json, …
xaso::library library_in(const fs::path& folder) {
  std::vector<xaso::criteria_set> sets{xaso::read_criteria(read_file(folder / "criteria.json"))};
  const auto next = [&] { return "criteria." + std::to_string(sets.size() + 1) + ".json"; };
  while (fs::exists(folder / next())) {
    sets.push_back(xaso::read_criteria(read_file(folder / next())));
  }
  return xaso::library::create(std::move(sets));
}

/// How the units of a document, evaluated as a batch in every way, differ from one by one.
std::string difference_as_batch(const xaso::evaluator& evaluator,
                                const xaso::measurements& measurements,
                                const xaso::question& asked) {
  const xaso::bound_units units = evaluator.bind(measurements, asked);
  xaso::batch_result result;
  evaluator.evaluate(units, result, agreement::everything());
  std::string found = agreement::difference(result, evaluator.evaluate(measurements, asked));
  if (found.empty()) found = agreement::difference_of_ways(evaluator, units, result);
  return found;
}

/// What the documents of a case come to: the answer, or the errors.
std::string found_in(const fs::path& folder) {
  try {
    const xaso::evaluator evaluator(library_in(folder));
    if (!fs::exists(folder / "measurements.json")) return "(accepted)\n";
    const auto measurements = xaso::read_measurements(read_file(folder / "measurements.json"));
    const xaso::question asked = question_of(folder);
    std::string answer = write_evaluation(evaluator.evaluate(measurements, asked));
    const std::string batch = difference_as_batch(evaluator, measurements, asked);
    return batch.empty() ? answer : "as a batch: " + batch + "\n";
  } catch (const xaso::failure& failure) {
    return as_json(failure.errors());
  }
}

bool agrees(const fs::path& folder) {
  const bool refused = fs::exists(folder / "expected_error.json");
  const std::string expected =
      read_file(folder / (refused ? "expected_error.json" : "expected.json"));
  const std::string found = found_in(folder);
  if (found != expected) {
    std::printf("%s\nexpected: %sfound: %s\n", folder.c_str(), expected.c_str(), found.c_str());
  }
  return found == expected;
}

}  // namespace

/// Argument: a folder of cases.
int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::set<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(argv[1])) {
    if (entry.is_directory()) folders.insert(entry.path());
  }
  const auto failed = std::count_if(folders.begin(), folders.end(),
                                    [](const fs::path& one) { return !agrees(one); });
  std::printf("%zu cases, %ld failed\n", folders.size(), static_cast<long>(failed));
  return folders.empty() || failed != 0 ? 1 : 0;
}
