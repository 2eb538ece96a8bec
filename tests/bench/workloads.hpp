// The workloads. Each file of theirs adds its subjects, having held their verdicts first.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "figures.hpp"

namespace bench {

/// The tables of a run; made once, they outlive every subject.
struct tables {
  figures small[2] = {{10'000, mix::clean}, {10'000, mix::hostile}};
  figures large[2] = {{1'000'000, mix::clean}, {1'000'000, mix::hostile}};
};

void add_one_unit(const figures& columns);            ///< W1
void add_one_unit_explained(const figures& columns);  ///< W2
void add_table(const figures& columns);               ///< W4
/// W4 at other sizes: only what the plot shows.
void add_table_for_plot(const figures& columns);
void add_decimals(std::size_t rows, mix of);  ///< W5
void add_gaps(const figures& columns);        ///< W6
void add_sweep(const figures& columns);       ///< W7
/// W10.
/// @param folder  where province-clean.json and province-hostile.json are
void add_reading(const std::string& folder);
/// Tables of every other kind, against the one of W4.
void add_other_inputs(std::size_t rows);

}  // namespace bench
