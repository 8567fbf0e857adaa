"""Words of the report about experiments."""

INTRODUCTION = """\
# Calibration: experiments

Written by `python -m benchmarks.calibrating.trials --seeds report --report`; do not edit. What is told of
[experiments](../explanation/experiments.md), measured on simulated ones whose truth is known
(`fodro.analysis.simulate.experimenting`), {people} a cell, seeds {low:,}–{high:,}, which nobody looked at
while the method was made. Shares stand with their 90 % Wilson interval.

Pain is 4 points, 1.3 points up and down from day to day, left less right 1.2 points around a difference of
the person's own. Four tenths of the variance is each rating's own, the rest is remembered from one day to the
next by the *memory* in the tables. Ratings are whole numbers from 0 to 10.

| life | what is different |
|---|---|
| plain | ratings are no whole numbers |
| whole numbers | nothing |
| flares | once in two weeks 1.5 to 4 points more, in one foot, fading over days |
| near zero | usual pain is 1.3: many ratings are 0 |
| gaps | 3 of 10 days are not rated, good days twice as likely |"""

FALSE = """\
Share of experiments with nothing to find that are told a difference. Target: 0.04 to 0.06 at every memory."""

POWER = """\
Share of experiments with a difference that are told it, the right way round, at memory 0.4; split-foot should
tell 1 point within 21 days to 4 of 5. *Planned* is what `fodro trial plan` promises a person whose noise it
knows."""

COVER = """\
Share of 90 % intervals that hold the truth where A takes 1 point of pain away, and the middle of their
widths. The truth is what that does to ratings: near zero less than a point."""

VERDICTS = """\
What is said, by the true difference; *wrong way* is a claim in the wrong direction, *no larger, wrongly* a
verdict that no difference is larger than a size below the true one."""

REACH = """\
Half of what is done on a day reaches into the next, 1 point, 40 days. *Estimate* is the mean of what is told;
washout leaves the first day after each change out."""
