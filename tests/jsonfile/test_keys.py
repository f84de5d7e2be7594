"""The keys of a JSON text are counted without reading it: never too few, so that one that stands twice is not lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.jsonfile.text import keys_in

TEXTS = st.text(alphabet='a":\\ \n\t,{é', max_size=8)
PLAIN_KEYS = st.text(alphabet='b"\\:', min_size=1, max_size=4).map(lambda key: "k" + key)
PLAIN_TEXTS = st.text(alphabet='a" :\\', max_size=8).map(lambda said: "t" + said)
PLAIN = st.recursive(st.none() | PLAIN_TEXTS, lambda inner: st.dictionaries(PLAIN_KEYS, inner))
VALUES = st.recursive(TEXTS | st.none() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner))


def keys_of(value: Any) -> int:
    if isinstance(value, dict):
        return len(value) + sum(map(keys_of, value.values()))
    return sum(map(keys_of, value)) if isinstance(value, list) else 0


@given(VALUES, st.sampled_from([":", ": ", " : ", "\n\t:"]), st.booleans())
def test_no_key_is_missed(value: Any, colon: str, ascii_only: bool) -> None:
    text = json.dumps(value, separators=(",", colon), ensure_ascii=ascii_only)
    assert keys_in(text.encode()) >= keys_of(value)


@given(PLAIN)
def test_none_is_counted_that_is_not_there(value: Any) -> None:
    assert keys_in(json.dumps(value).encode()) == keys_of(value)


@pytest.mark.parametrize("text", [b'{"a": 1, "a": 2}', b'{"a" : 1, "a":2}', b'{"a\\"": 1, "a\\"":2}'])
def test_a_key_that_stands_twice_counts_twice(text: bytes) -> None:
    assert keys_in(text) == 2
