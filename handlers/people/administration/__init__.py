"""The administrator in chat: who has joined, invitations to print, roles, open requests, the state of the machine."""
