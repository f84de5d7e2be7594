"""What is said about a file that is not sound JSON, and where."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportkit.diagnostics import Diagnostic
from reportkit.jsonfile.scan import Scan
from reportkit.jsonfile.text import Limits, parse_json


def found(data: bytes | str, limits: Limits | None = None) -> list[Diagnostic]:
    data = data.encode() if isinstance(data, str) else data
    return list(parse_json(data, name="jay.json", limits=limits).findings)


def short(data: bytes | str) -> list[tuple[str, int | None, int | None]]:
    return [(each.code, each.at.line, each.at.column) for each in found(data) if each.at]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", [("RK102", None, None)]),
        (b" \n ", [("RK102", 2, 2)]),
        ('{"a": 1}'.encode("utf-16"), [("RK103", 1, 1)]),
        ('{"a": 1}'.encode("utf-16-le"), [("RK103", 1, 1)]),
        ('{"a": 1}'.encode("utf-16-be"), [("RK103", 1, 1)]),
        ('{"a": 1}'.encode("utf-32"), [("RK103", 1, 1)]),
        (b'{"a":\r\n "caf\xe9"}', [("RK103", 2, 6)]),
        (b'\xef\xbb\xbf{"a": 1}', [("RK104", 1, 1)]),
        ('{"a": [1, 2', [("RK106", 1, 12)]),
        ('{"a": "Jay plays\n', [("RK106", 1, 7)]),
        ('{"a": "x\\', [("RK106", 1, 7)]),
        ('{"a": tru', [("RK106", 1, 10)]),
        ('{"a": "x,\n "b": 2}', [("RK105", 1, 7)]),
        ('{"a": "it"s"}', [("RK105", 1, 11)]),
        ("{'a': 1}", [("RK105", 1, 2)]),
        ("{a: 1}", [("RK105", 1, 2)]),
        ("{“a”: 1}", [("RK105", 1, 2)]),
        ('{"a": 1,}', [("RK105", 1, 9)]),
        ("[1, 2,]", [("RK105", 1, 7)]),
        ("[1,, 2]", [("RK105", 1, 4)]),
        ("[1 2]", [("RK105", 1, 4)]),
        ('{"a" 1}', [("RK105", 1, 6)]),
        ('{"a": }', [("RK105", 1, 7)]),
        ("[1] // done", [("RK105", 1, 5)]),
        ("/* who */ [1]", [("RK105", 1, 1)]),
        ("# who\n[1]", [("RK105", 1, 1)]),
        ("/* who", [("RK105", 1, 1), ("RK105", 1, 4)]),
        ('{"a": 2026-03-14}', [("RK105", 1, 7)]),
        ("[01]", [("RK105", 1, 2)]),
        ("[True]", [("RK105", 1, 2)]),
        ('{"a":\u00a01}', [("RK105", 1, 6)]),
        ('["a\tb"]', [("RK105", 1, 4)]),
        ('["C:\\Users"]', [("RK105", 1, 5)]),
        ('["\\u0000"]', [("RK108", 1, 3)]),
        ('["\\b"]', [("RK108", 1, 3)]),
        (b'["a\x00"]', [("RK108", 1, 4)]),
        (b"[\x00]", [("RK108", 1, 2)]),
        ('["\\ud800"]', [("RK108", 1, 3)]),
        ('["\uffff"]', [("RK108", 1, 3)]),
        ("[NaN]", [("RK109", 1, 2)]),
        ("[-Infinity]", [("RK109", 1, 2)]),
        ("[1e999]", [("RK109", 1, 2)]),
        ("[" + "9" * 100_000 + "]", [("RK109", 1, 2)]),
        ('{"a": 1,\n "b": 2,\n "a": 3}', [("RK107", 3, 2)]),
        ('{"a": 1, "\\u0061": 3}', [("RK107", 1, 10)]),
        ('{"a": 1} {"b": 2}', [("RK105", 1, 10)]),
        ("[1]]", [("RK105", 1, 4)]),
        ("[1}", [("RK105", 1, 3)]),
        ("}", [("RK105", 1, 1)]),
        ("{]", [("RK105", 1, 2)]),
        ("{:1}", [("RK105", 1, 2)]),
    ],
)
def test_each_slip_has_its_code_and_place(data: bytes | str, expected: list[tuple[str, int, int]]) -> None:
    assert short(data) == expected


def test_one_run_finds_every_slip() -> None:
    slips = '{\'a\': 1, b: True, // hi\n "c": [1,], "d": NaN "e": 01, "e": "\\u0000"}'
    assert [code for code, _, _ in short(slips)] == [
        "RK105", "RK105", "RK105", "RK105", "RK105", "RK109", "RK105", "RK105", "RK107", "RK108",
    ]  # fmt: skip


def test_a_key_that_stands_twice_is_named_with_both_lines() -> None:
    (finding,) = found('{"core_record":\n {"rosh": 1,\n  "rosh": 2}}')
    assert finding.at
    assert (finding.at.path, finding.at.line) == ("core_record.rosh", 3)
    assert "on line 2" in finding.message


def test_no_value_and_no_key_that_may_be_a_name_is_repeated() -> None:
    for data in ('{"a": Jasper}', '{"Jasper Smith": 01}', '{"a": "Jasper\\q"}', "{'a': 'Jasper'}", '{"a": "Jasper'):
        assert found(data)
        assert "Jasper" not in str(found(data))


def test_tabs_and_line_breaks_written_as_escapes_and_emoji_are_fine() -> None:
    text = '["\\t\\n\\r\\u0009", "\\ud83d\\ude00", "😀", "\\/"]'
    assert parse_json(text.encode(), name="x").unwrap().value == json.loads(text)


def test_depth_and_number_of_values_are_limited() -> None:
    assert not found("[" * 100 + "]" * 100)
    assert short("[" * 101 + "]" * 101) == [("RK101", 1, 101)]
    assert [each.code for each in found("[1, 2, 3]", Limits(values=3))] == ["RK101"]
    assert [each.code for each in found('{"a": ",,,,,,"}', Limits(values=3))] == []
    assert [each.code for each in found("[1]", Limits(bytes=2))] == ["RK101"]


def test_findings_are_limited() -> None:
    assert [each.code for each in found("[" + "01," * 50 + "1]", Limits(findings=5))] == ["RK105"] * 5 + ["RK119"]


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"[" + b"1," * 2_000_000 + b"1]",
        b'["' + b"\\b" * 2_000_000 + b'"]',
        b'["' + b"\\ud800" * 1_000_000 + b'"]',
        b"\n" * 4_000_000 + b"x",
        b"," * 4_000_000,
        b'"' * 4_000_000,
        b" #\n" * 2_000_000,
        b"/*" * 2_000_000,
        b"'" * 2_000_000,
        b"9" * 4_000_000,
        b"\\" * 4_000_000,
    ],
    ids=range(13),
)
def test_hostile_files_end_quickly(data: bytes) -> None:
    began = time.process_time()
    outcome = parse_json(data, name="x")
    assert outcome.value is None
    assert outcome.findings
    assert time.process_time() - began < 20


def test_places_are_those_of_the_file() -> None:
    text = parse_json(b'{"a": [1,\r\n  {"b c": "x"}], "d": null}', name="x").unwrap()
    assert text.place(("a", 1, "b c")) == (2, 11)
    assert text.key_place(("a", 1, "b c")) == (2, 4)
    assert text.place(()) == (1, 1)
    assert text.place(("a", 0)) == text.key_place(("a", 0)) == (1, 8)
    assert text.place(("d",)) == (2, 23)
    assert text.place(("a", 2)) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(categories=("L", "Nd"))), inner),
)  # fmt: skip


@given(JSON, st.booleans(), st.sampled_from([None, 1, "\t"]))
def test_sound_json_is_read_as_the_standard_library_reads_it(
    value: object, ascii_only: bool, indent: int | str
) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    outcome = parse_json(text.encode(), name="x")
    assert outcome.findings == ()
    assert outcome.unwrap().value == json.loads(text)
    assert Scan(text).mistakes == []


@given(JSON)
def test_every_value_has_its_place(value: object) -> None:
    text = parse_json(json.dumps(value, ensure_ascii=False, indent=1).encode(), name="x").unwrap()
    paths: list[tuple[str | int, ...]] = []
    waiting: list[tuple[tuple[str | int, ...], object]] = [((), value)]
    while waiting:
        path, inner = waiting.pop()
        paths.append(path)
        if isinstance(inner, dict):
            waiting += [((*path, key), each) for key, each in inner.items()]
        elif isinstance(inner, list):
            waiting += [((*path, at), each) for at, each in enumerate(inner)]
    assert set(text.places(paths)) == set(paths)


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_a_value_or_findings(data: bytes) -> None:
    outcome = parse_json(data, name="x")
    assert (outcome.value is None) == bool(outcome.errors)


PIECES = st.sampled_from(
    ['"', "{", "}", "[", "]", ":", ",", "'", "\\", "\n", " ", "1", "-", "e", "NaN", "true", "//", "/*", "*/", "#", '"a"',
     "\u00a0", "“", "\\u", "d800", "\x00", "\ufeff", "0", ".", "null", ";"]
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(PIECES).map("".join))
def test_the_scanner_agrees_with_the_standard_library_on_what_is_json(text: str) -> None:
    try:
        json.loads(text, parse_constant=lambda _: 1 / 0, object_pairs_hook=lambda pairs: pairs)
        sound = True
    except (ValueError, ZeroDivisionError):
        sound = False
    mistakes = Scan(text).mistakes
    assert sound or mistakes
    assert not sound or all(each.code in ("RK107", "RK108", "RK109") for each in mistakes)
