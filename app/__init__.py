"""Using it: answers that quote the law, in the terminal and the browser."""
