"""Questionnaires on paper: the same questions, with the way through them in words."""
