"""The samples are whole, fit the published schema, and hold what must not leak where it can be told apart."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from reportkit.assessment import Sensitivity, all_paths
from reportkit.assessment.read import read_assessment
from reportkit.assessment.schema import assessment_schema

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.json"))

SECRETS = {
    "core_record.header.address": Sensitivity.ADDRESS,
    "core_record.header.phones[].value": Sensitivity.ADDRESS,
    "core_record.risks_and_concerns.staff_safety_details": Sensitivity.STAFF_SAFETY,
    "offending_asb.offences.police_intelligence": Sensitivity.RESTRICTED,
    "offending_asb.offences.victims[].name": Sensitivity.VICTIM,
    "offending_asb.offences.victims[].own_words": Sensitivity.VICTIM,
    "personal_family_social.family_wider_networks.family_composition[].name": Sensitivity.THIRD_PARTY,
}
"""Where every sample plants something that must not leak, and the mark that the question carries."""

NAMED = (
    "offending_asb.offences.index_offences[].co_defendants",
    "offending_asb.offences.victims[].name",
    "offending_asb.offences.victims[].contact",
    "offending_asb.offences.victims[].own_words",
)
"""What stands in its own question and nowhere else."""


@dataclass(frozen=True)
class Said:
    """One text of a sample: its path with lists written [], whether anything marks it, and whom it is not for."""

    path: str
    text: str
    marked: bool
    not_for: tuple[str, ...] = ()


@cache
def data_of(sample: Path) -> Any:
    """Return the plain data of a sample."""
    return json.loads(sample.read_bytes())


def texts(value: Any, path: str = "", marked: bool = False) -> Iterator[Said]:
    """Yield every text of `value` with its marks: those of its question and those of its passage."""
    facts = all_paths().get(path.removesuffix("[]"))
    marked = marked or (facts is not None and facts.sensitivity is not Sensitivity.STANDARD)
    if isinstance(value, str):
        yield Said(path, value, marked)
    elif isinstance(value, dict) and facts is not None and facts.kind == "narrative":
        not_for = tuple(value.get("not_for", ()))
        yield Said(path, value["text"], marked or bool(not_for) or "sensitivity" in value, not_for)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, f"{path}.{key}" if path else key, marked)
    elif isinstance(value, list):
        here = path if facts is not None and facts.kind == "narrative" else f"{path}[]"
        for inner in value:
            yield from texts(inner, here, marked)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_sample_is_read_without_a_finding(sample: Path, day: datetime.date) -> None:
    outcome = read_assessment(sample, on=day)

    assert outcome.value is not None
    assert [(each.code, each.at) for each in outcome.findings] == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_sample_fits_the_published_schema(sample: Path) -> None:
    """The validator is somebody else's, so the schema is held to what other programs make of it."""
    validator = jsonschema_rs.validator_for(assessment_schema(), validate_formats=True)

    assert [(list(each.instance_path), each.message) for each in validator.iter_errors(data_of(sample))] == []


@pytest.mark.parametrize(("path", "mark"), SECRETS.items())
def test_the_questions_that_hold_secrets_carry_their_mark(path: str, mark: Sensitivity) -> None:
    assert all_paths()[path].sensitivity is mark


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_every_planted_secret_is_there(sample: Path) -> None:
    answered = {each.path for each in texts(data_of(sample))}

    assert set(SECRETS) - answered == set()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_passage_is_kept_from_one_reader(sample: Path) -> None:
    assert any(each.not_for for each in texts(data_of(sample)))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_what_must_not_leak_stands_in_no_unmarked_text(sample: Path) -> None:
    said = list(texts(data_of(sample)))
    open_to_all = "\n".join(each.text for each in said if not each.marked)

    assert [each.path for each in said if each.path.startswith(NAMED) and each.text in open_to_all] == []
