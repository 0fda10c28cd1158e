# Sourced by try and check: finds out what a build or the tests lack and installs it.
# POSIX sh. `need THING...` returns when every THING is there and exits with advice when not.

# One line a thing: name, then its packages for apt, dnf, pacman and brew ("-": comes with the
# system, "none": not packaged there).
packages() {
	cat <<-'END'
	cc         gcc,libc6-dev               gcc,glibc-devel     gcc            -
	make       make                        make                make           make
	c++        g++                         gcc-c++             gcc            -
	pkg-config pkgconf                     pkgconf             pkgconf        pkgconf
	lua5.1     lua5.1,liblua5.1-0-dev      compat-lua-devel    lua51          none
	lua5.2     lua5.2,liblua5.2-dev        none                lua52          none
	lua5.3     lua5.3,liblua5.3-dev        none                lua53          lua@5.3
	lua5.4     lua5.4,liblua5.4-dev        lua-devel           lua            lua
	luajit     luajit,libluajit-5.1-dev    luajit-devel        luajit         luajit
	luarocks   luarocks                    luarocks            luarocks       luarocks
	pcre2      libpcre2-dev                pcre2-devel         pcre2          pcre2
	cmocka     libcmocka-dev               libcmocka-devel     cmocka         cmocka
	clang      clang,libclang-rt-dev       clang,compiler-rt   clang,compiler-rt llvm
	clang-format clang-format              clang-tools-extra   clang          clang-format
	cppcheck   cppcheck                    cppcheck            cppcheck       cppcheck
	luacheck   lua-check                   none                luacheck       luacheck
	valgrind   valgrind                    valgrind            valgrind       none
	nvim       neovim                      neovim              neovim         neovim
	python3    python3                     python3             python         python3
	xz         xz-utils                    xz                  xz             xz
	mmdebstrap mmdebstrap                  none                none           none
	END
}

# has THING: is it here and does it work?
has() {
	case $1 in
	cc) compiles cc c '#include <stdlib.h>' ;;
	c++) compiles c++ c++ '#include <cstdlib>' ;;
	clang) compiles "clang -fsanitize=fuzzer-no-link,address" c '#include <stdlib.h>' ;;
	cmocka)
		compiles "cc -lcmocka" c '#include <stdarg.h>
			#include <stddef.h>
			#include <setjmp.h>
			#include <stdint.h>
			#include <cmocka.h>'
		;;
	pcre2) [ -n "$(sh tools/find_pcre2.sh cc)" ] ;;
	lua5.[1-4] | luajit)
		command -v "$1" >/dev/null 2>&1 && sh tools/find_lua.sh | grep -q "^$1="
		;;
	*) command -v "$1" >/dev/null 2>&1 ;;
	esac
}

# compiles COMMAND LANGUAGE SOURCE: does a program of that come out?
compiles() {
	printf '%s\nint main(void) { return 0; }\n' "$3" >"${TMPDIR:-/tmp}/lede.$$.$2" || return 1
	# shellcheck disable=SC2086 # a command with its options
	$1 -x "$2" "${TMPDIR:-/tmp}/lede.$$.$2" -o "${TMPDIR:-/tmp}/lede.$$.out" >/dev/null 2>&1
	set -- $?
	rm -f "${TMPDIR:-/tmp}/lede.$$".*
	return "$1"
}

# names COLUMN THING...: the packages of one manager.
names() {
	column=$1
	shift
	for thing; do
		packages | awk -v thing="$thing" -v column="$column" '$1 == thing { print $column }'
	done | tr ',' '\n' | grep -v -e '^-$' -e '^none$' | sort -u | tr '\n' ' ' | sed 's/ $//'
}

lacking() {
	for thing; do has "$thing" || echo "$thing"; done | tr '\n' ' ' | sed 's/ $//'
}

# as_root COMMAND...: runs it, through sudo when we are not root.
as_root() {
	if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

can_install() {
	command -v apt-get >/dev/null 2>&1 || return 1
	[ "$(id -u)" = 0 ] || command -v sudo >/dev/null 2>&1
}

# shellcheck disable=SC2086 # lists of words
need() {
	missing=$(lacking "$@")
	[ -n "$missing" ] || return 0
	if can_install; then
		list=$(names 2 $missing)
		echo "lede: installing $list"
		mkdir -p build
		# A source that can't be reached need not matter; the installation will tell.
		as_root apt-get -q update >build/packages.log 2>&1
		as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y \
			--no-install-recommends $list >>build/packages.log 2>&1 || {
			tail -n 5 build/packages.log
			echo "lede: apt-get failed (build/packages.log)"
		} >&2
		missing=$(lacking "$@")
		[ -n "$missing" ] || return 0
	fi
	{
		echo "lede: these are missing: $missing"
		echo "Install them and try again:"
		echo "  Debian, Ubuntu  sudo apt-get install $(names 2 $missing)"
		echo "  Fedora          sudo dnf install $(names 3 $missing)"
		echo "  Arch            sudo pacman -S $(names 4 $missing)"
		case " $missing " in
		*" cc "* | *" c++ "*) echo "  macOS           xcode-select --install" ;;
		esac
		brew=$(names 5 $missing)
		[ -z "$brew" ] || echo "  macOS           brew install $brew"
	} >&2
	exit 1
}
