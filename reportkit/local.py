"""What this service sets: its names, deadlines and thresholds, from a file of its own.

# reportkit.yaml
readers: {panel: [standard, health]}            # the marks that a reader is cleared for
copies: {core_record: {parent: redacted}}       # full, redacted, summary, consent or never
service: {name: Castlebrook Youth Justice Service, phone: 01632 960100, nation: England}
thresholds: {as_of: 2026-11-21, review_max_days: 91, countersign_rosh: [high, very_high]}

A setting that changed has each value under the day from which it holds, and a report for an old day is made with what held on
that day; before the first of them the default holds:

thresholds:
  review_max_days: {2019-01-01: 182, 2026-04-01: 91}
"""

from __future__ import annotations

import datetime
from dataclasses import MISSING, fields, replace
from pathlib import Path
from typing import Any

from reportkit.assessment.vocabulary import Level3
from reportkit.diagnostics import Diagnostic, Location, Outcome, did_you_mean
from reportkit.documents.yaml_file import Node, read_yaml
from reportkit.readers import MARKS, MAY, Readers, shipped_readers
from reportkit.settings import Dated, Service, Settings, Thresholds

LEVELS = tuple(each.value for each in Level3)
BANDS = f"a list of a lowest score and its level ({', '.join(LEVELS)}), each: [50, high]"


def read_settings(path: Path) -> Outcome[Settings]:
    """Read the settings file at `path`; what it leaves out keeps its default, and what is not known is an error."""
    read = read_yaml(path, name=path.name)
    return Outcome(None, read.findings) if read.value is None else settings_of(read.value)


def settings_of(whole: Node) -> Outcome[Settings]:
    """Return the settings that stand at a node of a file."""
    findings: list[Diagnostic] = []
    dated: list[Dated] = []
    readers = shipped_readers()
    groups: dict[str, Any] = {"service": Service(), "thresholds": Thresholds()}
    if not isinstance(whole.value, dict):
        findings.append(Diagnostic("RK910", "settings are names and values", at=whole.at, hint="write service: {…}"))
    for group, node in whole.items():
        if group in READ and isinstance(node.value, dict):
            readers = READ[group](readers, node, findings)
            continue
        if group not in groups or not isinstance(node.value, dict):
            known = (*groups, *READ)
            hint = did_you_mean(group, known) or "there are: " + ", ".join(known)
            findings.append(Diagnostic("RK910", f"there is no group of settings “{group}”", at=node.at, hint=hint))
            continue
        groups[group] = _group(groups[group], group, node, dated, findings)
    return Outcome(None if findings else Settings(**groups, readers=readers, dated=tuple(dated)), tuple(findings))


def _clearances(readers: Readers, group: Node, findings: list[Diagnostic]) -> Readers:
    """Read what the service clears its readers for: `readers: {panel: [standard, health]}`."""
    for name, node in group.items():
        cleared = node.plain() if isinstance(node.value, tuple) else [node.plain()]
        if name not in readers.readers or readers.readers[name].internal:
            others = [each.id for each in readers.readers.values() if not each.internal]
            hint = did_you_mean(name, others) or "those that can be set: " + ", ".join(others)
            findings.append(Diagnostic("RK910", f"“{name}” is no reader that can be set", at=node.at, hint=hint))
        elif unknown := [each for each in cleared if each not in MARKS]:
            hint = did_you_mean(str(unknown[0]), MARKS) or "they are: " + ", ".join(MARKS)
            findings.append(Diagnostic("RK910", f"“{unknown[0]}” is no mark", at=_at(node, name), hint=hint))
        else:
            readers = readers.with_clearance(name, frozenset(map(str, cleared)))
    return readers


def _copies(readers: Readers, group: Node, findings: list[Diagnostic]) -> Readers:
    """Read who may hold which document here: `copies: {core_record: {parent: redacted}}`."""
    for document, row in group.items():
        for name, node in row.items():
            if name not in readers.readers:
                hint = did_you_mean(name, readers.readers) or "they are: " + ", ".join(readers.readers)
                findings.append(Diagnostic("RK910", f"there is no reader “{name}”", at=node.at, hint=hint))
            elif node.value not in MAY:
                hint = "they are: " + ", ".join(MAY)
                findings.append(
                    Diagnostic("RK910", f"“{node.value}” is no way to hold a document", at=node.at, hint=hint)
                )
            else:
                readers = readers.with_cell(document, name, str(node.value))
    return readers


READ = {"readers": _clearances, "copies": _copies}


def _group(defaults: Any, group: str, node: Node, dated: list[Dated], findings: list[Diagnostic]) -> Any:
    known = {each.name: each for each in fields(defaults)}
    given: dict[str, Any] = {}
    for name, inner in node.items():
        if name not in known:
            findings.append(
                Diagnostic("RK910", f"there is no setting “{name}”", at=inner.at, hint=did_you_mean(name, known))
            )
            continue
        if isinstance(inner.value, dict) and inner.value:
            dated.append(Dated(group, name, _over_time(defaults, name, inner, findings)))
        elif (value := _value(defaults, name, inner, findings)) is not MISSING:
            given[name] = value
    return replace(defaults, **given)


def _over_time(
    defaults: Any, name: str, node: Node, findings: list[Diagnostic]
) -> tuple[tuple[datetime.date, Any], ...]:
    """Read a setting that changed: each value under the day from which it holds."""
    values: dict[datetime.date, Any] = {}
    for since, inner in node.items():
        try:
            day = datetime.date.fromisoformat(since)
        except ValueError:
            hint = "write each value under the day from which it holds: {2026-04-01: …}"
            findings.append(Diagnostic("RK910", f"“{since}” is not a day", at=_at(inner, name), hint=hint))
            continue
        values[day] = _value(defaults, name, inner, findings)
    return tuple(sorted(values.items()))


def _value(defaults: Any, name: str, node: Node, findings: list[Diagnostic]) -> Any:
    """Return the value of a setting, or `MISSING` with a finding where it is of another kind."""
    bands = name == "yogrs_bands"
    value = _bands(node.plain()) if bands else _fitted(node.plain(), getattr(defaults, name))
    if value is MISSING:
        wanted = BANDS if bands else _words(getattr(defaults, name))
        findings.append(Diagnostic("RK910", f"“{name}” is {wanted}", at=_at(node, name)))
    return value


def _fitted(value: Any, like: Any) -> Any:
    """Return `value` in the form of the default `like`, or `MISSING` where it does not fit."""
    if isinstance(like, tuple):
        plain = isinstance(value, list) and not any(isinstance(each, list | dict) for each in value)
        return tuple(str(each) for each in value) if plain else MISSING
    if isinstance(like, str):
        return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else MISSING
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else MISSING


def _bands(value: Any) -> Any:
    """Return pairs of a lowest score and its level, or `MISSING` where they are not that."""
    if not isinstance(value, list):
        return MISSING
    fit = (isinstance(each, list) and len(each) == 2 and type(each[0]) is int and each[1] in LEVELS for each in value)
    return tuple(map(tuple, value)) if all(fit) else MISSING


def _words(like: Any) -> str:
    return "a list" if isinstance(like, tuple) else "a text" if isinstance(like, str) else "a whole number from 0"


def _at(node: Node, name: str) -> Location:
    return replace(node.at, path=name)
