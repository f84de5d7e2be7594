"""The data that comes with reportkit: YAML of our own, beside the code that reads it."""

from __future__ import annotations

from importlib.resources import files
from typing import Any


def shipped(package: str, name: str) -> Any:
    """Return the data of a YAML file that stands beside a package's code.

    What other people write is read by `documents`, which knows the line of everything; this is for what we test ourselves.

    >>> sorted(shipped("reportkit.assessment", "stages.yaml"))
    ['stages']
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(files(package).joinpath(name).read_bytes(), Loader=loader)  # noqa: S506 - both are the safe loader
