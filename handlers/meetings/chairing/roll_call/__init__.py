"""The roll call by codes that are shown, scanned or said."""
