"""What `docs/_data/guide.yml` may hold: one pydantic model a kind of record.

`KINDS` is the order of the top-level keys in the data file and the one list that
loading, schema, checks and export walk.
"""

from guide.model.articles import Cause, Checklist, Evidence, PageSection, PlatformDuty, Prevention, Step, Term
from guide.model.base import Record
from guide.model.law import Channel, Deadline, Holiday, Source
from guide.model.letters import Field, Letter, Remedy, Reply
from guide.model.symptoms import Symptom
from guide.model.words import Concept, Guard, Refusal, Retired, Tone, TriageQuestion

KINDS: dict[str, type[Record]] = {
    "causes": Cause,
    "symptoms": Symptom,
    "steps": Step,
    "checklists": Checklist,
    "evidence": Evidence,
    "glossary": Term,
    "prevention": Prevention,
    "platform_duties": PlatformDuty,
    "sections": PageSection,
    "fields": Field,
    "remedies": Remedy,
    "letters": Letter,
    "replies": Reply,
    "tone": Tone,
    "guard": Guard,
    "concepts": Concept,
    "refusals": Refusal,
    "triage": TriageQuestion,
    "channels": Channel,
    "deadlines": Deadline,
    "retired": Retired,
    "sources": Source,
    "holidays": Holiday,
}

__all__ = ["KINDS", "Record"]
