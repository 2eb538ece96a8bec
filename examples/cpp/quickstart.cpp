// Judges one commune by a small criteria set, and says why.
// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <xaso/xaso.hpp>

constexpr const char* criteria = R"({
 "format": "xaso.criteria/1", "id": "example.small", "version": "1", "applies_to": "commune",
 "title": {"vi": "Bộ tiêu chí ví dụ", "en": "Example set"},
 "criteria": [{"code": "3", "title": {"vi": "Xã hội số"}, "expected_indicators": 4, "children": [
  {"code": "3.10", "title": {"vi": "Tỷ lệ người trưởng thành có chữ ký số"},
   "measure": {"type": "ratio", "numerator": {"vi": "người có chữ ký số"},
               "denominator": {"vi": "người trưởng thành"}}, "require": {"at_least": 30}},
  {"code": "3.11", "title": {"vi": "Dịch vụ công trực tuyến"},
   "measure": {"type": "ratio"}, "require": {"at_least": null}},
  {"code": "3.12", "title": {"vi": "Thanh toán tiền điện"},
   "measure": {"type": "ratio"}, "require": {"at_least": 60}}]}],
 "conclusions": [
  {"code": "completed", "title": {"vi": "Hoàn thành"}, "when": {"all_met": "*"}}]})";

constexpr const char* figures = R"({
 "format": "xaso.measurements/1", "criteria": "example.small",
 "period": {"from": "2023-01-01", "to": "2023-12-31"},
 "units": [{"unit": {"code_system": "example", "code": "1", "name": "Xã Ví Dụ"}, "track": "self",
  "values": {"3.10": {"numerator": 1204, "denominator": 5310}, "3.11": {"value": "41.5"},
             "3.12": {"reported": "not_met"}}}]})";

int main() {
  const xaso::evaluator evaluator(xaso::read_criteria(criteria));
  const xaso::evaluation answer = evaluator.evaluate(xaso::read_measurements(figures));
  const xaso::unit_answer commune = answer.unit(0);
  std::cout << explain(commune.conclusion(0), answer.criteria(), xaso::language::vi) << '\n';
  for (std::size_t i = 0; i < commune.indicator_count(); ++i) {
    const xaso::indicator_answer one = commune.indicator(i);
    std::cout << one.node->code << ' ' << explain(one, answer.criteria(), xaso::language::vi)
              << '\n';
  }
}
