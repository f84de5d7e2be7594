"""What a child's copy never holds: people harmed, where others live, intelligence; and in their own plan no judgement."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from journeys import SAMPLES, W, content, document, documents_of, made, members
from lxml import etree

from reportkit.assessment import Sensitivity, all_paths
from reportkit.documents import DocumentSpec, folders, shipped
from reportkit.prepopulation import sources_of

OWN = (
    "core_record.header.address",
    "core_record.header.postcode",
    "core_record.header.phones",
    "modules.transfer_yot_to_yot.new_home",  # where the child is to live
)
FOR_CHILDREN = [each for each in sorted(folders(shipped())) if "child" in document(each).copies_for]
PLANS = [each for each in FOR_CHILDREN if document(each).look == "child"]
JUDGEMENTS = (
    "core_record.risks_and_concerns",
    "explanations_and_conclusions.future_behaviour",
    "explanations_and_conclusions.safety_wellbeing",
    "pathways_and_planning.intervention_indicators",
    "derived.indicative",
    "derived.countersignatures_needed",
)


def open_to_the_child(spec: DocumentSpec) -> Iterator[tuple[str, str]]:
    """Yield each field that a child's copy may have, with each path that its rule reads."""
    for section in spec.sections:
        for field in section.fields:
            if "child" not in section.not_for | field.not_for:
                target = f"{section.id}.{field.id}"
                paths = sources_of(spec.rules[target])
                if section.id in spec.rules:
                    paths |= sources_of(spec.rules[section.id])
                yield from ((target, path) for path in paths)


@pytest.mark.parametrize("name", FOR_CHILDREN)
def test_no_field_opens_what_a_child_never_holds(name: str) -> None:
    spec = document(name)
    never = {Sensitivity.VICTIM, Sensitivity.RESTRICTED, Sensitivity.STAFF_SAFETY, Sensitivity.THIRD_PARTY}
    released = {
        path
        for some in spec.sections
        for each in some.fields
        for one in each.release
        if "child" in one.to
        for path in one.paths
    }
    assert [each for each in released if all_paths()[each].sensitivity in never - {Sensitivity.THIRD_PARTY}] == []


@pytest.mark.parametrize("name", FOR_CHILDREN)
def test_no_address_but_the_childs_own_is_open_to_the_child(name: str) -> None:
    known = all_paths()
    found = [
        (target, path)
        for target, path in open_to_the_child(document(name))
        if (facts := known.get(path) or known.get(path.removesuffix("[]"))) is not None
        and facts.sensitivity is Sensitivity.ADDRESS
        and not path.startswith(OWN)
    ]
    assert found == []


@pytest.mark.parametrize("name", PLANS)
def test_a_childs_plan_reads_no_judgement(name: str) -> None:
    assert [each for each in open_to_the_child(document(name)) if each[1].startswith(JUDGEMENTS)] == []


def test_there_is_a_childs_plan_among_the_samples() -> None:
    assert PLANS and any(set(PLANS) & set(documents_of(each)) for each in SAMPLES)


@pytest.mark.parametrize("name", ["transfer_probation", "transfer_yot"])
@pytest.mark.parametrize("reader", ["child", "parent"])
def test_the_tables_of_a_transfer_are_as_large_as_its_text_for_the_child_and_the_parents(
    name: str, reader: str
) -> None:
    sample = next(each for each in SAMPLES if name in documents_of(each))
    parts = members(content(made(sample.read_bytes(), name, reader, "draft")))
    sizes = {
        style.get(f"{W}styleId"): int(style.find(f"{W}rPr/{W}sz").get(f"{W}val"))
        for style in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")
        if style.find(f"{W}rPr/{W}sz") is not None
    }
    cells = etree.fromstring(parts["word/document.xml"]).iterfind(f".//{W}tc//{W}pStyle")
    printed = {each.get(f"{W}val") for each in cells}
    assert printed
    assert {each: sizes[each] for each in printed if sizes.get(each, 24) < 24} == {}
