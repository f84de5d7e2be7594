"""How each form of a field is laid out: facts, prose, lists, tables, cards, signatures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from reportkit.authoring.looks import CM, Look
from reportkit.authoring.markup import (
    cell,
    drawing,
    gap,
    only_if,
    paragraph,
    row,
    row_tag,
    run,
    shares,
    table,
    tag,
    text,
)
from reportkit.authoring.measures import columns_of, label_width
from reportkit.authoring.pictograms import FALLBACK, pictograms
from reportkit.documents.spec import Column, Field, Form, Section

PICTURE, SIGNATURE, SIGN_OFF = "picture", "signature", "sign_off"
FRONT = ("front_sheet", SIGN_OFF)
LONG_CARD = 6
LONG_FACTS = 5
HALF_LABEL = 0.6


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field stands: its section, and the look of the report."""

    section: Section
    look: Look
    pictures: dict[str, str]

    @property
    def numbered(self) -> bool:
        """Whether paragraphs count 1.1, 1.2 here."""
        return self.look.numbered and self.section.id not in FRONT

    @property
    def together(self) -> bool:
        """Whether the section stays on one page: nobody signs a page that says nothing else."""
        return signature_field(self.section) is not None

    def is_first(self, field: Field) -> bool:
        """Return whether a field stands right under the heading of its section."""
        return field is self.section.fields[0]

    def after_table(self, field: Field) -> bool:
        """Return whether a field follows one that is laid out as a table, which needs words between."""
        at = self.section.fields.index(field)
        return at > 0 and self.section.fields[at - 1].form not in (Form.PROSE, Form.LIST)

    def name(self, field: Field) -> str:
        """Return the name that the template knows a field by."""
        return f"{self.section.id}.{field.id}"


def passages(fields: Iterable[Field]) -> list[list[Field]]:
    """Return fields in groups: prose that runs on stands with the prose before it, anything else alone."""
    groups: list[list[Field]] = []
    for field in fields:
        if groups and field.runs_on and field.form is groups[-1][-1].form is Form.PROSE:
            groups[-1].append(field)
        else:
            groups.append([field])
    return groups


def facts(place: Place, fields: tuple[Field, ...], *, apart: bool = False) -> str:
    """Return a run of short answers as tables of label and value; `apart` keeps them from a table before them.

    Halves that follow one another stand two to a line; where only one of the two is said, it has a line to itself below.
    All runs of a section have the same column of labels.
    """
    pairs, others = _paired(place, fields)
    labels = [field.label for field in place.section.fields if field.form is Form.LINE]
    widths = _two(label_width(labels, place.look, place.look.label_share), place.look)
    lines = (_fact(place, field, said, widths, _keep(place, others, at)) for at, (field, said) in enumerate(others))
    single = table("FactsTable", place.section.title, widths, chain.from_iterable(lines), header=False, side=True)
    said = " or ".join(dict.fromkeys(condition for _, condition in others))
    if not pairs:
        return only_if(said, gap() if apart else "", single)
    both = " or ".join(f"{place.name(one)} and {place.name(other)}" for one, other in pairs)
    half = place.look.measure // 2
    asks = [
        min(label_width([each.label for each in side], place.look, 1), round(half * HALF_LABEL))
        for side in zip(*pairs, strict=True)
    ]
    answer = (place.look.measure - sum(asks)) // 2
    wide = (asks[0], answer, asks[1], place.look.measure - sum(asks) - answer)
    rows = [one for pair in pairs for one in _pair(place, pair, wide)]
    double = table("FactsTable", f"{place.section.title}, in short", wide, rows, header=False, side=True)
    below = only_if(said, gap() if apart else only_if(both, gap(keep=place.together)), single) if others else ""
    return only_if(both, gap() if apart else "", double) + below


def _paired(place: Place, fields: tuple[Field, ...]) -> tuple[list[tuple[Field, Field]], list[tuple[Field, str]]]:
    """Return halves two by two, and what may stand in a line of its own with the condition under which it does."""
    pairs: list[tuple[Field, Field]] = []
    others: list[tuple[Field, str]] = []
    waiting: Field | None = None
    for field in fields:
        if not field.half:
            others.append((field, place.name(field)))
        elif waiting is None:
            waiting = field
        else:
            pairs.append((waiting, field))
            one, other = place.name(waiting), place.name(field)
            others += [(waiting, f"{one} and not {other}"), (field, f"{other} and not {one}")]
            waiting = None
    return pairs, others + ([(waiting, place.name(waiting))] if waiting else [])


def _keep(place: Place, others: Sequence[object], at: int) -> bool:
    return place.together or (len(others) < LONG_FACTS and at < len(others) - 1)


def _fact(place: Place, field: Field, condition: str, widths: tuple[int, int], keep: bool) -> list[str]:
    line = row(
        cell(widths[0], text("FactsLabel", field.label, keep=keep)),
        cell(widths[1], text("FactsText", f"{{{{ {place.name(field)} }}}}")),
    )
    return [row_tag(f"if {condition}", widths), line, row_tag("endif", widths)]


def _pair(place: Place, pair: tuple[Field, Field], widths: tuple[int, ...]) -> list[str]:
    cells = [
        cell(width, words)
        for field, label, value in zip(pair, widths[::2], widths[1::2], strict=True)
        for width, words in (
            (label, text("FactsLabel", field.label, keep=place.together)),
            (value, text("FactsText", f"{{{{ {place.name(field)} }}}}")),
        )
    ]
    condition = " and ".join(map(place.name, pair))
    return [row_tag(f"if {condition}", widths), row(*cells), row_tag("endif", widths)]


def prose(place: Place, *fields: Field) -> str:
    """Return the place of paragraphs; several fields run on from one another."""
    names = [place.name(field) for field in fields]
    said = names[0] if len(names) == 1 else f"[{', '.join(names)}] | run_on"
    return _lead_in(place, fields[0]) + text(
        "SignText" if place.together else _style_of_prose(place), f"{{{{p {said} }}}}"
    )


def _style_of_prose(place: Place) -> str:
    return "ReportParagraph" if place.numbered or not place.look.numbered else "BodyText"


def listed(place: Place, field: Field) -> str:
    """Return a list of short items."""
    item = text("ListBullet", "{{ item }}", keep=place.together)
    return _lead_in(place, field) + _loop("item", place.name(field), item)


def rows_of(place: Place, field: Field) -> str:
    """Return a table: a header row, and a row for each; where people sign, a row has room for it."""
    columns, recorded = field.columns, any(column.id == SIGNATURE for column in field.columns)
    signed = recorded or field is signature_field(place.section)
    if signed:
        columns = _with_signature(columns, place.look)
    fit = columns_of(columns, place.look)
    widths = fit.widths
    each = partial(_row_of, place, columns, widths, signed=signed)
    rows = [row(*(cell(w, text("TableHeading", c.label)) for c, w in zip(columns, widths, strict=True)), header=True)]
    rows.append(row_tag(f"for row in {place.name(field)}", widths))
    if recorded:
        rows += [row_tag(f"if row.{SIGNATURE}", widths), each(to_sign=False), row_tag("else", widths)]
    rows.append(each(to_sign=signed))
    rows += [row_tag("endif", widths)] * recorded + [row_tag("endfor", widths)]
    style = "ReportTableNarrow" if fit.narrow else "ReportTable"
    return _lead_in(place, field) + _figure(place, field) + table(style, field.label, widths, rows, header=True)


def _figure(place: Place, field: Field) -> str:
    """Return the place of the drawing that says the same as the table under it."""
    name = f"{place.name(field)}_figure"
    return only_if(name, text("BodyText", f"{{{{p {name} }}}}", keep=True)) if field.figure else ""


def cards(place: Place, field: Field) -> str:
    """Return rows set one below the other, each kept on one page."""
    drawn = _child_cards if place.look.band else _court_cards
    return _lead_in(place, field) + drawn(place, field)


def signature_field(section: Section) -> Field | None:
    """Return the table that people sign in the section `sign_off`; what was countersigned is on record already."""
    if section.id != SIGN_OFF:
        return None
    return next(
        (field for field in section.fields if field.form is Form.TABLE and field.id != "countersignatures"), None
    )


def _lead_in(place: Place, field: Field) -> str:
    """Return what stands above a field: a heading, a caption or a label, unless the section has just said the same.

    A label that stands right under the heading of its section is left out where the heading has all its words.
    """
    label, title = field.label.casefold(), place.section.title.casefold()
    said = place.is_first(field) and set(label.split()) <= set(title.split()) and not field.heading
    if said or (label == title and not place.after_table(field)):
        return ""
    if field.heading or (field.form is Form.CARDS and len(place.section.fields) > 1):
        return text(f"Heading{place.section.level + 1}", field.label)
    # The header row of a table that has no other beside it says enough; a screen reader has its name all the same.
    of_its_kind = sum(each.form is field.form for each in place.section.fields)
    alone = not place.after_table(field) and (
        len(place.section.fields) == 1 or (field.form is Form.TABLE and of_its_kind == 1)
    )
    if field.form is Form.PROSE or alone:
        return ""
    if field.form is Form.TABLE and _one(field.label) == _one(field.columns[0].label):
        return gap() if place.after_table(field) else ""
    return text("FieldLabel" if field.form is Form.LIST else "Caption", field.label)


def _one(label: str) -> str:
    """Return a label as it would stand for one: the first column of "Offences" is often headed "Offence"."""
    return label.casefold().removesuffix("s")


def _loop(each: str, name: str, *content: str) -> str:
    return tag(f"for {each} in {name}") + "".join(content) + tag("endfor")


def _row_of(place: Place, columns: tuple[Column, ...], widths: tuple[int, ...], *, signed: bool, to_sign: bool) -> str:
    """Return the row of answers; a row that is still to be signed has room for a hand."""
    cells = []
    for column, width in zip(columns, widths, strict=True):
        if to_sign and column.id == SIGNATURE:
            cells.append(cell(width, text("SignHere", place.look.sign_hint, keep=True)))
        else:
            cells.append(cell(width, _in_cell(column, free=signed, keep=signed or place.together)))
    return row(*cells, height=place.look.sign_height if to_sign else 0)


def _in_cell(column: Column, *, free: bool, keep: bool) -> str:
    """Return the value of a column; a dash stands where there is none, but what is filled in by hand stays `free`.

    Rows that people sign are kept together on one page.
    """
    name = f"row.{column.id}"
    if column.form is Form.LIST:
        return _or_dash(name, _loop("entry", name, text("TableBullet", "{{ entry }}", keep=keep)))
    if column.form is Form.PROSE:
        return _or_dash(name, text("TableText", f"{{{{p {name} }}}}", keep=keep))
    return text("TableText", f"{{{{ {name} }}}}" if free else f"{{{{ {name} or '–' }}}}", keep=keep)


def _or_dash(name: str, answer: str) -> str:
    return tag(f"if {name}") + answer + tag("else") + text("TableText", "–") + tag("endif")


def _with_signature(columns: tuple[Column, ...], look: Look) -> tuple[Column, ...]:
    """Return the columns with a place to sign, before the date where there is one."""
    if any(column.id == SIGNATURE for column in columns):
        return columns
    average = sum(column.width for column in columns) / len(columns)
    place = Column(SIGNATURE, "Sign" if look.band else "Signature", average * (1.6 if look.band else 1.25))
    at = next((index for index, column in enumerate(columns) if column.id == "date"), len(columns))
    return (*columns[:at], place, *columns[at:])


def _answer(column: Column, style: str) -> str:
    """Return the value of one line of a card."""
    name = f"card.{column.id}"
    if column.form is Form.LIST:
        return _loop("entry", name, text("TableBullet", "{{ entry }}"))
    return text(style, f"{{{{p {name} }}}}" if column.form is Form.PROSE else f"{{{{ {name} }}}}")


def _two(label: int, look: Look) -> tuple[int, int]:
    return label, look.measure - label


def _court_cards(place: Place, field: Field) -> str:
    """Return, for each row, its first column as a title and the others below it, each label in line with its answer."""
    (first, *led), *others = _lines_of_a_card(field.columns)
    if led:
        said = ", ".join((f"'**' ~ card.{first.id} ~ '**'", f"card.{led[0].id}", *map(_said_with_label, led[1:])))
        title = text(_style_of_prose(place), f"{{{{p [{said}] | run_on }}}}")
    elif first.form is Form.LINE:
        title = text("CardTitle", f"{{{{ card.{first.id} }}}}")
    else:
        title = text("CardTitle", first.label) + _answer(first, "CardText")
    lines = (
        only_if(
            " or ".join(f"card.{column.id}" for column in line),
            _run_in(line, keep=index == 0 or index < len(others) - 1 < LONG_CARD - 1),
        )
        for index, line in enumerate(others)
    )
    return _loop("card", place.name(field), title, *lines)


def _lines_of_a_card(columns: Sequence[Column]) -> list[list[Column]]:
    """Return columns in lines: one that runs on stands in the line of the column before it, lists stand alone."""
    lines: list[list[Column]] = []
    for column in columns:
        if lines and column.runs_on and Form.LIST not in (column.form, lines[-1][-1].form):
            lines[-1].append(column)
        else:
            lines.append([column])
    return lines


def _run_in(line: Sequence[Column], *, keep: bool) -> str:
    """Return answers with their labels before them in the same line, or above where it is a list."""
    column = line[0]
    if column.form is Form.LIST:
        return text("CardLabel", column.label) + _answer(column, "CardText")
    if len(line) == 1 and column.form is Form.LINE:
        return paragraph("CardLine", run(_asking(column), "Strong"), run(f" {{{{ card.{column.id} }}}}"), keep=keep)
    if len(line) == 1:
        return text("CardLine", f"{{{{p [{_label(column)}, card.{column.id}] | run_on }}}}", keep=keep)
    return text("CardLine", f"{{{{p [{', '.join(map(_said_with_label, line))}] | run_on }}}}", keep=keep)


def _said_with_label(column: Column) -> str:
    return f"card.{column.id} and {_label(column)}, card.{column.id}"


def _label(column: Column) -> str:
    """Return the label in bold, as a text of the template language."""
    quote = '"' if "'" in column.label else "'"
    return f"{quote}**{_asking(column)}**{quote}"


def _asking(column: Column) -> str:
    return column.label if column.label.endswith(("?", ":")) else f"{column.label}:"


def _child_cards(place: Place, field: Field) -> str:
    """Return one card a row, never broken: a picture on the left where there is one, the words on the right."""
    has_picture = any(column.id == PICTURE for column in field.columns)
    columns = [column for column in field.columns if column.id != PICTURE]
    first, *others = columns
    words = [text("CardTitle", f"{{{{ card.{first.id} }}}}")]
    if first.form is not Form.LINE:
        words = [text("CardTitle", first.label), _answer(first, "CardText")]
    for column in others:
        words.append(only_if(f"card.{column.id}", _labelled(column)))
    whole = place.look.measure
    widths = shares((0.19, 0.81), whole) if has_picture else (whole,)
    cells = [cell(widths[-1], *words)]
    if has_picture:
        cells.insert(0, cell(widths[0], _picture_choice(place)))
    rows = (row_tag(f"for card in {place.name(field)}", widths), row(*cells), row_tag("endfor", widths))
    return table("CardTable", field.label, widths, rows, header=False, side=has_picture)


def _labelled(column: Column) -> str:
    """Return a label with its answer: in one line where the answer is short, else one below the other."""
    if column.form is Form.LINE:
        label = column.label if column.label.endswith(("?", ":")) else f"{column.label}:"
        return paragraph("CardLine", run(label, "CardLead"), run(f" {{{{ card.{column.id} }}}}"))
    return text("CardLabel", column.label) + _answer(column, "CardText")


def _picture_choice(place: Place) -> str:
    """Return every picture, of which the one that the card names is printed."""
    choice: list[str] = []
    known = [each for each in pictograms() if each.id != FALLBACK]
    for index, each in enumerate(known):
        choice.append(tag(f"{'elif' if index else 'if'} card.{PICTURE} == '{each.id}'"))
        choice.append(_picture(place, each.id, index + 1, each.alt))
    last = next(each for each in pictograms() if each.id == FALLBACK)
    return "".join((*choice, tag("else"), _picture(place, last.id, len(known) + 1, last.alt), tag("endif")))


def _picture(place: Place, name: str, number: int, alt: str) -> str:
    return paragraph("CardPicture", drawing(place.pictures[name], 100 + number, name, alt, round(2.5 * CM)))
