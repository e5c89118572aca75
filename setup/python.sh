#!/usr/bin/env bash
# Makes the virtual environment in which tests read exports back with another
# library: `setup/python.sh DIR`. Does nothing when it is there already.
set -euo pipefail
folder=$1
wanted=$(cd "$(dirname "$0")" && pwd)/requirements.txt
if ! cmp -s "$wanted" "$folder/requirements.txt"; then
    rm -rf "$folder"
    python3 -m venv "$folder"
    "$folder/bin/pip" install --quiet --disable-pip-version-check --requirement "$wanted"
    cp "$wanted" "$folder/requirements.txt"
fi
