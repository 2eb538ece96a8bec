# SPDX-License-Identifier: Apache-2.0
"""Evaluating: documents in, the answer out; in one call, or a set compiled once for many."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import final

from xaso import _core
from xaso._documents import Document, Source, source_of
from xaso._figures import as_answer
from xaso.answer import Evaluation, ExactPoints, Language, Track
from xaso.errors import LimitError, MismatchError, error_of


@final
class Evaluator:
    """A criteria set, compiled once with the sets that it refers to.

    It judges any number of measurements, never changes, and any number of threads may use it at
    once.

    Parameters
    ----------
    criteria
        A `xaso.criteria/1` document: the set to evaluate.
    library
        Further sets, in any order, that are there to be referred to: those whose bounds it takes
        over, whose conclusions it asks for, by which it counts sub-units.

    Raises
    ------
    XasoError
        With every error found in a document, or else in what the sets refer to (the first 100);
        the latter name the set they stand in, and their pointers are those of the place in it.
    OSError
        When a file cannot be read.
    """

    __slots__ = ("_choices", "_core", "_of")

    def __init__(self, criteria: Document, *, library: Iterable[Document] = ()) -> None:
        source = source_of(criteria, "criteria")
        criteria_set = source.read(_core.read_criteria)
        others = [each.read(_core.read_criteria) for each in _sources_of(library)]
        try:
            self._core = _core.Evaluator(criteria_set, others)
        except (MismatchError, LimitError) as error:
            raise (error_of(error.errors) if others else source.blamed_for(error)) from None
        self._choices = criteria_set.choice_codes
        self._of = f"{criteria_set.id!r} version {criteria_set.version!r}"

    def evaluate(
        self,
        measurements: Document,
        *,
        track: Track = "self",
        text: Language | None = None,
        allow_other_criteria: bool = False,
    ) -> Evaluation:
        """As `xaso.evaluate`, for this set."""
        answer = self.evaluate_json(
            measurements, track=track, text=text, allow_other_criteria=allow_other_criteria
        )
        return as_answer(answer, self._choices)

    def evaluate_json(
        self,
        measurements: Document,
        *,
        track: Track = "self",
        text: Language | None = None,
        allow_other_criteria: bool = False,
    ) -> bytes:
        """As `evaluate`, but the answer is canonical JSON: the same bytes as from C++ and C."""
        figures = source_of(measurements, "measurements")
        reported = figures.read(_core.read_measurements)
        try:
            return self._core.evaluate_json(
                reported, track=track, text=text, allow_other_criteria=allow_other_criteria
            )
        except MismatchError as error:  # its place is where the measurements do not fit the set
            raise figures.blamed_for(error) from None

    def points_exactly(
        self,
        measurements: Document,
        *,
        track: Track = "self",
        allow_other_criteria: bool = False,
    ) -> list[dict[str, ExactPoints]]:
        """The points of every unit, exactly: an answer shows them cut off at four decimals.

        Returns
        -------
        For each unit, in the order of the answer's `units`, its points by code, those of the unit
        itself under `*`. What has no points, or is out, is not there.
        """
        figures = source_of(measurements, "measurements")
        reported = figures.read(_core.read_measurements)
        try:
            units = self._core.points_exactly(
                reported, track=track, allow_other_criteria=allow_other_criteria
            )
        except MismatchError as error:
            raise figures.blamed_for(error) from None
        return [{code: ExactPoints(*map(_end, ends)) for code, *ends in unit} for unit in units]

    def __repr__(self) -> str:
        return f"<xaso.Evaluator of {getattr(self, '_of', 'nothing')}>"


def evaluate(
    criteria: Document,
    measurements: Document,
    *,
    library: Iterable[Document] = (),
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
    library
        Further criteria sets that are there to be referred to, in any order.
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
        With every error found in a document (the first 100), each with its place; with every
        reference between the sets that finds nothing or what cannot serve; and where criteria and
        measurements do not belong together.
    OSError
        When a file cannot be read.

    Any number of threads may evaluate at once: the global lock is released while xaso works. An
    interrupt (Ctrl-C) takes effect when the call is done.
    """
    return Evaluator(criteria, library=library).evaluate(
        measurements, track=track, text=text, allow_other_criteria=allow_other_criteria
    )


def evaluate_json(
    criteria: Document,
    measurements: Document,
    *,
    library: Iterable[Document] = (),
    track: Track = "self",
    text: Language | None = None,
    allow_other_criteria: bool = False,
) -> bytes:
    """As `evaluate`, but the answer is canonical JSON: the same bytes as from C++ and C."""
    return Evaluator(criteria, library=library).evaluate_json(
        measurements, track=track, text=text, allow_other_criteria=allow_other_criteria
    )


def _end(text: str) -> Fraction | None:
    return Fraction(text) if text else None


def _sources_of(library: Iterable[Document]) -> list[Source]:
    if isinstance(library, str | bytes | bytearray | memoryview | os.PathLike | Mapping):
        raise TypeError("library: give a list of documents, also for a single one")
    return [source_of(each, f"library[{number}]") for number, each in enumerate(library)]
