"""What several tests share: an invented child, and a small document folder."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import Any

import pytest

from reportkit.assessment import Assessment, Occasion

os.environ.setdefault("REPORTKIT_CACHE", "off")  # a test that is about what is kept on the disk says where
DAY = datetime.date(2026, 11, 21)

MANIFEST = """\
reportkit: 1
id: small
title: A small report
stages: [pre_sentence_report]
copies_for: [practitioner, court, child]
sections:
  - id: about
    title: About the child
    fields:
      - {id: name, label: Name, as: line, required: true}
      - {id: home, label: Home, required: true}
      - {id: gang, label: Police intelligence}
  - id: harm
    title: Risk of serious harm
    fields:
      - {id: level, label: Level, as: line, required: true}
  - id: offences
    title: Offences
    fields:
      - {id: items, label: Offences, columns: [date, what], required: true}
"""

RULES = """\
about.name: {value: core_record.header.preferred_name}
about.home: {value: personal_family_social.living_arrangements_housing_finances.details}
about.gang: {value: offending_asb.offences.police_intelligence}
harm:
  when: explanations_and_conclusions.future_behaviour.rosh in ["high", "very_high"]
  because: Only where the level is high or very high.
harm.level: {value: explanations_and_conclusions.future_behaviour.rosh | label}
offences.items:
  each: offending_asb.offences.index_offences
  columns: {date: item.date | long_date, what: item.offence}
"""


@pytest.fixture
def day() -> datetime.date:
    """The day of every test."""
    return DAY


@pytest.fixture
def occasion() -> Occasion:
    """A draft written today."""
    return Occasion(DAY)


@pytest.fixture
def small_folder(tmp_path: Path) -> Path:
    """A document folder with three sections."""
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    (folder / "rules.yaml").write_text(RULES, encoding="utf-8")
    return folder


@pytest.fixture
def given() -> dict[str, Any]:
    """An invented child, as JSON."""
    return {
        "reportkit_assessment": 1,
        "governance": {"stage": "pre_sentence_report"},
        "core_record": {"header": {"first_names": "Jay", "preferred_name": "Jay", "date_of_birth": "2010-03-04"}},
        "personal_family_social": {
            "living_arrangements_housing_finances": {
                "details": [
                    "Jay lives with his mother.",
                    {"text": "His uncle is staying there too.", "sensitivity": "restricted"},
                ]
            }
        },
        "offending_asb": {
            "offences": {
                "index_offences": [{"offence": "Theft of a bicycle", "date": "2026-09-01"}],
                "police_intelligence": "A named person was seen at the address.",
            }
        },
        "explanations_and_conclusions": {"future_behaviour": {"rosh": "high"}},
    }


@pytest.fixture
def child(given: dict[str, Any]) -> Assessment:
    """The invented child."""
    return Assessment.model_validate(given)
