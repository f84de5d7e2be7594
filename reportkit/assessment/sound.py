"""The fast way into a model: what is sound is read in one pass, and anything doubtful is left to the way that can say why.

The validator is pydantic's own, made of the model's own schema with nothing converted: a number is no text, true is no
number, and a date is a text written in one way. It reads the JSON itself. A key that stands twice would be lost on it, so
the keys that it met are counted against those of the text. It takes no more than scanning, sifting and the model together
take, and makes the same of it; tests hold the two against one another.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import CoreSchema, SchemaValidator, core_schema

from reportkit.assessment.models.base import LONGEST_PASSAGE, Narrative, Passage
from reportkit.jsonfile.text import Limits, doubtful, keys_in

M = TypeVar("M", bound=BaseModel)

_EXACT = frozenset({"str", "int", "float", "bool"})
_KNOWN = _EXACT | {
    "definitions", "definition-ref", "model", "model-fields", "model-field", "default", "nullable", "tuple", "enum",
    "function-after",
}  # fmt: skip
_LIMITS = Limits()
_MOST = 10**_LIMITS.digits - 1
_DATE = core_schema.chain_schema(
    [core_schema.str_schema(strict=True, pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), core_schema.date_schema()]
)


def sound(model: type[M], data: bytes, limits: Limits) -> M | None:
    """Return the `model` that the bytes of a JSON text are, or none where anything is doubtful or the limits are unusual."""
    validator = _validator(model)
    if validator is None or limits != _LIMITS or doubtful(data, limits):
        return None
    keys = [0]
    try:
        made: M = validator.validate_json(data, context=keys)
    except (ValidationError, RecursionError):
        return None
    return made if keys[0] == keys_in(data) else None


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
    if kind == "function-wrap" and schema["function"]["function"] == Narrative.from_json:
        return core_schema.with_info_plain_validator_function(_narrative, ref=schema.get("ref"))
    if kind not in _KNOWN or (kind == "enum" and schema.get("sub_type") != "str"):
        raise NotImplementedError(kind)
    made = {key: each for key, each in schema.items() if key not in ("metadata", "serialization")}
    if kind in _EXACT:
        made["strict"] = True
    if kind == "int":
        made = {"le": _MOST, "ge": -_MOST, **made}
    if kind == "float":  # a whole number of more digits is refused here too
        made = {"le": float(_MOST), "ge": -float(_MOST), **made, "allow_inf_nan": False}
    if "schema" in made:
        made["schema"] = _exact(made["schema"])
    for key in ("items_schema", "definitions"):
        if key in made:
            made[key] = [_exact(each) for each in made[key]]
    if "fields" in made:
        made["fields"] = {name: _exact(each) for name, each in made["fields"].items()}
    exact: CoreSchema = made
    if kind == "model" and not issubclass(schema["cls"], Passage):
        ref = made.pop("ref", None)
        return core_schema.with_info_after_validator_function(_counted, exact, ref=ref)
    return exact


def _literal(schema: Any) -> CoreSchema:
    """Return the schema of one of several numbers or texts; true is not 1."""
    kinds = {type(each) for each in schema["expected"]}
    if kinds == {int}:
        return core_schema.chain_schema([core_schema.int_schema(strict=True), schema])
    if kinds != {str}:
        raise NotImplementedError("literal")
    exact: CoreSchema = schema
    return exact


def _counted(group: BaseModel, info: core_schema.ValidationInfo) -> BaseModel:
    """Count the keys that a group was given."""
    info.context[0] += len(group.__pydantic_fields_set__)  # type: ignore[index]
    return group


def _narrative(given: object, info: core_schema.ValidationInfo) -> Narrative:
    """Return a narrative: it is a text, as nearly always, a passage, a list of both, or written as the models write it."""
    pieces = given if type(given) is list else [given]
    if len(pieces) == 1 and type(pieces[0]) is str and len(pieces[0]) <= LONGEST_PASSAGE:
        return Narrative(pieces[0])
    keys: Any = info.context
    if type(given) is dict and given.keys() == {"passages"}:
        pieces = given["passages"]
        if type(pieces) is not list or not all(type(each) is dict for each in pieces):
            raise ValueError("passages are a list of groups")
        keys[0] += 1
    for each in pieces:
        keys[0] += len(each) if type(each) is dict else 0
    passages = [{"text": each} if type(each) is str else each for each in pieces]
    return Narrative(_passages().validate_python(passages))


@cache
def _passages() -> SchemaValidator:
    """Return the validator of several passages."""
    Passage.model_rebuild()
    one = _exact(Passage.__pydantic_core_schema__)
    return SchemaValidator(core_schema.tuple_variable_schema(one), _use_prebuilt=False)
