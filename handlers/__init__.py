"""What people do with chibo: one folder for each feature, and beside them what all features share."""
