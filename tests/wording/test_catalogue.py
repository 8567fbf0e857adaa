"""The Danish catalogue: complete, with the same braces, and in the words of a diary."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import fodro.wording

HERE = Path(fodro.wording.__file__).parent
FORBIDDEN = {
    "en": "detect diagnos monitor treat cure heal reliev relief predict risk alert prescri therap dose "
    "improve significan correlat prove warn patient symptom disease disorder interpret amplif "
    "calculat measur",
    "da": "diagnos overvåg behandl kurer helbred lindr forudsig forudse risiko alarm advar ordiner terap "
    "dosis forbedr signifikan korrel bevis patient symptom sygdom lidelse garanter opdag måler konstater",
}
CAUSES = r"\bcaus|\bårsag|\bskyld|\bbecause|\bdue to"
CAUTION = "What goes together is not always what causes it."


@pytest.fixture(scope="module")
def danish() -> Catalog:
    with (HERE / "locale/da/LC_MESSAGES/wording.po").open("rb") as source:
        return read_po(source, locale="da")


def extracted() -> set[str | tuple[str, ...]]:
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
    return {message for _, _, message, *_ in extract_from_dir(HERE, keywords=keywords)}


def texts(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    for message in catalogue:
        if message.id:
            yield from (("en", text) for text in flat(message.id))
            yield from (("da", text) for text in flat(message.string))


def flat(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)  # type: ignore[arg-type]  # a tuple of forms


def test_every_sentence_has_its_danish(danish: Catalog) -> None:
    wanted = extracted()
    assert len(wanted) > 40
    translated = {message.id for message in danish if message.id and all(flat(message.string))}
    assert wanted == translated


def test_the_same_values_are_filled_into_both_languages(danish: Catalog) -> None:
    for message in danish:
        for english, other in zip(flat(message.id), flat(message.string), strict=True):
            assert sorted(re.findall(r"\{\w+\}", english)) == sorted(re.findall(r"\{\w+\}", other)), english


def test_no_sentence_speaks_like_a_medical_device(danish: Catalog) -> None:
    said = [
        (text, word)
        for language, text in texts(danish)
        for word in FORBIDDEN[language].split()
        if re.search(rf"\b{word}", text, re.IGNORECASE)
    ]
    assert said == []
    assert not any("!" in text for _, text in texts(danish))


def test_the_only_word_about_causes_is_the_caution(danish: Catalog) -> None:
    speaks = {message.id for message in danish if re.search(CAUSES, " ".join(flat(message.id)))}
    taler = {message.id for message in danish if re.search(CAUSES, " ".join(flat(message.string)))}
    assert speaks == taler == {CAUTION}


def test_danish_text_is_not_english_text(danish: Catalog) -> None:
    unchanged = {message.id for message in danish if message.id and message.id == message.string}
    assert unchanged == set()
