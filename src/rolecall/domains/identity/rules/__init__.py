"""Pure rules of identity: addresses, passwords, lifetimes, invitations, memberships."""
