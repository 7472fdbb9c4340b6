"""The key of the tests: what they keep is sealed, as a ward's is."""

from storage.keys import Key

KEY = Key(bytes(range(32)))
