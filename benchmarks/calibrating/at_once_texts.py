"""The words of the part of the report that is about what massage does at once."""

from __future__ import annotations

TITLE = "# Calibration of massage: how often it is right what is said of it"
BEGIN, END = "<!-- at once: begin -->", "<!-- at once: end -->"

INTRODUCTION = """\
## At once

Written by `python -m benchmarks.calibrating.at_once --seeds report --report`; do not edit. Each row is
{people} simulated people (`fodro.analysis.simulate.massaging`, seeds {low}–{high}) whose massages do
nothing at once (four in ten of them) or 0.3 to 2 points, who sit down without in three of ten sessions or
never, whose minutes of rest bring 0 to 0.6 points anyway, and who begin when it hurts. The method was made
with other people. Shares stand with their 90 % Wilson interval.

| heading | what it counts |
|---|---|
| answered | people of whom an effect is said at all |
| bias | mean of what is said minus the truth, points |
| half width | half of the 90 % interval, middle person |
| cover | 90 % intervals (or bounds) that hold the truth |
| false if zero | people whose massages do nothing who are shown an effect |
| sign wrong | of those with an effect, shown the opposite |
| power | people with an effect of that size (points) who are shown it |

The truth is how much lower pain is right after than it would have been, pain never below 0, over the
massages held. *coin* massages by chance instead of when it hurts; in *kinds* techniques, tools and minutes
differ; in *proportional* there is little pain, coarsely rated, and relief is a share of it; in *waning* pain
comes in bursts and relief wears out; in *rests-when-mild* sit-downs are taken rather on better evenings; in
*few-rests* one session in twelve is one."""

PEERS = """\
The people of *when-it-hurts*, as other methods see them. What a person does is the first; the second takes
out what the diary's own variances say would have come back; the third compares with sit-downs."""

RESTS = """\
With four sit-downs or more they are the reference; with fewer the answer is within bounds. *proportional* is
the scale at its worst: pain near 0, a third of people in even numbers only, so that what a rating rounds away
does not average out within a year."""

BOUNDS = """\
Without sit-downs only bounds are given: they hold every plausible natural course, so they nearly always hold
the truth, and only large effects are shown. *bias* is that of their middle."""

KINDS = """\
*cover* of the effect of each technique and tool, *difference cover* of what it has beyond the others.
*false*: kinds within 0.15 points of the others that are said to differ. *found*: kinds at least half a point
apart. Kinds are compared at the same pain; in *proportional* the truth of a kind also holds how sore the
evenings were on which it was used. *enough*: people told that so many minutes are enough, of those whose
massages help; *wrong* where longer ones bring at least half a point more, or nothing helps."""

LASTING = """\
Half of the relief is gone after 1 to 16 hours; six in ten sessions are rated later and the next morning.
*told without relief* is of people whose massages do nothing. In *proportional*, with little pain in coarse
steps, its interval is too narrow."""
