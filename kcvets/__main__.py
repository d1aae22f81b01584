"""`python -m kcvets`: the same as the command, for a machine where the command itself is not found."""

from kcvets.app.cli import main

if __name__ == "__main__":
    main()
