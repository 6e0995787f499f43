"""bytes → Source, YAML → Layout and Article."""
