"""What stands in ``README.txt`` of an archive: for someone who has never heard of Fodro."""

from __future__ import annotations

from fodro.exchange.names import CHECKINS, DAYS, EXPERIMENTS, MANIFEST, PHOTOS, RECORDS, SESSIONS, SHOES

_ENGLISH = f"""\
ONE PERSON'S DIARY OF THEIR FEET

This archive was made by Fodro, an open-source companion for sore feet, on {{made_at}}.
It holds everything one person noted. It is about their health: treat it as you would a letter.

You need nothing but a spreadsheet or a text editor to read it.

{CHECKINS:<16} how the feet were: one row for each place that was rated.
                 intensity is pain from 0 (none) to 10 (worst there is);
                 side is the person's own left (L) or right (R).
{DAYS:<16} what each day was like: hours standing, sleep, floors ...
{SESSIONS:<16} massages, with the rating before, right after, 1-2 hours later,
                 and the next morning.
{SHOES:<16} what was worn (if anything was noted).
{EXPERIMENTS:<16} experiments with drawn days (if there are any).
{RECORDS:<16} every record as it was noted, with its earlier versions and what was
                 taken away again: one JSON object in a line. Fodro reads the diary
                 back from this file; the tables say the same in fewer words.
{PHOTOS + "/":<16} the photos, named by the SHA-256 of their content, as JPEG.
                 In {RECORDS}, the records of kind "photo" say what is on each.
settings.json    when the person wants to be reminded.
{MANIFEST:<16} the version of this form, how many records of each kind there are,
                 and the SHA-256 of every file.

A blank cell or a missing day was not noted. It is never a zero.
Times are those on the clock where the person was, with the offset from UTC.
A cell that begins with ' is text: the mark keeps spreadsheets from reading it as a
formula or a number. Take one ' off.

To bring it back: install Fodro, then

    fodro import diary THIS-FILE.zip

or, in the app, More > My data > Bring something in. Doing it twice does no harm.
"""

_DANISH = f"""\
ET MENNESKES DAGBOG OM SINE FØDDER

Arkivet er lavet af Fodro, et frit program til ømme fødder, den {{made_at}}.
Alt, hvad ét menneske har noteret, ligger her. Det handler om helbred: pas på det, som du
ville passe på et brev.

Du kan læse det hele med et regneark eller et tekstprogram.

{CHECKINS:<16} hvordan fødderne havde det: en række for hvert sted med et tal.
                 intensity er smerte fra 0 (ingen) til 10 (den værst tænkelige);
                 side er personens egen venstre (L) eller højre (R).
{DAYS:<16} hvordan dagene var: timer stående, søvn, gulve ...
{SESSIONS:<16} massager med tallet før, lige efter, 1-2 timer senere og næste morgen.
{SHOES:<16} hvad der blev gået i (hvis det er noteret).
{EXPERIMENTS:<16} forsøg med trukne dage (hvis der er nogen).
{RECORDS:<16} hver notering, som den blev skrevet, med tidligere udgaver og det, der
                 er fjernet igen: ét JSON-objekt pr. linje. Det er herfra, Fodro læser
                 dagbogen ind igen; tabellerne siger det samme med færre ord.
{PHOTOS + "/":<16} billederne som JPEG, navngivet efter indholdets SHA-256.
                 Hvad der er på dem, står i {RECORDS} under kind "photo".
settings.json    hvornår personen vil mindes om noget.
{MANIFEST:<16} formens version, antal noteringer af hver slags og SHA-256 for
                 hver fil.

Et tomt felt eller en manglende dag er ikke noteret. Det er aldrig et nul.
Klokkeslæt er dem, uret viste, hvor personen var, med afstanden til UTC.
Et felt, der begynder med ', er tekst: tegnet får regneark til at lade være med at læse
det som en formel eller et tal. Tag ét ' væk.

Sådan får du den tilbage: installér Fodro, og skriv

    fodro import diary DENNE-FIL.zip

eller vælg Mere > Mine data > Hent noget ind i appen. At gøre det to gange skader ikke.
"""


def readme(*, made_at: str) -> bytes:
    """Return the text in English and Danish; `made_at` is the day and time as a person writes them."""
    return (_ENGLISH + "\n" + "-" * 78 + "\n\n" + _DANISH).format(made_at=made_at).encode()
