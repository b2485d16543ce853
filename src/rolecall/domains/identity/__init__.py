"""Identity: logins, sessions, organizations, memberships, roles, invitations."""
