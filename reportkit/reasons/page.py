"""One page of HTML that needs no server: a report on the left, its sources on the right, linked both ways."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from reportkit.prepopulation import Binding, Origin
from reportkit.prepopulation.draft import FilledSection
from reportkit.prepopulation.why import Answer, Filled, Reason, why_field, why_section
from reportkit.reasons.values import as_html

MARKS = {
    Origin.AUTO: "from its rule",
    Origin.OTHERWISE: "usual words",
    Origin.NOT_APPLICABLE: "not applicable",
    Origin.NOT_RECORDED: "not recorded",
    Origin.GAP: "gap",
    Origin.MANUAL: "by hand",
    Origin.OVERRIDE: "written over",
    Origin.WITHHELD: "withheld",
}
HERE = frozenset({Origin.AUTO, Origin.OTHERWISE, Origin.GAP, Origin.MANUAL, Origin.OVERRIDE, Origin.WITHHELD})


@dataclass(frozen=True)
class FieldView:
    """One field as the page shows it: what it says, why, and why it is withheld."""

    reason: Reason
    mark: str
    html: Markup
    withheld: str = ""


@dataclass(frozen=True)
class SectionView:
    """One section as the page shows it; `absent` are its fields that are not there."""

    reason: Reason
    level: int
    intro: str
    fields: tuple[FieldView, ...] = ()
    absent: tuple[FieldView, ...] = ()


@dataclass(frozen=True)
class AnswerView:
    """One answer, with the sections and fields that read it."""

    answer: Answer
    line: str
    used_by: dict[str, str] = field(default_factory=dict)


def page(
    of: Filled,
    *,
    copy_for: str,
    on: str,
    full: Mapping[str, Any] | None = None,
    withheld: Mapping[str, str] | None = None,
    lines: Mapping[str, str] | None = None,
    only: str | None = None,
) -> str:
    """Return the page for a draft or one reader's copy; `only` shows one section.

    Values are those of `of`, and of nothing else: a copy's page holds what the copy holds. `copy_for` and `on` are said at its
    head; `full`, `withheld` and `lines` are those of `explain`.
    """
    chosen = [each for each in of.sections if only is None or each.section.id == only.split(".")[0]]
    views = [_section(of, each, full, withheld or {}) for each in chosen]
    shown = [view for view, each in zip(views, chosen, strict=True) if each.shown or _withheld(each)]
    absent = [view for view, each in zip(views, chosen, strict=True) if not (each.shown or _withheld(each))]
    answers = _answers(views, lines or {})
    marks = [each.mark for view in shown for each in view.fields]
    counts = {"fields": len(marks), **{each: marks.count(each) for each in ("gap", "withheld")}, "absent": len(absent)}
    style, script = _file("page.css"), _file("page.js")
    made: str = _template().render(
        document=of.spec, copy_for=copy_for, on=on, shown=shown, absent=absent, answers=answers, counts=counts,
        shown_ids={each.reason.target for each in shown},
        numbers={path: number for number, path in enumerate(answers, start=1)},
        style=Markup(style), script=Markup(script), style_hash=_hash(style), script_hash=_hash(script),  # noqa: S704 - our own files
    )  # fmt: skip
    return made


def _withheld(filled: FilledSection) -> bool:
    return any(each.origin is Origin.WITHHELD for each in filled.bindings)


def _section(
    of: Filled, filled: FilledSection, full: Mapping[str, Any] | None, withheld: Mapping[str, str]
) -> SectionView:
    fields = [_field(of, filled, each, full, withheld) for each in filled.bindings]
    here = [each.origin in HERE for each in filled.bindings]
    return SectionView(
        why_section(of, filled, full),
        filled.section.level,
        filled.section.intro,
        tuple(view for view, is_here in zip(fields, here, strict=True) if is_here),
        tuple(view for view, is_here in zip(fields, here, strict=True) if not is_here),
    )


def _field(
    of: Filled, filled: FilledSection, binding: Binding, full: Mapping[str, Any] | None, withheld: Mapping[str, str]
) -> FieldView:
    html = as_html(binding.value, binding.field) if binding.value else Markup()
    reason = why_field(of, filled, binding, full)
    return FieldView(reason, MARKS[binding.origin], html, withheld.get(binding.target, ""))


def _answers(views: Iterable[SectionView], lines: Mapping[str, str]) -> dict[str, AnswerView]:
    """Return every answer that was read, by its path, in the order in which it is come to."""
    found: dict[str, AnswerView] = {}
    for view in views:
        for reason in (view.reason, *(each.reason for each in (*view.fields, *view.absent))):
            for each in reason.answers:
                entry = found.setdefault(each.path, AnswerView(each, lines.get(each.path, "")))
                entry.used_by[reason.target] = reason.label
    return found


@cache
def _file(name: str) -> str:
    return files("reportkit.reasons").joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Any:
    env = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return env.from_string(_file("page.html"))


def _hash(text: str) -> str:
    """Return the hash by which the page's own policy lets its style or script run, and nothing else."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
