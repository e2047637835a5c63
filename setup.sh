#!/bin/sh
# Makes the virtual environment .venv beside this file and installs audiobrief into it, from the locked requirements.
#   sh setup.sh          what is needed to narrate
#   sh setup.sh --dev    and what is needed to test
#   sh setup.sh --voices as with --dev, and the newest Kokoro and Piper, which are not locked: tests with real models take their
#                        folder from AUDIOBRIEF_MODELS and are skipped without it
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}

if ! command -v "$python" >/dev/null; then
    echo "setup.sh: Python 3.11 to 3.14 is needed, and there is no $python here: install it, or set PYTHON" >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))'; then
    echo "setup.sh: Python 3.11 to 3.14 is needed, and $python is $("$python" -V 2>&1): set PYTHON to another" >&2
    exit 1
fi
# Debian keeps the part of Python that makes environments with pip in a package of its own.
if [ ! -x .venv/bin/pip ] && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
    else
        echo "setup.sh: Python's venv module is not installed: on Debian or Ubuntu, sudo apt install python3-venv" >&2
        exit 1
    fi
fi
[ -x .venv/bin/pip ] || "$python" -m venv .venv

requirements=requirements.txt
case "${1:-}" in --dev | --voices) requirements=requirements-dev.txt ;; esac
.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r "$requirements"
.venv/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
[ "${1:-}" != --voices ] || .venv/bin/pip install --quiet --disable-pip-version-check --no-build-isolation --editable ".[kokoro,piper]"
# What pip compiles for packages it copies, so that the first run is as quick as the others.
.venv/bin/python -m compileall -q audiobrief
