"""From the inbox to the worker: rows read again as they came, and the files that people sent fetched."""
