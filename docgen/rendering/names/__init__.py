"""What the tags of a template ask for: a tree of names, and walks along it."""
