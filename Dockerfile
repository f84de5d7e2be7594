# reportkit in a container: built in one stage, run in another, by nobody in particular, without a network.
#
#   docker build -t reportkit .                                  Word, HTML, Markdown, text; PDF by the embedded engine
#   docker build -t reportkit --build-arg LIBREOFFICE=true .     PDF and ODT by LibreOffice as well
#   docker run --rm --network none --read-only --tmpfs /tmp -v "$PWD:/work" reportkit batch cases/ -o out/

ARG PYTHON=3.12

FROM python:${PYTHON}-slim-bookworm AS build
WORKDIR /src
COPY requirements.lock pyproject.toml README.md CHANGELOG.md LICENSE ./
COPY reportkit/ reportkit/
COPY templates/ templates/
RUN python -m venv /opt/reportkit \
    && /opt/reportkit/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock \
    && /opt/reportkit/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
    && /opt/reportkit/bin/pip uninstall --yes editables hatchling hypothesis import-linter jsonschema-rs mypy openxml-audit \
        page-validation pypdfium2 pytest pytest-cov ruff types-pyyaml pip

FROM python:${PYTHON}-slim-bookworm
ARG LIBREOFFICE=false
RUN if [ "$LIBREOFFICE" = true ]; then \
        sed -i 's/^Suites: bookworm bookworm-updates$/& bookworm-backports/' /etc/apt/sources.list.d/debian.sources \
        && apt-get update -qq \
        && apt-get install -y -qq --no-install-recommends -t bookworm-backports libreoffice-writer-nogui \
            fonts-liberation fonts-crosextra-carlito fonts-crosextra-caladea fonts-noto-core \
        && rm -rf /var/lib/apt/lists/*; \
    fi
RUN useradd --uid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin reportkit
COPY --from=build /opt/reportkit /opt/reportkit
ENV PATH=/opt/reportkit/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 HOME=/tmp
USER 10001
WORKDIR /work
STOPSIGNAL SIGTERM
ENTRYPOINT ["reportkit"]
CMD ["--help"]
