# audiobrief in a container: see docs/docker.md. Two stages, so that nothing that only builds is in the image.
#   docker build -t audiobrief .
#   docker build -t audiobrief:voices --build-arg EXTRAS=kokoro,piper .
#   docker build -t audiobrief:s3 --build-arg EXTRAS=storage --build-arg PACKAGES=s3fs .

# The newest that all voices are for: kokoro-onnx says that it is not for 3.14 yet.
ARG PYTHON=3.13

FROM python:${PYTHON}-slim AS build
WORKDIR /source
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/audiobrief
COPY requirements.txt ./
RUN /opt/audiobrief/bin/pip install --require-hashes --no-deps -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY audiobrief ./audiobrief
COPY voices ./voices
RUN /opt/audiobrief/bin/pip install --no-deps --no-build-isolation .
# Extras are not locked, and neither is what fsspec needs besides (s3fs, gcsfs, adlfs).
ARG EXTRAS=""
ARG PACKAGES=""
RUN if [ -n "$EXTRAS$PACKAGES" ]; then \
        /opt/audiobrief/bin/pip install --no-build-isolation ".${EXTRAS:+[$EXTRAS]}" $PACKAGES; \
    fi
# Nothing is installed into an image that runs.
RUN /opt/audiobrief/bin/pip uninstall --quiet --yes pip

FROM python:${PYTHON}-slim
RUN useradd --uid 10001 --user-group --create-home audiobrief \
    && install -d -o audiobrief -g audiobrief /models /work \
    # Whoever it is run as, who need not be known here, may keep clips.
    && install -d -m 1777 /cache
COPY --from=build /opt/audiobrief /opt/audiobrief
ENV PATH=/opt/audiobrief/bin:$PATH \
    HOME=/home/audiobrief \
    AUDIOBRIEF_MODELS=/models \
    AUDIOBRIEF_CACHE=/cache
VOLUME ["/models", "/cache"]
USER 10001:10001
WORKDIR /work
ENTRYPOINT ["audiobrief"]
CMD ["--help"]
