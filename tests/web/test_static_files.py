"""Static files are built once, under names that change with their content."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.contrib.staticfiles.finders import get_finders
from django.test import override_settings

from fodro.web import static_build
from fodro.web.settings import STORAGES

HASHED = re.compile(r"\.[0-9a-f]{12}\.\w+$")
IMPORTED = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']""")
CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")
OUTSIDE = re.compile(r"^(?:https?:)?//|^data:")
BOOKKEEPING = {"staticfiles.json", static_build.STAMP}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder of its own, with the real storage in force."""
    data = tmp_path_factory.mktemp("data")
    before, os.environ["FODRO_DATA"] = os.environ["FODRO_DATA"], str(data)
    with override_settings(STORAGES=STORAGES, STATIC_ROOT=data / "static"):
        yield data / "static"
    os.environ["FODRO_DATA"] = before


@pytest.fixture(scope="module")
def built(folder: Path) -> Path:
    assert static_build.build_if_changed()
    return folder


def served(built: Path) -> dict[str, Path]:
    """Return every file a browser may ask for, by its address below /static/."""
    files = {str(path.relative_to(built)): path for path in built.rglob("*") if path.is_file()}
    return {name: path for name, path in files.items() if not name.endswith((".br", ".gz"))}


def paths_of(built: Path) -> dict[str, str]:
    named: dict[str, str] = json.loads((built / "staticfiles.json").read_text())["paths"]
    return named


def test_every_file_of_ours_is_served_under_a_name_with_its_content_in_it(built: Path) -> None:
    ours = {
        name
        for finder in get_finders()
        for name, _ in finder.list(static_build.NOT_SERVED)
        if not name.startswith("django_htmx/")
    }
    assert len(ours) > 15
    assert ours <= set(paths_of(built))
    assert set(served(built)) == set(paths_of(built).values()) | BOOKKEEPING
    assert [name for name in paths_of(built).values() if not HASHED.search(name)] == []


PACKED_ALREADY = {".woff2", ".png"}


def test_everything_worth_it_is_compressed_both_ways(built: Path) -> None:
    for name, path in served(built).items():
        if name not in BOOKKEEPING and path.suffix not in PACKED_ALREADY and path.stat().st_size > 500:
            for suffix in (".br", ".gz"):
                packed = path.with_name(path.name + suffix)
                assert packed.stat().st_size < path.stat().st_size, packed.name


def references(built: Path) -> list[tuple[str, str]]:
    """Return each file that names another, with the address it names."""
    found = []
    for name, path in served(built).items():
        pattern = {".js": IMPORTED, ".css": CSS_URL}.get(path.suffix)
        if pattern and not name.startswith("django_htmx/"):
            for match in pattern.finditer(path.read_text(encoding="utf-8")):
                target = next(group for group in match.groups() if group)
                found.append((name, target))
    return found


def test_modules_and_styles_name_files_that_are_there_under_their_hashed_names(built: Path) -> None:
    found = references(built)
    assert {Path(name).suffix for name, _ in found} == {".js", ".css"}
    for name, target in found:
        assert not OUTSIDE.match(target), f"{name} leads out of the app: {target}"
        below = urljoin(f"/static/{name}", target).removeprefix("/static/")
        assert HASHED.search(below), f"{name} names {target} without its hash"
        assert below in served(built), f"{name} names {target}, which is not there"


def test_nothing_of_the_libraries_is_served_that_no_page_uses(built: Path) -> None:
    libraries = [name for name in paths_of(built) if name.startswith("django_htmx/")]
    assert sorted(libraries) == ["django_htmx/django-htmx.js", "django_htmx/htmx-2.min.js"]


def test_what_stands_already_is_not_built_again(built: Path) -> None:
    before = {name: (path.stat().st_mtime_ns, path.stat().st_ino) for name, path in served(built).items()}
    assert not static_build.build_if_changed()
    assert before == {n: (path.stat().st_mtime_ns, path.stat().st_ino) for n, path in served(built).items()}


def test_a_build_that_was_cut_short_is_built_again(built: Path) -> None:
    missing = next(path for name, path in served(built).items() if name.endswith(".css"))
    missing.unlink()
    (built / static_build.STAMP).unlink()
    assert static_build.build_if_changed()
    assert missing.exists()


def test_a_changed_source_is_noticed(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (built / "leftover.css").write_text("a file of an earlier version")
    monkeypatch.setattr(static_build, "fingerprint", lambda: "another")
    assert static_build.build_if_changed()
    assert not (built / "leftover.css").exists()
    monkeypatch.undo()
    assert static_build.build_if_changed()


def test_the_fingerprint_follows_name_size_and_time(tmp_path: Path) -> None:
    file, seen = tmp_path / "planted.css", []
    with override_settings(STATICFILES_DIRS=[tmp_path]):
        seen.append(static_build.fingerprint())
        for text, changed_at_s in (("a", 1), ("ab", 1), ("ab", 2)):
            file.write_text(text)
            os.utime(file, (changed_at_s, changed_at_s))
            seen.append(static_build.fingerprint())
        file.rename(file.with_name("renamed.css"))
        seen.append(static_build.fingerprint())
    assert len(set(seen)) == len(seen)
