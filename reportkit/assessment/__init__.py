"""The assessment: a JSON file becomes a frozen `Assessment`, every derived answer worked out.

In: bytes of JSON and a day. Out: `Outcome[Assessment]`. Never: a value in a message, a guess, a rule about documents.
"""

from reportkit.assessment.models.assessment import Assessment
from reportkit.assessment.models.base import Narrative, Passage, Sensitivity
from reportkit.assessment.occasion import Occasion
from reportkit.assessment.paths import PathFacts, all_paths
from reportkit.assessment.plain_data import plain

__all__ = ["Assessment", "Narrative", "Occasion", "Passage", "PathFacts", "Sensitivity", "all_paths", "plain"]
