"""The public pages of peers, and the pages on which each keeps their own."""
