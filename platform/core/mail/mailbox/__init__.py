"""The local mailbox: what a demo or a developer reads instead of somebody's inbox."""
