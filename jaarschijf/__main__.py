"""The command `jaarschijf`, also as `python -m jaarschijf`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line. Ctrl-C ends it without a word from the first moment on, while it is still being imported too."""
    try:
        from jaarschijf.output.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
