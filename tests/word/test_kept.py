"""Compiled templates kept on the disk: the same print, never code, and never in the way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportkit.word import compile as compiling
from reportkit.word import compile_template, kept

LINES = (
    "{{ a.b }} {{ a.c|upper }}", "{%p if a.b %}", "{% for x in rows if x.n > 1 %}{{ loop.index }}{{ x.n * 2 }}{% endfor %}",
    "{%p else %}", "{{ missing }}", "{%p endif %}", "{% set y = rows|length %}{{ y }} {% with z = y + 1 %}{{ z }}{% endwith %}",
    "{{ 'x' if a.b else 'y' }} {{ [1, 2][0] }} {{ {'k': 3}.k }} {{ a.b[0:2] }} {{ -1 }} {{ 1 < 2 and not a.q is defined }}",
)  # fmt: skip
NAMES = {"a": {"b": "bc", "c": "d & e"}, "rows": [{"n": 1}, {"n": 2}, {"n": 3}]}


@pytest.fixture
def place(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("REPORTKIT_CACHE", str(tmp_path / "kept"))
    compiling._CACHE.clear()
    yield tmp_path / "kept"
    compiling._CACHE.clear()


def again(data: bytes, **options):
    """Compile as a new process would."""
    compiling._CACHE.clear()
    return compile_template(data, **options)


def no_compiling(monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("compiled")

    monkeypatch.setattr(compiling, "_compile", refuse)


@pytest.mark.usefixtures("place")
def test_what_is_kept_prints_the_same_bytes(bench, monkeypatch) -> None:
    data = bench.bytes(*LINES)
    first = compile_template(data)
    no_compiling(monkeypatch)
    second = again(data)
    assert second.value is not first.value
    assert second.value.render(NAMES) == first.value.render(NAMES)
    assert (second.value.names, second.value.mentions, second.findings) == (
        first.value.names, first.value.mentions, first.findings,
    )  # fmt: skip
    assert [(each.proved, each.settled, each.plain) for each in second.value.parts] == [
        (each.proved, each.settled, each.plain) for each in first.value.parts
    ]


@pytest.mark.usefixtures("place")
def test_a_finding_names_the_same_place_and_a_warning_is_kept_too(bench, monkeypatch) -> None:
    deleted = bench.with_body(
        "<w:p><w:r><w:t>{{ nobody.knows }}</w:t></w:r><w:ins w:id='1' w:author='x'><w:r><w:t>!</w:t></w:r></w:ins></w:p>"
    )
    first = compile_template(deleted)
    no_compiling(monkeypatch)
    second = again(deleted)
    assert [each.code for each in second.findings] == ["RK409"]
    assert second.findings == first.findings
    assert second.value.render({}) == first.value.render({})


def test_name_and_policy_have_files_of_their_own(bench, place) -> None:
    data = bench.bytes("{{ a }}")
    for options in ({}, {"name": "b.docx"}, {"undefined": "mark"}):
        compile_template(data, **options)
    assert len(list(place.iterdir())) == 3
    assert again(data, name="b.docx").value.template == "b.docx"


def test_a_template_that_cannot_be_printed_or_has_filters_of_its_own_is_not_kept(bench, place) -> None:
    compile_template(bench.bytes("{{ a"))
    compile_template(bench.bytes("{{ a|loud }}"), filters={"loud": str})
    assert not place.exists() or not list(place.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps owners otherwise")
def test_files_are_their_owners_alone_and_others_are_not_read(bench, place, monkeypatch) -> None:
    data = bench.bytes("{{ a }}")
    compile_template(data)
    (file,) = place.iterdir()
    assert (place.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)
    file.chmod(0o644)
    no_compiling(monkeypatch)
    with pytest.raises(AssertionError, match="compiled"):
        again(data)


def changed(file: Path, change) -> None:
    """Change what a file says, and its check sum with it, as somebody would who knows the format."""
    body = file.read_bytes().split(b"\n", 2)[2]
    size, rest = body.split(b"\n", 1)
    tree, blob = json.loads(rest[: int(size)]), rest[int(size) :]
    blob = change(tree) or blob
    text = json.dumps(tree, ensure_ascii=False).encode()
    body = b"%d\n%s%s" % (len(text), text, blob)
    file.write_bytes(kept._LEAD + kept._sum(file.name, body) + b"\n" + body)


def body_of(tree):
    return next(each for each in tree["parts"] if each["name"] == "word/document.xml")


def code(tree) -> None:
    body_of(tree)["body"].append(["print", 1, ["call", "__import__"]])


def attribute(tree) -> None:
    body_of(tree)["body"].append(["print", 1, ["key", ["name", "a"], "__class__"]])


def filtered(tree) -> None:
    body_of(tree)["body"].append(["print", 1, ["filter", "eval", ["const", "1"], [], {}]])


def fetching(tree) -> None:
    body_of(tree)["body"].append("<w:instrText>DDEAUTO cmd</w:instrText>")


def macros(tree) -> None:
    tree["members"][-1][0] = "word/vbaProject.bin"


def twice(tree) -> None:
    tree["members"][-1][0] = tree["members"][-2][0]


def endless(tree) -> None:
    deep = ["const", 1]
    for _ in range(900):
        deep = ["not", deep]
    body_of(tree)["body"].append(["print", 1, deep])


def level(tree) -> None:
    body_of(tree)["sites"][0][1] = "raw"


@pytest.mark.parametrize(
    "change", [code, attribute, filtered, fetching, macros, twice, level, endless], ids=lambda each: each.__name__
)
def test_a_file_that_says_what_no_template_may_is_not_used(bench, place, monkeypatch, change) -> None:
    data = bench.bytes("{{ a }}")
    compile_template(data)
    (file,) = place.iterdir()
    changed(file, lambda _: None)
    no_compiling(monkeypatch)
    assert again(data).value.render({"a": "x"}).value is not None
    changed(file, change)
    with pytest.raises(AssertionError, match="compiled"):
        again(data)


def test_a_file_whose_words_were_changed_into_markup_makes_no_report(bench, place) -> None:
    data = bench.bytes("{{ a }}")
    compile_template(data)
    (file,) = place.iterdir()
    changed(file, lambda tree: body_of(tree)["body"].insert(1, "</w:p>"))
    made = again(data).value.render({"a": "x"})
    assert (made.value, [each.code for each in made.findings]) == (None, ["RK418"])


@pytest.mark.parametrize("content", [b"", b"reportkit template\n", b"x" * 5000, b"reportkit template\n0\n1\n{"])
def test_a_damaged_file_is_made_anew(bench, place, content) -> None:
    data = bench.bytes("{{ a }}")
    compile_template(data)
    (file,) = place.iterdir()
    whole = file.read_bytes()
    for each in (content, whole[:-1], whole[: len(whole) // 2], whole.replace(b"print", b"prinz", 1)):
        file.write_bytes(each)
        assert again(data).value.render({"a": "x"}).value is not None
        assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_is_nobodys_trouble(bench, tmp_path, monkeypatch) -> None:
    (tmp_path / "a file").write_text("")
    compiling._CACHE.clear()
    for where in (tmp_path / "a file", tmp_path / "a file" / "below", "off", "", "relative"):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("REPORTKIT_CACHE", str(where))
        assert again(bench.bytes("{{ a }}")).value.render({"a": "x"}).value is not None
    monkeypatch.delenv("REPORTKIT_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    again(bench.bytes("{{ a }}"))
    if sys.platform.startswith("linux"):
        assert len(list((tmp_path / "cache" / "reportkit" / "templates").iterdir())) == 1


def test_no_more_files_are_kept_than_are_of_use(bench, place, monkeypatch) -> None:
    monkeypatch.setattr(kept, "FILES", 3)
    for number in range(6):
        compile_template(bench.bytes(f"{number} {{{{ a }}}}"))
    assert len(list(place.iterdir())) == 3


def test_writers_at_the_same_time_do_no_harm(bench, place, tmp_path) -> None:
    (tmp_path / "t.docx").write_bytes(bench.bytes(*LINES))
    script = (
        "import sys; from pathlib import Path; from reportkit.word import compile_template, compile as c\n"
        "data = Path(sys.argv[1]).read_bytes()\n"
        "for _ in range(8):\n    c._CACHE.clear(); assert compile_template(data).value\n"
        "    [each.unlink(missing_ok=True) for each in Path(sys.argv[2]).glob('[0-9a-f]*')] if _ % 3 == 0 else None\n"
    )
    words = [sys.executable, "-c", script, str(tmp_path / "t.docx"), str(place)]
    running = [subprocess.Popen(words, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [(each.communicate()[1], each.returncode) for each in running] == [("", 0)] * 3
    assert not [each for each in place.iterdir() if each.name.startswith(".")]


@pytest.mark.usefixtures("place")
def test_a_merge_of_a_kept_template_imports_next_to_nothing(bench, tmp_path) -> None:
    (tmp_path / "t.docx").write_bytes(bench.bytes(*LINES))
    (tmp_path / "d.json").write_text(json.dumps({**NAMES, "missing": "m"}))
    script = (
        "import sys; sys.argv[1:] = ['merge', *sys.argv[1:]]\n"
        "from reportkit.cli import main\n"
        "heavy = {'click', 'jinja2', 'pydantic', 'yaml', 'lxml', 'zipfile', 'docx', 'markdown_it'}\n"
        "try: main()\nfinally: print(sorted(heavy & set(sys.modules)))"
    )
    words = [sys.executable, "-c", script, str(tmp_path / "t.docx"), str(tmp_path / "d.json"), "-o"]
    said = []
    for out in ("first.docx", "second.docx"):
        run = subprocess.run([*words, str(tmp_path / out)], capture_output=True, text=True, check=True)
        said.append(run.stdout.splitlines()[-1])
    assert "click" in said[0]
    assert said[1] == "[]"
    assert (tmp_path / "first.docx").read_bytes() == (tmp_path / "second.docx").read_bytes()
