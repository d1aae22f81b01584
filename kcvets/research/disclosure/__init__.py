"""What may be shown to others: tables and quotations are checked for what they could tell about somebody.

A check finds something or finds nothing. That nothing was found makes nothing safe, and people decide.
"""
