"""A Word file that is to be converted, checked first.

LibreOffice makes a PDF of anything, an empty file or random bytes among them, and may fetch what a file links to. So the
package is opened within limits and searched for what is active or comes from elsewhere before any program sees it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportkit.diagnostics import Diagnostic, Location, Outcome
from reportkit.formats.readable import DOCUMENT, Readable, readable
from reportkit.word.package import CONTENT_TYPES, Member, open_package
from reportkit.word.screening import screen

CORE = "docProps/core.xml"


@dataclass(frozen=True, slots=True)
class Source:
    """A checked Word file: the name that findings call it, its bytes and its members."""

    name: str
    content: bytes = field(repr=False)
    members: Mapping[str, Member] = field(repr=False)

    def readable(self) -> Readable:
        """Return the report as pandoc can read it."""
        return readable(self.members)

    def about(self) -> tuple[str, str]:
        """Return the title and the language of the file, `en-GB` where it names none."""
        from reportkit.word.namespaces import parse

        core = parse(self.members[CORE].read()) if CORE in self.members else None
        said = {"title": "", "language": ""}
        for each in core if core is not None else ():
            name = str(each.tag).rsplit("}", 1)[-1]
            if name in said:
                said[name] = (each.text or "").strip()
        return said["title"], said["language"] or "en-GB"


def checked(content: bytes, name: str) -> Outcome[Source]:
    """Return the file as one that may be converted, or the finding that says why it may not."""
    opened = open_package(content, name)
    findings = opened.findings
    if opened.value is not None:
        try:
            contents = {
                each.name: each.read() if each.name.endswith((".xml", ".rels")) else b""
                for each in opened.value.values()
            }
            findings = tuple(screen(contents, name))
        except ValueError:
            return _refused(name, "it is damaged: a member cannot be read")
        if not findings and not {CONTENT_TYPES, DOCUMENT} <= contents.keys():
            return _refused(name, "it is not a Word document (.docx)")
    if opened.value is None or findings:
        return _refused(name, findings[0].message.replace("the template", "it") if findings else "it cannot be opened")
    return Outcome(Source(name, content, opened.value))


def _refused(name: str, why: str) -> Outcome[Source]:
    return Outcome(None, (Diagnostic("RK502", f"the file is not converted: {why}", at=Location(name)),))
