"""Reading what people write, and writing days as people say them."""
