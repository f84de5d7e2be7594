"""A figure in Word: shapes, words, and the text alternative of the whole."""

from __future__ import annotations

import pytest

from reportkit.figures import Block, Figure, Label, Line

ALT = 'Says "all" & <more>'
FIGURE = Figure(60, 20, (Block(1, 1, 5, 3), Line(0, 10, width=60), Label(0, 12, 30, "Jay & <J>")), ALT)


def test_a_figure_is_drawn_with_its_text_alternative(bench) -> None:
    printed = bench.xml(bench.render("{{p f }}", f=FIGURE).value)
    assert 'descr="Says &quot;all&quot; &amp; &lt;more&gt;"' in printed
    assert "Jay &amp; &lt;J&gt;" in printed


def test_a_program_without_groups_shows_the_text_alternative(bench) -> None:
    assert "<mc:Fallback><w:t>Says" in bench.xml(bench.render("{{p f }}", f=FIGURE).value)


def test_shapes_of_two_figures_have_numbers_of_their_own(bench) -> None:
    import re

    printed = bench.xml(bench.render("{{p f }}", "{{p f }}", f=FIGURE).value)
    found = re.findall(r'<(?:wp:docPr|wps:cNvPr) id="(\d+)"', printed)
    assert len(found) == len(set(found)) == 8


def test_a_figure_cannot_stand_where_only_text_can(bench) -> None:
    def titled(document) -> None:
        document.core_properties.title = "{{ f }}"

    assert [each.code for each in bench.render("x", build=titled, f=FIGURE).findings] == ["RK414"]


def test_a_figure_without_a_text_alternative_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="text alternative"):
        Figure(10, 10, (), " ")


def test_no_figure_begins_with_an_upright_line(bench) -> None:
    upright = Figure(60, 20, (Line(5, 0, height=20), Line(9, 0, height=20), Label(0, 12, 30, "Offence")), ALT)
    printed = bench.xml(bench.render("{{p f }}", f=upright).value)
    first, second = printed.split("<wps:wsp>")[1:3]
    assert "Offence" in first
    assert 'prst="line"' in second
