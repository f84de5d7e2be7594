"""Run the examples of a document folder: what its people expect of the rules, checked against the rules.

An example is a small YAML file in `templates/<id>/examples/`: a `name` that says the fact, the assessment that is `given`,
what is different in it (`but`: path and value), and what is then expected of sections and fields (`expect`). It may say
the day (`on`); otherwise the report is written on the day on which the assessment was completed, or else started. It may
name a reader (`for`): then it is that reader's copy of which something is expected, and a field can be `withheld`. It may
say what the service has set (`settings`).
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from reportkit.assessment import Assessment, Occasion
from reportkit.assessment.read import read_assessment
from reportkit.diagnostics import Outcome, did_you_mean
from reportkit.disclosure import Copy, disclose
from reportkit.documents import DocumentSpec
from reportkit.documents.read import read_document
from reportkit.documents.yaml_file import Node, read_yaml
from reportkit.jsonfile.changed import NoSuchRow, with_change
from reportkit.local import settings_of
from reportkit.prepopulation import Binding, Draft, Origin, Words, prepopulate
from reportkit.settings import Settings

KEYS = ("name", "given", "but", "expect", "on", "for", "settings")
STATES = ("shown", "not applicable", "gap", "not recorded", "withheld")
BEGINNING = datetime.date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """How one example came out: its file, the fact that it states, what was otherwise than it says, the draft it made."""

    file: str
    name: str
    failures: tuple[str, ...] = ()
    draft: Draft | None = field(default=None, repr=False, compare=False)

    @property
    def holds(self) -> bool:
        """Whether everything is as the example says."""
        return not self.failures

    def record(self, document: str) -> dict[str, object]:
        """Return the result as names and values, for a program."""
        held = {"holds": self.holds, "failures": list(self.failures)}
        return {"document": document, "example": self.file, "name": self.name, **held}


class _Unusable(Exception):
    """An example that cannot be run, and why."""


def run_examples(folder: Path, root: Path) -> tuple[ExampleResult, ...]:
    """Run every example of the document folder `folder`; `given` paths count from `root`. Never raises for what files hold.

    What is found names the section or field and never says what an assessment holds.
    """
    files = sorted(folder.glob("examples/*.yaml"))
    document = read_document(folder)
    if document.value is None:
        return tuple(ExampleResult(each.name, each.stem, ("the document cannot be read",)) for each in files)
    return tuple(run_example(each, document.value, root) for each in files)


def run_example(file: Path, spec: DocumentSpec, root: Path) -> ExampleResult:
    """Run one example of the document `spec`."""
    name, draft = file.stem, None
    try:
        example = _read(file)
        name = str(example.get("name", name))
        draft = _draft(example, spec, root)
        held = _copy(draft, example["for"]) if "for" in example else draft
        expected = example["expect"].items()
        failures = [said for target, wanted in expected for said in _differences(held, target, wanted)]
    except _Unusable as why:
        failures = [str(why)]
    return ExampleResult(file.name, name, tuple(failures), draft)


def _read(file: Path) -> dict[str, Any]:
    outcome = read_yaml(file, name=file.name)
    example = outcome.value.plain() if outcome.value is not None else None
    if not isinstance(example, dict):
        raise _Unusable("the example cannot be read as names and values")
    for key in example:
        if key not in KEYS:
            raise _Unusable(f"an example has no “{key}”{_suggested(key, KEYS)}")
    if not isinstance(example.get("given"), str) or not isinstance(example.get("expect"), dict):
        raise _Unusable("an example says what is given, and what to expect")
    if not isinstance(example.get("but") or {}, dict):
        raise _Unusable("but: is written as path: value")
    return {**example, "settings": _settings(outcome.value)}


def _settings(example: Node | None) -> Settings:
    """Return what the service has set, where the example says something of it."""
    node = example.value.get("settings") if example is not None else None
    read = settings_of(node) if node is not None else Outcome(Settings())
    if read.value is None:
        raise _Unusable(f"settings: {read.findings[0].message}")
    return read.value


def _draft(example: dict[str, Any], spec: DocumentSpec, root: Path) -> Draft:
    try:
        data = json.loads((root / example["given"]).read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise _Unusable("given: the assessment cannot be read") from problem
    for path, value in (example.get("but") or {}).items():
        try:
            data = with_change(data, path, value)
        except NoSuchRow as missing:
            raise _Unusable(f"but: {missing}") from missing
    source = json.dumps(data).encode()
    read = partial(read_assessment, source, name="the example", settings=example["settings"])
    try:
        on = datetime.date.fromisoformat(example["on"]) if "on" in example else None
    except (TypeError, ValueError) as problem:
        raise _Unusable("on: is a date such as 2026-11-21") from problem
    if (first := read(on=on or BEGINNING).value) is None:
        raise _Unusable("with these changes the assessment cannot be read")
    day = on or _day_of(first)
    drafted = prepopulate(read(on=day).unwrap(), Occasion(day, settings=example["settings"]), spec)
    if drafted.value is None:
        raise _Unusable("the rules cannot be applied")
    return drafted.value


def _copy(draft: Draft, reader: Any) -> Copy:
    """Return the copy that the example speaks of."""
    disclosed = disclose(draft, to=str(reader))
    if disclosed.value is None:
        raise _Unusable(f"for: {disclosed.findings[0].message}")
    return disclosed.value


def _day_of(assessment: Assessment) -> datetime.date:
    governance = assessment.governance
    day = governance.completed_on or governance.started_on if governance is not None else None
    if day is None:
        raise _Unusable("the assessment has no day of its own, so the example needs one: on: 2026-11-21")
    return day


def _differences(draft: Draft | Copy, target: str, wanted: Any) -> Iterator[str]:
    """Yield what is otherwise with one section or field than the example expects."""
    known = [each.section.id for each in draft.sections]
    known += [each.target for section in draft.sections for each in section.bindings]
    if target not in known:
        yield f"{target}: the document has no such section or field{_suggested(target, known)}"
        return
    binding = draft.binding(target)
    found = _field_state(binding) if binding is not None else _section_state(draft, target)
    if isinstance(wanted, dict) and set(wanted) == {"says"} and binding is not None:
        if found != "shown":
            yield f"{target}: expected to say something, and is {found}"
        elif _said(binding) != " ".join(str(wanted["says"]).split()):
            yield f"{target}: says something else than expected"
    elif wanted not in STATES:
        yield f"{target}: expect one of {', '.join(STATES)}, or for a field says: and its text"
    elif found != wanted:
        yield f"{target}: expected to be {wanted}, and is {found}"


def _field_state(binding: Binding) -> str:
    stated = (Origin.NOT_APPLICABLE, Origin.NOT_RECORDED, Origin.GAP, Origin.WITHHELD)
    return str(binding.origin) if binding.origin in stated else "shown"


def _section_state(draft: Draft | Copy, name: str) -> str:
    section = next(each for each in draft.sections if each.section.id == name)
    if section.shown:
        return "shown"
    if any(each.origin is Origin.WITHHELD for each in section.bindings):
        return "withheld"
    return "not recorded" if section.applies else "not applicable"


def _said(binding: Binding) -> str:
    """Return what a field says as one line; the rows of a table are not compared by their text."""
    value = binding.value
    text = value.text if isinstance(value, Words) else value
    if isinstance(text, tuple):
        text = "; ".join(each for each in text if isinstance(each, str))
    return " ".join((text or "").split())


def _suggested(word: str, known: Any) -> str:
    hint = did_you_mean(word, known)
    return f"; {hint}" if hint else ""
