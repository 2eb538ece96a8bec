// Counting what is allocated, by the operators new of the program that links it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

/// How often memory was asked for since the program began.
[[nodiscard]] std::size_t allocations() noexcept;
