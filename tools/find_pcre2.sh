#!/bin/sh
# Prints the flags to compile and link with PCRE2, or nothing if it is not here.
#     sh tools/find_pcre2.sh COMPILER
if pkg-config --exists libpcre2-8 2>/dev/null; then
	pkg-config --cflags --libs libpcre2-8
else
	for prefix in '' /usr/local /opt/homebrew /opt/local; do
		cflags=${prefix:+-I$prefix/include} libs="${prefix:+-L$prefix/lib }-lpcre2-8"
		# shellcheck disable=SC2086 # flags
		if printf '%s\n' '#define PCRE2_CODE_UNIT_WIDTH 8' '#include <pcre2.h>' \
			'int main(void) { return pcre2_config(PCRE2_CONFIG_JIT, 0) < 0; }' |
			${1:-cc} -x c $cflags - $libs -o /dev/null 2>/dev/null; then
			echo "$cflags $libs"
			break
		fi
	done
fi
