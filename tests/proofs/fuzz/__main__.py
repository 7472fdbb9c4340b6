"""Everything that a phone could send, by the thousand.

python -m tests.proofs.fuzz [--steps 4000] [--seed N]
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from pathlib import Path

from storage import schema
from storage.database import open_engine
from tests.house import House, fill_ward
from tests.key import KEY
from tests.proofs.fuzz.running import Findings, Fuzz


async def fuzz(steps: int, seed: int) -> Findings:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'chibo.db'}"
        engine = open_engine(url, KEY)
        schema.migrate(engine)
        engine.dispose()
        fill_ward(url, "telegram")
        house = House(url, Path(folder), "telegram", {})
        await house.open()
        try:
            return await Fuzz(house, seed).run(steps)
        finally:
            await house.close()


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--steps", type=int, default=4000)
    options.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    given = options.parse_args()
    print(f"seed {given.seed}", flush=True)
    began = time.monotonic()
    findings = asyncio.run(fuzz(given.steps, given.seed))
    print(f"{findings.taps} taps, {findings.others} messages in {time.monotonic() - began:.0f} s")
    print("\n".join(findings.found) or "nothing gave way")
    return 1 if findings.found else 0


if __name__ == "__main__":
    sys.exit(main())
