"""The container file and the examples for schedulers name what there is."""

from __future__ import annotations

import configparser
import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest
import yaml

from reportkit.cli.batch import batch

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "pipelines"
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
JOINED = re.sub(r"\\\n\s*", " ", DOCKERFILE)


def understood(words: list[str]) -> None:
    """Check that the command line of a batch knows every word of `words`."""
    batch.make_context("batch", list(words[words.index("batch") + 1 :]), help_option_names=["-h", "--help"])


def test_everything_that_the_container_copies_is_there_and_let_through() -> None:
    copied = [each.split() for each in re.findall(r"^COPY (?!--from)(.*)$", DOCKERFILE, re.M)]
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert copied
    for *sources, _ in copied:
        for each in sources:
            assert (ROOT / each).exists(), each
            assert f"!{each}" in ignored


def test_the_container_holds_what_the_package_needs_to_be_built() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {project["project"]["readme"], *project["project"]["license-files"], "templates/", "reportkit/"}
    assert needed <= set(re.findall(r"\S+", " ".join(re.findall(r"^COPY (?!--from)(.*)$", DOCKERFILE, re.M))))
    assert "reportkit" in project["project"]["scripts"]
    assert json.loads(re.findall(r"^ENTRYPOINT (.*)$", DOCKERFILE, re.M)[0]) == ["reportkit"]


def test_the_container_runs_as_nobody_in_particular_and_without_the_tools_of_developers() -> None:
    assert re.findall(r"^USER (.*)$", DOCKERFILE, re.M)[-1] == "10001"
    assert DOCKERFILE.index("USER 10001") > DOCKERFILE.rindex("\nRUN ")
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    tools = {re.split(r"[<>=\[]", each)[0] for each in groups["dev"]}
    removed = re.findall(r"pip uninstall --yes (.*)", JOINED)[0].split()
    assert tools <= set(removed)


def test_no_address_of_a_registry_is_written_down() -> None:
    assert "://" not in DOCKERFILE


@pytest.mark.parametrize("section", ["service", "timer"])
def test_the_units_can_be_read_and_start_a_batch(section: str) -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(EXAMPLES / f"reportkit-batch.{section}", encoding="utf-8")
    assert unit["Unit"]["Description"]
    if section == "service":
        understood(
            [
                each
                for each in shlex.split(unit["Service"]["ExecStart"])
                if not each.endswith(".yaml") and each != "--settings"
            ]
        )


def test_the_line_for_cron_is_understood() -> None:
    line = (EXAMPLES / "crontab").read_text(encoding="utf-8").splitlines()[-1]
    assert len(line.split()[:5]) == 5
    understood(shlex.split(line.partition("&& ")[2].partition(" || ")[0]))


def test_the_job_for_kubernetes_is_understood_and_may_not_run_twice() -> None:
    job = yaml.safe_load((EXAMPLES / "cronjob.yaml").read_text(encoding="utf-8"))
    assert job["spec"]["concurrencyPolicy"] == "Forbid"
    pod = job["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    understood(container["args"])
    assert {each["name"] for each in container["volumeMounts"]} == {each["name"] for each in pod["volumes"]}
    assert pod["securityContext"]["runAsUser"] == 10001
