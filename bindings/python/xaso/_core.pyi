# SPDX-License-Identifier: Apache-2.0
from typing import final

__version__: str

@final
class CriteriaSet:
    @property
    def choice_codes(self) -> frozenset[str]: ...

@final
class Measurements: ...

def read_criteria(json: bytes) -> CriteriaSet: ...
def read_measurements(json: bytes) -> Measurements: ...
def evaluate_json(
    criteria: CriteriaSet,
    measurements: Measurements,
    *,
    track: str,
    text: str | None,
    allow_other_criteria: bool,
) -> bytes: ...
def schema_json(document: str) -> bytes: ...
