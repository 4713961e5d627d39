# Goldseam in a container: locked dependencies, no root, nothing written outside of /data.
FROM python:3.11-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /goldseam
WORKDIR /source
COPY requirements/run.txt requirements/run.txt
RUN /goldseam/bin/pip install --require-hashes --only-binary :all: -r requirements/run.txt
COPY pyproject.toml README.md CHANGELOG.md LICENSE ./
COPY src src
RUN /goldseam/bin/pip install --no-deps --no-build-isolation --no-index .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /data --no-create-home goldseam \
    && install --directory --owner goldseam --group goldseam --mode 0700 /data
COPY --from=build /goldseam /goldseam
USER goldseam
ENV PATH=/goldseam/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    GOLDSEAM_DATA=/data \
    GOLDSEAM_HOST=0.0.0.0 \
    GOLDSEAM_PORT=8000
VOLUME /data
EXPOSE 8000
# Asks as a reverse proxy would: by the name and over the protocol people use.
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["python", "-c", "import http.client, os, urllib.parse; origin = urllib.parse.urlsplit(os.environ.get('GOLDSEAM_ORIGIN', 'http://localhost')); line = http.client.HTTPConnection('127.0.0.1', int(os.environ['GOLDSEAM_PORT']), timeout=4); line.request('GET', '/robots.txt', headers={'Host': origin.netloc, 'X-Forwarded-Proto': origin.scheme}); raise SystemExit(line.getresponse().status != 200)"]
CMD ["goldseam", "serve"]
