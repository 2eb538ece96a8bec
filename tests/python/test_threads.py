# SPDX-License-Identifier: Apache-2.0
"""Any number of threads may evaluate at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import xaso
from documents import criteria, measurements, node

THREADS = 8


def test_threads_get_the_answers_that_one_alone_gets() -> None:
    rules = criteria(*(node(str(code), "ratio", {"at_least": 50}) for code in range(100)))
    figures = [measurements({str(code): (code + k) % 101 for code in range(100)}) for k in range(8)]
    alone = [xaso.evaluate_json(rules, each) for each in figures]
    ready = Barrier(THREADS)

    def work(thread: int) -> None:
        ready.wait()
        for turn in range(len(figures) * 3):
            number = (thread + turn) % len(figures)
            assert xaso.evaluate_json(rules, figures[number]) == alone[number]

    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(work, range(THREADS))) == [None] * THREADS


def test_errors_stay_with_their_thread() -> None:
    ready = Barrier(THREADS)

    def work(thread: int) -> None:
        ready.wait()
        for _ in range(20):
            with pytest.raises(xaso.SchemaError) as caught:
                xaso.evaluate_json(f'{{"key-{thread}": 1}}', "{}")
            assert f"/key-{thread}" in {each.pointer for each in caught.value.errors}

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(work, range(THREADS)))
