"""What approvals decide, without a database."""
