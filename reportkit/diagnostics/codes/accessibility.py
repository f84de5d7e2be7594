"""RK470 to RK489: what stands in the way of reading a Word file, and what is made of it, with a screen reader."""

from reportkit.diagnostics.codes.entry import Code, Severity

E, W = Severity.ERROR, Severity.WARNING
CODES: tuple[Code, ...] = (
    Code(
        "RK470",
        "heading-skipped",
        E,
        "A heading stands more than one level below the one before it, so that somebody who goes from heading to heading "
        "cannot tell what belongs to what.",
        "Give the heading the next level down, with Word’s own heading styles.",
    ),
    Code(
        "RK471",
        "picture-not-described",
        E,
        "A picture has no text alternative, and is not marked as decorative.",
        "In Word, choose “View alt text” on the picture and say what it shows, or tick “Decorative”.",
    ),
    Code(
        "RK472",
        "table-without-headings",
        E,
        "A table has neither a header row that repeats nor a first column of headings, so that a cell cannot be announced with "
        "what it is about.",
        "In Word, tick “Repeat header rows” for its first row, or “First column” in the table’s design.",
    ),
    Code(
        "RK473",
        "list-only-typed",
        W,
        "Lines begin with bullets or numbers that were typed, so that they are not announced as a list.",
        "Use the styles List Bullet or List Number.",
    ),
    Code(
        "RK474",
        "contrast-too-low",
        E,
        "Words do not stand out enough from what is behind them (WCAG 2.2: 4.5 to 1, or 3 to 1 for large words).",
        "Choose a darker colour for the words, or a lighter one behind them.",
    ),
    Code(
        "RK475",
        "language-not-set",
        E,
        "The file does not say in which language it is written, so that a screen reader may read it in another.",
        "In Word, select everything and choose the proofing language, and make it the default.",
    ),
    Code(
        "RK476",
        "file-without-title",
        E,
        "The properties of the file hold no title; it would be announced by its file name.",
        "Write a title in the file’s properties.",
    ),
    Code(
        "RK477",
        "heading-empty",
        E,
        "A paragraph in a heading style has no words: it is announced, and leads nowhere.",
        "Take the paragraph out, or give it an ordinary style.",
    ),
    Code(
        "RK478",
        "cells-merged",
        W,
        "Cells are merged, so that a screen reader may announce them with the wrong headings.",
        "Split the cells, or make two tables of one.",
    ),
    Code(
        "RK479",
        "font-without-twin",
        W,
        "The font is not on every machine and no free font is as wide, so that lines and pages break elsewhere in PDF.",
        "Use Arial, Calibri, Cambria or Times New Roman.",
    ),
    Code(
        "RK480",
        "words-in-text-box",
        W,
        "Words stand in a box that floats: they may be read out at another place than they are seen, or left out.",
        "Put the words into the text, with a border or a shade if they should stand out.",
    ),
    Code(
        "RK481",
        "link-says-nothing",
        W,
        "The words of a link do not say where it leads; links are often read out by themselves.",
        "Name what the link leads to.",
    ),
)
