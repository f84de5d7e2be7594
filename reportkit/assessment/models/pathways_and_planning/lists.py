"""The controlled lists that only Pathways and Planning uses, and the two shapes of short text that it repeats."""

from typing import Annotated

from pydantic import StringConstraints

from reportkit.assessment.models.base import Listed
from reportkit.assessment.models.explanations_lists import REFERENCE

Ref = Annotated[str, StringConstraints(max_length=64, pattern=REFERENCE)]
"""The id of a desistance factor, a future behaviour, an adverse outcome or another row."""

Line = Annotated[str, StringConstraints(max_length=255)]
"""One short line of text."""


class EnforcementStatus(Listed, source="INFERRED-D"):
    """How a matter of breach stands."""

    NONE = "none", "No enforcement action"
    WARNING = "warning", "Warning given"
    BREACH_PENDING = "breach_pending", "Breach being prepared"
    BREACH_IN_COURT = "breach_in_court", "Breach before the court"
    BREACH_PROVED = "breach_proved", "Breach proved"
    RECALLED = "recalled", "Recalled"


class Priority(Listed, source="INFERRED-D"):
    """How early and how much a key area is worked on."""

    HIGH = "high", "High"
    MEDIUM = "medium", "Medium"
    LOW = "low", "Low"


class ResourceType(Listed, source="INFERRED-D"):
    """Who provides a resource."""

    YOT = "yot", "Youth justice service"
    STATUTORY = "statutory", "Another statutory service"
    VOLUNTARY = "voluntary", "Voluntary organisation"
    FAMILY = "family", "Family and networks"
    SECURE_ESTATE = "secure_estate", "Secure establishment"
    OTHER = "other", "Other"


class TargetStatus(Listed, source="INFERRED-R"):
    """How a target stands."""

    NOT_STARTED = "not_started", "Not started"
    IN_PROGRESS = "in_progress", "In progress"
    ACHIEVED = "achieved", "Achieved"
    PARTLY_ACHIEVED = "partly_achieved", "Partly achieved"
    NOT_ACHIEVED = "not_achieved", "Not achieved"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ExternalControlKind(Listed, source="INFERRED-R"):
    """A control or action from outside the plan."""

    CURFEW = "curfew", "Curfew"
    ELECTRONIC_MONITORING = "electronic_monitoring", "Electronic monitoring"
    EXCLUSION_ZONE = "exclusion_zone", "Exclusion zone"
    NON_ASSOCIATION = "non_association", "Non-association"
    RESIDENCE = "residence", "Residence"
    ISS = "iss", "Intensive supervision and surveillance"
    POLICE_INTEL_SHARING = "police_intel_sharing", "Information sharing with the police"
    MAPPA_ACTION = "mappa_action", "MAPPA action"
    LICENCE_CONDITION = "licence_condition", "Licence condition"
    OTHER = "other", "Other"


class TemporaryReleaseType(Listed, source="INFERRED-D"):
    """The kind of temporary release; ROTL is for YOIs, mobility for STCs and secure children's homes (U26)."""

    ROTL = "rotl", "Release on temporary licence"
    MOBILITY = "mobility", "Mobility"
    ESCORTED_ABSENCE = "escorted_absence", "Escorted absence"
    RESETTLEMENT_OVERNIGHT = "resettlement_overnight", "Resettlement overnight release"
    OTHER = "other", "Other"


class Change(Listed, source="S4"):
    """Which way a change of circumstances moves the risk."""

    INCREASE = "increase", "Increase"
    DECREASE = "decrease", "Decrease"


class ContingencyProcess(Listed, source="S4"):
    """What kind of step a contingency action is."""

    REVIEW_ASSESSMENT = "review_assessment", "Review the assessment"
    SHARE_INFORMATION = "share_information", "Share information"
    INFORM_MANAGEMENT = "inform_management", "Inform management"
    ALTER_CONTACT = "alter_contact", "Change the level of contact"
    REFER_PARTNER = "refer_partner", "Refer to a partner agency"
    OTHER = "other", "Other"


class Pictogram(Listed, source="INFERRED-D"):
    """A picture for a target in the child's plan; the label is its text alternative."""

    LEARNING = "learning", "A book: school, college or work"
    APPOINTMENTS = "appointments", "A clock: being on time"
    HOME = "home", "A house: where I live"
    FAMILY = "family", "Two people together: my family"
    FRIENDS = "friends", "Three people: my friends"
    CALMING = "calming", "A traffic light: stop, think, go"
    FEELINGS = "feelings", "Cloud and sun: feeling better"
    TALKING = "talking", "Two speech bubbles: talking it through"
    CUTTING_DOWN = "cutting_down", "A big bottle and a small one: cutting down"
    HEALTH = "health", "A heart: being well"
    SLEEP = "sleep", "Moon and stars: sleeping well"
    SPORT = "sport", "A ball: sport"
    INTERESTS = "interests", "Music: something I enjoy"
    MONEY = "money", "Coins and a jar: saving money"
    REPAIRING_HARM = "repairing_harm", "A mended bowl: putting things right"
    LETTER = "letter", "A letter"
    COMMUNITY_PROJECT = "community_project", "A plant: helping in a project"
    KEEPING_SAFE = "keeping_safe", "A shield: keeping safe"
    SAFE_PLACES = "safe_places", "A map: a safe way to go"
    KEEPING_OTHERS_SAFE = "keeping_others_safe", "An open hand: keeping others safe"
    ONLINE_LIFE = "online_life", "A phone with a lock: safe on my phone"
    PRIDE = "pride", "A star: what I am proud of"
    COURT_RULE = "court_rule", "A calendar: what the court asked me to do"
    REVIEW = "review", "A list with ticks: checking how it is going"
    SUPPORT_PERSON = "support_person", "A person and a plus sign: who can help"
    REWARD = "reward", "A rosette: well done"
