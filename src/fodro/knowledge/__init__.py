"""What is known about feet, as data with sources, and what follows from it. No numerics, no web."""
