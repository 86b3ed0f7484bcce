"""Settings of the public process. It knows the public store and nothing of casework.

`granian --interface wsgi upheld.config.public:application`
"""

import os
from pathlib import Path

from upheld.publication.reader import PublicStore
from upheld.toolbox.collecting import look_less_often
from upheld.web.public.application import Application
from upheld.web.public.preloading import preload

DATA = Path(os.environ.get("UPHELD_DATA") or "./var")
FOLDER = Path(os.environ.get("UPHELD_PUBLIC") or DATA / "public").absolute()
# "1" where a proxy of ours stands in front and says by X-Forwarded-Proto how the reader came.
TRUSTS_PROXY = os.environ.get("UPHELD_TRUST_PROXY", "") == "1"
# Where the site stands, for links in packs; the other processes refuse one that is no address.
SITE = os.environ.get("UPHELD_SITE_ADDRESS", "").rstrip("/")
# Where the public forms are, for pages made on request; what the edition says comes first.
FORMS = os.environ.get("UPHELD_COUNCIL_ADDRESS", "").rstrip("/")

preload()
application = Application(PublicStore(FOLDER), trusts_proxy=TRUSTS_PROXY, site=SITE, forms=FORMS)
look_less_often()
