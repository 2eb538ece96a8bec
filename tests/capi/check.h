/* The whole test framework of the C tests: a check that ends the program, and named cases.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef XASO_TESTS_CHECK_H
#define XASO_TESTS_CHECK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define XASO_CHECK(condition) xaso_check((condition), #condition, __FILE__, __LINE__)
#define XASO_CHECK_TEXT(text, expected) xaso_check_text((text), (expected), __FILE__, __LINE__)
#define XASO_RUN(test) xaso_run(#test, test)

static inline void xaso_check(int holds, const char* condition, const char* file, int line) {
  if (holds) return;
  fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, condition);
  exit(EXIT_FAILURE);
}

static inline void xaso_check_text(const char* text, const char* expected, const char* file,
                                   int line) {
  if (text != NULL && strcmp(text, expected) == 0) return;
  fprintf(stderr, "%s:%d: is        %s\n  expected: %s\n", file, line, text ? text : "NULL",
          expected);
  exit(EXIT_FAILURE);
}

static inline void xaso_run(const char* name, void (*test)(void)) {
  printf("%s\n", name);
  fflush(stdout);
  test();
}

#endif
