"""PDF → imposed or stamped PDF, PDF → print job. A PDF is taken as it is: nothing here knows how it was made."""
