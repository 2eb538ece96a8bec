# SPDX-License-Identifier: Apache-2.0
"""xaso judges exactly whether a Vietnamese commune meets a set of criteria.

>>> import xaso
>>> answer = xaso.evaluate("criteria.json", "measurements.json")  # doctest: +SKIP
>>> answer["units"][0]["conclusions"][0]["status"]  # doctest: +SKIP
'not_met'
"""

from __future__ import annotations

try:
    from xaso._core import __version__
except ImportError as error:
    raise ImportError(
        f"the compiled half of xaso cannot be loaded ({error}); `pip install .` builds and installs "
        "it for this Python; inside the repository put build/<preset>/python first on PYTHONPATH, "
        "not bindings/python"
    ) from error

from xaso._documents import Document
from xaso._evaluate import Evaluator, evaluate, evaluate_json
from xaso._schema import schema
from xaso.answer import (
    ConclusionAnswer,
    Evaluation,
    ExactPoints,
    GroupAnswer,
    IndicatorAnswer,
    UnitAnswer,
)
from xaso.errors import (
    ArgumentError,
    DocumentSyntaxError,
    ErrorDetail,
    LimitError,
    MismatchError,
    SchemaError,
    UnsupportedError,
    XasoError,
)

__all__ = [
    "ArgumentError",
    "ConclusionAnswer",
    "Document",
    "DocumentSyntaxError",
    "ErrorDetail",
    "Evaluation",
    "Evaluator",
    "ExactPoints",
    "GroupAnswer",
    "IndicatorAnswer",
    "LimitError",
    "MismatchError",
    "SchemaError",
    "UnitAnswer",
    "UnsupportedError",
    "XasoError",
    "__version__",
    "evaluate",
    "evaluate_json",
    "schema",
]
