"""RK9xx: what is found in the program itself or its surroundings."""

from reportkit.diagnostics.codes.entry import Code

CODES: tuple[Code, ...] = ()
