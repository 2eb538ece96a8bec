# SPDX-License-Identifier: Apache-2.0
"""What is known today of real communes of Thanh Hóa, judged: Vietnamese first, then English.

The documents hold only what their sources state. So much is undetermined, and says so.
"""

import json
from pathlib import Path

import xaso

EXAMPLES = Path(__file__).resolve().parents[1]


def show(name: str, *others: str) -> None:
    """The set of that name on its figures; `others` are the sets that it refers to."""
    criteria = EXAMPLES / "criteria" / f"{name}.json"
    measurements = EXAMPLES / "data" / f"{name}.json"
    library = [EXAMPLES / "criteria" / f"{other}.json" for other in others]
    title = json.loads(criteria.read_bytes())["title"]
    print(f"{title['vi']}\n{title['en']}\n")
    vietnamese = xaso.evaluate(criteria, measurements, text="vi", library=library)
    english = xaso.evaluate(criteria, measurements, text="en", library=library)
    for vi, en in zip(vietnamese["units"], english["units"], strict=True):
        show_unit(vi, en)


def show_unit(vi: xaso.UnitAnswer, en: xaso.UnitAnswer) -> None:
    print(f"■ {vi['unit']['name']}")
    for conclusion, conclusion_en in zip(vi["conclusions"], en["conclusions"], strict=True):
        show_texts(conclusion["code"], conclusion["text"], conclusion_en["text"])
    for indicator, indicator_en in zip(vi["indicators"], en["indicators"], strict=True):
        if "value" in indicator or indicator["reason"] == "reported":
            show_texts(indicator["code"], indicator["text"], indicator_en["text"])
    print()


def show_texts(code: str, vi: str, en: str) -> None:
    print(f"  {code}\n    {vi}\n    {en}")


show("thanh-hoa-1829-2023")
show("thanh-hoa-smart-commune", "thanh-hoa-smart-village-35-2022")
