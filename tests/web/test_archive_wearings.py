"""What was worn, in and out of the app: nothing lost, nothing twice."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fodro.domain.diary import Diary, Wearing, digest
from fodro.web.archive.flows import MergeReport, merge_diary
from fodro.web.archive.queries import diary_of
from fodro.web.footwear.models import Footwear, WornCombination
from fodro.web.ids import new_id
from fodro.web.people.models import Person
from fodro.web.sync.models import Record
from tests.exchange.diaries import WEARINGS
from tests.web.diaries import LAST_DAY
from tests.web.test_archive import exported, someone

pytestmark = pytest.mark.django_db

CLOGS = Wearing(LAST_DAY, "clogs", "", "wool", "work", hours=7.5, comfort=6.0, damp=True)
BOOTS = Wearing(LAST_DAY, "boots", activity="walking", hours=1.0)
TWO_DAYS = (Wearing(LAST_DAY - timedelta(days=1), "clogs"), CLOGS, BOOTS)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WEARINGS, max_size=5))
def test_what_was_worn_comes_back_and_twice_is_once(wearings: list[Wearing]) -> None:
    diary = Diary(wearings=tuple(sorted(wearings, key=lambda wearing: wearing.day)))
    person = someone()
    assert merge_diary(person, diary) == MergeReport(added=len(wearings), kept=0)
    assert Counter(diary_of(person).wearings) == Counter(wearings)
    assert merge_diary(person, diary) == MergeReport(added=0, kept=len(wearings))
    assert Counter(diary_of(person).wearings) == Counter(wearings)


def test_a_pair_that_is_not_known_is_added_once_to_the_shoes_room(client: Client, owner: Person) -> None:
    merge_diary(owner, Diary(wearings=TWO_DAYS))
    assert sorted(Footwear.objects.values_list("what", "name")) == [
        ("shoes", "boots"),
        ("shoes", "clogs"),
        ("socks", "wool"),
    ]
    assert Record.objects.filter(person=owner, kind="footwear").count() == 3
    assert Record.objects.filter(person=owner, kind="wear").count() == 3
    page = client.get("/shoes/").content.decode()
    assert "clogs" in page
    assert "boots" in page


def test_what_is_there_already_stays(owner: Person) -> None:
    merge_diary(owner, Diary(wearings=TWO_DAYS))
    worse = replace(CLOGS, comfort=1.0)
    again = MergeReport(added=1, kept=1)
    assert merge_diary(owner, Diary(wearings=(worse, replace(worse, activity="home")))) == again
    assert diary_of(owner).wearings == (*TWO_DAYS, replace(worse, activity="home"))


def test_an_export_brought_to_another_computer_is_the_same_diary(
    client: Client, owner: Person, outsider: Person, outsider_client: Client, tmp_path: Path
) -> None:
    merge_diary(owner, Diary(wearings=TWO_DAYS))
    taken = exported(client, tmp_path)
    assert taken.wearings == TWO_DAYS
    merge_diary(outsider, taken)
    assert digest(diary_of(outsider)) == digest(diary_of(owner)) == digest(taken)
    assert digest(exported(outsider_client, tmp_path)) == digest(taken)
    before = WornCombination.objects.count()
    merge_diary(owner, taken)
    assert WornCombination.objects.count() == before


def test_two_pairs_of_one_name_stay_two(owner: Person) -> None:
    keys = [new_id(), new_id()]
    for key in keys:
        Footwear.objects.create(pk=key, person=owner, what="shoes", name="clogs")
    for n, key in enumerate(keys):
        WornCombination.objects.create(
            pk=new_id(), person=owner, day=LAST_DAY + timedelta(days=n), shoes=key, comfort=5
        )
    kept = diary_of(owner)
    assert [wearing.shoe for wearing in kept.wearings] == ["clogs", "clogs (2)"]
    assert [values["shoe"] for values in kept.factors.values()] == ["clogs", "clogs (2)"]
    assert merge_diary(owner, Diary(wearings=kept.wearings)).added == 0


def test_what_another_person_wore_is_not_in_it(owner: Person, outsider: Person) -> None:
    merge_diary(outsider, Diary(wearings=TWO_DAYS))
    assert diary_of(owner).wearings == ()


def test_a_pair_that_was_taken_away_leaves_what_was_noted_beside_it(owner: Person) -> None:
    merge_diary(owner, Diary(wearings=(CLOGS,)))
    Footwear.objects.filter(name="clogs").delete()
    assert diary_of(owner).wearings == (replace(CLOGS, shoe=""),)


def test_half_a_merge_is_no_merge(owner: Person) -> None:
    bad = Diary(wearings=(CLOGS, Wearing(date(2026, 11, 1), "boots", hours=25.0)))
    with pytest.raises(IntegrityError):
        merge_diary(owner, bad)
    assert not Footwear.objects.exists()
    assert not WornCombination.objects.exists()
