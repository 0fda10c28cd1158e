/* What require "lede.core" returns. */
#include "lua/binding.h"

#include "cli/cli.h"

/* main(args): runs the `lede` command with the list of arguments; returns the exit status. */
static int core_main(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	int count = 0;
	size_t bytes = 0;
	for (;; count++) {
		size_t length;
		lua_rawgeti(L, 1, count + 1);
		if (lua_isnil(L, -1))
			break;
		if (lua_type(L, -1) != LUA_TSTRING)
			return luaL_argerror(L, 1, "list of strings expected");
		lua_tolstring(L, -1, &length);
		bytes += length + 1;
		lua_pop(L, 1);
	}
	/* The command may write into its arguments, as any main: these are copies. */
	static const char name[] = "lede";
	char **argv = lua_newuserdata(L, ((size_t)count + 2) * sizeof *argv + sizeof name + bytes);
	char *cursor = (char *)(argv + count + 2);
	argv[0] = memcpy(cursor, name, sizeof name);
	cursor += sizeof name;
	for (int i = 1; i <= count; i++) {
		size_t length;
		lua_rawgeti(L, 1, i);
		const char *word = lua_tolstring(L, -1, &length);
		argv[i] = memcpy(cursor, word, length + 1);
		cursor += length + 1;
		lua_pop(L, 1);
	}
	argv[count + 1] = NULL;
	lua_pushinteger(L, lede_cli_main(count + 1, argv));
	return 1;
}

static void push_types(lua_State *L)
{
	lua_createtable(L, LEDE_TYPE_COUNT - 1, 0);
	for (int type = 1; type < LEDE_TYPE_COUNT; type++) {
		lua_pushstring(L, lede_type_name((lede_type)type));
		lua_rawseti(L, -2, type);
	}
}

static const luaL_Reg functions[] = {
	{"analyze", doc_analyze}, {"builtin_model", model_builtin}, {"open_model", model_open},
	{"main", core_main},      {NULL, NULL},
};

__attribute__((visibility("default"))) int luaopen_lede_core(lua_State *L);

int luaopen_lede_core(lua_State *L)
{
	abi_check(L);
	lua_newtable(L); /* [state] */
	const int state = lua_gettop(L);
	model_register(L, state);
	doc_register(L, state);
	rules_register(L, state);
	session_register(L, state);
	lua_newtable(L); /* [state, module] */
	set_functions(L, functions, state);
	set_functions(L, rule_functions, state);
	set_functions(L, session_functions, state);
	push_types(L);
	lua_setfield(L, -2, "types");
	lua_pushstring(L, lede_version());
	lua_setfield(L, -2, "version");
	lua_pushstring(L, LUA_VERSION);
	lua_setfield(L, -2, "built_for");
	return 1;
}
