"""How records are mapped, merged, paged through and retried. Pure."""
