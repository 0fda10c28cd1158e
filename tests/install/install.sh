#!/bin/sh
# Installs into a folder, builds a C and a C++ program against what is there with pkg-config's
# help, runs them, the command and the modules, uninstalls and looks for left-overs.
#     sh tests/install/install.sh LUA...
set -u
cd "$(dirname "$0")/../.." || exit
root=$(mktemp -d) || exit
trap 'rm -rf "$root"' EXIT
passed=0 failed=0

# check WHAT COMMAND...: one test.
check() {
	what=$1
	shift
	if "$@" >"$root/log" 2>&1; then
		echo "ok $what"
		passed=$((passed + 1))
	else
		echo "FAILED $what"
		sed 's/^/    /' "$root/log"
		failed=$((failed + 1))
	fi
}

# compile COMPILER LANGUAGE OUTPUT OPTION...
compile() {
	compiler=$1 language=$2 output=$3
	shift 3
	# shellcheck disable=SC2046 # pkg-config says several words
	"$compiler" -Wall -Wextra -Wpedantic -Werror -x "$language" tests/install/consumer.c -x none \
		-o "$root/$output" $(pkg-config --cflags lede) "$@"
}

runs() {
	LD_LIBRARY_PATH=$prefix/lib "$root/$1" >"$root/out" && grep -qx 'GPE Paris' "$root/out"
}

entities_of_command() {
	echo 'Angela Merkel was in Paris.' | "$prefix/bin/lede" entities >"$root/out" &&
		grep -q 'GPE.*Paris\|Paris.*GPE' "$root/out"
}

train_command() {
	printf 'Ann B-PER\nleft O\n' >"$root/lesson" &&
		"$prefix/bin/lede-train" -o "$root/own.model" "$root/lesson" &&
		"$prefix/bin/lede" entities --model "$root/own.model" "$root/lesson"
}

# A module as a script of that Lua finds it, from another folder.
module_works() {
	abi=${1#lua}
	[ "$1" != luajit ] || abi=5.1
	(cd "$root" && LUA_PATH="$prefix/share/lua/$abi/?.lua;$prefix/share/lua/$abi/?/init.lua" \
		LUA_CPATH="$prefix/lib/lua/$abi/?.so" "$1" -e '
		local e = require("lede").analyze("They met in Paris."):entities()[1]
		assert(e.type == "GPE" and e.text == "Paris")')
}

nothing_is_left() {
	left=$(find "$1" ! -type d)
	[ -z "$left" ] || { echo "$left" && return 1; }
}

# staged: is all of it under DESTDIR, none of it in the prefix itself?
staged() {
	[ -x "$root/stage/opt/lede-test/bin/lede" ] && [ ! -e /opt/lede-test ] &&
		grep -qx 'prefix=/opt/lede-test' "$root/stage/opt/lede-test/lib/pkgconfig/lede.pc"
}

prefix=$root/usr
check "make install" make install PREFIX="$prefix"
export PKG_CONFIG_PATH="$prefix/lib/pkgconfig"
version=$(sed -n 's/^#define LEDE_VERSION  *"\(.*\)"/\1/p' include/lede.h)
check "pkg-config knows version $version" pkg-config --exact-version="$version" lede
# shellcheck disable=SC2046
check "a C program, shared" compile cc c c-shared -std=c11 $(pkg-config --libs lede)
check "it runs" runs c-shared
check "a C++ program, shared" compile c++ c++ cxx-shared -std=c++11 $(pkg-config --libs lede)
check "it runs" runs cxx-shared
check "a C program, static" compile cc c c-static -std=c11 "$prefix/lib/liblede.a" \
	$(sh tools/find_pcre2.sh cc) -lm
check "it runs" runs c-static
check "the command" entities_of_command
check "lede-train" train_command
for lua; do
	check "the module in $lua" module_works "$lua"
done
check "make uninstall" make uninstall PREFIX="$prefix"
check "nothing is left" nothing_is_left "$prefix"

check "make install with DESTDIR" make install DESTDIR="$root/stage" PREFIX=/opt/lede-test
check "it is all under DESTDIR" staged
check "make uninstall with DESTDIR" make uninstall DESTDIR="$root/stage" PREFIX=/opt/lede-test
check "nothing is left" nothing_is_left "$root/stage"

echo "$passed passed, $failed failed"
[ $failed = 0 ]
