"""A template cannot run code, reach an attribute or make more than it may."""

from __future__ import annotations

import time

import pytest

ESCAPES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ a.__class__ }}",
    "{{ a['__class__'] }}",
    "{{ a|attr('__class__') }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__['os'].popen('id') }}",
    "{{ self.__init__ }}",
    "{{ joiner() }}",
    "{{ namespace(x=1) }}",
    "{{ range(10) }}",
    "{{ dict(a=1) }}",
    "{{ '%s'.format(a) }}",
    "{{ '{0.__class__}'.format(a) }}",
    "{{ a.format(1) }}",
    "{{ '%1000000000s' % a }}",
    "{{ 'a' * 1000000000 }}",
    "{{ [1] * 1000000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ a|center(100000000) }}",
    "{{ a|indent(100000000) }}",
    "{{ a|map('upper')|list }}",
    "{{ a|safe }}",
    "{{ a|pprint }}",
    "{{ a|tojson }}",
    "{{ (a|select)() }}",
    "{{ a.items() }}",
    "{{ a.mro() }}",
    "{{ loop.__init__ }}",
    "{{ config }}",
    "{{ caller() }}",
    "{% macro m() %}x{% endmacro %}",
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% from 'x' import y %}",
    "{% extends 'x' %}",
    "{% block b %}{% endblock %}",
    "{% call a() %}{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{% autoescape false %}{{ a }}{% endautoescape %}",
    "{% set x %}y{% endset %}",
    "{% for x in a recursive %}{{ loop(x) }}{% endfor %}",
    "{% set _x = 1 %}{{ _x }}",
]


def findings(bench, tag: str, place: str) -> list[str]:
    def build(document) -> None:
        if place == "header":
            document.sections[0].header.paragraphs[0].text = tag
        elif place == "title":
            document.core_properties.title = tag
        else:
            document.add_paragraph(tag)

    compiled = bench.compile("x", build=build)
    if compiled.value is None:
        return [each.code for each in compiled.findings]
    printed = compiled.value.render({"a": "x"})
    assert printed.value is None, tag
    return [each.code for each in printed.findings]


@pytest.mark.parametrize("place", ["body", "header", "title"])
def test_no_known_escape_from_the_sandbox_escapes(bench, place) -> None:
    began = time.process_time()
    for tag in ESCAPES:
        found = findings(bench, tag, place)
        assert found, tag
        assert set(found) <= {"RK401", "RK405", "RK408", "RK410", "RK414", "RK415", "RK416"}, (tag, found)
    assert time.process_time() - began < 30


def test_a_text_cannot_be_doubled_without_end(bench) -> None:
    doubling = "{% set x = a %}" + "{% set x = x + x %}" * 60 + "{{ x }}"
    assert [each.code for each in bench.render(doubling, a="abc").findings] == ["RK416"]
    joining = "{% set x = a %}" + "{% set x = x ~ x %}" * 60 + "{{ x }}"
    assert [each.code for each in bench.render(joining, a="abc").findings] == ["RK416"]
    replacing = "{% set x = a %}" + "{% set x = x|replace('a', 'aaaaaaaaaa') %}" * 30 + "{{ x }}"
    assert [each.code for each in bench.render(replacing, a="a").findings] == ["RK416"]
    calculating = "{% set x = 9 %}" + "{% set x = x * x %}" * 60 + "{{ x }}"
    assert [each.code for each in bench.render(calculating).findings] == ["RK416"]


def test_a_value_cannot_bring_methods_along(bench) -> None:
    class Sly(dict):
        def __getitem__(self, key: str) -> object:
            return super().__getitem__(key)

        def explode(self) -> str:
            raise AssertionError

    assert bench.words("{{ a.b }}", a=Sly(b="x")) == ["x"]
    assert [each.code for each in bench.render("{{ a.explode }}", a=Sly(b="x")).findings] == ["RK410"]
