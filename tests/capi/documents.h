/* A small criteria set and measurements for it, and short ways to read them.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef XASO_TESTS_DOCUMENTS_H
#define XASO_TESTS_DOCUMENTS_H

#include <xaso.h>

#include "check.h"

#define XASO_JSON(...) #__VA_ARGS__

/* clang-format off */
static const char criteria_text[] = XASO_JSON({
  "format": "xaso.criteria/1", "id": "example.small", "version": "1",
  "title": {"vi": "Bộ tiêu chí ví dụ", "en": "Example set"}, "applies_to": "commune",
  "criteria": [
    {"code": "3", "title": {"vi": "Xã hội số"}, "expected_indicators": 4, "children": [
      {"code": "3.10", "title": {"vi": "Chữ ký số", "en": "Digital signatures"},
       "measure": {"type": "ratio"}, "require": {"at_least": 30}},
      {"code": "3.11", "title": {"vi": "Dịch vụ công trực tuyến"},
       "measure": {"type": "ratio"}, "require": {"at_least": null}},
      {"code": "3.12", "title": {"vi": "Thanh toán tiền điện"},
       "measure": {"type": "ratio"}, "require": {"at_least": 60}}]}],
  "conclusions": [
    {"code": "completed", "title": {"vi": "Hoàn thành"}, "when": {"all_met": "*"}}]});

static const char measurements_text[] = XASO_JSON({
  "format": "xaso.measurements/1", "criteria": "example.small",
  "period": {"from": "2023-01-01", "to": "2023-12-31"},
  "units": [{
    "unit": {"code_system": "example", "code": "1", "name": "Xã Ví Dụ"}, "track": "self",
    "values": {"3.10": {"numerator": 1204, "denominator": 5310}, "3.11": {"value": "41.5"},
               "3.12": {"reported": "not_met"}}}]});
/* clang-format on */

static inline xaso_criteria_set* example_set(void) {
  xaso_criteria_set* set = NULL;
  XASO_CHECK(xaso_criteria_set_parse(criteria_text, strlen(criteria_text), NULL, &set, NULL) ==
             XASO_OK);
  return set;
}

static inline xaso_measurements* example_measurements(void) {
  xaso_measurements* measurements = NULL;
  XASO_CHECK(xaso_measurements_parse(measurements_text, strlen(measurements_text), NULL,
                                     &measurements, NULL) == XASO_OK);
  return measurements;
}

static inline xaso_evaluator* example_evaluator(void) {
  xaso_criteria_set* const set = example_set();
  xaso_evaluator* evaluator = NULL;
  XASO_CHECK(xaso_evaluator_create(set, &evaluator, NULL) == XASO_OK);
  xaso_criteria_set_free(set);
  return evaluator;
}

/* The rule of an error object's only error, or of its first. */
static inline const char* first_rule(const xaso_error* error) {
  xaso_error_view view = XASO_ERROR_VIEW_INIT;
  XASO_CHECK(xaso_error_get(error, 0, &view) == XASO_OK);
  return view.rule;
}

#endif
