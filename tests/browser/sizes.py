"""Sizes of screens."""

from playwright.sync_api import ViewportSize

PHONE = ViewportSize(width=390, height=844)
