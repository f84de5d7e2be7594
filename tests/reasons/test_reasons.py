"""Why, what reaches what, what if: each in words that give away no answer but an option."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reportkit.assessment import Assessment, Occasion
from reportkit.cli import app
from reportkit.disclosure import disclose
from reportkit.documents import folders, read_document, shipped
from reportkit.prepopulation import Draft, explain, prepopulate
from reportkit.reasons import changed, page, uses, what_changes

ROOT = Path(__file__).parents[2]
SAMPLE = str(ROOT / "samples" / "custody_all_options.json")
ROSH = "explanations_and_conclusions.future_behaviour.rosh"
GANG = "offending_asb.offences.police_intelligence"
SPECS = [read_document(each).unwrap() for each in folders(shipped()).values()]


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["explain", *words])


def drafted(given: dict[str, Any], folder: Path, occasion: Occasion) -> Draft:
    return prepopulate(Assessment.model_validate(given), occasion, read_document(folder).unwrap()).unwrap()


def with_rule(folder: Path, old: str, new: str) -> Path:
    rules = folder / "rules.yaml"
    text = rules.read_text(encoding="utf-8")
    assert old in text
    rules.write_text(text.replace(old, new), encoding="utf-8")
    return folder


# why


def test_the_part_of_a_condition_that_decided_is_named(
    given: dict[str, Any], small_folder: Path, occasion: Occasion
) -> None:
    both = f'{ROSH} in ["high"] and core_record.header.nation == "wales"'
    with_rule(small_folder, f'{ROSH} in ["high", "very_high"]', both)
    said = explain(drafted(given, small_folder, occasion), "harm").unwrap()
    assert 'decided  core_record.header.nation == "wales"  does not hold' in said
    assert "decided  explanations" not in said


def test_of_cases_it_says_which_held(given: dict[str, Any], small_folder: Path, occasion: Occasion) -> None:
    cases = f"{{cases: [{{when: '{ROSH} == \"low\"', text: Low.}}, {{when: '{ROSH} == \"high\"', text: High.}}]}}"
    with_rule(small_folder, f"{{value: {ROSH} | label}}", cases)
    draft = drafted(given, small_folder, occasion)
    binding = draft.binding("harm.level")
    assert binding is not None and binding.value == "High."
    said = explain(draft, "harm.level").unwrap()
    assert '== "low"   (does not hold)' in said and '== "high"   (holds)' in said


def test_a_field_under_a_section_that_does_not_apply_says_so(
    given: dict[str, Any], small_folder: Path, occasion: Occasion
) -> None:
    given["explanations_and_conclusions"]["future_behaviour"]["rosh"] = "low"
    assert "its section is not in the report" in explain(drafted(given, small_folder, occasion), "harm.level").unwrap()


def test_an_answer_is_named_with_its_line_in_the_file() -> None:
    said = run(SAMPLE, "psr", "home.family", "--on", "2026-11-25").output
    line = next(
        n
        for n, each in enumerate(Path(SAMPLE).read_text(encoding="utf-8").splitlines(), 1)
        if "significant_relationships" in each
    )
    assert f"(custody_all_options.json:{line})" in said


def test_a_copy_says_what_is_withheld_and_why(given: dict[str, Any], small_folder: Path, occasion: Occasion) -> None:
    draft = drafted(given, small_folder, occasion)
    copy = disclose(draft, to="child").unwrap()
    said = explain(copy, "about.gang", full=draft.facts, withheld=dict(copy.withheld)).unwrap()
    assert "this reader may not hold it: it rests on what this reader is not cleared for" in said
    assert "(not for this reader)" in said
    assert "named person" not in said


def test_the_command_explains_a_readers_copy() -> None:
    assert "this reader may not hold" in run(SAMPLE, "psr", "--for", "court", "--on", "2026-11-25").output
    assert run(SAMPLE, "psr", "--for", "panel", "--on", "2026-11-25").exit_code == 1


# what does an answer reach


def test_an_answer_reaches_fields_and_conditions_in_every_document() -> None:
    found = {(each.document, each.target): each for each in uses(SPECS, ROSH).unwrap()}
    assert found["psr", "harm_to_others.reasons"].decides
    assert not found["psr", "harm_to_others.level"].lost
    assert {document for document, _ in found} >= {"psr", "intervention_plan"}


def test_a_group_reaches_what_any_of_its_answers_does() -> None:
    assert len(uses(SPECS, "core_record.header").unwrap()) > len(uses(SPECS, "core_record.header.nation").unwrap())


def test_readers_who_never_hold_it_are_named(small_folder: Path) -> None:
    (found,) = uses([read_document(small_folder).unwrap()], GANG).unwrap()
    assert (found.target, found.readers, found.lost) == ("about.gang", ("practitioner",), ("court", "child"))


def test_a_path_that_no_assessment_has_is_a_finding() -> None:
    (found,) = uses(SPECS, "core_record.header.nationn").findings
    assert found.code == "RK308" and "core_record.header.nation" in found.hint


def test_the_command_lists_uses_as_text_and_as_json() -> None:
    assert "psr/rules.yaml:" in run("--uses", ROSH).output
    records = [json.loads(each) for each in run("--uses", ROSH, "--findings", "json").output.splitlines()]
    assert {"document", "target", "file", "line", "readers", "lost"} <= set(records[0])


# what would change


def test_what_another_answer_would_change_is_said_without_words(
    given: dict[str, Any], small_folder: Path, occasion: Occasion
) -> None:
    before = drafted(given, small_folder, occasion)
    given["explanations_and_conclusions"]["future_behaviour"]["rosh"] = "low"
    given["core_record"]["header"]["preferred_name"] = "Someone"
    told = [str(each) for each in what_changes(before, drafted(given, small_folder, occasion))]
    assert any(each.startswith("vanishes  harm  ") for each in told)
    assert any("about.name" in each and "other words" in each for each in told)
    assert any("harm.level" in each and "shown → not applicable" in each for each in told)
    assert "Someone" not in "".join(told)


def test_findings_come_and_go() -> None:
    told = run(SAMPLE, "psr", "--on", "2026-11-25", "--if", f"{ROSH}=null").output
    assert re.search(r"^comes +RK302 ", told, re.M)


def test_an_answer_that_changes_nothing_is_said_to() -> None:
    assert (
        run(SAMPLE, "psr", "--on", "2026-11-25", "--if", "core_record.header.date_of_birth=2009-01-30").exit_code == 0
    )
    same = json.loads(Path(SAMPLE).read_text(encoding="utf-8"))["core_record"]["header"]["surname"]
    assert (
        "nothing would change"
        in run(SAMPLE, "psr", "--on", "2026-11-25", "--if", f"core_record.header.surname={same}").output
    )


@pytest.mark.parametrize(
    "change", ["core_record.header.surnme=A", "core_record", "offending_asb.offences.victims.99.name=A"]
)
def test_what_cannot_be_changed_is_a_finding(change: str) -> None:
    (found,) = changed(Path(SAMPLE).read_bytes(), [change], name="child.json").findings
    assert found.code == "RK309"


def test_an_answer_that_its_question_does_not_have_is_refused() -> None:
    result = run(SAMPLE, "psr", "--if", f"{ROSH}=enormous")
    assert result.exit_code == 1 and "RK1" in result.output


def test_nothing_is_written_by_asking(tmp_path: Path) -> None:
    file = tmp_path / "child.json"
    file.write_bytes(Path(SAMPLE).read_bytes())
    run(str(file), "psr", "--if", f"{ROSH}=low")
    assert file.read_bytes() == Path(SAMPLE).read_bytes() and list(tmp_path.iterdir()) == [file]


# the page


class Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: set[str] = set()
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.ids += [str(named["id"])] if "id" in named else []
        self.links |= {str(named["href"])} if tag == "a" else set()
        self.attributes += [(tag, name) for name, _ in attrs]


def made(tmp_path: Path, *words: str) -> str:
    out = tmp_path / "why.html"
    result = run(SAMPLE, *words, "--on", "2026-11-25", "--html", str(out))
    assert result.exit_code == 0, result.output
    return out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words", [("psr",), ("psr", "--for", "court"), ("intervention_plan", "--for", "child"), ("psr", "home")]
)
def test_every_link_of_the_page_leads_somewhere_and_every_part_is_linked_both_ways(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    parsed = Ids()
    parsed.feed(made(tmp_path, *words))
    assert len(parsed.ids) == len(set(parsed.ids))
    assert {each[1:] for each in parsed.links} <= set(parsed.ids)
    fields = {each[2:] for each in parsed.ids if each.startswith("w-") and "." in each}
    assert fields and all(f"#w-{each}" in parsed.links and f"#f-{each}" in parsed.links for each in fields)


def test_the_page_says_what_the_report_says_and_asks_nothing_of_the_network(tmp_path: Path) -> None:
    text = made(tmp_path, "psr")
    assert "Marlon" in text and "default-src 'none'" in text
    assert "http:" not in text and "https:" not in text and "unsafe-inline" not in text


HOSTILE = "</code><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7 * 7 }} & \" '"


def test_hostile_answers_are_words_and_nothing_else(
    given: dict[str, Any], small_folder: Path, occasion: Occasion
) -> None:
    given["core_record"]["header"]["preferred_name"] = HOSTILE
    given["personal_family_social"]["living_arrangements_housing_finances"]["details"] = HOSTILE
    given["offending_asb"]["offences"]["index_offences"][0]["offence"] = HOSTILE
    text = page(drafted(given, small_folder, occasion), copy_for=HOSTILE, on="today")
    parsed = Ids()
    parsed.feed(text)
    assert text.count("<script>") == 1 and "<img" not in text
    assert not [name for _, name in parsed.attributes if name.startswith("on")]
    assert text.count("{{ 7 * 7 }}") == 4


def test_a_copys_page_holds_nothing_that_the_copy_does_not(
    given: dict[str, Any], small_folder: Path, occasion: Occasion
) -> None:
    draft = drafted(given, small_folder, occasion)
    copy = disclose(draft, to="child").unwrap()
    text = page(copy, copy_for="Child", on="today", full=draft.facts, withheld=dict(copy.withheld))
    assert "named person" not in text and "uncle" not in text
    assert "named person" in page(draft, copy_for="Draft", on="today")
    assert "withheld" in text


def test_a_section_that_is_not_here_is_listed_with_why(
    given: dict[str, Any], small_folder: Path, occasion: Occasion
) -> None:
    given["explanations_and_conclusions"]["future_behaviour"]["rosh"] = "low"
    text = page(drafted(given, small_folder, occasion), copy_for="Draft", on="today")
    after = text.partition("Not in this report</h2>")[2]
    assert "its condition does not hold" in after and "Only where the level is high or very high." in after
