"""``docgen.DocxTemplate``: templates of docxtpl for programs, kept from Python."""
