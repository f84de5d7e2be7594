"""A merge that goes well: words of the plainest kind, a template that was compiled before, and nothing to report.

Whatever is not so plain is left to the command itself, which begins anew and says what it finds; nothing is written before
it is certain that there is nothing to say.
"""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_OPTIONS = {"-o": "out", "--out": "out", "--undefined": "undefined", "--findings": "findings"}


def merged(words: Sequence[str]) -> bool:
    """Merge as `reportkit merge` does and say so; return whether it was done."""
    read = _read(words)
    if read is None:
        return False
    gc.disable()  # the process ends with this report
    try:
        return _merged(*read)
    finally:
        gc.enable()


def _merged(template: str, data: str, out: str, undefined: str, form: str) -> bool:
    try:
        with open(template, "rb") as file:  # noqa: PTH123 - pathlib is not imported for this
            source = file.read()
        with open(data, "rb") as file:  # noqa: PTH123
            given = file.read()
    except (OSError, ValueError):
        return False
    try:
        printed = _printed(source, given, os.path.basename(template), os.path.basename(data), undefined)  # noqa: PTH119
        if printed is None:
            return False
        _write(out, printed)
    except Exception:  # whatever it is, nothing is written yet: the command begins anew, meets it again, and says so
        return False
    print(out, file=sys.stderr if form == "json" else sys.stdout, flush=True)
    return True


def _read(words: Sequence[str]) -> tuple[str, str, str, str, str] | None:
    """Return template, data, out, policy and form of findings; `None` where the words are not of the plainest kind."""
    options = {"undefined": "strict", "findings": "text"}
    names: list[str] = []
    waiting = iter(words)
    for word in waiting:
        if word in _OPTIONS:
            options[_OPTIONS[word]] = next(waiting, "")
        elif word.startswith("-") or not word:
            return None
        else:
            names.append(word)
    known = options["undefined"] in ("strict", "mark", "blank") and options["findings"] in ("text", "json")
    if len(names) != 2 or not options.get("out", "") or options["out"].startswith("-") or not known:
        return None
    return names[0], names[1], options["out"], options["undefined"], options["findings"]


def _printed(source: bytes, given: bytes, template: str, data: str, undefined: str) -> bytes | None:
    from reportkit.jsonfile import parse_json
    from reportkit.word.kept import digest_of, key_of, recall

    kept = recall(key_of(digest_of(source), template, undefined))
    if kept is None or kept.value is None or kept.findings:
        return None
    read = parse_json(given, name=data)
    if read.value is None or read.findings or not isinstance(read.value.value, dict):
        return None
    made = kept.value.render(read.value.value)
    return None if made.findings else made.value


def _write(out: str, content: bytes) -> None:
    """Write a file whole, or raise and leave nothing behind."""
    from reportkit.files import write_whole

    write_whole(out, content)
