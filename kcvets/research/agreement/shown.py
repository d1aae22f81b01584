"""How figures of agreement are written."""

from __future__ import annotations

import math


def told(value: float | None, low: float | None = None, high: float | None = None) -> str:
    """A coefficient and its interval: ``0.49 (0.20 to 0.78)``."""
    if _none(value):
        return "cannot be told"
    return figure(value) if _none(low) or _none(high) else f"{figure(value)} ({figure(low)} to {figure(high)})"


def figure(value: float) -> str:
    """Two decimals; a nought that carries no minus."""
    return f"{value + 0.0:.2f}".replace("-0.00", "0.00")


def _none(value: float | None) -> bool:
    return value is None or math.isnan(value)
