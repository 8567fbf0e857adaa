"""Easing: a routine composed for today's feet, and the player that leads through it."""
