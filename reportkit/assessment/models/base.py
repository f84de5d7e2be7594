"""What every part of an assessment is made of: questions, rows, listed options, narratives, partial dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Listed(StrEnum):
    """One option of a controlled list: the value that is stored, and the label that a reader sees.

    A subclass states where the list comes from: `class Level4(Listed, source="U1")`. The tags are those of the model
    reference: S0, S4 and U-numbers are sourced, INFERRED-R is recalled, INFERRED-D is a design decision of ours. What is
    inferred is never shown as official wording.
    """

    label: str
    source: ClassVar[str]

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make the option; a label left out is the value with its underscores opened."""
        option = str.__new__(cls, value)
        option._value_ = value
        option.label = label or value.replace("_", " ").capitalize()
        return option

    def __init_subclass__(cls, source: str = "INFERRED-D", **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.source = source


class Sensitivity(Listed, source="INFERRED-D"):
    """Who may hold a piece of the record; the clearances of each reader are data of the disclosure room."""

    STANDARD = "standard", "Anybody who may hold the document"
    HEALTH = "health", "Health detail, for readers whose decision needs it (RD-5)"
    THIRD_PARTY = "third_party", "Somebody else's identity or history (RD-3, RD-6)"
    ADDRESS = "address", "Where somebody lives, when that must be protected (RD-7)"
    STAFF_SAFETY = "staff_safety", "Staff-safety notes (RD-8)"
    VICTIM = "victim", "The identity or own words of a person harmed (RD-1)"
    RESTRICTED = "restricted", "Police intelligence, unserved or covert material, safeguarding strategy (RD-4)"


class PartialDate(str):
    """A date known to the year, the month or the day: `2026`, `2026-03` or `2026-03-14`.

    >>> PartialDate("2026-03").first, PartialDate("2026-03").precision
    (datetime.date(2026, 3, 1), 'month')
    """

    __slots__ = ()
    PATTERN: ClassVar[re.Pattern[str]] = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")

    @property
    def precision(self) -> str:
        """`year`, `month` or `day`."""
        return {4: "year", 7: "month"}.get(len(self), "day")

    @property
    def first(self) -> datetime.date:
        """The first day that the date can mean."""
        return datetime.date.fromisoformat(self + "-01-01"[len(self) - 4 :])

    @classmethod
    def read(cls, text: str) -> PartialDate:
        """Return `text` as a partial date; raises `ValueError` for anything else."""
        if not cls.PATTERN.fullmatch(text):
            raise ValueError("a date is written 2026-03-14, 2026-03 or 2026")
        value = cls(text)
        _ = value.first
        return value

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls.read, core_schema.str_schema(), serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{cls.PATTERN.pattern}$"}


def question(
    label: str,
    *,
    src: str,
    help: str = "",
    sensitivity: Sensitivity = Sensitivity.STANDARD,
    needed: bool = False,
    opens: tuple[str, ...] = (),
    derived: bool = False,
    default: Any = None,
    **constraints: Any,
) -> Any:
    """Declare one question of the assessment.

    `label` is the official title where `src` is S0, S4 or a U-number, and our own wording where it is INFERRED-R or
    INFERRED-D. `help` is always ours. `needed` marks an answer that the stage needs wherever the question's section is
    compulsory. `opens` names the sibling questions that a "yes" to this trigger question opens, at least one of which
    must then be answered (S0). `derived` marks what is worked out on reading and never typed in. `constraints` go to
    pydantic's `Field` (`ge`, `le`, `max_length`).
    """
    about: dict[str, Any] = {
        "src": src,
        "sensitivity": sensitivity.value,
        "needed": needed,
        "opens": list(opens),
        "derived": derived,
    }
    return Field(
        default=default, title=label, description=help or None, json_schema_extra={"x-question": about}, **constraints
    )


def rows(label: str, *, src: str, **about: Any) -> Any:
    """Declare a question that is answered by any number of rows; none is the empty tuple."""
    return question(label, src=src, default=(), **about)


class Model(BaseModel):
    """A part of an assessment: frozen, with no key that it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=False, defer_build=True)


M = TypeVar("M", bound=Model)
_new, _put = object.__new__, object.__setattr__


def worked_out(model: type[M], **answers: Any) -> M:
    """Return a part of answers that we worked out ourselves, in a third of the time that checking them would take."""
    made = _new(model)
    _put(made, "__dict__", {**_unanswered(model), **answers})
    _put(made, "__pydantic_fields_set__", set(answers))
    _put(made, "__pydantic_extra__", None)
    _put(made, "__pydantic_private__", None)
    return made


@cache
def _unanswered(model: type[Model]) -> dict[str, Any]:
    return {name: info.get_default() for name, info in model.model_fields.items()}


LONGEST_PASSAGE = 100_000
"""How many characters a passage may have."""


class Passage(Model):
    """A piece of narrative that carries who said it, when, and who may read it."""

    text: str = Field(title="Text", description="Plain text or the small Markdown subset.", max_length=LONGEST_PASSAGE)
    said_by: str | None = Field(default=None, title="Who said it", max_length=255)
    said_on: PartialDate | None = Field(default=None, title="When it was said")
    sensitivity: Sensitivity = Field(default=Sensitivity.STANDARD, title="Who may read it")
    not_for: tuple[str, ...] = Field(
        default=(), title="Readers it is not for", description="For example a parent who does not know it (RD-6)."
    )

    @property
    def for_everybody(self) -> bool:
        """Whether nobody is kept from reading it."""
        return self.sensitivity is Sensitivity.STANDARD and not self.not_for


class Narrative:
    """A free-text answer: one unmarked text, as nearly always, or passages, each with its own marks. Nobody changes it.

    In JSON it is a text, a passage, or a list of texts and passages.

    >>> Narrative("Jay plays the drums.").passages[0].text
    'Jay plays the drums.'
    >>> str(Narrative((Passage(text="He helps.", said_by="Form tutor"), Passage(text="He is kind."))))
    'He helps.\\n\\nHe is kind.'
    """

    __slots__ = ("said",)

    def __init__(self, said: str | tuple[Passage, ...]) -> None:
        """Make a narrative of a text or of passages; one passage without marks is its text."""
        self.said = said if isinstance(said, str) or not _is_a_text(said) else said[0].text

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage; a text without marks is one."""
        return (Passage(text=self.said),) if isinstance(self.said, str) else self.said

    @property
    def text(self) -> str:
        """All passages as one text, a blank line between two."""
        return self.said if isinstance(self.said, str) else "\n\n".join(each.text for each in self.said)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Narrative({self.said!r})"

    def __bool__(self) -> bool:
        said = self.said
        if isinstance(said, str):
            return said != "" and not said.isspace()
        return any(each.text and not each.text.isspace() for each in said)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Narrative) and self.said == other.said

    def __hash__(self) -> int:
        return hash(self.said)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        passages = core_schema.typed_dict_field(handler.generate_schema(tuple[Passage, ...]))
        return core_schema.no_info_wrap_validator_function(
            cls.from_json,
            core_schema.typed_dict_schema({"passages": passages}, extra_behavior="forbid"),
            ref=f"{cls.__module__}.{cls.__qualname__}:{id(cls)}",
            serialization=core_schema.plain_serializer_function_ser_schema(cls._written),
        )

    @classmethod
    def from_json(cls, given: Any, passages_in: Callable[[Any], Any]) -> Self:
        """Return the narrative that is `given` in one of its forms; pydantic's `passages_in` reads what stands in it."""
        if isinstance(given, cls):
            return given
        if not isinstance(given, dict) or given.keys() != {"passages"}:
            pieces = given if isinstance(given, list | tuple) else [given]
            given = {"passages": [{"text": each} if isinstance(each, str) else each for each in pieces]}
        return cls(passages_in(given)["passages"])

    def _written(self) -> Any:
        if isinstance(self.said, str):
            return self.said
        return {"passages": [each.model_dump(mode="json", exclude_unset=True) for each in self.said]}


def _is_a_text(said: tuple[Passage, ...]) -> bool:
    return len(said) == 1 and said[0].for_everybody and said[0].said_by is None and not said[0].said_on


class Row(Model):
    """One row of a repeating question, with an id that plans and reports can point at."""

    id: str | None = Field(default=None, title="Reference", max_length=64, pattern=r"^[A-Za-z0-9_.-]+$")


def questions(model: type[BaseModel]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name and the `x-question` facts of each question of `model`."""
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra
        if isinstance(extra, dict) and isinstance(about := extra.get("x-question"), dict):
            yield name, about
