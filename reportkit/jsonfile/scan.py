"""Where things stand in a JSON text, and everything that is wrong with it, in one pass without recursion.

The scanner reads the language of `json.loads` less what no assessment may hold (keys that stand twice, control
characters, half surrogate pairs, numbers without end). It goes on after what it can understand (a comment, a comma too
many, single quotes), so that one run finds all of it. Its time is linear in the length of the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from reportkit.jsonfile.parts import Limits, Mistake, Open, Path, Wanted
from reportkit.jsonfile.words import (
    CURLY,
    GOOD_STRING,
    SINGLE_QUOTED,
    STRING,
    WORD,
    trouble_of_word,
    troubles_of_text,
)

_SPACE = re.compile(r"[ \t\n\r]*+")
_OTHER_SPACE = re.compile(r"[^\S \t\n\r]++|\ufeff++")
_COMMENT = re.compile(r"//[^\n\r]*+|#[^\n\r]*+|/\*(?:[^*]++|\*(?!/))*+\*/")

VALUE, KEY, COLON, NEXT, END = "value", "key", "colon", "next", "end"


class Scan:
    """One pass over `text`; afterwards `mistakes` and `places` hold what was found.

    `places` maps each wanted path that exists to the offsets of its key (or, in a list, of its value) and of its value.
    """

    def __init__(self, text: str, limits: Limits | None = None, wanted: Iterable[Path] = ()) -> None:
        self.text = text
        self.limits = limits or Limits()
        self.mistakes: list[Mistake] = []
        self.places: dict[Path, tuple[int, int]] = {}
        self._at = 0
        self._open: list[Open] = []
        self._state = VALUE
        self._values = 0
        self._over = False
        self._root = Wanted.of(wanted)
        steps = {VALUE: self._value, KEY: self._key, COLON: self._colon, NEXT: self._next, END: self._rest}
        while not self._over:
            self._skip()
            if self._at >= len(text):
                self._ended()
            elif not self._over:
                steps[self._state]()

    # What is found

    @property
    def _path(self) -> Path:
        return tuple(each.step for each in self._open)

    def _note(
        self, code: str, message: str, *, at: int | None = None, hint: str = "", other: int | None = None
    ) -> None:
        self.mistakes.append(Mistake(code, self._at if at is None else at, self._path, message, hint, other))
        self._over = self._over or len(self.mistakes) >= self.limits.findings

    def _stop(
        self, code: str, message: str, *, at: int | None = None, hint: str = "", other: int | None = None
    ) -> None:
        self._note(code, message, at=at, hint=hint, other=other)
        self._over = True

    def _ended(self) -> None:
        self._over = True
        if self._state == END or (self.mistakes and not self._open):
            return
        if not self._open:
            self._note("RK102", "the file holds nothing but white space")
            return
        top = self._open[-1]
        what = "list" if top.closer == "]" else "group"
        self._note(
            "RK106",
            f"the file breaks off here: the {what} that begins on line {{line}} is not closed"
            + (", nor is what stands around it" if len(self._open) > 1 else ""),
            other=top.start,
        )

    # Steps

    def _skip(self) -> None:
        while not self._over:
            self._at = self._end_of(_SPACE)
            if (end := self._end_of(_COMMENT)) > 0:
                self._note("RK105", "JSON has no comments", hint="remove it")
            elif (end := self._end_of(_OTHER_SPACE)) > 0:
                self._note(
                    "RK105", "an invisible character of another kind stands between two values", hint="remove it"
                )
            else:
                return
            self._at = end

    def _end_of(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.text, self._at)
        return found.end() if found else -1

    def _value(self) -> None:
        character = self.text[self._at]
        if character in "]}":
            self._close_instead_of_value(character)
        elif character == ",":
            self._note("RK105", "a value is missing before this comma", hint="write the value, or remove the comma")
            self._state = NEXT if self._open else END
        elif character == ":":
            self._note("RK105", "there is a colon where a value is expected", hint="remove it")
            self._at += 1
        else:
            self._begin_value(character)

    def _begin_value(self, character: str) -> None:
        self._values += 1
        if self._values > self.limits.values:
            self._stop("RK101", f"the file holds more than {self.limits.values:,} values")
            return
        wanted = self._mark()
        if character in "{[":
            self._push(character, wanted)
            return
        if character == '"':
            self._string()
        elif character == "'":
            self._single_quoted()
        else:
            self._word()
        self._after_value()

    def _mark(self) -> Wanted | None:
        if not self._open:
            wanted: Wanted | None = self._root
            key_at = self._at
        else:
            top = self._open[-1]
            wanted = top.wanted.get(top.step) if top.wanted else None
            key_at = top.step_at if top.closer == "}" else self._at
            top.after_comma = False
        if wanted is not None and wanted.path is not None:
            self.places[wanted.path] = (key_at, self._at)
        return wanted

    def _push(self, character: str, wanted: Wanted | None) -> None:
        if len(self._open) >= self.limits.depth:
            self._stop("RK101", f"the file goes deeper than {self.limits.depth} levels here")
            return
        group = character == "{"
        self._open.append(Open("}" if group else "]", self._at, wanted, "" if group else 0))
        self._at += 1
        self._state = KEY if group else VALUE

    def _after_value(self) -> None:
        self._state = NEXT if self._open else END

    def _close_instead_of_value(self, character: str) -> None:
        if not self._open:
            self._stop("RK105", f"“{character}” closes something that was never opened")
            return
        top = self._open[-1]
        if top.closer == "}":
            self._note("RK105", "the value after the colon is missing", hint="write the value, or null")
        elif character == "]" and top.after_comma:
            self._note("RK105", "there is a comma after the last item of a list", hint="remove the comma")
        self._state = NEXT

    def _key(self) -> None:
        character, top, start = self.text[self._at], self._open[-1], self._at
        if character == "}" and top.after_comma:
            self._note("RK105", "there is a comma after the last answer of a group", hint="remove the comma")
        if character in "}]":
            self._state = NEXT
        elif character == ",":
            self._note("RK105", "there is a comma where a key is expected", hint="remove the comma")
            self._at += 1
        elif character in "{[:":
            self._stop("RK105", "a key in double quotation marks is expected here")
        else:
            top.after_comma = False
            if character == '"':
                name = self._string()
            elif character == "'":
                name = self._single_quoted()
            else:
                name = self._bare_key()
            self._named(top, name, start)

    def _bare_key(self) -> str:
        end = self._end_of(WORD)
        word = self.text[self._at : end] if end > 0 else self.text[self._at]
        if word[0] in CURLY:
            self._note("RK105", "a key stands in straight double quotation marks, not in curly ones")
        else:
            self._note("RK105", "a key stands in double quotation marks", hint='write "key": value')
        self._at += len(word)
        return word

    def _named(self, top: Open, name: str, start: int) -> None:
        top.step, top.step_at = name, start
        self._state = COLON
        if self._over:
            return
        if name in top.seen:
            self._note(
                "RK107",
                "this key stands twice in the same group, here and on line {line}",
                at=start,
                other=top.seen[name],
                hint="keep one of the two",
            )
        else:
            top.seen[name] = start

    def _colon(self) -> None:
        character = self.text[self._at]
        self._state = VALUE
        if character in ":=":
            self._at += 1
        if character != ":":
            self._note("RK105", "a colon is missing between the key and its value", hint='write "key": value')
        if character in ",}]":
            self._state = NEXT

    def _next(self) -> None:
        character, top = self.text[self._at], self._open[-1]
        if character == top.closer:
            self._open.pop()
            self._at += 1
            self._after_value()
            return
        if character in "]}":
            self._stop(
                "RK105",
                f"“{character}” stands here, but what began on line {{line}} is closed by “{top.closer}”",
                other=top.start,
            )
            return
        if character == ",":
            self._at += 1
        elif self.text[self._at - 1] == '"' and self._end_of(WORD) > 0:
            self._stop(
                "RK105",
                "a quotation mark ends a text just before this, and the text seems to go on",
                hint='a quotation mark inside a text is written \\"',
            )
            return
        else:
            self._note("RK105", "a comma is missing before this", hint="write a comma between two values")
        if isinstance(top.step, int):
            top.step += 1
        else:
            top.step = ""
        top.after_comma = True
        self._state = KEY if top.closer == "}" else VALUE

    def _rest(self) -> None:
        if self.text[self._at] == "{":
            self._stop(
                "RK105", "a second group begins after the end of the first", hint="one file holds one assessment"
            )
        else:
            self._stop("RK105", "there is more text after the end of the JSON value", hint="remove what follows")

    # Texts, numbers and words

    def _string(self) -> str:
        """Step over the text that begins here and return it, or something like it where it is not sound."""
        start = self._at
        good = GOOD_STRING.match(self.text, start)
        if good:
            self._at = good.end()
            inner = self.text[start + 1 : self._at - 1]
            return str(json.loads(good.group())) if "\\" in inner else inner
        whole = STRING.match(self.text, start)
        end = whole.end() if whole else len(self.text)
        self._troubles(start, end, closed=whole is not None)
        self._at = end
        return self.text[start + 1 : end - 1]

    def _troubles(self, start: int, end: int, *, closed: bool) -> None:
        break_at = min((at for mark in "\n\r" if (at := self.text.find(mark, start, end)) >= 0), default=-1)
        if not closed and (break_at < 0 or not self.text[break_at:end].strip()):
            self._stop("RK106", "the file breaks off inside the text that begins here", at=start)
            return
        for each in troubles_of_text(self.text, start + 1, end - 1 if break_at < 0 else break_at):
            self._note(each.code, each.message, at=each.at, hint=each.hint)
        if break_at >= 0:
            self._stop(
                "RK105",
                "the text that begins here has no closing quotation mark on its line",
                at=start,
                hint="close it; a line break inside a text is written \\n",
            )

    def _single_quoted(self) -> str:
        start, end = self._at, self._end_of(SINGLE_QUOTED)
        if end < 0:
            self._stop("RK105", "the text that begins here in single quotation marks is not closed on its line")
            return ""
        self._note("RK105", "a text stands in double quotation marks, not in single ones", hint='write "…"')
        self._at = end
        return self.text[start + 1 : end - 1]

    def _word(self) -> None:
        start, end = self._at, self._end_of(WORD)
        self._at = end = end if end > 0 else start + 1
        if end == len(self.text) and self._open:
            return  # broken off inside: the end of the file is reported
        trouble = trouble_of_word(self.text[start:end], self.limits.digits)
        if trouble:
            self._note(trouble.code, trouble.message, at=start, hint=trouble.hint)
