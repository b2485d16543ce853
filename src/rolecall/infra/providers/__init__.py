"""Outside services, each behind a Protocol with real and local implementations."""
