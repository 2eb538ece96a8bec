// Evaluating in every way, and saying where they part.
// SPDX-License-Identifier: Apache-2.0
#include "table_agreement.hpp"

#include <algorithm>
#include <exception>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "batch_agreement.hpp"
#include "batch_data.hpp"
#include "kernel_choice.hpp"
#include "xaso/error.hpp"
#include "xaso/stream.hpp"
#include "xaso/threads.hpp"

namespace agreement {
namespace {

using namespace xaso;
using random_table::choices;

constexpr std::size_t rows_of_a_document = 200;

std::string in_words(kernel_choice kernel, std::size_t parts) {
  static constexpr const char* names[] = {"best", "portable", "avx2", "avx512"};
  return std::string("kernel ") + names[static_cast<std::size_t>(kernel)] + ", " +
         std::to_string(parts) + " parts: ";
}

/// The first row in which two columns differ.
template <class Cell>
std::optional<std::size_t> first_difference(std::span<const Cell> chunk,
                                            std::span<const Cell> whole) {
  const auto found = std::mismatch(chunk.begin(), chunk.end(), whole.begin(), whole.end());
  if (found.first == chunk.end() && found.second == whole.end()) return {};
  return static_cast<std::size_t>(found.first - chunk.begin());
}

/// The errors of what is done; none where it succeeds.
template <class Action>
std::vector<error> errors_of(const Action& action) {
  try {
    action();
  } catch (const failure& failed) {
    return failed.errors();
  }
  return {};
}

std::vector<std::string> as_texts(const std::vector<error>& errors) {
  std::vector<std::string> texts;
  for (const error& one : errors) texts.push_back(one.rule + " " + to_string(one));
  return texts;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& each : texts) all += "\n  " + each;
  return all;
}

/// Chunks of random sizes, some of them empty.
std::vector<table_view> chunks_of(const table_view& table, choices& choose) {
  std::vector<table_view> chunks;
  for (std::size_t first = 0; first < table.rows();) {
    const std::size_t rest = table.rows() - first;
    const std::size_t most = choose.chance(50) ? rest : std::min<std::size_t>(rest, 100);
    // No two empty ones, so that choices that are always the same come to an end.
    const bool after_empty = !chunks.empty() && chunks.back().rows() == 0;
    const auto count = after_empty ? 1 + static_cast<std::size_t>(choose.below(most))
                                   : static_cast<std::size_t>(choose.below(most + 1));
    chunks.push_back(random_table::rows_of(table, first, count));
    first += count;
  }
  return chunks;
}

std::string difference_of_stream(const evaluator& evaluator, const random_table::table& table,
                                 choices& choose, const batch_result& expected) {
  const std::vector<table_view> chunks = chunks_of(table.view, choose);
  // Gathered as if by two threads, in another order.
  cohorts even;
  cohorts odd;
  for (std::size_t i = chunks.size(); i > 0; --i) {
    evaluator.gather(chunks[i - 1], i % 2 == 0 ? even : odd, table.asked);
  }
  odd.merge(even);
  table_question asked = table.asked;
  asked.gathered = &odd;

  std::string found;
  std::size_t next = 0;
  batch_options how = everything();
  how.parts = 1 + static_cast<std::size_t>(choose.below(3));
  how.kernel = kernel_choice::best;
  const stream_end end = evaluator.evaluate(
      [&] { return next < chunks.size() ? &chunks[next++] : nullptr; },
      [&](const table_view& chunk, const batch_result& result, std::size_t first_row) {
        if (result.rows() != chunk.rows()) found = "a chunk has other rows";
        if (found.empty()) found = difference(result, expected, first_row);
        return true;
      },
      asked, how);
  if (found.empty() && (end.rows != table.view.rows() || end.stopped)) found = "it ended early";
  return found.empty() ? found : "in chunks: " + found;
}

std::string difference_of_row(const evaluator& evaluator, const random_table::table& table,
                              std::size_t row, const batch_result& expected) {
  const std::string where = "row " + std::to_string(row) + ", ";
  const measurements of_row = evaluator.as_measurements(table.view, row, table.asked);
  const evaluation alone = evaluator.evaluate(of_row);
  std::string found = difference(expected, row, alone.unit(0));
  if (!found.empty()) return where + found;
  batch_result of_one;
  evaluator.evaluate(evaluator.bind(of_row), of_one, everything());
  found = difference(of_one, alone);
  return found.empty() ? found : where + "as a batch of one: " + found;
}

}  // namespace

const std::vector<kernel_choice>& kernels() {
  static const std::vector<kernel_choice> there = [] {
    std::vector<kernel_choice> found;
    for (const kernel_choice each : {kernel_choice::portable, kernel_choice::avx2,
                                     kernel_choice::avx512, kernel_choice::best}) {
      if (detail::kernel_of(each) != nullptr) found.push_back(each);
    }
    return found;
  }();
  return there;
}

batch_options everything() {
  batch_options how;
  how.groups = true;
  how.gaps = true;
  how.points = true;
  how.kernel = kernel_choice::portable;
  return how;
}

std::string difference(const batch_result& chunk, const batch_result& whole,
                       std::size_t first_row) {
  const detail::batch_data& data = chunk.data();
  const detail::batch_data& all = whole.data();
  if (data.of == nullptr || all.of == nullptr) return "one holds nothing";
  const std::size_t rows = data.rows;
  if (first_row + rows > all.rows) return "there are other rows";
  const auto& plan = data.of->plan();
  const auto part = [&](auto cells) { return cells.subspan(first_row, rows); };
  std::string found;
  const auto compare = [&](const char* what, std::size_t index, auto mine, auto theirs) {
    if (!found.empty() || (mine.empty() && (theirs.empty() || rows == 0))) return;
    if (mine.empty() != theirs.empty()) {
      found = std::string("only one has ") + what;
    } else if (const auto row = first_difference(mine, part(theirs))) {
      found = std::string(what) + " " + std::to_string(index) + " of row " +
              std::to_string(first_row + *row);
    }
  };
  for (std::size_t i = 0; i < plan.indicators().size(); ++i) {
    compare("outcome", i, chunk.outcomes(i), whole.outcomes(i));
    compare("gap", i, chunk.gaps(i), whole.gaps(i));
  }
  for (std::size_t i = 0; i < plan.groups().size(); ++i) {
    compare("group", i, chunk.groups(i), whole.groups(i));
  }
  for (std::size_t i = 0; i < plan.conclusions().size(); ++i) {
    compare("conclusion", i, chunk.conclusions(i), whole.conclusions(i));
    compare("best level", i, chunk.best_levels(i), whole.best_levels(i));
    compare("worst level", i, chunk.worst_levels(i), whole.worst_levels(i));
  }
  if (found.empty() && data.points.size() != all.points.size()) found = "only one has points";
  for (std::size_t i = 0; found.empty() && i < data.points.size(); ++i) {
    compare("points", i, std::span<const cell_points>(data.points[i]),
            std::span<const cell_points>(all.points[i]));
  }
  return found;
}

std::string difference(const batch_result& one, const batch_result& other) {
  if (one.rows() != other.rows()) return "they have other rows";
  return difference(one, other, 0);
}

std::string difference_of_ways(const evaluator& evaluator, const bound_units& units,
                               const batch_result& expected) {
  batch_result result;
  for (const kernel_choice kernel : kernels()) {
    for (const std::size_t parts : {std::size_t{1}, std::size_t{3}}) {
      batch_options how = everything();
      how.kernel = kernel;
      how.parts = parts;
      if (kernel != kernel_choice::portable) how.run = on_threads();
      evaluator.evaluate(units, result, how);
      const std::string found = difference(result, expected);
      if (!found.empty()) return in_words(kernel, parts) + found;
    }
  }
  // What is not asked for changes nothing of the rest.
  evaluator.evaluate(units, result);
  const detail::batch_data& bare = result.data();
  const detail::batch_data& all = expected.data();
  if (bare.outcomes != all.outcomes || bare.conclusions != all.conclusions ||
      bare.best != all.best || bare.worst != all.worst) {
    return "it is another without groups, gaps and points";
  }
  return {};
}

measurements document_of(const evaluator& evaluator, const table_view& table,
                         const table_question& asked) {
  measurements::builder builder(evaluator.criteria().id(), {{1, 1, 1}, {9999, 12, 31}, {}},
                                asked.target_year);
  for (const stated_cohort& each : asked.stated) builder.cohort(each);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const measurements alone = evaluator.as_measurements(table, row, asked);
    builder.unit(alone.entries().front());
    for (const std::string_view code : alone.codes(0)) {
      builder.figure(code, alone.figure(0, code).value());
    }
  }
  return builder.build();
}

std::string difference_in(const evaluator& evaluator, const random_table::table& table,
                          choices& choose, std::size_t rows_alone) {
  const bound_units units = evaluator.bind(table.view, table.asked);
  batch_result expected;
  const auto refused = errors_of([&] { evaluator.evaluate(units, expected, everything()); });
  if (!refused.empty()) {  // points without a maximum, of figures of 18 digits
    return refused.front().rule == "points_too_large" ? "" : to_string(refused.front());
  }
  std::string found = difference_of_ways(evaluator, units, expected);
  if (found.empty()) found = difference_of_stream(evaluator, table, choose, expected);
  if (!found.empty()) return found;

  const std::size_t rows = table.view.rows();
  const bool alike_alone =
      table.asked.stated.size() == expected.data().of->plan().cohort_indicators().size();
  if (alike_alone) {
    const std::size_t count = std::min(rows, rows_alone);
    for (std::size_t i = 0; i < count && found.empty(); ++i) {
      const auto row = count == rows ? i : static_cast<std::size_t>(choose.below(rows));
      found = difference_of_row(evaluator, table, row, expected);
    }
    if (!found.empty()) return "alone: " + found;
  }
  if (rows == 0 || rows > rows_of_a_document) return {};
  const measurements document = document_of(evaluator, table.view, table.asked);
  found = difference(expected, evaluator.evaluate(document));
  if (!found.empty()) return "as a document: " + found;
  batch_result of_document;
  const bound_units bound = evaluator.bind(document);
  evaluator.evaluate(bound, of_document, everything());
  found = difference(of_document, expected);
  if (found.empty()) found = difference_of_ways(evaluator, bound, of_document);
  return found.empty() ? found : "a batch of the document: " + found;
}

std::string difference_in_refused(const evaluator& evaluator, const random_table::table& table) {
  // Every cell that a document refuses.
  std::set<std::string> refused;
  for (std::size_t row = 0; row < table.view.rows(); ++row) {
    const auto errors = errors_of(
        [&] { static_cast<void>(evaluator.as_measurements(table.view, row, table.asked)); });
    for (const error& one : errors) refused.insert(one.pointer);
  }
  std::vector<std::string> first;
  batch_result result;
  for (const kernel_choice kernel : kernels()) {
    for (const std::size_t parts : {std::size_t{1}, std::size_t{3}}) {
      batch_options how;
      how.kernel = kernel;
      how.parts = parts;
      const auto errors = errors_of(
          [&] { evaluator.evaluate(evaluator.bind(table.view, table.asked), result, how); });
      const std::vector<std::string> texts = as_texts(errors);
      if (!errors.empty() && result.rows() != 0) return "a refused result has rows";
      if (!first.empty() && texts != first) {
        return in_words(kernel, parts) + joined(texts) + "\nbefore: " + joined(first);
      }
      first = texts;
      std::set<std::string> places;
      for (const error& one : errors) {
        if (!places.insert(one.pointer).second) return "twice: " + to_string(one);
        if (!refused.contains(one.pointer)) return "refused only in a table: " + to_string(one);
      }
      if (places.size() != std::min(refused.size(), failure::max_errors)) {
        for (const std::string& each : refused) {
          if (!places.contains(each)) return "not refused in a table: " + each;
        }
      }
    }
  }
  return {};
}

}  // namespace agreement
