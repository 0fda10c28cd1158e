#include "lua/binding.h"

void set_functions(lua_State *L, const luaL_Reg *functions, int state)
{
	for (; functions->name; functions++) {
		lua_pushvalue(L, state);
		lua_pushcclosure(L, functions->func, 1);
		lua_setfield(L, -2, functions->name);
	}
}

void add_class(lua_State *L, const luaL_Reg *metamethods, const char *name, int state, int slot)
{
	lua_newtable(L); /* [..., methods, meta] */
	set_functions(L, metamethods, state);
	lua_pushstring(L, name);
	lua_setfield(L, -2, "__name"); /* what Lua's own messages call it */
	lua_pushstring(L, name);
	lua_setfield(L, -2, "__metatable"); /* what getmetatable gives instead of the real one */
	lua_pushvalue(L, -2);
	lua_setfield(L, -2, "__index");
	lua_rawseti(L, state, slot);
	lua_pop(L, 1);
}

void *test_object(lua_State *L, int arg, int slot)
{
	void *object = lua_touserdata(L, arg);
	if (!object || !lua_getmetatable(L, arg))
		return NULL;
	lua_rawgeti(L, STATE, slot);
	const bool same = lua_rawequal(L, -1, -2);
	lua_pop(L, 2);
	return same ? object : NULL;
}

void *check_object(lua_State *L, int arg, int slot, const char *name)
{
	void *object = test_object(L, arg, slot);
	if (!object)
		luaL_argerror(L, arg, lua_pushfstring(L, "%s expected, got %s", name,
		                                      luaL_typename(L, arg)));
	return object;
}

int push_failure(lua_State *L, const lede_error *error)
{
	const lua_Integer position = (lua_Integer)error->offset + 1;
	const bool in_text = error->status == LEDE_EUTF8;
	lua_pushnil(L);
	if (in_text || error->status == LEDE_EMODEL) {
		/* lua_pushfstring knows no size_t, and int is too short for a model's. */
		lua_pushinteger(L, position);
		lua_pushfstring(L, "%s (byte %s)", error->what, lua_tolstring(L, -1, NULL));
		lua_remove(L, -2);
	} else {
		lua_pushstring(L, error->what);
	}
	lua_pushfstring(L, "E%s", lede_status_name(error->status) + 1);
	if (!in_text)
		return 3;
	lua_pushinteger(L, position);
	return 4;
}
