"""Files in and out: attached, embedded, scanned, and handed out."""
