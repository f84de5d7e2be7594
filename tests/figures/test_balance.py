"""The balance shows each rated factor on its side, and adds nothing up."""

from __future__ import annotations

from reportkit.figures import Block, balance


def row(number: int, direction: str, strength: str) -> dict[str, str]:
    return {"number": str(number), "direction": direction, "strength": strength, "what": "Something"}


ROWS = [
    row(1, "For desistance", "Moderate"),
    row(2, "Against desistance", "Strong"),
    row(3, "For desistance", "Strong"),
    row(4, "Against desistance", ""),
]


def bars(figure) -> list[Block]:
    return [each for each in figure.shapes if isinstance(each, Block)]


def test_the_stronger_the_longer() -> None:
    lengths = sorted(round(each.width, 1) for each in bars(balance(ROWS)) if each.fill)
    assert lengths == [44.0, 66.0, 66.0]


def test_a_factor_that_is_not_rated_is_hollow() -> None:
    assert [each.fill for each in bars(balance(ROWS))].count("") == 1


def test_the_sides_differ_in_black_and_white() -> None:
    figure = balance(ROWS)
    fills = {each.x < figure.width / 2: each.fill for each in bars(figure) if each.fill}
    assert fills == {True: "404040", False: "A6A6A6"}


def test_the_text_alternative_names_every_factor_by_its_number() -> None:
    assert balance(ROWS).alt == (
        "The factors for and against desistance, by the strength of their influence. For desistance, 2 factors: strong "
        "number 3; moderate number 1. Against desistance, 2 factors: strong number 2; not rated number 4. The table that "
        "follows says the same in words."
    )


def test_nothing_rated_is_nothing_drawn() -> None:
    assert balance([row(1, "For desistance", "")]) is None
