"""Every write of knowing."""
