"""Noticing: the check-in on the map of both feet, and the day it belongs to."""
