// What a batch came to, kept by column, and what evaluated it, to be used again.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "block_evaluation.hpp"
#include "bound_table.hpp"
#include "xaso/batch.hpp"

namespace xaso::detail {

struct batch_data {
  std::shared_ptr<const bound_table> of;  ///< null: nothing was evaluated yet
  std::size_t rows = 0;

  // By slot or index, then by row.
  std::vector<std::uint8_t> outcomes;
  std::vector<std::uint8_t> groups;
  std::vector<std::uint8_t> conclusions;
  std::vector<std::vector<std::uint16_t>> best;  ///< by conclusion; empty: no levels
  std::vector<std::vector<std::uint16_t>> worst;
  std::vector<cell_gap> gaps;
  std::vector<std::vector<cell_points>> points;  ///< by scored node; last: the unit

  std::vector<std::unique_ptr<block_evaluation>> workers;  ///< one for each part
};

}  // namespace xaso::detail
