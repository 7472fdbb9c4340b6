"""A bot as a process: it starts once, serves, logs and ends with a code that says why."""
