"""The shoes room."""
