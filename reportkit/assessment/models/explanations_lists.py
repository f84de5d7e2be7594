"""The controlled lists of Explanations and Conclusions, which the indicators of the plan read as well."""

from reportkit.assessment.models.base import Listed

REFERENCE = r"^[A-Za-z0-9_.-]+$"
"""What the id of a row looks like, where another row points at it."""


class TimelineKind(Listed, source="INFERRED-D"):
    """What kind of event stands on the timeline."""

    SERVICE_CONTACT = "service_contact", "Contact with a service"
    LIFE_EVENT = "life_event", "Significant life event"
    OFFENCE = "offence", "Offence"
    ORDER = "order", "Order or sentence"
    CARE_PERIOD = "care_period", "Time in care"
    EDUCATION_CHANGE = "education_change", "Change in education, training or work"


class VictimGroup(Listed, source="INFERRED-D"):
    """Who could be harmed; that a known person and staff can be told apart is sourced (S4), the list is not."""

    SPECIFIC_KNOWN = "specific_known", "A specific person who is known"
    CHILD = "child", "Children"
    STAFF = "staff", "Staff"
    PUBLIC = "public", "The public"
    PARTNER = "partner", "A partner or former partner"
    FAMILY = "family", "Family"
    PEERS = "peers", "Peers"


class YogrsSource(Listed, source="INFERRED-D"):
    """Where a YOGRS score comes from; reportkit never works one out."""

    IMPORTED_FROM_CMS = "imported_from_cms", "Imported from the case management system"
    NOT_CALCULATED = "not_calculated", "Not calculated"
    NOT_APPLICABLE = "not_applicable", "Not applicable"


class MappaCategory(Listed, source="INFERRED-R"):
    """The MAPPA category; 1 and 2 are sourced (U22) and so is 4 (U24), the list as a whole is recalled."""

    CATEGORY_1 = "1", "Category 1"
    CATEGORY_2 = "2", "Category 2"
    CATEGORY_3 = "3", "Category 3"
    CATEGORY_4 = "4", "Category 4"
    NONE = "none", "Not eligible"


class MappaLevel(Listed, source="INFERRED-R"):
    """The MAPPA level: at 1 one agency manages, at 2 more than one is active (U4); 3, a senior panel, is recalled."""

    LEVEL_1 = "1", "Level 1"
    LEVEL_2 = "2", "Level 2"
    LEVEL_3 = "3", "Level 3"


class AdverseOutcomeType(Listed, source="INFERRED-R"):
    """What could happen to the child; physical harm and death are sourced (S4) and drive the alert flags."""

    PHYSICAL_HARM = "physical_harm", "Physical harm"
    DEATH = "death", "Death"
    EMOTIONAL_PSYCHOLOGICAL_HARM = "emotional_psychological_harm", "Emotional or psychological harm"
    SEXUAL_HARM_OR_EXPLOITATION = "sexual_harm_or_exploitation", "Sexual harm or exploitation"
    CRIMINAL_EXPLOITATION = "criminal_exploitation", "Criminal exploitation"
    NEGLECT = "neglect", "Neglect"
    RADICALISATION = "radicalisation", "Radicalisation"
    SUBSTANCE_HARM = "substance_harm", "Harm from drugs or alcohol"
    HOMELESSNESS = "homelessness", "Homelessness"
    MISSING = "missing", "Going missing"
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse"
    BULLYING_VICTIMISATION = "bullying_victimisation", "Bullying or becoming a victim"
    RETALIATION_YOUTH_VIOLENCE = "retaliation_youth_violence", "Retaliation or violence between children"
    LOSS_OF_EDUCATION = "loss_of_education", "Loss of education"
    DETERIORATION_HEALTH = "deterioration_health", "Health getting worse"
    HARM_IN_CUSTODY = "harm_in_custody", "Harm in custody"
    OTHER = "other", "Something else"


class Cause(Listed, source="U2"):
    """What an adverse outcome would come from."""

    OWN_BEHAVIOUR = "own_behaviour", "The child's own behaviour"
    PERSONAL_CIRCUMSTANCES = "personal_circumstances", "The child's personal circumstances"
    ACTS_OR_OMISSIONS = "acts_or_omissions_of_others", "What others do or fail to do"
