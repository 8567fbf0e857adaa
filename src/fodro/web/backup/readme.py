"""What stands in ``README.txt`` of a backup."""

from __future__ import annotations

_TEXT = """\
A BACKUP OF FODRO / EN SIKKERHEDSKOPI AF FODRO

Made on {made_at}. It holds the diaries of everyone on one computer, with their photos. It
is about their health, and it is not encrypted: keep it where only they can read it.

  fodro.sqlite3   everything that was noted, as an SQLite database
  photos/         the photos, in a folder for each person
  manifest.json   what is in it, and the SHA-256 of every file
{keys_en}
To bring it back: install Fodro, then  fodro restore THIS-FILE.zip
For a diary that any program can read, use  fodro export  instead.

------------------------------------------------------------------------------

Lavet den {made_at}. Her ligger dagbøgerne for alle på én computer, med billeder. Det
handler om helbred, og det er ikke krypteret: gem det, hvor kun de kan læse det.

  fodro.sqlite3   alt, hvad der er noteret, som en SQLite-database
  photos/         billederne, en mappe til hvert menneske
  manifest.json   hvad der er her, og SHA-256 for hver fil
{keys_da}
Sådan får du det tilbage: installér Fodro, og skriv  fodro restore DENNE-FIL.zip
"""

_KEYS_EN = """\
  secret-key, push-key.pem
                  the secret keys of the installation: who has them can pass for a browser
                  that was signed in, and send messages in its name
"""
_KEYS_DA = """\
  secret-key, push-key.pem
                  installationens hemmelige nøgler: den, der har dem, kan gælde for en
                  browser, der var logget ind, og sende beskeder i dens navn
"""


def readme(*, made_at: str, with_keys: bool) -> bytes:
    """Return the text in English and Danish; it tells of secret keys only where they are in it."""
    keys_en, keys_da = (_KEYS_EN, _KEYS_DA) if with_keys else ("", "")
    return _TEXT.format(made_at=made_at, keys_en=keys_en, keys_da=keys_da).encode()
