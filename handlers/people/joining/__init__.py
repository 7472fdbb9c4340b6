"""How people come in: the roster, invitations, consent, and who is using a phone."""
