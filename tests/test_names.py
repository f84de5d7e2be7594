"""Names that rooms which may not see each other spell alike."""

from __future__ import annotations

from reportkit.assessment.vocabulary import StageId
from reportkit.cli.show import READERS as ON_THE_COMMAND_LINE
from reportkit.disclosure import READERS
from reportkit.documents.read import READERS as IN_A_MANIFEST
from reportkit.documents.read import STAGES


def test_every_door_knows_the_same_readers() -> None:
    assert set(READERS) == set(IN_A_MANIFEST) == set(ON_THE_COMMAND_LINE)


def test_a_manifest_can_name_every_stage_and_no_other() -> None:
    assert set(STAGES) == {each.value for each in StageId}
