"""How strangers are answered: openly to every viewer, and the same to whoever may not see anything."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase

View = Callable[..., HttpResponseBase]
KEPT_NOWHERE = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}
PREFLIGHT_LASTS_S = "600"


def for_any_viewer(*methods: str) -> Callable[[View], View]:
    """Let viewers of other origins ask by `methods`: no cookie is read or set, so nothing can be misused."""

    def decorator(view: View) -> View:
        @wraps(view)
        def answering(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if request.method == "OPTIONS":
                answer: HttpResponseBase = _preflight(methods)
            elif request.method in methods:
                answer = view(request, *args, **kwargs)
            else:
                answer = HttpResponse(status=405, headers={"Allow": ", ".join((*methods, "OPTIONS"))})
            for name, value in {**KEPT_NOWHERE, "Access-Control-Allow-Origin": "*"}.items():
                answer[name] = value
            answer["Cross-Origin-Resource-Policy"] = "cross-origin"
            return answer

        return answering

    return decorator


def _preflight(methods: tuple[str, ...]) -> HttpResponse:
    return HttpResponse(
        status=204,
        headers={
            "Access-Control-Allow-Methods": ", ".join((*methods, "OPTIONS")),
            "Access-Control-Allow-Headers": "content-type",
            "Access-Control-Max-Age": PREFLIGHT_LASTS_S,
        },
    )


def not_there() -> JsonResponse:
    """Answer as if there had never been such a link: unknown, expired, revoked and spent are the same."""
    return JsonResponse({"error": "not found"}, status=404)


def wrong_passcode(tries_left: int) -> JsonResponse:
    """Answer that the passcode is missing or wrong, and how many more may be."""
    return JsonResponse({"remainingAttempts": tries_left}, status=401)


def too_often(wait_s: int) -> JsonResponse:
    """Answer that it was asked too often, and after how many seconds it may be asked again."""
    return JsonResponse({"error": "too often"}, status=429, headers={"Retry-After": str(wait_s)})


def not_understood(status: int = 400) -> JsonResponse:
    """Answer that this is no request as the standard wants it, or is too long to be one."""
    return JsonResponse({"error": "not understood"}, status=status)
