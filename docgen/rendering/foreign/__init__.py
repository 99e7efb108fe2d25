"""Files of other people put into a document: dressed, numbered and cleaned of what they fetch."""
