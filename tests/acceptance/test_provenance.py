"""Everything that every report says has a chain: a rule at its line, and answers, settings, fixed words or a named person."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from journeys import DAY, SAMPLES, document, documents_of

from reportkit.assessment import Occasion
from reportkit.assessment.identity import identity_mark
from reportkit.diagnostics import Location
from reportkit.disclosure import disclose
from reportkit.documents import shipped
from reportkit.pipeline import read
from reportkit.prepopulation import Binding, Draft, Edit, Edits, Origin, fill_in
from reportkit.prepopulation.marks import mark_of
from reportkit.prepopulation.origins import chain_of
from reportkit.prepopulation.why import Filled

DRAFTS = [(sample, name) for sample in SAMPLES for name in documents_of(sample)]


@cache
def drafted(sample: Path, name: str) -> Draft:
    return read(sample, Occasion(DAY)).unwrap().draft(document(name)).unwrap()


def copies(draft: Draft) -> list[Filled]:
    made = (disclose(draft, to=reader).value for reader in draft.spec.copies_for)
    return [draft, *(each for each in made if each is not None)]


@cache
def lines(where: str) -> tuple[str, ...]:
    return tuple((shipped() / where).read_text(encoding="utf-8").splitlines())


def printed(of: Filled) -> list[Binding]:
    return [one for each in of.sections if each.shown for one in each.bindings if one.value]


def recorded(path: str, facts: Any) -> bool:
    """Say whether anything stands at a path, in any of its rows."""
    head, _, rest = path.partition(".")
    name = head.removesuffix("[]")
    inside = facts.get(name) if isinstance(facts, dict) else None
    if isinstance(inside, tuple | list) and rest:
        return any(recorded(rest, each) for each in inside)
    return bool(inside) if not rest else recorded(rest, inside)


@pytest.mark.parametrize(("sample", "name"), DRAFTS, ids=[f"{sample.stem}-{name}" for sample, name in DRAFTS])
def test_every_printed_value_has_a_chain_that_ends(sample: Path, name: str) -> None:
    draft = drafted(sample, name)
    for of in copies(draft):
        values = printed(of)
        assert values
        for each in values:
            assert chain_of(each), each.target
            rule = each.provenance.rule
            assert rule is not None and rule.line is not None
            assert lines(rule.where)[rule.line - 1].strip().startswith(f"{each.target}:")
            fixed = all(not part.paths() for key, part in draft.spec.rules[each.target].parts() if key != "when")
            said = [path for path in each.provenance.sources if recorded(path, draft.facts)]
            words = any(f"'{each.value}'" in part.source for _, part in draft.spec.rules[each.target].parts())
            assert said or fixed or words or each.origin is Origin.OTHERWISE, each.target


def test_the_chain_of_what_a_person_wrote_ends_in_that_person() -> None:
    draft = drafted(SAMPLES[0], documents_of(SAMPLES[0])[0])
    one = printed(draft)[0]
    edit = Edit(one.target, "Other words.", "A. Writer", DAY, was=mark_of(one.value), because="It was wrong.")
    edits = Edits(draft.spec.id, identity_mark(draft.assessment), (edit,), Location("edits.yaml"))
    laid = fill_in(read(SAMPLES[0], Occasion(DAY)).unwrap().draft(draft.spec), edits).unwrap()
    written = laid.binding(one.target)
    assert written is not None and chain_of(written)[0].startswith("A. Writer")
