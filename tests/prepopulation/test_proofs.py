"""What is proved of rules before there is a child: what holds for somebody, what fits its kind, what is left without words."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportkit.authoring.lint import rules_sound
from reportkit.diagnostics import Diagnostic, Location
from reportkit.documents import read_document
from reportkit.expressions import read_expression
from reportkit.prepopulation import rules_fit
from reportkit.prepopulation.proofs import rules_proved
from reportkit.prepopulation.proofs.answers import answers_of
from reportkit.prepopulation.proofs.worlds import Condition, TooMany, find
from tests.findings.bench import MANIFEST, RULES, changed, folder

HERE = Location("rules.yaml")
HARM = "explanations_and_conclusions.future_behaviour.rosh"
CONCERN = "personal_family_social.slcn_neurodisability.slcn_concern"
VICTIMS = "offending_asb.offences.victims"
DAYS = "modules.pre_sentence_report.case.days_on_remand"
BORN = "core_record.header.date_of_birth"


def holds(source: str, *, recorded: bool = False, wanted: bool = True) -> str | None:
    """Return answers for which a condition holds, in words."""
    world = find([Condition(read_expression(source, at=HERE).tree, wanted)], recorded=recorded)
    return None if world is None else answers_of(world)


@pytest.mark.parametrize(
    "never",
    [
        f'{HARM} == "high" and {HARM} == "low"',
        f'{HARM} in ["high", "low"] and {HARM} not in ["high", "low", "medium"]',
        f'{HARM} != "low" and {HARM} != "medium" and {HARM} != "high" and {HARM} != "very_high" and {HARM}',
        f"{DAYS} < 0",
        f"{DAYS} > 3 and {DAYS} < 4",
        f"{DAYS} > 10 and not {DAYS}",
        f"({VICTIMS} | count) > 0 and not {VICTIMS}",
        f"({VICTIMS} | count) == 0 and ({VICTIMS} | where('id', 'v1') | count) > 0",
        f"({VICTIMS} | where('id', 'v1') | count) > ({VICTIMS} | count)",
        f"({BORN} | age_on(occasion.on)) < 16 and ({BORN} | age_on(occasion.on)) >= 16",
        f"{BORN} > occasion.on and {BORN} < occasion.on",
        f"not occasion.on and {HARM}",
        f"{CONCERN} is none",
        "core_record.header.surname == 'A' and not core_record.header",
        "core_record.risks_and_concerns.staff_safety == 'no' and core_record.risks_and_concerns.staff_safety_details",
        "'hate_race' in offending_asb.offences.aggravating_factors and not offending_asb.offences.aggravating_factors",
        "(core_record.header.preferred_name | default(core_record.header.first_names)) == 'A' and not core_record.header",
    ],
)
def test_what_no_answers_make_true_is_known(never: str) -> None:
    assert holds(never) is None


@pytest.mark.parametrize(
    ("sometimes", "answers"),
    [
        (f'{HARM} == "high"', "“Risk of serious harm” is “High”"),
        (f"not {HARM}", "“Risk of serious harm” is not recorded"),
        (f"({VICTIMS} | count) == 2", "“Victims” has 2 rows"),
        (f"{DAYS} > 9", "“Days on remand or qualifying curfew” is 10"),
        ("occasion.status == 'final'", "the status is “final”"),
        (
            f"({VICTIMS} | where('id', 'v1') | count) == 1",
            '“Victims” has 1 row and `“Victims” | where("id", "v1")` has 1 row',
        ),
    ],
)
def test_answers_are_named_by_their_questions(sometimes: str, answers: str) -> None:
    assert holds(sometimes) == answers


def test_where_all_is_recorded_nothing_is_missing() -> None:
    every = ", ".join(f'"{each}"' for each in ("low", "medium", "high", "very_high"))
    assert holds(f"{HARM} in [{every}]", wanted=False) == "“Risk of serious harm” is not recorded"
    assert holds(f"{HARM} in [{every}]", wanted=False, recorded=True) is None


def test_too_many_answers_are_said_to_be_too_many() -> None:
    pairs = [(f"a{n}", f"b{n}") for n in range(14)]
    some = " or ".join(f"{a} == {b}" for a, b in pairs)
    none = " and ".join(f"{a} != {b}" for a, b in pairs)
    with pytest.raises(TooMany):
        holds(f"({some}) and {none}")


# Conditions over three real questions, held against every answer that they can have.
LEVELS = (None, "low", "medium", "high", "very_high")
YES_NO = (None, "yes", "no", "unknown")
NUMBERS = (None, 0, 1, 2, 3, 4, 5)
ROWS = ((), ({"id": "a"},), ({"id": "a"}, {"id": "b"}), ({"id": "a"}, {"id": "b"}, {"id": "c"}))
level = st.sampled_from(
    [
        *(f'{HARM} == "{each}"' for each in LEVELS[1:]),
        f'{HARM} in ["low", "high"]',
        HARM,
        f"({HARM} is none)",
        f"({HARM} is defined)",
    ]
)
concern = st.sampled_from([*(f'{CONCERN} == "{each}"' for each in YES_NO[1:]), f'{CONCERN} != "no"', CONCERN])
days = st.builds(
    lambda sign, n: f"{DAYS} {sign} {n}", st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), st.integers(1, 4)
)
people = st.builds(
    lambda sign, n: f"({VICTIMS} | count) {sign} {n}", st.sampled_from(["<", ">", "==", "!="]), st.integers(0, 2)
)
conditions = st.recursive(
    level | concern | days | people,
    lambda inner: (
        st.builds("({} and {})".format, inner, inner)
        | st.builds("({} or {})".format, inner, inner)
        | st.builds("not ({})".format, inner)
        | st.builds("({} if {} else {})".format, inner, inner, inner)
    ),
    max_leaves=8,
)


def child(rosh: Any, slcn: Any, remand: Any, victims: Any) -> dict[str, Any]:
    return {
        "explanations_and_conclusions": {"future_behaviour": {"rosh": rosh}},
        "personal_family_social": {"slcn_neurodisability": {"slcn_concern": slcn}},
        "modules": {"pre_sentence_report": {"case": {"days_on_remand": remand}}},
        "offending_asb": {"offences": {"victims": victims}},
    }


CHILDREN = [child(*each) for each in itertools.product(LEVELS, YES_NO, NUMBERS, ROWS)]


@settings(max_examples=60, deadline=None)
@given(conditions)
def test_the_search_agrees_with_every_child_there_can_be(source: str) -> None:
    line = read_expression(source, at=HERE)
    for wanted in (True, False):
        someone = any(bool(line.evaluate(each)) is wanted for each in CHILDREN)
        assert (find([Condition(line.tree, wanted)]) is not None) is someone, (source, wanted)


def proved(at: Path, rule: str, *, required: bool = True, name: str = "about.name") -> list[Diagnostic]:
    """Return what is found of a small document whose field has another rule."""
    old = next(line for line in RULES.splitlines() if line.startswith(name))
    text = MANIFEST if required else changed(MANIFEST, ", required: true", "")
    read = read_document(folder(at, manifest=text, rules=changed(RULES, old, f"{name}:\n{rule}")))
    return [*read.findings, *(() if read.value is None else (*rules_fit(read.value), *rules_proved(read.value)))]


def codes(found: list[Diagnostic]) -> list[str]:
    return [each.code for each in found]


TWO = f"""\
  cases:
    - when: {HARM} in ["low", "medium"]
      text: It is not high.
    - when: {HARM} == "high"
      text: It is high.
"""


def test_cases_that_leave_an_answer_without_words_are_found_with_that_answer(tmp_path: Path) -> None:
    (found,) = proved(tmp_path, TWO)
    assert found.code == "RK223"
    assert "“about.name” says nothing when “Risk of serious harm” is “Very high”" in found.message


def test_cases_are_whole_with_otherwise(tmp_path: Path) -> None:
    assert proved(tmp_path, TWO + "  otherwise: Not known.\n") == []


def test_two_cases_that_both_hold_are_found_with_the_answers(tmp_path: Path) -> None:
    (found,) = proved(tmp_path, TWO + f"    - {{when: '{HARM} != \"low\"', text: It is not low.}}\n")[:1]
    assert found.code == "RK226"
    assert found.at is not None and found.at.line == 7
    assert "both hold when “Risk of serious harm” is “Medium”" in found.message


def test_an_else_that_can_never_come_is_found(tmp_path: Path) -> None:
    rule = f'  value: \'"a" if {HARM} else "b" if {HARM} == "high" else "c"\'\n'
    assert "RK220" in codes(proved(tmp_path, rule))


def test_a_required_field_whose_ifs_end_in_silence_is_found(tmp_path: Path) -> None:
    rule = f'  value: \'"a" if {CONCERN} == "yes" else "b" if {CONCERN} == "no"\'\n'
    assert codes(proved(tmp_path, rule)) == ["RK223"]


def test_a_field_that_is_not_required_may_be_silent(tmp_path: Path) -> None:
    rule = f'  value: \'"a" if {CONCERN} == "yes"\'\n'
    assert proved(tmp_path, rule, required=False) == []


def test_usual_words_that_are_never_needed_are_found(tmp_path: Path) -> None:
    assert codes(proved(tmp_path, "  text: Always.\n  otherwise: Never.\n")) == ["RK224"]


def test_a_part_that_changes_nothing_is_found(tmp_path: Path) -> None:
    rule = f'  when: \'{HARM} == "high" and {HARM} != "low"\'\n  because: It is.\n  text: High.\n'
    assert codes(proved(tmp_path, rule)) == ["RK222"]


def test_a_condition_is_asked_under_that_of_its_section(tmp_path: Path) -> None:
    old = "about.name: {value: core_record.header.preferred_name}"
    new = (
        f"about: {{when: '{HARM} == \"high\"', because: It is.}}\n"
        f"about.name: {{when: '{HARM} == \"low\"', because: It is., text: Low.}}"
    )
    read = read_document(folder(tmp_path, rules=changed(RULES, old, new))).unwrap()
    (found,) = rules_proved(read)
    assert (found.code, found.at and found.at.line) == ("RK220", 2)


def test_rows_that_can_never_be_kept_are_found(tmp_path: Path) -> None:
    text = changed(RULES, "  columns:", "  where: item.id == 'a' and item.id == 'b'\n  columns:")
    read = read_document(folder(tmp_path, rules=text)).unwrap()
    assert [each.code for each in rules_proved(read)] == ["RK220"]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (f"'a' if {HARM} > 'medium'", "RK217"),
        (f"'a' if {BORN} == 'yesterday'", "RK217"),
        (f"'a' if {BORN} > 3", "RK217"),
        (f"'a' if {VICTIMS} == 2", "RK217"),
        ("'a' if offending_asb.offences.aggravating_factors == 'hate_race'", "RK217"),
        ("'a' if 'hate_rac' in offending_asb.offences.aggravating_factors", "RK304"),
        ("'a' if offending_asb.offences.previous_history | where('kind', 'nobody')", "RK304"),
        (f"'a' if 'x' in {BORN}", "RK217"),
        (f"{HARM} + 1", "RK217"),
        ("personal_family_social.learning_ete.details | long_date", "RK218"),
        (f"{BORN} | join(', ')", "RK218"),
        (f"{HARM} | pluck('text')", "RK218"),
        (f"{BORN} | age_on(3)", "RK218"),
        (f"{BORN} | plus_days('a')", "RK218"),
        (f"core_record.header.other_names | without({BORN}) | and_list", "RK218"),
        (VICTIMS, "RK219"),
        ("core_record.header", "RK219"),
        (f"'a' ~ {VICTIMS}", "RK219"),
        (f"{HARM} == 'high'", "RK219"),
        ("personal_family_social.learning_ete.details", "RK229"),
    ],
)
def test_what_does_not_fit_its_kind_is_found(value: str, code: str, tmp_path: Path) -> None:
    assert code in codes(proved(tmp_path, f"  value: >-\n    {value}\n"))


@pytest.mark.parametrize(
    "value",
    [
        f"'a' if {BORN} < occasion.on else 'b'",
        "offending_asb.offences.previous_history | pluck('kind') | and_list",
        "(offending_asb.offences.previous_history | first).kind",
        "offending_asb.offences.aggravating_factors | label | and_list",
        f"'a' if {DAYS} > 3 else {BORN} | long_date",
        f"[{HARM}, {CONCERN} | label] | join(', ')",
        "personal_family_social.learning_ete.details | words",
        "core_record.header.other_names | and_list",
        "core_record.header.other_names | without(offending_asb.offences.previous_history | pluck('kind')) | and_list",
    ],
)
def test_what_fits_its_kind_is_left_alone(value: str, tmp_path: Path) -> None:
    assert proved(tmp_path, f"  value: >-\n    {value}\n") == []


def test_each_goes_through_rows_only(tmp_path: Path) -> None:
    text = changed(RULES, "each: offending_asb.offences.index_offences", f"each: {HARM}")
    read = read_document(
        folder(tmp_path, rules=changed(text, "item.date | long_date, what: item.offence", "'a', what: number"))
    )
    assert "RK219" in [each.code for each in rules_proved(read.unwrap())]


RELEASED = "{id: home, label: Home, release: {paths: [%s], to: [%s], because: They know.}}"
HOME = "about.home: {value: personal_family_social.living_arrangements_housing_finances.details}"
GANG = "offending_asb.offences.police_intelligence"


@pytest.mark.parametrize(
    ("field", "rule", "found"),
    [
        ("{id: home, label: Home}", GANG, ["RK227"]),
        ("{id: home, label: Home, not_for: [child]}", GANG, []),
        (RELEASED % (GANG, "child"), GANG, []),
        (RELEASED % (GANG, "practitioner"), GANG, ["RK227", "RK228"]),
        (RELEASED % (GANG, "court"), GANG, ["RK227", "RK228"]),
        (RELEASED % ("core_record.header.surname", "child"), "core_record.header.surname", ["RK228"]),
        (RELEASED % (GANG, "child"), "core_record.header.surname", ["RK228"]),
        (RELEASED % ("core_record.header.nobody", "child"), "core_record.header.surname", ["RK228"]),
    ],
)
def test_a_marked_answer_is_kept_or_opened_and_said_to_be(
    field: str, rule: str, found: list[str], tmp_path: Path
) -> None:
    manifest = changed(MANIFEST, "{id: home, label: Home}", field)
    made = folder(tmp_path, manifest=manifest, rules=changed(RULES, HOME, f"about.home: {{value: {rule}}}"))
    assert [each.code for each in rules_sound(made)] == found


def test_a_condition_of_a_section_is_spoken_for_as_well(tmp_path: Path) -> None:
    made = folder(tmp_path, rules=f"about: {{when: {GANG}, because: It is there.}}\n{RULES}")
    found = rules_sound(made)
    assert [each.code for each in found] == ["RK227"]
    assert found[0].at is not None and found[0].at.line == 7 and "child" in found[0].message


def test_a_long_condition_is_proved_or_refused_in_bounded_work(tmp_path: Path) -> None:
    found = proved(tmp_path, f"  when: {' or '.join(['occasion.on'] * 60)}\n  because: Hostile.\n  text: Long.\n")
    assert "RK225" in codes(found)
