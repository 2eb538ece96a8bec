/* Judges one commune by a small criteria set, and prints the whole answer.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>
#include <xaso.h>

#define JSON(...) #__VA_ARGS__

/* clang-format off */
static const char criteria[] = JSON({
  "format": "xaso.criteria/1", "id": "example.small", "version": "1", "applies_to": "commune",
  "title": {"vi": "Bộ tiêu chí ví dụ", "en": "Example set"},
  "criteria": [{"code": "3", "title": {"vi": "Xã hội số"}, "expected_indicators": 4, "children": [
    {"code": "3.10", "title": {"vi": "Tỷ lệ người trưởng thành có chữ ký số"},
     "measure": {"type": "ratio"}, "require": {"at_least": 30}},
    {"code": "3.11", "title": {"vi": "Dịch vụ công trực tuyến"},
     "measure": {"type": "ratio"}, "require": {"at_least": null}},
    {"code": "3.12", "title": {"vi": "Thanh toán tiền điện"},
     "measure": {"type": "ratio"}, "require": {"at_least": 60}}]}],
  "conclusions": [
    {"code": "completed", "title": {"vi": "Hoàn thành"}, "when": {"all_met": "*"}}]});

static const char figures[] = JSON({
  "format": "xaso.measurements/1", "criteria": "example.small",
  "period": {"from": "2023-01-01", "to": "2023-12-31"},
  "units": [{
    "unit": {"code_system": "example", "code": "1", "name": "Xã Ví Dụ"}, "track": "self",
    "values": {"3.10": {"numerator": 1204, "denominator": 5310}, "3.11": {"value": "41.5"},
               "3.12": {"reported": "not_met"}}}]});
/* clang-format on */

int main(void) {
  xaso_criteria_set* set = NULL;
  xaso_measurements* measurements = NULL;
  xaso_evaluator* evaluator = NULL;
  char* json = NULL;
  xaso_error* error = NULL;

  xaso_errc result = xaso_criteria_set_parse(criteria, strlen(criteria), NULL, &set, &error);
  if (result == XASO_OK) result = xaso_evaluator_create(set, &evaluator, &error);
  if (result == XASO_OK)
    result = xaso_measurements_parse(figures, strlen(figures), NULL, &measurements, &error);
  if (result == XASO_OK)
    result = xaso_evaluator_evaluate_json(evaluator, measurements, NULL, &json, NULL, &error);

  xaso_error_view first = XASO_ERROR_VIEW_INIT;
  if (result == XASO_OK) {
    fputs(json, stdout);
  } else if (xaso_error_get(error, 0, &first) == XASO_OK) {
    fprintf(stderr, "line %zu, column %zu: %s\n", first.line, first.column, first.message);
  }
  xaso_error_free(error);
  xaso_string_free(json);
  xaso_evaluator_free(evaluator);
  xaso_measurements_free(measurements);
  xaso_criteria_set_free(set);
  return result != XASO_OK;
}
