"""Tags of the check-in."""
