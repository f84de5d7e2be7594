"""Every picture that an assessment can name is there, with the words that a screen reader says."""

from __future__ import annotations

import pytest

from reportkit.assessment.models.pathways_and_planning.lists import Pictogram
from reportkit.authoring.pictograms import pictograms


@pytest.mark.parametrize("option", list(Pictogram))
def test_an_option_has_its_picture(option: Pictogram) -> None:
    assert option.label in [each.alt for each in pictograms() if each.id == option.value]
