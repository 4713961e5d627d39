"""What belongs to no room: the manifest, the theme switch."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from goldseam.ui.environment import static
from goldseam.ui.pages import THEMES, anyone, page


@anyone
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    icons = [
        {"src": static(f"ui/icons/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    return JsonResponse(
        {
            "name": "Goldseam",
            "short_name": "Goldseam",
            "start_url": "/",
            "display": "standalone",
            "background_color": "#f6f1e7",
            "theme_color": "#f6f1e7",
            "icons": icons,
        },
        content_type="application/manifest+json",
    )


@anyone
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Light, dark or as the device has it; kept on the device, not in the account."""
    chosen = request.POST.get("theme", "auto")
    response = HttpResponseRedirect(_back(request))
    if chosen in THEMES:
        response.set_cookie("theme", chosen, max_age=400 * 86400, samesite="Lax", httponly=True)
    return response


@anyone
@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Every piece of every page in every state: for those who carry Goldseam on."""
    if not settings.ENVIRONMENT.demo:
        raise Http404
    return page(request, "ui/style.html")


def _back(request: HttpRequest) -> str:
    to = request.POST.get("next", "/")
    return to if url_has_allowed_host_and_scheme(to, allowed_hosts=None) else "/"
