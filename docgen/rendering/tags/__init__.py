"""Tags as they stand in a template: found, mended, read one by one, named with their places."""
