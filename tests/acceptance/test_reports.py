"""What must hold of every report that the samples call for."""

from __future__ import annotations

import re

import pytest
from journeys import SAMPLES, Journey, content, document, documents_of, journeys, members, paragraphs, words

from reportkit.documents import folders, shipped
from reportkit.prepopulation import Words, rules_fit

ALL = list(journeys())
NAMES = [str(each) for each in ALL]


@pytest.mark.parametrize("journey", ALL, ids=NAMES)
def test_a_final_report_is_made_without_an_error(journey: Journey) -> None:
    result = journey.result()
    assert [(each.code, str(each.at)) for each in result.findings if each.severity == "error"] == []
    assert result.made


@pytest.mark.parametrize("journey", ALL, ids=NAMES)
def test_nothing_of_the_machinery_is_on_paper(journey: Journey) -> None:
    said = words(content(journey.result()))
    assert not re.search(r"\bNone\b", said)
    assert not re.search(r"\{\{|\}\}|\{%|%\}|<[a-z_.]+ object|\bUndefined\b|datetime\.|\[\]|\(\)|'[a-z_]+':", said)
    assert not re.search(r"\b[a-z]+_[a-z]+(_[a-z]+)*\b", re.sub(r"\S+@\S+|https?://\S+", "", said))


@pytest.mark.parametrize("journey", ALL, ids=NAMES)
def test_no_heading_stands_over_nothing(journey: Journey) -> None:
    rank = {"Heading1": 1, "Heading1Plain": 1, "Heading2": 2, "Heading3": 3}
    listed = [(style, text) for style, text in paragraphs(content(journey.result())) if text.strip()]
    for (style, text), following in zip(listed, [*listed[1:], ("end", "")], strict=True):
        if style in rank:
            assert text.strip()
            assert following[0] != "end", text
            assert rank.get(following[0], 9) > rank[style], f"“{text}” stands over nothing"


@pytest.mark.parametrize("journey", ALL, ids=NAMES)
def test_every_word_of_the_copy_is_on_paper(journey: Journey) -> None:
    result = journey.result()
    said = re.sub(r"[*_>#\-|]+", " ", words(content(result)))
    assert result.copy is not None
    for section in result.copy.sections:
        for binding in section.bindings if section.shown else ():
            for text in _texts(binding.value):
                missing = [word for word in _squeezed(text).split() if word not in said]
                assert missing == [], binding.target


@pytest.mark.parametrize("journey", ALL, ids=NAMES)
def test_the_package_is_valid(journey: Journey, tmp_path_factory: pytest.TempPathFactory) -> None:
    from openxml_audit import OpenXmlValidator

    path = tmp_path_factory.mktemp("docx") / "report.docx"
    path.write_bytes(content(journey.result()))
    outcome = OpenXmlValidator().validate(path)
    assert [str(each) for each in outcome.errors] == []


@pytest.mark.parametrize("journey", ALL[::7], ids=NAMES[::7])
def test_a_report_made_twice_is_the_same_bytes(journey: Journey) -> None:
    from reportkit.pipeline import render

    first = journey.result()
    assert content(render(first.request)) == content(first)


@pytest.mark.parametrize("sample", SAMPLES, ids=[each.stem for each in SAMPLES])
def test_the_stage_of_every_sample_brings_a_document(sample: object) -> None:
    assert documents_of(sample)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", sorted(folders(shipped())))
def test_every_path_of_every_rule_exists(name: str) -> None:
    assert rules_fit(document(name)) == ()


def test_nobody_is_named_in_the_metadata() -> None:
    for journey in ALL:
        core = members(content(journey.result()))["docProps/core.xml"].decode("utf-8")
        assert "lastModifiedBy" not in core or "<cp:lastModifiedBy></cp:lastModifiedBy>" in core


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Words):
        return [value.text]
    if isinstance(value, tuple):
        return [text for each in value for text in _texts(each)]
    if isinstance(value, dict):
        return [text for key, each in value.items() if key not in ("picture", "ref") for text in _texts(each)]
    return []


def _squeezed(text: str) -> str:
    """Return a narrative's words without its Markdown."""
    return re.sub(r"[*_>#\-|]+", " ", re.sub(r"^\s*\d+\.\s", "", text, flags=re.M))
