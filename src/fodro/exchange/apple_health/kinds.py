"""Which records of an export are read, what becomes of them, and in which units they come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Final

_QUANTITY, _CATEGORY = "HKQuantityTypeIdentifier", "HKCategoryTypeIdentifier"


class Way(Enum):
    """How the records of a day become its value."""

    SUM = "each moment counted once"
    WEIGHTED = "mean, each record by how long it lasts"
    MEAN = "mean"
    LONGEST = "the longest"
    ASLEEP = "the time asleep"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record.

    Parameters
    ----------
    slug : str
        The factor of a day it becomes.
    name : str
        What Apple calls it, without the prefix all names share; empty for workouts.
    way : Way
        How a day's records become one value.
    units : mapping of str to float
        By what a value is multiplied, for each unit that is understood.
    decimals : int
        To which the value of a day is rounded.
    least, most : float
        The smallest and the largest value that one record can have, in the unit of the factor.
    """

    slug: str
    name: str
    way: Way
    units: Mapping[str, float] = field(hash=False)
    decimals: int
    most: float = float("inf")
    least: float = 0.0

    @property
    def prefix(self) -> bytes:
        """How a record of this kind begins when its attributes come in the usual order."""
        family = _CATEGORY if self.way is Way.ASLEEP else _QUANTITY
        return f'<Record type="{family}{self.name}" '.encode()


_KM = MappingProxyType({"km": 1.0, "m": 1e-3, "cm": 1e-5, "mi": 1.609344, "ft": 3.048e-4, "yd": 9.144e-4})
_CM = MappingProxyType({unit: factor * 1e5 for unit, factor in _KM.items()} | {"in": 2.54, "mm": 0.1})
_MIN = MappingProxyType({"min": 1.0, "s": 1 / 60, "sec": 1 / 60, "hr": 60.0, "h": 60.0, "ms": 1 / 60_000})
_KG = MappingProxyType({"kg": 1.0, "g": 1e-3, "lb": 0.45359237, "oz": 0.028349523125, "st": 6.35029318})
_M_PER_S = MappingProxyType(
    {"m/s": 1.0, "cm/s": 0.01, "km/hr": 1 / 3.6, "km/h": 1 / 3.6, "m/min": 1 / 60}
    | {"mi/hr": 0.44704, "mi/h": 0.44704, "mph": 0.44704, "ft/s": 0.3048}
)
_PERCENT = MappingProxyType({"%": 100.0})
"""Apple writes a fraction of 0 to 1 and calls its unit %."""
_COUNT = MappingProxyType({"count": 1.0})
ASLEEP_UNITS: Final = MappingProxyType({"": 1.0})

RECORD_KINDS: Final = (
    Kind("steps", "StepCount", Way.SUM, _COUNT, 0, 200_000.0),
    Kind("walking_distance_km", "DistanceWalkingRunning", Way.SUM, _KM, 3),
    Kind("stand_time_min", "AppleStandTime", Way.SUM, _MIN, 1),
    Kind("walking_asymmetry_percent", "WalkingAsymmetryPercentage", Way.WEIGHTED, _PERCENT, 2, 100.0),
    Kind(
        "walking_double_support_percent", "WalkingDoubleSupportPercentage", Way.WEIGHTED, _PERCENT, 2, 100.0
    ),
    Kind("walking_speed", "WalkingSpeed", Way.WEIGHTED, _M_PER_S, 3),
    Kind("walking_step_length_cm", "WalkingStepLength", Way.WEIGHTED, _CM, 1),
    Kind("walking_steadiness_percent", "AppleWalkingSteadiness", Way.MEAN, _PERCENT, 1, 100.0),
    Kind("body_weight", "BodyMass", Way.MEAN, _KG, 2, 400.0, 20.0),
    Kind("sleep_hours", "SleepAnalysis", Way.ASLEEP, ASLEEP_UNITS, 2),
)
WALK: Final = Kind("longest_walk_min", "", Way.LONGEST, _MIN, 1, 1440.0)
SPORT: Final = Kind("sport_minutes", "", Way.SUM, _MIN, 1, 1440.0)
KINDS: Final = (*RECORD_KINDS, WALK, SPORT)

WALKS: Final = frozenset({b"HKWorkoutActivityTypeWalking", b"HKWorkoutActivityTypeHiking"})
"""Workouts that are a walk; every other one is sport."""

IN_BED: Final = b"HKCategoryValueSleepAnalysisInBed"
AWAKE: Final = b"HKCategoryValueSleepAnalysisAwake"
_ASLEEP: Final = ("Asleep", "AsleepUnspecified", "AsleepCore", "AsleepDeep", "AsleepREM")
SLEEP: Final[Mapping[bytes, float]] = MappingProxyType(
    {f"HKCategoryValueSleepAnalysis{stage}".encode(): 1.0 for stage in _ASLEEP}
    | {AWAKE: 0.0, IN_BED: -1.0, b"0": -1.0, b"1": 1.0, b"2": 0.0, b"3": 1.0, b"4": 1.0, b"5": 1.0}
)
"""How much of the time is sleep; −1 is time in bed, which says nothing of it. Early files have numbers."""
