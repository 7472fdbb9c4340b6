"""When a session starts: asked, and checked against what is booked."""
