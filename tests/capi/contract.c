/* What xaso.h promises about handles, errors, NULL and text.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <xaso.h>

#include "check.h"
#include "documents.h"

/* What an out-argument holds before a call, so that clearing it shows. */
static char before;
#define XASO_BEFORE ((void*)&before)

static void the_library_is_the_one_of_the_header(void) {
  XASO_CHECK(xaso_version_number() == XASO_VERSION_NUMBER);
  XASO_CHECK_TEXT(xaso_version_string(), XASO_VERSION_STRING);
}

static void every_code_has_a_name(void) {
  static const char* const names[] = {
      [XASO_OK] = "ok",
      [XASO_E_ARGUMENT] = "argument",
      [XASO_E_SYNTAX] = "syntax",
      [XASO_E_SCHEMA] = "schema",
      [XASO_E_LIMIT] = "limit",
      [XASO_E_UNSUPPORTED] = "unsupported",
      [XASO_E_MISMATCH] = "mismatch",
      [XASO_E_NOT_FOUND] = "not_found",
      [XASO_E_MEMORY] = "memory",
      [XASO_E_CANCELLED] = "cancelled",
      [XASO_E_INTERNAL] = "internal",
  };
  const xaso_errc count = sizeof names / sizeof *names;
  for (xaso_errc code = 0; code < count; ++code) {
    XASO_CHECK_TEXT(xaso_errc_name(code), names[code]);
  }
  XASO_CHECK_TEXT(xaso_errc_name(count), "unknown"); /* a new code belongs into the list above */
  XASO_CHECK_TEXT(xaso_errc_name(-1), "unknown");
  XASO_CHECK_TEXT(xaso_errc_name(INT32_MIN), "unknown");
  XASO_CHECK_TEXT(xaso_errc_name(INT32_MAX), "unknown");
}

static void a_set_knows_its_id_and_version(void) {
  xaso_criteria_set* const set = example_set();
  XASO_CHECK_TEXT(xaso_criteria_set_get_id(set), "example.small");
  XASO_CHECK_TEXT(xaso_criteria_set_get_version(set), "1");
  xaso_criteria_set_free(set);
}

static void check_schema(int32_t document, const char* path) {
  static char file[1 << 20];
  FILE* const stream = fopen(path, "rb");
  XASO_CHECK(stream != NULL);
  const size_t size = fread(file, 1, sizeof file, stream);
  XASO_CHECK(feof(stream) && fclose(stream) == 0);
  const char* const schema = xaso_schema_text(document);
  XASO_CHECK(strlen(schema) == size && memcmp(schema, file, size) == 0);
}

static void a_schema_is_its_file_byte_for_byte(void) {
  check_schema(XASO_DOCUMENT_CRITERIA, XASO_SCHEMA_FOLDER "/criteria.schema.json");
  check_schema(XASO_DOCUMENT_MEASUREMENTS, XASO_SCHEMA_FOLDER "/measurements.schema.json");
  check_schema(XASO_DOCUMENT_EVALUATION, XASO_SCHEMA_FOLDER "/evaluation.schema.json");
}

static void what_is_no_document_has_an_empty_schema(void) {
  XASO_CHECK_TEXT(xaso_schema_text(-1), "");
  XASO_CHECK_TEXT(xaso_schema_text(3), "");
  XASO_CHECK_TEXT(xaso_schema_text(INT32_MIN), "");
  XASO_CHECK_TEXT(xaso_schema_text(INT32_MAX), "");
}

static void success_leaves_no_error(void) {
  xaso_criteria_set* set = XASO_BEFORE;
  xaso_error* error = XASO_BEFORE;
  XASO_CHECK(xaso_criteria_set_parse(criteria_text, strlen(criteria_text), NULL, &set, &error) ==
             XASO_OK);
  XASO_CHECK(set != NULL && error == NULL);
  xaso_criteria_set_free(set);
}

static char* evaluated(const xaso_evaluator* evaluator, const xaso_measurements* measurements,
                       const xaso_evaluate_options* options) {
  char* json = NULL;
  size_t size = 0;
  XASO_CHECK(xaso_evaluator_evaluate_json(evaluator, measurements, options, &json, &size, NULL) ==
             XASO_OK);
  XASO_CHECK(strlen(json) == size);
  XASO_CHECK(json[size - 1] == '\n');
  return json;
}

static void the_answer_has_the_verdict(void) {
  xaso_evaluator* const evaluator = example_evaluator();
  xaso_measurements* const measurements = example_measurements();
  char* const json = evaluated(evaluator, measurements, NULL);
  XASO_CHECK(strstr(json,
                    "{\"code\":\"completed\",\"status\":\"not_met\",\"because\":[\"3.10\","
                    "\"3.12\"],\"waiting_for\":[]}") != NULL);
  XASO_CHECK(strstr(json, "\"text\"") == NULL);
  xaso_string_free(json);
  xaso_measurements_free(measurements);
  xaso_evaluator_free(evaluator);
}

static void the_language_asked_for_is_the_language_answered_in(void) {
  xaso_evaluator* const evaluator = example_evaluator();
  xaso_measurements* const measurements = example_measurements();
  xaso_evaluate_options options = XASO_EVALUATE_OPTIONS_INIT;
  options.text_language = XASO_LANGUAGE_VI;
  char* const in_vietnamese = evaluated(evaluator, measurements, &options);
  XASO_CHECK(strstr(in_vietnamese, "\"text\":\"Chưa đạt") != NULL);
  options.text_language = XASO_LANGUAGE_EN;
  char* const in_english = evaluated(evaluator, measurements, &options);
  XASO_CHECK(strstr(in_english, "\"text\":\"Not met") != NULL);
  xaso_string_free(in_vietnamese);
  xaso_string_free(in_english);
  xaso_measurements_free(measurements);
  xaso_evaluator_free(evaluator);
}

static void a_track_that_no_unit_has_is_a_mismatch(void) {
  xaso_evaluator* const evaluator = example_evaluator();
  xaso_measurements* const measurements = example_measurements();
  xaso_evaluate_options options = XASO_EVALUATE_OPTIONS_INIT;
  options.track = XASO_TRACK_APPRAISED;
  char* json = XASO_BEFORE;
  size_t size = 99;
  xaso_error* error = NULL;
  XASO_CHECK(xaso_evaluator_evaluate_json(evaluator, measurements, &options, &json, &size,
                                          &error) == XASO_E_MISMATCH);
  XASO_CHECK(json == NULL && size == 0);
  XASO_CHECK_TEXT(first_rule(error), "no_unit_on_track");
  xaso_error_free(error);
  xaso_measurements_free(measurements);
  xaso_evaluator_free(evaluator);
}

static void measurements_for_another_set_are_allowed_only_when_asked(void) {
  static const char other[] =
      "{\"format\": \"xaso.measurements/1\", \"criteria\": \"another.set\","
      " \"period\": {\"from\": \"2023-01-01\", \"to\": \"2023-12-31\"},"
      " \"units\": [{\"unit\": {\"code_system\": \"example\", \"code\": \"1\"},"
      " \"track\": \"self\", \"values\": {}}]}";
  xaso_evaluator* const evaluator = example_evaluator();
  xaso_measurements* measurements = NULL;
  XASO_CHECK(xaso_measurements_parse(other, strlen(other), NULL, &measurements, NULL) == XASO_OK);
  char* json = NULL;
  xaso_error* error = NULL;
  XASO_CHECK(xaso_evaluator_evaluate_json(evaluator, measurements, NULL, &json, NULL, &error) ==
             XASO_E_MISMATCH);
  XASO_CHECK_TEXT(first_rule(error), "other_criteria");
  xaso_error_free(error);
  xaso_evaluate_options options = XASO_EVALUATE_OPTIONS_INIT;
  options.allow_other_criteria = 1;
  XASO_CHECK(xaso_evaluator_evaluate_json(evaluator, measurements, &options, &json, NULL, NULL) ==
             XASO_OK);
  xaso_string_free(json);
  xaso_measurements_free(measurements);
  xaso_evaluator_free(evaluator);
}

/* ---- Several sets ---- */

/* An evaluator of a set that counts by another one, all of its sets freed. */
static xaso_evaluator* counting_evaluator(const char* const* library_texts, size_t size) {
  enum { most = 4 };
  xaso_criteria_set* const set = set_of(counting_text);
  xaso_criteria_set* library[most];
  XASO_CHECK(size <= most);
  for (size_t i = 0; i < size; ++i) library[i] = set_of(library_texts[i]);
  xaso_evaluator* evaluator = NULL;
  xaso_error* error = XASO_BEFORE;
  XASO_CHECK(xaso_evaluator_create_with_library(set, (const xaso_criteria_set* const*)library, size,
                                                &evaluator, &error) == XASO_OK);
  XASO_CHECK(error == NULL);
  xaso_criteria_set_free(set);
  for (size_t i = 0; i < size; ++i) xaso_criteria_set_free(library[i]);
  return evaluator;
}

static char* counted(const char* const* library_texts, size_t size) {
  xaso_evaluator* const evaluator = counting_evaluator(library_texts, size);
  xaso_measurements* const measurements = measurements_of(villages_text);
  char* const json = evaluated(evaluator, measurements, NULL);
  xaso_measurements_free(measurements);
  xaso_evaluator_free(evaluator);
  return json;
}

static void a_set_is_judged_by_the_sets_beside_it(void) {
  static const char* const library[] = {village_text};
  char* const json = counted(library, 1);
  XASO_CHECK(strstr(json, "{\"code\":\"completed\",\"status\":\"met\"") != NULL);
  XASO_CHECK(strstr(json, "\"value\":{\"numerator\":\"1\",\"denominator\":\"2\"") != NULL);
  xaso_string_free(json);
}

static void neither_the_order_of_the_others_nor_more_of_them_change_the_answer(void) {
  static const char* const one[] = {village_text};
  static const char* const both[] = {village_text, criteria_text};
  static const char* const turned[] = {criteria_text, village_text};
  char* const expected = counted(one, 1);
  char* const with_another = counted(both, 2);
  char* const in_other_order = counted(turned, 2);
  XASO_CHECK_TEXT(with_another, expected);
  XASO_CHECK_TEXT(in_other_order, expected);
  xaso_string_free(expected);
  xaso_string_free(with_another);
  xaso_string_free(in_other_order);
}

static void a_set_that_stands_alone_needs_no_library(void) {
  xaso_criteria_set* const set = example_set();
  xaso_measurements* const measurements = example_measurements();
  xaso_evaluator* alone = NULL;
  xaso_evaluator* without = NULL;
  XASO_CHECK(xaso_evaluator_create(set, &alone, NULL) == XASO_OK);
  XASO_CHECK(xaso_evaluator_create_with_library(set, NULL, 0, &without, NULL) == XASO_OK);
  char* const expected = evaluated(alone, measurements, NULL);
  char* const json = evaluated(without, measurements, NULL);
  XASO_CHECK_TEXT(json, expected);
  xaso_string_free(expected);
  xaso_string_free(json);
  xaso_evaluator_free(alone);
  xaso_evaluator_free(without);
  xaso_measurements_free(measurements);
  xaso_criteria_set_free(set);
}

static void check_mismatch(xaso_errc result, xaso_error* error, const char* rule,
                           const char* pointer) {
  XASO_CHECK(result == XASO_E_MISMATCH);
  XASO_CHECK(xaso_error_count(error) == 1);
  xaso_error_view view = XASO_ERROR_VIEW_INIT;
  XASO_CHECK(xaso_error_get(error, 0, &view) == XASO_OK);
  XASO_CHECK(view.code == XASO_E_MISMATCH);
  XASO_CHECK_TEXT(view.rule, rule);
  XASO_CHECK_TEXT(view.pointer, pointer);
  XASO_CHECK(strstr(view.message, "\"example.counting\"") != NULL); /* the set it is about */
  xaso_error_free(error);
}

static void a_reference_to_a_set_that_is_not_there_is_a_mismatch(void) {
  xaso_criteria_set* const set = set_of(counting_text);
  xaso_criteria_set* const stranger = example_set();
  const xaso_criteria_set* const library[] = {stranger};
  xaso_evaluator* evaluator = XASO_BEFORE;
  xaso_error* error = XASO_BEFORE;
  xaso_errc result = xaso_evaluator_create(set, &evaluator, &error);
  XASO_CHECK(evaluator == NULL);
  check_mismatch(result, error, "unknown_set", "/criteria/0/measure/set");

  evaluator = XASO_BEFORE;
  result = xaso_evaluator_create_with_library(set, library, 1, &evaluator, &error);
  XASO_CHECK(evaluator == NULL);
  check_mismatch(result, error, "unknown_set", "/criteria/0/measure/set");
  XASO_CHECK(xaso_evaluator_create_with_library(set, library, 1, &evaluator, NULL) ==
             XASO_E_MISMATCH);
  xaso_criteria_set_free(set);
  xaso_criteria_set_free(stranger);
}

static void the_same_set_twice_is_a_mismatch(void) {
  xaso_criteria_set* const set = set_of(counting_text);
  xaso_criteria_set* const village = set_of(village_text);
  const xaso_criteria_set* const library[] = {village, set};
  xaso_evaluator* evaluator = XASO_BEFORE;
  xaso_error* error = NULL;
  const xaso_errc result = xaso_evaluator_create_with_library(set, library, 2, &evaluator, &error);
  XASO_CHECK(evaluator == NULL);
  check_mismatch(result, error, "repeated_set", "/id");
  xaso_criteria_set_free(set);
  xaso_criteria_set_free(village);
}

/* ---- Lifetime ---- */

static void an_evaluator_outlives_its_set(void) {
  xaso_criteria_set* const set = example_set();
  xaso_measurements* const measurements = example_measurements();
  xaso_evaluator* evaluator = NULL;
  XASO_CHECK(xaso_evaluator_create(set, &evaluator, NULL) == XASO_OK);
  char* const while_it_lives = evaluated(evaluator, measurements, NULL);
  xaso_criteria_set_free(set);
  char* const afterwards = evaluated(evaluator, measurements, NULL);
  XASO_CHECK_TEXT(afterwards, while_it_lives);
  xaso_string_free(while_it_lives);
  xaso_string_free(afterwards);
  xaso_evaluator_free(evaluator);
  xaso_measurements_free(measurements);
}

/* Everything that one use of the library hands out. */
typedef struct handles {
  xaso_criteria_set* set;
  xaso_measurements* measurements;
  xaso_evaluator* evaluator;
  xaso_error* error;
  char* json;
} handles;

enum { handle_count = 5 };

static handles one_of_each(void) {
  handles all = {example_set(), example_measurements(), NULL, NULL, NULL};
  XASO_CHECK(xaso_evaluator_create(all.set, &all.evaluator, NULL) == XASO_OK);
  xaso_evaluate_options wrong = XASO_EVALUATE_OPTIONS_INIT;
  wrong.track = XASO_TRACK_REVIEW;
  XASO_CHECK(xaso_evaluator_evaluate_json(all.evaluator, all.measurements, &wrong, &all.json, NULL,
                                          &all.error) == XASO_E_MISMATCH);
  all.json = evaluated(all.evaluator, all.measurements, NULL);
  return all;
}

static void free_one(const handles* all, int which) {
  switch (which) {
    case 0:
      xaso_criteria_set_free(all->set);
      break;
    case 1:
      xaso_measurements_free(all->measurements);
      break;
    case 2:
      xaso_evaluator_free(all->evaluator);
      break;
    case 3:
      XASO_CHECK_TEXT(first_rule(all->error), "no_unit_on_track");
      xaso_error_free(all->error);
      break;
    default:
      XASO_CHECK(strlen(all->json) > 100);
      xaso_string_free(all->json);
  }
}

/* Frees in each of the orders that begin with those already freed. */
static void free_in_orders(int* order, int freed) {
  if (freed == handle_count) {
    const handles all = one_of_each();
    for (int i = 0; i < handle_count; ++i) free_one(&all, order[i]);
    return;
  }
  for (int next = 0; next < handle_count; ++next) {
    int already = 0;
    for (int i = 0; i < freed; ++i) already |= order[i] == next;
    if (already) continue;
    order[freed] = next;
    free_in_orders(order, freed + 1);
  }
}

static void handles_are_freed_in_any_order(void) {
  int order[handle_count] = {0};
  free_in_orders(order, 0);
}

/* ---- NULL ---- */

static void freeing_null_does_nothing(void) {
  xaso_criteria_set_free(NULL);
  xaso_measurements_free(NULL);
  xaso_evaluator_free(NULL);
  xaso_string_free(NULL);
  xaso_error_free(NULL);
}

static void a_null_handle_has_empty_properties(void) {
  XASO_CHECK_TEXT(xaso_criteria_set_get_id(NULL), "");
  XASO_CHECK_TEXT(xaso_criteria_set_get_version(NULL), "");
  XASO_CHECK(xaso_error_count(NULL) == 0);
}

/* A call that was refused for a NULL: says so, and frees the error. */
static void refused(xaso_errc result, xaso_error* error, const char* message) {
  XASO_CHECK(result == XASO_E_ARGUMENT);
  XASO_CHECK(xaso_error_count(error) == 1);
  xaso_error_view view = XASO_ERROR_VIEW_INIT;
  XASO_CHECK(xaso_error_get(error, 0, &view) == XASO_OK);
  XASO_CHECK(view.code == XASO_E_ARGUMENT);
  XASO_CHECK_TEXT(view.rule, "null_argument");
  XASO_CHECK_TEXT(view.message, message);
  XASO_CHECK_TEXT(view.pointer, "");
  XASO_CHECK(view.line == 0 && view.column == 0);
  xaso_error_free(error);
}

static void parsing_a_set_refuses_null(void) {
  xaso_criteria_set* set = XASO_BEFORE;
  xaso_error* error = XASO_BEFORE;
  xaso_errc result = xaso_criteria_set_parse(NULL, 5, NULL, &set, &error);
  XASO_CHECK(set == NULL);
  refused(result, error, "json must not be NULL");

  result = xaso_criteria_set_parse(NULL, 0, NULL, &set, &error);
  refused(result, error, "json must not be NULL");

  result = xaso_criteria_set_parse("{}", 2, NULL, NULL, &error);
  refused(result, error, "out_set must not be NULL");

  set = XASO_BEFORE;
  XASO_CHECK(xaso_criteria_set_parse(NULL, 0, NULL, &set, NULL) == XASO_E_ARGUMENT);
  XASO_CHECK(set == NULL);
  XASO_CHECK(xaso_criteria_set_parse(NULL, 0, NULL, NULL, NULL) == XASO_E_ARGUMENT);
}

static void parsing_measurements_refuses_null(void) {
  xaso_measurements* measurements = XASO_BEFORE;
  xaso_error* error = XASO_BEFORE;
  xaso_errc result = xaso_measurements_parse(NULL, 5, NULL, &measurements, &error);
  XASO_CHECK(measurements == NULL);
  refused(result, error, "json must not be NULL");

  result = xaso_measurements_parse("{}", 2, NULL, NULL, &error);
  refused(result, error, "out_measurements must not be NULL");

  XASO_CHECK(xaso_measurements_parse(NULL, 0, NULL, NULL, NULL) == XASO_E_ARGUMENT);
}

static void creating_an_evaluator_refuses_null(void) {
  xaso_evaluator* evaluator = XASO_BEFORE;
  xaso_error* error = XASO_BEFORE;
  xaso_errc result = xaso_evaluator_create(NULL, &evaluator, &error);
  XASO_CHECK(evaluator == NULL);
  refused(result, error, "set must not be NULL");

  xaso_criteria_set* const set = example_set();
  result = xaso_evaluator_create(set, NULL, &error);
  refused(result, error, "out_evaluator must not be NULL");
  xaso_criteria_set_free(set);

  XASO_CHECK(xaso_evaluator_create(NULL, NULL, NULL) == XASO_E_ARGUMENT);
}

static void creating_an_evaluator_with_a_library_refuses_null(void) {
  xaso_criteria_set* const set = set_of(counting_text);
  xaso_criteria_set* const village = set_of(village_text);
  const xaso_criteria_set* const library[] = {village, NULL};
  xaso_evaluator* evaluator = XASO_BEFORE;
  xaso_error* error = XASO_BEFORE;
  xaso_errc result = xaso_evaluator_create_with_library(NULL, library, 1, &evaluator, &error);
  XASO_CHECK(evaluator == NULL);
  refused(result, error, "set must not be NULL");

  evaluator = XASO_BEFORE;
  result = xaso_evaluator_create_with_library(set, NULL, 1, &evaluator, &error);
  XASO_CHECK(evaluator == NULL);
  refused(result, error, "library must not be NULL");

  evaluator = XASO_BEFORE;
  result = xaso_evaluator_create_with_library(set, library, 2, &evaluator, &error);
  XASO_CHECK(evaluator == NULL);
  refused(result, error, "library[1] must not be NULL");

  result = xaso_evaluator_create_with_library(set, library, 1, NULL, &error);
  refused(result, error, "out_evaluator must not be NULL");

  XASO_CHECK(xaso_evaluator_create_with_library(NULL, NULL, 1, NULL, NULL) == XASO_E_ARGUMENT);
  xaso_criteria_set_free(set);
  xaso_criteria_set_free(village);
}

static void evaluating_refuses_null(void) {
  xaso_evaluator* const evaluator = example_evaluator();
  xaso_measurements* const measurements = example_measurements();
  char* json = XASO_BEFORE;
  size_t size = 99;
  xaso_error* error = XASO_BEFORE;
  xaso_errc result = xaso_evaluator_evaluate_json(NULL, measurements, NULL, &json, &size, &error);
  XASO_CHECK(json == NULL && size == 0);
  refused(result, error, "evaluator must not be NULL");

  json = XASO_BEFORE;
  size = 99;
  result = xaso_evaluator_evaluate_json(evaluator, NULL, NULL, &json, &size, &error);
  XASO_CHECK(json == NULL && size == 0);
  refused(result, error, "measurements must not be NULL");

  size = 99;
  result = xaso_evaluator_evaluate_json(evaluator, measurements, NULL, NULL, &size, &error);
  XASO_CHECK(size == 0);
  refused(result, error, "out_json must not be NULL");

  XASO_CHECK(xaso_evaluator_evaluate_json(NULL, NULL, NULL, NULL, NULL, NULL) == XASO_E_ARGUMENT);

  /* The size is the one out-argument that a caller may do without. */
  XASO_CHECK(xaso_evaluator_evaluate_json(evaluator, measurements, NULL, &json, NULL, NULL) ==
             XASO_OK);
  xaso_string_free(json);
  xaso_measurements_free(measurements);
  xaso_evaluator_free(evaluator);
}

static void getting_an_error_refuses_null(void) {
  xaso_error_view view = XASO_ERROR_VIEW_INIT;
  view.message = XASO_BEFORE;
  XASO_CHECK(xaso_error_get(NULL, 0, &view) == XASO_E_ARGUMENT);
  XASO_CHECK(view.message == NULL);
  XASO_CHECK(xaso_error_get(NULL, 0, NULL) == XASO_E_ARGUMENT);

  xaso_criteria_set* set = NULL;
  xaso_error* error = NULL;
  XASO_CHECK(xaso_criteria_set_parse("", 0, NULL, &set, &error) == XASO_E_SYNTAX);
  XASO_CHECK(xaso_error_get(error, 0, NULL) == XASO_E_ARGUMENT);
  xaso_error_free(error);
}

/* ---- What an error object holds ---- */

static void an_error_says_what_and_where(void) {
  static const char text[] =
      "{\"format\": \"xaso.measurements/1\",\n"
      " \"x-ghi chú\": \"Xã Ví Dụ\", \"criteria\": \"một\",\n"
      " \"period\": {\"from\": \"2023-01-01\", \"to\": \"2023-12-31\"}, \"units\": [],\n"
      " \"x-é\": \"é\", \"criteria\": \"hai\"}";
  xaso_measurements* measurements = XASO_BEFORE;
  xaso_error* error = NULL;
  const xaso_errc result = xaso_measurements_parse(text, strlen(text), NULL, &measurements, &error);
  XASO_CHECK(result == XASO_E_SCHEMA);
  XASO_CHECK(measurements == NULL);
  XASO_CHECK(xaso_error_count(error) >= 1);
  xaso_error_view view = XASO_ERROR_VIEW_INIT;
  size_t i = 0;
  do {
    XASO_CHECK(xaso_error_get(error, i++, &view) == XASO_OK);
  } while (strcmp(view.rule, "duplicate_key") != 0);
  XASO_CHECK(view.struct_size == sizeof view);
  XASO_CHECK(view.code == XASO_E_SCHEMA);
  XASO_CHECK_TEXT(view.message,
                  "the key \"criteria\" stands twice in this object; keep one of them");
  XASO_CHECK_TEXT(view.pointer, "/criteria");
  XASO_CHECK(view.pointer_size == strlen("/criteria"));
  XASO_CHECK(view.offset == (size_t)(strstr(text, "\"criteria\": \"hai\"") - text));
  XASO_CHECK(view.line == 4);
  XASO_CHECK(view.column == 14); /* in code points: each é is one */
  XASO_CHECK(view.reserved == 0);
  xaso_error_free(error);
}

static void an_index_beyond_the_last_error_is_not_found(void) {
  xaso_criteria_set* set = NULL;
  xaso_error* error = NULL;
  XASO_CHECK(xaso_criteria_set_parse("[1", 2, NULL, &set, &error) == XASO_E_SYNTAX);
  const size_t count = xaso_error_count(error);
  xaso_error_view view = XASO_ERROR_VIEW_INIT;
  XASO_CHECK(xaso_error_get(error, count - 1, &view) == XASO_OK);
  XASO_CHECK(xaso_error_get(error, count, &view) == XASO_E_NOT_FOUND);
  XASO_CHECK(view.rule == NULL && view.message == NULL && view.pointer == NULL);
  XASO_CHECK(view.code == XASO_OK);
  XASO_CHECK(xaso_error_get(error, SIZE_MAX, &view) == XASO_E_NOT_FOUND);
  xaso_error_free(error);
}

static void at_most_a_hundred_errors_are_kept_in_order(void) {
  static char text[8192];
  size_t size = 0;
  text[size++] = '{';
  for (int i = 0; i < 150; ++i) {
    size += (size_t)snprintf(text + size, sizeof text - size, "\"key %d\": 0,\n", i);
  }
  size += (size_t)snprintf(text + size, sizeof text - size, "\"format\": \"xaso.criteria/1\"}");
  xaso_criteria_set* set = NULL;
  xaso_error* error = NULL;
  const xaso_errc result = xaso_criteria_set_parse(text, size, NULL, &set, &error);
  XASO_CHECK(result == XASO_E_SCHEMA);
  XASO_CHECK(xaso_error_count(error) == 100);
  size_t last_offset = 0;
  for (size_t i = 0; i < 100; ++i) {
    xaso_error_view view = XASO_ERROR_VIEW_INIT;
    XASO_CHECK(xaso_error_get(error, i, &view) == XASO_OK);
    XASO_CHECK(view.offset >= last_offset);
    XASO_CHECK(i > 0 || view.code == result);
    XASO_CHECK(strchr(view.message, '\n') == NULL);
    last_offset = view.offset;
  }
  xaso_error_free(error);
}

/* ---- Text: pointer and size, and nothing after it ---- */

static void input_needs_no_nul_at_its_end(void) {
  const size_t size = strlen(criteria_text);
  char* const exact = malloc(size); /* so that a sanitizer sees a byte too many being read */
  XASO_CHECK(exact != NULL);
  memcpy(exact, criteria_text, size);
  xaso_criteria_set* set = NULL;
  XASO_CHECK(xaso_criteria_set_parse(exact, size, NULL, &set, NULL) == XASO_OK);
  free(exact);
  XASO_CHECK_TEXT(xaso_criteria_set_get_id(set), "example.small"); /* nothing borrowed is kept */
  xaso_criteria_set_free(set);
}

static void a_nul_in_the_input_does_not_end_it(void) {
  xaso_criteria_set* set = NULL;
  xaso_error* error = NULL;
  static const char inside[] = "{\"format\"\0: 1}";
  XASO_CHECK(xaso_criteria_set_parse(inside, sizeof inside - 1, NULL, &set, &error) ==
             XASO_E_SYNTAX);
  xaso_error_view view = XASO_ERROR_VIEW_INIT;
  XASO_CHECK(xaso_error_get(error, 0, &view) == XASO_OK);
  XASO_CHECK(view.offset == strlen("{\"format\""));
  xaso_error_free(error);

  /* A caller that counts the NUL of a C string gets an error, not a guess. */
  XASO_CHECK(xaso_criteria_set_parse(criteria_text, sizeof criteria_text, NULL, &set, &error) ==
             XASO_E_SYNTAX);
  XASO_CHECK(xaso_error_get(error, 0, &view) == XASO_OK);
  XASO_CHECK_TEXT(view.rule, "trailing_text");
  XASO_CHECK(view.offset == strlen(criteria_text));
  xaso_error_free(error);
}

static void a_nul_in_a_key_is_counted_in_the_pointer(void) {
  static const char text[] = "{\"a\\u0000b\": 1}";
  xaso_criteria_set* set = NULL;
  xaso_error* error = NULL;
  XASO_CHECK(xaso_criteria_set_parse(text, strlen(text), NULL, &set, &error) == XASO_E_SCHEMA);
  xaso_error_view view = XASO_ERROR_VIEW_INIT;
  size_t i = 0;
  do {
    XASO_CHECK(xaso_error_get(error, i++, &view) == XASO_OK);
  } while (strcmp(view.rule, "unknown_key") != 0);
  XASO_CHECK(view.pointer_size == sizeof "/a\0b" - 1);
  XASO_CHECK(memcmp(view.pointer, "/a\0b", sizeof "/a\0b") == 0);
  XASO_CHECK(strstr(view.message, "\"a\\u0000b\"") != NULL); /* messages are shown: no NUL there */
  xaso_error_free(error);
}

static void an_absurd_size_is_beyond_the_limit(void) {
  xaso_criteria_set* set = NULL;
  xaso_error* error = NULL;
  XASO_CHECK(xaso_criteria_set_parse("{}", SIZE_MAX, NULL, &set, &error) == XASO_E_LIMIT);
  XASO_CHECK_TEXT(first_rule(error), "text_too_long");
  xaso_error_free(error);
}

int main(void) {
  XASO_RUN(the_library_is_the_one_of_the_header);
  XASO_RUN(every_code_has_a_name);
  XASO_RUN(a_set_knows_its_id_and_version);
  XASO_RUN(a_schema_is_its_file_byte_for_byte);
  XASO_RUN(what_is_no_document_has_an_empty_schema);
  XASO_RUN(success_leaves_no_error);
  XASO_RUN(the_answer_has_the_verdict);
  XASO_RUN(the_language_asked_for_is_the_language_answered_in);
  XASO_RUN(a_track_that_no_unit_has_is_a_mismatch);
  XASO_RUN(measurements_for_another_set_are_allowed_only_when_asked);
  XASO_RUN(a_set_is_judged_by_the_sets_beside_it);
  XASO_RUN(neither_the_order_of_the_others_nor_more_of_them_change_the_answer);
  XASO_RUN(a_set_that_stands_alone_needs_no_library);
  XASO_RUN(a_reference_to_a_set_that_is_not_there_is_a_mismatch);
  XASO_RUN(the_same_set_twice_is_a_mismatch);
  XASO_RUN(an_evaluator_outlives_its_set);
  XASO_RUN(handles_are_freed_in_any_order);
  XASO_RUN(freeing_null_does_nothing);
  XASO_RUN(a_null_handle_has_empty_properties);
  XASO_RUN(parsing_a_set_refuses_null);
  XASO_RUN(parsing_measurements_refuses_null);
  XASO_RUN(creating_an_evaluator_refuses_null);
  XASO_RUN(creating_an_evaluator_with_a_library_refuses_null);
  XASO_RUN(evaluating_refuses_null);
  XASO_RUN(getting_an_error_refuses_null);
  XASO_RUN(an_error_says_what_and_where);
  XASO_RUN(an_index_beyond_the_last_error_is_not_found);
  XASO_RUN(at_most_a_hundred_errors_are_kept_in_order);
  XASO_RUN(input_needs_no_nul_at_its_end);
  XASO_RUN(a_nul_in_the_input_does_not_end_it);
  XASO_RUN(a_nul_in_a_key_is_counted_in_the_pointer);
  XASO_RUN(an_absurd_size_is_beyond_the_limit);
  return EXIT_SUCCESS;
}
