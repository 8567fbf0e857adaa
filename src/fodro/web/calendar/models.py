"""Rows of this slice."""
