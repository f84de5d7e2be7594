"""A copy of a template with each finding as a Word comment at its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from reportkit.diagnostics import Diagnostic
from reportkit.word.namespaces import DECLARATION, P_PR, RELATIONSHIPS, WORD, P, W, parse, serialise
from reportkit.word.package import CONTENT_TYPES, Member, open_package, write_package

if TYPE_CHECKING:
    from lxml import etree

AUTHOR: Final = "reportkit"
_MAIN: Final = re.compile(r"wordprocessingml\.(document|template)\.main\+xml$")
_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_NUMBER: Final = "reportkit-number"


def annotate(template: bytes, findings: Iterable[Diagnostic]) -> bytes:
    """Return a copy of a template with a comment for each finding, at its paragraph of the body or else at the first.

    Word has no comments in notes, text boxes, headers and footers. What is found in a note stands where the note is referred
    to, what is found in a text box at the paragraph that holds it, and anything else at the first paragraph, with its place.
    Raises `ValueError` for what cannot be opened as a Word document.
    """
    from reportkit.word.spelling import usual

    package = open_package(template, "template.docx")
    if package.value is None:
        raise ValueError(package.findings[0].message)
    members = package.value
    contents = {name: each.read() for name, each in members.items() if name.endswith((".xml", ".rels"))}
    changed = dict(usual(contents))
    contents.update(changed)
    main = _main(contents)
    root = parse(contents[main])
    folder = main.rpartition("/")[0]
    places = _places(root, contents.get(f"{folder}/styles.xml"))
    for kind in ("footnote", "endnote"):
        places |= _places_of_notes(root, kind, f"{folder}/{kind}s.xml", contents)
    paragraphs = list(root.iter(P))
    if not paragraphs:
        raise ValueError("the template has no paragraph")
    comments, name = _comments(contents, main, changed)
    number = (
        max((int(each.get(f"{W}id", "0")) for each in comments if each.get(f"{W}id", "0").isdigit()), default=-1) + 1
    )
    for finding in findings:
        path = finding.at.path if finding.at else ""
        at = places.get((path, finding.quote), places.get((path, ""), 0))
        _point(paragraphs[at], number)
        comments.append(_comment(finding, number))
        number += 1
    changed[name] = (DECLARATION + serialise(comments)).encode()
    changed[main] = (DECLARATION + serialise(root)).encode()
    kept = [Member.of(key, changed.pop(key)) if key in changed else each for key, each in members.items()]
    return write_package([*kept, *(Member.of(key, data) for key, data in changed.items())])


def _main(contents: dict[str, bytes]) -> str:
    if CONTENT_TYPES in contents:
        for each in parse(contents[CONTENT_TYPES]):
            name = each.get("PartName", "").lstrip("/")
            if _MAIN.search(each.get("ContentType", "")) and name in contents:
                return str(name)
    raise ValueError("the template is not a Word document (.docx)")


def _places(root: etree._Element, styles: bytes | None) -> dict[tuple[str, str], int]:
    """Return the number of the paragraph at each place, as findings name it: in the template as it is when it is read."""
    from reportkit.word.normalise import normalise
    from reportkit.word.places import Surveyor
    from reportkit.word.stylesheet import read_styles

    for number, paragraph in enumerate(root.iter(P)):
        paragraph.set(_NUMBER, str(number))
    healed = deepcopy(root)
    for paragraph in root.iter(P):
        del paragraph.attrib[_NUMBER]
    normalise(healed)
    survey = Surveyor(healed, "", "word/document.xml", dict(read_styles(parse(styles) if styles else None).headings))
    found: dict[tuple[str, str], int] = {}
    for paragraph in healed.iter(P):
        outermost = [paragraph, *paragraph.iterancestors(P)][-1]
        place, number = survey.place(paragraph), int(outermost.get(_NUMBER, "0"))
        found.setdefault((place.path, place.words), number)
        found.setdefault((place.path, ""), number)
    return found


def _places_of_notes(
    root: etree._Element, kind: str, part: str, contents: dict[str, bytes]
) -> dict[tuple[str, str], int]:
    """Return the number of the paragraph that refers to each note, by the places in the note."""
    from reportkit.word.normalise import normalise
    from reportkit.word.places import Surveyor

    if part not in contents:
        return {}
    referring = {
        each.get(f"{W}id"): number
        for number, paragraph in enumerate(root.iter(P))
        for each in paragraph.iter(f"{W}{kind}Reference")
    }
    notes = parse(contents[part])
    normalise(notes)
    survey = Surveyor(notes, "", part, {})
    found: dict[tuple[str, str], int] = {}
    for note in notes:
        for paragraph in note.iter(P) if note.get(f"{W}id") in referring else ():
            place = survey.place(paragraph)
            for words in (place.words, ""):
                found.setdefault((place.path, words), referring[note.get(f"{W}id")])
    return found


def _comments(contents: dict[str, bytes], main: str, changed: dict[str, bytes]) -> tuple[etree._Element, str]:
    """Return the comments of the template and their member; a template without any gets the part and the way to it."""
    from reportkit.word.metadata import target_of

    folder, _, own = main.rpartition("/")
    rels = f"{folder}/_rels/{own}.rels"
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    links = parse(contents.get(rels, empty))
    for each in links:
        if each.get("Type", "") == f"{RELATIONSHIPS}/comments":
            name = target_of(rels, each.get("Target", ""))
            if name in contents:
                return parse(contents[name]), name
    name = f"{folder}/comments.xml"
    while name in contents:
        name = name.replace(".xml", "_.xml")
    link = links.makeelement(links.tag.replace("Relationships", "Relationship"))
    target = name.rpartition("/")[2]
    for key, value in (("Id", "rIdReportkitComments"), ("Type", f"{RELATIONSHIPS}/comments"), ("Target", target)):
        link.set(key, value)
    links.append(link)
    types = parse(contents[CONTENT_TYPES])
    entry = types.makeelement(types.tag.replace("}Types", "}Override"))
    entry.set("PartName", f"/{name}")
    entry.set("ContentType", _COMMENTS_TYPE)
    types.append(entry)
    changed[rels] = (DECLARATION + serialise(links)).encode()
    changed[CONTENT_TYPES] = (DECLARATION + serialise(types)).encode()
    return parse(f'<w:comments xmlns:w="{WORD}"/>'.encode()), name


def _point(paragraph: etree._Element, number: int) -> None:
    """Put the range of a comment around a paragraph's words, and its mark after them."""
    start, end = (paragraph.makeelement(f"{W}commentRange{each}") for each in ("Start", "End"))
    run, mark = paragraph.makeelement(f"{W}r"), paragraph.makeelement(f"{W}commentReference")
    for each in (start, end, mark):
        each.set(f"{W}id", str(number))
    run.append(mark)
    paragraph.insert(1 if paragraph.find(P_PR) is not None else 0, start)
    paragraph.extend((end, run))


def _comment(finding: Diagnostic, number: int) -> etree._Element:
    from reportkit.word.markup import escaped

    lines = "".join(f"<w:p><w:r><w:t>{escaped(each)}</w:t></w:r></w:p>" for each in _lines(finding))
    return parse(
        f'<w:comment xmlns:w="{WORD}" w:id="{number}" w:author="{AUTHOR}" w:initials="rk">{lines}</w:comment>'.encode()
    )


def _lines(finding: Diagnostic) -> Iterator[str]:
    from reportkit.word.values import ILLEGAL

    place = finding.at.path if finding.at else ""
    yield ILLEGAL.sub("", f"{finding.code} {finding.severity}: {finding.message}")
    if place and not place.startswith("body"):
        yield ILLEGAL.sub("", f"Place: {place}")
    yield ILLEGAL.sub("", finding.remedy)
