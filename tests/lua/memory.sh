#!/bin/sh
# The tests again, under AddressSanitizer (with UBSan) and valgrind, where these are:
# sh tests/lua/memory.sh BUILD LUA...
# A line "N passed, N failed" for each run; a finding makes the exit status 1.
set -u
# shellcheck source=tests/lua/env.sh
. "$(dirname "$0")/env.sh"
build=$1 status=0
shift

has() {
	case " $all " in *" $1 "*) command -v "$1" >/dev/null ;; *) false ;; esac
}
all=$*

# run NAME COMMAND...: the command's output; a failure that its count does not show is one more.
run() {
	name=$1
	shift
	log=$build/memory-$name.log
	if "$@" >"$log" 2>&1; then
		grep ' passed, ' "$log"
	else
		echo "FAILED $name; see $log:"
		grep -v ' passed, ' "$log" | head -n 40
		echo "0 passed, 1 failed"
		status=1
	fi
}

asan=$(${CC:-cc} -print-file-name=libasan.so)
if [ -f "$asan" ]; then
	flags="-fsanitize=address,undefined -fno-sanitize-recover=all"
	for lua in lua5.4 luajit; do
		has $lua || continue
		made=$build/lua-asan
		if ! make -s BUILD="$made" NDEBUG= CFLAGS="-O1 -g $flags" LDFLAGS="$flags" \
			"$made/$lua/lede/core.so" >"$build/memory-build.log" 2>&1; then
			tail -n 20 "$build/memory-build.log"
			status=1
		fi
		# LuaJIT's own memory is out of the leak checker's sight, and what only it points at too.
		leaks=1
		if [ $lua = luajit ]; then leaks=0; fi
		# Memory that was freed is soon used again: a test watches how much there is.
		run "asan-$lua" env LD_PRELOAD="$asan" \
			ASAN_OPTIONS=detect_leaks=$leaks:quarantine_size_mb=8 \
			LUA_CPATH="$made/$lua/?.so" $lua tests/lua/suite.lua \
			analyze options items text model lifetime session
	done
	if has lua5.4; then
		run asan-states env CFLAGS="-O1 -g $flags" sh tests/lua/states.sh "$made" lua5.4
	fi
else
	echo "skipped: no AddressSanitizer"
fi

# Lua itself knows nothing of ThreadSanitizer, and need not: each state has one thread.
tsan=$(${CC:-cc} -print-file-name=libtsan.so)
if [ -f "$tsan" ] && has lua5.4; then
	flags=-fsanitize=thread made=$build/lua-tsan
	if make -s BUILD="$made" NDEBUG= CFLAGS="-O1 -g $flags" LDFLAGS="$flags" \
		"$made/lua5.4/lede/core.so" >"$build/memory-build.log" 2>&1; then
		# The dynamic linker has locks of its own, which ThreadSanitizer does not see.
		echo "race:_dl_close_worker" >"$made/suppressions"
		run tsan-states env CFLAGS="-O1 -g $flags" \
			TSAN_OPTIONS="suppressions=$made/suppressions" \
			sh tests/lua/states.sh "$made" lua5.4
	else
		tail -n 20 "$build/memory-build.log"
		status=1
	fi
else
	echo "skipped: no ThreadSanitizer"
fi

if command -v valgrind >/dev/null && has lua5.4; then
	run valgrind-lua5.4 env LUA_CPATH="$build/lua5.4/?.so" valgrind -q --error-exitcode=9 \
		--leak-check=full --errors-for-leak-kinds=definite,indirect \
		lua5.4 tests/lua/suite.lua analyze options model
else
	echo "skipped: no valgrind"
fi
exit $status
