"""RK9xx: what is found in the program itself or its surroundings."""

from reportkit.diagnostics.codes.entry import Code, Severity

CODES: tuple[Code, ...] = (
    Code(
        "RK910",
        "setting-misfit",
        Severity.ERROR,
        "The service's settings file holds a setting that does not exist, or a value of another kind.",
        "Correct the line that the finding names; what the file leaves out keeps its default.",
    ),
)
