"""A finding, the place it is about, and the nearest name to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportkit.diagnostics.codes import REGISTER, Code, Severity


@dataclass(frozen=True, slots=True)
class Location:
    """A place that a reader can go to.

    `where` is the file or thing in the reader's words ("the assessment", "templates/psr/rules.yaml"), `path` the place
    inside it (a dotted path, or "body › “Offences” › table 1, row 2"), `label` the question's or field's own title.
    `line` and `column` count from 1.
    """

    where: str
    path: str = ""
    label: str = ""
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """Write the place as one line.

        >>> str(Location("psr/rules.yaml", "harm.reasons", line=7))
        'psr/rules.yaml:7 › harm.reasons'
        """
        place = self.where
        if self.line is not None:
            place += f":{self.line}" + (f":{self.column}" if self.column is not None else "")
        return " › ".join(part for part in (place, self.path, f"“{self.label}”" if self.label else "") if part)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what is wrong, where to change it, what made us look, and one thing to do.

    A message names the path and the question, never the person's data. Raises `KeyError` for a code that is not in the
    register.
    """

    code: str
    message: str
    at: Location | None = None
    because: Location | None = None
    hint: str = ""
    quote: str = ""

    def __post_init__(self) -> None:
        REGISTER[self.code]

    @property
    def entry(self) -> Code:
        """The register's entry for this code."""
        return REGISTER[self.code]

    @property
    def name(self) -> str:
        """The readable name of the code, for example `required-field-empty`."""
        return self.entry.name

    @property
    def severity(self) -> Severity:
        """How much it matters; it belongs to the code, not to the finding."""
        return self.entry.severity

    @property
    def remedy(self) -> str:
        """One thing to do: the hint of this finding, or what helps with every finding of its code.

        >>> Diagnostic("RK114", "it takes one of three").remedy, Diagnostic("RK114", "so", hint="write it so").remedy
        ('use one of the options that the finding names, written exactly so', 'write it so')
        """
        always = self.entry.remedy
        return self.hint or always[0].lower() + always[1:].removesuffix(".")


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a hint that names the nearest known name, or the empty string.

    >>> did_you_mean("rohs", ["rosh", "lor"])
    'did you mean “rosh”?'
    >>> did_you_mean("zebra", ["rosh", "lor"])
    ''
    """
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"did you mean “{near[0]}”?" if near else ""
