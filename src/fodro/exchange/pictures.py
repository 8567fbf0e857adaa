"""A picture from a camera, made small and clean: the bytes that came in are never kept.

What comes out is a JPEG of at most `LONGEST_EDGE_PX`, upright, in sRGB, drawn anew from its pixels alone: no
place, no time, no camera, no thumbnail of what was cropped away.
"""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from PIL import ExifTags, Image, ImageCms
from pillow_heif import register_heif_opener

MOST_BYTES = 25 * 2**20
MOST_PIXELS = 51_000_000
"""Cameras sold as 50 megapixels give up to 8192 × 6144, which is 50.3 million."""

LONGEST_EDGE_PX = 1600
THUMBNAIL_EDGE_PX = 320
JPEG_QUALITY = 82

_BEGINNINGS = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"}
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
_FILM_FORMATS = {"PNG", "WEBP"}
"""Formats in which several frames are a film; in a HEIF or JPEG they are a burst or a depth map beside it."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What the EXIF orientation says is to be done; 1 is upright."""

_one_at_a_time = threading.Lock()
"""Fifty megapixels are 200 MB while they are being scaled: one picture at a time bounds what is needed."""

register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)


class PictureProblem(StrEnum):
    """Why a picture cannot be taken in."""

    EMPTY = "empty"
    TOO_HEAVY = "too-heavy"
    TOO_MANY_PIXELS = "too-many-pixels"
    NOT_A_PICTURE = "not-a-picture"
    FILM = "film"
    DAMAGED = "damaged"


class PictureError(ValueError):
    """Bytes that are no picture, or one that is too much.

    Parameters
    ----------
    problem : PictureProblem
    megapixels : int
        Of the picture, rounded; 0 where that is not the problem.
    """

    def __init__(self, problem: PictureProblem, *, megapixels: int = 0) -> None:
        self.problem, self.megapixels = problem, megapixels
        super().__init__(f"{problem.value} ({megapixels} megapixels)" if megapixels else problem.value)


@dataclass(frozen=True, slots=True)
class Picture:
    """A clean JPEG.

    Parameters
    ----------
    data : bytes
        The whole file.
    width, height : int
        Pixels, upright.
    """

    data: bytes
    width: int
    height: int

    @property
    def name(self) -> str:
        """The name of the file: the SHA-256 of its content, so that the same picture is the same file."""
        return f"{hashlib.sha256(self.data).hexdigest()}.jpg"


def cleaned(data: bytes) -> Picture:
    """Return the JPEG, PNG, WebP or HEIC picture in `data` upright, scaled, in sRGB and without any metadata.

    Parameters
    ----------
    data : bytes
        The whole file, at most `MOST_BYTES`.

    Raises
    ------
    PictureError
        If it is no such picture, a film, damaged, or too large. The size is read from the head of the file:
        a picture of more than `MOST_PIXELS` is refused before a pixel of it is decoded.
    """
    return _redrawn(data, LONGEST_EDGE_PX)


def thumbnail(data: bytes) -> bytes:
    """Return a JPEG of at most `THUMBNAIL_EDGE_PX` made from the picture in `data`.

    Raises
    ------
    PictureError
        As for `cleaned`.
    """
    return _redrawn(data, THUMBNAIL_EDGE_PX).data


def size_of(data: bytes) -> tuple[int, int]:
    """Return the width and height in pixels that the head of the picture in `data` tells.

    Raises
    ------
    PictureError
        As for `cleaned`, except that damage behind the head is not seen.
    """
    with _one_at_a_time:
        return _opened(data).size


def _redrawn(data: bytes, edge_px: int) -> Picture:
    with _one_at_a_time:
        opened = _opened(data)
        try:
            return _as_jpeg(_clean(opened, edge_px))
        except PictureError:
            raise
        # A file from outside may break a decoder in ways nobody has listed; none of them is ours to crash on.
        except Exception as error:
            raise PictureError(PictureProblem.DAMAGED) from error


def _opened(data: bytes) -> Image.Image:
    """Return the picture with only its head read, and refuse what is not to be decoded."""
    form = _format_of(data)
    try:
        image = Image.open(BytesIO(data), formats=[form])
    # Pillow warns or refuses by itself at its own limits, far above ours; how far above is not known then.
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError(PictureProblem.TOO_MANY_PIXELS) from error
    except Exception as error:
        raise PictureError(PictureProblem.DAMAGED) from error
    _refuse_too_large(image)
    if form in _FILM_FORMATS and getattr(image, "is_animated", False):
        raise PictureError(PictureProblem.FILM)
    return image


def _format_of(data: bytes) -> str:
    if not data:
        raise PictureError(PictureProblem.EMPTY)
    if len(data) > MOST_BYTES:
        raise PictureError(PictureProblem.TOO_HEAVY)
    for beginning, form in _BEGINNINGS.items():
        if data.startswith(beginning):
            return form
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        return "HEIF"
    raise PictureError(PictureProblem.NOT_A_PICTURE)


def _refuse_too_large(image: Image.Image) -> None:
    pixels = image.width * image.height
    if pixels > MOST_PIXELS:
        raise PictureError(PictureProblem.TOO_MANY_PIXELS, megapixels=round(pixels / 1e6))


def _clean(image: Image.Image, edge_px: int) -> Image.Image:
    turn, profile = _turn(image), image.info.get("icc_profile")
    if image.format != "JPEG":  # a JPEG is decoded at a fraction of its size, and holds nothing transparent
        image.load()
        _refuse_too_large(image)  # a HEIF may turn out larger than its head says
        image = _opaque(image)
    image.thumbnail((edge_px, edge_px), Image.Resampling.LANCZOS, reducing_gap=2.0)
    image = _in_srgb(image, profile)
    return image.transpose(turn) if turn is not None else image


def _turn(image: Image.Image) -> Image.Transpose | None:
    """Return how to turn the picture upright; what cannot be read of that is taken as upright."""
    try:
        return _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # noqa: BLE001  # the part most often broken in a picture that is whole otherwise
        return None


def _opaque(image: Image.Image) -> Image.Image:
    """Return the picture without transparency, on white, in a mode that scales well."""
    if image.mode.startswith("I"):  # 16 bits of grey
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        paper = Image.new("RGB", image.size, "white")
        paper.paste(seen, mask=seen.getchannel("A"))
        return paper
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the colours as every screen shows them; a profile that says nothing readable is passed over."""
    if profile:
        try:
            meant = ImageCms.ImageCmsProfile(BytesIO(profile))
            screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
            return ImageCms.profileToProfile(image, meant, screen, outputMode="RGB") or image.convert("RGB")
        except (OSError, ImageCms.PyCMSError):
            pass
    return image.convert("RGB")


def _as_jpeg(image: Image.Image) -> Picture:
    """Return a file drawn from the pixels alone: a new picture has no words on it that could come along."""
    blank = Image.new("RGB", image.size)
    blank.paste(image)
    file = BytesIO()
    blank.save(file, "JPEG", quality=JPEG_QUALITY, progressive=True, optimize=True)
    return Picture(file.getvalue(), *image.size)
