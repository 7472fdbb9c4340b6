"""The proof of likeness: pairs that are generated, and pairs as real plans have them (`make proof-likeness`)."""
