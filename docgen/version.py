"""The version of docgen, alone, so that the lowest module may name it."""

VERSION = "0.1.0"
