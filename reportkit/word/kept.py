"""Compiled templates kept on the disk for the next process: as data, never as code.

A file holds the parts' syntax trees, what is known of styles and numbering, and the packed members. It is made of its
template's content, name and policy, this engine and its version, is written whole or not at all, and belongs to its owner
alone. When it is read back, its check sum, its grammar and everything that a template is screened for are checked again and
the proofs are made anew. Where anything is not as it should be the template is compiled as if there were no file.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from reportkit.diagnostics import Diagnostic, Location, Outcome
from reportkit.word.numbering import NumberingPart
from reportkit.word.package import Member
from reportkit.word.parts import part_of
from reportkit.word.screening import fetches, screen
from reportkit.word.stylesheet import Stylesheet
from reportkit.word.template import CompiledTemplate, Mention

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT: Final = 1
FILES: Final = 200
SIZE: Final = 64 << 20
_LEAD: Final = b"reportkit template\n"


def folder() -> str:
    """Return the folder of compiled templates, or the empty text where none is to be kept.

    `REPORTKIT_CACHE` names it; `off` means none. Else it is in the user's cache folder.
    """
    chosen = os.environ.get("REPORTKIT_CACHE")
    if chosen is not None:
        return "" if chosen.strip().casefold() in ("", "off", "0", "no") else chosen
    home = os.path.expanduser("~")  # noqa: PTH111 - pathlib is not imported for this
    if sys.platform == "win32":
        above = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        above = f"{home}/Library/Caches"
    else:
        above = os.environ.get("XDG_CACHE_HOME") or f"{home}/.cache"
    return os.path.join(above, "reportkit", "templates") if os.path.isabs(above) else ""  # noqa: PTH117, PTH118


@cache
def _engine() -> str:
    """Return what tells this engine from any other: its version and when its modules were last changed."""
    from reportkit import __version__

    here = os.path.dirname(__file__)  # noqa: PTH120
    with os.scandir(here) as modules:
        seen = sorted((each.name, each.stat().st_mtime_ns) for each in modules if each.name.endswith(".py"))
    return f"{FORMAT} {__version__} {sys.version_info[:2]} {seen}"


def key_of(digest: str, name: str, undefined: str) -> str:
    """Return the name of the file for a template's content, name and policy."""
    return digest_of("\0".join((digest, name, undefined, _engine())).encode("utf-8", "replace"))


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of some bytes: Python's own where there is one, which is there sooner than OpenSSL's."""
    try:
        from _sha256 import sha256  # type: ignore[import-not-found]
    except ImportError:
        from hashlib import sha256
    return str(sha256(data).hexdigest())


def recall(key: str) -> Outcome[CompiledTemplate] | None:
    """Return a compiled template that was kept, or `None`."""
    where = folder()
    if not where:
        return None
    try:
        return _read(_content(os.path.join(where, key)), key)  # noqa: PTH118
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, zlib.error):
        return None


def keep(key: str, made: Outcome[CompiledTemplate]) -> None:
    """Keep a compiled template if that can be done; nothing is said where it cannot."""
    where = folder()
    if not where or made.value is None:
        return
    beside = os.path.join(where, f".{key}.{os.getpid()}")  # noqa: PTH118
    try:
        os.makedirs(where, mode=0o700, exist_ok=True)  # noqa: PTH103
        data = _written(made, made.value, key)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(beside, os.path.join(where, key))  # noqa: PTH105, PTH118
        except BaseException:
            os.unlink(beside)  # noqa: PTH108
            raise
        _forget(where)
    except (OSError, ValueError):
        return


def _forget(where: str) -> None:
    """Leave the files that were made last, and no more of them than `FILES`."""
    with os.scandir(where) as files:
        seen = sorted(((each.stat().st_mtime, each.path) for each in files), reverse=True)
    for _, path in seen[FILES:]:
        os.unlink(path)  # noqa: PTH108


def _content(path: str) -> bytes:
    """Read a file that is its owner's alone; raises `OSError` or `ValueError` for any other."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        about = os.fstat(handle)
        if hasattr(os, "getuid") and (about.st_uid != os.getuid() or about.st_mode & 0o077):
            raise ValueError("somebody else's")
        if about.st_size > SIZE:
            raise ValueError("too large")
        return file.read(SIZE + 1)


def _sum(key: str, data: bytes) -> bytes:
    return digest_of(key.encode() + data).encode()


def _written(made: Outcome[CompiledTemplate], template: CompiledTemplate, key: str) -> bytes:
    blob, members = [], []
    for each in template.members:
        members.append([each.name, each.method, each.crc, each.size, len(each.packed)])
        blob.append(each.packed)
    sheet, numbers = template.stylesheet, template.numbering
    kinds = (sheet.paragraphs, sheet.characters, sheet.tables, sheet.numbering, sheet.headings)
    data = {
        "template": template.template,
        "undefined": template.undefined,
        "members": members,
        "parts": [each.data for each in template.parts],
        "core": dict(template.core),
        "styles": [sorted(sheet.ids), *map(dict, kinds)],
        "numbering": [
            numbers.xml, list(numbers.abstract_of.items()), numbers.next_number, numbers.next_abstract,
            list(numbers.numbered.items()),
        ],
        "main": template.main,
        "width": template.width,
        "has_core": template.has_core,
        "drawings": template.drawings,
        "mentions": [[each.name, each.at.path, each.quote, each.written] for each in template.mentions],
        "findings": [
            [each.code, each.message, each.at and [each.at.where, each.at.path], each.hint, each.quote]
            for each in made.findings
        ],
    }  # fmt: skip
    tree = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "strict")
    body = b"%d\n%s%s" % (len(tree), tree, b"".join(blob))
    return _LEAD + _sum(key, body) + b"\n" + body


def _read(content: bytes, key: str) -> Outcome[CompiledTemplate]:
    lead, total, body = content[: len(_LEAD)], *content[len(_LEAD) :].split(b"\n", 1)
    if lead != _LEAD or total != _sum(key, body):
        raise ValueError("changed")
    size, rest = body.split(b"\n", 1)
    tree, blob = rest[: int(size)], memoryview(rest)[int(size) :]
    data: dict[str, Any] = json.loads(tree)
    members, at = [], 0
    for name, method, crc, length, packed in data["members"]:
        members.append(Member(_text(name), _whole(method), _whole(crc), _whole(length), bytes(blob[at : at + packed])))
        at += _whole(packed)
    name = _text(data["template"])
    parts = tuple(part_of(each, name, {}) for each in data["parts"])
    _screen(members, data["parts"], name)
    mentions = tuple(
        Mention(_text(each), Location(name, _text(path)), _text(quote), _text(written))
        for each, path, quote, written in data["mentions"]
    )
    ids, *kinds = data["styles"]
    paragraphs, characters, tables = (_texts(each) for each in kinds[:3])
    numbering, headings = ({_text(key): _whole(value) for key, value in each.items()} for each in kinds[3:])
    xml, abstracts, number, abstract, numbered = data["numbering"]
    if data["undefined"] not in ("strict", "mark", "blank"):
        raise ValueError("not a policy")
    made = CompiledTemplate(
        names=tuple(sorted({each.name for each in mentions})),
        styles=frozenset(map(_text, ids)),
        mentions=mentions,
        template=name,
        undefined=data["undefined"],
        members=tuple(members),
        parts=parts,
        core=_texts(data["core"]),
        stylesheet=Stylesheet(frozenset(ids), paragraphs, characters, tables, numbering, headings),
        numbering=NumberingPart(_text(xml), _counts(abstracts), _whole(number), _whole(abstract), _counts(numbered)),
        main=_text(data["main"]),
        width=_whole(data["width"]),
        has_core=bool(data["has_core"]),
        drawings=_whole(data["drawings"]),
    )
    return Outcome(made, tuple(_finding(*each) for each in data["findings"]))


def _finding(code: Any, message: Any, place: Any, hint: Any, quote: Any) -> Diagnostic:
    at = Location(_text(place[0]), _text(place[1])) if place else None
    return Diagnostic(_text(code), _text(message), at=at, hint=_text(hint), quote=_text(quote))


def _screen(members: list[Member], parts: list[dict[str, Any]], name: str) -> None:
    """Ask of a template that was kept what is asked of one that is opened; raises `ValueError`."""
    contents = {each.name: each.read() if each.name.endswith((".xml", ".rels", ".vml")) else b"" for each in members}
    if any(screen(contents, name)) or len(contents) != len(members):
        raise ValueError("refused")
    if any(fetches(json.dumps(each["body"], ensure_ascii=False)) for each in parts):
        raise ValueError("refused")


def _text(value: Any) -> str:
    if type(value) is not str:
        raise ValueError("not a text")
    return value


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise ValueError("not a number")
    return value


def _texts(value: Mapping[Any, Any]) -> dict[str, str]:
    return {_text(key): _text(each) for key, each in value.items()}


def _counts(pairs: Any) -> dict[int, int]:
    return {_whole(key): _whole(value) for key, value in pairs}
