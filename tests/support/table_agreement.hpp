// Holding a table, evaluated in every way there is, against its rows evaluated one by one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "choices.hpp"
#include "random_table.hpp"
#include "xaso/batch.hpp"
#include "xaso/evaluator.hpp"

namespace agreement {

/// The kernels that this processor has.
[[nodiscard]] const std::vector<xaso::kernel_choice>& kernels();

/// Everything asked for, in one part by the portable kernel: what the others are held against.
[[nodiscard]] xaso::batch_options everything();

/// How two results differ, byte by byte; empty: in nothing.
[[nodiscard]] std::string difference(const xaso::batch_result& one,
                                     const xaso::batch_result& other);
/// The same of a chunk, and its rows in a whole.
[[nodiscard]] std::string difference(const xaso::batch_result& chunk,
                                     const xaso::batch_result& whole, std::size_t first_row);

/// How the ways of evaluating what is bound differ: kernels, parts, threads. Where it is refused,
/// how their errors do.
[[nodiscard]] std::string difference_of_ways(const xaso::evaluator& evaluator,
                                             const xaso::bound_units& units,
                                             const xaso::batch_result& expected);

/// The rows of a table in one document.
[[nodiscard]] xaso::measurements document_of(const xaso::evaluator& evaluator,
                                             const xaso::table_view& table,
                                             const xaso::table_question& asked);

/// How a table differs from itself: every kernel, parts, threads, chunks of a stream, every row by
/// itself (of long tables some), and, of short ones, the document of all rows.
/// @param rows_alone  at most so many are evaluated by themselves
[[nodiscard]] std::string difference_in(const xaso::evaluator& evaluator,
                                        const random_table::table& table,
                                        random_table::choices& choose, std::size_t rows_alone);

/// How the cells that are refused of a table with bad ones differ from those that are refused row
/// by row, and between all ways of evaluating it.
[[nodiscard]] std::string difference_in_refused(const xaso::evaluator& evaluator,
                                                const random_table::table& table);

}  // namespace agreement
