"""What would change if an answer were another? Two drafts are compared; nothing is written, and no words are shown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportkit.assessment import all_paths
from reportkit.diagnostics import Diagnostic, Outcome, did_you_mean
from reportkit.jsonfile import parse_json
from reportkit.jsonfile.changed import NoSuchRow, with_change
from reportkit.prepopulation import Binding, Origin
from reportkit.prepopulation.why import Filled

STATES = {Origin.GAP: "a gap", Origin.NOT_APPLICABLE: "not applicable", Origin.NOT_RECORDED: "not recorded"}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would be otherwise: what happens, to which section, field or finding, and how."""

    what: str
    target: str
    label: str
    how: str = ""

    def __str__(self) -> str:
        """Write it as one line."""
        return f"{self.what:<9} {self.target}  “{self.label}”" + (f"  {self.how}" if self.how else "")

    def record(self) -> dict[str, str]:
        """Return the change as names and values, for a program."""
        return {"what": self.what, "target": self.target, "label": self.label, "how": self.how}


def changed(data: bytes, changes: Iterable[str], *, name: str) -> Outcome[bytes]:
    """Return the assessment `data` with `changes`, each written `path=value`; a number in a path is a place in a list.

    The value is JSON where it can be read as JSON, and a text otherwise: `rosh=low`, `victims=[]`, `surname=null`.
    """
    parsed = parse_json(data, name=name)
    if parsed.value is None:
        return Outcome(None, parsed.findings)
    value: Any = parsed.value.value
    for each in changes:
        path, sign, said = each.partition("=")
        known = ".".join(part for part in path.split(".") if not part.isdigit())
        spelt = {one.replace("[]", "") for one in all_paths()}
        if not sign or known not in spelt:
            hint = did_you_mean(known, spelt) or "write path=value, such as governance.stage=review"
            return Outcome(None, (Diagnostic("RK309", f"“{path}” cannot be changed: no assessment has it", hint=hint),))
        try:
            value = with_change(value, path, _read(said))
        except NoSuchRow as missing:
            hint = "rows are counted from 0; give the whole list as JSON to add one"
            return Outcome(None, (Diagnostic("RK309", f"“{path}” cannot be changed: {missing}", hint=hint),))
    return Outcome(json.dumps(value).encode())


def _read(said: str) -> Any:
    try:
        return json.loads(said)
    except ValueError:
        return said


def what_changes(
    before: Filled, after: Filled, found: Iterable[Diagnostic] = (), then: Iterable[Diagnostic] = ()
) -> tuple[Change, ...]:
    """Return what would be otherwise in a report, and which findings would come or go."""
    return (*_sections(before, after), *_fields(before, after), *_findings(tuple(found), tuple(then)))


def _sections(before: Filled, after: Filled) -> Iterator[Change]:
    for was, now in zip(before.sections, after.sections, strict=True):
        if was.shown != now.shown:
            yield Change("appears" if now.shown else "vanishes", now.section.id, now.section.title)


def _fields(before: Filled, after: Filled) -> Iterator[Change]:
    for was_in, now_in in zip(before.sections, after.sections, strict=True):
        for was, now in zip(was_in.bindings, now_in.bindings, strict=True):
            if was.value != now.value or was.origin is not now.origin:
                one, other = _state(was), _state(now)
                how = "other words" if one == other == "shown" else f"{one} → {other}"
                if one != other or was.value != now.value:
                    yield Change("changes", now.target, now.field.label, how)


def _state(binding: Binding) -> str:
    return STATES.get(binding.origin, "withheld" if binding.origin is Origin.WITHHELD else "shown")


def _findings(found: tuple[Diagnostic, ...], then: tuple[Diagnostic, ...]) -> Iterator[Change]:
    was, now = _keyed(found), _keyed(then)
    for what, some, others in (("comes", now, was), ("goes", was, now)):
        for key, each in some.items():
            if key not in others:
                yield Change(what, each.code, each.message, each.at.path if each.at else "")


def _keyed(findings: tuple[Diagnostic, ...]) -> Mapping[tuple[str, str, str], Diagnostic]:
    """Return findings by what they are about; a line that has moved makes no difference."""
    return {(each.code, each.message, each.at.path if each.at else ""): each for each in findings}
