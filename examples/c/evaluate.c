/* evaluate: judges the units of a measurements document against a criteria set, and prints the
 * answer as JSON: byte for byte what `evaluate --format json` of examples/cpp prints.
 *
 * A lesson in the C API: one error object at a time, one way out, and everything freed on it.
 * SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xaso.h>

/* What the program ends with. */
enum { evaluated = 0, bad_documents = 2, other_failure = 3 };

/* ---- Documents: text with its name, for messages ---- */

typedef struct document {
  const char* name;
  char* text; /* not NUL-terminated: xaso takes pointer and size */
  size_t size;
} document;

/* Appends what is left of the file. */
static bool read_all(FILE* file, document* out) {
  size_t room = 0;
  do {
    if (out->size == room) {
      room = room == 0 ? 65536 : 2 * room;
      char* const larger = realloc(out->text, room);
      if (larger == NULL) return false;
      out->text = larger;
    }
    out->size += fread(out->text + out->size, 1, room - out->size, file);
  } while (!feof(file) && !ferror(file));
  return !ferror(file);
}

/* Reads a file; says so on stderr if it cannot. */
static bool read_document(const char* name, document* out) {
  out->name = name;
  FILE* const file = fopen(name, "rb");
  const bool complete = file != NULL && read_all(file, out);
  if (!complete) fprintf(stderr, "evaluate: cannot read %s: %s\n", name, strerror(errno));
  if (file != NULL) (void)fclose(file); /* it was only read */
  return complete;
}

/* ---- Errors: one line each, with its place, as compilers write them ---- */

/* A JSON Pointer is made of the document's own keys, so it may hold anything. */
static void print_pointer(const char* pointer, size_t size) {
  for (size_t i = 0; i < size; ++i) {
    const unsigned char byte = (unsigned char)pointer[i];
    if (byte < 0x20 || byte == 0x7F) {
      fprintf(stderr, "\\u%04x", (unsigned)byte);
    } else {
      (void)fputc(byte, stderr);
    }
  }
}

static void print_error(const char* name, const xaso_error_view* error) {
  fputs(name, stderr);
  if (error->line != 0) fprintf(stderr, ":%zu:%zu", error->line, error->column);
  fprintf(stderr, ": %s", error->message);
  if (error->pointer_size != 0) {
    fputs(" (", stderr);
    print_pointer(error->pointer, error->pointer_size);
    fputs(")", stderr);
  }
  fputs("\n", stderr);
}

/* Takes the result of a call: prints its errors, if any, and frees them.
 * Returns what the program would end with. */
static int ended(xaso_errc result, xaso_error** error, const document* in) {
  for (size_t i = 0; i < xaso_error_count(*error); ++i) {
    xaso_error_view view = XASO_ERROR_VIEW_INIT;
    if (xaso_error_get(*error, i, &view) == XASO_OK) print_error(in->name, &view);
  }
  xaso_error_free(*error);
  *error = NULL;
  switch (result) {
    case XASO_OK:
      return evaluated;
    case XASO_E_SYNTAX:
    case XASO_E_SCHEMA:
    case XASO_E_LIMIT:
    case XASO_E_UNSUPPORTED:
    case XASO_E_MISMATCH:
      return bad_documents;
    default:
      return other_failure;
  }
}

/* ---- The answer ---- */

static bool write_answer(const char* json, size_t size) {
  const bool written = fwrite(json, 1, size, stdout) == size && fflush(stdout) == 0;
  if (!written) fprintf(stderr, "evaluate: cannot write the answer: %s\n", strerror(errno));
  return written;
}

static int evaluate(const document* criteria, const document* measurements,
                    const xaso_evaluate_options* options) {
  xaso_criteria_set* set = NULL;
  xaso_measurements* figures = NULL;
  xaso_evaluator* evaluator = NULL;
  char* json = NULL;
  size_t json_size = 0;
  xaso_error* error = NULL;

  /* Both documents are read in any case: whoever has to mend them sees all errors at once. */
  int end = ended(xaso_criteria_set_parse(criteria->text, criteria->size, NULL, &set, &error),
                  &error, criteria);
  const int end_of_figures =
      ended(xaso_measurements_parse(measurements->text, measurements->size, NULL, &figures, &error),
            &error, measurements);
  if (end == evaluated) end = end_of_figures;

  if (end == evaluated) {
    end = ended(xaso_evaluator_create(set, &evaluator, &error), &error, criteria);
  }
  if (end == evaluated) {
    end =
        ended(xaso_evaluator_evaluate_json(evaluator, figures, options, &json, &json_size, &error),
              &error, measurements);
  }
  if (end == evaluated && !write_answer(json, json_size)) end = other_failure;

  /* A call that failed left NULL, and NULL may be freed: so this is right wherever it went wrong.
   */
  xaso_string_free(json);
  xaso_evaluator_free(evaluator);
  xaso_measurements_free(figures);
  xaso_criteria_set_free(set);
  return end;
}

/* ---- The command line ---- */

/* Finds `name` among `names`; *out becomes its place. */
static bool find(const char* name, const char* const* names, int32_t count, int32_t* out) {
  for (int32_t i = 0; i < count; ++i) {
    if (strcmp(name, names[i]) == 0) {
      *out = i;
      return true;
    }
  }
  return false;
}

static bool read_options(int argc, char** argv, xaso_evaluate_options* out) {
  static const char* const tracks[] = {
      [XASO_TRACK_SELF] = "self",
      [XASO_TRACK_REVIEW] = "review",
      [XASO_TRACK_APPRAISED] = "appraised",
  };
  static const char* const languages[] = {
      [XASO_LANGUAGE_NONE] = "none",
      [XASO_LANGUAGE_VI] = "vi",
      [XASO_LANGUAGE_EN] = "en",
  };
  if (argc < 3 || argc > 5) return false;
  if (argc > 3 && !find(argv[3], tracks, 3, &out->track)) return false;
  return argc <= 4 || find(argv[4], languages, 3, &out->text_language);
}

int main(int argc, char** argv) {
  xaso_evaluate_options options = XASO_EVALUATE_OPTIONS_INIT;
  if (!read_options(argc, argv, &options)) {
    fputs("usage: evaluate CRITERIA MEASUREMENTS [self|review|appraised [none|vi|en]]\n", stderr);
    return other_failure;
  }
  document criteria = {0};
  document measurements = {0};
  int end = other_failure;
  if (read_document(argv[1], &criteria) && read_document(argv[2], &measurements)) {
    end = evaluate(&criteria, &measurements, &options);
  }
  free(criteria.text);
  free(measurements.text);
  return end;
}
