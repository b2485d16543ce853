"""The edges of candidates."""

from rolecall.domains.candidates.endpoints.bulk import router as bulk
from rolecall.domains.candidates.endpoints.duplicates import router as duplicates
from rolecall.domains.candidates.endpoints.notes import router as notes
from rolecall.domains.candidates.endpoints.record_files import router as record_files
from rolecall.domains.candidates.endpoints.records import router as records
from rolecall.domains.candidates.endpoints.sorting import router as sorting

router = [bulk, sorting, notes, record_files, duplicates, records]
