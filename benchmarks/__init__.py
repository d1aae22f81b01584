"""What speed is claimed, measured beside a stock Voila page in one run: ``python -m benchmarks``, or ``make bench``."""
