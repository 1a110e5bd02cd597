"""What each kind of report says: from facts to blocks, without a drawing in sight."""
