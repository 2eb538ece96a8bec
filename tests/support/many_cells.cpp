// Random tables over every set, until so many cells were evaluated in every way and row by row.
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include "random_table.hpp"
#include "sets.hpp"
#include "table_agreement.hpp"

/// Arguments: how many cells, the first seed.
int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::size_t wanted_cells = std::strtoull(argv[1], nullptr, 10);
  const auto sets = test_sets::all(XASO_VECTORS, XASO_EXAMPLES);
  std::size_t cells = 0;
  std::size_t wrong = 0;
  for (std::size_t seed = std::strtoull(argv[2], nullptr, 10); cells < wanted_cells; ++seed) {
    const auto& [name, evaluator] = sets[seed % sets.size()];
    const auto& plan = random_table::plan_of(evaluator);
    random_table::seeded_choices choose(seed);
    random_table::wishes wanted;
    wanted.rows = static_cast<std::size_t>(choose.below(choose.chance(90) ? 3'000 : 40'000));
    if (!plan.scores().empty()) wanted.rows /= 20;  // points are worked out unit by unit
    const auto table = random_table::make(choose, plan, wanted);
    cells += wanted.rows * plan.indicators().size();
    std::string found;
    try {
      found = agreement::difference_in(evaluator, table, choose, wanted.rows);
    } catch (const std::exception& failure) {
      found = failure.what();
    }
    if (found.empty()) continue;
    std::printf("%s, seed %zu: %s\n", name.c_str(), seed, found.c_str());
    ++wrong;
  }
  std::printf("%zu cells, %zu tables are wrong\n", cells, wrong);
  return wrong == 0 ? 0 : 1;
}
