"""The fast way into a model: what is sound is read in one pass, and anything doubtful is left to the way that can say why.

The validator is pydantic's own, made of the model's own schema with nothing converted: a number is no text, true is no
number, and a date is a text written in one way. It takes no more than `sift` and the model together take, and makes the
same of it; tests hold the two against one another.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import CoreSchema, SchemaValidator, core_schema

from reportkit.assessment.models.base import Narrative

M = TypeVar("M", bound=BaseModel)

_EXACT = frozenset({"str", "int", "float", "bool"})
_KNOWN = _EXACT | {
    "definitions", "definition-ref", "model", "model-fields", "model-field", "default", "nullable", "tuple", "enum",
    "function-after",
}  # fmt: skip
_DATE = core_schema.chain_schema(
    [core_schema.str_schema(strict=True, pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), core_schema.date_schema()]
)


def sound(model: type[M], value: object) -> M | None:
    """Return the `model` that a value of JSON is, or none where anything about it is doubtful."""
    validator = _validator(model)
    if validator is None:
        return None
    try:
        made: M = validator.validate_python(value)
    except (ValidationError, RecursionError):
        return None
    return made


@cache
def _validator(model: type[BaseModel]) -> SchemaValidator | None:
    """Return the validator of a model; none where the model holds something that nobody vouched for here."""
    model.model_rebuild()
    try:
        # the validators that the models have already would convert
        return SchemaValidator(_exact(model.__pydantic_core_schema__), _use_prebuilt=False)
    except (NotImplementedError, TypeError):
        return None


def _exact(schema: Any) -> CoreSchema:
    """Return `schema` with nothing converted."""
    kind = schema["type"]
    if kind == "date":
        return _DATE
    if kind == "literal":
        return _literal(schema)
    if kind not in _KNOWN or (kind == "enum" and schema.get("sub_type") != "str"):
        raise NotImplementedError(kind)
    made = {key: each for key, each in schema.items() if key not in ("metadata", "serialization")}
    if kind in _EXACT:
        made["strict"] = True
    if schema.get("cls") is Narrative:
        made["schema"] = core_schema.no_info_before_validator_function(_as_passages, _exact(schema["schema"]["schema"]))
    elif "schema" in made:
        made["schema"] = _exact(made["schema"])
    for key in ("items_schema", "definitions"):
        if key in made:
            made[key] = [_exact(each) for each in made[key]]
    if "fields" in made:
        made["fields"] = {name: _exact(each) for name, each in made["fields"].items()}
    return made


def _literal(schema: Any) -> CoreSchema:
    """Return the schema of one of several numbers or texts; true is not 1."""
    kinds = {type(each) for each in schema["expected"]}
    if kinds == {int}:
        return core_schema.chain_schema([core_schema.int_schema(strict=True), schema])
    if kinds != {str}:
        raise NotImplementedError("literal")
    exact: CoreSchema = schema
    return exact


def _as_passages(given: object) -> object:
    """Return a narrative as the models write it: it is a text, a passage, a list of both, or written so already."""
    if type(given) is str:
        return {"passages": [{"text": given}]}
    if type(given) is dict and given.keys() == {"passages"}:
        pieces = given["passages"]
        if type(pieces) is not list or not all(type(each) is dict for each in pieces):
            raise ValueError("passages are a list of groups")
        return given
    pieces = given if type(given) is list else [given]
    return {"passages": [{"text": each} if type(each) is str else each for each in pieces]}
