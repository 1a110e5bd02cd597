"""The one way in which an importer says no."""


class LeveringError(Exception):
    """A delivery or its mapping cannot be used; the message is a Dutch sentence: what, where, what to do."""
