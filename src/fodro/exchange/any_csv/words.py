"""Words in the names of columns, English and Danish, by what they are likely to mean. Only ever proposals."""

from __future__ import annotations

from collections.abc import Mapping

DATE = ("date", "day", "dato", "dag", "datetime", "timestamp", "tidspunkt", "recorded")
CLOCK = ("time", "clock", "tid", "kl", "klokken", "klokkeslæt", "hour")
PAIN = ("pain", "smerte", "smerter", "nrs", "vas", "sore", "soreness", "øm", "ømhed", "ondt", "ache")
LEFT, RIGHT = ("left", "venstre", "v", "l"), ("right", "højre", "h", "r")

REGIONS: Mapping[str, tuple[str, ...]] = {
    "heel": ("heel", "heels", "hæl", "hælen", "hæle"),
    "arch": ("arch", "svang", "svangen", "plantar"),
    "forefoot": ("forefoot", "forfod", "forfoden", "ball"),
    "hallux": ("hallux", "storetå", "bigtoe"),
    "toes": ("toe", "toes", "tå", "tæer", "tæerne"),
    "achilles": ("achilles", "akilles"),
    "ankle": ("ankle", "ankles", "ankel", "ankler"),
    "calf": ("calf", "calves", "læg", "lægge"),
    "shin": ("shin", "skinneben"),
    "knee": ("knee", "knees", "knæ"),
    "hip": ("hip", "hips", "hofte", "hofter"),
    "low-back": ("lumbar", "lænd", "lænden"),
    "back": ("back", "ryg", "ryggen"),
    "neck": ("neck", "nakke", "nakken"),
    "shoulder": ("shoulder", "shoulders", "skulder", "skuldre"),
}
"""Regions of the body map, the more special ones first; a pain without any is of the foot."""

FACTORS: Mapping[str, tuple[str, ...]] = {
    "steps": ("steps", "step", "stepcount", "skridt"),
    "sleep_quality": ("søvnkvalitet", "sleepquality"),
    "sleep_hours": ("sleep", "slept", "søvn", "sovet"),
    "body_weight": ("weight", "vægt", "kropsvægt", "kg"),
    "stress": ("stress", "stressniveau"),
    "standing_hours": ("standing", "stående", "stået"),
    "sitting_hours": ("sitting", "siddende", "siddetid"),
    "screen_hours": ("screen", "skærm", "skærmtid"),
    "alcohol": ("alcohol", "alkohol", "genstande"),
    "caffeine": ("caffeine", "coffee", "koffein", "kaffe"),
    "stairs": ("stairs", "floors", "trapper", "etager"),
    "sport_minutes": ("sport", "exercise", "training", "træning", "motion"),
    "temperature": ("temperature", "temperatur"),
    "shoe": ("shoe", "shoes", "sko"),
    "painkillers": ("painkillers", "painkiller", "smertestillende", "panodil"),
    "day_off": ("fri", "fridag", "dayoff"),
}
LARGEST: Mapping[str, float] = {
    "sleep_hours": 24,
    "standing_hours": 24,
    "sitting_hours": 24,
    "screen_hours": 24,
}
"""Beyond it a column of that name holds something else, such as minutes."""

BETTER_WHEN_MORE = (
    "mood",
    "humør",
    "energy",
    "energi",
    "quality",
    "kvalitet",
    "wellbeing",
    "trivsel",
    "happiness",
)
"""Words of scales where a low number is the bad one."""
SUMMED = ("steps", "stairs", "sport_minutes", "caffeine", "alcohol", "painkillers")
