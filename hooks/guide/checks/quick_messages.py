"""先发这一条 fits into one chat line and asks for five facts at most."""

from __future__ import annotations

from collections.abc import Iterator

from guide.letter_lengths import longest
from guide.letters import LIMITS, message_view
from guide.loading import Guide
from guide.problems import Problem
from guide.resolving import resolved

MOST_GAPS = 5


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `message-too-long` and `too-many-gaps`."""
    symptoms = [symptom for symptom in guide["symptoms"] if symptom.quick_message]
    for symptom, view in resolved(symptoms, lambda each: message_view(guide, each.id, each.quick_message.sentences)):
        length = longest(guide, view.formats[0].parts)
        if length > LIMITS["chat"]:
            say = f"填上例子有 {length} 个字，最多 {LIMITS['chat']} 个，请改短"
            yield guide.problem(symptom.id, ("quick_message",), "message-too-long", say)
        if len(view.fields) > MOST_GAPS:
            say = f"要填 {len(view.fields)} 个空，最多 {MOST_GAPS} 个，请少问几样"
            yield guide.problem(symptom.id, ("quick_message",), "too-many-gaps", say)
