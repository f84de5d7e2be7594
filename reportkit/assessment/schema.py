"""The JSON Schema of an assessment, for editors, forms and other programs that write one."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from reportkit.assessment.kinds import longest_passage
from reportkit.assessment.models.assessment import FORMAT, Assessment
from reportkit.assessment.models.base import Model, PartialDate

VERSION_KEY = "reportkit_assessment"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_ID = f"urn:reportkit:assessment:{FORMAT}"
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class _Generator(GenerateJsonSchema):
    """pydantic's generator, with the labels and the source of each controlled list."""

    schema_dialect = DIALECT

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        made = super().enum_schema(schema)
        listed: type[Enum] = schema["cls"]
        made["x-labels"] = {str(each.value): str(getattr(each, "label", each.value)) for each in listed}
        if source := getattr(listed, "source", ""):
            made["x-source"] = source
        return made


def assessment_schema() -> dict[str, object]:
    """Return the JSON Schema 2020-12 of the assessment, always in the same order.

    Each question carries its title, its help as description, and in `x-question` where it comes from, how sensitive it is
    and which questions it opens. Options carry their labels in `x-labels`. Dates are checked where the validator checks
    formats. What only the reader can check (what must hold between parts) is not in it.
    """
    return {
        "$schema": DIALECT,
        "$id": SCHEMA_ID,
        "title": "AssetPlus assessment for reportkit",
        **{key: part for key, part in model_schema(Assessment).items() if key != "title"},
        "required": [VERSION_KEY],
    }


def model_schema(model: type[Model]) -> dict[str, Any]:
    """Return the JSON Schema of one model, without dialect and name."""
    schema: dict[str, Any] = model.model_json_schema(schema_generator=_Generator)
    pattern = f"^{PartialDate.PATTERN.pattern}$"
    for part in _parts(schema):
        if part.get("pattern") == pattern and part.get("type") == "string":
            _make_partial_date(part)
        about = part.get("x-question")
        if isinstance(about, dict) and about.get("derived") is True:
            part["readOnly"] = True
    definitions = schema.get("$defs", {})
    if "Narrative" in definitions:
        definitions["Narrative"] = _narrative()
    for name, part in definitions.items():
        if part.get("title") == name:
            part["title"] = _CAPITAL.sub(" ", name).capitalize()
    return schema


def _make_partial_date(part: dict[str, Any]) -> None:
    """Say that a partial date is a year, a month of the calendar or a day of the calendar."""
    del part["pattern"]
    part["anyOf"] = [{"pattern": "^(?!0000)[0-9]{4}(-(0[1-9]|1[0-2]))?$"}, {"format": "date", "pattern": "^(?!0000)"}]


def _narrative() -> dict[str, Any]:
    """Return the forms that a narrative may be written in, with the longest text that a passage may hold."""
    piece: dict[str, Any] = {"anyOf": [{"type": "string", "maxLength": longest_passage()}, {"$ref": "#/$defs/Passage"}]}
    pieces = {"type": "array", "items": piece}
    whole = {
        "type": "object",
        "properties": {"passages": {"type": "array", "items": {"$ref": "#/$defs/Passage"}}},
        "required": ["passages"],
        "additionalProperties": False,
    }
    return {
        "title": "Narrative",
        "description": "A free-text answer: a text, a passage, or a list of texts and passages.",
        "anyOf": [*piece["anyOf"], pieces, whole],
    }


def _parts(schema: Any) -> list[dict[str, Any]]:
    """Return every group of a schema, the outermost first."""
    found: list[dict[str, Any]] = []
    waiting = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            found.append(part)
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)
    return found
