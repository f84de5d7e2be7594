"""The controlled lists of parenting, family and relationships."""

from reportkit.assessment.models.base import Listed


class ParentingIssue(Listed, source="INFERRED-R"):
    """A concern about how the child is brought up."""

    INCONSISTENT_BOUNDARIES = "inconsistent_boundaries"
    LOW_SUPERVISION = "low_supervision", "Little supervision"
    HARSH_DISCIPLINE = "harsh_discipline"
    LACK_OF_WARMTH = "lack_of_warmth"
    PARENTAL_SUBSTANCE_MISUSE = "parental_substance_misuse", "Substance misuse by a parent"
    PARENTAL_MENTAL_HEALTH = "parental_mental_health", "A parent's mental health"
    PARENTAL_OFFENDING = "parental_offending", "Offending by a parent"
    CAPACITY_LIMITED = "capacity_limited", "A parent's capacity is limited"
    UNWILLING_TO_ENGAGE = "unwilling_to_engage", "A parent does not wish to be involved"
    OTHER = "other"


class AbuseType(Listed, source="INFERRED-R"):
    """A kind of abuse by a parent or carer."""

    PHYSICAL = "physical"
    EMOTIONAL = "emotional"
    SEXUAL = "sexual"
    NEGLECT = "neglect"


class FamilyContact(Listed, source="INFERRED-R"):
    """How much contact somebody has with the child."""

    LIVES_WITH = "lives_with", "Lives with the child"
    REGULAR = "regular"
    OCCASIONAL = "occasional"
    NONE = "none", "No contact"


class RelationshipQuality(Listed, source="INFERRED-R"):
    """What a relationship is like."""

    POSITIVE = "positive"
    MIXED = "mixed"
    NEGATIVE = "negative"


class FamilyBehaviour(Listed, source="INFERRED-R"):
    """Something in the family that affects the child."""

    OFFENDING = "offending"
    SUBSTANCE_MISUSE = "substance_misuse"
    MENTAL_ILL_HEALTH = "mental_ill_health", "Mental ill health"
    DOMESTIC_ABUSE = "domestic_abuse"
    BEREAVEMENT_LOSS = "bereavement_loss", "Bereavement or loss"
    IMPRISONED_FAMILY_MEMBER = "imprisoned_family_member", "A family member in prison"
    GANG_LINKS = "gang_links"
    EXTREMIST_VIEWS = "extremist_views"
    OTHER = "other"


class ExploitationType(Listed, source="INFERRED-R"):
    """A kind of exploitation; child sexual exploitation and extremism are named in S4."""

    CSE = "cse", "Child sexual exploitation"
    CCE_COUNTY_LINES = "cce_county_lines", "Child criminal exploitation, county lines"
    RADICALISATION = "radicalisation"
    TRAFFICKING_MODERN_SLAVERY = "trafficking_modern_slavery", "Trafficking or modern slavery"
    FINANCIAL = "financial", "Financial exploitation"
    OTHER = "other"


class RelatingIssue(Listed, source="INFERRED-R"):
    """A difficulty in how the child gets on with others."""

    LACK_OF_EMPATHY = "lack_of_empathy", "Difficulty with empathy"
    DIFFICULTY_FORMING_RELATIONSHIPS = "difficulty_forming_relationships"
    AGGRESSION = "aggression"
    BULLYING_PERPETRATOR = "bullying_perpetrator", "Bullies others"
    BULLYING_VICTIM = "bullying_victim", "Is bullied"
    ISOLATION_WITHDRAWN = "isolation_withdrawn", "Isolated or withdrawn"
    EASILY_LED = "easily_led"
    CONTROLLING_BEHAVIOUR = "controlling_behaviour"
    DISCRIMINATORY_ATTITUDES = "discriminatory_attitudes"
    INAPPROPRIATE_ATTACHMENT = "inappropriate_attachment", "Attachments that are not appropriate"
    AGE_INAPPROPRIATE_PEERS = "age_inappropriate_peers", "Friends of a very different age"
    OTHER = "other"


class PeerGroup(Listed, source="INFERRED-R"):
    """What the child's friends are like."""

    MOSTLY_PROSOCIAL = "mostly_prosocial", "Mostly not involved in offending"
    MIXED = "mixed"
    MOSTLY_OFFENDING = "mostly_offending", "Mostly involved in offending"
    FEW_OR_NONE = "few_or_none", "Few friends or none"
    MUCH_OLDER = "much_older"
    MUCH_YOUNGER = "much_younger"
