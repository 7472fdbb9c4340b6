"""The sample ward of the demo, the tour and the dialog tests: all of it invented."""
