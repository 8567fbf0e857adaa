"""Findings as sentences, in English and Danish, from the numbers the findings carry."""

from fodro.wording.factors import factor_sentence, nothing_found_sentence
from fodro.wording.kept import kept_sentence, shown_name
from fodro.wording.limits import detectable_sentence, not_enough_sentence
from fodro.wording.pairs import pair_sentence
from fodro.wording.shoes import difference_sentence, shoes_heading, wear_sentence
from fodro.wording.signs import (
    beside_sentences,
    confirmed_sentence,
    how_often_words,
    sign_sentence,
    watched_name,
)
from fodro.wording.text import FindingsText, summary, words_of
from fodro.wording.time_of_day import moved_sentence, time_of_day_sentence
from fodro.wording.weekdays import weekdays_sentence, workdays_sentence

__all__ = [
    "FindingsText",
    "beside_sentences",
    "confirmed_sentence",
    "detectable_sentence",
    "difference_sentence",
    "factor_sentence",
    "how_often_words",
    "kept_sentence",
    "moved_sentence",
    "not_enough_sentence",
    "nothing_found_sentence",
    "pair_sentence",
    "shoes_heading",
    "shown_name",
    "sign_sentence",
    "summary",
    "time_of_day_sentence",
    "watched_name",
    "wear_sentence",
    "weekdays_sentence",
    "words_of",
    "workdays_sentence",
]
