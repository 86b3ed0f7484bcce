"""The people who work for the ombudsman: accounts, roles, invitations, conflict blocks."""
