"""Names of the files of a diary folder."""

CHECKINS = "checkins.csv"
DAYS = "days.csv"
SESSIONS = "sessions.csv"
SHOES = "shoes.csv"
EXPERIMENTS = "experiments.csv"
READ = (CHECKINS, DAYS, SESSIONS, SHOES, EXPERIMENTS)

NOT_READ_YET = ("signs.csv",)
"""Files of the exchange format that are left alone for now; the notes of an import say so."""

TRUTH = "truth.json"
SIMULATED = "SIMULATED.txt"
COMPANIONS = (TRUTH, SIMULATED)
"""What stands beside a simulated diary."""

MANIFEST = "manifest.json"
README = "README.txt"
RECORDS = "entries.ndjson"
SETTINGS = "settings.json"
PHOTOS = "photos"
TABLE_OF_KIND = "records-{kind}.csv"
"""What an archive holds beside the tables, and how the table of one kind of record is called."""
