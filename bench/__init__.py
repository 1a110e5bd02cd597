"""How fast and how big: `make bench` prints figures beside a floor in the same run; it fails nothing."""
