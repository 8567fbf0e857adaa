"""Pictures drawn for tests: simple shapes, with what a camera writes beside them."""

import struct
import zlib
from io import BytesIO

from PIL import ExifTags, Image, ImageCms, ImageDraw
from pillow_heif import register_heif_opener

register_heif_opener()

SKIN, FLOOR = (224, 172, 138), (120, 130, 140)
MAKER, PLACE_NAME = "Secret Camera Works", "Secret Street 7"
LATITUDE = (55.0, 40.0, 34.25)
LATITUDE_BYTES = struct.pack(">6L", 55, 1, 40, 1, 137, 4)


def foot(width: int = 600, height: int = 800, *, mode: str = "RGB") -> Image.Image:
    """Draw a foot on a floor, its heel at the lower edge, with a red mark in the upper left corner."""
    image = Image.new("RGB", (width, height), FLOOR)
    draw = ImageDraw.Draw(image)
    draw.ellipse((width * 0.25, height * 0.15, width * 0.75, height * 0.6), fill=SKIN)
    draw.ellipse((width * 0.33, height * 0.45, width * 0.67, height * 0.95), fill=SKIN)
    draw.rectangle((0, 0, width // 8, height // 8), fill=(200, 20, 20))
    return image.convert(mode)


def file_of(image: Image.Image, form: str = "JPEG", **options: object) -> bytes:
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def camera_words(*, orientation: int = 1) -> Image.Exif:
    """What a phone writes: who made it, when, how it was held, and where it was."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = MAKER
    exif[ExifTags.Base.DateTime] = "2026:11:20 20:15:00"
    exif[ExifTags.Base.Orientation] = orientation
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "N", LATITUDE
    place[ExifTags.GPS.GPSAreaInformation] = PLACE_NAME
    return exif


XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>{PLACE_NAME}</place></x:xmpmeta>'.encode()


def profile(name: str = "sRGB") -> bytes:
    made = ImageCms.createProfile(name)  # type: ignore[arg-type]  # a name the library knows
    return ImageCms.ImageCmsProfile(made).tobytes()


def png_head(width: int, height: int) -> bytes:
    """Return a PNG file that says it is this large and holds next to nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(b"\0" * 64))
        + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def jpeg_that_says(width: int, height: int) -> bytes:
    """Return a small JPEG whose head claims to be this large."""
    data = bytearray(file_of(foot(64, 64)))
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(data)


def webp_that_says(width: int, height: int) -> bytes:
    canvas = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    still = file_of(foot(64, 64), "WEBP")[12:]
    content = b"WEBPVP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + canvas + still
    return b"RIFF" + struct.pack("<I", len(content)) + content
