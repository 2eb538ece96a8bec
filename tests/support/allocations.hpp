// Counting what is allocated, by the operators new of the program that links it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

/// Whether they are: a sanitizer brings operators of its own.
[[nodiscard]] bool allocations_are_counted() noexcept;
/// How often memory was asked for since the program began.
[[nodiscard]] std::size_t allocations() noexcept;
