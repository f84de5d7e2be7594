"""Names that are safe on every platform, from one pattern."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.batch.naming import Pattern, read_pattern, same_place

FACTS = {"stem": "case-1", "document": "psr", "reader": "court", "format": "docx", "folder": "a/b", "number": 7,
         "hash": "0123", "status": "draft", "on": "2026-11-21"}  # fmt: skip


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_stem_and_no_folder_leads_out_or_breaks_a_platform(stem: str, folder: str) -> None:
    name = Pattern("{folder}/{stem}.{document}.{reader}.{format}").name({**FACTS, "stem": stem, "folder": folder})
    name.encode()
    for part in name.split("/"):
        assert part not in ("", ".", "..")
        assert not part.startswith((".", " "))
        assert not part.endswith((" ", "."))
        assert not set(part) & set('<>:"\\|?*')
        assert part.isprintable()
        assert part.split(".")[0].lower() not in ("con", "prn", "aux", "nul", "com1", "lpt9")
        assert len(part.encode()) <= 200


@pytest.mark.parametrize("pattern", ["{stem}", "{name}.{format}", "../{stem}.{format}", "/out/{stem}.{format}",
                                     "{stem!r}.{format}", "{stem:>9}.{format}", "{stem.x}.{format}", "{}.{format}",
                                     "{stem", "C:{stem}.{format}", "a\\{stem}.{format}"])  # fmt: skip
def test_a_pattern_that_could_do_harm_is_refused(pattern: str) -> None:
    assert read_pattern(pattern).value is None
    assert [each.code for each in read_pattern(pattern).findings] == ["RK613"]


def test_a_number_can_be_padded_and_folders_made() -> None:
    pattern = read_pattern("{on}/{reader}/{number:05}-{stem}.{format}").unwrap()
    assert pattern.name(FACTS) == "2026-11-21/court/00007-case-1.docx"


def test_a_long_name_is_cut_and_stays_its_own() -> None:
    one, two = (Pattern().name({**FACTS, "stem": "x" * 300 + each}) for each in "ab")
    assert one != two
    assert one.endswith(".docx")


def test_names_that_are_one_file_somewhere_share_their_place() -> None:
    assert same_place("Case-É.docx") == same_place("case-e\u0301.docx")
