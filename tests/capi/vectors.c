/* Every case of tests/vectors, as C has it: the same bytes, the same errors as from C++.
 * SPDX-License-Identifier: Apache-2.0 */
#include <xaso.h>

#include "check.h"

enum { most_sets = 10 };

/* A text that grows. */
typedef struct buffer {
  char* bytes;
  size_t size;
  size_t room;
} buffer;

static void append_bytes(buffer* to, const char* bytes, size_t size) {
  if (to->size + size + 1 > to->room) {
    to->room = 2 * (to->size + size + 1);
    to->bytes = realloc(to->bytes, to->room);
    XASO_CHECK(to->bytes != NULL);
  }
  memcpy(to->bytes + to->size, bytes, size);
  to->size += size;
  to->bytes[to->size] = '\0';
}

static void append(buffer* to, const char* text) { append_bytes(to, text, strlen(text)); }

/* Reads a file of the case. Returns whether there is one. */
static int read_file(const char* folder, const char* name, buffer* out) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE* const file = fopen(path, "rb");
  *out = (buffer){NULL, 0, 0};
  append(out, "");
  if (file == NULL) return 0;
  char bytes[65536];
  for (size_t size; (size = fread(bytes, 1, sizeof bytes, file)) > 0;) {
    append_bytes(out, bytes, size);
  }
  XASO_CHECK(fclose(file) == 0);
  return 1;
}

/* ---- Errors, as expected_error.json has them ---- */

static void append_string(buffer* to, const char* text) {
  append(to, "\"");
  for (; *text != '\0'; ++text) {
    if (*text == '"' || *text == '\\') append(to, "\\");
    append_bytes(to, text, 1);
  }
  append(to, "\"");
}

static void append_errors(buffer* to, const xaso_error* error) {
  const size_t count = xaso_error_count(error);
  append(to, "[\n");
  for (size_t i = 0; i < count; ++i) {
    xaso_error_view view = XASO_ERROR_VIEW_INIT;
    XASO_CHECK(xaso_error_get(error, i, &view) == XASO_OK);
    append(to, " {\"code\": ");
    append_string(to, xaso_errc_name(view.code));
    append(to, ", \"rule\": ");
    append_string(to, view.rule);
    append(to, ",\n  \"message\": ");
    append_string(to, view.message);
    append(to, ",\n  \"pointer\": ");
    append_string(to, view.pointer);
    char place[128];
    snprintf(place, sizeof place, ", \"offset\": %zu, \"line\": %zu, \"column\": %zu}%s",
             view.offset, view.line, view.column, i + 1 < count ? ",\n" : "\n");
    append(to, place);
  }
  append(to, "]\n");
}

/* ---- What is asked: question.json, one flat object ---- */

static int asks(const buffer* question, const char* key, const char* value) {
  char member[128];
  snprintf(member, sizeof member, "\"%s\": %s", key, value);
  return strstr(question->bytes, member) != NULL;
}

static xaso_evaluate_options options_of(const char* folder) {
  buffer question;
  read_file(folder, "question.json", &question);
  xaso_evaluate_options options = XASO_EVALUATE_OPTIONS_INIT;
  if (asks(&question, "track", "\"review\"")) options.track = XASO_TRACK_REVIEW;
  if (asks(&question, "track", "\"appraised\"")) options.track = XASO_TRACK_APPRAISED;
  if (asks(&question, "text", "\"vi\"")) options.text_language = XASO_LANGUAGE_VI;
  if (asks(&question, "text", "\"en\"")) options.text_language = XASO_LANGUAGE_EN;
  options.allow_other_criteria = asks(&question, "allow_other_criteria", "true");
  free(question.bytes);
  return options;
}

/* ---- A case ---- */

/* What is made on the way to an answer. */
typedef struct handles {
  xaso_criteria_set* sets[most_sets];
  size_t set_count;
  xaso_evaluator* evaluator;
  xaso_measurements* measurements;
  char* json;
} handles;

/* Reads criteria.json and the sets beside it: criteria.2.json, criteria.3.json, … */
static xaso_errc read_sets(const char* folder, handles* made, xaso_error** error) {
  for (size_t i = 0; i < most_sets; ++i) {
    char name[32];
    snprintf(name, sizeof name, "criteria.%zu.json", i + 1);
    buffer text;
    const int found = read_file(folder, i == 0 ? "criteria.json" : name, &text);
    const xaso_errc result = found || i == 0 ? xaso_criteria_set_parse(text.bytes, text.size, NULL,
                                                                       &made->sets[i], error)
                                             : XASO_OK;
    free(text.bytes);
    if (!found || result != XASO_OK) return result;
    made->set_count = i + 1;
  }
  return XASO_OK;
}

static xaso_errc make(const char* folder, handles* made, xaso_error** error) {
  xaso_errc result = read_sets(folder, made, error);
  if (result != XASO_OK) return result;
  result = xaso_evaluator_create_with_library(made->sets[0],
                                              (const xaso_criteria_set* const*)made->sets + 1,
                                              made->set_count - 1, &made->evaluator, error);
  if (result != XASO_OK) return result;
  buffer text;
  read_file(folder, "measurements.json", &text);
  result = xaso_measurements_parse(text.bytes, text.size, NULL, &made->measurements, error);
  free(text.bytes);
  if (result != XASO_OK) return result;
  const xaso_evaluate_options options = options_of(folder);
  return xaso_evaluator_evaluate_json(made->evaluator, made->measurements, &options, &made->json,
                                      NULL, error);
}

static int agrees(const char* folder) {
  handles made = {.set_count = 0};
  xaso_error* error = NULL;
  buffer found = {NULL, 0, 0};
  if (make(folder, &made, &error) == XASO_OK) {
    append(&found, made.json);
  } else {
    append_errors(&found, error);
  }
  xaso_string_free(made.json);
  xaso_measurements_free(made.measurements);
  xaso_evaluator_free(made.evaluator);
  for (size_t i = 0; i < most_sets; ++i) xaso_criteria_set_free(made.sets[i]);
  xaso_error_free(error);

  buffer expected;
  if (!read_file(folder, "expected_error.json", &expected)) {
    free(expected.bytes);
    read_file(folder, "expected.json", &expected);
  }
  const int same =
      found.size == expected.size && memcmp(found.bytes, expected.bytes, found.size) == 0;
  if (!same) printf("%s\nexpected: %sfound: %s\n", folder, expected.bytes, found.bytes);
  free(found.bytes);
  free(expected.bytes);
  return same;
}

/* usage: vectors <folder of a case>... */
int main(int argc, char** argv) {
  int failed = 0;
  for (int i = 1; i < argc; ++i) failed += !agrees(argv[i]);
  printf("%d cases, %d failed\n", argc - 1, failed);
  return argc > 1 && failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
