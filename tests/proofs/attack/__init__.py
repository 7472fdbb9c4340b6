"""chibo attacked as a hostile reviewer would: `make proof-attack` prints what was tried and what came of it."""
