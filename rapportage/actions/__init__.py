"""Every write of telling."""
