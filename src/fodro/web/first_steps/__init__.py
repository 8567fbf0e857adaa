"""The first-step test."""
