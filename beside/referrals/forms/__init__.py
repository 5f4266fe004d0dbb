"""What is typed when asking, referring and arranging, and how we ask for it."""
