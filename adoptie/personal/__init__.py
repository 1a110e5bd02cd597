"""What says who somebody is: by the heading of a column, by what stands in it, and in a text."""

from adoptie.personal.columns import mentions_email, private_by_content, reason_by_content, reason_by_label
from adoptie.personal.headings import is_person_heading, names_private, names_staff, reason_by_heading
from adoptie.personal.known import KnownNames
from adoptie.personal.masking import mask, mask_written
from adoptie.personal.perrow import NUMBERED, Spotted, each_row_a_person, numbers_staff

__all__ = [
    "NUMBERED",
    "KnownNames",
    "Spotted",
    "each_row_a_person",
    "is_person_heading",
    "mask",
    "mask_written",
    "mentions_email",
    "names_private",
    "names_staff",
    "numbers_staff",
    "private_by_content",
    "reason_by_content",
    "reason_by_heading",
    "reason_by_label",
]
