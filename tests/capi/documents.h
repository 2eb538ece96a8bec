/* Small criteria sets and measurements for them, and short ways to read them.
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

/* A set that counts by another one: which villages are smart. */
static const char counting_text[] = XASO_JSON({
  "format": "xaso.criteria/1", "id": "example.counting", "version": "1",
  "title": {"vi": "Xã có thôn thông minh"}, "applies_to": "commune",
  "criteria": [
    {"code": "villages", "title": {"vi": "Tỷ lệ thôn thông minh"},
     "measure": {"type": "derived", "set": "example.village", "conclusion": "smart", "as": "ratio"},
     "require": {"at_least": 50}}],
  "conclusions": [
    {"code": "completed", "title": {"vi": "Hoàn thành"}, "when": {"all_met": "*"}}]});

static const char village_text[] = XASO_JSON({
  "format": "xaso.criteria/1", "id": "example.village", "version": "1",
  "title": {"vi": "Thôn thông minh"}, "applies_to": "village",
  "criteria": [
    {"code": "1", "title": {"vi": "Có hệ thống truyền thanh"},
     "measure": {"type": "yes_no"}, "require": {"is": true}}],
  "conclusions": [
    {"code": "smart", "title": {"vi": "Thông minh"}, "when": {"all_met": "*"}}]});

static const char villages_text[] = XASO_JSON({
  "format": "xaso.measurements/1", "criteria": "example.counting",
  "period": {"from": "2023-01-01", "to": "2023-12-31"},
  "units": [{
    "unit": {"code_system": "example", "code": "1"}, "track": "self", "values": {},
    "sub_units": {"example.village": {"expected": 2, "units": [
      {"unit": {"code_system": "example", "code": "a", "level": "village"}, "values": {"1": true}},
      {"unit": {"code_system": "example", "code": "b", "level": "village"},
       "values": {"1": false}}]}}}]});
/* clang-format on */

static inline xaso_criteria_set* set_of(const char* text) {
  xaso_criteria_set* set = NULL;
  XASO_CHECK(xaso_criteria_set_parse(text, strlen(text), NULL, &set, NULL) == XASO_OK);
  return set;
}

static inline xaso_measurements* measurements_of(const char* text) {
  xaso_measurements* measurements = NULL;
  XASO_CHECK(xaso_measurements_parse(text, strlen(text), NULL, &measurements, NULL) == XASO_OK);
  return measurements;
}

static inline xaso_criteria_set* example_set(void) { return set_of(criteria_text); }

static inline xaso_measurements* example_measurements(void) {
  return measurements_of(measurements_text);
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
