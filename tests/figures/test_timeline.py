"""The timeline says what its table says."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportkit.figures import Block, Label, timeline
from reportkit.figures.shapes import WIDTH, room

KINDS = ("Offence", "Time in care", "Contact with a service")
DATES = st.one_of(
    st.dates().filter(lambda day: day.year > 1000).map(lambda day: f"{day.day} {day:%B} {day.year}"),
    st.integers(1990, 2030).map(str),
    st.builds(lambda month, year: f"{month} {year}", st.sampled_from(["March", "July"]), st.integers(1990, 2030)),
)


def row(number: int, start: str, end: str = "", kind: str = "Offence") -> dict[str, str]:
    return {"number": str(number), "start": start, "end": end, "kind": kind, "what": "Something"}


ROWS = st.lists(
    st.builds(row, st.integers(1, 99), DATES | st.just("not known"), st.one_of(st.just(""), st.just("ongoing"), DATES),
              st.sampled_from(KINDS)),
    max_size=25,
).map(lambda rows: [{**each, "number": str(at)} for at, each in enumerate(rows, 1)])  # fmt: skip


def numbers(figure) -> list[str]:
    return [each.text for each in figure.shapes if isinstance(each, Label) and each.bold]


def test_a_day_is_a_full_mark_and_a_year_a_hollow_one() -> None:
    figure = timeline([row(1, "3 March 2024"), row(2, "2025"), row(3, "1 May 2026")])
    marks = [each for each in figure.shapes if isinstance(each, Block) and each.outline == "diamond"][:3]
    assert [bool(each.fill) for each in marks] == [True, False, True]


def test_what_goes_on_reaches_the_end_and_is_an_arrow() -> None:
    figure = timeline([row(1, "2020", "ongoing", "Time in care"), row(2, "2021"), row(3, "2026")])
    arrow = next(each for each in figure.shapes if isinstance(each, Block) and each.outline == "homePlate")
    assert arrow.x + arrow.width > WIDTH - 3


def test_each_kind_has_a_lane_with_its_name() -> None:
    figure = timeline([row(1, "2020", kind="Offence"), row(2, "2021", kind="Time in care"), row(3, "2022")])
    words = [each.text for each in figure.shapes if isinstance(each, Label)]
    assert "Offence" in words and "Time in care" in words


def test_a_row_without_a_date_is_said_in_the_text_alternative() -> None:
    figure = timeline([row(1, "2020"), row(2, "not known"), row(3, "2022"), row(4, "2023")])
    assert "1 row has no date and cannot be drawn." in figure.alt
    assert "2" not in numbers(figure)


def test_two_dates_are_not_a_timeline() -> None:
    assert timeline([row(1, "2020"), row(2, "2021"), row(3, "not known")]) is None


def test_what_a_page_cannot_hold_is_left_to_the_table() -> None:
    assert timeline([row(at, "3 March 2024") for at in range(60)]) is None


@given(ROWS)
def test_every_dated_row_is_drawn_once_within_the_figure_and_nothing_of_one_kind_overlaps(rows) -> None:
    figure = timeline(rows)
    if figure is None:
        return
    dated = [each["number"] for each in rows if each["start"] != "not known"]
    assert sorted(numbers(figure)) == sorted(dated)
    legend = figure.height - 5
    marks = [each for each in figure.shapes if isinstance(each, Block) and each.y < legend]
    labels = [each for each in figure.shapes if isinstance(each, Label) and each.bold]
    for mark, label in zip(marks, labels, strict=True):
        assert label.x >= 0 and mark.x + mark.width <= WIDTH and mark.y + mark.height <= figure.height
        assert room(label.text, bold=True) <= label.width + 0.01
    boxes = sorted((round(mark.y, 2), label.x, mark.x + mark.width) for mark, label in zip(marks, labels, strict=True))
    for (row_of, _, right), (next_row, left, _) in pairwise(boxes):
        assert row_of != next_row or left >= right
