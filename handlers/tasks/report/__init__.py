"""Reporting on a task: by taps and in one's own words, with photos, and what is said when it is not done."""
