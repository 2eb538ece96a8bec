// How often memory was asked for: this program counts what `operator new` is called for.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace bench {

/// By this thread, since it began.
[[nodiscard]] std::uint64_t allocations() noexcept;

}  // namespace bench
