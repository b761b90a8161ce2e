#!/bin/sh
# Makes the environment in .venv: once, and again only when the list of packages changes.
# Needs nothing but Python 3.11 or newer. PYTHON=python3.12 chooses the interpreter.
set -u
cd "$(dirname "$0")/.." || exit 2
venv=.venv
stamp=$venv/internetplus-environment.txt
needed='import sys; sys.exit(0 if sys.version_info >= (3, 11) else 1)'

say() { printf '%s\n' "$*"; }
stop() { say "" >&2; for line in "$@"; do say "$line" >&2; done; exit 2; }

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        command -v "$PYTHON" >/dev/null 2>&1 || stop \
            "PYTHON=$PYTHON was asked for, but there is no such program." \
            "Name one that exists, for example: PYTHON=python3.12 make demo"
        "$PYTHON" -c "$needed" || stop \
            "$PYTHON is $("$PYTHON" --version 2>&1), but Internet Plus Lab needs Python 3.11 or newer." \
            "Name a newer one, for example: PYTHON=python3.12 make demo"
        python=$PYTHON
        return
    fi
    for python in python3 python3.13 python3.12 python3.11 python3.14 python; do
        command -v "$python" >/dev/null 2>&1 && "$python" -c "$needed" 2>/dev/null && return
    done
    found=$(python3 --version 2>&1) || found="no Python 3 at all"
    stop "Internet Plus Lab needs Python 3.11 or newer; this machine offers: $found." \
        "Install a newer Python, or name one: PYTHON=/path/to/python3.12 make demo"
}

check_venv() {
    "$python" -c 'import venv, ensurepip' 2>/dev/null || stop \
        "$("$python" --version 2>&1) is here, but its modules 'venv' and 'ensurepip' are not." \
        "Some systems ship them apart. On Debian or Ubuntu, as root:" \
        "    apt install $("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" \
        "Then run the same command again, or name another Python: PYTHON=python3.12 make demo"
}

# What the environment must match: the packages, the place of this folder, the version of Python.
wanted() {
    "$1" - <<'PYTHON_CODE'
import hashlib, pathlib, sys
lists = b"".join(pathlib.Path(name).read_bytes() for name in ("pyproject.toml", "requirements.lock"))
print("packages", hashlib.sha256(lists).hexdigest())
print("folder", pathlib.Path.cwd())
print("python", "%d.%d" % sys.version_info[:2])
PYTHON_CODE
}

# Show what pip downloads, a line per package, without its addresses; keep everything in a file.
install() {
    log=$venv/install.log
    { "$venv/bin/python" -m pip install --no-compile --disable-pip-version-check --no-input "$@" 2>&1
      echo "pip ended with $?"; } | tee "$log" | while IFS= read -r line; do
        case $line in
            *.metadata*) ;;
            *Downloading*whl*) say "  ${line##*Downloading }" | sed 's#  .*/#  #' ;;
        esac
    done
    [ "$(tail -n 1 "$log")" = "pip ended with 0" ]
}

if [ -z "${PYTHON:-}" ] && [ -x "$venv/bin/python" ] && "$venv/bin/python" -c "$needed" 2>/dev/null; then
    python=$venv/bin/python
else
    find_python
fi
if [ -f "$stamp" ] && [ -x "$venv/bin/python" ] && [ "$(wanted "$python")" = "$(cat "$stamp")" ]; then
    exit 0
fi

have=$("$venv/bin/python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || have=none
want=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
if [ "$have" != "$want" ]; then
    check_venv
    say "Making an environment in $venv with $("$python" --version 2>&1)"
    rm -rf "$venv"
    "$python" -m venv "$venv" || stop "The environment could not be made; the reason stands above."
fi
rm -f "$stamp"
say "Installing $(grep -c '==' requirements.lock) packages into $venv (once; a few hundred MB)"
if ! install -r requirements.lock; then
    grep -i -E '^error' "$venv/install.log" | head -n 5 >&2
    stop "The packages could not be installed. Is there a network? Everything pip said: $venv/install.log" \
        "Nothing outside $venv was changed; run the same command again when it is mended."
fi
install --no-deps --no-build-isolation -e . || stop \
    "The lab itself could not be installed. Everything pip said: $venv/install.log"
# On all cores, where pip would use one; nobody runs the packages' own tests. What fails here is
# compiled when it is imported, and so is what of the lab is changed later.
"$venv/bin/python" -m compileall -q -j 0 -x '/tests?/' "$venv/lib" src >/dev/null 2>&1 || :
wanted "$venv/bin/python" > "$stamp"
say "The environment is ready."
