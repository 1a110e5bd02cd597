"""The one way in which this part says no."""

from adoptie.refusal import Refusal


class PdfError(Refusal):
    """A PDF that cannot be made; the message is a Dutch sentence that says what to do instead."""
