"""The still picture of both feet: pain in its own place, and nothing that a strict page forbids."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodro.charts.feet import artwork, centre_of, pain_level, shapes, static_map, unpainted
from fodro.domain.body import Place, Side, View
from fodro.domain.scores import ScoreError

LEFT, RIGHT = Side
LETTERS = {LEFT: "L", RIGHT: "R"}
SVG = "{http://www.w3.org/2000/svg}"

both_views = pytest.mark.parametrize("view", View)


def parsed(svg: str) -> Element:
    return fromstring(svg)  # noqa: S314 - our own drawing, never a file from outside


def drawn(
    painted: dict[Place, float], view: View = View.SOLE, *, title: str = "Feet", description: str = ""
) -> Element:
    return parsed(
        static_map(painted, view=view, labels=LETTERS, title=title, description=description, ident="test")
    )


def foot_of(picture: Element, side: Side) -> Element:
    return next(group for group in picture.findall(f"{SVG}g") if group.get("data-side") == side)


def painted_on(picture: Element, side: Side) -> dict[str, str]:
    """Return the level class of every painted region of one foot."""
    groups = foot_of(picture, side).iter(f"{SVG}g")
    return {
        group.attrib["data-region"]: group.attrib["class"]
        for group in groups
        if "data-region" in group.attrib
    }


@pytest.mark.parametrize(
    ("rating", "level"), [(0, 0), (0.4, 0), (0.5, 1), (4.49, 4), (4.5, 5), (9.5, 10), (10, 10)]
)
def test_a_rating_rounds_half_up_to_a_step_of_the_hue(rating: float, level: int) -> None:
    assert pain_level(rating) == level


@pytest.mark.parametrize("rating", [-0.1, 10.1, float("nan")])
def test_a_rating_off_the_scale_has_no_step(rating: float) -> None:
    with pytest.raises(ScoreError):
        pain_level(rating)


def test_pain_in_the_left_heel_is_drawn_in_the_left_foot_alone() -> None:
    picture = drawn({Place("heel", LEFT): 7})
    assert painted_on(picture, LEFT) == {"heel": "pain-7"}
    assert painted_on(picture, RIGHT) == {}
    (number,) = (text for text in picture.iter(f"{SVG}text") if text.get("class") == "foot-number on-pain-7")
    assert number.text == "7"
    assert float(number.attrib["x"]) < 200


def test_a_number_on_the_right_foot_stands_on_its_region() -> None:
    picture = drawn({Place("hallux", RIGHT): 3})
    (number,) = (text for text in picture.iter(f"{SVG}text") if text.get("class") == "foot-number on-pain-3")
    assert float(number.attrib["x"]) == pytest.approx(200 + centre_of("hallux", RIGHT, View.SOLE)[0])


def test_each_foot_carries_its_own_letter_on_its_own_side() -> None:
    labels = {LEFT: "V", RIGHT: "H"}
    picture = parsed(static_map({}, view=View.TOP, labels=labels))
    letters = {text.text: text for text in picture.iter(f"{SVG}text")}
    assert set(letters) == {"V", "H"}
    assert float(letters["V"].attrib["x"]) < 200 < float(letters["H"].attrib["x"])
    assert letters["V"].get("data-side") == "L"


def test_the_right_foot_is_drawn_mirrored_in_the_right_half() -> None:
    picture = drawn({})
    assert picture.get("viewBox") == "0 0 400 460"
    assert foot_of(picture, LEFT).get("transform") is None
    assert foot_of(picture, RIGHT).get("transform") == "matrix(-1 0 0 1 400 0)"


def test_no_pain_noted_is_not_the_same_as_nothing_noted() -> None:
    assert painted_on(drawn({Place("heel", LEFT): 0}), LEFT) == {"heel": "pain-0"}
    assert painted_on(drawn({}), LEFT) == {}


def test_a_composite_paints_its_parts_and_the_more_exact_word_stands() -> None:
    painted = {Place("arch-med", LEFT): 8.0, Place("foot", LEFT): 2.0, Place("arch", LEFT): 5.0}
    shown = painted_on(drawn(painted), LEFT)
    assert set(shown) == set(shapes(View.SOLE).regions)
    assert (shown["arch-med"], shown["arch-ctr"], shown["heel"]) == ("pain-8", "pain-5", "pain-2")


def test_what_the_picture_cannot_show_is_left_out_and_named() -> None:
    unsided, elsewhere, shown = Place("heel"), Place("dorsum", RIGHT), Place("heel", RIGHT)
    painted = {unsided: 9.0, elsewhere: 4.0, shown: 2.0}
    assert painted_on(drawn(painted), LEFT) == {}
    assert painted_on(drawn(painted), RIGHT) == {"heel": "pain-2"}
    assert unpainted(painted, View.SOLE) == (unsided, elsewhere)


def test_words_are_escaped_and_the_picture_is_named() -> None:
    picture = drawn({}, title="Feet <today> & “now”", description='A "heel" & more')
    assert picture.get("role") == "img"
    named = {element.get("id"): element.text for element in picture}
    assert named[picture.get("aria-labelledby")] == "Feet <today> & “now”"
    assert named[picture.get("aria-describedby")] == 'A "heel" & more'


def test_a_picture_without_a_name_is_hidden_from_assistive_technology() -> None:
    picture = parsed(static_map({}, view=View.SOLE, labels=LETTERS))
    assert picture.get("aria-hidden") == "true"
    assert picture.get("role") is None


@both_views
def test_the_drawing_brings_no_style_no_script_and_no_colour_of_its_own(view: View) -> None:
    picture = drawn({Place("foot", side): 6.0 for side in Side}, view)
    for element in picture.iter():
        assert element.tag.removeprefix(SVG) not in {"style", "script", "foreignObject", "image", "a"}
        for name, value in element.items():
            assert name != "style"
            assert not name.startswith("on")
            assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?!-)|rgb|hsl", value) or "url(#" in value
    paints = {element.get("fill", "none") for element in picture.iter()}
    assert all(paint == "none" or paint.startswith("url(#") for paint in paints)


@both_views
def test_every_reference_in_the_drawing_has_its_target_once(view: View) -> None:
    text = static_map(
        {Place("hallux", LEFT): 3.0, Place("hallux", RIGHT): 5.0}, view=view, labels=LETTERS, title="x"
    )
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= set(ids)


def test_two_different_pictures_share_no_ids() -> None:
    one, other = (static_map({Place("heel", LEFT): n}, view=View.SOLE, labels=LETTERS) for n in (3, 4))
    assert not set(re.findall(r' id="([^"]+)"', one)) & set(re.findall(r' id="([^"]+)"', other))
    assert one == static_map({Place("heel", LEFT): 3}, view=View.SOLE, labels=LETTERS)


@both_views
def test_the_artwork_lets_the_pointer_through(view: View) -> None:
    art = artwork(view, ident="map")
    assert parsed(art.under).get("pointer-events") == "none"
    assert parsed(art.over).get("pointer-events") == "none"
    assert {art.mask, art.clip, art.blur} == {"url(#map-fade)", "url(#map-clip)", "url(#map-soft)"}


@given(
    st.dictionaries(
        st.builds(Place, st.sampled_from(sorted(shapes(View.SOLE).regions)), st.sampled_from([*Side, None])),
        st.floats(0, 10),
        max_size=8,
    )
)
def test_whatever_is_painted_stands_on_its_own_foot(painted: dict[Place, float]) -> None:
    picture = drawn(painted)
    for side in Side:
        expected = {p.region: f"pain-{pain_level(nrs)}" for p, nrs in painted.items() if p.side is side}
        assert painted_on(picture, side) == expected
