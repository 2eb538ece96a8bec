# SPDX-License-Identifier: Apache-2.0
from collections.abc import Sequence
from typing import final

__version__: str

@final
class CriteriaSet:
    @property
    def id(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def choice_codes(self) -> frozenset[str]: ...

@final
class Measurements: ...

@final
class Evaluator:
    def __init__(self, criteria: CriteriaSet, library: Sequence[CriteriaSet]) -> None: ...
    def points_exactly(
        self, measurements: Measurements, *, track: str, allow_other_criteria: bool
    ) -> list[list[tuple[str, str, str]]]: ...
    def evaluate_json(
        self,
        measurements: Measurements,
        *,
        track: str,
        text: str | None,
        allow_other_criteria: bool,
    ) -> bytes: ...

def read_criteria(json: bytes) -> CriteriaSet: ...
def read_measurements(json: bytes) -> Measurements: ...
def schema_json(document: str) -> bytes: ...
