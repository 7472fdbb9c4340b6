"""What runs: composition, intake, worker, delivery, schedule, channels, simulator, command line. Nothing imports it."""
