"""``python -m pipeline`` is ``jianbao``."""

from pipeline.cli.start import main

main()
