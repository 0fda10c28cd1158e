#include "lua/binding.h"

/*
 * A Lua of another version has other pseudo-indices, so even asking it for a global by the
 * compiled-in way could read wild memory. What tells 5.1 from its successors without touching the
 * state is lua_getglobal, a macro there and a function since.
 */
#if LUA_VERSION_NUM == 501
extern void(lua_getglobal)(lua_State *L, const char *name)
	__attribute__((weak, visibility("default")));
#endif

/* Pushes the global _VERSION, by calls that mean the same in every Lua. */
static const char *running_version(lua_State *L)
{
	enum { GLOBALS_OF_LUA_5_1 = -10002 };
	if (lua_getglobal != NULL)
		(lua_getglobal)(L, "_VERSION");
	else
		lua_getfield(L, GLOBALS_OF_LUA_5_1, "_VERSION");
	const char *version = lua_tolstring(L, -1, NULL);
	return version ? version : "a Lua without _VERSION";
}

void abi_check(lua_State *L)
{
	const char *running = running_version(L);
	if (strcmp(running, LUA_VERSION) != 0) {
		const char *number = strncmp(running, "Lua ", 4) == 0 ? running + 4 : "VERSION";
		/* In Lua 5.1 it is Neovim, as a rule, that was given the wrong file. */
		const bool old = strcmp(number, "5.1") == 0;
		luaL_error(L,
		           "lede.core was built for %s and can't run in %s: in lede's folder run "
		           "%s`luarocks --lua-version %s make`",
		           LUA_VERSION, running, old ? "`make nvim` for Neovim, else " : "",
		           number);
	}
#if LUA_VERSION_NUM > 501
	luaL_checkversion(L); /* the same version, but with other number types? */
#endif
	lua_settop(L, 0);
}
