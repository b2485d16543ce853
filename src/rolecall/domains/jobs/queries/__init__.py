"""Reading jobs, workflows, reasons and public postings."""
