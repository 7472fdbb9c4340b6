"""The simulated apps over HTTP, and the server of the page to chat from."""
