"""Registering, moving and cancelling thematic sessions, and the schedule that members see."""
