"""The words of the report."""

from __future__ import annotations

INTRODUCTION = """\
# Calibration: how often findings are right

Written by `make calibrate`; do not edit. Each cell is {people} simulated people whose truth is known
([the worlds](../decisions/0021-worlds-and-calibration.md), `fodro.analysis.simulate`). Seeds of
this run: *{seeds}*. The method was made with people of the seeds {tuning}, and its thresholds were
set when those of {checked} had been looked at. Earlier reports were of people of {report} and of
{later}; nobody had looked at the latest ones, {latest}, when the method was made as it is, but for one
rule, which shows less beside a link that is withheld
([why](../decisions/0034-faint-effects-and-further-claims.md)).

Every share stands with its 90 % Wilson interval: what chance alone leaves open with so many people.

| heading | what it counts |
|---|---|
| false | claims whose factor has no effect |
| wrong lag | claims of the right factor at another lag |
| null shown | people with nothing to find who are shown a factor or a pair |
| power | true effects whose factor is claimed |
| cover | 90 % intervals that hold the truth, over every true factor at its lag, claimed or not |
| cover claimed | the same over right claims |
| sign wrong | right claims that say more pain for less, or less for more |
| pairs false, pairs found | claimed pairs that are none; true pairs that are claimed |
| ms, ms 95 % | processor time of the whole `analyse`, middle and 95th of 100, with both cores at work |

A claim of `shoe=B` counts for `shoe`. Factors that mirror the workday, and members of a true pair, count
neither way unless they have an effect of their own. In *bent* the truth is the straight line through the
effect; in *steps* it is the pain behind the rating. In *pain-stops* nothing is true of steps and standing,
which pain lowers. What an analysis takes on a quiet machine stands in [benchmarks](benchmarks.md)."""

TARGETS = """\
*Mixed people* are those other methods were measured on; for *null shown* the same with no effects. There
are {people} of each: with 300 chance left too much open, and these 300 are the first of them. *All worlds
together* is the next table."""

POOLED = """\
The worlds in which something can be found; *null shown* counts everyone with nothing to find, in every
cell."""

WORLDS = ""

NOTHING = """\
Share of people with nothing to find who are shown something."""

STOPPED = """\
People in *pain-stops* who are shown steps or hours standing, alone or beside true factors. On bad days they
walk less; nobody should read from that that walking helps."""

SPLIT = """\
Share of true effects found, by size (points per SD) and by kind of factor."""

PROBABILITIES = """\
Of all factors and lags in the worlds with something to find, by the probability stated for the link: what
was stated on average, and how many were true."""

PEERS = """\
The people of *mixed*, and for *null shown* those of *nothing* too; other methods see the first {peers} of
each. *Each factor on its own* is Pearson's correlation of each factor at each lag. *Knows the noise* is
told each person's memory, drift, errors, workdays and course of the day exactly, takes one column after the
other and stops where chance would go on once in twenty diaries."""

PRACTICE = """\
Simulated by other code, with truth known: 9 diaries a length, a third of them with nothing to find."""
