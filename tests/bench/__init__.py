"""How fast the product is: `make bench`, or `make bench ONLY=name`. See __main__."""
