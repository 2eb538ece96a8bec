/* Every allocation of every function fails once, and throws once: no call may let that out, leak,
 * or hand out half an answer.
 * SPDX-License-Identifier: Apache-2.0 */
#include <xaso.h>

#include "check.h"
#include "documents.h"
#include "fault_injection.h"

/* What is read. */
typedef struct text {
  const char* bytes;
  size_t size;
} text;

enum { most_others = 9 };

static text criteria = {criteria_text, sizeof criteria_text - 1};
static text figures = {measurements_text, sizeof measurements_text - 1};
static text others[most_others] = {{village_text, sizeof village_text - 1}};
static size_t other_count = 1;

/* Handles to call with, made before anything fails. */
static xaso_criteria_set* set;
static xaso_criteria_set* library[most_others];
static xaso_measurements* measurements;
static xaso_evaluator* evaluator;

/* A call, with all that it hands out checked and freed. */
typedef xaso_errc call(xaso_error** error);

static xaso_errc read_set(xaso_error** error) {
  xaso_criteria_set* out = NULL;
  const xaso_errc result =
      xaso_criteria_set_parse(criteria.bytes, criteria.size, NULL, &out, error);
  XASO_CHECK((out == NULL) == (result != XASO_OK));
  xaso_criteria_set_free(out);
  return result;
}

static xaso_errc read_measurements(xaso_error** error) {
  xaso_measurements* out = NULL;
  const xaso_errc result = xaso_measurements_parse(figures.bytes, figures.size, NULL, &out, error);
  XASO_CHECK((out == NULL) == (result != XASO_OK));
  xaso_measurements_free(out);
  return result;
}

static xaso_errc create_evaluator(xaso_error** error) {
  xaso_evaluator* out = NULL;
  const xaso_errc result = xaso_evaluator_create(set, &out, error);
  XASO_CHECK((out == NULL) == (result != XASO_OK));
  xaso_evaluator_free(out);
  return result;
}

static xaso_errc create_with_library(const xaso_criteria_set* of, size_t library_size,
                                     xaso_error** error) {
  xaso_evaluator* out = NULL;
  const xaso_errc result = xaso_evaluator_create_with_library(
      of, (const xaso_criteria_set* const*)library, library_size, &out, error);
  XASO_CHECK((out == NULL) == (result != XASO_OK));
  xaso_evaluator_free(out);
  return result;
}

static xaso_errc create_evaluator_with_library(xaso_error** error) {
  return create_with_library(set, other_count, error);
}

static xaso_errc evaluate_on_track(int32_t track, xaso_error** error) {
  xaso_evaluate_options options = XASO_EVALUATE_OPTIONS_INIT;
  options.track = track;
  options.text_language = XASO_LANGUAGE_VI;
  char* json = NULL;
  size_t size = 0;
  const xaso_errc result =
      xaso_evaluator_evaluate_json(evaluator, measurements, &options, &json, &size, error);
  XASO_CHECK((json == NULL) == (result != XASO_OK));
  XASO_CHECK((size == 0) == (result != XASO_OK));
  xaso_string_free(json);
  return result;
}

static xaso_errc evaluate(xaso_error** error) { return evaluate_on_track(XASO_TRACK_SELF, error); }

/* The same calls where they fail by themselves: making the error object is what fails then. */

static xaso_errc read_no_json(xaso_error** error) {
  xaso_criteria_set* out = NULL;
  return xaso_criteria_set_parse("{\"a\": 1,", 8, NULL, &out, error);
}

static xaso_errc read_no_set(xaso_error** error) {
  xaso_criteria_set* out = NULL;
  return xaso_criteria_set_parse(measurements_text, strlen(measurements_text), NULL, &out, error);
}

static xaso_errc read_no_measurements(xaso_error** error) {
  xaso_measurements* out = NULL;
  return xaso_measurements_parse(criteria_text, strlen(criteria_text), NULL, &out, error);
}

static xaso_errc create_from_nothing(xaso_error** error) {
  xaso_evaluator* out = NULL;
  return xaso_evaluator_create(NULL, &out, error);
}

static xaso_errc create_with_a_set_twice(xaso_error** error) {
  return create_with_library(library[0], 1, error);
}

static xaso_errc create_with_library_of_nothing(xaso_error** error) {
  return create_with_library(set, most_others, error);
}

static xaso_errc evaluate_track_that_is_missing(xaso_error** error) {
  return evaluate_on_track(XASO_TRACK_REVIEW, error);
}

static xaso_errc evaluate_track_that_is_none(xaso_error** error) {
  return evaluate_on_track(99, error);
}

/* An error object agrees with what was returned, and can be read without memory. */
static void check_error(xaso_errc result, const xaso_error* error) {
  XASO_CHECK((result == XASO_OK) == (error == NULL));
  if (error == NULL) return;
  XASO_CHECK(xaso_error_count(error) >= 1);
  xaso_error_view view = XASO_ERROR_VIEW_INIT;
  XASO_CHECK(xaso_error_get(error, 0, &view) == XASO_OK);
  XASO_CHECK(view.code == result);
  XASO_CHECK(strlen(view.rule) > 0 && strlen(view.message) > 0);
  XASO_CHECK(strlen(view.pointer) <= view.pointer_size);
}

/* Calls with a fault at allocation `n`. Returns whether the call allocated as often as that. */
static int called_with_fault(call* function, xaso_errc usual, int32_t kind, size_t n,
                             int wants_error) {
  const xaso_errc of_fault = kind <= fault_no_memory_left ? XASO_E_MEMORY : XASO_E_INTERNAL;
  const size_t live = live_allocations();
  xaso_error* error = NULL;
  inject_fault(kind, n);
  const xaso_errc result = function(wants_error ? &error : NULL);
  if (wants_error) {
    check_error(result, error);
    xaso_error_free(error);
  }
  const int came = remove_fault();
  XASO_CHECK(live_allocations() == live);
  /* A fault may be survived, and whatever hinders the making of an error is a lack of memory. */
  XASO_CHECK(result == usual || (came && (result == of_fault || result == XASO_E_MEMORY)));
  return came;
}

/* Every one of the first allocations, and, since large documents repeat themselves, ever fewer of
 * those that follow. Returns how many there are, about. */
static size_t check_allocations(call* function, xaso_errc usual, int32_t kind, int wants_error) {
  size_t n = 0;
  while (called_with_fault(function, usual, kind, n, wants_error)) n += 1 + n / 100;
  return n;
}

static void check_call(const char* name, call* function, xaso_errc usual) {
  size_t allocations = 0;
  for (int32_t kind = 0; kind < fault_count; ++kind) {
    check_allocations(function, usual, kind, 0);
    allocations = check_allocations(function, usual, kind, 1);
    XASO_CHECK(allocations > 1); /* so that the faults are known to reach the library */
  }
  printf("%s: about %zu allocations\n", name, allocations);
}

#define XASO_CHECK_CALL(function, usual) check_call(#function, function, usual)

/* The object that says that no memory is left is not the caller's, but may be freed like others. */
static void the_error_for_no_memory_can_be_freed_twice(void) {
  for (int i = 0; i < 2; ++i) {
    xaso_error* error = NULL;
    inject_fault(fault_no_memory_left, 0);
    XASO_CHECK(create_from_nothing(&error) == XASO_E_MEMORY);
    remove_fault();
    XASO_CHECK(xaso_error_count(error) == 1);
    XASO_CHECK_TEXT(first_rule(error), "out_of_memory");
    xaso_error_view view = XASO_ERROR_VIEW_INIT;
    XASO_CHECK(xaso_error_get(error, 1, &view) == XASO_E_NOT_FOUND);
    xaso_error_free(error);
    xaso_error_free(error);
  }
}

static void an_unknown_exception_is_a_defect_that_is_named(void) {
  static const struct {
    int32_t kind;
    const char* message;
  } faults[] = {
      {fault_exception, "a defect of xaso, please report it: injected"},
      {fault_number, "a defect of xaso, please report it: an exception of an unknown type"},
  };
  for (size_t i = 0; i < 2; ++i) {
    xaso_error* error = NULL;
    inject_fault(faults[i].kind, 0);
    XASO_CHECK(read_set(&error) == XASO_E_INTERNAL);
    remove_fault();
    XASO_CHECK_TEXT(first_rule(error), "defect");
    xaso_error_view view = XASO_ERROR_VIEW_INIT;
    XASO_CHECK(xaso_error_get(error, 0, &view) == XASO_OK);
    XASO_CHECK_TEXT(view.message, faults[i].message);
    xaso_error_free(error);
  }
}

/* What throws nothing must not allocate: the faults could not reach it. */
static void getters_do_not_allocate(void) {
  xaso_error* error = NULL;
  XASO_CHECK(read_no_json(&error) == XASO_E_SYNTAX);
  inject_fault(fault_no_memory_left, 0);
  xaso_error_view view = XASO_ERROR_VIEW_INIT;
  XASO_CHECK(xaso_version_number() > 0 && xaso_version_string() != NULL);
  XASO_CHECK(xaso_errc_name(XASO_E_LIMIT) != NULL && xaso_errc_name(99) != NULL);
  XASO_CHECK(xaso_schema_text(XASO_DOCUMENT_EVALUATION) != NULL && xaso_schema_text(99) != NULL);
  XASO_CHECK(xaso_error_count(error) == 1);
  XASO_CHECK(xaso_error_get(error, 0, &view) == XASO_OK);
  XASO_CHECK(xaso_error_get(error, 1, &view) == XASO_E_NOT_FOUND);
  XASO_CHECK(xaso_error_get(error, 1, NULL) == XASO_E_ARGUMENT);
  XASO_CHECK_TEXT(xaso_criteria_set_get_id(set), "example.small");
  XASO_CHECK_TEXT(xaso_criteria_set_get_version(set), "1");
  xaso_error_free(error);
  XASO_CHECK(remove_fault() == 0);
}

static xaso_criteria_set* set_of_text(text from) {
  xaso_criteria_set* out = NULL;
  XASO_CHECK(xaso_criteria_set_parse(from.bytes, from.size, NULL, &out, NULL) == XASO_OK);
  return out;
}

/* Returns whether the sets can be put together. */
static int make_handles(void) {
  set = set_of_text(criteria);
  for (size_t i = 0; i < other_count; ++i) library[i] = set_of_text(others[i]);
  XASO_CHECK(xaso_measurements_parse(figures.bytes, figures.size, NULL, &measurements, NULL) ==
             XASO_OK);
  return xaso_evaluator_create_with_library(set, (const xaso_criteria_set* const*)library,
                                            other_count, &evaluator, NULL) == XASO_OK;
}

static void free_handles(void) {
  xaso_evaluator_free(evaluator);
  xaso_measurements_free(measurements);
  for (size_t i = 0; i < other_count; ++i) xaso_criteria_set_free(library[i]);
  memset(library, 0, sizeof library);
  xaso_criteria_set_free(set);
}

static void check_small_example(void) {
  XASO_CHECK(make_handles());
  XASO_CHECK_CALL(read_set, XASO_OK);
  XASO_CHECK_CALL(read_measurements, XASO_OK);
  XASO_CHECK_CALL(create_evaluator, XASO_OK);
  XASO_CHECK_CALL(create_evaluator_with_library, XASO_OK);
  XASO_CHECK_CALL(evaluate, XASO_OK);
  XASO_CHECK_CALL(read_no_json, XASO_E_SYNTAX);
  XASO_CHECK_CALL(read_no_set, XASO_E_SCHEMA);
  XASO_CHECK_CALL(read_no_measurements, XASO_E_SCHEMA);
  XASO_CHECK_CALL(create_from_nothing, XASO_E_ARGUMENT);
  XASO_CHECK_CALL(create_with_library_of_nothing, XASO_E_ARGUMENT);
  XASO_CHECK_CALL(create_with_a_set_twice, XASO_E_MISMATCH);
  XASO_CHECK_CALL(evaluate_track_that_is_missing, XASO_E_MISMATCH);
  XASO_CHECK_CALL(evaluate_track_that_is_none, XASO_E_ARGUMENT);
  XASO_RUN(the_error_for_no_memory_can_be_freed_twice);
  XASO_RUN(an_unknown_exception_is_a_defect_that_is_named);
  XASO_RUN(getters_do_not_allocate);
  free_handles();
}

/* The file, or an empty text where the folder has none. It stays until the next folder. */
static text contents(const char* folder, const char* file, size_t which) {
  static char bytes[most_others + 2][1 << 20];
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, file);
  FILE* const opened = fopen(path, "rb");
  if (opened == NULL) return (text){"", 0};
  const text read = {bytes[which], fread(bytes[which], 1, sizeof bytes[which], opened)};
  XASO_CHECK(read.size < sizeof bytes[which] && fclose(opened) == 0);
  return read;
}

/* criteria.2.json, criteria.3.json, … */
static void read_others(const char* folder) {
  for (other_count = 0; other_count < most_others; ++other_count) {
    char file[32];
    snprintf(file, sizeof file, "criteria.%zu.json", other_count + 2);
    others[other_count] = contents(folder, file, other_count + 2);
    if (others[other_count].size == 0) break;
  }
}

static size_t check_documents_call(call* function) {
  const xaso_errc usual = function(NULL);
  check_allocations(function, usual, fault_exception, 1);
  return check_allocations(function, usual, fault_no_memory, 1);
}

/* All that can be said of a criteria set takes other ways through the library: good documents and
 * bad ones. Returns whether there were any. */
static int check_folder(const char* folder) {
  criteria = contents(folder, "criteria.json", 0);
  figures = contents(folder, "measurements.json", 1);
  read_others(folder);
  if (criteria.size + figures.size == 0) return 0; /* a folder of something else */
  size_t allocations = check_documents_call(read_set);
  allocations += check_documents_call(read_measurements);
  if (figures.size == 0) figures = (text){measurements_text, strlen(measurements_text)};
  if (read_set(NULL) == XASO_OK && read_measurements(NULL) == XASO_OK) {
    const int together = make_handles();
    allocations += check_documents_call(create_evaluator_with_library);
    if (together) allocations += check_documents_call(evaluate);
    free_handles();
  }
  printf("%s: about %zu allocations\n", folder, allocations);
  fflush(stdout);
  return 1;
}

/* usage: faults [<folder with criteria.json or measurements.json or both>]... */
int main(int argc, char** argv) {
  if (argc == 1) check_small_example();
  int checked = 0;
  for (int i = 1; i < argc; ++i) checked += check_folder(argv[i]);
  XASO_CHECK(argc == 1 || checked > 0);
  return EXIT_SUCCESS;
}
