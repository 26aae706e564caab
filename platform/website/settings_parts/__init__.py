"""Settings that no environment changes, a file per subject."""
