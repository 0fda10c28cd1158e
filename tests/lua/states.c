/*
 * Many Lua states at once, each in a thread of its own, as Neovim's worker threads have them:
 * what one finds must not depend on the others. argv[1] is the script every state runs; it
 * returns a string, the same each time.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

enum { THREADS = 8, STATES_A_THREAD = 3 };

static const char *script;

static void *run(void *unused)
{
	char *result = NULL;
	(void)unused;
	for (int i = 0; i < STATES_A_THREAD; i++) {
		lua_State *L = luaL_newstate();
		luaL_openlibs(L);
		const int failed = luaL_loadfile(L, script) || lua_pcall(L, 0, 1, 0);
		const char *said = lua_tostring(L, -1);
		if (failed || !said || (result && strcmp(result, said) != 0))
			fprintf(stderr, "states: %s\n", failed ? said : "another result");
		else if (!result)
			result = strdup(said);
		lua_close(L);
	}
	return result;
}

int main(int argc, char **argv)
{
	pthread_t threads[THREADS];
	char *results[THREADS];
	int failed = 0;
	if (argc != 2)
		return 2;
	script = argv[1];
	for (int i = 0; i < THREADS; i++)
		if (pthread_create(&threads[i], NULL, run, NULL))
			abort();
	for (int i = 0; i < THREADS; i++) {
		pthread_join(threads[i], (void **)&results[i]);
		failed += !results[i] || !results[0] || strcmp(results[i], results[0]) != 0;
	}
	for (int i = 0; i < THREADS; i++)
		free(results[i]);
	printf("%d passed, %d failed\n", THREADS - failed, failed);
	return failed > 0;
}
