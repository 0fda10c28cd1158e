#!/bin/sh
# The Luas whose headers are here, a line each: lua5.4=/usr/include/lua5.4
# Order of search: LUAJIT_INCDIR, LUA51_INCDIR ... LUA54_INCDIR; pkg-config; usual folders.
set -u

# version_of DIR: 5.4, or nothing when DIR has no lua.h.
version_of() {
	sed -n 's/^#define[ \t]*LUA_VERSION_NUM[ \t]*50\([1-9]\).*/5.\1/p' "$1/lua.h" 2>/dev/null
}

# from_pkg_config NAME: its include folders.
from_pkg_config() {
	command -v pkg-config >/dev/null 2>&1 || return 0
	pkg-config --exists "$1" 2>/dev/null || return 0
	pkg-config --variable=includedir "$1"
	pkg-config --cflags-only-I "$1" | tr ' ' '\n' | sed -n 's/^-I//p'
}

# first_that_fits NAME VERSION DIR...: says NAME=DIR of the first DIR with headers of VERSION.
first_that_fits() {
	name=$1 version=$2
	shift 2
	for dir; do
		[ "$(version_of "$dir")" = "$version" ] || continue
		if [ "$name" = luajit ] && ! [ -f "$dir/luajit.h" ]; then continue; fi
		echo "$name=$dir"
		return
	done
}

for number in 1 2 3 4; do
	eval "chosen=\${LUA5${number}_INCDIR-}"
	v=5.$number
	# shellcheck disable=SC2046 # folders with spaces are not supported by make either
	first_that_fits "lua$v" "$v" $chosen \
		$(from_pkg_config "lua$v") $(from_pkg_config "lua-$v") \
		$(from_pkg_config "lua5$number") $(from_pkg_config lua) \
		"/usr/include/lua$v" "/usr/include/lua5$number" /usr/include \
		"/usr/local/include/lua$v" /usr/local/include \
		"/opt/homebrew/include/lua$v" /opt/homebrew/include/lua
done
# shellcheck disable=SC2046
first_that_fits luajit 5.1 ${LUAJIT_INCDIR-} $(from_pkg_config luajit) \
	/usr/include/luajit-2.1 /usr/local/include/luajit-2.1 /opt/homebrew/include/luajit-2.1
