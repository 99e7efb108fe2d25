"""WordprocessingML out of values: text, paragraphs, tables, pictures and sections."""
