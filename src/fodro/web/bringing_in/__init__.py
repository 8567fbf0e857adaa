"""Bringing in what a person already has: files of phones, watches and other apps."""
