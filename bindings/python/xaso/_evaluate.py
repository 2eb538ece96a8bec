# SPDX-License-Identifier: Apache-2.0
"""Evaluating in one call: documents in, the answer out."""

from __future__ import annotations

from xaso import _core
from xaso._documents import Document, source_of
from xaso._figures import as_answer
from xaso.answer import Evaluation, Language, Track
from xaso.errors import MismatchError


def evaluate(
    criteria: Document,
    measurements: Document,
    *,
    track: Track = "self",
    text: Language | None = None,
    allow_other_criteria: bool = False,
) -> Evaluation:
    """Judges every unit of the measurements against the criteria set.

    A document is given as

    - a path: any `os.PathLike`, or a `str` that does not begin with `{` (blanks apart);
    - JSON text: a `str` that does, or `bytes`;
    - a mapping, as `json.load` would give it, but with exact figures: `int`, `Decimal`, `Fraction`
      (where it has an exact decimal) or text. A `float` is refused, for it need not be the number
      that was reported; so read JSON files by their path, not with `json.load`.

    Parameters
    ----------
    criteria
        A `xaso.criteria/1` document.
    measurements
        A `xaso.measurements/1` document.
    track
        Whose figures are judged: the unit's own (`self`), of the `review` or `appraised`.
    text
        Adds an explanation to every indicator and conclusion, in this language.
    allow_other_criteria
        Accepts measurements that were made for another set; the answer says so.

    Returns
    -------
    The answer as `xaso.evaluation/1` has it, with figures as `Decimal` and counts as `int`.

    Raises
    ------
    XasoError
        With every error found in a document (the first 100), each with its place.
    OSError
        When a file cannot be read.

    Any number of threads may evaluate at once: the global lock is released while xaso works. An
    interrupt (Ctrl-C) takes effect when the call is done.
    """
    answer, choices = _evaluate(criteria, measurements, track, text, allow_other_criteria)
    return as_answer(answer, choices)


def evaluate_json(
    criteria: Document,
    measurements: Document,
    *,
    track: Track = "self",
    text: Language | None = None,
    allow_other_criteria: bool = False,
) -> bytes:
    """As `evaluate`, but the answer is canonical JSON: the same bytes as from C++ and C."""
    answer, _ = _evaluate(criteria, measurements, track, text, allow_other_criteria)
    return answer


def _evaluate(
    criteria: Document,
    measurements: Document,
    track: Track,
    text: Language | None,
    allow_other_criteria: bool,
) -> tuple[bytes, frozenset[str]]:
    """The answer, and the codes of the indicators whose value is an option's code."""
    criteria_set = source_of(criteria, "criteria").read(_core.read_criteria)
    figures = source_of(measurements, "measurements")
    reported = figures.read(_core.read_measurements)
    try:
        answer = _core.evaluate_json(
            criteria_set,
            reported,
            track=track,
            text=text,
            allow_other_criteria=allow_other_criteria,
        )
    except MismatchError as error:  # its place is where the measurements do not fit the set
        raise figures.blamed_for(error) from None
    return answer, criteria_set.choice_codes
