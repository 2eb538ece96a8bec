// Which kernel this processor runs.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kernel.hpp"
#include "xaso/batch.hpp"

namespace xaso::detail {

/// The kernel of a choice; null where the processor, or this build, lacks it.
[[nodiscard]] const kernel* kernel_of(kernel_choice choice) noexcept;

}  // namespace xaso::detail
