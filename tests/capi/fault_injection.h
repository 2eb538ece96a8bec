/* Makes the n-th allocation of C++ code fail, or throw something that nobody expects there.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef XASO_TESTS_FAULT_INJECTION_H
#define XASO_TESTS_FAULT_INJECTION_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What happens at the allocation. */
enum {
  fault_no_memory,      /* it fails, and memory is there again */
  fault_no_memory_left, /* it fails, and so does every later one */
  fault_exception,      /* it throws a std::runtime_error */
  fault_number,         /* it throws an int */
  fault_count,
};

/* From now on, the n-th allocation, counted from 0, fails. */
void inject_fault(int32_t kind, size_t n);

/* Ends that. Returns whether the n-th allocation came. */
int32_t remove_fault(void);

/* Allocations that have not been freed. */
size_t live_allocations(void);

#ifdef __cplusplus
}
#endif

#endif
