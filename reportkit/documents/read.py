"""Read a document folder: `manifest.yaml` says what the report contains, `rules.yaml` where it comes from and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from reportkit.diagnostics import Diagnostic, Location, Outcome, Severity, did_you_mean
from reportkit.documents import grammar
from reportkit.documents.grammar import Reading
from reportkit.documents.spec import Case, Column, DocumentSpec, Field, Form, PrePopulationRule, Release, Section
from reportkit.documents.stamps import stamp_of
from reportkit.documents.yaml_file import Node, read_yaml
from reportkit.expressions import Refused, read_expression, read_sentence
from reportkit.figures import FIGURES
from reportkit.readers import shipped_readers
from reportkit.settings import Thresholds

FORMAT = 1
READERS = frozenset(shipped_readers().readers)
LOOKS = frozenset({"court", "child", "brief"})
STAGES = frozenset(
    [
        "referral_in_prevention",
        "referral_in_oocd",
        "placement_notification",
        "bail_recommendation",
        "sentenced_no_report",
        "pre_sentence_report",
        "pre_sentence_report_all_options",
        "post_court_report",
        "referral_order_report",
        "entering_custody",
        "pre_release_from_custody",
        "review",
        "transfer_to_probation",
        "transfer_yot_to_yot",
        "case_closure",
    ]
)
PERIODS = frozenset(name for name in Thresholds.__dataclass_fields__ if name.endswith("_months"))
WIDEST = 100
T = TypeVar("T")


def read_document(folder: Path) -> Outcome[DocumentSpec]:
    """Read the document folder `folder`: everything wrong with it is found in one run.

    A field without a rule, a rule without a field, an unknown key: each is a finding with its file and line.
    """
    reading = Reading()
    shown = folder.name
    manifest, rules = (_file(reading, folder / name, f"{shown}/{name}") for name in ("manifest.yaml", "rules.yaml"))
    if manifest is None or rules is None:
        return Outcome(None, tuple(reading.findings))
    if not reading.keys(manifest, grammar.MANIFEST, ("reportkit", "id", "title", "stages", "copies_for", "sections")):
        return Outcome(None, tuple(reading.findings))
    if reading.one(manifest, "reportkit", int, FORMAT) != FORMAT:
        reading.found("RK207", "this folder is written for another version of reportkit", manifest.value["reportkit"])
        return Outcome(None, tuple(reading.findings))
    sections: list[Section] = []
    rule_nodes: dict[str, Node] = {}
    for node in reading.many(manifest, "sections"):
        _section(reading, node, folder, sections, rule_nodes)
    rule_nodes.update(rules.items())
    read = {target: _rule(reading, target, node) for target, node in rule_nodes.items()}
    spec = DocumentSpec(
        id=reading.one(manifest, "id", str, folder.name),
        title=reading.one(manifest, "title", str, folder.name),
        subtitle=reading.one(manifest, "subtitle", str, ""),
        folder=folder,
        stages=reading.words(manifest, "stages", STAGES),
        copies_for=reading.words(manifest, "copies_for", READERS),
        sections=tuple(sections),
        rules={target: rule for target, rule in read.items() if rule is not None},
        marking=reading.one(manifest, "marking", str, "OFFICIAL-SENSITIVE (personal)"),
        notice=reading.one(manifest, "notice", str, ""),
        language=reading.one(manifest, "language", str, "en-GB"),
        look=next(iter(reading.words(manifest, "look", LOOKS)), "court"),
        sides=_sides(reading, manifest),
        source=reading.one(manifest, "source", str, ""),
        usable_for=next(iter(reading.words(manifest, "usable_for", PERIODS)), ""),
        needs=_compiled(reading, manifest, "needs", read_expression),
        read_from=tuple(reading.read_from),
    )
    _whole(reading, spec, rule_nodes)
    failed = any(each.severity is Severity.ERROR for each in reading.findings)
    return Outcome(None if failed else spec, tuple(reading.findings))


def _file(reading: Reading, path: Path, name: str) -> Node | None:
    reading.read_from.append(stamp_of(str(path)))
    outcome = read_yaml(path, name=name)
    reading.findings.extend(outcome.findings)
    if outcome.value is not None and not isinstance(outcome.value.value, dict):
        reading.found("RK203", "names and values are expected here", outcome.value, "write key: value")
        return None
    return outcome.value


def _section(reading: Reading, node: Node, folder: Path, sections: list[Section], rules: dict[str, Node]) -> None:
    if isinstance(node.value, dict) and "use" in node.value:
        _shared(reading, node, folder, sections, rules)
    elif reading.keys(node, grammar.SECTION, ("id", "title")):
        sections.append(_one_section(reading, node))


def _shared(reading: Reading, node: Node, folder: Path, sections: list[Section], rules: dict[str, Node]) -> None:
    """Read a shared section from `_shared/NAME.yaml` beside the folder: its section and its rules."""
    if not reading.keys(node, grammar.USE):
        return
    name = reading.one(node, "use", str, "")
    shelf = folder.parent / "_shared"
    if not name.replace("_", "").isalnum() or not (shelf / f"{name}.yaml").is_file():
        known = sorted(each.stem for each in shelf.glob("*.yaml"))
        reading.found("RK208", f"there is no shared section “{name}”", node, did_you_mean(name, known))
        return
    shared = _file(reading, shelf / f"{name}.yaml", f"_shared/{name}.yaml")
    if shared is None or not reading.keys(shared, ("section", "rules"), ("section", "rules")):
        return
    body = shared.value["section"]
    if not reading.keys(body, grammar.SECTION, ("id", "title")):
        return
    omitted = set(reading.words(node, "omit"))
    section = _one_section(reading, body)
    for unknown in omitted - {each.id for each in section.fields}:
        reading.found("RK208", f"the shared section has no field “{unknown}”", node)
    sections.append(
        Section(
            id=section.id,
            title=reading.one(node, "title", str, section.title),
            at=section.at,
            fields=tuple(each for each in section.fields if each.id not in omitted),
            level=_level(reading, node, section.level),
            intro=section.intro,
            not_for=section.not_for | _kept_from(reading, node),
            new_page=section.new_page,
            source=section.source,
        )
    )
    gone = {f"{section.id}.{each}" for each in omitted}
    rules.update({target: rule for target, rule in shared.value["rules"].items() if target not in gone})


def _one_section(reading: Reading, node: Node) -> Section:
    return Section(
        id=reading.name(node, taken=("document", "loop", "self", "none", "true", "false")),
        title=reading.one(node, "title", str, ""),
        at=node.at,
        fields=tuple(
            _field(reading, each)
            for each in reading.many(node, "fields")
            if reading.keys(each, grammar.FIELD, ("id", "label"))
        ),
        level=_level(reading, node, 1),
        intro=reading.one(node, "intro", str, ""),
        not_for=_kept_from(reading, node),
        new_page=reading.one(node, "new_page", bool, False),
        source=reading.one(node, "source", str, ""),
    )


def _kept_from(reading: Reading, node: Node) -> frozenset[str]:
    """Return the readers that a part is kept from: those named, and all but those for whom alone it is."""
    alone = reading.words(node, "only_for", READERS)
    others = READERS - set(alone) if "only_for" in node.value else frozenset()
    return others | frozenset(reading.words(node, "not_for", READERS))


def _level(reading: Reading, node: Node, default: int) -> int:
    level: int = reading.one(node, "level", int, default)
    if level not in (1, 2):
        reading.found("RK206", f"“{level}” is not known as a level", node.value["level"], "it can be: 1, 2")
    return level


def _field(reading: Reading, node: Node) -> Field:
    columns = tuple(_column(reading, each) for each in reading.many(node, "columns"))
    names = [each.id for each in columns]
    for twice in sorted({each for each in names if names.count(each) > 1}):
        reading.found("RK213", f"there are two columns “{twice}”", node)
    form = next(iter(reading.words(node, "as", [each.value for each in Form])), "table" if columns else "prose")
    if bool(columns) != (form in ("table", "cards")):
        reading.found("RK209", "a table or cards need columns, and nothing else has them", node)
    figure = next(iter(reading.words(node, "figure", FIGURES)), "")
    lacking = sorted(FIGURES[figure][1].difference(names)) if figure else []
    if figure and (lacking or form != "table"):
        hint = "add to the table: " + ", ".join(lacking) if lacking else "take out figure:, or as:"
        reading.found("RK250", f"a “{figure}” is drawn from a table with columns of its own", node, hint)
    return Field(
        id=reading.name(node, taken=("shown",)),
        label=reading.one(node, "label", str, ""),
        at=node.at,
        form=Form(form),
        required=reading.one(node, "required", bool, False),
        heading=reading.one(node, "heading", bool, False),
        half=reading.one(node, "half", bool, False),
        runs_on=reading.one(node, "runs_on", bool, False),
        columns=columns,
        not_for=_kept_from(reading, node),
        release=tuple(
            Release(
                reading.words(each, "paths"),
                frozenset(reading.words(each, "to", READERS)),
                reading.one(each, "because", str, ""),
            )
            for each in reading.many(node, "release")
            if reading.keys(each, grammar.RELEASE, grammar.RELEASE)
        ),
        withheld_note=reading.one(node, "withheld_note", bool, False),
        figure=figure,
        source=reading.one(node, "source", str, ""),
    )


def _column(reading: Reading, node: Node) -> Column:
    if isinstance(node.value, str):
        return Column(reading.named(node.value, node), node.value.replace("_", " ").capitalize())
    if not reading.keys(node, grammar.COLUMN, ("id", "label")):
        return Column("?", "")
    form = next(iter(reading.words(node, "as", ("line", "prose", "list"))), "line")
    width: float = reading.one(node, "width", float, 1.0)
    if not 0 < width <= WIDEST:
        reading.found("RK205", f"“width” is a number above 0, at most {WIDEST}", node.value["width"])
    runs_on = reading.one(node, "runs_on", bool, False)
    return Column(reading.name(node), reading.one(node, "label", str, ""), width, Form(form), runs_on)


def _sides(reading: Reading, node: Node) -> tuple[int, int] | None:
    numbers = [each.value for each in reading.many(node, "sides")]
    if not numbers:
        return None
    if len(numbers) != 2 or not all(isinstance(each, int) for each in numbers):
        reading.found("RK205", "“sides” is the least and the most: [3, 5]", node.value["sides"])
        return None
    return numbers[0], numbers[1]


def _rule(reading: Reading, target: str, node: Node) -> PrePopulationRule | None:
    if not reading.keys(node, grammar.RULE):
        return None
    given = [key for key in ("value", "text", "cases", "each") if key in node.value]
    if "." in target and len(given) != 1:
        reading.found("RK210", f"the rule for “{target}” has one of value, text, cases or each", node)
    if "." not in target and given:
        reading.found("RK210", f"“{target}” is a section: it can only have when and because", node)
    if ("columns" in node.value) != ("each" in node.value):
        reading.found("RK210", "each and columns go together", node)
    if not reading.one(node, "because", str, "") and "when" in node.value:
        reading.found("RK211", f"the condition of “{target}” does not say why", node, "add because:")
    columns = node.value.get("columns")
    return PrePopulationRule(
        target=target,
        at=Location(node.at.where, target, line=node.at.line, column=node.at.column),
        because=reading.one(node, "because", str, ""),
        when=_compiled(reading, node, "when", read_expression),
        value=_compiled(reading, node, "value", read_expression),
        text=_compiled(reading, node, "text", read_sentence),
        each=_compiled(reading, node, "each", read_expression),
        where=_compiled(reading, node, "where", read_expression),
        columns=tuple(
            (key, compiled)
            for key, inner in (columns.items() if columns else ())
            if (compiled := _compiled(reading, columns, key, read_expression)) and inner
        ),
        otherwise=_compiled(reading, node, "otherwise", read_sentence),
        cases=tuple(case for each in reading.many(node, "cases") if (case := _case(reading, target, each)) is not None),
    )


def _case(reading: Reading, target: str, node: Node) -> Case | None:
    if not reading.keys(node, grammar.CASE, ("when",)):
        return None
    if ("value" in node.value) == ("text" in node.value):
        reading.found("RK210", f"a case of “{target}” has one of value or text", node)
        return None
    when = _compiled(reading, node, "when", read_expression)
    value = _compiled(reading, node, "value", read_expression)
    said = value or _compiled(reading, node, "text", read_sentence)
    return Case(when, said, node.at) if when is not None and said is not None else None


def _compiled(reading: Reading, node: Node, key: str, read: Callable[..., T]) -> T | None:
    inner = node.value.get(key)
    if inner is None:
        return None
    try:
        return read(str(inner.plain()), at=inner.at)
    except Refused as refused:
        reading.found("RK212", f"“{key}”: {refused}", inner, refused.hint)
        return None


def _whole(reading: Reading, spec: DocumentSpec, rules: Iterable[str]) -> None:
    """Check what must hold between the manifest and the rules."""
    seen: set[str] = set()
    targets: set[str] = set()
    for section in spec.sections:
        if section.id in seen:
            reading.findings.append(Diagnostic("RK213", f"there are two sections “{section.id}”", at=section.at))
        seen.add(section.id)
        targets.add(section.id)
        for field in section.fields:
            target = f"{section.id}.{field.id}"
            if target in targets:
                reading.findings.append(Diagnostic("RK213", f"there are two fields “{target}”", at=field.at))
            targets |= {target, f"{target}_figure"} if field.figure else {target}
            _field_rule(reading, spec, target, field)
    for rule in rules:
        if rule not in targets and rule in spec.rules:
            message, at = f"there is no section or field “{rule}”", spec.rules[rule].at
            reading.findings.append(Diagnostic("RK214", message, at=at, hint=did_you_mean(rule, targets)))


def _field_rule(reading: Reading, spec: DocumentSpec, target: str, field: Field) -> None:
    rule = spec.rules.get(target)
    if rule is None:
        message = f"no rule says where “{target}” comes from"
        reading.findings.append(Diagnostic("RK215", message, at=field.at, hint=f"add {target}: to rules.yaml"))
        return
    if rule.otherwise is not None and field.columns:
        message = f"“{target}” has rows, and words cannot stand in their place"
        reading.findings.append(Diagnostic("RK210", message, at=rule.at, hint="say it in a prose field beside it"))
    declared, given = {each.id for each in field.columns}, {name for name, _ in rule.columns}
    for name in sorted(declared ^ given):
        side = "no rule for" if name in declared else "no column in the manifest for"
        message = f"there is {side} “{name}” of “{target}”"
        reading.findings.append(Diagnostic("RK216", message, at=rule.at, hint=did_you_mean(name, declared | given)))
