// Tables of any size, chunk by chunk, in bounded memory.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

#include "xaso/batch.hpp"
#include "xaso/table.hpp"

namespace xaso {

/// Gives the next chunk of a table; null at its end. What it gives must stay until the next call.
/// May throw: what was delivered before stays delivered.
using chunk_source = std::function<const table_view*()>;

/// Takes what a chunk comes to; `result` is used again for the next. False stops the stream.
/// @param first_row  of the chunk, in the whole table
using chunk_sink =
    std::function<bool(const table_view& chunk, const batch_result& result, std::size_t first_row)>;

/// How far a stream came.
struct stream_end {
  std::size_t rows = 0;  ///< that were delivered
  bool stopped = false;  ///< by the sink, before the end
};

}  // namespace xaso
