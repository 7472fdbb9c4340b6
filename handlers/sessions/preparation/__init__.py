"""Preparing a session: its steps with owner and due day, its materials, and what members ask ahead."""
