"""Every write of asking."""
