"""Headers for every answer: nothing private is cached, framed, sniffed or referred."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

Answer = Callable[[HttpRequest], HttpResponse]

# Everything comes from this server, and nothing is written into a page as a script or a style.
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("script", "style", "img", "font", "connect")),
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ]
)
ALWAYS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # “no-referrer” would take the origin from our own forms
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
}


METHODS = ("GET", "HEAD", "POST")  # what pages and forms need; nothing else is answered


def private_by_default(answer: Answer) -> Answer:
    def with_headers(request: HttpRequest) -> HttpResponse:
        known = request.method in METHODS
        if request.method == "HEAD":  # views see a GET; the server leaves out the body
            request.method = "GET"
        response = answer(request) if known else HttpResponseNotAllowed(METHODS)
        for name, value in ALWAYS.items():
            response.headers[name] = value
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        if not response.streaming and "Content-Length" not in response.headers:
            response.headers["Content-Length"] = str(len(response.content))
        return response

    return with_headers
