"""Writing jobs, workflows, reasons and public postings."""
