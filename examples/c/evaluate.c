/* evaluate: judges the units of a measurements document against a criteria set, which may refer to
 * further sets, and prints the answer as JSON: byte for byte what `evaluate --format json` of
 * examples/cpp prints.
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

/* What the program would end with after such a call. */
static int end_of(xaso_errc result) {
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

/* Takes the result of a call about one document: prints its errors, if any, and frees them. */
static int ended(xaso_errc result, xaso_error** error, const document* in) {
  for (size_t i = 0; i < xaso_error_count(*error); ++i) {
    xaso_error_view view = XASO_ERROR_VIEW_INIT;
    if (xaso_error_get(*error, i, &view) == XASO_OK) print_error(in->name, &view);
  }
  xaso_error_free(*error);
  *error = NULL;
  return end_of(result);
}

/* ---- Criteria sets: the one to evaluate, and those that it may refer to ---- */

typedef struct criteria_sets {
  document* documents;
  xaso_criteria_set** sets; /* of each document; NULL where it could not be read */
  size_t count;             /* at least 1; the first is the set to evaluate */
} criteria_sets;

/* The document of the set that a message names first. */
static const document* document_named_in(const char* message, const criteria_sets* in) {
  const document* found = &in->documents[0];
  const char* first = NULL;
  for (size_t i = 0; i < in->count; ++i) {
    const char* const id = xaso_criteria_set_get_id(in->sets[i]);
    const size_t size = strlen(id);
    for (const char* at = message; (at = strstr(at, id)) != NULL; ++at) {
      if (at == message || at[-1] != '"' || at[size] != '"') continue;
      if (first == NULL || at < first) {
        first = at;
        found = &in->documents[i];
      }
      break;
    }
  }
  return found;
}

/* The same for a call about all sets together. */
static int ended_together(xaso_errc result, xaso_error** error, const criteria_sets* in) {
  for (size_t i = 0; i < xaso_error_count(*error); ++i) {
    xaso_error_view view = XASO_ERROR_VIEW_INIT;
    if (xaso_error_get(*error, i, &view) != XASO_OK) continue;
    print_error(document_named_in(view.message, in)->name, &view);
  }
  xaso_error_free(*error);
  *error = NULL;
  return end_of(result);
}

static int parse_all(criteria_sets* in) {
  int end = evaluated;
  for (size_t i = 0; i < in->count; ++i) {
    const document* const each = &in->documents[i];
    xaso_error* error = NULL;
    const int end_of_each = ended(
        xaso_criteria_set_parse(each->text, each->size, NULL, &in->sets[i], &error), &error, each);
    if (end == evaluated) end = end_of_each;
  }
  return end;
}

/* ---- The answer ---- */

static bool write_answer(const char* json, size_t size) {
  const bool written = fwrite(json, 1, size, stdout) == size && fflush(stdout) == 0;
  if (!written) fprintf(stderr, "evaluate: cannot write the answer: %s\n", strerror(errno));
  return written;
}

static int evaluate(criteria_sets* criteria, const document* measurements,
                    const xaso_evaluate_options* options) {
  xaso_measurements* figures = NULL;
  xaso_evaluator* evaluator = NULL;
  char* json = NULL;
  size_t json_size = 0;
  xaso_error* error = NULL;

  /* All documents are read in any case: whoever has to mend them sees all errors at once. */
  int end = parse_all(criteria);
  const int end_of_figures =
      ended(xaso_measurements_parse(measurements->text, measurements->size, NULL, &figures, &error),
            &error, measurements);
  if (end == evaluated) end = end_of_figures;

  if (end == evaluated) {
    const xaso_criteria_set* const* sets = (const xaso_criteria_set* const*)criteria->sets;
    end = ended_together(xaso_evaluator_create_with_library(sets[0], sets + 1, criteria->count - 1,
                                                            &evaluator, &error),
                         &error, criteria);
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
  for (size_t i = 0; i < criteria->count; ++i) xaso_criteria_set_free(criteria->sets[i]);
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
  if (argc < 3) return false;
  if (argc > 3 && !find(argv[3], tracks, 3, &out->track)) return false;
  return argc <= 4 || find(argv[4], languages, 3, &out->text_language);
}

/* Reads the first argument and those from the fifth on. */
static bool read_criteria(int argc, char** argv, criteria_sets* out) {
  out->count = argc > 5 ? (size_t)argc - 4 : 1;
  out->documents = calloc(out->count, sizeof *out->documents);
  out->sets = calloc(out->count, sizeof(xaso_criteria_set*));
  if (out->documents == NULL || out->sets == NULL) return false;
  bool complete = read_document(argv[1], &out->documents[0]);
  for (size_t i = 1; i < out->count && complete; ++i) {
    complete = read_document(argv[4 + i], &out->documents[i]);
  }
  return complete;
}

static void free_criteria(criteria_sets* read) {
  for (size_t i = 0; read->documents != NULL && i < read->count; ++i) free(read->documents[i].text);
  free(read->documents);
  free(read->sets);
}

int main(int argc, char** argv) {
  xaso_evaluate_options options = XASO_EVALUATE_OPTIONS_INIT;
  if (!read_options(argc, argv, &options)) {
    fputs(
        "usage: evaluate CRITERIA MEASUREMENTS [self|review|appraised [none|vi|en "
        "[CRITERIA...]]]\n",
        stderr);
    return other_failure;
  }
  criteria_sets criteria = {0};
  document measurements = {0};
  int end = other_failure;
  if (read_criteria(argc, argv, &criteria) && read_document(argv[2], &measurements)) {
    end = evaluate(&criteria, &measurements, &options);
  }
  free_criteria(&criteria);
  free(measurements.text);
  return end;
}
