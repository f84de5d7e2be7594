"""The controlled lists of offending and anti-social behaviour."""

from reportkit.assessment.models.base import Listed


class Plea(Listed, source="INFERRED-D"):
    """What the child pleaded."""

    GUILTY = "guilty"
    NOT_GUILTY = "not_guilty"
    NOT_ENTERED = "not_entered", "No plea yet"
    NOT_APPLICABLE = "not_applicable", "Not before a court"


class Finding(Listed, source="INFERRED-D"):
    """What the court decided about guilt."""

    CONVICTED_ON_PLEA = "convicted_on_plea", "Convicted on a guilty plea"
    CONVICTED_AFTER_TRIAL = "convicted_after_trial"
    NOT_GUILTY = "not_guilty"
    NOT_DECIDED = "not_decided", "Not decided yet"
    NOT_APPLICABLE = "not_applicable", "Not before a court"


class VictimKind(Listed, source="U12"):
    """What is known about a person or organisation harmed."""

    SPECIFIC_TARGETED = "specific_targeted", "Chosen on purpose"
    VULNERABLE = "vulnerable"
    REPEAT = "repeat", "Harmed more than once"
    UNKNOWN_TO_CHILD = "unknown_to_child", "Not known to the child"
    RACIALLY_MOTIVATED = "racially_motivated"
    STAFF = "staff", "A member of staff"
    CHILD = "child", "Under 18"
    FAMILY = "family", "A member of the family"
    STRANGER = "stranger"
    CORPORATE = "corporate", "A business or organisation"


class VictimAgeBand(Listed, source="INFERRED-D"):
    """The age of a person harmed, as far as a report needs it."""

    UNDER_10 = "under_10", "Under 10"
    AGE_10_17 = "10_17", "10 to 17"
    AGE_18_59 = "18_59", "18 to 59"
    AGE_60_PLUS = "60_plus", "60 or over"
    NOT_APPLICABLE = "not_applicable", "Not a person"
    UNKNOWN = "unknown", "Not known"


class RestorativeConsent(Listed, source="INFERRED-D"):
    """Where a person harmed stands on restorative justice."""

    CONSENTS = "consents"
    DECLINES = "declines"
    UNDECIDED = "undecided"
    WITHDREW = "withdrew", "Consented, then withdrew"
    NO_REPLY = "no_reply", "Asked, with no reply"
    NOT_ASKED = "not_asked", "Not asked yet"


class AggravatingFactor(Listed, source="INFERRED-R"):
    """Something that makes an offence more serious."""

    WEAPON = "weapon", "A weapon"
    GROUP = "group", "Committed in a group"
    HATE_RACE = "hate_race", "Hate: race"
    HATE_RELIGION = "hate_religion", "Hate: religion"
    HATE_DISABILITY = "hate_disability", "Hate: disability"
    HATE_SEXUALITY = "hate_sexuality", "Hate: sexual orientation"
    HATE_TRANSGENDER = "hate_transgender", "Hate: transgender identity"
    DOMESTIC = "domestic", "In a domestic setting"
    SEXUAL = "sexual", "A sexual element"
    ALCOHOL = "alcohol", "Under the influence of alcohol"
    DRUGS = "drugs", "Under the influence of drugs"
    PLANNED = "planned"
    BREACH_OF_ORDER = "breach_of_order", "In breach of an order"
    OTHER = "other"


class HistoryKind(Listed, source="INFERRED-D"):
    """What an earlier outcome was."""

    CONVICTION = "conviction"
    CAUTION = "caution"
    COMMUNITY_RESOLUTION = "community_resolution"
    OTHER = "other"


class Trend(Listed, source="INFERRED-R"):
    """Which way the offending is going."""

    INCREASING = "increasing"
    STABLE = "stable"
    DECREASING = "decreasing"
    FIRST_OFFENCE = "first_offence"
    UNCLEAR = "unclear"


class Responsibility(Listed, source="INFERRED-R"):
    """How far the child accepts responsibility."""

    FULL = "full", "Fully"
    PARTIAL = "partial", "In part"
    DENIES = "denies", "Denies the offence"
    UNCLEAR = "unclear"


class Motive(Listed, source="INFERRED-R"):
    """A reason or trigger for offending."""

    FINANCIAL = "financial"
    EXCITEMENT = "excitement"
    PEER = "peer", "Friends"
    RETALIATION = "retaliation"
    STATUS = "status"
    SUBSTANCE = "substance", "Substances"
    EMOTIONAL = "emotional"
    SEXUAL = "sexual"
    IDEOLOGICAL = "ideological"
    EXPLOITATION = "exploitation", "Exploited by others"
    UNCLEAR = "unclear"


class BehaviourType(Listed, source="INFERRED-R"):
    """A behaviour of particular concern, convicted or not."""

    HARMFUL_SEXUAL_BEHAVIOUR = "harmful_sexual_behaviour"
    DOMESTIC_ABUSE_INTIMATE = "domestic_abuse_intimate", "Abuse of a partner"
    CHILD_TO_PARENT_VIOLENCE = "child_to_parent_violence", "Violence towards a parent"
    FIRE_SETTING = "fire_setting", "Fire-setting"
    WEAPONS = "weapons"
    STALKING_HARASSMENT = "stalking_harassment", "Stalking or harassment"
    HATE_MOTIVATED = "hate_motivated", "Motivated by hate"
    EXTREMISM_RADICALISATION = "extremism_radicalisation", "Extremism or radicalisation"
    ANIMAL_CRUELTY = "animal_cruelty", "Cruelty to animals"
    CYBER_OR_ONLINE = "cyber_or_online", "Online behaviour"
    BULLYING = "bullying"
    THREATS_TO_KILL = "threats_to_kill"
    VIOLENCE_TO_STAFF = "violence_to_staff", "Violence towards staff"
    ESCAPE_ABSCOND = "escape_abscond", "Escaping or absconding"
    HOSTAGE_TAKING = "hostage_taking", "Hostage-taking"
    OTHER = "other"


class SpecialistTool(Listed, source="S4"):
    """A specialist assessment; AIM and SAVRY are named in S4, the others are INFERRED-R."""

    AIM = "aim", "AIM"
    SAVRY = "savry", "SAVRY"
    ASSET_LEGACY_ROSH = "asset_legacy_rosh", "Asset risk of serious harm (earlier form)"
    OTHER = "other"
