"""Print a compiled template: a string render, a check, and a package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from reportkit.cycles import unsearched
from reportkit.diagnostics import Diagnostic, Location, Outcome
from reportkit.word.additions import PACKAGE
from reportkit.word.border import let_in
from reportkit.word.metadata import CORE, core_part, given
from reportkit.word.namespaces import RELATIONSHIPS
from reportkit.word.numbering import Numbering
from reportkit.word.package import Member, write_package
from reportkit.word.places import part_title
from reportkit.word.printer import OverBudget, Printer
from reportkit.word.soundness import made_sound, missing_pieces, missing_words, rows_hold, well_formed

if TYPE_CHECKING:
    from reportkit.word.template import CompiledPart, CompiledTemplate

_NUMBERING_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_FAULTS: Final = {"RK418": "the printed part is not sound XML", "RK419": "a printed value is not in the report"}
_ABSENT: Final = ("RK410", "RK413", "RK414", "RK435")


@unsearched
def render(template: CompiledTemplate, names: Mapping[str, object], properties: Mapping[str, str]) -> Outcome[bytes]:
    """Print `template` with `names`; every finding of the whole report in one run."""
    values, refused = let_in(names)
    printer = Printer(
        template.stylesheet,
        Numbering(template.numbering),
        template.width,
        template.undefined,
        values,
        findings=list(refused),
    )
    parts: dict[str, bytes] = {}
    printed: dict[str, Member] = {}
    core = dict(template.core)
    drawings = template.drawings
    for part in template.parts:
        pieces = _print(part, values, printer, template)
        if pieces is None:
            continue
        if part.name.startswith(CORE):
            core[part.name.rpartition("#")[2]] = "".join(pieces)
            continue
        proved = part.proved and part.settled and not printer.markup
        if proved and (not part.mends or (part.bare and rows_hold("".join(pieces)))):
            if missing_pieces(pieces, printer.shown):
                printer.findings.append(_unsound("RK419", part.name, template))
            printed[part.name] = Member.of_pieces(part.name, pieces)
            continue
        text = "".join(pieces)
        if part.mends:
            from reportkit.word.mending import mended

            text = mended(part.marks + text, printer.numbering)
        if printer.markup or not part.settled:
            text, drawings = made_sound(text, drawings)
        parts[part.name] = data = text.encode("utf-8")
        fault = _fault(printer, text, data)
        if fault:
            printer.findings.append(_unsound(fault, part.name, template))
    overrides: list[str] = []
    if printer.additions.notes:
        from reportkit.word.notes import add_notes

        overrides, unsound = add_notes(template, parts, printed, printer.additions)
        if unsound:
            printer.findings.append(_unsound("RK418", unsound, template))
    if any(each.severity == "error" for each in printer.findings):
        return Outcome(None, tuple(printer.findings))
    core.update(given(properties))
    parts[CORE] = core_part(core)
    members = _members(template, parts, printed, printer, overrides)
    return Outcome(write_package(members), tuple(printer.findings))


def _print(
    part: CompiledPart, values: dict[str, object], printer: Printer, template: CompiledTemplate
) -> list[str] | None:
    from reportkit.word.filters import DoesNotFit, TooLong
    from reportkit.word.lookup import NotThere

    printer.begin(part)
    try:
        part.program(printer, dict(values))
        return printer.pieces
    except OverBudget as error:
        code, why = "RK416", str(error)
    except TooLong:
        code, why = "RK416", "makes more than a report can hold"
    except DoesNotFit as error:
        code, why = "RK414" if "list" in str(error) else "RK415", str(error)
    except ZeroDivisionError:
        code, why = "RK415", "divides by nothing"
    except (NotThere, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError):
        code, why = "RK415", "cannot be worked out with the values handed over"
    printer.findings.append(_failed(code, why, part, printer, template))
    return None


def _failed(code: str, why: str, part: CompiledPart, printer: Printer, template: CompiledTemplate) -> Diagnostic:
    site = part.sites.get(printer.line)
    if site is None:
        return Diagnostic(code, f"a tag {why}", at=Location(template.template, part_title(part.name)))
    return Diagnostic(code, f"“{site.written}” {why}", at=site.place.location, quote=site.place.words)


def _unsound(code: str, part: str, template: CompiledTemplate) -> Diagnostic:
    return Diagnostic(code, _FAULTS[code], at=Location(template.template, part_title(part)))


def _fault(printer: Printer, text: str, data: bytes) -> str:
    """Read a printed part again and return the code of what is wrong with it, or the empty text.

    What is proved of a part when it is compiled holds as long as its values are plain text, and need not be read again.
    """
    if not well_formed(data):
        return "RK418"
    absent = any(each.code in _ABSENT for each in printer.findings)
    return "RK419" if not absent and missing_words(text, printer.expected()) else ""


def _members(
    template: CompiledTemplate,
    parts: dict[str, bytes],
    printed: dict[str, Member],
    printer: Printer,
    overrides: list[str],
) -> Iterator[Member]:
    """Return the members of the report: the template's, those printed, and those that lists and pictures add."""
    folder = template.main.rsplit("/", 1)[0]
    numbering, additions = f"{folder}/numbering.xml", printer.additions
    present = {each.name: each for each in template.members}
    if printer.numbering.used:
        if numbering not in present:
            additions.relate(template.main, "rIdReportkitN", f"{RELATIONSHIPS}/numbering", "numbering.xml")
            overrides.append(f'<Override PartName="/{numbering}" ContentType="{_NUMBERING_TYPE}"/>')
        parts[numbering] = printer.numbering.write()
    if not template.has_core:
        additions.relate("", "rIdReportkitC", f"{PACKAGE}/metadata/core-properties", CORE)
    parts.update(additions.written(present, folder, overrides))
    printed |= {name: Member.of(name, data) for name, data in parts.items()}
    for name, member in present.items():
        yield printed.pop(name, member)
    yield from printed.values()
