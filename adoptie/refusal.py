"""The one way in which the program says no to a person."""


class Refusal(Exception):  # noqa: N818 - it is an answer to a person, not a fault of the program
    """An action is not done; the message is a Dutch sentence that says what to do instead."""
