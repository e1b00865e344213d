`results.json` holds everything the session measured.
