"""What a cohort wrote, looked at and counted: tables and pictures that say of how many texts and of how many people they tell.

Nothing here scores anybody's depth, reads feelings off words, or sorts a few dozen texts into topics.
"""
