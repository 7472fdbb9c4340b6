"""Visits: which committee member attends which session; planned by hand or evenly, handed over, reminded."""
