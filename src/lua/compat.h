/*
 * What differs between Lua 5.1 (and LuaJIT), 5.2, 5.3 and 5.4, as far as the binding uses it.
 *
 * Lua's loader resolves every symbol of a module at once. A function that some Lua lacks is
 * therefore declared weak: the module then loads into a Lua it was not built for just far enough
 * to say so (abi.c), where the dynamic linker would only name a missing symbol.
 */
#ifndef LEDE_LUA_COMPAT_H
#define LEDE_LUA_COMPAT_H

#include <lauxlib.h>
#include <lua.h>

#if LUA_VERSION_NUM == 501
#pragma weak lua_call
#pragma weak lua_getfenv
#pragma weak lua_setfenv
#pragma weak lua_tonumber
#else
#pragma weak lua_callk
#pragma weak lua_getglobal
#pragma weak lua_tonumberx
#pragma weak luaL_checkversion_
#endif

#if LUA_VERSION_NUM == 502 || LUA_VERSION_NUM == 503
#pragma weak lua_getuservalue
#pragma weak lua_setuservalue
#elif LUA_VERSION_NUM > 503
#pragma weak lua_getiuservalue
#pragma weak lua_newuserdatauv
#pragma weak lua_setiuservalue
#endif

#if LUA_VERSION_NUM < 503
#pragma weak lua_insert
#pragma weak lua_remove
#else
#pragma weak lua_rotate
#endif

#if LUA_VERSION_NUM < 504
#pragma weak lua_newuserdata
#endif

/* Ties the table on top of the stack to the userdata at index, and pops it. */
static inline void compat_keep(lua_State *L, int index)
{
#if LUA_VERSION_NUM == 501
	lua_setfenv(L, index);
#else
	lua_setuservalue(L, index);
#endif
}

/* Pushes the table tied to the userdata at index. */
static inline void compat_push_kept(lua_State *L, int index)
{
#if LUA_VERSION_NUM == 501
	lua_getfenv(L, index);
#else
	lua_getuservalue(L, index);
#endif
}

#endif
