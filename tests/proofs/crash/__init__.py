"""The bot is killed (SIGKILL) at random moments under load, and what people said and saw is compared with the database.

    python -m tests.proofs.crash [--kills 20] [--seed 1] [--keep FOLDER]

Half of the kills fall on a bot that polls, half on one behind a webhook, as many again on one behind Zalo's webhook,
which may be any that is told of. They run beside one another, each a process of its own over a database of its own,
started as it is always started (`python -m bot run`). The simulated apps run here, over HTTP, and outlive them, as the
real ones would.
"""
