class ThemeError(ValueError):
    """A theme or logo cannot be used; the message is a Dutch sentence that says what to do."""
