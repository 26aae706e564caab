"""How settings are read, and those that no environment changes, a file per subject."""
