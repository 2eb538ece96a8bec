# SPDX-License-Identifier: Apache-2.0
"""The independent oracle: evaluates whole documents in the plainest way, with exact fractions.

Exists to hold the library to the meaning of the documents. It shares no code with the library, uses the
standard library only and prefers a line per rule over speed. It reads the whole rule language; documents
handed to it are taken to be valid, and `overrides` are not known to it.
"""

from .evaluation import evaluate_json
from .exact import JsonNumber, read_json, write_json

__all__ = ["JsonNumber", "evaluate_json", "read_json", "write_json"]
