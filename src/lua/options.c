/* Tables of options: every key and every value is checked, and an error names the option, says
 * what would have been right, and guesses what was meant. */
#include "lua/binding.h"

/* ---- Saying what is wrong ----------------------------------------------------------------- */

/* Pushes the value on top of the stack in words for a message. */
static const char *describe(lua_State *L)
{
	enum { LONGEST_QUOTED = 40 };
	size_t length;
	switch (lua_type(L, -1)) {
	case LUA_TSTRING: {
		const char *string = lua_tolstring(L, -1, &length);
		if (length > LONGEST_QUOTED || strlen(string) != length)
			return lua_pushfstring(L, "a string of %d bytes", (int)length);
		return lua_pushfstring(L, "\"%s\"", string);
	}
	case LUA_TNUMBER:
		lua_pushvalue(L, -1); /* converted in place: not while it is a key */
		return lua_tolstring(L, -1, NULL);
	case LUA_TBOOLEAN:
		return lua_pushfstring(L, "%s", lua_toboolean(L, -1) ? "true" : "false");
	default:
		return lua_pushfstring(L, "%s", luaL_typename(L, -1));
	}
}

int option_error(lua_State *L, int arg, const char *name, const char *expected)
{
	const char *got = describe(L);
	return luaL_argerror(
		L, arg, lua_pushfstring(L, "opts.%s: %s expected, got %s", name, expected, got));
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* How many letters to insert, delete or change to make one word the other, case apart. */
static size_t distance(const char *word, const char *name)
{
	enum { LONGEST = 24 };
	size_t row[LONGEST + 1]; /* row[j]: from word so far to the first j letters of name */
	const size_t length = strlen(name);
	if (length > LONGEST)
		return SIZE_MAX;
	for (size_t j = 0; j <= length; j++)
		row[j] = j;
	for (; *word; word++) {
		size_t diagonal = row[0]++;
		for (size_t j = 1; j <= length; j++) {
			const size_t above = row[j];
			size_t best = diagonal + (lower(*word) != lower(name[j - 1]));
			if (above + 1 < best)
				best = above + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			row[j] = best;
			diagonal = above;
		}
	}
	return row[length];
}

/* Pushes `; did you mean "NAME"?`, or all the names if none is near. */
static const char *suggest(lua_State *L, const char *word, const char *const *names)
{
	enum { FAR = 3 };
	const char *best = NULL;
	size_t least = FAR;
	for (const char *const *name = names; *name; name++) {
		const size_t d = distance(word, *name);
		if (d < least) {
			least = d;
			best = *name;
		}
	}
	if (best)
		return lua_pushfstring(L, "; did you mean \"%s\"?", best);
	lua_pushliteral(L, "; there are");
	for (const char *const *name = names; *name; name++) {
		lua_pushfstring(L, "%s %s", name == names ? "" : ",", *name);
		lua_concat(L, 2);
	}
	return lua_tolstring(L, -1, NULL);
}

/* Where the value on top of the stack is in names, or where names ends. */
static int find_name(lua_State *L, const char *const *names)
{
	size_t length = 0;
	const bool is_string = lua_type(L, -1) == LUA_TSTRING;
	const char *word = is_string ? lua_tolstring(L, -1, &length) : "";
	int i = 0;
	while (names[i] && !(strcmp(names[i], word) == 0 && strlen(word) == length))
		i++;
	return i;
}

void options_check(lua_State *L, int arg, const char *const *names)
{
	if (lua_isnoneornil(L, arg)) {
		lua_settop(L, arg - 1);
		lua_newtable(L);
	}
	luaL_checktype(L, arg, LUA_TTABLE);
	lua_settop(L, arg);
	for (lua_pushnil(L); lua_next(L, arg) != 0;) {
		lua_pop(L, 1); /* [..., key] */
		if (names[find_name(L, names)])
			continue;
		const char *key = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, NULL) : "";
		const char *shown = describe(L);
		luaL_argerror(L, arg, lua_pushfstring(L, "opts has no option %s%s", shown,
		                                      suggest(L, key, names)));
	}
}

/* ---- Reading ------------------------------------------------------------------------------ */

bool option_push(lua_State *L, int arg, const char *name)
{
	lua_getfield(L, arg, name);
	if (!lua_isnil(L, -1))
		return true;
	lua_pop(L, 1);
	return false;
}

bool option_flag(lua_State *L, int arg, const char *name)
{
	if (!option_push(L, arg, name))
		return false;
	if (!lua_isboolean(L, -1))
		option_error(L, arg, name, "true or false");
	const bool flag = lua_toboolean(L, -1);
	lua_pop(L, 1);
	return flag;
}

bool is_position(lua_State *L)
{
	if (lua_type(L, -1) != LUA_TNUMBER)
		return false;
	const double number = (double)lua_tonumber(L, -1);
	return number >= 0 && floor(number) == number;
}

double option_position(lua_State *L, int arg, const char *name, double otherwise)
{
	if (!option_push(L, arg, name))
		return otherwise;
	if (!is_position(L))
		option_error(L, arg, name, "whole number from 0 on");
	const double number = (double)lua_tonumber(L, -1);
	lua_pop(L, 1);
	return number;
}

size_t option_size(lua_State *L, int arg, const char *name, size_t otherwise)
{
	const double number = option_position(L, arg, name, (double)otherwise);
	return number < UINT32_MAX ? (size_t)number : UINT32_MAX;
}

double option_share(lua_State *L, int arg, const char *name, double otherwise)
{
	if (!option_push(L, arg, name))
		return otherwise;
	const double number = (double)lua_tonumber(L, -1);
	if (lua_type(L, -1) != LUA_TNUMBER || !(number >= 0 && number <= 1))
		option_error(L, arg, name, "number from 0 to 1");
	lua_pop(L, 1);
	return number;
}

int option_choice(lua_State *L, int arg, const char *name, const char *const *choices)
{
	if (!option_push(L, arg, name))
		return 0;
	const int choice = find_name(L, choices);
	if (!choices[choice]) {
		const char *all = lua_pushfstring(L, "\"%s\"", choices[0]);
		for (int i = 1; choices[i]; i++)
			all = lua_pushfstring(L, "%s or \"%s\"", all, choices[i]);
		lua_getfield(L, arg, name);
		option_error(L, arg, name, all);
	}
	lua_pop(L, 1);
	return choice;
}

lede_date option_push_date(lua_State *L, int arg, const char *name)
{
	static const size_t form_length = sizeof "YYYY-MM-DD" - 1;
	lede_date day = {0, 0, 0};
	size_t length;
	lua_getfield(L, arg, name);
	if (lua_isnil(L, -1))
		return day;
	if (lua_type(L, -1) == LUA_TSTRING) {
		const char *date = lua_tolstring(L, -1, &length);
		if (length == form_length && lede_date_read(date, length, &day))
			return day;
	}
	option_error(L, arg, name, "day as \"YYYY-MM-DD\"");
	return day;
}

lede_date option_file_date(lua_State *L, int arg, const char *name)
{
	lede_date day = {0, 0, 0};
	size_t length;
	if (!option_push(L, arg, name))
		return day;
	if (lua_type(L, -1) != LUA_TSTRING)
		option_error(L, arg, name, "name of a file");
	const char *path = lua_tolstring(L, -1, &length);
	lede_date_of_file(path, length, &day);
	lua_pop(L, 1);
	return day;
}

/* The type named by the value on top of the stack, which it pops. */
static lede_type pop_type(lua_State *L, int arg, const char *name, struct own_types own)
{
	if (lua_type(L, -1) != LUA_TSTRING)
		option_error(L, arg, name, "name of a type, or a list of them,");
	size_t length;
	const char *word = lua_tolstring(L, -1, &length);
	const lede_type type = own.doc ? lede_doc_type(own.doc, word, length)
	                               : lede_rules_type(own.rules, word, length);
	if (type == LEDE_NO_TYPE) {
		const char *names[LEDE_TYPE_COUNT] = {NULL};
		for (int i = 1; i < LEDE_TYPE_COUNT; i++)
			names[i - 1] = lede_type_name((lede_type)i);
		const char *shown = describe(L);
		luaL_argerror(L, arg, lua_pushfstring(L, "opts.%s: no such type: %s%s", name, shown,
		                                      suggest(L, word, names)));
	}
	lua_pop(L, 1);
	return type;
}

uint32_t option_types(lua_State *L, int arg, const char *name, struct own_types own)
{
	if (!option_push(L, arg, name))
		return UINT32_MAX;
	if (!lua_istable(L, -1))
		return 1u << pop_type(L, arg, name, own);
	uint32_t types = 0;
	for (int i = 1;; i++) {
		lua_rawgeti(L, -1, i);
		if (lua_isnil(L, -1))
			break;
		types |= 1u << pop_type(L, arg, name, own);
	}
	lua_pop(L, 2);
	return types;
}
