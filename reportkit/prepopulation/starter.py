"""Write a file of edits to begin with: the places, what stands there now, and the marks of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from reportkit.assessment.identity import identity_mark
from reportkit.diagnostics import Diagnostic, Location, Outcome, did_you_mean
from reportkit.documents import Form
from reportkit.prepopulation.draft import Binding, Draft, Edit, Origin, Words
from reportkit.prepopulation.edits_file import FORMAT, Edits
from reportkit.prepopulation.marks import mark_of

FORMS = {Form.LINE: "one line", Form.PROSE: "paragraphs", Form.LIST: "a list", Form.TABLE: "rows", Form.CARDS: "rows"}
HEAD = """\
# {title}: words laid over what the assessment says. This file holds personal data; keep it as you keep the report.
# Write `says:`, `by:` (your name and role) and `on:` (the day, 2026-11-21). What you leave empty is left alone.
# A reader who may not hold what a field rests on does not get your words for it, unless you write them for that reader
# with `for: [court]`. `not_for: [child]` keeps them from one. `because:` gives your reason.
"""
_ROW = re.compile(r"(.+)\[(\d+)\]")


class _Dumper(yaml.SafeDumper):
    """YAML as people write it: paragraphs as they stand, lists indented under their name."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))


def starter(draft: Draft, targets: Iterable[str] = (), edits: Edits | None = None) -> Outcome[str]:
    """Return the text of a file of edits for `draft`.

    It has the fields named in `targets` (`section.field`, or one row as `section.field[2]`) with what they say now; with
    none named, every gap. With `edits`, it has those of them whose source has changed since, each with both texts.
    """
    findings: list[Diagnostic] = []
    if edits is not None:
        entries = [_again(draft, each) for each in edits.edits if _overtaken(draft, each)]
    elif named := tuple(targets):
        entries = [made for each in named if (made := _named(draft, each, findings))]
    else:
        entries = [
            _entry(each, None) for each in draft.bindings() if each.origin is Origin.GAP and _is_shown(draft, each)
        ]
    head = HEAD.format(title=draft.spec.title)
    top = f"reportkit_edits: {FORMAT}\ndocument: {draft.spec.id}\nabout: {identity_mark(draft.assessment)}\nedits:\n"
    body = "\n".join(entries) if entries else "  []\n"
    return Outcome(None if findings else head + top + body, tuple(findings))


def _is_shown(draft: Draft, binding: Binding) -> bool:
    section = next(each for each in draft.sections if binding in each.bindings)
    return section.shown


def _named(draft: Draft, name: str, findings: list[Diagnostic]) -> str:
    found = _ROW.fullmatch(name)
    target, row = (found[1], int(found[2])) if found else (name, None)
    binding = draft.binding(target)
    known = [each.target for each in draft.bindings()]
    if binding is None:
        near = [each for each in known if each.split(".")[0] == target.split(".")[0]]
        hint = did_you_mean(target, known) or (
            "they are: " + ", ".join(near) if near else "`reportkit explain` lists them"
        )
        findings.append(Diagnostic("RK305", f"“{draft.spec.title}” has no field “{target}”", hint=hint))
        return ""
    rows = binding.value if binding.field.columns and isinstance(binding.value, tuple) else ()
    if row is not None and not 0 < row <= len(rows):
        message = f"“{binding.field.label}” has no row {row}"
        at = Location(draft.spec.id, target)
        findings.append(Diagnostic("RK305", message, at=at, hint=f"it has {len(rows)} rows"))
        return ""
    return _entry(binding, row)


def _entry(binding: Binding, row: int | None) -> str:
    value: Any = binding.value if row is None else binding.value[row - 1]  # type: ignore[index]
    entry: dict[str, Any] = {"field": binding.target}
    if row is not None:
        entry["row"] = row
    entry |= {"says": _plain(value) or None, "by": None, "on": None, "was": mark_of(value)}
    columns = ", ".join(each.id for each in binding.field.columns)
    form = FORMS[binding.field.form] + (f" with {columns}" if columns else "")
    return _comment(f"{binding.field.label} ({binding.origin.value}); {form}") + _dumped(entry)


def _overtaken(draft: Draft, edit: Edit) -> bool:
    binding = draft.binding(edit.target)
    if binding is None:
        return False
    rows = binding.value if isinstance(binding.value, tuple) else ()
    return edit.was not in ([mark_of(binding.value)] if edit.row is None else [mark_of(each) for each in rows])


def _again(draft: Draft, edit: Edit) -> str:
    """Return an edit once more, with what the assessment says now beside it, to be signed anew."""
    binding = draft.binding(edit.target)
    value: Any = binding.value if binding else None
    if edit.row is not None:
        value = value[edit.row - 1] if value and edit.row <= len(value) else None
    entry = {
        "field": edit.target,
        "row": edit.row,
        "says": _plain(edit.says),
        "by": None,
        "on": None,
        "was": mark_of(value),
    }
    entry |= {"because": edit.because, "for": sorted(edit.written_for), "not_for": sorted(edit.not_for)}
    now = _dumped({"now": _plain(value) or "nothing"}).replace("  - now: ", "")
    said = _comment(f"{edit.by} wrote this on {edit.on}. The assessment has changed since. It now says:") + _comment(
        now
    )
    return said + _dumped({key: each for key, each in entry.items() if each or key in ("by", "on")})


def _dumped(entry: Mapping[str, Any]) -> str:
    text = yaml.dump(dict(entry), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    lines = text.replace("'on':", "on:").splitlines()
    return "".join(f"{'  - ' if place == 0 else '    '}{line}".rstrip() + "\n" for place, line in enumerate(lines))


def _comment(text: str) -> str:
    return "".join(f"  # {line}\n" for line in text.splitlines())


def _plain(value: Any) -> Any:
    if isinstance(value, Words):
        return value.text
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value
