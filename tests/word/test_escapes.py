"""The public escapes from the sandboxes of Jinja, docxtpl and document-merge-service, and what a sandbox does not stop."""

from __future__ import annotations

import time

import pytest

from reportkit.word import compile_template, printer

KNOWN = {
    "Jinja, 2016: format of a text": "{{ '{0.__class__.__init__.__globals__}'.format(a) }}",
    "Jinja, 2019: format_map of a text": "{{ '{x.__class__}'.format_map({'x': a}) }}",
    "Jinja, 2019: by way of the map filter": "{{ ['{0.__class__}']|map('format', a)|list }}",
    "Jinja, 2024: format kept in a name": "{% set f = '{0.__class__}'.format %}{{ f(a) }}",
    "Jinja, 2024: format handed to a filter": "{{ ['x']|map(attribute='format')|first }}",
    "Jinja, 2024: attributes made of keys": "{{ {'onload=x ': 1}|xmlattr }}",
    "Jinja, 2025: the attr filter": "{{ ('{0.__class__}'|attr('format'))(a) }}",
    "Jinja: grouping by an attribute": "{{ rows|groupby('__class__') }}",
    "Jinja: selecting by an attribute": "{{ rows|selectattr('__class__')|list }}",
    "Jinja: adding up an attribute": "{{ rows|sum('__class__') }}",
    "Jinja: joining an attribute": "{{ rows|join(', ', '__class__') }}",
    "Jinja: the first class of all": "{{ ().__class__.__base__.__subclasses__() }}",
    "Jinja: names in pieces": "{{ a['__cl' ~ 'ass__'] }}",
    "Jinja: names in escapes": "{{ a['\\x5f\\x5fclass\\x5f\\x5f'] }}",
    "Jinja: a reference to the template": "{{ self._TemplateReference__context }}",
    "Jinja: a reference to the template, by key": "{{ self['_TemplateReference__context'] }}",
    "Jinja: the loop's own machine": "{% for x in rows %}{{ loop._iterator }}{% endfor %}",
    "Jinja: a function of the loop": "{% for x in rows %}{{ loop.changed(x) }}{% endfor %}",
    "Jinja: the generator's frame": "{{ (rows|map('upper')).gi_frame }}",
    "Jinja: a lambda of a filter": "{{ (rows|batch(2))|list }}",
    "Jinja: everything that is there": "{% debug %}",
    "Jinja: an expression for its effect": "{% do rows.append(1) %}",
    "Jinja: a loop that is left": "{% for x in rows %}{% break %}{% endfor %}",
    "Jinja: a translation": "{% trans %}x{% endtrans %}",
    "docxtpl: the operating system": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "docxtpl: the builtins": "{{ joiner.__init__.__globals__.__builtins__ }}",
    "docxtpl: imports of a library": "{{ lipsum.__globals__['__builtins__']['__import__']('os') }}",
    "docxtpl: a method of a value": "{{ rows.append('x') }}",
    "docxtpl: a group's own methods": "{{ group.update({'k': 1}) }}",
    "docxtpl: a class of a warning": "{{ [].__class__.__mro__[1].__subclasses__()[59] }}",
    "document-merge-service: a picture by its path": "{{ 'file:///etc/passwd'|image(10, 10) }}",
    "document-merge-service: the text of a list": "{{ rows|multiline }}",
    "document-merge-service: the settings": "{{ settings.SECRET_KEY }}",
    "document-merge-service: the request": "{{ request.application.__globals__ }}",
    "document-merge-service: the values' class": "{{ group.__class__.__init__ }}",
}
COSTLY = {
    "a long text": "{{ 'a' * 1000000000 }}",
    "a long number": "{{ 10 ** 1000000000 }}",
    "a long shift": "{{ 1 << 1000000000 }}",
    "a long range": "{% for i in range(1000000000) %}{% endfor %}",
    "a wide column": "{{ '%999999999d' % 1 }}",
    "a filter that widens": "{{ a|center(999999999) }}",
    "a filter that repeats": "{{ a|wordwrap(1, true, 'x' * 999999) }}",
    "a filter that indents": "{{ a|indent(999999999) }}",
    "lorem ipsum": "{{ lipsum(n=1000000) }}",
    "a slice without end": "{{ rows|slice(1000000000)|list }}",
    "a list of lists": "{{ [[rows] * 99999] * 99999 }}",
    "a list within a text": "{{ (a|list * 9999999)|join }}",
    "loops without end": "{% for x in many %}" * 4 + "x" + "{% endfor %}" * 4,
    "loops that print": "{% for x in many %}{% for y in many %}{{ long }}{% endfor %}{% endfor %}",
    "loops deeper than Python goes": "{% for x in rows %}" * 30 + "x" + "{% endfor %}" * 30,
    "brackets deeper than Python goes": "{{ " + "(" * 5000 + "a" + ")" * 5000 + " }}",
    "a sum longer than Python reads": "{{ a" + " ~ a" * 20000 + " }}",
    "conditions deeper than Python goes": "{% if yes %}" * 400 + "x" + "{% endif %}" * 400,
    "minus signs without end": "{{ " + "-" * 20000 + "1 }}",
    "a chain of names": "{{ group" + ".k" * 20000 + " }}",
}
NAMES = {"a": "x", "rows": ["r"], "group": {"k": {"k": 1}}, "many": [1] * 3000, "long": "x" * 1000, "yes": True}
ALLOWED = {"RK401", "RK405", "RK408", "RK410", "RK414", "RK415", "RK416"}


def codes(data: bytes) -> set[str]:
    compiled = compile_template(data)
    found = compiled.findings
    if compiled.value is not None:
        made = compiled.value.render(NAMES)
        assert made.value is None
        found = made.findings
    return {each.code for each in found}


@pytest.mark.parametrize("escape", KNOWN)
def test_no_public_escape_escapes(bench, escape) -> None:
    def build(document) -> None:
        document.sections[0].footer.paragraphs[0].text = KNOWN[escape]

    for data in (bench.bytes(KNOWN[escape]), bench.bytes("x", build=build)):
        found = codes(data)
        assert found
        assert found <= ALLOWED


@pytest.mark.parametrize("cost", COSTLY)
def test_what_costs_too_much_is_refused_in_time(bench, cost) -> None:
    began = time.process_time()
    found = codes(bench.bytes(COSTLY[cost]))
    assert found
    assert found <= ALLOWED | {"RK400", "RK404"}
    assert time.process_time() - began < 20


def test_a_render_that_takes_too_long_is_stopped(bench, monkeypatch) -> None:
    monkeypatch.setattr(printer, "SECONDS", 0.05)
    lines = "{% for x in many %}{% for y in many %}{{ x }}{% endfor %}{% endfor %}"
    began = time.process_time()
    found = bench.render(lines, many=[1] * 1300).findings
    assert [each.code for each in found] == ["RK416"]
    assert time.process_time() - began < 10


def test_a_value_is_never_read_as_a_tag_or_as_markup(bench) -> None:
    for text in ("{{ a }}", "{% for x in y %}", "{# x #}", "</w:t></w:r></w:p>", "&lt;", "<w:br/>", "{_{", "%_}"):
        assert bench.words("[{{ a }}]", a=text) == [f"[{text}]"]
        assert bench.words("{{r a }}", a=text) == [text]
        assert bench.words("{{p a }}", a=text) == [text]


def test_what_reaches_for_more_and_gets_nothing_is_harmless(bench) -> None:
    assert bench.words("{{ rows|sort(attribute='__class__.__mro__')|join }}", rows=["r"]) == ["r"]
    assert bench.words("{{ 1.5|round(999999999) }}") == ["1.5"]
