"""Words of the part of the report that is about the days after a massage."""

BEGIN, END = "<!-- over the days: begin -->", "<!-- over the days: end -->"

INTRODUCTION = """\
## What massage does over the days

What is told of the days after a massage (question *massage_gradual*, see
[Massage findings](../explanation/massage-findings.md)), measured on {people} simulated people a cell
(three times as many of the *mixed* ones at 90 days), seeds {low}–{high}, whom nobody looked at while the
method was made. Only what it takes to say that a massage makes it worse was raised once afterwards, from 1.75
to 2 standard errors, since among them more were shown harm than should be. Written by
`python -m benchmarks.calibrating.gradual --seeds report --report`.

Half of the people have massages that do nothing to the days after them; for the others the next day is 0.2 to
0.75 points better (three of four) or 0.2 to 0.45 points worse, and it acts on one to five days, each with 0.6
of the one before. Most massage when it hurts (0.4 to 1.2 logits a point), some by chance or by habit on
workday evenings; half have sit-downs among their sessions.

- *answered*: people who are told a size at all; the others are told what is missing.
- *sign wrong*: of those with an effect who are told a size, told one that goes the wrong way, claimed or not.
- *cover*: 90 % intervals that hold the truth.
- *false if zero*: of those with no effect, shown one; *false harm*: shown that massage makes it worse.
- *power*: of those with an effect, shown it the right way round. *wrong claim*: shown it the wrong way round.

Shares stand with their 90 % interval. Targets at 90 days: sign wrong at most 0.08, cover at least 0.88, false
if zero at most 0.07, power at least 0.50."""

PEERS = """\
People of the *mixed* world. The oracle reads the pain behind the ratings, on every day, and is told what the
factors do, how long pain remembers and on how many days a massage acts."""

KINDS = """\
Worlds as on the page on [calibration](calibration.md); with the reason for massages where it is the same for
all."""
