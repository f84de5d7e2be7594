"""The controlled lists of lifestyle, identity and behaviour."""

from reportkit.assessment.models.base import Listed


class Substance(Listed, source="INFERRED-R"):
    """A substance that a child may use."""

    TOBACCO_VAPING = "tobacco_vaping", "Tobacco or vaping"
    ALCOHOL = "alcohol"
    CANNABIS = "cannabis"
    SYNTHETIC_CANNABINOIDS = "synthetic_cannabinoids"
    COCAINE = "cocaine"
    CRACK = "crack"
    ECSTASY_MDMA = "ecstasy_mdma", "Ecstasy (MDMA)"
    AMPHETAMINES = "amphetamines"
    HEROIN_OPIATES = "heroin_opiates", "Heroin or other opiates"
    METHADONE = "methadone"
    LSD_HALLUCINOGENS = "lsd_hallucinogens", "LSD or other hallucinogens"
    KETAMINE = "ketamine"
    SOLVENTS_GASES = "solvents_gases", "Solvents or gases"
    NITROUS_OXIDE = "nitrous_oxide"
    POPPERS = "poppers"
    BENZODIAZEPINES = "benzodiazepines"
    STEROIDS = "steroids"
    PRESCRIPTION_MISUSE = "prescription_misuse", "Misuse of prescribed medicine"
    NPS_OTHER = "nps_other", "Another new psychoactive substance"
    OTHER = "other"


class SubstanceFrequency(Listed, source="INFERRED-R"):
    """How often a substance is used."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    LESS_OFTEN = "less_often"
    STOPPED = "stopped"
    UNKNOWN = "unknown", "Not known"


class SubstanceImpact(Listed, source="INFERRED-R"):
    """What the use of substances does."""

    DETRIMENTAL_TO_EDUCATION = "detrimental_to_education", "Harms education"
    DETRIMENTAL_TO_RELATIONSHIPS = "detrimental_to_relationships", "Harms relationships"
    OFFENDING_TO_FUND = "offending_to_fund", "Offending to pay for it"
    OFFENDING_UNDER_INFLUENCE = "offending_under_influence", "Offending under the influence"
    HEALTH_HARM = "health_harm", "Harms health"
    INJECTING = "injecting"
    DEPENDENCE_WITHDRAWAL = "dependence_withdrawal", "Dependence or withdrawal"
    SEEN_AS_POSITIVE = "seen_as_positive", "Seen by the child as a good thing"
    OTHER = "other"


class LifestyleIssue(Listed, source="INFERRED-R"):
    """A concern about how the child lives."""

    LACK_OF_CONSTRUCTIVE_ACTIVITY = "lack_of_constructive_activity"
    EXCESSIVE_GAMING = "excessive_gaming"
    GAMBLING = "gambling"
    RISK_TAKING = "risk_taking", "Risk-taking"
    INADEQUATE_LEGITIMATE_INCOME = "inadequate_legitimate_income", "Too little legitimate income"
    WEAPON_CARRYING = "weapon_carrying", "Carrying a weapon"
    NIGHT_TIME_ECONOMY = "night_time_economy", "Out late, around the night-time economy"
    TERRITORIAL_TRAVEL_LIMITS = "territorial_travel_limits", "Cannot travel safely through some areas"
    OTHER = "other"


class IdentityIssue(Listed, source="INFERRED-R"):
    """A concern about identity; criminal identity is named in S0."""

    LOW_SELF_ESTEEM = "low_self_esteem", "Low self-esteem"
    INFLATED_SELF_ESTEEM = "inflated_self_esteem", "Inflated self-esteem"
    CRIMINAL_IDENTITY = "criminal_identity"
    CULTURAL_OR_FAITH_IDENTITY = "cultural_or_faith_identity"
    GENDER_IDENTITY = "gender_identity"
    SEXUAL_ORIENTATION = "sexual_orientation"
    MISTRUST_OF_OTHERS = "mistrust_of_others"
    SEES_SELF_AS_VICTIM = "sees_self_as_victim", "Sees self as a victim"
    DISPLAYS_DISCRIMINATORY_ATTITUDES = "displays_discriminatory_attitudes", "Shows discriminatory attitudes"
    OTHER = "other"


class ThinkingIssue(Listed, source="INFERRED-R"):
    """A difficulty in how the child thinks and acts."""

    IMPULSIVE = "impulsive", "Acts on impulse"
    POOR_CONSEQUENTIAL_THINKING = "poor_consequential_thinking", "Finds it hard to think of consequences"
    NEED_FOR_EXCITEMENT = "need_for_excitement"
    GIVES_IN_TO_PRESSURE = "gives_in_to_pressure"
    POOR_TEMPER_CONTROL = "poor_temper_control", "Finds it hard to control temper"
    AGGRESSION_PEOPLE = "aggression_people", "Aggression towards people"
    AGGRESSION_PROPERTY = "aggression_property", "Aggression towards property"
    MANIPULATIVE = "manipulative", "Tries to steer others unfairly"
    INFLEXIBLE = "inflexible", "Finds it hard to change course"
    POOR_PROBLEM_SOLVING = "poor_problem_solving", "Finds problems hard to solve"
    IMMATURE = "immature", "Thinks like somebody younger"
    OTHER = "other"
