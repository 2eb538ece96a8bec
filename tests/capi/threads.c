/* Many threads use the same handles at once, and get the same bytes. The thread sanitizer watches.
 * SPDX-License-Identifier: Apache-2.0 */
#include <pthread.h>
#include <xaso.h>

#include "check.h"
#include "documents.h"

enum { thread_count = 4, rounds = 50 };

static xaso_criteria_set* set;
static xaso_measurements* measurements;
static xaso_evaluator* evaluator;
static xaso_criteria_set* others[2];
static char* expected;

static char* answer(const xaso_evaluator* of, int32_t language) {
  xaso_evaluate_options options = XASO_EVALUATE_OPTIONS_INIT;
  options.text_language = language;
  char* json = NULL;
  XASO_CHECK(xaso_evaluator_evaluate_json(of, measurements, &options, &json, NULL, NULL) ==
             XASO_OK);
  return json;
}

static void* use_all_handles(void* unused) {
  (void)unused;
  for (int i = 0; i < rounds; ++i) {
    char* const shared = answer(evaluator, XASO_LANGUAGE_EN);
    XASO_CHECK_TEXT(shared, expected);
    xaso_string_free(shared);

    xaso_evaluator* own = NULL;
    XASO_CHECK(xaso_evaluator_create_with_library(set, (const xaso_criteria_set* const*)others, 2,
                                                  &own, NULL) == XASO_OK);
    char* const from_own = answer(own, XASO_LANGUAGE_EN);
    XASO_CHECK_TEXT(from_own, expected);
    xaso_string_free(from_own);
    xaso_evaluator_free(own);

    xaso_error* error = NULL;
    XASO_CHECK(xaso_evaluator_evaluate_json(NULL, NULL, NULL, NULL, NULL, &error) ==
               XASO_E_ARGUMENT);
    XASO_CHECK_TEXT(first_rule(error), "null_argument");
    xaso_error_free(error);
  }
  return NULL;
}

int main(void) {
  set = example_set();
  measurements = example_measurements();
  evaluator = example_evaluator();
  others[0] = set_of(counting_text);
  others[1] = set_of(village_text);
  expected = answer(evaluator, XASO_LANGUAGE_EN);
  pthread_t threads[thread_count];
  for (int i = 0; i < thread_count; ++i) {
    XASO_CHECK(pthread_create(&threads[i], NULL, use_all_handles, NULL) == 0);
  }
  for (int i = 0; i < thread_count; ++i) XASO_CHECK(pthread_join(threads[i], NULL) == 0);
  xaso_string_free(expected);
  xaso_evaluator_free(evaluator);
  xaso_measurements_free(measurements);
  xaso_criteria_set_free(others[0]);
  xaso_criteria_set_free(others[1]);
  xaso_criteria_set_free(set);
  return EXIT_SUCCESS;
}
