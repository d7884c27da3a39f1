"""How gunicorn serves the dashboard, in `make run`, in the Procfile and in the browser tests alike.

Two workers of threads suit two cores and pages that wait for a database. Production puts a proxy in front:
with gthread, kept-alive connections pile up on one worker, and a proxy spreads the requests (see the README).
"""

import os

bind = f"127.0.0.1:{os.environ.get('PORT', '8050')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 8
# Longer than the ten seconds that reading one return may take.
timeout = 60
graceful_timeout = 10
keepalive = 5
# What was chosen for a pack of many returns stands in the address when something is missing; this is the most there is.
limit_request_line = 8190
# Its heartbeat file in memory: on a slow disk a busy worker would look dead.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108
control_socket_disable = True
