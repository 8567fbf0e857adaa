"""What a person says about today and about themselves, and what it means for a massage.

Three-valued: a sign is there, is not there, or is not known, and what is not known is never taken for clear
(decision 0014). The rules are data, ``rules.toml``; so are the questions, ``asked.toml``.
"""

from fodro.knowledge.safety.answers import Answer, Answers, Told, merged
from fodro.knowledge.safety.asked import Group, Question, asked
from fodro.knowledge.safety.assessing import Assessment, Verdict, assess
from fodro.knowledge.safety.circumstances import Circumstances
from fodro.knowledge.safety.from_map import told_by_map
from fodro.knowledge.safety.kinds import VerdictKind
from fodro.knowledge.safety.portable import plain_limits, portable, step_facts
from fodro.knowledge.safety.questioning import questions
from fodro.knowledge.safety.rulebook import rulebook

__all__ = [
    "Answer",
    "Answers",
    "Assessment",
    "Circumstances",
    "Group",
    "Question",
    "Told",
    "Verdict",
    "VerdictKind",
    "asked",
    "assess",
    "merged",
    "plain_limits",
    "portable",
    "questions",
    "rulebook",
    "step_facts",
    "told_by_map",
]
