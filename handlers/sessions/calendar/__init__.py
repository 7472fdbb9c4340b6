"""The schedule of sessions: its pages, the answers to an invitation, moving and cancelling."""
