"""What a note says was done when a meeting was hard."""

HARD = frozenset({"STAYED_THROUGH", "SAFETY_PLAN"})
