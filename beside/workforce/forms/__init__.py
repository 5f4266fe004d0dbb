"""What workers type about themselves, and what anybody types to find one."""
