// The operators new and delete of a test program, counted.
// SPDX-License-Identifier: Apache-2.0
#include "allocations.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define XASO_COUNTS_ALLOCATIONS 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define XASO_COUNTS_ALLOCATIONS 0
#endif
#endif
#ifndef XASO_COUNTS_ALLOCATIONS
#define XASO_COUNTS_ALLOCATIONS 1
#endif

namespace {
std::atomic<std::size_t> count{0};
}

std::size_t allocations() noexcept { return count.load(); }
bool allocations_are_counted() noexcept { return XASO_COUNTS_ALLOCATIONS != 0; }

#if XASO_COUNTS_ALLOCATIONS

// The forms for arrays and those that do not throw come down to these; those for more than the
// usual alignment are nobody's here.
void* operator new(std::size_t size) {
  ++count;
  if (void* found = std::malloc(size == 0 ? 1 : size)) return found;  // NOLINT
  throw std::bad_alloc();
}
void operator delete(void* pointer) noexcept { std::free(pointer); }               // NOLINT
void operator delete(void* pointer, std::size_t) noexcept { std::free(pointer); }  // NOLINT
#endif
