"""Russian as an editor would write it: names, posts, dates, deadlines, agreement, typography.

Pure functions on text and dates, each taken from its own module. Importing those loads no library:
dictionaries and rules are loaded by the first call that needs them.
"""
