"""Write the pages of docs/ that say what the code says: findings, filters, commands, documents, questions.

The same code gives the same pages. Run it with `make docs` after a change; a test fails where a page is not up to date.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import click

from reportkit.assessment import PathFacts, Sensitivity, all_paths
from reportkit.assessment.stages import stages
from reportkit.cli import app
from reportkit.diagnostics import REGISTER
from reportkit.disclosure import READERS
from reportkit.documents import DocumentSpec, Field, PrePopulationRule, Section, find_document, folders, shipped
from reportkit.expressions import FILTERS
from reportkit.expressions.filters import __doc__ as about_filters
from reportkit.prepopulation import sources_of
from reportkit.readers import MayHold, sharing_rules, shipped_readers

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
MADE = "<!-- Written by tools/write_docs.py from the code: change the code, then run `make docs`. -->"
HUNDREDS = {
    "RK1": "the assessment file",
    "RK2": "a document folder",
    "RK3": "the draft and its copies",
    "RK4": "the Word template and its printing",
    "RK5": "other formats",
    "RK6": "the files that are written",
    "RK7": "reports that were edited",
    "RK8": "many reports at once",
    "RK9": "the program and its surroundings",
}
WIDTH = 96


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table.

    >>> print(table(["a", "b"], [["1", "x|y"]]))
    | a | b |
    |---|---|
    | 1 | x\\|y |
    """
    head = list(head)
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *("| " + " | ".join(cell(each) for each in row) + " |" for row in rows)])


def cell(text: str) -> str:
    """Return `text` as it can stand in a cell.

    >>> cell("one\\ntwo <b>")
    'one two &lt;b>'
    """
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def code(names: Iterable[str]) -> str:
    """Return names as code, separated by commas."""
    return ", ".join(f"`{each}`" for each in names)


# --- findings -----------------------------------------------------------------------------------------------------------


def findings() -> Iterator[str]:
    """Yield the parts of the page of the register."""
    yield "# Findings"
    yield (
        "Everything that reportkit can find, in the order of the [journey](journey.md). An **error** stops a final report; a "
        "draft is still made where it can be. A **warning** is to be looked at. A **note** informs. A finding names the "
        "question and its path, never what is recorded there. `reportkit explain RK302` shows one entry of this page."
    )
    for lead, title in HUNDREDS.items():
        entries = [each for each in sorted(REGISTER.values(), key=lambda one: one.code) if each.code.startswith(lead)]
        if entries:
            yield f"## {lead}xx: {title}"
            rows = ((each.code, each.name, each.severity.value, each.meaning, each.remedy) for each in entries)
            yield table(["code", "name", "severity", "what it means", "what to do"], rows)


# --- filters ------------------------------------------------------------------------------------------------------------


def filters() -> Iterator[str]:
    """Yield the parts of the page of filters."""
    yield "# Filters"
    yield (
        "What a value may be piped through in `rules.yaml`, as in `core_record.header.date_of_birth | long_date`. "
        + " ".join(str(about_filters).split("\n\n", 1)[1].split())
    )
    yield (
        "The examples show the value first, then what the filter is given in brackets: "
        '`pluck(rows, "name")` here is `rows | pluck("name")` in a rule.'
    )
    for name, each in sorted(FILTERS.items()):
        yield f"## {name}"
        yield "\n".join(_filter(name, each))


def _filter(name: str, function: Callable[..., object]) -> Iterator[str]:
    given = [str(each) for each in inspect.signature(function, eval_str=False).parameters.values()][1:]
    given = [re.sub(r":[^=]+(= )?", lambda sign: "=" if sign[1] else "", each).strip() for each in given]
    text = inspect.getdoc(function) or ""
    said, _, example = text.partition(">>> ")
    yield f"`value | {name}" + (f"({', '.join(given)})`" if given else "`")
    yield ""
    yield " ".join(said.split())
    yield ""
    yield "```python"
    yield re.sub(rf"\b{function.__name__}\(", f"{name}(", f">>> {example}".rstrip())
    yield "```"


# --- commands -----------------------------------------------------------------------------------------------------------


def commands() -> Iterator[str]:
    """Yield the parts of the page of commands, in the program's own words."""
    yield "# The command line"
    yield (
        "What `--help` says, command by command. Exit codes: **0** made · **1** findings at error level, or refused · **2** "
        "wrong usage · **3** a fault of the program's own · **130** interrupted."
    )
    yield _help(app, "reportkit")
    for name, command in sorted(app.commands.items()):
        yield f"## reportkit {name}"
        yield _help(command, f"reportkit {name}")


def _help(command: click.Command, name: str) -> str:
    context = click.Context(
        command, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH, help_option_names=["-h", "--help"]
    )
    lines = (line.rstrip() for line in command.get_help(context).splitlines())
    return "```text\n" + "\n".join(lines) + "\n```"


# --- documents ----------------------------------------------------------------------------------------------------------


def documents() -> Iterator[str]:
    """Yield the parts of the page of the documents that come with reportkit."""
    specs = [find_document(name).unwrap() for name in folders(shipped())]
    yield "# The documents that come with reportkit"
    yield (
        "Each is a folder of `templates/`. A section with a condition is in the report only where the condition holds; a "
        "field that is *needed* is shown as a gap in a draft, and keeps a final from being made. *Comes from* lists every "
        "path that the field's rule reads; [the questions](assessment.md) says what stands there."
    )
    rows = ((f"[{each.title}](#{each.id})", f"`{each.id}`", ", ".join(each.copies_for)) for each in specs)
    yield table(["document", "id", "copies for"], rows)
    yield from _who_may_hold_what()
    for spec in specs:
        yield from _document(spec)


def _who_may_hold_what() -> Iterator[str]:
    """Yield the readers, the matrix of who may hold which document, and the rules of sharing."""
    known = shipped_readers()
    outside = [each for each in known.readers.values() if not each.internal]
    yield "## Who may hold what"
    yield (
        "These are defaults for the service to confirm: only the row of the pre-sentence report rests on a published source. "
        "What is tagged `[I]` was decided here, `[R]` is recalled. A service that has it otherwise says so in its settings: "
        "`readers: {panel: [standard, health]}`, `copies: {core_record: {parent: redacted}}`."
    )
    readers = (
        (f"`{each.id}`", each.name, ", ".join(sorted(each.cleared)), each.because, each.src)
        for each in known.readers.values()
    )
    yield table(["reader", "who that is", "marks they are cleared for", "why", "source"], readers)
    yield (
        "Whoever belongs to the service holds every document. *Consent* means: with consent, or where the law lets it be "
        "shared, and then `--basis` says which. *Never* is refused, whatever a manifest says. A document that is not listed "
        "goes by its manifest alone."
    )
    cells = ([f"`{name}`", *(_cell(row[each.id]) for each in outside)] for name, row in known.copies.items())
    yield table(["document", *(f"`{each.id}`" for each in outside)], cells)
    rules = ((each.id, each.says, f"`{each.marks}`" if each.marks else "", each.src) for each in sharing_rules())
    yield table(["rule", "what it says", "mark", "source"], rules)


def _cell(cell: MayHold) -> str:
    return cell.may + (f" ({cell.note})" if cell.note else "")


def _document(spec: DocumentSpec) -> Iterator[str]:
    yield f'<a id="{spec.id}"></a>'
    yield f"## {spec.title}"
    known = stages()
    facts = [
        f"- id: `{spec.id}`",
        "- stages: " + ", ".join(known[each].title for each in spec.stages),
        "- copies for: " + ", ".join(spec.copies_for),
        f"- marking: {spec.marking}",
    ]
    if spec.sides:
        facts.append(f"- usual length: {spec.sides[0]} to {spec.sides[1]} sides")
    if spec.needs:
        facts.append(f"- can be made where this is recorded: `{spec.needs.source}`")
    yield "\n".join(facts)
    for section in spec.sections:
        yield from _section(spec, section)


def _section(spec: DocumentSpec, section: Section) -> Iterator[str]:
    yield f"{'#' * (section.level + 2)} {section.title}"
    rule = spec.rules.get(section.id)
    said = [f"`{section.id}`"]
    if rule and rule.when:
        said.append(f"only where {_line(rule.when.source)}. {rule.because}".rstrip())
    if section.not_for:
        said.append("not for: " + ", ".join(sorted(section.not_for)))
    yield " · ".join(said)
    if section.fields:
        rows = (_field(spec.rules[f"{section.id}.{each.id}"], each) for each in section.fields)
        yield table(["field", "label", "form", "needed", "comes from", "remarks"], rows)


def _field(rule: PrePopulationRule, field: Field) -> tuple[str, ...]:
    remarks = []
    if rule.when:
        remarks.append(f"Only where {_line(rule.when.source)}.")
    if rule.because:
        remarks.append(rule.because)
    if rule.otherwise:
        remarks.append("Has words of its own for when nothing is recorded.")
    if field.not_for:
        remarks.append("Not for: " + ", ".join(sorted(field.not_for)) + ".")
    for each in field.release:
        remarks.append(f"Opens {code(each.paths)} to {', '.join(sorted(each.to))}: {each.because}")
    form = field.form.value + (": " + ", ".join(each.label for each in field.columns) if field.columns else "")
    sources = code(sorted(sources_of(rule))) or "fixed words"
    return f"`{field.id}`", field.label, form, "needed" if field.required else "", sources, " ".join(remarks)


def _line(source: str) -> str:
    return f"`{' '.join(source.split())}`"


# --- questions ----------------------------------------------------------------------------------------------------------


def questions() -> Iterator[str]:
    """Yield the parts of the page of every question of an assessment."""
    known = all_paths()
    yield "# Every question of an assessment"
    yield (
        "What can be recorded, and under which key of the JSON. **Official** wording is that of AssetPlus or of the "
        "publication that the tag names; [the glossary](glossary.md#tags-of-provenance) explains the tags. **Ours** is wording "
        "of this project, where the published material says that a question exists but not its words, or where it does not "
        "have the question; it is never to be quoted as AssetPlus. The name of a part without a tag is not stated to be "
        "official either. *Needed* is what a section is not complete without, where the stage makes it compulsory. *Worked "
        "out* is never typed in. A key with `[]` is a list of rows; every row can carry an `id` that plans and reports point "
        "at. The help text of every question is in the JSON Schema: `reportkit schema`."
    )
    yield "Who may hold an answer:"
    yield table(["mark", "what it is", "readers cleared for it"], (_clearance(each) for each in Sensitivity))
    yield (
        "An address that the record protects is cleared only for the service itself and for those who take over its care of "
        "the child: " + ", ".join(each.id for each in READERS.values() if each.hold_addresses) + "."
    )
    for path, facts in known.items():
        if "." not in path:
            yield f"## {facts.title}"
            yield f"`{path}`{_tag(facts)}"
            yield from _questions(path, known)


def _clearance(mark: Sensitivity) -> tuple[str, ...]:
    return f"`{mark.value}`", mark.label, ", ".join(each.id for each in READERS.values() if mark in each.cleared)


def _questions(root: str, known: Mapping[str, PathFacts]) -> Iterator[str]:
    below = {path: facts for path, facts in known.items() if path.startswith(f"{root}.")}
    groups = [path for path, facts in below.items() if facts.kind == "group" and path.count(".") == 1]
    own = [each for path, each in below.items() if not any(path == one or path.startswith(f"{one}.") for one in groups)]
    if own:
        yield _asked(own, root)
    for group in groups:
        yield f"### {known[group].title}"
        yield f"`{group}`{_tag(known[group])}"
        inside = [each for path, each in below.items() if path.startswith(f"{group}.")]
        if inside:
            yield _asked(inside, group)


def _asked(asked: Iterable[PathFacts], root: str) -> str:
    rows = (_question(each, root) for each in asked if not each.path.endswith("[].id"))
    return table(["key", "question", "answer", "wording", "marks", "who may hold it"], rows)


def _question(facts: PathFacts, root: str) -> tuple[str, ...]:
    kind = facts.kind
    if facts.options:
        kind += ": " + ", ".join(facts.options)
    marks = [word for word, holds in (("needed", facts.needed), ("worked out", facts.derived)) if holds]
    held = "" if facts.sensitivity is Sensitivity.STANDARD else facts.sensitivity.value
    return f"`{facts.path[len(root) + 1 :]}`", facts.title, kind, _wording(facts), ", ".join(marks), held


def _wording(facts: PathFacts) -> str:
    if facts.path.startswith("derived."):
        return f"ours; worked out after {facts.src}"
    return f"{'ours' if facts.src.startswith('INFERRED') else 'official'}, {facts.src}" if facts.src else ""


def _tag(facts: PathFacts) -> str:
    return f" · {said}" if (said := _wording(facts)) else ""


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "findings.md": findings,
    "filters.md": filters,
    "cli.md": commands,
    "documents.md": documents,
    "assessment.md": questions,
}


def page(name: str) -> str:
    """Return the text of a page as the code has it now."""
    return "\n\n".join([MADE, *PAGES[name]()]) + "\n"


def main() -> None:
    """Write every page that differs, and say which."""
    for name in PAGES:
        text, path = page(name), DOCS / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"written: {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
