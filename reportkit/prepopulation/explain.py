"""Why is this here; why is that not here? Reasons as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportkit.diagnostics import Diagnostic, Location, Outcome, did_you_mean
from reportkit.prepopulation.why import Filled, Reason, why_field, why_section


def explain(
    of: Filled,
    target: str | None = None,
    *,
    full: Mapping[str, Any] | None = None,
    withheld: Mapping[str, str] | None = None,
    lines: Mapping[str, str] | None = None,
) -> Outcome[str]:
    """Return why each section of `of`, or only `target`, is there or is not: rule, line, reason, answers read.

    `of` is a draft or one reader's copy; for a copy, `full` is everything that is recorded, and `withheld` says of each field
    why the reader does not have it. `lines` says where answers stand in their file.
    """
    chosen = [each for each in of.sections if target is None or target.split(".")[0] == each.section.id]
    fields = [one for each in chosen for one in each.bindings if target in (None, each.section.id, one.target)]
    if not chosen or (target and "." in target and not fields):
        return Outcome(None, (_unknown(of, target or ""),))
    said: list[str] = []
    for each in chosen:
        said += _section(why_section(of, each, full), lines or {})
        for one in each.bindings:
            if one in fields:
                reason = why_field(of, each, one, full)
                said += _field(reason, (withheld or {}).get(one.target, ""), lines or {}, full=target is not None)
    return Outcome("\n".join(said))


def _unknown(of: Filled, target: str) -> Diagnostic:
    known = [each.section.id for each in of.sections]
    hint = did_you_mean(target, [*known, *(one.target for each in of.sections for one in each.bindings)])
    message = f"“{of.spec.title}” has no section or field “{target}”"
    return Diagnostic("RK305", message, at=Location(of.spec.id), hint=hint or "sections: " + ", ".join(known))


def _section(reason: Reason, lines: Mapping[str, str]) -> Iterator[str]:
    yield f"{reason.target}  “{reason.label}” {reason.state}"
    for each in reason.lines:
        at = reason.at or each.at
        yield f"    when     {each.source}   ({at.where}:{at.line})"
    yield from _rest(reason, lines)


def _field(reason: Reason, withheld: str, lines: Mapping[str, str], *, full: bool) -> Iterator[str]:
    yield f"  {reason.target}  {reason.state}{f': {withheld}' if withheld else ''}"
    if not full:
        return
    if reason.by:
        yield f"    by       {reason.by}"
    for each in reason.lines:
        holds = "" if each.holds is None else "   (holds)" if each.holds else "   (does not hold)"
        yield f"    {each.key:<8} {each.source}{holds}"
    if reason.at is not None:
        yield f"    rule     {reason.at.where}:{reason.at.line}"
    yield from _rest(reason, lines)


def _rest(reason: Reason, lines: Mapping[str, str]) -> Iterator[str]:
    if reason.because:
        yield f"    because  {reason.because}"
    for each in reason.decided:
        yield f"    decided  {each}"
    for answer in reason.answers:
        title = f"“{answer.title}” " if answer.title else ""
        place = f"   ({lines[answer.path]})" if answer.path in lines else ""
        yield f"    read     {answer.path}  {title}{answer.state}{place}"
