"""RK6xx: what is found while a report is written."""

from reportkit.diagnostics.codes.entry import Code, Severity

CODES: tuple[Code, ...] = (
    Code(
        "RK601",
        "cannot-write",
        Severity.ERROR,
        "The report or its record could not be written. Nothing half-written is left behind.",
        "Choose a folder that you can write to, free some space, or close the file where it is open.",
    ),
)
