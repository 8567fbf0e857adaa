"""The shift slice."""
