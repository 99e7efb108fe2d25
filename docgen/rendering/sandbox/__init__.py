"""Jinja without Python: the environment of every template, its filters and its limits."""
