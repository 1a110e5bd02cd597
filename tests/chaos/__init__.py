"""Answering while everything goes wrong: ``python -m tests.chaos`` runs it in full."""
