"""JSON that somebody hands in: read within limits, with the line and column of everything in it.

In: bytes. Out: `Outcome[JsonText]`. Never: a guess, an exception for what a file holds, a value in a message.
"""

from reportkit.jsonfile.parts import Limits, Path
from reportkit.jsonfile.text import JsonText, parse_json, path_words

__all__ = ["JsonText", "Limits", "Path", "parse_json", "path_words"]
