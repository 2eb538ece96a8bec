/* Structs that grow: programs and libraries of different versions, played by struct_size.
 * SPDX-License-Identifier: Apache-2.0 */
#include <xaso.h>

#include "check.h"
#include "documents.h"

/* Options as a later version may have them. */
typedef struct later_evaluate_options {
  xaso_evaluate_options known;
  const char* later_text;
  int32_t later_number;
  int32_t reserved;
} later_evaluate_options;

typedef struct later_parse_options {
  xaso_parse_options known;
  size_t later_limit;
} later_parse_options;

static xaso_evaluator* evaluator;
static xaso_measurements* measurements;

/* Evaluates; the only error's rule, or "" where there is none. Says in *json what was answered. */
static const char* rule_of_evaluating(const xaso_evaluate_options* options, char** json) {
  static char rule[64];
  xaso_error* error = NULL;
  const xaso_errc result =
      xaso_evaluator_evaluate_json(evaluator, measurements, options, json, NULL, &error);
  XASO_CHECK(xaso_error_count(error) == (result == XASO_OK ? 0 : 1));
  XASO_CHECK((*json == NULL) == (result != XASO_OK));
  XASO_CHECK(result == XASO_OK || result == XASO_E_ARGUMENT || result == XASO_E_MISMATCH);
  rule[0] = '\0';
  if (result != XASO_OK) snprintf(rule, sizeof rule, "%s", first_rule(error));
  xaso_error_free(error);
  return rule;
}

static void check_refused(const xaso_evaluate_options* options, const char* rule) {
  char* json = NULL;
  XASO_CHECK_TEXT(rule_of_evaluating(options, &json), rule);
}

static void check_same_as_default(const xaso_evaluate_options* options) {
  char* by_default = NULL;
  char* json = NULL;
  XASO_CHECK_TEXT(rule_of_evaluating(NULL, &by_default), "");
  XASO_CHECK_TEXT(rule_of_evaluating(options, &json), "");
  XASO_CHECK_TEXT(json, by_default);
  xaso_string_free(by_default);
  xaso_string_free(json);
}

static void the_initialiser_is_the_default(void) {
  const xaso_evaluate_options options = XASO_EVALUATE_OPTIONS_INIT;
  XASO_CHECK(options.struct_size == sizeof options);
  check_same_as_default(&options);
  const xaso_evaluate_options only_size = {.struct_size = sizeof only_size};
  XASO_CHECK(memcmp(&options, &only_size, sizeof options) == 0);

  const xaso_parse_options parse = XASO_PARSE_OPTIONS_INIT;
  const xaso_parse_options only_parse_size = {.struct_size = sizeof only_parse_size};
  XASO_CHECK(memcmp(&parse, &only_parse_size, sizeof parse) == 0);
  const xaso_error_view view = XASO_ERROR_VIEW_INIT;
  XASO_CHECK(view.struct_size == sizeof view);
}

static void fields_beyond_a_smaller_struct_are_not_read(void) {
  xaso_evaluate_options options = XASO_EVALUATE_OPTIONS_INIT;
  options.track = XASO_TRACK_APPRAISED;
  options.text_language = -1;
  options.allow_other_criteria = -1;
  options.reserved = -1;
  options.struct_size = sizeof(size_t);
  check_same_as_default(&options);

  options.struct_size = offsetof(xaso_evaluate_options, allow_other_criteria);
  check_refused(&options, "bad_option"); /* the language is within this size */
  options.text_language = XASO_LANGUAGE_NONE;
  check_refused(&options, "no_unit_on_track"); /* and so is the track; the rest is not read */
}

static void a_larger_struct_with_a_zero_tail_is_accepted(void) {
  later_evaluate_options options = {.known = XASO_EVALUATE_OPTIONS_INIT};
  options.known.struct_size = sizeof options;
  check_same_as_default(&options.known);
}

static void a_larger_struct_with_anything_in_its_tail_is_refused(void) {
  later_evaluate_options options = {.known = XASO_EVALUATE_OPTIONS_INIT};
  options.known.struct_size = sizeof options;
  for (size_t i = sizeof options.known; i < sizeof options; ++i) {
    ((unsigned char*)&options)[i] = 1;
    check_refused(&options.known, "unknown_option");
    ((unsigned char*)&options)[i] = 0;
  }
  check_same_as_default(&options.known);
}

static void a_size_that_was_never_set_is_refused(void) {
  xaso_evaluate_options options = XASO_EVALUATE_OPTIONS_INIT;
  static const size_t sizes[] = {
      0,    1,          sizeof(size_t) - 1, sizeof(size_t) + 1, sizeof(xaso_evaluate_options) - 4,
      5000, (size_t)-8, (size_t)-1};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; ++i) {
    if (sizes[i] % sizeof(size_t) == 0 && sizes[i] != 0 && sizes[i] < 4096) continue; /* ILP32 */
    options.struct_size = sizes[i];
    check_refused(&options, "bad_struct_size");
  }
}

static void values_that_are_none_are_refused(void) {
  static const int32_t none[] = {-1, 3, INT32_MIN, INT32_MAX};
  for (size_t i = 0; i < sizeof none / sizeof *none; ++i) {
    xaso_evaluate_options options = XASO_EVALUATE_OPTIONS_INIT;
    options.track = none[i];
    check_refused(&options, "bad_option");
    options.track = XASO_TRACK_SELF;
    options.text_language = none[i];
    check_refused(&options, "bad_option");
    options.text_language = XASO_LANGUAGE_NONE;
    options.allow_other_criteria = none[i];
    check_refused(&options, "bad_option");
    options.allow_other_criteria = 0;
    options.reserved = none[i];
    check_refused(&options, "bad_option");
  }
}

/* ---- The same for reading ---- */

typedef xaso_errc parse_function(const xaso_parse_options* options, xaso_error** error);

static xaso_errc parse_set(const xaso_parse_options* options, xaso_error** error) {
  xaso_criteria_set* set = NULL;
  const xaso_errc result =
      xaso_criteria_set_parse(criteria_text, strlen(criteria_text), options, &set, error);
  xaso_criteria_set_free(set);
  return result;
}

static xaso_errc parse_measurements(const xaso_parse_options* options, xaso_error** error) {
  xaso_measurements* read = NULL;
  const xaso_errc result =
      xaso_measurements_parse(measurements_text, strlen(measurements_text), options, &read, error);
  xaso_measurements_free(read);
  return result;
}

static void check_parse(parse_function* parse, const xaso_parse_options* options, xaso_errc code,
                        const char* rule) {
  xaso_error* error = NULL;
  XASO_CHECK(parse(options, &error) == code);
  if (code != XASO_OK) XASO_CHECK_TEXT(first_rule(error), rule);
  xaso_error_free(error);
}

static void reading_keeps_to_its_limits(void) {
  parse_function* const both[] = {parse_set, parse_measurements};
  for (size_t i = 0; i < 2; ++i) {
    xaso_parse_options options = XASO_PARSE_OPTIONS_INIT;
    check_parse(both[i], &options, XASO_OK, "");
    options.max_bytes = 100;
    check_parse(both[i], &options, XASO_E_LIMIT, "text_too_long");
    options.max_bytes = 0;
    options.max_depth = 2;
    check_parse(both[i], &options, XASO_E_LIMIT, "nested_too_deep");
    options.max_depth = 0;
    options.max_string_bytes = strlen("xaso.criteria/1") - 1;
    check_parse(both[i], &options, XASO_E_LIMIT, "string_too_long");
  }
  xaso_parse_options options = XASO_PARSE_OPTIONS_INIT;
  options.max_nodes = 3;
  check_parse(parse_set, &options, XASO_E_LIMIT, "too_many_nodes");
  options.max_nodes = 4;
  check_parse(parse_set, &options, XASO_OK, "");
}

static void parse_options_grow_too(void) {
  parse_function* const both[] = {parse_set, parse_measurements};
  for (size_t i = 0; i < 2; ++i) {
    later_parse_options options = {.known = XASO_PARSE_OPTIONS_INIT};
    options.known.struct_size = sizeof options;
    check_parse(both[i], &options.known, XASO_OK, "");
    options.later_limit = 1;
    check_parse(both[i], &options.known, XASO_E_ARGUMENT, "unknown_option");
    options.known.max_depth = 2;
    options.known.struct_size = offsetof(xaso_parse_options, max_depth);
    check_parse(both[i], &options.known, XASO_OK, "");
    options.known.struct_size = 0;
    check_parse(both[i], &options.known, XASO_E_ARGUMENT, "bad_struct_size");
  }
}

/* ---- The view of an error: never written past its size ---- */

typedef struct later_error_view {
  xaso_error_view known;
  size_t later[2];
  size_t beyond;
} later_error_view;

static xaso_error* some_error(void) {
  xaso_criteria_set* set = NULL;
  xaso_error* error = NULL;
  XASO_CHECK(xaso_criteria_set_parse("[1", 2, NULL, &set, &error) == XASO_E_SYNTAX);
  return error;
}

static void a_view_is_filled_up_to_its_size(void) {
  xaso_error* const error = some_error();
  for (size_t size = sizeof(size_t); size <= offsetof(later_error_view, beyond);
       size += sizeof(size_t)) {
    for (size_t index = 0; index < 2; ++index) { /* found, and not found */
      later_error_view view;
      unsigned char* const bytes = (unsigned char*)&view;
      memset(&view, 0xA5, sizeof view);
      view.known.struct_size = size;
      XASO_CHECK(xaso_error_get(error, index, &view.known) ==
                 (index == 0 ? XASO_OK : XASO_E_NOT_FOUND));
      XASO_CHECK(view.known.struct_size == size);
      for (size_t i = size; i < sizeof view; ++i) XASO_CHECK(bytes[i] == 0xA5);
      for (size_t i = sizeof view.known; i < size; ++i) XASO_CHECK(bytes[i] == 0);
      for (size_t i = sizeof(size_t); index == 1 && i < size; ++i) XASO_CHECK(bytes[i] == 0);
      if (index == 0 && size > offsetof(xaso_error_view, rule)) {
        XASO_CHECK_TEXT(view.known.rule, "syntax_error");
      }
    }
  }
  xaso_error_free(error);
}

static void a_view_without_a_size_is_left_alone(void) {
  xaso_error* const error = some_error();
  static const size_t sizes[] = {0, 1, sizeof(size_t) + 1, (size_t)-8};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; ++i) {
    xaso_error_view view;
    memset(&view, 0xA5, sizeof view);
    view.struct_size = sizes[i];
    xaso_error_view before = view;
    XASO_CHECK(xaso_error_get(error, 0, &view) == XASO_E_ARGUMENT);
    XASO_CHECK(memcmp(&view, &before, sizeof view) == 0);
  }
  xaso_error_free(error);
}

int main(void) {
  evaluator = example_evaluator();
  measurements = example_measurements();
  XASO_RUN(the_initialiser_is_the_default);
  XASO_RUN(fields_beyond_a_smaller_struct_are_not_read);
  XASO_RUN(a_larger_struct_with_a_zero_tail_is_accepted);
  XASO_RUN(a_larger_struct_with_anything_in_its_tail_is_refused);
  XASO_RUN(a_size_that_was_never_set_is_refused);
  XASO_RUN(values_that_are_none_are_refused);
  XASO_RUN(reading_keeps_to_its_limits);
  XASO_RUN(parse_options_grow_too);
  XASO_RUN(a_view_is_filled_up_to_its_size);
  XASO_RUN(a_view_without_a_size_is_left_alone);
  xaso_evaluator_free(evaluator);
  xaso_measurements_free(measurements);
  return EXIT_SUCCESS;
}
