"""Where tags go in a finished document: finders of dates, people, headings, lists and tables."""
