"""What INPUT leads to, and what of it is not safe to read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from reportkit.batch.archives import members
from reportkit.batch.inputs import Bad, PassedOver, records
from reportkit.batch.jobs import Record
from reportkit.diagnostics import Diagnostic


def test_a_folder_is_read_with_all_that_is_in_it_and_each_file_once(tmp_path: Path) -> None:
    for name in ("b.json", "a/c.json", ".hidden/d.json", "a/notes.txt", "out/x.json", "b.psr.court.provenance.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}", encoding="utf-8")
    met = list(records([str(tmp_path), str(tmp_path / "b.json")], out=tmp_path / "out"))
    found = [(each.stem, each.folder, each.number) for each in met if isinstance(each, Record)]
    assert found == [("c", "a", 1), ("b", "", 2)]
    assert len([each for each in met if isinstance(each, PassedOver)]) == 2


def test_each_line_is_read_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "some.jsonl").write_bytes(b'\xef\xbb\xbf{"a": 1}\r\n\n  {"b": "\xc3\xa9"}  \n{"c"')
    met = [each for each in records([str(tmp_path / "some.jsonl")]) if isinstance(each, Record)]
    assert [each.source.read() for each in met] == [b'{"a": 1}', '{"b": "é"}'.encode(), b'{"c"']
    assert [each.stem for each in met] == ["some-000001", "some-000003", "some-000004"]
    assert met[1].name.endswith("some.jsonl line 3")


@pytest.mark.parametrize("word", ["nowhere.json", "nothing-*.json", "empty"])
def test_a_word_that_leads_nowhere_is_a_finding(word: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    met = list(records([str(tmp_path / word)]))
    assert [each.code for each in met if isinstance(each, Diagnostic)] == ["RK610"]


@pytest.mark.parametrize(
    "name", ["../out.json", "/etc/out.json", "a\\b.json", "a/../../b.json", "c:x.json", "a\x07.json"]
)
def test_an_archive_with_a_name_that_leads_out_is_not_read(name: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), "{}")
    assert [each.code for each in members(str(tmp_path / "bad.zip")).findings] == ["RK612"]


def test_an_archive_that_explodes_is_not_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", b" " * 50_000_000)
    (bad,) = records([str(tmp_path / "bomb.zip")])
    assert isinstance(bad, Bad)
    assert [each.code for each in bad.findings] == ["RK612"]


def test_a_member_is_read_to_the_limit_and_no_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportkit.batch.sources.LARGEST", 10)
    with zipfile.ZipFile(tmp_path / "some.zip", "w") as archive:
        archive.writestr("a.json", b"x" * 100)
    (record,) = records([str(tmp_path / "some.zip")])
    assert isinstance(record, Record)
    assert len(record.source.read()) == 11


def test_a_line_that_is_too_long_is_bad_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportkit.batch.inputs.LARGEST", 10)
    (tmp_path / "some.jsonl").write_bytes(b"{}\n" + b"x" * 100 + b'\n{"a":1}\n')
    met = list(records([str(tmp_path / "some.jsonl")]))
    assert [type(each) for each in met] == [Record, Bad, Record]
    assert isinstance(met[2], Record) and met[2].source.read() == b'{"a":1}'
