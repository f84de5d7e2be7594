"""A person's words over every field of every report: whom they reach, and where every printed value comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from journeys import DAY, SAMPLES, Journey, document, documents_of, given, journeys
from test_nothing_shows_through import held

from reportkit.assessment import Occasion, all_paths
from reportkit.assessment.identity import identity_mark
from reportkit.assessment.read import read_assessment
from reportkit.diagnostics import Location
from reportkit.disclosure import READERS, disclose
from reportkit.documents import Form
from reportkit.prepopulation import Binding, Draft, Edit, Edits, lay_over, prepopulate
from reportkit.prepopulation.marks import mark_of
from reportkit.prepopulation.origins import accounted_for, chain_of
from reportkit.word.merge import names_for

ALL = list(journeys())
CANARY = "Zzyzxqvj"


def draft_of(data: Mapping[str, Any], name: str) -> Draft:
    assessment = read_assessment(json.dumps(data).encode(), on=DAY).unwrap()
    return prepopulate(assessment, Occasion(DAY), document(name)).unwrap()


@cache
def full_draft(sample: Path, name: str) -> Draft:
    data = given(sample)
    data.pop("derived", None)
    return draft_of(data, name)


def words_for(binding: Binding) -> Any:
    said = f"{CANARY} {binding.target}."
    if binding.field.columns:
        return ({binding.field.columns[0].id: said},)
    return (said,) if binding.field.form is Form.LIST else said


def written_over(draft: Draft, only: frozenset[str] | None = None) -> Draft:
    """Return `draft` with words over every field that says something, or over some of them."""
    edits = tuple(
        Edit(each.target, words_for(each), "Sam Okoro", DAY, mark_of(each.value))
        for each in draft.bindings()
        if each.says_something and (only is None or each.target in only)
    )
    given_ = Edits(draft.spec.id, identity_mark(draft.assessment), edits, Location("edits"))
    outcome = lay_over(draft, given_)
    assert outcome.findings == ()
    return outcome.unwrap()


def rests_on_what_is_held(full: Binding, part: Binding, cleared: frozenset[Any]) -> bool:
    known = [all_paths().get(each) or all_paths().get(each.removesuffix("[]")) for each in full.provenance.sources]
    return full.value == part.value and all(each is None or each.sensitivity in cleared for each in known)


def _cases() -> Iterator[Any]:
    for sample in SAMPLES:
        for name in documents_of(sample):
            for reader in document(name).copies_for:
                if reader != "practitioner":
                    yield pytest.param(sample, name, reader, id=f"{sample.stem}-{name}-{reader}")


@pytest.mark.parametrize(("sample", "name", "reader"), list(_cases()))
def test_words_reach_only_readers_who_hold_all_that_they_rest_on(sample: Any, name: str, reader: str) -> None:
    data = given(sample)
    data.pop("derived", None)
    protected = data["core_record"]["header"].get("address_withheld") == "yes"
    cleared = READERS[reader].may_hold(address_protected=protected)
    draft, part = full_draft(sample, name), draft_of(held(data, "", cleared, reader), name)
    laid = written_over(draft)
    copy = disclose(laid, to=reader).unwrap()
    reached = {each.target for some in copy.sections for each in some.bindings if each.edits}
    assert reached
    for target in reached:
        full, seen = draft.binding(target), part.binding(target)
        assert full is not None and seen is not None
        released = any(reader in each.to for each in full.field.release)
        assert released or rests_on_what_is_held(full, seen, cleared), target
    # As if what is withheld had never been recorded, and only the words that rest on the rest had been written.
    printed = names_for(copy)
    kept = {each.target for each in laid.bindings() if each.edits} - reached
    for target in kept:
        assert f"{CANARY} {target}." not in str(printed)
    if not any(each.release for some in draft.spec.sections for each in some.fields):
        without = names_for(disclose(written_over(part, frozenset(reached)), to=reader).unwrap())
        for section in (each for each in printed if each != "document"):
            for field, said in printed[section].items():
                if f"{section}.{field}" not in kept and field != "shown":
                    assert said == without[section][field], f"{section}.{field}"


@pytest.mark.parametrize("journey", ALL, ids=[str(each) for each in ALL])
def test_every_value_that_is_printed_has_an_origin(journey: Journey) -> None:
    copy = journey.result().copy
    assert copy is not None
    said = [each for some in copy.sections for each in some.bindings if each.value]
    assert said and all(chain_of(each) for each in said)
    assert list(accounted_for(said)) == []
