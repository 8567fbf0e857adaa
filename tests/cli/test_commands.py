import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import fodro as package
from fodro.domain.diary import Rating, digest
from fodro.exchange.diary_folder import read_diary
from tests.cli.command import SHARED, fodro, program
from tests.exchange.bad_diaries import GOOD, fill

PRACTICE = sorted((SHARED / "practice").glob("*/checkins.csv"))
REAL = SHARED / "data/diaries-myaiguide/participants.csv"
NOT_FOR_PEOPLE = ("nan", "None", "{", "_", "inf ")


def loaded_by(code: str) -> set[str]:
    listed = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(listed.stdout.split())


@pytest.fixture(scope="module")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("simulated") / "diary"
    assert fodro("simulate", "--days", "60", "--seed", "3", "--to", target).exit_code == 0
    return target


def test_help_names_every_command_and_loads_nothing_heavy() -> None:
    assert all(
        name in fodro("--help").stdout for name in ("serve", "analyse", "simulate", "import", "export")
    )
    loaded = loaded_by("from fodro.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass")
    assert not loaded & {
        "numpy",
        "scipy",
        "django",
        "babel",
        "fodro.analysis",
        "fodro.web",
        "fodro.exchange",
    }


def test_the_version_is_the_packages() -> None:
    assert package.__version__ in fodro("--version").stdout


def test_importing_the_package_loads_nothing_but_itself() -> None:
    loaded = loaded_by("import fodro")
    assert {name for name in loaded if name.startswith("fodro")} == {"fodro", "fodro.version"}
    assert not loaded & {"numpy", "typing", "dataclasses"}


@pytest.mark.parametrize("name", package.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(package, name) is not None
    assert name in dir(package)


def test_a_name_that_is_not_public_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'horoscope'"):
        package.horoscope  # type: ignore[attr-defined]  # noqa: B018  # the access is the test


def test_analyse_says_sentences_in_either_language(simulated: Path) -> None:
    english, danish = (fodro("analyse", simulated, "--language", language) for language in ("en", "da"))
    assert english.exit_code == danish.exit_code == 0
    assert english.stdout.count(".") >= 2
    assert english.stdout != danish.stdout


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LC_ALL": "", "LANG": "da_DK.UTF-8"}, "da"),
        ({"LC_ALL": "da_DK.UTF-8", "LANG": "en_GB.UTF-8"}, "da"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "da_DK.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "sv_SE.UTF-8"}, "en"),
    ],
)
def test_the_language_is_the_environments(
    environment: dict[str, str], language: str, simulated: Path
) -> None:
    usual = fodro("analyse", simulated, environment=environment)
    assert usual.exit_code == 0
    assert usual.stdout == fodro("analyse", simulated, "--language", language).stdout


def test_json_is_the_findings_and_the_same_for_a_seed(simulated: Path) -> None:
    first, second = (fodro("analyse", simulated, "--json", "--seed", "4") for _ in range(2))
    assert first.stdout == second.stdout
    told = json.loads(first.stdout, parse_constant=pytest.fail)
    assert told == json.loads(json.dumps(package.analyse(package.read_diary(simulated), seed=4).to_dict()))
    assert told["digest"] == digest(read_diary(simulated))


def test_a_diary_of_two_check_ins_is_not_enough_and_that_is_an_answer(tmp_path: Path) -> None:
    diary = fill(tmp_path / "diary", GOOD)
    told = fodro("analyse", diary, "--json")
    assert told.exit_code == 0
    assert json.loads(told.stdout)["not_enough"]
    assert fodro("analyse", diary).stdout.strip()


def test_files_not_read_yet_are_said_beside_the_result(tmp_path: Path) -> None:
    told = fodro("analyse", fill(tmp_path / "diary", {**GOOD, "signs.csv": b""}), "--json")
    assert "signs.csv is not read yet" in told.stderr
    assert json.loads(told.stdout)


def test_a_simulated_diary_is_labelled_and_comes_with_its_truth(simulated: Path) -> None:
    assert "simulated" in (simulated / "SIMULATED.txt").read_text(encoding="utf-8")
    truth = json.loads((simulated / "truth.json").read_text(encoding="utf-8"))
    assert truth["simulated"] is True
    assert (truth["days"], truth["seed"]) == (60, 3)
    assert 40 <= len(read_diary(simulated).calendar_days) <= 60


def test_the_same_seed_is_the_same_person_and_nothing_has_no_effects(simulated: Path, tmp_path: Path) -> None:
    assert fodro("simulate", "--days", "60", "--seed", "3", "--to", tmp_path / "again").exit_code == 0
    assert (
        fodro("simulate", "--days", "60", "--seed", "3", "--nothing", "--to", tmp_path / "n").exit_code == 0
    )
    assert digest(read_diary(tmp_path / "again")) == digest(read_diary(simulated))
    assert json.loads((tmp_path / "n" / "truth.json").read_text())["effects"] == []


def test_a_folder_and_an_archive_of_it_give_the_same_findings(simulated: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "diary.zip", "w") as archive:
        for file in simulated.iterdir():
            archive.write(file, f"diary/{file.name}")
    folder, packed = (fodro("analyse", path, "--json").stdout for path in (simulated, tmp_path / "diary.zip"))
    assert folder == packed


def test_a_diary_goes_into_the_app_once_and_comes_out_again(tmp_path: Path) -> None:
    diary, data = fill(tmp_path / "diary", GOOD), tmp_path / "data"
    first = program("import", "diary", diary, data=data)
    assert (first.returncode, first.stderr) == (0, "")
    second = program("import", "diary", diary, data=data)
    assert second.stdout.startswith("Records added: 0.")
    assert program("export", "--to", tmp_path / "out.zip", data=data).returncode == 0
    came_in, came_out = read_diary(diary), read_diary(tmp_path / "out.zip")
    assert came_out.factors == came_in.factors
    assert [_said(rating) for rating in came_out.ratings] == [_said(rating) for rating in came_in.ratings]
    assert len(came_out.sessions) == len(came_in.sessions) == 1


def _said(rating: Rating) -> tuple[object, ...]:
    return rating.at.replace(tzinfo=None), rating.region, rating.side, rating.intensity_nrs, rating.part


def test_there_is_nothing_to_export_before_there_is_a_diary(tmp_path: Path) -> None:
    done = program("export", "--to", tmp_path / "out", data=tmp_path / "data")
    assert done.returncode == 2
    assert "no diary" in done.stderr
    assert "fodro import" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(not PRACTICE, reason="the practice diaries are not here")
@pytest.mark.parametrize("checkins", PRACTICE, ids=lambda path: path.parent.name)
def test_every_practice_diary_is_analysed_into_sentences(checkins: Path) -> None:
    told = fodro("analyse", checkins.parent)
    assert told.exit_code == 0
    assert len(told.stdout.splitlines()) >= 2
    assert not any(sign in told.stdout for sign in NOT_FOR_PEOPLE), told.stdout


@pytest.mark.skipif(not REAL.exists(), reason="the real diaries are not here")
@pytest.mark.parametrize("person", ["2", "3"])
def test_a_real_diary_is_imported_and_analysed_into_sentences(person: str, tmp_path: Path) -> None:
    brought = fodro("import", "myaiguide", REAL, "--person", person, "--to", tmp_path / "diary")
    assert brought.exit_code == 0
    assert "time of day stays unknown" in brought.stderr
    told = fodro("analyse", tmp_path / "diary")
    assert told.exit_code == 0
    assert len(told.stdout.splitlines()) >= 2
    findings = json.loads(fodro("analyse", tmp_path / "diary", "--json").stdout)
    assert findings["time_of_day"] == []
