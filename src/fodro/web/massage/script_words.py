"""The words the player says or shows that belong to no step."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


def script_words() -> dict[str, Any]:
    """Return them in the language of the request."""
    return {
        "next": _("Next"),
        "last": _("Last step"),
        "paused": _("Paused"),
        "otherFoot": _("Now the other foot."),
        "softer": _("Softer now."),
        "ten": _("Ten seconds."),
        "done": _("Done. Let your feet rest a moment."),
        "together": _("Both feet"),
        "inAll": _("in all"),
        "goOnAt": _("Go on at"),
        "taken": _("Something else took the sound, so the massage waits here. Tap to go on."),
        "soundOff": _(
            "No sound from the browser right now. The picture and the words lead. A tap tries again."
        ),
        "changed": {"longer": _longer(), "shorter": _shorter()},
    }


def _longer() -> dict[str, str]:
    """Say what became longer with this step, so that left and right stay equal."""
    return {
        "same": _("15 s longer, and the same on the other foot."),
        "later": _("15 s longer, and the next step of the other foot too."),
        "again": _("15 s longer. The other foot has 15 s once more at the end."),
        "alone": _("15 s longer."),
        "none": _("This step cannot be longer."),
    }


def _shorter() -> dict[str, str]:
    return {
        "same": _("15 s shorter, and the same on the other foot."),
        "later": _("15 s shorter, and the next step of the other foot too."),
        "alone": _("15 s shorter."),
        "none": _("This step cannot be shorter. Next step ends it here."),
    }
