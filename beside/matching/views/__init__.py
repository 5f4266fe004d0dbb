"""The pages of choosing, of being asked, and of arranging."""
