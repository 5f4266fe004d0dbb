"""The pages on which workers are looked after."""
