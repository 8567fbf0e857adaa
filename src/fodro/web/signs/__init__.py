"""Swelling and small signs."""
