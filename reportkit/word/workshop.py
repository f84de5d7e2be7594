"""The workshop: where one template is taken apart, part by part, and put together as a compiled one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from reportkit.diagnostics import Diagnostic, Location, Outcome
from reportkit.word.package import CONTENT_TYPES, Member
from reportkit.word.printer import Policy, Site
from reportkit.word.template import CompiledPart, CompiledTemplate, Mention

if TYPE_CHECKING:
    from lxml import etree

    from reportkit.word.expressions import Filters
    from reportkit.word.stylesheet import Stylesheet
    from reportkit.word.tags import Tags

_MAIN: Final = re.compile(r"wordprocessingml\.(document|template)\.main\+xml$")
_TEXT: Final = re.compile(r"wordprocessingml\.(header|footer|footnotes|endnotes)\+xml$")
CUSTOM: Final = "docProps/custom.xml"
_CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"


class Workshop:
    """Where one template is taken apart and put together."""

    def __init__(
        self, name: str, undefined: Policy, members: dict[str, Member], contents: dict[str, bytes], filters: Filters
    ) -> None:
        from reportkit.word.metadata import dropped

        self.filters = filters
        self.name, self.undefined, self.members, self.contents = name, undefined, members, contents
        self.gone = dropped(contents)
        self.findings: list[Diagnostic] = []
        self.mentions: list[Mention] = []
        self.parts: list[CompiledPart] = []
        self.changed: dict[str, bytes] = {}
        self.drawings = 0

    def build(self) -> Outcome[CompiledTemplate]:
        from reportkit.word.namespaces import parse
        from reportkit.word.numbering import read_numbering
        from reportkit.word.stylesheet import read_styles

        kinds = self._kinds()
        main = next((name for name, kind in kinds.items() if _MAIN.search(kind) and name in self.contents), None)
        if main is None:
            finding = Diagnostic("RK400", "the template is not a Word document (.docx)", Location(self.name))
            return Outcome(None, (finding,))
        folder = main.rsplit("/", 1)[0]
        roots = {
            each: parse(self.contents[f"{folder}/{each}.xml"]) if f"{folder}/{each}.xml" in self.contents else None
            for each in ("styles", "numbering", "settings")
        }
        styles = read_styles(roots["styles"])
        self.numbering = read_numbering(roots["numbering"])
        texts = [main, *sorted(name for name, kind in kinds.items() if _TEXT.search(kind) and name in self.contents)]
        width = 9026
        for part in texts:
            root = parse(self.contents[part])
            if root.prefix != "w":
                hint = "open it in Word and save it again as Word Document (.docx)"
                message = "the template was saved by a program that names things otherwise than Word"
                return Outcome(None, (Diagnostic("RK400", message, Location(self.name, part), hint=hint),))
            width = _text_width(root) if part == main else width
            self._text_part(part, root, styles)
        core = self._core()
        self._custom()
        self._settings(f"{folder}/settings.xml", roots["settings"])
        self._out_of_reach(texts)
        if any(each.severity == "error" for each in self.findings):
            return Outcome(None, tuple(self.findings))
        self._rest()
        made = CompiledTemplate(
            names=tuple(sorted({each.name for each in self.mentions})),
            styles=styles.ids,
            mentions=tuple(self.mentions),
            template=self.name,
            undefined=self.undefined,
            members=tuple(self._members()),
            parts=tuple(self.parts),
            core=core,
            stylesheet=styles,
            numbering=self.numbering,
            main=main,
            width=width,
            has_core="docProps/core.xml" in self.members,
            drawings=self.drawings,
        )
        return Outcome(made, tuple(self.findings))

    def _kinds(self) -> dict[str, str]:
        from reportkit.word.namespaces import parse

        root = parse(self.contents[CONTENT_TYPES])
        return {each.get("PartName", "").lstrip("/"): each.get("ContentType", "") for each in root}

    def _text_part(self, part: str, root: etree._Element, styles: Stylesheet) -> None:
        from reportkit.word import lists
        from reportkit.word.dialect import apply_dialect
        from reportkit.word.mending import foresee
        from reportkit.word.namespaces import DECLARATION, P, serialise
        from reportkit.word.normalise import instructions, normalise
        from reportkit.word.places import Surveyor
        from reportkit.word.screening import fetching_field
        from reportkit.word.tags import RESERVED, Tags, read_attributes, read_paragraph, words_of

        if normalise(root):
            at = Surveyor(root, self.name, part, {}).place(None).location
            self.findings.append(Diagnostic("RK409", "tracked changes were taken as accepted", at))
        survey = Surveyor(root, self.name, part, dict(styles.headings))
        tags = Tags()
        for paragraph, instruction in instructions(root):
            field = fetching_field(instruction)
            if field:
                self._at("RK433", f"the field {field} fetches something from elsewhere", survey.place(paragraph))
            elif "{{" in instruction or "{%" in instruction:
                self._at("RK420", "a tag stands inside a field code", survey.place(paragraph))
        for element in root.iter():
            if element.text and RESERVED.search(element.text):
                element.text = RESERVED.sub("", element.text)
        before = words_of(root)
        places = {paragraph: survey.place(paragraph) for paragraph in root.iter(P)}
        for paragraph, place in places.items():
            read_paragraph(paragraph, place, tags)
        if tags.raw:
            tags.report("RK405", "“{% raw %}” has no “{% endraw %}”", survey.place(None))
        read_attributes(root, places, survey.place(None), tags)
        if tags.tags:
            _prepare_controls(root)
        apply_dialect(tags)
        foresee(root, tags)
        lists.foresee(root, tags, styles, self.numbering)
        xml = serialise(root)
        self._prove(before, xml, tags)
        for typed, meant in (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}")):
            xml = xml.replace(typed, meant)
        self._finish(part, DECLARATION, xml, tags)

    def _prove(self, before: str, xml: str, tags: Tags) -> None:
        """Check that taking the tags out of a part took nothing else out of it."""
        if tags.findings:
            return
        from reportkit.word.tags import proof

        lost = proof(before, xml, tags)
        if lost:
            self.findings.append(
                Diagnostic("RK419", "text beside a tag would be lost", lost.location, quote=lost.words)
            )

    def _finish(self, part: str, lead: str, xml: str, tags: Tags) -> None:
        from jinja2.exceptions import TemplateError

        from reportkit.word.blocks import check_blocks, jinja_source
        from reportkit.word.environment import environment
        from reportkit.word.language import Checker, check_alone, check_tags, mentions
        from reportkit.word.lowering import lowered
        from reportkit.word.parts import part_data, part_of
        from reportkit.word.proof import placeless
        from reportkit.word.soundness import numbered

        if not tags.tags and not tags.findings:
            if xml:
                self.changed[part] = (lead + xml).encode()
            return
        check_tags(tags)
        check_blocks(xml, tags)
        if tags.findings:
            check_alone(tags, self.filters)
            self.findings += tags.findings
            return
        xml, placed = placeless(xml)
        xml, self.drawings = numbered(xml, self.drawings)
        source = jinja_source(lead + xml, tags)
        try:
            tree = environment().parse(source.text)
        except TemplateError as error:
            tag = source.lines.get(getattr(error, "lineno", None) or 0, tags.tags[0])
            self._at("RK401", f"“{tag.written}” cannot be read", tag.place)
            return
        chains: dict[int, list[str]] = {}
        for name, chain, line in mentions(tree):
            found_at = source.lines.get(line)
            if found_at is not None:
                chains.setdefault(line, []).append(chain)
                self.mentions.append(Mention(name, found_at.place.location, found_at.place.words, found_at.written))
        Checker(source.lines, tags, self.filters).check(tree)
        if tags.findings:
            self.findings += tags.findings
            return
        sites = {
            line: Site(
                tag.level, tag.paragraph_properties, tag.run_properties, tag.place, tag.written,
                tuple(chains.get(line, ())),
            )
            for line, tag in source.lines.items()
        }  # fmt: skip
        self.parts.append(part_of(part_data(part, lowered(tree), sites, placed), self.name, self.filters))

    def _core(self) -> Mapping[str, str]:
        """Take the tags out of the core properties and return those without one."""
        from reportkit.word.markup import escaped
        from reportkit.word.metadata import CORE, kept_properties
        from reportkit.word.places import Place
        from reportkit.word.tags import Tags, read_text

        static = {}
        for name, text in kept_properties(self.contents.get(CORE)).items():
            if "{{" not in text and "{%" not in text:
                static[name] = escaped(text)
                continue
            tags = Tags()
            marked = read_text(text, Place(self.name, f"document properties › {name}", text), tags, "property")
            self._finish(f"{CORE}#{name}", "", escaped(marked), tags)
        return static

    def _custom(self) -> None:
        """Take the tags out of the custom properties, if there are any."""
        from reportkit.word.namespaces import DECLARATION, parse, serialise
        from reportkit.word.places import Place
        from reportkit.word.tags import Tags, read_text

        data = self.contents.get(CUSTOM, b"")
        if b"{{" not in data and b"{%" not in data:
            return
        root, tags = parse(data), Tags()
        for each in root.iter():
            if each.text and ("{{" in each.text or "{%" in each.text):
                named = next((above.get("name") for above in each.iterancestors() if above.get("name")), "")
                place = Place(self.name, f"document properties › {named}", each.text)
                each.text = read_text(each.text, place, tags, "property")
        self._finish(CUSTOM, DECLARATION, serialise(root), tags)

    def _settings(self, part: str, root: etree._Element | None) -> None:
        from reportkit.word.metadata import clean_app, clean_settings
        from reportkit.word.namespaces import DECLARATION, serialise

        if root is not None:
            clean_settings(root)
            self.changed[part] = (DECLARATION + serialise(root)).encode()
        if "docProps/app.xml" in self.contents:
            self.changed["docProps/app.xml"] = clean_app(self.contents["docProps/app.xml"])

    def _out_of_reach(self, texts: list[str]) -> None:
        for part, data in self.contents.items():
            if part in texts or part in self.gone or not part.startswith("word/") or not part.endswith(".xml"):
                continue
            plain = re.sub(rb"<[^>]*>", b"", data)
            if b"glossary/" not in part.encode() and ((b"{{" in plain and b"}}" in plain) or b"{%" in plain):
                at = Location(self.name, part)
                self.findings.append(Diagnostic("RK420", "a tag stands in a part that is not printed", at))

    def _rest(self) -> None:
        """Rewrite the members that say which others there are."""
        from reportkit.word.metadata import clean_content_types, without_dropped, without_revisions

        extra = {
            "png": "image/png",
            "jpeg": "image/jpeg",
            "/docProps/core.xml": _CORE_TYPE,
        }
        self.changed[CONTENT_TYPES] = clean_content_types(self.contents[CONTENT_TYPES], self.gone, extra)
        for name, data in self.contents.items():
            if name.endswith(".rels"):
                self.changed[name] = without_dropped(data)
            elif name.startswith("word/") and name not in self.changed:
                self.changed[name] = without_revisions(data) if data else data

    def _members(self) -> list[Member]:
        rendered = {each.name for each in self.parts} | {"docProps/core.xml"} | self.gone
        return [
            self.members[name]
            if name not in self.changed or self.changed[name] == self.contents[name]
            else Member.of(name, self.changed[name])
            for name in self.members
            if name not in rendered
        ]

    def _at(self, code: str, message: str, place: object) -> None:
        from reportkit.word.places import Place

        if isinstance(place, Place):
            self.findings.append(Diagnostic(code, message, at=place.location, quote=place.words))


def _prepare_controls(root: etree._Element) -> None:
    """Take data bindings off content controls that hold a tag: Word would overwrite what was printed."""
    from reportkit.word.namespaces import OPEN, W, drop

    for control in list(root.iter(f"{W}sdt")):
        if any(OPEN in (each.text or "") for each in control.iter(f"{W}t")):
            for name in ("dataBinding", "showingPlcHdr"):
                for each in control.findall(f"{W}sdtPr/{W}{name}"):
                    drop(each)


def _text_width(root: etree._Element) -> int:
    """Return the width between the margins of the last section, in twentieths of a point."""
    from reportkit.word.namespaces import W

    sections = list(root.iter(f"{W}sectPr"))
    if not sections:
        return 9026
    size, margin = sections[-1].find(f"{W}pgSz"), sections[-1].find(f"{W}pgMar")
    try:
        wide = int(size.get(f"{W}w", "11906")) if size is not None else 11906
        sides = (
            [int(margin.get(W + each, "1440")) for each in ("left", "right")] if margin is not None else [1440, 1440]
        )
    except ValueError:
        return 9026
    return max(wide - sum(sides), 1440)
