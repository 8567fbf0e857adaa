"""Findings as sentences, in English and Danish, from the numbers the findings carry."""

from fodro.wording.factors import factor_sentence, nothing_found_sentence
from fodro.wording.kept import kept_sentence, shown_name
from fodro.wording.limits import detectable_sentence, not_enough_sentence
from fodro.wording.pairs import pair_sentence
from fodro.wording.shoes import difference_sentence, shoes_heading, wear_sentence
from fodro.wording.text import FindingsText, summary, words_of
from fodro.wording.time_of_day import moved_sentence, time_of_day_sentence
from fodro.wording.weekdays import weekdays_sentence, workdays_sentence

__all__ = [
    "FindingsText",
    "detectable_sentence",
    "difference_sentence",
    "factor_sentence",
    "kept_sentence",
    "moved_sentence",
    "not_enough_sentence",
    "nothing_found_sentence",
    "pair_sentence",
    "shoes_heading",
    "shown_name",
    "summary",
    "time_of_day_sentence",
    "wear_sentence",
    "weekdays_sentence",
    "words_of",
    "workdays_sentence",
]
