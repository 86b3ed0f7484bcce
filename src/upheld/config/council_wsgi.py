"""The council process as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

# Set, not offered: `upheld serve` hands on the environment in which it has the commands' settings.
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.council"
# Whatever this process writes is for its owner alone.
os.umask(0o077)

application = get_wsgi_application()
