"""The little language: what it says, and what it refuses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.diagnostics import Location
from reportkit.expressions import FILTERS, Refused, read_expression, read_sentence

HERE = Location("rules.yaml", line=3)


def value(source: str, **data: object) -> object:
    return read_expression(source, at=HERE).evaluate(data)


def test_a_missing_path_is_nothing_however_deep() -> None:
    assert value("child.home.street.name") is None


def test_nothing_is_never_the_word_none() -> None:
    assert value("'Age ' ~ (child.age | default('not known'))") == "Age not known"


def test_nothing_compares_as_false_in_either_direction() -> None:
    assert value("age >= 10 or age < 10") is False


def test_a_key_called_items_is_a_key() -> None:
    assert value("offending.items", offending={"items": ("a",)}) == ("a",)


def test_a_sentence_with_a_gap_says_nothing_at_all() -> None:
    sentence = read_sentence("{{ name }} is {{ age }} years old.", at=HERE)
    assert sentence.evaluate({"name": "Jay"}) is None


def test_a_sentence_knows_the_paths_it_reads() -> None:
    sentence = read_sentence("{{ child.name }} is {{ child.age }}.", at=HERE)
    assert sentence.paths() == {"child.name", "child.age"}


def test_paths_reach_into_rows_through_filters() -> None:
    expression = read_expression("plan.targets | where('status', 'achieved') | pluck('outcome')", at=HERE)
    assert {"plan.targets", "plan.targets[].status", "plan.targets[].outcome"} <= expression.paths()


def test_a_loop_variable_is_the_path_it_runs_over() -> None:
    expression = read_expression("item.date", at=HERE)
    assert expression.paths({"item": "offences[]"}) == {"offences[].date"}


@pytest.mark.parametrize(
    "source",
    [
        "cycler.__init__.__globals__.os.popen('id')",
        "''.__class__.__mro__",
        "x.__class__",
        "range(10 ** 9)",
        "'a' * 1000000000",
        "2 ** 999999999",
        "lipsum()",
        "x.format(y)",
        "'%s' % x",
        "x | attr('__class__')",
        "x is callable",
        "[x for x in y]",
        "{% for x in y %}{% endfor %}",
        "x }}{{ y",
        "(" * 5000,
        "x" * 5000,
    ],
)
def test_what_is_not_in_the_language_is_refused(source: str) -> None:
    with pytest.raises(Refused):
        read_expression(source, at=HERE)


def test_an_unknown_filter_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(Refused) as refused:
        read_expression("born | long_dat", at=HERE)
    assert "long_date" in refused.value.hint


def test_values_that_do_not_fit_are_refused_not_raised_raw() -> None:
    with pytest.raises(Refused):
        value("age >= 'ten'", age=12)


@given(st.text(max_size=80))
def test_any_line_is_an_expression_or_refused(source: str) -> None:
    try:
        read_expression(source, at=HERE).evaluate({"x": {"y": 1}})
    except Refused:
        pass


@given(name=st.sampled_from(sorted(FILTERS)), given=st.none() | st.just("") | st.just(()))
def test_a_filter_given_nothing_never_makes_words_up(name: str, given: object) -> None:
    if name in ("default", "count"):
        return
    arguments = {
        "age_on": "(today)", "labelled": "('x')", "number_of": "('a', 'b')", "pluck": "('x')", "plus_days": "(1)",
        "plus_months": "(1)", "sort_by": "('x')", "where": "('x', 1)", "where_in": "('x', [1])", "where_not": "('x', 1)",
        "limit": "(1)", "without": "([1])",
    }.get(name, "")  # fmt: skip
    try:
        found = value(f"x | {name}{arguments}", x=given)
    except Refused:
        return
    assert found is None or found == ""


@pytest.mark.parametrize(
    ("source", "paths"),
    [
        ("(a.rows | first).name", {"a.rows", "a.rows[].name"}),
        ('(a.rows | sort_by("day"))[0].name', {"a.rows", "a.rows[]", "a.rows[].day", "a.rows[].name"}),
        (
            '(a.rows if a.open else b.rows) | pluck("name")',
            {"a.rows", "a.open", "b.rows", "a.rows[].name", "b.rows[].name"},
        ),
        ('a.rows | default(b.rows) | lines_of("{name}")', {"a.rows", "b.rows", "a.rows[].name", "b.rows[].name"}),
        ('(a.rows or b.rows) | where("name", "x")', {"a.rows", "b.rows", "a.rows[].name", "b.rows[].name"}),
        ('(a.rows + b.rows) | sort_by("day")', {"a.rows", "b.rows", "a.rows[].day", "b.rows[].day"}),
        ('[a.one, b.one] | pluck("name")', {"a.one", "b.one", "a.one[].name", "b.one[].name"}),
        ('a.rows | pluck("inner") | pluck("name")', {"a.rows", "a.rows[].inner", "a.rows[].inner[].name"}),
        ("(a if a.open else b).name", {"a", "a.open", "b", "a.name", "b.name"}),
        ('a["name"]', {"a.name"}),
        ("[a.one, b.one][number - 1]", {"a.one", "b.one", "number"}),
        ("[a, b][number - 1].name", {"a", "b", "number", "a.name", "b.name"}),
    ],
)
def test_every_answer_that_a_line_can_read_is_among_its_paths(source: str, paths: set[str]) -> None:
    assert read_expression(source, at=Location("rules.yaml")).paths() == paths


@pytest.mark.parametrize(
    "source",
    [
        "a.rows | pluck(b.key)",
        'a.rows | where("na" ~ "me", "x")',
        "a.rows | lines_of(b.pattern)",
        "a.refs | look_up(b.rows, b.key)",
        'a.rows | pluck(key="name")',
        "a.rows | pluck(*b.keys)",
        "a[b.key]",
        "a[number].name",
    ],
)
def test_a_key_that_is_worked_out_is_refused(source: str) -> None:
    with pytest.raises(Refused):
        read_expression(source, at=Location("rules.yaml"))


@pytest.mark.parametrize(
    "source",
    [
        "not " * 480 + "x",
        "+".join(["1"] * 900),
        "x" + " | lower" * 200,
        "-" * 1900 + "1",
        "x %}",
        "(" * 190 + "x" + ")" * 190,
    ],
)
def test_what_the_compiler_cannot_take_is_refused(source: str) -> None:
    with pytest.raises(Refused):
        read_expression(source, at=HERE)
    with pytest.raises(Refused):
        read_sentence("A {{ " + source + " }}.", at=HERE)


@pytest.mark.parametrize("source", ['"2026-99" | long_date', "[1, 2] | limit(nothing)", "nothing.at.all + 1"])
def test_values_that_do_not_fit_are_refused_and_never_crash(source: str) -> None:
    with pytest.raises(Refused):
        value(source)


def test_two_values_are_not_one_expression() -> None:
    with pytest.raises(Refused):
        read_expression("1, 2", at=HERE)


def test_a_list_in_a_sentence_is_words_and_a_group_is_refused() -> None:
    names = read_sentence("{{ names }} came.", at=HERE)
    assert names.evaluate({"names": ["Jay", "Sam"]}) == "Jay, Sam came."
    with pytest.raises(Refused):
        names.evaluate({"names": {"first": "Jay"}})


@pytest.mark.parametrize(
    "source",
    [
        "a.b",
        '(a or b) and not (c and d.e == "x")',
        "not a == b",
        "(a if b else c) if (d if e) else f",
        'a | default(b) | where("k", "v") | first',
        '(a | first).date < b[0].c and "x" not in [a, 1, 2.5, true, none]',
        "(a ~ b) + c - (d - -1)",
        "a is none or b is defined",
        r'"a \"quoted\" \\ word"',
    ],
)
def test_what_is_written_again_is_the_same_line(source: str) -> None:
    line = read_expression(source, at=Location("rules.yaml"))
    assert line.part(line.tree).tree == line.tree
