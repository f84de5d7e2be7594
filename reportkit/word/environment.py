"""The one Jinja environment that every part of every template is read in: its grammar, and nothing of its run time.

What is read is checked (`language`), made plain data (`lowering`) and run by a program of our own (`program`).
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment

from reportkit.word.blocks import COMMENT, EXPRESSION, STATEMENT


@cache
def environment() -> Environment:
    """Return the process's only environment: no globals, no filters, tags in characters that no document holds."""
    made = Environment(
        block_start_string=STATEMENT[0],
        block_end_string=STATEMENT[1],
        variable_start_string=EXPRESSION[0],
        variable_end_string=EXPRESSION[1],
        comment_start_string=COMMENT[0],
        comment_end_string=COMMENT[1],
        keep_trailing_newline=True,
        optimized=False,
        autoescape=True,
        cache_size=0,
    )
    for names in (made.globals, made.filters, made.tests):
        names.clear()
    return made
