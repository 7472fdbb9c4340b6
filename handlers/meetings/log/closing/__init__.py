"""The vote, the last look, and the log becoming facts."""
