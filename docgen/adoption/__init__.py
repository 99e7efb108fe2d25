"""From a document to a kind: where tags go in a filled paper, and what tags ask a workbook for."""
