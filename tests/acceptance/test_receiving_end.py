"""What a service that takes over needs from the first day; the known failures of transfers (documents 5.1, 5.2)."""

from __future__ import annotations

import json

import pytest
from journeys import ROOT, content, given, made, words

TRANSFERS = [
    ("foster_move_transfer", "transfer_yot", "receiving_service"),
    ("transition_to_adult", "transfer_probation", "probation"),
]
NEEDED = {
    "transfer_yot": (
        ("no contact during the gap", ("modules", "transfer_yot_to_yot", "gap_contact"), "first.until_then"),
        ("nobody knows who enforces", ("modules", "transfer_yot_to_yot", "responsibilities"), "responsibility.matrix"),
        ("decided without the child", ("modules", "transfer_yot_to_yot", "child_views"), "child.views"),
        ("nothing is enclosed", ("modules", "transfer_yot_to_yot", "papers"), "papers.enclosed"),
        ("people harmed are forgotten", ("modules", "transfer_yot_to_yot", "victim_route"), "safety.route"),
    ),
    "transfer_probation": (
        ("nobody to meet", ("modules", "transfer_to_probation", "first_adult_appointment"), "first.first_seen"),
        ("not introduced", ("modules", "transfer_to_probation", "joint_meetings"), "plan.meetings"),
        ("a change of supervisor only", ("modules", "transfer_to_probation", "services_ending"), "ending.services"),
        ("safeguarding lapses", ("modules", "transfer_to_probation", "safety_handover"), "risk.self"),
        ("without a worker between", ("modules", "transfer_to_probation", "gap_contact"), "first.until_then"),
    ),
}
LOST = [(name, *each) for name, lines in NEEDED.items() for each in lines]


def sample_of(document: str) -> str:
    return next(sample for sample, name, _ in TRANSFERS if name == document)


@pytest.mark.parametrize(("name", "failure", "place", "target"), LOST, ids=[f"{each[0]}-{each[1]}" for each in LOST])
def test_a_known_failure_of_transfers_is_a_gap_and_not_a_silence(
    name: str, failure: str, place: tuple[str, ...], target: str
) -> None:
    data = given(ROOT / "samples" / f"{sample_of(name)}.json")
    inner = data
    for step in place[:-1]:
        inner = inner[step]
    del inner[place[-1]]
    result = made(json.dumps(data).encode(), name, "practitioner", status="draft")
    assert result.draft is not None
    binding = result.draft.binding(target)
    assert binding is not None and binding.origin.value == "gap", failure


@pytest.mark.parametrize(("sample", "name", "reader"), TRANSFERS)
def test_the_first_page_says_who_what_is_dangerous_what_is_due_and_whom_to_call(
    sample: str, name: str, reader: str
) -> None:
    result = made((ROOT / "samples" / f"{sample}.json").read_bytes(), name, reader)
    assert result.copy is not None
    shown = [each.section.id for each in result.copy.sections if each.shown]
    assert shown[:3] == ["first", "alerts", "due_next"]
    assert all(
        result.copy.binding(f"first.{each}").value for each in ("talk", "who", "first_seen", "until_then", "calls")
    )  # type: ignore[union-attr]


@pytest.mark.parametrize(("sample", "name", "reader"), TRANSFERS)
def test_who_was_harmed_is_never_in_the_transfer_papers(sample: str, name: str, reader: str) -> None:
    path = ROOT / "samples" / f"{sample}.json"
    said = words(content(made(path.read_bytes(), name, reader)))
    names = [each["name"] for each in given(path)["offending_asb"]["offences"]["victims"]]
    assert names and not [each for each in names if each in said]


def test_what_is_recalled_of_the_law_is_named_as_such_in_words() -> None:
    data = (ROOT / "samples" / "foster_move_transfer.json").read_bytes()
    said = words(content(made(data, "transfer_yot", "receiving_service")))
    assert "An appropriate adult at every police interview until 19 April 2028" in said
    assert "general knowledge, not looked up for this paper" in said
    assert "[R]" not in said
