"""Apple Health: years of steps, distance, standing, walking, sleep, weight and workouts."""

from fodro.exchange.apple_health.reading import read_apple_health, recognises

__all__ = ["read_apple_health", "recognises"]
