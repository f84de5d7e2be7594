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
        "Record the answer at the path that the finding names, or write it in by hand with --edits, then make the document "
        "again.",
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
    Code(
        "RK308",
        "no-such-answer",
        E,
        "No assessment has the path that was asked about.",
        "Use the path that the hint names; `reportkit paths` lists them all.",
    ),
    Code(
        "RK309",
        "answer-cannot-be-changed",
        E,
        "What if an answer were another? The path that was given is none, or names a row that is not there.",
        "Write path=value, with a row's place counted from 0.",
    ),
    Code(
        "RK310",
        "stage-not-completed",
        E,
        "Documents draw on the last completed stage. The answers of a stage that is still open can change after the report is "
        "handed over; a draft may be drawn from it, and says so.",
        "Complete the stage and record it, or make the report from the stage that was completed last.",
    ),
    Code(
        "RK311",
        "report-too-old",
        E,
        "The document was signed longer ago than it may be used: for a pre-sentence report, three months.",
        "Update the assessment and write the report anew, or offer the court an update note.",
    ),
    Code(
        "RK312",
        "written-over-after-signature",
        E,
        "Somebody wrote over a field after the report was quality assured or countersigned, so nobody has checked those words.",
        "Have the report checked again, and record the new date of the check.",
    ),
    Code(
        "RK313",
        "previous-of-another-child",
        E,
        "The previous assessment is of another child, or nothing recorded in both tells that it is of the same one. Nothing is "
        "compared.",
        "Check the date of birth and the references in both files, and name the right one.",
    ),
    Code(
        "RK314",
        "previous-not-earlier",
        E,
        "The previous assessment is not from before this one, so what changed would be told the wrong way round.",
        "Name the earlier file with --previous.",
    ),
    Code(
        "RK315",
        "carried-forward",
        Severity.WARNING,
        "Words stand in this assessment as they stood in the one before, for longer than the service lets pass unlooked at.",
        "Check that they still hold, and say so or rewrite them; `reportkit changes` lists them all.",
    ),
    Code(
        "RK330",
        "edits-misfit",
        E,
        "The file of edits holds something that its grammar does not have.",
        "Use the nearest known key, or take it out; `reportkit edits` writes a file to begin with.",
    ),
    Code(
        "RK331",
        "edit-incomplete",
        E,
        "An edit names its field, its words, who wrote them, on which day, and the mark of what stood there before. Words that "
        "nobody stands for are not laid over a report.",
        "Add what the finding names.",
    ),
    Code(
        "RK332",
        "edit-of-nothing",
        E,
        "The document has no field of this name, or the edits are of another document.",
        "Correct the name, or give the edits to the document that they were written for.",
    ),
    Code(
        "RK333",
        "edit-not-applicable",
        E,
        "The field is not in this report, because its condition does not hold; words for it would stand nowhere.",
        "Mend the answer that the condition reads, or take the edit out.",
    ),
    Code(
        "RK334",
        "edit-day-wrong",
        E,
        "An edit carries the day on which it was written, and that day cannot lie after the day of the document.",
        "Write the day as 2026-11-21, or make the document for a later day.",
    ),
    Code(
        "RK335",
        "edit-overtaken",
        E,
        "What the assessment says has changed since somebody wrote over it. A draft shows the words all the same; a final is "
        "not made until somebody has looked at both.",
        "Compare both with `reportkit edits … --edits FILE`. Where the words still hold, take over the new mark and sign anew.",
    ),
    Code(
        "RK336",
        "edit-does-not-fit",
        E,
        "The words of an edit do not have the form of their field: one line, paragraphs, a list, or rows with columns.",
        "Write them in the form that the finding names.",
    ),
    Code(
        "RK337",
        "edit-hidden-character",
        E,
        "The words hold a character that nobody can see and that could hide text or turn its direction.",
        "Type the words again instead of pasting them.",
    ),
    Code("RK338", "edit-unknown-reader", E, "No reader has this name.", "Use one of the readers that the hint lists."),
    Code(
        "RK339",
        "edited-twice",
        E,
        "Two edits are of the same place, and only one of them could stand there.",
        "Keep the words that hold, and take the others out.",
    ),
    Code(
        "RK340",
        "edits-of-another-child",
        E,
        "The edits carry the mark of another child than the assessment. None of them is laid over.",
        "Check both files. Where a reference or the date of birth was corrected, `reportkit edits` writes the new mark.",
    ),
    Code(
        "RK341",
        "value-without-origin",
        E,
        "A field says something that neither a rule nor a named person said, so nobody could stand for it.",
        "Make the draft with `prepopulate` and `lay_over`; a value put in by other means is not printed in a final.",
    ),
    Code("RK370", "unknown-reader", E, "No reader has this name.", "Use one of the readers that the hint lists."),
    Code(
        "RK371",
        "not-for-this-reader",
        E,
        "The document's manifest makes no copy for this reader.",
        "Choose another reader or another document; the manifest's copies_for says for whom there are copies.",
    ),
    Code(
        "RK372",
        "reader-may-not-hold",
        E,
        "By the matrix of who may hold which document, this reader never holds this one. Most of the matrix is a default for "
        "the service to confirm.",
        "Choose another reader or document; a service that has it otherwise says so in its settings, under copies.",
    ),
    Code(
        "RK373",
        "lawful-basis-missing",
        E,
        "This reader holds the document only with consent, or where the law lets it be shared, and neither is named. A draft "
        "is made to look at; a final is not.",
        "Name the consent or the law with --basis; it goes into the sharing log.",
    ),
)
