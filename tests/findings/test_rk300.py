"""RK3xx: what is found while a draft is filled and disclosed, each code once."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reportkit.assessment import Occasion
from reportkit.assessment.identity import identity_mark
from reportkit.assessment.read import read_assessment, read_for_report
from reportkit.diagnostics import Location
from reportkit.disclosure import disclose
from reportkit.documents import read_document
from reportkit.pipeline import Request, called_for, read, render
from reportkit.prepopulation import Draft, Edit, Edits, explain, lay_over, prepopulate, read_edits, rules_fit
from reportkit.prepopulation.draft import Waiver
from reportkit.prepopulation.freshness import freshness
from reportkit.prepopulation.origins import accounted_for
from reportkit.readers import MayHold
from reportkit.reasons import changed as otherwise
from reportkit.reasons import uses
from reportkit.review import review
from tests.findings.bench import DAY, PLANTED, RULES, Case, Found, assessment, changed, folder, hold, under

NAME = "core_record.header.preferred_name}"
HOME = "personal_family_social.living_arrangements_housing_finances.details"


def drafted(at: Path, *parts: Mapping[str, Any], rules: str = RULES) -> tuple[Draft, Found]:
    read = read_assessment(assessment(*parts), on=DAY)
    outcome = prepopulate(read.unwrap(), Occasion(DAY), read_document(folder(at, rules=rules)).unwrap())
    return outcome.unwrap(), (*read.findings, *outcome.findings)


def fitted(new: str) -> Case:
    return lambda at: rules_fit(read_document(folder(at, rules=changed(RULES, NAME, new))).unwrap())


def a_comparison_that_does_not_fit(at: Path) -> Found:
    rule = "core_record.header.surname if core_record.header.surname > 3}"
    return drafted(at, rules=changed(RULES, NAME, rule))[1]


def not_called_for(at: Path) -> Found:
    read = read_assessment(assessment(under("governance.stage", "review")), on=DAY)
    return called_for(read.unwrap(), read_document(folder(at)).unwrap())


EDITS = """\
reportkit_edits: 1
document: small
about: {about}
edits:
  - field: about.home
    says: Zzyzxova moved.
    by: Zzyzxova Okoro
    on: 2026-01-20
    was: nothing
"""


def edited(old: str = "", new: str = "", *parts: Mapping[str, Any], about: str = "") -> Case:
    def case(at: Path) -> Found:
        draft, _ = drafted(at, under("core_record.header.preferred_name", "Jay"), *parts)
        written = at / "jay.edits.yaml"
        text = EDITS.format(about=about or identity_mark(draft.assessment))
        written.write_text(changed(text, old, new) if old else text, encoding="utf-8")
        read = read_edits(written)
        return (*read.findings, *lay_over(draft, read.unwrap()).findings)

    return case


def edited_twice(at: Path) -> Found:
    entry = EDITS[EDITS.index("  - field") :]
    return edited(entry, entry + entry)(at)


def nobodys(at: Path) -> Found:
    binding = drafted(at, under("core_record.header.preferred_name", PLANTED))[0].binding("about.name")
    assert binding is not None
    return accounted_for([binding._replace(provenance=replace(binding.provenance, rule=None))])


def not_applicable_edit(at: Path) -> Found:
    """An edit of a field whose condition does not hold."""
    rules = RULES.replace("about.home: {", "about.home: {when: core_record.header.gender, because: x, ")
    draft, _ = drafted(at, rules=rules)
    edit = Edit("about.home", PLANTED, PLANTED, DAY, "nothing")
    return lay_over(draft, Edits("small", identity_mark(draft.assessment), (edit,), Location("edits"))).findings


def signed(day: str) -> Mapping[str, Any]:
    check = {"name": PLANTED, "date": "2026-01-10", "decision": "agreed"}
    row = {"who": "practitioner", "name": PLANTED, "date": day}
    return {"governance": {"quality_assurance": check, "signatures": [row]}}


def too_old(at: Path) -> Found:
    draft = drafted(at, signed("2025-10-01"))[0]
    return freshness(replace(draft, spec=replace(draft.spec, usable_for="psr_reuse_months")))


def written_after_the_check(at: Path) -> Found:
    draft = drafted(at, signed("2026-01-10"))[0]
    edit = Edit("about.home", PLANTED, PLANTED, DAY, "nothing")
    edits = Edits("small", identity_mark(draft.assessment), (edit,), Location("edits"))
    return freshness(lay_over(draft, edits).unwrap())


def without_a_basis(at: Path) -> Found:
    draft = drafted(at)[0]
    settings = replace(
        draft.occasion.settings, readers=draft.occasion.settings.readers.with_cell("small", "child", "consent")
    )
    return disclose(replace(draft, occasion=replace(draft.occasion, settings=settings)), to="child").findings


def on_a_condition(at: Path) -> Found:
    draft = drafted(at)[0]
    cell = MayHold(note="on transfer", when='core_record.header.nation == "wales"')
    readers = replace(draft.occasion.settings.readers, copies={"small": {"child": cell}})
    settings = replace(draft.occasion.settings, readers=readers)
    return disclose(replace(draft, occasion=replace(draft.occasion, settings=settings)), to="child").findings


def overdue(signed: datetime.date) -> Case:
    def case(_: Path) -> Found:
        due = {"derived": {"next_review_due": "2026-01-10"}}
        given = assessment({"governance": {"completed_on": "2025-01-01", "stage": "review"}}, due)
        found = render(Request(given, "psr", "practitioner", DAY))
        assert found.draft is not None
        waiver = Waiver(f"{PLANTED} Okoro", signed, PLANTED, Location("edits", "waivers"))
        edits = Edits("psr", identity_mark(found.draft.assessment), (), Location("edits"), (waiver,))
        return render(Request(given, "psr", "practitioner", DAY, edits=edits)).findings

    return case


def after(earlier: Mapping[str, Any]) -> Case:
    def case(_: Path) -> Found:
        ours = under("core_record.header.unique_id", "X1")
        now = assessment(ours, {"governance": {"completed_on": "2026-01-20"}}, under(HOME, PLANTED))
        return read(now, Occasion(DAY), previous=assessment(earlier, under(HOME, PLANTED))).findings

    return case


def before(day: str, reference: str = "X1") -> Mapping[str, Any]:
    return {"governance": {"completed_on": day}, "core_record": {"header": {"unique_id": reference}}}


def worded(words: str, look: str = "court", target: str = HOME) -> Case:
    def case(at: Path) -> Found:
        draft = drafted(at, under(target, words))[0]
        return review(replace(draft, spec=replace(draft.spec, look=look)))

    return case


def planned(count: int) -> Case:
    def case(at: Path) -> Found:
        plan = "pathways_and_planning.our_intervention_plan.targets"
        rules = RULES.replace("offending_asb.offences.index_offences", plan).replace(
            "item.date | long_date", "item.sequence"
        )
        rows = [{"sequence": n + 1, "actions": [{"text": PLANTED}]} for n in range(count)]
        return review(drafted(at, under(plan, rows), rules=rules.replace("item.offence", "item.target"))[0])

    return case


CASES: dict[str, Case] = {
    "RK301": fitted("core_record.header.prefered_name}"),
    "RK302": lambda at: drafted(at, under("core_record.header.first_names", "Jay"))[1],
    "RK303": a_comparison_that_does_not_fit,
    "RK304": fitted("explanations_and_conclusions.future_behaviour.rosh == 'hihg'}"),
    "RK305": lambda at: explain(drafted(at)[0], "abuot").findings,
    "RK306": not_called_for,
    "RK307": lambda _: render(Request(assessment(), "psr", "court", DAY, status="finale")).findings,
    "RK310": lambda _: read_for_report(assessment(), on=DAY, final=False).findings,
    "RK311": too_old,
    "RK312": written_after_the_check,
    "RK313": after(before("2025-06-01", PLANTED)),
    "RK314": after(before("2026-01-20")),
    "RK315": after(before("2025-06-01")),
    "RK316": overdue(DAY),
    "RK317": overdue(DAY + datetime.timedelta(days=1)),
    "RK330": edited("    by:", "    becuase: x\n    by:"),
    "RK331": edited("    by: Zzyzxova Okoro\n", ""),
    "RK332": edited("about.home", "about.hoem"),
    "RK333": not_applicable_edit,
    "RK334": edited("2026-01-20", "2026-12-31"),
    "RK335": edited("", "", under(HOME, PLANTED)),
    "RK336": edited("Zzyzxova moved.", "[Zzyzxova, moved]"),
    "RK337": edited("Zzyzxova moved.", '"Zzyzxova\\u202e moved"'),
    "RK338": edited("    was:", "    for: [Zzyzxov]\n    was:"),
    "RK339": edited_twice,
    "RK340": edited(about="0" * 16),
    "RK341": nobodys,
    "RK308": lambda _: uses([], "core_record.header.surnme").findings,
    "RK309": lambda _: otherwise(assessment(), ["core_record.header.surnme=A"], name="the assessment").findings,
    "RK350": worded(f"{PLANTED} is manipulative."),
    "RK351": worded(f"{PLANTED} has a breach.", look="child"),
    "RK352": worded(f"{PLANTED} goes to CAMHS."),
    "RK353": worded(" ".join([PLANTED] * 70) + "."),
    "RK354": worded("N/A"),
    "RK355": planned(1),
    "RK356": planned(6),
    "RK370": lambda at: disclose(drafted(at)[0], to="chidl").findings,
    "RK371": lambda at: disclose(drafted(at)[0], to="court").findings,
    "RK372": lambda _: render(Request(assessment(), "psr", "panel", DAY)).findings,
    "RK373": without_a_basis,
    "RK374": on_a_condition,
}


@pytest.mark.parametrize("code", CASES)
def test_the_finding_happens_without_naming_an_answer(code: str, tmp_path: Path) -> None:
    hold(code, CASES[code], tmp_path)
