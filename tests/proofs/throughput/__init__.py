"""The same five-step reports, by 50 people at once, to this house and to python-telegram-bot's bare echo as shipped.

    python -m tests.proofs.throughput [--rounds 10] [--times 3]

Each bot is a process of its own; both poll the same small server over HTTP, one after the other and in turns. The echo
answers each update with one call and remembers nothing. The house writes down each update, its steps and its answers,
committed with synchronous=FULL, and answers taps besides. Nobody's pace is kept here: what is measured is the cost.
"""
