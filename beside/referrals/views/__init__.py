"""The pages of asking, referring and arranging."""
