"""`python -m bot` is `chibo`: the entry point, before anything heavy is loaded."""

import sys


def main() -> None:
    """Make the terminal fit, and begin. Whoever stops it while it is still loading gets a plain line, too."""
    try:
        from bot.admin import terminal

        terminal.prepare()
        from bot import cli
    except KeyboardInterrupt:
        sys.stderr.write("Stopped (Ctrl-C).\n")
        sys.exit(130)
    cli.main()


if __name__ == "__main__":
    main()
