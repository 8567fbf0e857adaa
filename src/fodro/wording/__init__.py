"""Findings as sentences, in English and Danish, from the numbers the findings carry."""

from fodro.wording.factors import factor_sentence, nothing_found_sentence
from fodro.wording.limits import detectable_sentence, not_enough_sentence
from fodro.wording.text import FindingsText, summary, words_of
from fodro.wording.time_of_day import time_of_day_sentence

__all__ = [
    "FindingsText",
    "detectable_sentence",
    "factor_sentence",
    "not_enough_sentence",
    "nothing_found_sentence",
    "summary",
    "time_of_day_sentence",
    "words_of",
]
