"""Open files in FHIR R4 (4.0.1): a diary as a document or as NDJSON, and back without loss.

It exports FHIR R4 files; whether another program understands them is for that program to say.
"""

from fodro.exchange.fhir.checking import check
from fodro.exchange.fhir.document import bundle_of, document_bytes, ndjson_files
from fodro.exchange.fhir.making import About, Second, now
from fodro.exchange.fhir.reading import read_fhir
from fodro.exchange.fhir.sources import recognises
from fodro.exchange.fhir.walking import Fault

__all__ = [
    "About",
    "Fault",
    "Second",
    "bundle_of",
    "check",
    "document_bytes",
    "ndjson_files",
    "now",
    "read_fhir",
    "recognises",
]
