# SPDX-License-Identifier: Apache-2.0
"""The JSON Schemas of the documents."""

from __future__ import annotations

import json
from typing import Any, Literal, cast

from xaso import _core

DocumentKind = Literal["criteria", "measurements", "evaluation"]


def schema(document: DocumentKind) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a document, as a validator takes it.

    It is for editors, and for programs that write documents; what it accepts need not be valid, and
    `evaluate` says more of what is wrong. The files are in the folder `schemas` of the package.

    Parameters
    ----------
    document
        `criteria`, `measurements` or `evaluation`.

    Raises
    ------
    ArgumentError
        When there is no such document.

    >>> schema("criteria")["title"]
    'xaso.criteria/1: a criteria set'
    """
    return cast(dict[str, Any], json.loads(_core.schema_json(document)))
