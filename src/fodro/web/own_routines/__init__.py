"""Routines a person put together: kept from a massage or built step by step, changed, and played."""
