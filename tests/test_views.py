"""A view made by cutting, and rules asked again only where something was cut, are what asking everything again would give."""

from __future__ import annotations

import copy
import datetime
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportkit import disclosure
from reportkit.assessment import Narrative, Occasion, Sensitivity, all_paths
from reportkit.assessment.read import read_assessment
from reportkit.disclosure import READERS, Reader, disclose, view
from reportkit.documents import DocumentSpec, find_document, folders, shipped
from reportkit.prepopulation import prepopulate
from reportkit.prepopulation.known import known_of
from reportkit.prepopulation.populate import facts_of, fill, refill

SAMPLES = sorted((Path(__file__).resolve().parents[1] / "samples").glob("*.json"))
DAY = datetime.date(2026, 11, 21)
MARKS = st.sampled_from([each.value for each in Sensitivity])


@cache
def documents() -> list[DocumentSpec]:
    return [find_document(name).unwrap() for name in folders(shipped())]


@cache
def released() -> list[frozenset[str]]:
    """What the shipped documents open, and two openings of our own: a question, and one inside rows."""
    fields = [field for spec in documents() for section in spec.sections for field in section.fields]
    found = {frozenset(each.paths) for field in fields for each in field.release}
    return [frozenset(), *found, frozenset({"offending_asb"}), frozenset({"personal_family_social.care_history"})]


def slow(facts: Mapping[str, Any], reader: Reader, opened: frozenset[str]) -> Any:
    """Look at every answer in turn, and make everything anew."""
    header = (facts.get("core_record") or {}).get("header") or {}
    cleared = reader.may_hold(address_protected=header.get("address_withheld") == "yes")

    def look(value: Any, path: str, lifted: bool) -> Any:
        lifted = lifted or path in opened
        about = all_paths().get(path)
        leads = any(each.startswith((f"{path}.", f"{path}[]")) for each in opened)
        if about is not None and about.sensitivity not in cleared and not lifted and not leads:
            return None
        if isinstance(value, Narrative):
            kept = tuple(
                each for each in value.passages if each.sensitivity in cleared and reader.id not in each.not_for
            )
            return Narrative(kept) if kept else None
        if isinstance(value, Mapping):
            stem = f"{path}." if path else ""
            found = {key: look(each, stem + key, lifted) for key, each in value.items()}
            return {key: each for key, each in found.items() if each is not None and each != ()} or None
        if isinstance(value, tuple | list):
            return tuple(kept for each in value if (kept := look(each, path + "[]", lifted)) is not None)
        return value

    return look(facts, "", False) or {}


@cache
def sample(path: Path) -> Any:
    return json.loads(path.read_bytes())


def narratives(value: Any, path: str, found: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """Return the place of every narrative of a sample: what it stands in, and its key."""
    for key, each in value.items() if isinstance(value, dict) else enumerate(value):
        at = (f"{path}.{key}" if path else key) if isinstance(value, dict) else f"{path}[]"
        about = all_paths().get(at)
        if about is not None and about.kind == "narrative":
            found.append((value, key))
        elif isinstance(each, dict | list):
            narratives(each, at, found)
    return found


@st.composite
def marked(draw: st.DrawFn) -> bytes:
    """A sample in which some narratives have passages that are not for everybody."""
    data = copy.deepcopy(sample(draw(st.sampled_from(SAMPLES))))
    places = narratives(data, "", [])
    for place in draw(st.lists(st.integers(0, len(places) - 1), max_size=12, unique=True)):
        group, key = places[place]
        pieces = group[key] if isinstance(group[key], list) else [group[key]]
        piece = {
            "text": "Planted.", "sensitivity": draw(MARKS), "not_for": draw(st.lists(st.sampled_from(list(READERS)))),
        }  # fmt: skip
        group[key] = draw(st.sampled_from([[*pieces, piece], [piece, *pieces], [piece]]))
    data["core_record"]["header"]["address_withheld"] = draw(st.sampled_from(["yes", "no"]))
    return json.dumps(data).encode("utf-8")


@settings(max_examples=40, deadline=None)
@given(marked(), st.data())
def test_a_view_is_what_looking_at_every_answer_gives(data: bytes, drawn: st.DataObject) -> None:
    facts = facts_of(read_assessment(data, on=DAY).unwrap(), Occasion(DAY))
    before = copy.deepcopy(dict(facts))
    strange = Reader("nobody", "Nobody", frozenset({Sensitivity.HEALTH}))
    for reader in (*READERS.values(), strange):
        opened = drawn.draw(st.sampled_from(released()))
        assert view(facts, reader, opened) == slow(facts, reader, opened)
    assert dict(facts) == before


@settings(max_examples=20, deadline=None)
@given(marked(), st.data())
def test_rules_asked_again_only_where_something_was_cut_say_the_same(data: bytes, drawn: st.DataObject) -> None:
    assessment = read_assessment(data, on=DAY).unwrap()
    draft = prepopulate(assessment, Occasion(DAY), drawn.draw(st.sampled_from(documents()))).unwrap()
    for reader in READERS.values():
        theirs = view(draft.facts, reader, drawn.draw(st.sampled_from(released())))
        assert refill(draft, theirs) == fill(draft.spec, theirs, [])


@pytest.mark.parametrize("path", SAMPLES, ids=[each.stem for each in SAMPLES])
def test_the_practitioners_view_is_the_facts_and_asks_nothing_again(path: Path) -> None:
    assessment = read_assessment(path, on=DAY).unwrap()
    for spec in documents():
        draft = prepopulate(assessment, Occasion(DAY), spec).unwrap()
        theirs = view(draft.facts, READERS["practitioner"])
        if theirs is draft.facts:
            again = refill(draft, theirs)
            assert all(
                one is other
                for was, now in zip(draft.sections, again, strict=True)
                for one, other in zip(was.bindings, now.bindings, strict=True)
            )


def test_a_view_is_made_once_for_a_reader() -> None:
    facts = facts_of(read_assessment(SAMPLES[0], on=DAY).unwrap(), Occasion(DAY))
    assert view(facts, READERS["court"]) is view(facts, READERS["court"])
    assert view(facts, READERS["court"]) is not view(facts, READERS["child"])
    assert view(dict(facts), READERS["court"]) == view(facts, READERS["court"])


def test_what_a_copy_says_does_not_rest_on_who_was_served_before() -> None:
    assessment = read_assessment(SAMPLES[1], on=DAY).unwrap()
    spec = find_document("referral_order").unwrap()
    alone = {to: disclose(prepopulate(assessment, Occasion(DAY), spec).unwrap(), to).value for to in READERS}
    draft = prepopulate(assessment, Occasion(DAY), spec).unwrap()
    for to in reversed(READERS):
        copy_ = disclose(draft, to).value
        assert (copy_ and copy_.sections) == (alone[to] and alone[to].sections)  # type: ignore[union-attr]


@pytest.mark.parametrize("path", SAMPLES, ids=[each.stem for each in SAMPLES])
def test_a_copy_that_shares_sections_is_what_looking_at_every_field_gives(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assessment = read_assessment(path, on=DAY).unwrap()
    for spec in documents():
        draft = prepopulate(assessment, Occasion(DAY), spec).unwrap()
        shared = {to: disclose(draft, to).value for to in READERS}
        with monkeypatch.context() as every:
            every.setattr(disclosure, "_touched", lambda spec, _: {each.id for each in spec.sections})
            for to, known in shared.items():
                slow_ = disclose(draft, to).value
                assert (known is None) is (slow_ is None)
                if known is not None and slow_ is not None:
                    assert (known.sections, known.withheld) == (slow_.sections, slow_.withheld)


def test_a_rule_looks_at_all_that_its_lines_look_at() -> None:
    for spec in documents():
        for rule in spec.rules.values():
            looks = known_of(rule).looks
            for _, part in rule.parts():
                for place in part.places:
                    assert {each for each in place.looks if each[0] not in ("item", "number")} <= set(looks)
