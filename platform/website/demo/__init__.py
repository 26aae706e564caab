"""What exists on the demo site only: its content, its mailbox, its style guide."""
