"""The Day slice."""
