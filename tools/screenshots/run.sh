#!/bin/sh
# Makes the pictures in doc/screenshots/ from real screens of Neovim.
#
#     tools/screenshots/run.sh [PATTERN [FOLDER]]    a Lua pattern of views, e.g. 'skim-dark'
#
# NVIM names the Neovim to show; the newest there is otherwise. Needs Python 3 with Pillow, and
# DejaVu Sans Mono (Debian: python3-pil, fonts-dejavu-core). PYTHON names another Python.
set -eu
cd "$(dirname "$0")/../.."

# The newest of the one on the PATH and those that tools/fetch-nvim has fetched.
newest() {
	for each in nvim "$PWD"/build/nvim/nvim-*; do
		command -v "$each" >/dev/null && echo "$("$each" --version | head -n 1) $each"
	done | sort -V | tail -n 1 | cut -d ' ' -f 3-
}

nvim=${NVIM:-$(newest)}
python=${PYTHON:-/usr/bin/python3}
"$python" -c 'import PIL' || {
	echo 'tools/screenshots: Pillow is missing (Debian: apt-get install python3-pil)' >&2
	exit 1
}
screens=$(mktemp -d)
trap 'rm -rf "$screens"' EXIT
LEDE_NVIM=$nvim LEDE_OUT=$screens LEDE_FILTER=${1:-} timeout 300 "$nvim" --clean --headless \
	--cmd "lua dofile('tools/screenshots/shoot.lua')" </dev/null
folder=${2:-doc/screenshots}
mkdir -p "$folder"
for screen in "$screens"/*.json; do
	"$python" tools/screenshots/render.py "$screen" "$folder/$(basename "$screen" .json).png"
done
