// W2: the verdicts on one unit, and a sentence for each of the 37.
// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "embedded_python.hpp"
#include "suite.hpp"
#include "workloads.hpp"
#include "xaso/evaluator.hpp"
#include "xaso/explain.hpp"

namespace bench {
namespace {

constexpr std::size_t row = 7;

struct explained_unit {
  xaso::evaluator evaluator;
  xaso::measurements measurements;

  explained_unit(const xaso::criteria_set& set, const figures& columns)
      : evaluator(set), measurements(evaluator.as_measurements(table_of(columns), row)) {}

  template <typename Take>
  void explain(const Take& take) const {
    const xaso::evaluation evaluated = evaluator.evaluate(measurements);
    const xaso::unit_answer unit = evaluated.unit(0);
    for (std::size_t i = 0; i < unit.indicator_count(); ++i) {
      take(unit.status(i),
           xaso::explain(unit.indicator(i), evaluator.criteria(), xaso::language::vi));
    }
  }
};

/// Whether every sentence of Python's has the verdict that ours has. ("chưa đạt" is not met.)
bool say_the_same(const explained_unit& unit, const std::vector<std::string>& sentences) {
  std::size_t at = 0;
  bool same = true;
  unit.explain([&](xaso::status status, const std::string&) {
    const std::string verdict = ": " + std::string(xaso::word(status, xaso::language::vi));
    same = same && sentences[at++].find(verdict) != std::string::npos;
  });
  return same && at == sentences.size();
}

}  // namespace

void add_one_unit_explained(const figures& columns) {
  const place where{"W2", 1, std::string(name(columns.of())), indicators,
                    indicators * 2 * sizeof(std::int64_t)};
  auto unit = std::make_shared<explained_unit>(make_set(concludes::no), columns);
  const auto is_same = [&](const char* function) {
    return say_the_same(*unit, python_explanations(function, columns, row));
  };
  constexpr const char* by_decimals = "explain_by_decimals";
  constexpr const char* by_whole_numbers = "explain_by_whole_numbers";
  add(where, "xaso", is_same(by_decimals), [unit] {
    unit->explain(
        [](xaso::status, const std::string& text) { benchmark::DoNotOptimize(text.data()); });
  });
  add(where, "Python, Decimal", is_same(by_decimals), python_explain(by_decimals, columns, row));
  add(where, "Python, whole numbers", is_same(by_whole_numbers),
      python_explain(by_whole_numbers, columns, row));
}

}  // namespace bench
