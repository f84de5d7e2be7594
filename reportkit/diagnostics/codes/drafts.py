"""RK3xx: what is found while a draft is filled, reviewed and disclosed."""

from reportkit.diagnostics.codes.entry import Code, Severity

E = Severity.ERROR
CODES: tuple[Code, ...] = (
    Code(
        "RK301",
        "unknown-path",
        E,
        "A rule reads a path that no assessment has, so it could never find anything.",
        "Correct the path; `reportkit paths` lists every path with its question.",
    ),
    Code(
        "RK302",
        "required-field-empty",
        E,
        "The document needs an answer that the assessment does not record. A draft shows the gap; a final is not made.",
        "Record the answer at the path that the finding names, then make the document again.",
    ),
    Code(
        "RK303",
        "rule-cannot-be-worked-out",
        E,
        "The rule compares or joins values that do not fit together.",
        "Compare like with like: a date with a date, an option with an option, a number with a number.",
    ),
    Code(
        "RK304",
        "unknown-option",
        E,
        "A rule compares a question with an option that it does not have, so the condition could never be true.",
        "Use one of the question's own options.",
    ),
    Code(
        "RK305",
        "nothing-of-that-name",
        E,
        "The document has no section or field of the name that was asked about.",
        "Use one of the names that the hint lists.",
    ),
    Code(
        "RK306",
        "not-called-for",
        Severity.WARNING,
        "The stage of the assessment does not bring this document, so most of what it asks is not recorded.",
        "Check that the stage is right and that this is the document you want; `reportkit documents` lists the stage's own.",
    ),
    Code(
        "RK307",
        "unknown-status",
        E,
        "A report is a draft or a final, and nothing else.",
        "Ask for “draft” or “final”.",
    ),
    Code("RK370", "unknown-reader", E, "No reader has this name.", "Use one of the readers that the hint lists."),
    Code(
        "RK371",
        "not-for-this-reader",
        E,
        "The document's manifest has no copy for this reader.",
        "Choose another reader or another document; the manifest's copies_for says who may hold it.",
    ),
)
