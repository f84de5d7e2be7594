"""Filters of the caller's own: pure, bounded, and no way out."""

from __future__ import annotations

import pytest

from reportkit.word import Gap, compile_template


def printed(bench, tag: str, filters, **names):
    compiled = compile_template(bench.bytes(tag), filters=filters)
    assert compiled.value is not None, compiled.findings
    return compiled.value.render(names)


def words(bench, made) -> str:
    assert made.value is not None, made.findings
    return "".join(part.split("</w:t>")[0] for part in bench.xml(made.value).split('<w:t xml:space="preserve">')[1:])


def test_a_filter_changes_a_value_and_takes_settings(bench) -> None:
    filters = {
        "shout": lambda text, mark="!": f"{text.upper()}{mark}",
        "pairs": lambda rows: [[1, each] for each in rows],
    }
    assert words(
        bench, printed(bench, "{{ a|shout }} {{ a|shout('?') }} {{ a|shout(mark='.') }}", filters, a="x & y")
    ) == ("X &amp; Y! X &amp; Y? X &amp; Y.")
    assert words(
        bench, printed(bench, "{% for n, x in rows|pairs %}{{ n }}{{ x }}{% endfor %}", filters, rows=["a", "b"])
    ) == ("1a1b")


def test_what_a_filter_returns_is_text_and_never_markup_or_an_object(bench) -> None:
    assert words(bench, printed(bench, "{{ a|x }}", {"x": lambda _: "</w:t>{{ b }}"}, a=1)) == "&lt;/w:t&gt;{{ b }}"
    made = printed(bench, "{{ a|x }}", {"x": lambda _: object()}, a=1)
    assert [each.code for each in made.findings] == ["RK415"]


@pytest.mark.parametrize(
    ("function", "code"),
    [(lambda _: "x" * 3_000_000, "RK416"), (lambda _: [["x" * 1_000_000]] * 3, "RK416"), (lambda v: v / 0, "RK415")],
)
def test_a_filter_that_fails_or_makes_too_much_is_a_finding_at_its_tag(bench, function, code) -> None:
    made = printed(bench, "Name: {{ a|x }}", {"x": function}, a=1)
    (found,) = made.findings
    assert (found.code, found.at.path, "1" in found.message) == (code, "body › paragraph 1", False)


def test_a_filter_cannot_change_what_is_printed_elsewhere(bench) -> None:
    def greedy(rows):
        rows.clear()
        return "gone"

    assert (
        words(bench, printed(bench, "{{ rows|greedy }} {{ rows|join }}", {"greedy": greedy}, rows=["a", "b"]))
        == "gone ab"
    )


def test_a_gap_stays_a_gap_and_an_unknown_name_a_finding(bench) -> None:
    assert "[nothing yet]" in words(bench, printed(bench, "{{ a|x }}", {"x": str}, a=Gap("nothing yet")))
    assert [each.code for each in printed(bench, "{{ a|x }}", {"x": str}).findings] == ["RK410"]


@pytest.mark.parametrize("name", ["upper", "", "a b", "_x", "if", "text upper"])
def test_a_name_that_is_taken_or_none_is_refused(bench, name) -> None:
    with pytest.raises(ValueError, match="filter"):
        compile_template(bench.bytes("x"), filters={name: str})


def test_filters_are_part_of_what_a_template_is_compiled_for(bench) -> None:
    data = bench.bytes("{{ a|x }}")
    one, other = {"x": lambda _: "1"}, {"x": lambda _: "2"}
    first, second = (compile_template(data, filters=each).value for each in (one, other))
    assert first is not second
    assert compile_template(data, filters=one).value is first
    assert [each.code for each in compile_template(data).findings] == ["RK408"]


def test_a_setting_that_was_not_handed_over_is_nothing_and_a_finding(bench) -> None:
    met = []
    compiled = compile_template(
        bench.bytes("{{ a|x(b) }}"), filters={"x": lambda value, other: met.append(other) or value}
    )
    assert [each.code for each in compiled.value.render({"a": 1}).findings] == ["RK410"]
    assert met == [None]
