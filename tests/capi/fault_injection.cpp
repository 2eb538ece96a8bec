// Replaces operator new and delete in the test program, and by that in the libraries it uses.
// All of them, because a sanitizer brings its own of those that are not replaced.
// SPDX-License-Identifier: Apache-2.0
#include "fault_injection.h"

#include <atomic>
#include <cstdlib>
#include <new>
#include <stdexcept>

namespace {

constexpr std::size_t never = static_cast<std::size_t>(-1);

int32_t kind = fault_no_memory;
std::size_t until_fault = never;
bool came = false;
std::atomic<std::size_t> live{0};

bool is_due() noexcept {
  if (until_fault == never) return false;
  if (until_fault > 0) {
    --until_fault;
    return false;
  }
  came = true;
  if (kind != fault_no_memory_left) until_fault = never;
  return true;
}

void* allocated(std::size_t size) noexcept {
  void* const memory = std::malloc(size == 0 ? 1 : size);
  if (memory != nullptr) ++live;
  return memory;
}

void* allocate(std::size_t size) {
  if (is_due()) {
    if (kind == fault_exception) throw std::runtime_error("injected");
    if (kind == fault_number) throw 7;
    throw std::bad_alloc();
  }
  void* const memory = allocated(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void* allocate_or_null(std::size_t size) noexcept { return is_due() ? nullptr : allocated(size); }

void release(void* memory) noexcept {
  if (memory != nullptr) --live;
  std::free(memory);
}

}  // namespace

void inject_fault(int32_t kind_of_fault, std::size_t n) {
  kind = kind_of_fault;
  came = false;
  until_fault = n;
}

int32_t remove_fault() {
  until_fault = never;
  return came ? 1 : 0;
}

std::size_t live_allocations() { return live; }

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return allocate_or_null(size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return allocate_or_null(size);
}
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { release(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { release(memory); }
