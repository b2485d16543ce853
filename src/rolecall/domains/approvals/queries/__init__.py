"""Reading chains, requests and delegations."""
