"""Words a person sees: complete in Danish, and never those of a medical device."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/fodro"

FORBIDDEN = {
    "en": [
        "detect", "diagnos", "monitor", "treat", "cure", "(?<!apple[ -])(?<!samsung )heal(?!th data|th links?|th connect|thdata)", "predict", "forecast", "prognos",
        "risk score", "risk of", "your risk", "at risk", "alert", "alarm", "warns you", "prescri", "therap",
        "rehabilitat", "patient", "reliev", "relief", "remed", "medical device", "medication", "symptom", "disease",
        "disorder", "illness", "syndrome", "abnormal", "normal range", "screening", "screens for", "triage",
        "assess", "interpret", "amplif", "calculat", "converts", "measures your", "measures how", "biomarker",
        "significant", "correlat", "causes your", "caused by", "proves", "proven", "clinically", "evidence-based",
        "guarantee", "improves", "prevents", "fix your", "fixes", "get rid of", "pain-free", "miracle", "effective",
        "efficacy", "dose", "dosage", "recommended", "oops", "congratulat", "well done", "streak", "keep it up",
    ],
    "da": [
        "diagnos", "behandl", "kurer", "helbred", "forudsig", "forudse", "prognose", "risikoscore", "risiko for",
        "din risiko", "alarm", "advarer dig", "ordiner", "recept", "terapi", "rehabiliter", "genoptræn", "patient",
        "lindr", "lægemid", "middel mod", "kur mod", "medicinsk udstyr", "symptom", "sygdom", "lidelse", "syndrom",
        "unormal", "normalområde", "screen", "triage", "overvåg", "afslør", "konstater", "opdag", "påvis",
        "fortolk", "tolker", "forstærk", "beregn", "måler din", "måler hvor", "biomarkør", "signifikan", "korrel",
        "forårsag", "beviser", "bevist", "garanter", "forbedrer", "forebyg", "fikser", "fjerner", "smertefri",
        "mirak", "effektiv", "dosis", "dosering", "anbefalet dosis", "anbefalet tryk", "ups", "tillykke",
        "godt gået", "flot klaret", "stime",
    ],
}  # fmt: skip
FEWEST_WORDS = 40
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs/how-to").glob("*.md"))]
CAUTIONS = "rules.toml"
"""The safety list speaks of help from others, so it may name them; it is static and the same for everyone."""


def content_words() -> Iterator[tuple[str, str, str]]:
    for file in sorted((SOURCE / "knowledge").glob("*.toml")):
        if file.name not in {CAUTIONS, "sources.toml"}:
            yield from texts_in(file.name, tomllib.loads(file.read_text(encoding="utf-8")))


def texts_in(file: str, node: object) -> Iterator[tuple[str, str, str]]:
    if isinstance(node, dict):
        if set(node) == {"en", "da"} and all(isinstance(text, str) for text in node.values()):
            yield from ((file, language, text) for language, text in node.items())
        else:
            for child in node.values():
                yield from texts_in(file, child)
    elif isinstance(node, list):
        for child in node:
            yield from texts_in(file, child)


def interface_words() -> Iterator[tuple[str, str, str]]:
    for po in sorted(SOURCE.rglob("*.po")):
        with po.open("rb") as source:
            for message in read_po(source):
                if message.id:
                    yield from ((po.name, "en", text) for text in flat(message.id))
                    yield from ((po.name, "da", text) for text in flat(message.string))


def pages() -> Iterator[tuple[str, str, str]]:
    for page in PAGES:
        for line in page.read_text(encoding="utf-8").splitlines():
            yield page.name, "en", line


def flat(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def offences(words: Iterator[tuple[str, str, str]]) -> list[str]:
    return [
        f"{file}: {word!r} in {text!r}"
        for file, language, text in words
        for word in FORBIDDEN[language]
        if re.search(rf"\b{word}", text, re.IGNORECASE)
    ]


def test_the_content_describes_and_never_promises() -> None:
    assert sum(1 for _ in content_words()) > 100
    assert offences(content_words()) == []


def test_the_interface_describes_and_never_promises() -> None:
    assert sum(1 for _ in interface_words()) > 100
    assert offences(interface_words()) == []


def test_the_pages_about_it_describe_and_never_promise() -> None:
    assert len(PAGES) > 5
    assert offences(pages()) == []


@pytest.mark.parametrize("language", ["en", "da"])
def test_there_are_many_words_that_never_appear_and_none_twice(language: str) -> None:
    words = FORBIDDEN[language]
    assert FEWEST_WORDS <= len(words) == len(set(words))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This detects trouble."),
        ("en", "Your feet heal, and your health improves."),
        ("en", "The recommended pressure for plantar fasciitis"),
        ("en", "It measures your gait and interprets it."),
        ("da", "Vi behandler dine fødder."),
        ("da", "Appen måler din gang og fortolker den."),
        ("da", "Det anbefalede tryk er bevist at være effektivt."),
    ],
)
def test_a_forbidden_word_would_be_found(language: str, text: str) -> None:
    assert offences(iter([("x", language, text)]))


def test_a_word_that_only_looks_like_a_forbidden_one_is_allowed() -> None:
    plain = "A diary is health data. Note your pain, and pause when it hurts more."
    assert offences(iter([("x", "en", plain)])) == []


@pytest.mark.parametrize("words", [content_words, interface_words])
def test_no_one_is_shouted_at(words: object) -> None:
    assert [text for _, _, text in words() if "!" in text] == []  # type: ignore[operator]


def test_every_word_of_the_interface_has_its_danish() -> None:
    command = [sys.executable, "scripts/messages.py", "--check"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert answer.returncode == 0, answer.stdout + answer.stderr
