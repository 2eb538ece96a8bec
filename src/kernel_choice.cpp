// Asking the processor, once.
// SPDX-License-Identifier: Apache-2.0
#include "kernel_choice.hpp"

namespace xaso::detail {
namespace {

#if defined(XASO_X86_KERNELS)
const kernel* avx2_if_there() noexcept {
  static const bool there = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  return there ? &avx2_kernel : nullptr;
}
const kernel* avx512_if_there() noexcept {
  static const bool there =
      __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  return there ? &avx512_kernel : nullptr;
}
#else
const kernel* avx2_if_there() noexcept { return nullptr; }
const kernel* avx512_if_there() noexcept { return nullptr; }
#endif

}  // namespace

const kernel* kernel_of(kernel_choice choice) noexcept {
  switch (choice) {
    case kernel_choice::portable:
      return &portable_kernel;
    case kernel_choice::avx2:
      return avx2_if_there();
    case kernel_choice::avx512:
      return avx512_if_there();
    case kernel_choice::best:
      break;
  }
  if (const kernel* best = avx512_if_there()) return best;
  if (const kernel* good = avx2_if_there()) return good;
  return &portable_kernel;
}

}  // namespace xaso::detail
