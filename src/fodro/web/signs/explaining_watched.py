"""What a sentence about something that is watched rests on, and what it cannot tell, in plain words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fodro.domain.sign_findings import Monitor


def about_picture(monitor: Monitor, *, has_changed: bool) -> str:
    """Return what the dots, the lines and the bands are."""
    if monitor is Monitor.WALKING:
        return _(
            "Dots: your days as you noted them, or as they were measured. Lines: the middle, or how often."
        )
    if not has_changed:
        return _(
            "Dots: your days as you noted them. Line: the middle day. Band: the middle half of the days."
        )
    bands = _(
        "Dots: your days as you noted them. Lines: the middle day, before and since. Bands: the middle half "
        "of the days."
    )
    return f"{bands} {_about_size(monitor)}"


def _about_size(monitor: Monitor) -> str:
    if monitor is Monitor.INTENSITY:
        return _(
            "The size above is worked out with what goes together with your pain taken into account, so it "
            "need not be the step you see."
        )
    return _(
        "The size above takes into account how much your days usually differ, so it need not be the step you "
        "see."
    )


def assumptions(monitor: Monitor) -> tuple[str, ...]:
    """Return what is taken for granted where `monitor` is watched."""
    own = {
        Monitor.INTENSITY: _("A day is the mean of its check-ins, with the time of day evened out."),
        Monitor.TIMING: _(
            "Parts of the day are compared within the same day, so good and bad days do not matter."
        ),
        Monitor.INTERFERENCE: _("A day is the mean of what you noted as being in the way."),
        Monitor.SIDE: _("Left and right are compared on days on which both were noted."),
        Monitor.FIRST_STEPS: _("A day is what you noted of the first steps of that morning."),
        Monitor.WALKING: _(
            "A day counts as it was noted or measured: with a limp or without, or by its number."
        ),
    }[monitor]
    return (
        own,
        _("Your days are compared with your own earlier days, and with how much they usually differ."),
        _("It is said to be worse only once a second day has borne it out."),
        _("Days without a note are left out. They never count as days without pain."),
    )


def cannot(monitor: Monitor) -> tuple[str, ...]:
    """Return what cannot be told."""
    reason = _("Why it has changed. What changed at the same time may be the reason, or chance.")
    day = _("The exact day: the change may have come some days earlier or later.")
    stay = _("Whether it will stay so.")
    if monitor is Monitor.WALKING:
        return reason, day, stay, _("How you walk on days on which you note nothing.")
    return reason, day, stay
