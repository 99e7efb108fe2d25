"""docgen: official Russian documents from one filled spreadsheet."""

__version__ = "0.1.0"
