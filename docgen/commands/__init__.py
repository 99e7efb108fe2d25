"""The commands of docgen, one a module; ``cli.py`` puts them in order."""
