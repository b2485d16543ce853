"""Custom fields: what an organization keeps about its records beyond what Rolecall knows of."""
