"""``python -m fodro.cli``: the same as the ``fodro`` command."""

from fodro.cli import main

main()
