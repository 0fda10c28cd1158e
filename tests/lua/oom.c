/*
 * Every allocation of Lua fails in turn, while a script uses lede: each time the script must end
 * with "not enough memory" and nothing else, and run as ever when there is memory again. Built
 * with AddressSanitizer, this shows that an error leaks nothing.
 *
 * argv[1] is a script that returns a function; the function returns a string, the same each time.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

struct memory {
	bool   limited;
	size_t left; /* allocations until all fail, if limited */
};

static void *resize(void *user, void *block, size_t old_size, size_t new_size)
{
	struct memory *memory = user;
	if (new_size == 0) {
		free(block);
		return NULL;
	}
	/* Lua relies on that what shrinks can't fail. */
	const bool grows = !block || new_size > old_size;
	if (memory->limited && grows && (memory->left == 0 || memory->left-- == 0))
		return NULL;
	return realloc(block, new_size);
}

/* Calls the function at index 1 and leaves its result, or the error, on the stack. */
static bool call(lua_State *L)
{
	lua_settop(L, 1);
	lua_pushvalue(L, 1);
	return lua_pcall(L, 0, 1, 0) == 0;
}

/* With that many allocations: did it run to its end? *failed counts what went otherwise. */
static bool survives(lua_State *L, struct memory *memory, size_t allocations, const char *expected,
                     int *failed)
{
	memory->limited = true;
	memory->left = allocations;
	const bool done = call(L);
	memory->limited = false;
	const char *said = lua_tostring(L, -1);
	if (!said || (done ? strcmp(said, expected) : !strstr(said, "not enough memory"))) {
		fprintf(stderr, "oom: after %zu allocations: %s\n", allocations,
		        said ? said : "nil");
		++*failed;
	}
	if (!done && (!call(L) || strcmp(lua_tostring(L, -1), expected) != 0)) {
		fprintf(stderr, "oom: %zu allocations have a lasting effect\n", allocations);
		++*failed;
	}
	return done;
}

int main(int argc, char **argv)
{
	struct memory memory = {0};
	int failed = 0;
	size_t allocations = 0;
	lua_State *L = lua_newstate(resize, &memory);
	if (argc != 2 || !L)
		return 2;
	luaL_openlibs(L);
	if (luaL_loadfile(L, argv[1]) || lua_pcall(L, 0, 1, 0) || !call(L)) {
		fprintf(stderr, "oom: %s\n", lua_tostring(L, -1));
		return 2;
	}
	char *expected = strdup(lua_tostring(L, -1));
	while (!survives(L, &memory, allocations, expected, &failed))
		allocations++;
	free(expected);
	lua_close(L);
	/* A script that needs few allocations does not do what it is for. */
	failed += allocations < 50;
	printf("%d passed, %d failed\n", failed ? 0 : 1, failed);
	return failed > 0;
}
