"""What has changed since the last assessment, what was carried forward, and that neither tells a reader what is not theirs."""

from __future__ import annotations

import copy
import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from reportkit.assessment import Occasion, all_paths
from reportkit.delivery import provenance_record
from reportkit.disclosure import disclose, view
from reportkit.documents import read_document
from reportkit.pipeline import Reading, Request, read, render
from reportkit.prepopulation import prepopulate, rules_fit
from reportkit.readers import shipped_readers

DAY = datetime.date(2026, 11, 21)
SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "looked_after_exploitation.json"
HOME = "personal_family_social.living_arrangements_housing_finances.details"
FUTURE = "explanations_and_conclusions.future_behaviour"


def data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SAMPLE.read_text(encoding="utf-8"))
    return found


def earlier() -> dict[str, Any]:
    before = data()
    before["governance"] |= {"completed_on": "2026-06-01", "started_on": "2026-05-01"}
    return before


def compared(before: dict[str, Any], after: dict[str, Any], **about: Any) -> Reading:
    now, then = (json.dumps(each).encode() for each in (after, before))
    return read(now, Occasion(DAY, **about), previous=then).unwrap()


def changes(before: dict[str, Any], after: dict[str, Any]) -> dict[str, tuple[Any, Any, str]]:
    found = compared(before, after).facts["changes"]
    return {each["path"]: (str(each["before"]), str(each["after"]), each["kind"]) for each in found}


def set_at(given: dict[str, Any], path: str, value: Any) -> None:
    *way, last = path.split(".")
    for name in way:
        given = given[name]
    if value is None:
        given.pop(last, None)
    else:
        given[last] = value


def test_an_answer_that_changed_is_told_with_both_days_and_who() -> None:
    before = earlier()
    set_at(before, f"{FUTURE}.rosh", "low")
    found = [each for each in compared(before, data()).facts["changes"] if each["path"] == f"{FUTURE}.rosh"]
    assert [(str(each["since"]), str(each["when"]), bool(each["by"])) for each in found] == [
        ("2026-06-01", "2026-11-20", True)
    ]
    assert found[0]["before"].label == "Low" and found[0]["kind"] == "changed"


def test_nothing_is_told_twice_and_nothing_where_nothing_changed() -> None:
    assert changes(earlier(), data()) == {}


def test_an_answer_that_was_not_there_is_not_recorded() -> None:
    before = earlier()
    set_at(before, HOME, None)
    assert changes(before, data())[HOME][0] == "Not recorded"


def test_what_a_no_has_closed_is_not_applicable_and_not_forgotten() -> None:
    before, after = earlier(), data()
    trigger, facts = next(
        (path, facts)
        for path, facts in all_paths().items()
        if facts.opens and "[]" not in path and _answered(after, path) == "yes" and _opened(after, path, facts.opens)
    )
    inside = _opened(after, trigger, facts.opens)
    set_at(after, trigger, "no")
    found = changes(before, after)
    assert found[f"{trigger.rpartition('.')[0]}.{inside}"][1] == "Not applicable"


def _answered(given: Any, path: str) -> Any:
    for name in path.split("."):
        given = given.get(name) if isinstance(given, dict) else None
    return given


def _opened(given: dict[str, Any], trigger: str, names: tuple[str, ...]) -> str:
    stem = trigger.rpartition(".")[0]
    return next(
        (each for each in names if each != "details" and isinstance(_answered(given, f"{stem}.{each}"), str)), ""
    )


def test_rows_are_matched_by_their_ids_wherever_they_stand() -> None:
    before, after = earlier(), data()
    rows = "pathways_and_planning.our_intervention_plan.targets"
    _answered(after, rows).reverse()
    assert changes(before, after) == {}
    gone = _answered(after, rows).pop()
    found = [each for each in compared(before, after).facts["changes"] if each["path"] == f"{rows}[]"]
    assert [(each["row"], each["kind"]) for each in found] == [(gone["id"], "removed")]


def test_words_carried_forward_say_how_old_they_are() -> None:
    reading = compared(earlier(), data())
    row = next(each for each in reading.facts["carried_forward"] if each["path"] == HOME)
    assert (str(row["since"]), row["days"]) == ("2026-06-01", 173)
    assert "RK315" in {each.code for each in reading.findings}


def test_young_words_are_no_finding() -> None:
    before = earlier()
    before["governance"]["completed_on"] = "2026-10-01"
    assert "RK315" not in {each.code for each in compared(before, data()).findings}


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("core_record.header.date_of_birth", "2010-05-03", "RK313"),
        ("core_record.header.unique_id", "another", "RK313"),
        ("governance.completed_on", "2026-11-20", "RK314"),
        ("governance.completed_on", "2026-12-01", "RK314"),
    ],
)
def test_another_child_or_the_wrong_order_is_found_and_nothing_compared(path: str, value: str, code: str) -> None:
    before = earlier()
    for name in ("pnc_number", "yjms_id"):
        before["core_record"]["header"].pop(name, None)
    set_at(before, path, value)
    reading = compared(before, data())
    assert code in {each.code for each in reading.findings} and "changes" not in reading.facts


# --- who may hold it -------------------------------------------------------------------------------------------------------


def seen_by(reader: str, before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return view(compared(before, after).facts, shipped_readers().readers[reader])


def test_what_is_restricted_now_was_restricted_then() -> None:
    path = "offending_asb.offences.police_intelligence"
    before, after = earlier(), data()
    set_at(before, path, "Zzyzxqvj was seen.")
    for reader, holds in (("practitioner", True), ("court", False), ("child", False)):
        seen = seen_by(reader, before, after)
        assert ("Zzyzxqvj" in str(seen)) is holds
        assert any(each["path"] == path for each in seen["changes"]) is holds


def test_to_hold_one_side_of_a_change_is_to_know_of_no_change() -> None:
    before, after = earlier(), data()
    set_at(before, HOME, [{"text": "Zzyzxqvj lives there.", "sensitivity": "restricted"}])
    set_at(after, HOME, "Leesh lives with carers.")
    seen = seen_by("court", before, after)
    assert "Leesh lives with carers." in str(seen) and "Zzyzxqvj" not in str(seen)
    assert [each for each in seen["changes"] if each["path"] == HOME] == []


def test_a_protected_address_of_then_is_protected_now() -> None:
    before, after = earlier(), data()
    for each in (before, after):
        each["core_record"]["header"] |= {"address_withheld": "no"}
    before["core_record"]["header"] |= {"address": "1 Zzyzxqvj Row", "address_withheld": "yes"}
    assert "Zzyzxqvj" not in str(seen_by("court", before, after))


RULES = """\
about.name: {value: core_record.header.preferred_name}
about.home: {value: previous.personal_family_social.living_arrangements_housing_finances.details}
about.gang: {value: previous.offending_asb.offences.police_intelligence}
harm.level: {value: core_record.header.preferred_name}
offences.items:
  each: changes
  columns: {date: item.title, what: "[item.before, item.after] | join(' → ')"}
"""


def test_rules_can_name_what_has_changed_and_a_copy_withholds_it(small_folder: Path) -> None:
    (small_folder / "rules.yaml").write_text(RULES, encoding="utf-8")
    assert rules_fit(read_document(small_folder).unwrap()) == ()
    before, after = earlier(), data()
    set_at(before, "offending_asb.offences.police_intelligence", "Zzyzxqvj was seen.")
    set_at(before, f"{FUTURE}.rosh", "low")
    reading = compared(before, after)
    draft = prepopulate(
        reading.assessment, reading.occasion, read_document(small_folder).unwrap(), reading.facts
    ).unwrap()
    mine, courts = (disclose(draft, to=each).unwrap() for each in ("practitioner", "court"))
    assert "Zzyzxqvj" in str([each.bindings for each in mine.sections])
    assert "Zzyzxqvj" not in str([each.bindings for each in courts.sections])


def test_the_record_says_since_when_an_answer_stands() -> None:
    asked = Request(SAMPLE, "psr", "practitioner", DAY, previous=json.dumps(earlier()).encode())
    record = provenance_record(render(asked))
    carried = [
        each["carried_forward"] for some in record["sections"] for each in some["fields"] if "carried_forward" in each
    ]
    assert carried and all(since == "2026-06-01" for each in carried for since in each.values())


def test_the_same_two_files_tell_the_same() -> None:
    first, again = (compared(copy.deepcopy(earlier()), data()).facts["changes"] for _ in range(2))
    assert first == again
