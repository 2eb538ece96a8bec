# SPDX-License-Identifier: Apache-2.0
"""Judges one commune by a small criteria set, and says why and how far it is."""

import xaso

criteria = """{
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
  {"code": "completed", "title": {"vi": "Hoàn thành"}, "when": {"all_met": "*"}}]}"""

commune = {
    "unit": {"code_system": "example", "code": "1", "name": "Xã Ví Dụ"},
    "track": "self",
    "values": {
        "3.10": {"numerator": 1204, "denominator": 5310},
        "3.11": "41.5",
        "3.12": {"reported": "not_met"},
    },
}
measurements = {
    "format": "xaso.measurements/1",
    "criteria": "example.small",
    "period": {"from": "2023-01-01", "to": "2023-12-31"},
    "units": [commune],
}

answer = xaso.evaluate(criteria, measurements)["units"][0]
for conclusion in answer["conclusions"]:
    print(conclusion["code"], conclusion["status"], "because of", conclusion["because"])
for indicator in answer["indicators"]:
    print(indicator["code"], indicator["status"], indicator["reason"])
    if "gap" in indicator:
        print("    ", indicator["gap"])
