"""The reminders slice."""
