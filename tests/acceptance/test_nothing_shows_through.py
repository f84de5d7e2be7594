"""A copy is what it would be if what its reader may not hold had never been recorded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from journeys import DAY, SAMPLES, document, documents_of, given, released_to

from reportkit.assessment import Occasion, all_paths
from reportkit.assessment.read import read_assessment
from reportkit.disclosure import READERS, disclose
from reportkit.prepopulation import prepopulate
from reportkit.word.merge import names_for


def held(value: Any, path: str, cleared: frozenset[Any], reader: str, released: frozenset[str] = frozenset()) -> Any:
    """Return what the reader may hold of the raw answers, worked out here from the marks and the releases alone."""
    facts = all_paths().get(path)
    if facts is not None and facts.sensitivity not in cleared and path not in released:
        return None
    if facts is not None and facts.kind == "narrative":
        pieces = value if isinstance(value, list) else [value]
        return [each for each in pieces if isinstance(each, str) or _open(each, cleared, reader)] or None
    if isinstance(value, dict):
        looked = {
            key: held(each, f"{path}.{key}" if path else key, cleared, reader, released) for key, each in value.items()
        }
        return {key: each for key, each in looked.items() if each is not None}
    if isinstance(value, list):
        return [kept for each in value if (kept := held(each, path + "[]", cleared, reader, released)) is not None]
    return value


def _open(passage: dict[str, Any], cleared: frozenset[Any], reader: str) -> bool:
    return passage.get("sensitivity", "standard") in cleared and reader not in passage.get("not_for", [])


@cache
def _data(sample: Path, protected: bool) -> dict[str, Any]:
    data = given(sample)
    data.pop("derived", None)
    if protected:
        data["core_record"]["header"]["address_withheld"] = "yes"
    return data


def _names(data: dict[str, Any], name: str, reader: str) -> dict[str, Any]:
    assessment = read_assessment(json.dumps(data).encode(), on=DAY).unwrap()
    draft = prepopulate(assessment, Occasion(DAY), document(name)).unwrap()
    return names_for(disclose(draft, to=reader).unwrap())


def _cases() -> Iterator[Any]:
    for sample in SAMPLES:
        for name in documents_of(sample):
            for reader in document(name).copies_for:
                if reader != "practitioner":
                    yield pytest.param(sample, name, reader, id=f"{sample.stem}-{name}-{reader}")


@pytest.mark.parametrize(("sample", "name", "reader"), list(_cases()))
@pytest.mark.parametrize("protected", [False, True], ids=["as it is", "address protected"])
def test_what_is_withheld_leaves_no_mark(sample: Path, name: str, reader: str, protected: bool) -> None:
    data = _data(sample, protected)
    closed = data["core_record"]["header"].get("address_withheld") == "yes"
    cleared = READERS[reader].may_hold(address_protected=closed)
    known = held(data, "", cleared, reader, released_to(name, reader))
    assert _names(data, name, reader) == _names(known, name, reader)
