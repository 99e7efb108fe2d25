"""Copies of Word files with comments and offered tags."""
