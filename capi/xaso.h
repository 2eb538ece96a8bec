/* xaso.h: the C API of xaso, which judges exactly whether a commune meets a set of criteria.
 * One header and one shared library for C11, C++20 and every language that can call C.
 * SPDX-License-Identifier: Apache-2.0
 *
 * THE CONTRACT
 *
 * Lifetime  What a call hands out through `xaso_<type> **` is yours: free it with
 *           xaso_<type>_free(), once, in any order; NULL is allowed there. A handle keeps what it
 *           needs: an evaluator outlives the criteria sets it was made from. `char *` is yours too,
 *           for xaso_string_free(), never free(). `const char *` is borrowed: it lives as long as
 *           the handle it was asked of. Nothing that you pass in is kept after the call.
 *
 * Errors    A call that can fail returns XASO_OK or an XASO_E_... code. On failure every other
 *           `out_` argument is NULL or zero, and `out_error`, which may be NULL, receives an error
 *           object to free; on success it receives NULL. The code returned is the code of the first
 *           error in it. NULL where it is not allowed is XASO_E_ARGUMENT, never a crash. Any call
 *           may run out of memory: XASO_E_MEMORY, and nothing has changed. No exception leaves the
 *           library; it never prints and never aborts.
 *
 * Threads   There is no global state and nothing to initialise. Handles never change once made:
 *           any number of threads may use the same one at once; only freeing it must come last.
 *
 * Text      UTF-8 everywhere. Text goes in as pointer and size in bytes, and needs no NUL at its
 *           end. Text that comes out has a NUL at its end.
 *
 * Numbers   Exact: figures and thresholds are decimals as text in the documents, never floating
 *           point. Sizes, indices and offsets are size_t, offsets and sizes in bytes.
 *
 * Structs   begin with their size and grow at their end, so that a program and a library of
 *           different versions may meet. Start from the XASO_..._INIT macro and set fields by
 *           name. Zero is every option's default.
 */
#ifndef XASO_H
#define XASO_H

#include <stddef.h>
#include <stdint.h>

#include "xaso/version.h"

#if defined(_WIN32) && defined(XASO_C_BUILDING)
#define XASO_API __declspec(dllexport)
#elif defined(_WIN32)
#define XASO_API __declspec(dllimport)
#elif defined(__GNUC__)
#define XASO_API __attribute__((visibility("default")))
#else
#define XASO_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Version ---- */

/**
 * The version of the library that runs; XASO_VERSION_NUMBER is that of the header compiled against.
 * @return major * 10000 + minor * 100 + patch
 * @threads safe.   @since 0.1
 */
XASO_API int32_t xaso_version_number(void);

/**
 * The version of the library that runs, as text; XASO_VERSION_STRING is that of the header.
 * @return for example "0.1.0"; lives for ever
 * @threads safe.   @since 0.1
 */
XASO_API const char* xaso_version_string(void);

/* ---- Error codes ---- */

/** What a call came to. The numbers never change; later versions may add some. */
typedef int32_t xaso_errc;

#define XASO_OK 0
#define XASO_E_ARGUMENT 1    /**< a call that cannot be answered: NULL, an unknown option */
#define XASO_E_SYNTAX 2      /**< not JSON, or not UTF-8 */
#define XASO_E_SCHEMA 3      /**< JSON, but not a document of the format */
#define XASO_E_LIMIT 4       /**< larger, deeper or longer than the options accept */
#define XASO_E_UNSUPPORTED 5 /**< of the format, but not yet evaluated by this version */
#define XASO_E_MISMATCH 6    /**< criteria and measurements that do not belong together */
#define XASO_E_NOT_FOUND 7   /**< no such index or name */
#define XASO_E_MEMORY 8      /**< out of memory */
#define XASO_E_CANCELLED 9   /**< a callback asked to stop */
#define XASO_E_INTERNAL 10   /**< a defect of the library; please report it */

/**
 * The name of a code, as in "schema".
 * @param code  any number; one that is no code is "unknown"
 * @return never NULL; lives for ever
 * @threads safe.   @since 0.1
 */
XASO_API const char* xaso_errc_name(xaso_errc code);

/* ---- Errors: what went wrong, where, and what to do ---- */

/** The errors of one call, in the order of their places: one, or as many as 100 of a document. */
typedef struct xaso_error xaso_error;

/** One error. The texts are borrowed from the error object. */
typedef struct xaso_error_view {
  size_t struct_size;  /**< set by you; nothing is written past it */
  const char* rule;    /**< stable name of the rule that was broken, as in "duplicate_key" */
  const char* message; /**< one English line: what, why and what to do; wording may change */
  const char* pointer; /**< JSON Pointer of the place in the document; "": the whole document */
  size_t pointer_size; /**< bytes of `pointer`, which may hold NULs where a key does */
  size_t offset;       /**< bytes before the place in the text */
  size_t line;         /**< from 1; 0: there is no text */
  size_t column;       /**< from 1, in code points; 0: there is no text */
  xaso_errc code;      /**< its XASO_E_... */
  int32_t reserved;    /**< 0 */
} xaso_error_view;

#define XASO_ERROR_VIEW_INIT \
  { sizeof(xaso_error_view), NULL, NULL, NULL, 0, 0, 0, 0, XASO_OK, 0 }

/**
 * How many errors an error object holds.
 * @param error  NULL: there are none
 * @return 0 to 100
 * @threads safe.   @since 0.1
 */
XASO_API size_t xaso_error_count(const xaso_error* error);

/**
 * One of the errors.
 * @param error     the object that a call handed out
 * @param index     from 0, in the order of the places
 * @param out_view  its struct_size set, as XASO_ERROR_VIEW_INIT does; filled up to that size, all
 *                  zero on failure
 * @return XASO_OK, XASO_E_NOT_FOUND (no such index), XASO_E_ARGUMENT (NULL, or no struct_size)
 * @threads safe.   @since 0.1
 */
XASO_API xaso_errc xaso_error_get(const xaso_error* error, size_t index, xaso_error_view* out_view);

/**
 * Frees an error object and the texts borrowed from it.
 * @param error  NULL is allowed
 * @threads safe; no other thread may use the object any more.   @since 0.1
 */
XASO_API void xaso_error_free(xaso_error* error);

/* ---- Reading documents ---- */

/** What a reader accepts; a document beyond it is XASO_E_LIMIT. */
typedef struct xaso_parse_options {
  size_t struct_size;
  size_t max_bytes;        /**< of the text; 0: 64 MiB */
  size_t max_depth;        /**< of nested arrays and objects; 0: 64; never more than 256 */
  size_t max_string_bytes; /**< of one string or key; 0: 64 KiB */
  size_t max_nodes;        /**< groups and indicators of a criteria set; 0: 10,000 */
} xaso_parse_options;

#define XASO_PARSE_OPTIONS_INIT \
  { sizeof(xaso_parse_options), 0, 0, 0, 0 }

/* ---- Criteria sets ---- */

/** A criteria set, read and valid. */
typedef struct xaso_criteria_set xaso_criteria_set;

/**
 * Reads a criteria set, `xaso.criteria/1`.
 * @param json, json_size  UTF-8, one document; borrowed for the call
 * @param options          NULL: the defaults
 * @param out_set          receives a new set, free with xaso_criteria_set_free(); NULL on failure
 * @param out_error        NULL, or receives an error to free with xaso_error_free(); NULL on
 * success
 * @return XASO_OK, XASO_E_SYNTAX, XASO_E_SCHEMA, XASO_E_LIMIT, XASO_E_UNSUPPORTED,
 *         XASO_E_ARGUMENT, XASO_E_MEMORY
 * @threads safe.   @since 0.1
 */
XASO_API xaso_errc xaso_criteria_set_parse(const char* json, size_t json_size,
                                           const xaso_parse_options* options,
                                           xaso_criteria_set** out_set, xaso_error** out_error);

/**
 * The id of a criteria set.
 * @param set  NULL gives ""
 * @return borrowed from the set
 * @threads safe.   @since 0.1
 */
XASO_API const char* xaso_criteria_set_get_id(const xaso_criteria_set* set);

/**
 * The version of a criteria set, as its document states it.
 * @param set  NULL gives ""
 * @return borrowed from the set
 * @threads safe.   @since 0.1
 */
XASO_API const char* xaso_criteria_set_get_version(const xaso_criteria_set* set);

/**
 * Frees a criteria set; evaluators made from it stay.
 * @param set  NULL is allowed
 * @threads safe; no other thread may use the set any more.   @since 0.1
 */
XASO_API void xaso_criteria_set_free(xaso_criteria_set* set);

/* ---- Measurements ---- */

/** What units report: the measurements of one document. */
typedef struct xaso_measurements xaso_measurements;

/**
 * Reads measurements, `xaso.measurements/1`.
 * @param json, json_size   UTF-8, one document; borrowed for the call
 * @param options           NULL: the defaults
 * @param out_measurements  receives new measurements, free with xaso_measurements_free(); NULL on
 *                          failure
 * @param out_error         NULL, or receives an error to free with xaso_error_free(); NULL on
 *                          success
 * @return XASO_OK, XASO_E_SYNTAX, XASO_E_SCHEMA, XASO_E_LIMIT, XASO_E_UNSUPPORTED,
 *         XASO_E_ARGUMENT, XASO_E_MEMORY
 * @threads safe.   @since 0.1
 */
XASO_API xaso_errc xaso_measurements_parse(const char* json, size_t json_size,
                                           const xaso_parse_options* options,
                                           xaso_measurements** out_measurements,
                                           xaso_error** out_error);

/**
 * Frees measurements.
 * @param measurements  NULL is allowed
 * @threads safe; no other thread may use them any more.   @since 0.1
 */
XASO_API void xaso_measurements_free(xaso_measurements* measurements);

/* ---- Evaluating ---- */

/** A criteria set, compiled once with what it refers to, and held against any number of
 * measurements. */
typedef struct xaso_evaluator xaso_evaluator;

/* Whose figures are evaluated. */
#define XASO_TRACK_SELF 0      /**< the unit's own */
#define XASO_TRACK_REVIEW 1    /**< a reviewer's */
#define XASO_TRACK_APPRAISED 2 /**< those of the appraisal */

/* The language of explanations. */
#define XASO_LANGUAGE_NONE 0 /**< no explanations */
#define XASO_LANGUAGE_VI 1   /**< Vietnamese */
#define XASO_LANGUAGE_EN 2   /**< English */

/** What is asked of an evaluation. */
typedef struct xaso_evaluate_options {
  size_t struct_size;
  int32_t track;                /**< an XASO_TRACK_... */
  int32_t text_language;        /**< an XASO_LANGUAGE_...: explain each verdict in it */
  int32_t allow_other_criteria; /**< 1: also measurements made for another criteria set; 0: not */
  int32_t reserved;             /**< 0 */
} xaso_evaluate_options;

#define XASO_EVALUATE_OPTIONS_INIT \
  { sizeof(xaso_evaluate_options), XASO_TRACK_SELF, XASO_LANGUAGE_NONE, 0, 0 }

/**
 * Compiles a criteria set that stands alone: one that refers to no other.
 * @param set            kept as far as needed: it may be freed before the evaluator
 * @param out_evaluator  receives a new evaluator, free with xaso_evaluator_free(); NULL on failure
 * @param out_error      NULL, or receives an error to free with xaso_error_free(); NULL on success
 * @return XASO_OK, XASO_E_MISMATCH (the set refers to what it does not have), XASO_E_LIMIT,
 *         XASO_E_ARGUMENT, XASO_E_MEMORY
 * @threads safe.   @since 0.1
 */
XASO_API xaso_errc xaso_evaluator_create(const xaso_criteria_set* set,
                                         xaso_evaluator** out_evaluator, xaso_error** out_error);

/**
 * Compiles a criteria set together with others that are there to be referred to: those whose bounds
 * it takes over, whose conclusions it asks for, by which it counts sub-units.
 * Each error of a reference names the set it stands in; its pointer is that of the place in that
 * set.
 * @param set            the set to evaluate; kept as far as needed, as the others are
 * @param library        the others, in any order, all of them also referring to one another; each
 *                       may be freed before the evaluator; NULL where there are none
 * @param library_size   how many there are
 * @param out_evaluator  receives a new evaluator, free with xaso_evaluator_free(); NULL on failure
 * @param out_error      NULL, or receives an error to free with xaso_error_free(); NULL on success
 * @return XASO_OK, XASO_E_MISMATCH (a set is there twice, or a reference finds nothing, several
 *         versions, or what cannot serve), XASO_E_LIMIT (a bound over too many references),
 *         XASO_E_ARGUMENT, XASO_E_MEMORY
 * @threads safe.   @since 0.1
 */
XASO_API xaso_errc xaso_evaluator_create_with_library(const xaso_criteria_set* set,
                                                      const xaso_criteria_set* const* library,
                                                      size_t library_size,
                                                      xaso_evaluator** out_evaluator,
                                                      xaso_error** out_error);

/**
 * Evaluates every unit that has the track asked for, and writes the answer, `xaso.evaluation/1`.
 * Canonical: the same bytes for the same documents, here as in C++ and Python; "\n" at the end.
 * @param evaluator, measurements  borrowed for the call
 * @param options        NULL: the defaults
 * @param out_json       receives the text, free with xaso_string_free(); NULL on failure
 * @param out_json_size  NULL, or receives the bytes of the text, without the NUL at its end, the
 *                       only one in it
 * @param out_error      NULL, or receives an error to free with xaso_error_free(); NULL on success
 * @return XASO_OK, XASO_E_MISMATCH (the measurements are for another set, no unit has the track, or
 *         a target year is asked for and none is given), XASO_E_ARGUMENT, XASO_E_MEMORY
 * @threads safe.   @since 0.1
 */
XASO_API xaso_errc xaso_evaluator_evaluate_json(const xaso_evaluator* evaluator,
                                                const xaso_measurements* measurements,
                                                const xaso_evaluate_options* options,
                                                char** out_json, size_t* out_json_size,
                                                xaso_error** out_error);

/**
 * Frees an evaluator.
 * @param evaluator  NULL is allowed
 * @threads safe; no other thread may use it any more.   @since 0.1
 */
XASO_API void xaso_evaluator_free(xaso_evaluator* evaluator);

/* ---- Schemas ---- */

/* The documents of xaso. */
#define XASO_DOCUMENT_CRITERIA 0     /**< `xaso.criteria/1` */
#define XASO_DOCUMENT_MEASUREMENTS 1 /**< `xaso.measurements/1` */
#define XASO_DOCUMENT_EVALUATION 2   /**< `xaso.evaluation/1` */

/**
 * The JSON Schema (draft 2020-12) of a document, byte for byte the file that is installed. It is
 * for editors and for programs that write documents: what it accepts, a reader may still refuse.
 * @param document  an XASO_DOCUMENT_...; any other number gives ""
 * @return UTF-8 without NULs; lives for ever
 * @threads safe.   @since 0.1
 */
XASO_API const char* xaso_schema_text(int32_t document);

/* ---- Strings ---- */

/**
 * Frees a `char *` that a call handed out.
 * @param string  NULL is allowed
 * @threads safe.   @since 0.1
 */
XASO_API void xaso_string_free(char* string);

#ifdef __cplusplus
}
#endif

#endif
