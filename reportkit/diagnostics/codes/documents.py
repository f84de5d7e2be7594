"""RK2xx: what is found in a document folder."""

from reportkit.diagnostics.codes.entry import Code, Severity

E = Severity.ERROR
CODES: tuple[Code, ...] = (
    Code(
        "RK200", "unknown-document", E, "No document folder has this name.", "Use one of the names that the hint lists."
    ),
    Code(
        "RK201",
        "file-not-readable",
        E,
        "A file of the folder is missing or locked.",
        "Put the file back, or close it elsewhere.",
    ),
    Code("RK202", "not-yaml", E, "The file is not YAML that can be read.", "Mend the line that the finding names."),
    Code(
        "RK203",
        "unknown-manifest-key",
        E,
        "The grammar of the folder does not have this key.",
        "Use the nearest known key, or take it out.",
    ),
    Code(
        "RK204",
        "key-missing",
        E,
        "Something that this place must have is not there.",
        "Add the key that the finding names.",
    ),
    Code(
        "RK205",
        "other-kind-of-value",
        E,
        "The value is of another kind than this key holds.",
        "Write the kind that the finding names.",
    ),
    Code(
        "RK206",
        "unknown-name",
        E,
        "The name is not one of those that can stand here.",
        "Use one of the names that the hint lists.",
    ),
    Code(
        "RK207",
        "other-version",
        E,
        "The folder was written for another version of the format.",
        "Use the reportkit of that version.",
    ),
    Code(
        "RK208",
        "unknown-shared-section",
        E,
        "The shared section or its field does not exist.",
        "Use a section of templates/_shared.",
    ),
    Code(
        "RK209",
        "columns-misfit",
        E,
        "Only tables and cards have columns, and they must.",
        "Add columns, or change as:.",
    ),
    Code(
        "RK210",
        "rule-misfit",
        E,
        "The rule has parts that do not go together.",
        "Give a field one of value, text, each with columns.",
    ),
    Code(
        "RK211",
        "condition-without-reason",
        Severity.WARNING,
        "A condition decides what a reader sees, and must say why.",
        "Add because: with one sentence.",
    ),
    Code(
        "RK212",
        "not-in-the-rule-language",
        E,
        "The line is not in the little language of rules.",
        "Write it as the hint says.",
    ),
    Code("RK213", "named-twice", E, "Two sections or fields have the same name.", "Rename one of them."),
    Code(
        "RK214",
        "rule-without-field",
        E,
        "The rule is for something that the manifest does not have.",
        "Correct the name.",
    ),
    Code(
        "RK215",
        "field-without-rule",
        E,
        "The field has no rule, so nobody knows where it comes from.",
        "Add a rule for it.",
    ),
    Code(
        "RK216",
        "column-misfit",
        E,
        "The columns of the rule and of the manifest differ.",
        "Give every column one rule.",
    ),
    Code(
        "RK250",
        "figure-misfit",
        E,
        "A figure is drawn from the rows of a table, and the table lacks a column that it needs.",
        "Add the columns that the hint names, or take figure: out.",
    ),
)
