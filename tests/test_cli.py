"""The command line as its user meets it: what is said, what is written, which exit code."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "first_time_referral_order.json"
DAY = ["--on", "2026-11-21"]


def reportkit(*words: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reportkit.cli", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        check=False,
        timeout=120,
    )


def test_help_names_every_command() -> None:
    said = reportkit("--help").stdout
    assert all(each in said for each in ("render", "validate", "documents", "schema", "explain", "merge"))


def test_help_imports_nothing_that_it_does_not_need() -> None:
    code = (
        "import sys; from reportkit import cli; "
        "print([each for each in ('pydantic', 'jinja2', 'lxml', 'docx', 'docxtpl', 'yaml', 'pypandoc') if each in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_render_imports_no_other_library_than_it_uses() -> None:
    code = (
        "import sys, datetime; from pathlib import Path; from reportkit.pipeline import Request, render; "
        f"r = render(Request(Path({str(SAMPLE)!r}), 'referral_order', 'panel', datetime.date(2026, 11, 21))); assert r.made; "
        "print([each for each in ('click', 'docx', 'docxtpl', 'pypandoc', 'rich') if each in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_render_writes_the_report_and_its_record(tmp_path: Path) -> None:
    run = reportkit("render", SAMPLE, "referral_order", "--for", "panel", "-o", tmp_path, *DAY)
    assert run.returncode == 0, run.stderr
    report = tmp_path / "first_time_referral_order.referral_order.panel.docx"
    assert run.stdout.strip() == str(report)
    assert zipfile.is_zipfile(report)
    record = json.loads(report.with_suffix(".provenance.json").read_text(encoding="utf-8"))
    assert record["reader"] == "panel"
    assert {each.name for each in tmp_path.iterdir()} == {report.name, report.stem + ".provenance.json"}


def test_the_record_says_where_and_never_what(tmp_path: Path) -> None:
    reportkit("render", SAMPLE, "referral_order", "-o", tmp_path, *DAY)
    record = (tmp_path / "first_time_referral_order.referral_order.practitioner.provenance.json").read_text(
        encoding="utf-8"
    )
    header = json.loads(SAMPLE.read_text(encoding="utf-8"))["core_record"]["header"]
    assert header["surname"] not in record
    assert "core_record.header" in record


def test_a_final_with_a_gap_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    data = json.loads(SAMPLE.read_text(encoding="utf-8"))
    del data["modules"]["referral_order_report"]["panel_date"]
    broken = tmp_path / "child.json"
    broken.write_text(json.dumps(data), encoding="utf-8")
    run = reportkit("render", broken, "referral_order", "--final", "-o", tmp_path / "out", *DAY)
    assert run.returncode == 1
    assert "RK302" in run.stderr
    assert not (tmp_path / "out").exists()


def test_a_draft_with_a_gap_is_made_and_says_so(tmp_path: Path) -> None:
    data = json.loads(SAMPLE.read_text(encoding="utf-8"))
    del data["modules"]["referral_order_report"]["panel_date"]
    broken = tmp_path / "child.json"
    broken.write_text(json.dumps(data), encoding="utf-8")
    run = reportkit("render", broken, "referral_order", "-o", tmp_path / "out", *DAY)
    assert run.returncode == 1
    assert (tmp_path / "out" / "child.referral_order.practitioner.docx").is_file()


def test_findings_for_machines_are_json_lines(tmp_path: Path) -> None:
    broken = tmp_path / "child.json"
    header = {"date_of_birth": "14/03/2010"}
    broken.write_text(json.dumps({"reportkit_assessment": 1, "core_record": {"header": header}}), encoding="utf-8")
    run = reportkit("validate", broken, "--findings", "json", *DAY)
    assert run.returncode == 1
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert found[0]["code"].startswith("RK")
    assert "14/03/2010" not in run.stdout + run.stderr


def test_every_sample_validates() -> None:
    run = reportkit("validate", *sorted((ROOT / "samples").glob("*.json")), *DAY)
    assert run.returncode == 0, run.stderr


def test_documents_lists_what_can_be_made_and_why_not() -> None:
    run = reportkit("documents", SAMPLE, *DAY)
    assert run.returncode == 0
    assert "referral_order" in run.stdout
    assert "no template for it here yet" in run.stdout


def test_explain_a_code_and_a_section() -> None:
    assert "What to do" in reportkit("explain", "RK302").stdout
    said = reportkit("explain", SAMPLE, "referral_order", "person_harmed", *DAY).stdout
    assert "because" in said
    assert "rules.yaml:" in said
    run = reportkit("explain", SAMPLE, "referral_order", "nonsense", *DAY)
    assert run.returncode == 1
    assert "RK305" in run.stderr


def test_merge_fills_any_template_with_plain_data(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Dear {{ person.name }},")
    document.add_paragraph("{%p for each in items %}")
    document.add_paragraph("{{ each }} & more")
    document.add_paragraph("{%p endfor %}")
    document.save(str(tmp_path / "letter.docx"))
    (tmp_path / "data.json").write_text('{"person": {"name": "Siân <Ŵyn>"}, "items": ["A & B", "C"]}', encoding="utf-8")
    run = reportkit("merge", tmp_path / "letter.docx", tmp_path / "data.json", "-o", tmp_path / "out.docx")
    assert run.returncode == 0, run.stderr
    said = [each.text for each in Document(str(tmp_path / "out.docx")).paragraphs]
    assert said == ["Dear Siân <Ŵyn>,", "A & B & more", "C & more"]


def test_merge_with_a_missing_name_is_refused_with_its_place(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Dear {{ nmae }},")
    document.save(str(tmp_path / "letter.docx"))
    (tmp_path / "data.json").write_text('{"name": "Jay"}', encoding="utf-8")
    run = reportkit("merge", tmp_path / "letter.docx", tmp_path / "data.json", "-o", tmp_path / "out.docx")
    assert run.returncode == 1
    assert "did you mean “name”?" in run.stderr
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["render"],
        ["render", "no-such-file.json", "psr"],
        ["explain", "RK999"],
        ["validate", str(SAMPLE), "--on", "yesterday"],
    ],
)
def test_wrong_usage_is_exit_code_2(words: list[str]) -> None:
    assert reportkit(*words).returncode == 2


def test_an_unknown_document_is_a_finding_with_the_nearest_name(tmp_path: Path) -> None:
    run = reportkit("render", SAMPLE, "refferal_order", "-o", tmp_path, *DAY)
    assert run.returncode == 1
    assert "did you mean “referral_order”?" in run.stderr


def test_a_folder_that_cannot_be_written_is_a_finding(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    run = reportkit("render", SAMPLE, "referral_order", "-o", blocked / "out", *DAY)
    assert run.returncode == 1
    assert "RK601" in run.stderr
    assert "Traceback" not in run.stderr


def test_the_schema_is_written(tmp_path: Path) -> None:
    run = reportkit("schema", "-o", tmp_path / "schema.json")
    assert run.returncode == 0
    assert json.loads((tmp_path / "schema.json").read_text(encoding="utf-8"))["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize("words", [["schema"], ["merge", "letter.docx", "data.json"]])
def test_a_file_that_cannot_be_written_is_a_finding(words: list[str], tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Dear {{ name }},")
    document.save(str(tmp_path / "letter.docx"))
    (tmp_path / "data.json").write_text('{"name": "Jay"}', encoding="utf-8")
    run = reportkit(*words, "-o", tmp_path / "no such folder" / "file", cwd=tmp_path)
    assert run.returncode == 1
    assert "RK601" in run.stderr


def test_standard_output_is_all_json_where_findings_are_json(tmp_path: Path) -> None:
    data = json.loads(SAMPLE.read_text(encoding="utf-8"))
    del data["modules"]["referral_order_report"]["panel_date"]
    (tmp_path / "child.json").write_text(json.dumps(data), encoding="utf-8")
    run = reportkit("render", "child.json", "referral_order", "--findings", "json", *DAY, cwd=tmp_path)
    assert "RK302" in [json.loads(line)["code"] for line in run.stdout.splitlines()]
    assert run.stderr.strip() == str(Path("out") / "child.referral_order.practitioner.docx")
    run = reportkit("documents", "child.json", "--findings", "json", *DAY, cwd=tmp_path)
    listed = {each["document"]: each for each in map(json.loads, run.stdout.splitlines())}
    assert listed["referral_order"]["missing"] == ["modules.referral_order_report.panel_date"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_is_said_in_words() -> None:
    with Path("/dev/full").open("w") as full:
        words = [sys.executable, "-m", "reportkit.cli", "schema"]
        run = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert run.returncode == 1
    assert "the system refused" in run.stderr


def test_a_report_that_cannot_be_replaced_keeps_its_own_record(tmp_path: Path) -> None:
    name = "first_time_referral_order.referral_order.practitioner"
    (tmp_path / f"{name}.docx").mkdir()  # like a report that is open in another program
    record = tmp_path / f"{name}.provenance.json"
    record.write_text("{}", encoding="utf-8")
    run = reportkit("render", SAMPLE, "referral_order", "-o", tmp_path, *DAY)
    assert run.returncode == 1
    assert "RK601" in run.stderr
    assert record.read_text(encoding="utf-8") == "{}"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.skipif(not Path("/dev/stdin").exists(), reason="there is no such file here")
def test_an_assessment_can_come_from_a_pipe(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "reportkit.cli", "render", "/dev/stdin", "referral_order", "-o", str(tmp_path), *DAY]
    run = subprocess.run(words, input=SAMPLE.read_bytes(), capture_output=True, check=False)
    assert run.returncode == 0, run.stderr
    record = json.loads((tmp_path / "stdin.referral_order.practitioner.provenance.json").read_text(encoding="utf-8"))
    assert record["assessment_sha256"] == hashlib.sha256(SAMPLE.read_bytes()).hexdigest()


def test_a_report_flows_from_standard_input_to_standard_output(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "reportkit.cli", "render", "-", "referral_order", "--for", "panel", *DAY]
    run = subprocess.run([*words, "-o", "-"], input=SAMPLE.read_bytes(), capture_output=True, check=False, timeout=120)
    assert run.returncode == 0, run.stderr
    reportkit("render", SAMPLE, "referral_order", "--for", "panel", "-o", tmp_path, *DAY)
    assert run.stdout == (tmp_path / "first_time_referral_order.referral_order.panel.docx").read_bytes()
    broken = subprocess.run([*words, "-o", "-"], input=b"{", capture_output=True, check=False, timeout=120)
    assert (broken.returncode, broken.stdout) == (1, b"")
    assert b"standard input:1" in broken.stderr


def test_standard_output_holds_one_report_and_nothing_else() -> None:
    for more in (["child_plan"], ["--to", "docx,pdf"], ["--findings", "json"]):
        assert reportkit("render", SAMPLE, "referral_order", *more, "-o", "-").returncode == 2
