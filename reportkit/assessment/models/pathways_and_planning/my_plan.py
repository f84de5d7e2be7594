"""The child's side of the plan: my targets, my future targets, and what else the child's plan says."""

import datetime

from reportkit.assessment.models.base import Model, Narrative, Row, question, rows
from reportkit.assessment.models.explanations_lists import REFERENCE
from reportkit.assessment.models.pathways_and_planning.lists import Line, Pictogram


class MyTarget(Row):
    """A target in the child's words."""

    plain_language_target: str | None = question(
        "My target",
        src="INFERRED-D",
        needed=True,
        max_length=255,
        help="One short sentence that begins with “I will”, in words the child uses.",
    )
    because_i_want: str | None = question(
        "Because I want", src="INFERRED-D", max_length=255, help="The child's own goal that it serves."
    )
    my_actions: tuple[Line, ...] = rows("What I will do", src="INFERRED-D", help="One to three small steps.")
    what_others_will_do: tuple[Line, ...] = rows(
        "What others will do", src="INFERRED-D", help="At least one thing that a grown-up will do, and who that is."
    )
    who_will_help: str | None = question("Who will help", src="INFERRED-D", max_length=255)
    by_when: datetime.date | None = question("By when", src="INFERRED-D")
    how_i_will_know: str | None = question("How I will know", src="INFERRED-D", max_length=255)
    target_ref: str | None = question(
        "Which target of our plan",
        src="INFERRED-D",
        needed=True,
        max_length=64,
        pattern=REFERENCE,
        help="The id of the target in our intervention plan that this one puts into the child's words.",
    )
    picture: Pictogram | None = question("Picture", src="INFERRED-D")


class MyFutureTarget(Row):
    """Something for later."""

    target: str | None = question("My future target", src="INFERRED-D", needed=True, max_length=255)
    when_ready: str | None = question("When I am ready", src="INFERRED-D", max_length=255)
    linked_goal: str | None = question("My goal that it leads to", src="INFERRED-D", max_length=255)


class TeamMember(Row):
    """Somebody in the child's team."""

    name: str | None = question("Name", src="INFERRED-D", needed=True, max_length=255)
    role: str | None = question("Who they are", src="INFERRED-D", max_length=255)
    helps_with: str | None = question("What they help me with", src="INFERRED-D", max_length=255)
    phone: str | None = question("Phone", src="INFERRED-D", max_length=64)


class IfThen(Row):
    """What to do when something gets hard."""

    if_this: str | None = question(
        "If", src="INFERRED-D", needed=True, max_length=255, help="A sign the child would notice."
    )
    then_do: str | None = question("Then", src="INFERRED-D", needed=True, max_length=255)
    who: str | None = question("Who to tell", src="INFERRED-D", max_length=255)
    phone: str | None = question("Phone", src="INFERRED-D", max_length=64)


class MyPlan(Model):
    """What the child's own plan says beside the targets."""

    who_is_in_my_team: tuple[TeamMember, ...] = rows("Who is in my team", src="INFERRED-D")
    what_i_am_good_at: Narrative | None = question(
        "What I am good at", src="INFERRED-D", help="Begin with something the child named."
    )
    what_matters_to_me: Narrative | None = question("What matters to me", src="INFERRED-D")
    what_others_will_do: tuple[Line, ...] = rows("What others will do", src="INFERRED-D")
    if_things_get_hard: tuple[IfThen, ...] = rows(
        "If things get hard", src="INFERRED-D", help="Only what the child knows of and agreed to."
    )
    reward: Narrative | None = question("What happens when it goes well", src="INFERRED-D")
    what_i_think: Narrative | None = question(
        "What I think of this plan", src="INFERRED-D", help="The child's own words about the plan, agreement or not."
    )
