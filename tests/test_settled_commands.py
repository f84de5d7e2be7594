"""What every command settles before it begins."""

from __future__ import annotations

import gc
import os

from reportkit.cli.commands import _settle


def test_no_plugin_sees_what_is_validated_and_cycles_are_looked_for_seldom(monkeypatch) -> None:
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "")
    before = gc.get_threshold()
    try:
        _settle()
        assert os.environ["PYDANTIC_DISABLE_PLUGINS"] == "__all__"
        assert gc.get_threshold()[0] >= 100_000
    finally:
        gc.set_threshold(*before)
