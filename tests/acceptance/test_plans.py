"""A plan of ours says everything that it rests on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from journeys import SAMPLES, documents_of, given, made, words

PLANS = [each for each in SAMPLES if "intervention_plan" in documents_of(each)]
LISTS = (
    ("foundations_for_change", "factors_affecting_desistance", "desistance_table", "text"),
    ("explanations_and_conclusions", "factors_affecting_desistance", "factors", "text"),
)


def _texts(data: dict[str, Any]) -> dict[str, str]:
    found = {}
    for *steps, key in LISTS:
        rows: Any = data
        for step in steps:
            rows = rows.get(step) or {}
        found |= {row["id"]: row[key] for row in rows or () if row.get("id") and row.get(key)}
    return found


@pytest.mark.parametrize("sample", PLANS, ids=lambda each: each.stem)
def test_a_factor_that_an_area_rests_on_is_in_the_plan_although_no_target_takes_it_up(sample: Path) -> None:
    data = given(sample)
    plan, texts = data["pathways_and_planning"], _texts(data)
    linked = {each for area in plan["key_areas"].values() for each in (area or {}).get("linked_factors") or ()}
    for target in plan["our_intervention_plan"]["targets"]:
        target["links"] = []
    rendered = made(json.dumps(data).encode("utf-8"), "intervention_plan", "practitioner", "draft").rendered
    assert rendered is not None
    printed = words(rendered.content)
    assert [texts[each] for each in linked & texts.keys() if texts[each].rstrip(".") not in printed] == []
