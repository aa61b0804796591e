# Sourced by the other scripts: where things are, and how to say what goes wrong.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tools=${INSPECTION_EXPLORER_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/inspection-explorer}
export PATH="$tools/cargo/bin:$tools/node_modules/.bin:$HOME/.cargo/bin:$PATH"

say() { printf '%s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }
# Says what a script is for, which is the comment at its head, and ends.
usage() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$1"; exit 0; }
