#!/usr/bin/env bash
# Runs cargo with the tools and the RocksDB it needs: `setup/cargo.sh build --release`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

"$here/tools.sh" ${ETL_WITH_PYTHON:+--with-python}
found=$("$here/rocksdb.sh")
command=$1
shift
case $found in
    "") exec cargo "$command" "$@" ;;
    system) ;;
    *) export PKG_CONFIG_PATH="$found${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}" ;;
esac
exec cargo "$command" --no-default-features --features system-rocksdb "$@"
