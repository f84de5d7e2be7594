"""A secret planted wherever a reader is not cleared is in no byte of that reader's file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from journeys import DAY, SAMPLES, content, document, documents_of, given, made, members, released_to

from reportkit.assessment import Occasion, all_paths
from reportkit.assessment.identity import identity_mark
from reportkit.assessment.read import read_assessment
from reportkit.diagnostics import Location
from reportkit.disclosure import READERS, barred, view
from reportkit.documents import Form
from reportkit.pipeline import read, render
from reportkit.prepopulation import Binding, Draft, Edit, Edits, Origin
from reportkit.prepopulation.marks import mark_of
from reportkit.prepopulation.populate import facts_of

SECRET = "Zzyzxqvj"
OTHERS = [each for each in READERS if each != "practitioner"]


def _plant(
    value: Any, path: str, cleared: frozenset[Any], reader: str, count: list[int], released: frozenset[str]
) -> Any:
    """Return the answers with a secret in every text that `reader` may not hold, and a marked passage in every narrative."""
    facts = all_paths().get(path)
    closed = facts is not None and facts.sensitivity not in cleared and path not in released
    if isinstance(value, dict) and "text" in value and facts is not None and facts.kind == "narrative":
        return _plant([value], path, cleared, reader, count, released)
    if isinstance(value, dict):
        return {
            key: _plant(each, f"{path}.{key}" if path else key, cleared, reader, count, released)
            for key, each in value.items()
        }
    if facts is not None and facts.kind == "narrative":
        pieces = value if isinstance(value, list) else [value]
        passages = [{"text": each} if isinstance(each, str) else each for each in pieces]
        count[0] += 1
        if closed:
            return [{**each, "text": f"{SECRET} {each['text']}"} for each in passages]
        marked = [
            {"text": f"{SECRET} {mark}", "sensitivity": mark, "said_by": SECRET}
            for mark in ("restricted", "victim")
            if mark not in cleared
        ]
        return [*passages, *marked, {"text": f"{SECRET} c", "not_for": [reader]}]
    if isinstance(value, list):
        below = path + "[]"
        if closed and value and all(isinstance(each, str) for each in value) and facts and not facts.options:
            count[0] += 1
            return [f"{SECRET} {each}" for each in value]
        return [_plant(each, below, cleared, reader, count, released) for each in value]
    if closed and isinstance(value, str) and facts is not None and facts.kind == "text":
        if path.endswith(("id", "_ref")):
            return value  # a reference names something else in the file, and takes no words
        count[0] += 1
        return f"{SECRET} {value}"[:255]
    return value


@cache
def _planted(sample: Path, reader: str, released: frozenset[str] = frozenset()) -> tuple[bytes, int]:
    data = given(sample)
    data["core_record"]["header"]["address_withheld"] = "yes"
    data.pop("derived", None)
    count = [0]
    cleared = READERS[reader].may_hold(address_protected=True)
    planted = _plant(data, "", cleared, reader, count, released)
    return json.dumps(planted, ensure_ascii=False).encode("utf-8"), count[0]


def _cases() -> Iterator[tuple[Path, str, str]]:
    for sample in SAMPLES:
        for name in documents_of(sample):
            for reader in document(name).copies_for:
                if reader in OTHERS:
                    yield sample, name, reader


CASES = list(_cases())


@pytest.mark.parametrize(("sample", "name", "reader"), CASES, ids=[f"{s.stem}-{n}-{r}" for s, n, r in CASES])
def test_no_planted_secret_is_in_any_part_of_the_copy(sample: Path, name: str, reader: str) -> None:
    data, planted = _planted(sample, reader, released_to(name, reader))
    assert planted > 50
    docx = content(made(data, name, reader, status="draft"))
    for part, body in members(docx).items():
        assert SECRET.encode() not in body, part
        assert SECRET.encode("utf-16-le") not in body, part


@pytest.mark.parametrize("sample", SAMPLES, ids=[each.stem for each in SAMPLES])
def test_the_practitioners_copy_shows_that_the_secrets_were_really_planted(sample: Path) -> None:
    data, _ = _planted(sample, "court")
    found = [
        SECRET.encode() in b"".join(members(content(made(data, name, "practitioner", status="draft"))).values())
        for name in documents_of(sample)
    ]
    assert any(found)


@pytest.mark.parametrize("sample", SAMPLES, ids=[each.stem for each in SAMPLES])
def test_what_the_sample_itself_marks_is_not_in_the_courts_or_childs_copy(sample: Path) -> None:
    open_elsewhere = "\n".join(_texts(view(plain_of(sample), READERS["court"])))
    hidden = [each for each in _marked(given(sample), "", READERS["court"].cleared) if each not in open_elsewhere]
    assert hidden
    for name in documents_of(sample):
        for reader in {"court", "child"} & set(document(name).copies_for):
            parts = b"".join(members(content(made(sample.read_bytes(), name, reader))).values()).decode(
                "utf-8", "replace"
            )
            assert [each for each in hidden if each in parts] == []


def _texts(value: Any) -> Iterator[str]:
    """Yield every text of plain data."""
    if isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
    elif value is not None:
        yield str(value)


def plain_of(sample: Path) -> dict[str, Any]:
    """Return what a rule can name of a sample."""
    return facts_of(read_assessment(sample, on=DAY).unwrap(), Occasion(DAY))


def _marked(value: Any, path: str, cleared: frozenset[Any]) -> Iterator[str]:
    """Yield the texts of a sample that the court is not cleared for, long enough to be told apart."""
    facts = all_paths().get(path)
    closed = facts is not None and facts.sensitivity not in cleared
    if isinstance(value, dict):
        if "text" in value and (closed or value.get("sensitivity", "standard") not in cleared):
            yield value["text"]
            return
        for key, each in value.items():
            yield from _marked(each, f"{path}.{key}" if path else key, cleared)
    elif isinstance(value, list):
        for each in value:
            yield from _marked(each, path if facts and facts.kind == "narrative" else path + "[]", cleared)
    elif closed and isinstance(value, str) and facts is not None and not facts.options and len(value) > 12:
        yield value


# --- with words written over, and the assessment before -------------------------------------------------------------------


def _written_over(draft: Draft, reader: str) -> tuple[Edits, int]:
    """Return a secret written over every field that is in the report, none of it for `reader`, and how often.

    Over a field that rests on what the reader may not hold it is written for those who may; over any other, not for the reader.
    """
    cleared = READERS[reader]
    others = frozenset(each for each in READERS if each not in (reader, "practitioner"))
    edits = []
    for each in draft.bindings():
        if each.origin is Origin.NOT_APPLICABLE:
            continue
        closed = bool(barred(each, cleared, draft.facts))
        said = _in_the_form_of(each)
        edits.append(
            Edit(each.target, said, SECRET, DAY, mark_of(each.value), SECRET, None,
                 others if closed else frozenset(), frozenset() if closed else frozenset({reader}))
        )  # fmt: skip
    return Edits(draft.spec.id, identity_mark(draft.assessment), tuple(edits), Location("edits")), len(edits)


def _in_the_form_of(binding: Binding) -> Any:
    if binding.field.columns:
        return ({each.id: SECRET for each in binding.field.columns},)
    return (SECRET,) if binding.field.form is Form.LIST else SECRET


def _earlier(data: bytes) -> bytes:
    before = json.loads(data)
    before["governance"] |= {"started_on": "2026-01-05", "completed_on": "2026-01-20"}
    return json.dumps(before).encode()


@pytest.mark.parametrize(("sample", "name", "reader"), CASES, ids=[f"{s.stem}-{n}-{r}" for s, n, r in CASES])
def test_no_secret_of_an_edit_or_of_the_assessment_before_is_in_the_copy(sample: Path, name: str, reader: str) -> None:
    data, _ = _planted(sample, reader, released_to(name, reader))
    before = _earlier(data)
    reading = read(sample.read_bytes(), Occasion(DAY), previous=before).unwrap()
    draft = reading.draft(document(name)).unwrap()
    edits, written = _written_over(draft, reader)
    result = render(replace(reading.request(name, reader), edits=edits))
    assert written and result.copy is not None and "previous" in draft.facts
    for part, body in members(content(result)).items():
        assert SECRET.encode() not in body, part
    assert SECRET not in repr(result.copy.sections) and SECRET not in str(list(_texts(dict(result.copy.facts))))
    whole = content(render(replace(reading.request(name, "practitioner"), edits=edits)))
    assert SECRET.encode() in b"".join(members(whole).values())


@pytest.mark.parametrize(("sample", "name", "reader"), CASES[::5], ids=[f"{s.stem}-{n}-{r}" for s, n, r in CASES[::5]])
def test_a_copy_says_the_same_whatever_is_written_for_others(sample: Path, name: str, reader: str) -> None:
    """Words for other readers change nothing in this reader's copy but what is withheld of it."""
    data, _ = _planted(sample, reader, released_to(name, reader))
    plain, marked = (_earlier(each) for each in (sample.read_bytes(), data))
    copies = []
    for before in (plain, marked):
        reading = read(sample.read_bytes(), Occasion(DAY), previous=before).unwrap()
        edits, _ = _written_over(reading.draft(document(name)).unwrap(), reader)
        for each in (edits, replace(edits, edits=tuple(replace(one, by="Sam Okoro") for one in edits.edits))):
            copies.append(content(render(replace(reading.request(name, reader), edits=each))))
    assert len({tuple(sorted(members(each).items())) for each in copies}) == 1
