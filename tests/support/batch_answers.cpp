// What documents come to as a batch, a line for each: for tests in other languages to hold it
// against what they make of the same documents. Also holds it against evaluating one by one, and a
// random table for the same set against its rows. SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "batch_agreement.hpp"
#include "bound_table.hpp"
#include "random_table.hpp"
#include "table_agreement.hpp"
#include "xaso/error.hpp"
#include "xaso/evaluator.hpp"
#include "xaso/json.hpp"
#include "xaso/library.hpp"

namespace {

constexpr char separator = '\x1E';
constexpr std::size_t rows_of_a_table = 70;

std::vector<std::string_view> parts_of(std::string_view line) {
  std::vector<std::string_view> parts;
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = line.find(separator);
    parts.push_back(line.substr(0, end));
    if (end != std::string_view::npos) line.remove_prefix(end + 1);
  }
  return parts;
}

/// `[a,b,…]` of what is said of 0 … `count` − 1.
template <class Say>
std::string listed(std::size_t count, const Say& say) {
  std::string all = "[";
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) all += ',';
    all += say(i);
  }
  return all + ']';
}

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string level_named(const xaso::conclusion& of, std::size_t level) {
  return level < of.levels.size() ? quoted(of.levels[level].code) : "null";
}

/// `{"indicators": [[status, reason]], "groups": [[status or null]], "conclusions": [[status, best,
/// worst]]}`
std::string unit_as_json(const xaso::batch_result& batch, std::size_t row,
                         const xaso::detail::plan& plan) {
  const auto status = [](std::uint8_t byte) {
    return quoted(name(static_cast<xaso::status>(byte)));
  };
  std::string unit = R"({"indicators":)";
  unit += listed(plan.indicators().size(), [&](std::size_t i) {
    const xaso::outcome found = batch.at(row, i);
    return '[' + quoted(name(found.status())) + ',' + quoted(name(found.reason())) + ']';
  });
  unit += R"(,"groups":)";
  unit += listed(plan.groups().size(), [&](std::size_t i) {
    const std::uint8_t found = batch.groups(i)[row];
    return '[' + (found == xaso::batch_result::no_status ? "null" : status(found)) + ']';
  });
  unit += R"(,"conclusions":)";
  unit += listed(plan.conclusions().size(), [&](std::size_t i) {
    const xaso::conclusion& of = *plan.conclusions()[i].conclusion;
    std::string found = '[' + status(batch.conclusions(i)[row]);
    if (!of.levels.empty()) {
      found += ',' + level_named(of, batch.best_levels(i)[row]);
      found += ',' + level_named(of, batch.worst_levels(i)[row]);
    }
    return found + ']';
  });
  return unit + '}';
}

/// The units of a document, or how the ways of evaluating them differ.
std::string answer_of(const xaso::evaluator& evaluator, const xaso::measurements& measurements,
                      const xaso::question& asked) {
  const xaso::bound_units units = evaluator.bind(measurements, asked);
  xaso::batch_result result;
  xaso::batch_options how = agreement::everything();
  try {
    evaluator.evaluate(units, result, how);
  } catch (const xaso::failure& failure) {
    if (failure.errors().front().rule != "points_too_large") throw;
    how.points = false;
    evaluator.evaluate(units, result, how);
  }
  std::string differs = agreement::difference(result, evaluator.evaluate(measurements, asked));
  if (differs.empty() && how.points) {
    differs = agreement::difference_of_ways(evaluator, units, result);
  }
  if (!differs.empty()) return "as a batch: " + differs;
  return listed(result.rows(),
                [&](std::size_t row) { return unit_as_json(result, row, units.data().plan()); });
}

std::string difference_in_table(const xaso::evaluator& evaluator, std::uint64_t seed) {
  random_table::seeded_choices choose(seed);
  random_table::wishes wanted;
  wanted.rows = static_cast<std::size_t>(choose.below(rows_of_a_table));
  wanted.state_cohorts = choose.chance(50);
  const random_table::table table =
      random_table::make(choose, random_table::plan_of(evaluator), wanted);
  const std::string found = agreement::difference_in(evaluator, table, choose, 20);
  return found.empty() ? found : "a table of seed " + std::to_string(seed) + ": " + found;
}

std::string answer_to(std::string_view line, std::uint64_t seed) {
  const std::vector<std::string_view> parts = parts_of(line);
  if (parts.size() < 3) return "no case";
  std::vector<xaso::criteria_set> sets;
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) sets.push_back(xaso::read_criteria(parts[i]));
  const xaso::evaluator evaluator(xaso::library::create(std::move(sets)));
  xaso::question asked;
  asked.track = xaso::track_named(parts.front()).value_or(xaso::track::self);
  std::string answer = answer_of(evaluator, xaso::read_measurements(parts.back()), asked);
  const std::string table = difference_in_table(evaluator, seed);
  return table.empty() ? answer : table;
}

}  // namespace

/// On every line of the input a case: track, criteria, further criteria, measurements, with a
/// record separator (0x1E) between them.
int main() {
  std::string line;
  for (std::uint64_t seed = 0; std::getline(std::cin, line); ++seed) {
    try {
      std::cout << answer_to(line, seed) << '\n';
    } catch (const xaso::failure& failure) {
      std::cout << "refused: " << failure.errors().front().rule << '\n';
    }
  }
}
