"""How often the estimates are right, on made-up lives whose truth is known.

    for row in calibrated(seed, tick=bar.update): ...      # `goldseam calibrate`

It proves the arithmetic. It doesn't prove that this measures trust, or that using it helps anybody.
"""

from goldseam.estimate.calibrating.table import Row, calibrated, chosen, written

__all__ = ["Row", "calibrated", "chosen", "written"]
