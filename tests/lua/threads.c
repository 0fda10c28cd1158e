/*
 * A Lua state that gives its tickets to threads, each with a Lua state of its own, as Neovim's
 * uv.new_work does. argv[1] is a script; it has the functions
 *     spawn(ticket)  starts a thread that calls lede.core.work(ticket)
 *     join()         waits for all of them; returns how often work was true, and errors
 *     pause(ms)
 */
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

enum { MOST_THREADS = 64 };

enum outcome { NOTHING_TO_DO, WORKED, RAISED };

struct thread {
	pthread_t    id;
	char         ticket[128];
	enum outcome outcome;
};

static struct thread threads[MOST_THREADS];
static int count;

static void *work(void *argument)
{
	struct thread *self = argument;
	lua_State *L = luaL_newstate();
	luaL_openlibs(L);
	self->outcome = RAISED;
	if (!luaL_loadstring(L, "return require('lede.core').work(...)")) {
		lua_pushstring(L, self->ticket);
		if (!lua_pcall(L, 1, 1, 0))
			self->outcome = lua_toboolean(L, -1) ? WORKED : NOTHING_TO_DO;
	}
	lua_close(L);
	return NULL;
}

static int spawn(lua_State *L)
{
	struct thread *thread = threads + count;
	if (count == MOST_THREADS)
		return luaL_error(L, "too many threads");
	snprintf(thread->ticket, sizeof thread->ticket, "%s", luaL_checklstring(L, 1, NULL));
	if (pthread_create(&thread->id, NULL, work, thread))
		return luaL_error(L, "no thread");
	count++;
	return 0;
}

static int join(lua_State *L)
{
	int outcomes[3] = {0};
	for (int i = 0; i < count; i++) {
		pthread_join(threads[i].id, NULL);
		outcomes[threads[i].outcome]++;
	}
	count = 0;
	lua_pushinteger(L, outcomes[WORKED]);
	lua_pushinteger(L, outcomes[RAISED]);
	return 2;
}

static int pause_for(lua_State *L)
{
	poll(NULL, 0, (int)lua_tointeger(L, 1));
	return 0;
}

int main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	lua_State *L = luaL_newstate();
	luaL_openlibs(L);
	lua_pushcfunction(L, spawn);
	lua_setglobal(L, "spawn");
	lua_pushcfunction(L, join);
	lua_setglobal(L, "join");
	lua_pushcfunction(L, pause_for);
	lua_setglobal(L, "pause");
	int failed = luaL_loadfile(L, argv[1]) || lua_pcall(L, 0, 0, 0);
	if (failed)
		printf("%s\n0 passed, 1 failed\n", lua_tostring(L, -1));
	lua_close(L); /* some threads may be at work for a session of it */
	for (int i = 0; i < count; i++)
		pthread_join(threads[i].id, NULL);
	return failed;
}
