"""A picture from a camera: small, upright, and without a word about where it was taken."""

import time
import tracemalloc
import warnings
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from fodro.exchange import pictures
from fodro.exchange.pictures import Picture, PictureError, PictureProblem, cleaned, size_of, thumbnail
from tests.exchange.drawn_pictures import (
    FLOOR,
    LATITUDE_BYTES,
    MAKER,
    PLACE_NAME,
    XMP,
    camera_words,
    file_of,
    foot,
    jpeg_that_says,
    png_head,
    profile,
    webp_that_says,
)

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
WHOLE = {form: file_of(foot(160, 200), form) for form in FORMATS}


def drawn(picture: Picture) -> Image.Image:
    return Image.open(BytesIO(picture.data))


def problem_of(data: bytes) -> PictureProblem:
    with pytest.raises(PictureError) as refused:
        cleaned(data)
    return refused.value.problem


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_of_a_phone_becomes_the_same_kind_of_jpeg(form: str) -> None:
    picture = cleaned(file_of(foot(3000, 4000), form))
    image = drawn(picture)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (1200, 1600))
    assert (picture.width, picture.height) == image.size == size_of(picture.data)
    assert image.info.get("progressive")
    assert is_near(image.getpixel((1100, 100)), FLOOR)
    assert picture.name == cleaned(file_of(foot(3000, 4000), form)).name


def test_a_small_picture_is_not_blown_up() -> None:
    assert drawn(cleaned(file_of(foot(300, 200)))).size == (300, 200)


def test_the_name_is_the_content() -> None:
    one, other = cleaned(file_of(foot())), cleaned(file_of(foot(601)))
    assert one.name != other.name
    assert len(one.name) == 68
    assert one.name.endswith(".jpg")


@pytest.mark.parametrize("form", FORMATS)
def test_where_when_and_with_what_it_was_taken_is_gone(form: str) -> None:
    data = file_of(
        foot(), form, exif=camera_words().tobytes(), xmp=XMP, icc_profile=profile(), **comment(form)
    )
    secrets = (MAKER.encode(), PLACE_NAME.encode(), LATITUDE_BYTES, b"xmpmeta")
    assert all(secret in data for secret in secrets), "nothing was there to be taken away"
    for made in (cleaned(data).data, thumbnail(data)):
        assert [secret for secret in (*secrets, b"Exif", b"ICC_PROFILE", b"words") if secret in made] == []
        image = Image.open(BytesIO(made))
        assert len(image.getexif()) == 0
        assert set(image.info) <= {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
            "progressive",
            "progression",
        }


def comment(form: str) -> dict[str, object]:
    if form == "JPEG":
        return {"comment": b"words"}
    if form == "PNG":
        words = PngImagePlugin.PngInfo()
        words.add_text("Comment", "words")
        words.add_itxt("XML:com.adobe.xmp", XMP.decode())
        return {"pnginfo": words}
    return {}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("orientation", "corner"),
    [(1, "ul"), (2, "ur"), (3, "lr"), (4, "ll"), (5, "ul"), (6, "ur"), (7, "lr"), (8, "ll")],
)
def test_a_picture_stands_upright_however_the_phone_was_held(
    form: str, orientation: int, corner: str
) -> None:
    data = file_of(foot(400, 300), form, exif=camera_words(orientation=orientation).tobytes())
    image = drawn(cleaned(data))
    assert image.size == ((300, 400) if orientation > 4 else (400, 300))
    right, low = image.width - 5, image.height - 5
    corners = {"ul": (4, 4), "ur": (right, 4), "ll": (4, low), "lr": (right, low)}
    red = [name for name, at in corners.items() if is_near(image.getpixel(at), (200, 20, 20), within=60)]
    assert red == [corner]


def is_near(seen: object, meant: tuple[int, int, int], *, within: int = 14) -> bool:
    assert isinstance(seen, tuple)
    return all(abs(a - b) <= within for a, b in zip(seen, meant, strict=True))


def test_wide_colours_are_brought_to_those_of_every_screen() -> None:
    red_sheet = Image.new("RGB", (40, 40), (200, 60, 60))
    swapped = bytearray(profile())
    red, green = swapped.index(b"rXYZ"), swapped.index(b"gXYZ")
    swapped[red : red + 4], swapped[green : green + 4] = b"gXYZ", b"rXYZ"
    seen = drawn(cleaned(file_of(red_sheet, "PNG", icc_profile=bytes(swapped)))).getpixel((20, 20))
    assert isinstance(seen, tuple)
    assert seen[1] > seen[0], "the profile says that red is green"


@pytest.mark.parametrize("broken", [b"nonsense", profile()[:200], profile()[:-300]])
def test_a_broken_colour_profile_is_passed_over(broken: bytes) -> None:
    image = drawn(cleaned(file_of(foot(), "PNG", icc_profile=broken)))
    assert is_near(image.getpixel((590, 10)), FLOOR)


def test_a_profile_for_other_inks_than_the_picture_has_is_passed_over() -> None:
    picture = cleaned(file_of(foot(mode="L"), icc_profile=profile()))
    assert drawn(picture).mode == "RGB"


@pytest.mark.parametrize(
    ("mode", "form"),
    [
        ("CMYK", "JPEG"),
        ("L", "JPEG"),
        ("P", "PNG"),
        ("1", "PNG"),
        ("LA", "PNG"),
        ("RGBA", "WEBP"),
        ("RGBA", "HEIF"),
    ],
)
def test_every_way_to_write_colours_is_read(mode: str, form: str) -> None:
    assert drawn(cleaned(file_of(foot(mode=mode), form))).mode == "RGB"


def test_sixteen_bits_of_grey_keep_their_shade() -> None:
    seen = drawn(cleaned(file_of(Image.new("I;16", (20, 20), 0x8000), "PNG"))).getpixel((9, 9))
    assert is_near(seen, (128, 128, 128), within=3)


def test_what_is_transparent_becomes_white() -> None:
    nothing = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    palette = Image.new("P", (20, 20))
    for data in (
        file_of(nothing, "PNG"),
        file_of(nothing, "WEBP"),
        file_of(palette, "PNG", transparency=b"\0"),
    ):
        assert is_near(drawn(cleaned(data)).getpixel((9, 9)), (255, 255, 255), within=2)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "exif", [b"Exif\0\0nonsense", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01\x12", b"Exif\0\0"]
)
def test_a_picture_with_broken_words_is_still_a_picture(exif: bytes) -> None:
    assert cleaned(file_of(foot(), exif=exif)).width == 600


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", PictureProblem.EMPTY),
        (b"Dear diary, this is a text named foot.jpg.\n" * 9, PictureProblem.NOT_A_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", PictureProblem.NOT_A_PICTURE),
        (b"\0" * 4000, PictureProblem.NOT_A_PICTURE),
        (file_of(foot(), "GIF"), PictureProblem.NOT_A_PICTURE),
        (file_of(foot(), "TIFF"), PictureProblem.NOT_A_PICTURE),
        (b"\xff\xd8\xff" + b"\0" * (pictures.MOST_BYTES - 2), PictureProblem.TOO_HEAVY),
        (b"\xff\xd8\xff", PictureProblem.DAMAGED),
        (b"\x89PNG\r\n\x1a\n", PictureProblem.DAMAGED),
        (b"RIFF\x10\0\0\0WEBPVP8 ", PictureProblem.DAMAGED),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", PictureProblem.DAMAGED),
        (png_head(3000, 2000), PictureProblem.DAMAGED),
    ],
)
def test_what_is_no_whole_picture_is_refused_by_name(data: bytes, problem: PictureProblem) -> None:
    assert problem_of(data) == problem


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_a_film_is_refused(form: str) -> None:
    frames = {"save_all": True, "append_images": [Image.new("RGB", (600, 800), "white")]}
    assert problem_of(file_of(foot(), form, **frames)) == PictureProblem.FILM


def test_of_a_burst_the_main_picture_is_taken() -> None:
    burst = file_of(foot(400, 300), "HEIF", save_all=True, append_images=[foot(200, 200)])
    assert drawn(cleaned(burst)).size == (400, 300)
    assert drawn(cleaned(file_of(foot(400, 300), "MPO", save_all=True, append_images=[foot(9, 9)]))).size == (
        400,
        300,
    )


TOO_LARGE = {
    "80 megapixels": (jpeg_that_says(10240, 7820), 80),
    "80 megapixels, PNG": (png_head(10240, 7820), 80),
    "just too large": (jpeg_that_says(8200, 6220), 51),
    "100 megapixels, where Pillow warns": (png_head(10000, 10000), 100),
    "an empty hall, where Pillow refuses": (png_head(60000, 60000), 0),
    "the largest WebP": (webp_that_says(16383, 16383), 0),
}


@pytest.mark.parametrize(("data", "megapixels"), TOO_LARGE.values(), ids=TOO_LARGE.keys())
@pytest.mark.parametrize("warnings_are", ["error", "ignore"])
def test_a_picture_of_too_many_pixels_is_refused_unread(
    data: bytes, megapixels: int, warnings_are: str, recwarn: pytest.WarningsRecorder
) -> None:
    warnings.simplefilter(warnings_are, Image.DecompressionBombWarning)  # type: ignore[arg-type]
    tracemalloc.start()
    begun = time.perf_counter()
    with pytest.raises(PictureError) as refused:
        cleaned(data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.problem == PictureProblem.TOO_MANY_PIXELS
    assert refused.value.megapixels in {megapixels, 0}
    assert most < 5_000_000
    assert time.perf_counter() - begun < 1


def test_fifty_megapixels_of_a_phone_are_taken() -> None:
    picture = cleaned(jpeg_that_says(8192, 6144))
    assert (picture.width, picture.height) == (1600, 1200)


@settings(deadline=None, max_examples=120)
@given(form=st.sampled_from(FORMATS), share=st.floats(0, 0.97))
def test_a_picture_that_broke_off_is_refused_and_never_half_shown(form: str, share: float) -> None:
    data = WHOLE[form][: int(len(WHOLE[form]) * share)]
    assert problem_of(data) in {PictureProblem.EMPTY, PictureProblem.NOT_A_PICTURE, PictureProblem.DAMAGED}


@pytest.mark.filterwarnings("ignore")
@settings(deadline=None, max_examples=300)
@given(
    form=st.sampled_from(FORMATS),
    changes=st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=12),
)
def test_changed_bytes_give_a_clean_picture_or_a_refusal(form: str, changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE[form])
    for at, value in changes:
        data[at % len(data)] = value
    try:
        picture = cleaned(bytes(data))
    except PictureError:
        return
    assert max(picture.width, picture.height) <= pictures.LONGEST_EDGE_PX
    assert drawn(picture).format == "JPEG"


def test_a_thumbnail_is_small_and_says_nothing_either() -> None:
    image = Image.open(BytesIO(thumbnail(cleaned(file_of(foot(3000, 4000))).data)))
    assert (image.format, image.size) == ("JPEG", (240, 320))
