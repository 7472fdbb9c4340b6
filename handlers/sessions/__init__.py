"""Before the meeting: a theme is planned, approved, dated, prepared, people invited. Here what all of them share."""
