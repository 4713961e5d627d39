"""A look around: Alice and Bob, ten made-up weeks, and one click to be either.

Only where `GOLDSEAM_DEMO=1`, in a data folder of its own; `goldseam demo` sees to both.
"""
