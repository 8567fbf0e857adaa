"""What is on a photo, in words, and how to take it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fodro.exchange.entries import PhotoAbout, PhotoView
from fodro.exchange.pictures import MOST_BYTES, PictureError, PictureProblem

MEGABYTES = MOST_BYTES // 2**20
MEGAPIXELS = 50


def photo_name(about: str, side: str, view: str) -> str:
    """Return such as "Left sole"; the side is the person's own."""
    if about != PhotoAbout.FEET:
        return _("Shoes") if about == PhotoAbout.SHOES else _("A small sign")
    return {
        ("L", "sole"): _("Left sole"),
        ("R", "sole"): _("Right sole"),
        ("L", "top"): _("Left foot from above"),
        ("R", "top"): _("Right foot from above"),
        ("L", "heel"): _("Left heel from behind"),
        ("R", "heel"): _("Right heel from behind"),
        ("L", ""): _("Left foot"),
        ("R", ""): _("Right foot"),
    }.get((side, view), _("Foot"))


def angle_name(view: str) -> str:
    """Return the word for an angle, short enough for a switch of three."""
    return {
        PhotoView.SOLE: pgettext("photo", "Sole"),
        PhotoView.TOP: pgettext("photo", "Top"),
        PhotoView.HEEL: pgettext("photo", "Heel"),
    }[PhotoView(view)]


def angle_hints() -> dict[str, str]:
    """Return how to take each angle alone, without anyone’s help."""
    return {
        PhotoView.SOLE: _(
            "Lay the phone flat on the floor, screen up, and switch to the front camera. Hold the foot over "
            "it, about a forearm away, toes towards the top of the phone. The countdown tells you when."
        ),
        PhotoView.TOP: _(
            "Stand on an even floor in good light. Hold the phone level over the foot, toes towards the top "
            "of the screen."
        ),
        PhotoView.HEEL: _(
            "Lean the phone against a wall or a shoe, low on the floor, and stand with your back to it. Put "
            "the whole heel and the ankle in the outline."
        ),
    }


def problem_text(refused: PictureError) -> str:
    """Return what is wrong with a picture, and what to do."""
    if refused.problem is PictureProblem.TOO_MANY_PIXELS:
        return _too_many(refused.megapixels)
    return {
        PictureProblem.EMPTY: _("This file is empty. Take the picture again, or choose another one."),
        PictureProblem.TOO_HEAVY: _(
            "This file is larger than %(most)s MB. Choose a smaller size of the picture, or take it here."
        ) % {"most": MEGABYTES},
        PictureProblem.NOT_A_PICTURE: _(
            "This file is not a picture Fodro can read. It takes JPEG, PNG, WebP and HEIC."
        ),
        PictureProblem.FILM: _("This picture moves. Choose one that stands still."),
        PictureProblem.DAMAGED: _(
            "This picture is damaged, or it broke off on the way. Send it once more, or take it again."
        ),
    }[refused.problem]  # fmt: skip


def _too_many(megapixels: int) -> str:
    most = {"most": MEGAPIXELS}
    if not megapixels:
        return (
            _(
                "This picture has far more than %(most)s megapixels, which is the most Fodro takes. Set the "
                "camera to a smaller size, or take the picture here."
            )
            % most
        )
    return _(
        "This picture has %(number)s megapixels; Fodro takes up to %(most)s. Set the camera to a smaller "
        "size, or take the picture here."
    ) % {"number": megapixels, **most}
