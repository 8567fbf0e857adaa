"""The words of the calibration of the monitors."""

from fodro.analysis.simulate import Regime

INTRODUCTION = """\
# Calibration: is it getting worse

How often the monitors speak when nothing is worse, and how soon when something is, on simulated people
whose truth is known. Made by `python -m benchmarks.calibrating.signs --report`, here with the seeds *{seeds}*
({low}–{high}): {quiet} people a cell without a change, and {fewest} to {most} with one. `make calibrate`
takes 100 and 200 a cell, of the seeds nobody has looked at.

Thresholds, and what more is asked for where there are spells, were set on people of the *tuning* seeds of
eight worlds: *mixed* to *regimes* in the table of false alarms. *steps*, *pain-stops* and *absent* were
never looked at. The height of the threshold of pain was set once more when a report on people of the seeds
*report* had shown a tenth too many alarms, so this one takes others. Intervals are 90 %. What the monitors do
is told in [signs](../explanation/signs.md)."""

FALSE = """\
A year without any change, of people who note everything: check-ins two or three times a day, first steps, a
limp, and a phone that measures walking. Every alarm of any monitor counts. *memory-0.9*, *drifting* and
*40-missing* are mixed people with that one thing fixed; the other worlds have mechanisms of their own. In
*regimes* people have bad spells of about ten days: an alarm in one of them counts as false, although it was
worse for that long."""

FOUND = """\
180 days, with a change between 40 and 70 % of them. Only alarms of the monitor it concerns count, from the
day of the change on. The size is in points; a slow rise takes 60 days; *when in the day* lets one end of
the day rise and the other sink by 1.2 points; *left and right* changes the difference by 1.5; walking is
five percentage points of asymmetry."""

PRACTICE = """\
Twelve simulated diaries that were not made by this project. Days are counted from the change; a minus is an
alarm before it."""

CALLED = {
    Regime.NONE: "nothing",
    Regime.STEP: "a step",
    Regime.RAMP: "a slow rise of 2",
    Regime.TIMING: "when in the day, 1.2",
    Regime.INTERFERENCE: "in the way, 2",
    Regime.SIDE: "left and right, 1.5",
    Regime.FIRST_STEPS: "first steps, 2",
    Regime.WALKING: "walking, 5 %",
}
