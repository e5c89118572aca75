#!/usr/bin/env bash
# Finds or builds the RocksDB that the store needs, and prints the folder of its
# pkg-config file; prints `system` when pkg-config finds a new enough one by
# itself, and nothing when the bundled build of the crate must do.
#
# The sources are those that lie in the crate `oxrocksdb-sys`. The crate would
# compile its 336 files one by one, each with the same large headers. Here they
# are compiled 24 at a time, which takes a tenth of the processor time, once
# for each version, into a cache outside the clone.
#
# ETL_ROCKSDB=bundled  always leaves it to the crate
# ETL_CACHE=DIR        where the library is kept, default ~/.cache/etl
set -euo pipefail

files_in_one=24
oldest_system=9.10

say() { printf 'setup: %s\n' "$*" >&2; }
bundled() {
    say "$1; RocksDB will be compiled by its crate, which takes about 50 minutes of processor time"
    exit 0
}

[ "${ETL_ROCKSDB:-}" = bundled ] && bundled "ETL_ROCKSDB=bundled"
if pkg-config --atleast-version="$oldest_system" rocksdb 2>/dev/null; then
    echo system
    exit 0
fi
[ "$(uname -s)" = Linux ] || bundled "no RocksDB $oldest_system or newer was found by pkg-config"

# Where the crate's sources lie; cargo fetches them if need be.
manifest=$(cargo metadata --locked --format-version 1 |
    grep -o '"manifest_path":"[^"]*/oxrocksdb-sys[^"/]*/Cargo\.toml"' | head -n 1 | cut -d '"' -f 4)
[ -n "$manifest" ] || bundled "the sources of oxrocksdb-sys were not found"
crate=$(dirname "$manifest")
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$manifest" | head -n 1)
[ -f "$crate/rocksdb/src.mk" ] && [ -f "$crate/lz4/lib/lz4.c" ] ||
    bundled "oxrocksdb-sys $version lies in an unknown layout"

flags=(-O2 -g0 -w -fPIC -ffunction-sections -fdata-sections -DNDEBUG=1 -DLZ4=1 -DOS_LINUX
    -DROCKSDB_PLATFORM_POSIX -DROCKSDB_LIB_IO_POSIX -DROCKSDB_SUPPORT_THREAD_LOCAL)
case $(uname -m) in
    x86_64 | aarch64) flags+=(-DHAVE_UINT128_EXTENSION=1) ;;
esac
key=$( (c++ --version; uname -m; echo "$version" "${flags[@]}"; cat "$0") | sha256sum | cut -c 1-12)
cache=${ETL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/etl}
home=$cache/rocksdb-$version-$key

ready() { [ -f "$home/SHA256SUMS" ] && (cd "$home" && sha256sum --check --quiet SHA256SUMS >/dev/null 2>&1); }

mkdir -p "$cache" || bundled "cannot create $cache"
exec 9>"$cache/lock"
flock 9
if ready; then
    echo "$home/lib/pkgconfig"
    exit 0
fi

work=$(mktemp -d "$cache/building.XXXXXX")
trap 'rm -rf "$work"' EXIT
cores=$(nproc)
# A unit of 24 files takes up to 2 GB of memory.
by_memory=$(awk '/MemAvailable/ { print int($2 / 2097152) }' /proc/meminfo)
jobs=$((by_memory < cores ? (by_memory > 0 ? by_memory : 1) : cores))
say "compiling RocksDB of oxrocksdb-sys $version once for this machine, $jobs at a time (about 6 minutes of processor time)"
started=$SECONDS

mkdir -p "$work/objects" "$work/out/lib/pkgconfig" "$work/out/include"
# The list of sources stands between LIB_SOURCES and the next condition.
sed -n '/^LIB_SOURCES *=/,/^ifeq/p' "$crate/rocksdb/src.mk" |
    grep -o '[[:alnum:]_/.-]*\.cc' | grep -v '^util/build_version\.cc$' >"$work/sources"
split -l "$files_in_one" -d -a 3 "$work/sources" "$work/unit-"

cat >"$work/compile.sh" <<'INNER'
set -eu
unit=$1
objects=$2
shift 2
name=$(basename "$unit")
sed 's|.*|#include "&"|' "$unit" >"$unit.cc"
if ! c++ -std=c++20 "$@" -c "$unit.cc" -o "$objects/$name.o" 2>"$unit.log"; then
    # Two of the files do not get on with each other: one by one, then.
    while read -r file; do
        c++ -std=c++20 "$@" -include cstdint -c "$file" -o "$objects/$(echo "$file" | tr / _).o"
    done < <(sed "s|^|$ROCKSDB/|" "$unit")
fi
printf . >&2
INNER
export ROCKSDB=$crate/rocksdb
includes=(-I"$crate/rocksdb/include" -I"$crate/rocksdb" -I"$crate/lz4/lib")
if ! find "$work" -name 'unit-???' | sort |
    xargs -P "$jobs" -I '{}' bash "$work/compile.sh" '{}' "$work/objects" "${flags[@]}" "${includes[@]}"; then
    echo >&2
    bundled "compiling RocksDB failed"
fi
echo >&2
{
    c++ -std=c++20 "${flags[@]}" "${includes[@]}" -c "$crate/api/build_version.cc" -o "$work/objects/build_version.o"
    for file in lz4 lz4frame lz4hc xxhash; do
        cc "${flags[@]}" -c "$crate/lz4/lib/$file.c" -o "$work/objects/lz4_$file.o"
    done
} || bundled "compiling RocksDB failed"

out=$work/out
find "$work/objects" -name '*.o' | sort | xargs ar crsD "$out/lib/librocksdb.a"
cp -r "$crate/rocksdb/include/rocksdb" "$out/include/"
number() { sed -n "s/^#define ROCKSDB_$1 //p" "$crate/rocksdb/include/rocksdb/version.h"; }
cat >"$out/lib/pkgconfig/rocksdb.pc" <<PC
prefix=$home
Name: rocksdb
Description: RocksDB of oxrocksdb-sys $version
Version: $(number MAJOR).$(number MINOR).$(number PATCH)
Cflags: -I\${prefix}/include
Libs: -L\${prefix}/lib -lrocksdb -lpthread -ldl
PC

# It must open, write, compress and read before anybody is told of it.
cat >"$work/try.c" <<'C'
#include <rocksdb/c.h>
#include <string.h>
int main(int count, char** names) {
  char value[4096], *error = NULL;
  size_t length = 0;
  memset(value, 'v', sizeof value);
  rocksdb_options_t* options = rocksdb_options_create();
  rocksdb_options_set_create_if_missing(options, 1);
  rocksdb_options_set_compression(options, rocksdb_lz4_compression);
  rocksdb_t* db = rocksdb_open(options, names[count - 1], &error);
  if (error) return 1;
  rocksdb_put(db, rocksdb_writeoptions_create(), "key", 3, value, sizeof value, &error);
  rocksdb_compact_range(db, NULL, 0, NULL, 0);
  char* read = rocksdb_get(db, rocksdb_readoptions_create(), "key", 3, &length, &error);
  int same = !error && read && length == sizeof value && !memcmp(read, value, length);
  rocksdb_close(db);
  return same ? 0 : 2;
}
C
cc -w -I"$out/include" -c "$work/try.c" -o "$work/try.o" &&
    c++ "$work/try.o" -o "$work/try" -L"$out/lib" -lrocksdb -lpthread -ldl &&
    "$work/try" "$work/try.db" || bundled "the RocksDB just compiled does not work"

(cd "$out" && find . -type f ! -name SHA256SUMS | sort | xargs sha256sum >SHA256SUMS)
rm -rf "$home"
mv "$out" "$home"
say "RocksDB is ready after $((SECONDS - started)) s, kept in $home"
echo "$home/lib/pkgconfig"
