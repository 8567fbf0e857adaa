"""``fodro review`` lists what a clinician has not looked at, all of it and nothing else."""

import json
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from fodro.knowledge.review import waiting
from tests.cli.command import fodro

MARK = "needs_clinical_review"


def marked(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        if tree.get(MARK) is True:
            yield tree
        tree = list(tree.values())
    if isinstance(tree, list):
        for part in tree:
            yield from marked(part)


def contents() -> Iterator[dict[str, Any]]:
    folder = files("fodro.knowledge")
    for file in folder.iterdir():
        inner = file.iterdir() if file.is_dir() else [file]
        for one in inner:
            if one.name.endswith(".toml"):
                yield tomllib.loads(one.read_text(encoding="utf-8"))


def test_everything_marked_is_listed_and_counted() -> None:
    told = json.loads(fodro("review", "--json").stdout)
    assert len(told["waiting"]) == sum(1 for one in contents() for _ in marked(one)) > 100
    assert sum(told["counts"].values()) == len(told["waiting"])
    assert {"techniques", "tools", "rules", "positions"} <= set(told["counts"])


def test_every_entry_is_named_and_says_why() -> None:
    for one in waiting():
        assert one.whys.en != one.whys.da
        assert one.names.en
        assert one.names.da
        assert one.slug


def test_a_technique_is_listed_with_the_numbers_that_wait() -> None:
    by_slug = {one["slug"]: one for one in json.loads(fodro("review", "--json").stdout)["waiting"]}
    glide = by_slug["whole-foot-glide"]
    assert glide["ref"] == "G02"
    assert glide["values"] == {"pace_per_min": "8–12", "pressure": "2–3", "seconds_per_foot": "40–60"}
    assert "sole-stretch" not in by_slug


def test_the_list_ends_with_the_counts_in_the_language_asked_for() -> None:
    english, danish = (fodro("review", "--language", language) for language in ("en", "da"))
    assert english.exit_code == danish.exit_code == 0
    assert english.stdout.splitlines()[-1] == f"{len(waiting()):4}  in all"
    assert danish.stdout.splitlines()[-1] == f"{len(waiting()):4}  i alt"
    assert "Whole-foot glide" in english.stdout
    assert "Strøg over hele foden" in danish.stdout
