#!/usr/bin/env bash
# Makes sure that what a build needs is there, and installs what is missing on
# Debian and Ubuntu. Says nothing when all is there. Checked before anything is
# compiled, so that a build never fails at its end for want of a package.
set -euo pipefail

say() { printf 'setup: %s\n' "$*" >&2; }

have_libclang() {
    [ -n "${LIBCLANG_PATH:-}" ] && return 0
    # libclang-cpp is another library: it does not serve bindgen.
    local root found=
    for root in /usr/lib/llvm-*/lib /usr/lib64 /usr/lib /usr/lib/*-linux-gnu /usr/local/lib \
        /usr/local/opt/llvm/lib /opt/homebrew/opt/llvm/lib; do
        if compgen -G "$root/libclang.so*" >/dev/null || compgen -G "$root/libclang-[0-9]*.so*" >/dev/null ||
            compgen -G "$root/libclang.dylib" >/dev/null; then
            found=1
        fi
    done
    [ -n "$found" ] || return 1
    # bindgen needs the compiler's own headers beside the library.
    [ "$(uname -s)" = Darwin ] || compgen -G "/usr/lib/llvm-*/lib/clang/*/include/stddef.h" >/dev/null ||
        compgen -G "/usr/lib*/clang/*/include/stddef.h" >/dev/null ||
        compgen -G "/usr/local/lib/clang/*/include/stddef.h" >/dev/null
}

have_venv() { python3 -c 'import ensurepip, venv' 2>/dev/null; }

if ! command -v cargo >/dev/null; then
    if [ -x "$HOME/.cargo/bin/cargo" ]; then
        say "cargo is in $HOME/.cargo/bin but not on PATH; run: . \"\$HOME/.cargo/env\""
    else
        say "Rust is missing. Install it from https://rustup.rs (one command, no root), open a new shell, run this again."
    fi
    exit 1
fi

missing=()
command -v c++ >/dev/null && command -v cc >/dev/null || missing+=(build-essential)
command -v pkg-config >/dev/null || missing+=(pkg-config)
have_libclang || missing+=(libclang-dev)
command -v flock >/dev/null || missing+=(util-linux)
if [ "${1:-}" = --with-python ]; then
    command -v python3 >/dev/null && have_venv || missing+=(python3 python3-venv)
fi
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
    say "missing: ${missing[*]} (Debian's names). Install a C and C++ compiler, pkg-config, libclang$([ "${1:-}" = --with-python ] && echo ' and Python 3 with venv') with your package manager, then run this again."
    exit 1
fi
root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        say "missing: ${missing[*]}. Run as root: apt-get install ${missing[*]}"
        exit 1
    fi
    root=(sudo)
fi
say "installing ${missing[*]}"
"${root[@]}" apt-get update -qq >&2
"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
