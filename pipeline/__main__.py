"""``python -m pipeline`` is ``jianbao``."""

from pipeline.cli.main import main

main()
