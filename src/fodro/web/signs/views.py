"""Note swelling, note a change, see what was noted."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fodro.web.clock import day_on_device
from fodro.web.person import person_of
from fodro.web.rendering import show
from fodro.web.signs import flows
from fodro.web.signs.asking import asked_sign, asked_swelling, noted_on_device, settled
from fodro.web.signs.entering import Noted, sign_draft, swelling_draft
from fodro.web.signs.forms import read_sign, read_swelling
from fodro.web.signs.listing import change_page, signs_page, swelling_page
from fodro.web.signs.queries import noted_together, sign_or_404, swellings_lately
from fodro.web.toasts import toast
