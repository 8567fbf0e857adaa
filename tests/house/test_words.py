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
        "detect", "diagnos", "monitor", "treat", "cure", "heal", "predict", "risk score", "alert", "prescri",
        "therap", "patient", "relieve", "guarantee", "clinically proven", "improves your", "disease", "disorder",
        "amplif", "calculat", "oops", "congratulat", "well done", "streak", "keep it up", "dose",
    ],
    "da": [
        "diagnos", "behandl", "kurer", "helbred", "forudsig", "risikoscore", "alarm", "ordiner", "terapi", "patient",
        "lindr", "garanter", "klinisk bevist", "sygdom", "overvåg", "afslør", "konstater", "ups", "tillykke",
        "godt gået", "flot klaret", "stime", "dosis",
    ],
}  # fmt: skip
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


def test_a_forbidden_word_would_be_found() -> None:
    planted = iter([("x", "en", "This detects trouble."), ("x", "da", "Vi behandler dine fødder.")])
    assert len(offences(planted)) == 2


@pytest.mark.parametrize("words", [content_words, interface_words])
def test_no_one_is_shouted_at(words: object) -> None:
    assert [text for _, _, text in words() if "!" in text] == []  # type: ignore[operator]


def test_every_word_of_the_interface_has_its_danish() -> None:
    command = [sys.executable, "scripts/messages.py", "--check"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert answer.returncode == 0, answer.stdout + answer.stderr
