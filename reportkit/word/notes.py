"""The footnotes and endnotes that sub-documents bring along, set after those of the template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from reportkit.word.additions import Additions, rels_of
from reportkit.word.namespaces import DECLARATION, RELATIONSHIPS, WORD
from reportkit.word.package import Member
from reportkit.word.screening import related
from reportkit.word.soundness import well_formed

if TYPE_CHECKING:
    from reportkit.word.template import CompiledTemplate

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}s+xml"


def add_notes(
    template: CompiledTemplate, parts: dict[str, bytes], printed: dict[str, Member], additions: Additions
) -> tuple[list[str], str]:
    """Set the notes that are added into their parts; return the content types of new parts, and a part that is not sound."""
    present: Mapping[str, Member] = {each.name: each for each in template.members}
    folder, rels = template.main.rpartition("/")[0], rels_of(template.main)
    overrides, unsound = [], ""
    for kind, notes in additions.notes.items():
        usual = f"{folder}/{kind}s.xml"
        name = related(rels, present[rels].read() if rels in present else None, f"{kind}s") or usual
        if name in parts:
            text = parts[name].decode()
        elif name in printed:
            text = printed.pop(name).read().decode()
        elif name in present:
            text = present[name].read().decode()
        else:
            text = _EMPTY.format(kind)
            additions.relate(template.main, f"rIdReportkit{kind}s", f"{RELATIONSHIPS}/{kind}s", f"{kind}s.xml")
            overrides.append(f'<Override PartName="/{name}" ContentType="{_TYPE.format(kind)}"/>')
        if name != usual and (lines := additions.lines.pop(rels_of(usual), None)):
            additions.lines.setdefault(rels_of(name), []).extend(lines)
        before, end, after = text.rpartition(f"</w:{kind}s>")
        parts[name] = f"{before}{''.join(notes)}{end}{after}".encode()
        if not end or not well_formed(parts[name]):
            unsound = name
    return overrides, unsound


def _separator(kind: str, number: int, name: str) -> str:
    return f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'


_EMPTY: Final = (
    f'{DECLARATION}<w:{{0}}s xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}">'
    + _separator("{0}", -1, "separator")
    + _separator("{0}", 0, "continuationSeparator")
    + "</w:{0}s>"
)
