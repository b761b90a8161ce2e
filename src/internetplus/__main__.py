"""`python -m internetplus` is the command `internetplus`."""

from internetplus.cli import main

if __name__ == "__main__":
    main()
