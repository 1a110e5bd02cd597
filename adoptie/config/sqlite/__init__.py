"""SQLite as Django drives it, with writers that wait for each other without sleeping long."""
