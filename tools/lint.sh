#!/bin/sh
# All that can be said about the sources without running them. Each part prints what it found and
# "N passed, N failed".
#     sh tools/lint.sh
set -u
cd "$(dirname "$0")/.." || exit
failed=0

# part NAME COMMAND...: a command that is silent when all is well.
part() {
	echo "# $1"
	shift
	if "$@"; then
		echo "1 passed, 0 failed"
	else
		echo "0 passed, 1 failed"
		failed=1
	fi
}

for script in style layers docs rockspec; do
	echo "# $script"
	sh "tools/check_$script.sh" || failed=1
done
echo "# text"
python3 tools/check_text.py || failed=1
part cppcheck cppcheck --quiet --error-exitcode=1 --inline-suppr --std=c11 --language=c \
	--enable=warning,performance,portability --suppress=missingIncludeSystem \
	--suppress=comparePointers:src/model/builtin.c --suppress=uninitvar:src/train/cluster.c \
	-Iinclude -Isrc src
part luacheck luacheck --quiet --no-color lua plugin tests tools lede-scm-1.rockspec
if command -v clang-tidy >/dev/null 2>&1; then
	part clang-tidy sh -c 'find src -name "*.c" ! -path "src/lua/*" ! -path "src/train/*" |
		xargs -n 8 -P 2 \
		sh -c "clang-tidy --quiet \"\$@\" -- -std=c11 -Iinclude -Isrc 2>/dev/null" _'
fi
if command -v shellcheck >/dev/null 2>&1; then
	# shellcheck disable=SC2046
	part shellcheck shellcheck --severity=warning --exclude=SC2046,SC2091,SC2154 \
		scripts/try scripts/check .ci/run $(find tools tests -name '*.sh')
fi
exit $failed
