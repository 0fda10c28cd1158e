/* Users' rules: objects, the lists that are found by convention, and what edits decisions. */
#include "lua/binding.h"

#include "cli/lists.h"
#include "cli/replace.h"

#define RULES_NAME "lede rules"

struct lua_rules {
	lede_rules *rules;
};

/* ---- Warnings ------------------------------------------------------------------------------- */

/* Pushes {file, line, column, message}; column is nil for the line as a whole. */
static void push_warning(lua_State *L, const lede_warning *warning)
{
	lua_createtable(L, 0, 4);
	lua_pushstring(L, warning->file);
	lua_setfield(L, -2, "file");
	lua_pushinteger(L, (lua_Integer)warning->line);
	lua_setfield(L, -2, "line");
	if (warning->column) {
		lua_pushinteger(L, (lua_Integer)warning->column);
		lua_setfield(L, -2, "column");
	}
	lua_pushstring(L, warning->what);
	lua_setfield(L, -2, "message");
}

/* doc:warnings() -> list of the patterns that were given up */
static int doc_warnings(lua_State *L)
{
	const lede_doc *doc = doc_check(L, 1);
	const size_t count = lede_doc_warning_count(doc);
	lua_createtable(L, (int)count, 0);
	for (size_t i = 0; i < count; i++) {
		const lede_warning warning = lede_doc_warning(doc, i);
		push_warning(L, &warning);
		lua_rawseti(L, -2, (int)i + 1);
	}
	return 1;
}

const luaL_Reg warning_methods[] = {
	{"warnings", doc_warnings},
	{NULL, NULL},
};

/* ---- Rules ---------------------------------------------------------------------------------- */

int option_push_rules(lua_State *L, int arg, const char *name)
{
	lua_getfield(L, arg, name);
	if (lua_istable(L, -1)) {
		/* What the Lua half makes of it: rules, or nil, message, code. */
		lua_rawgeti(L, STATE, STATE_RULES_MAKER);
		lua_insert(L, -2);
		lua_call(L, 1, 3);
		if (lua_isnil(L, -3))
			return 3;
		lua_pop(L, 2);
	}
	if (!lua_isnil(L, -1) && !test_object(L, lua_gettop(L), STATE_RULES_META))
		option_error(L, arg, name, RULES_NAME " or table");
	return 0;
}

const lede_rules *rules_at(lua_State *L, int index)
{
	const struct lua_rules *self = lua_touserdata(L, index);
	return self ? self->rules : NULL;
}

/* _make_rules_by(function), of init.lua alone: what analyze calls for a table given as rules */
static int make_rules_by(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TFUNCTION);
	lua_settop(L, 1);
	lua_rawseti(L, STATE, STATE_RULES_MAKER);
	return 0;
}

/* The field of the table on top of the stack, a string that the table keeps alive. */
static const char *string_field(lua_State *L, const char *name, size_t *length)
{
	lua_getfield(L, -1, name);
	if (lua_type(L, -1) != LUA_TSTRING)
		luaL_argerror(L, 1, lua_pushfstring(L, "list of {kind, name, text}, but %s is %s",
		                                    name, luaL_typename(L, -1)));
	const char *string = lua_tolstring(L, -1, length);
	lua_pop(L, 1);
	return string;
}

static lede_rules_kind kind_of(lua_State *L, const char *word)
{
	for (int i = 0; list_kind_names[i]; i++)
		if (strcmp(list_kind_names[i], word) == 0)
			return (lede_rules_kind)i;
	luaL_argerror(L, 1, lua_pushfstring(L, "no kind of rules: \"%s\"", word));
	return LEDE_TERMS;
}

/* new_rules({{kind, name, text}, ...}) -> rules, or nil, message, code */
static int new_rules(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	size_t count = 0;
	for (;; count++) {
		lua_rawgeti(L, 1, (int)count + 1);
		if (lua_isnil(L, -1))
			break;
		luaL_checktype(L, -1, LUA_TTABLE);
		lua_pop(L, 1);
	}
	lua_settop(L, 1);
	lede_rules_file *files = lua_newuserdata(L, (count + 1) * sizeof *files);
	for (size_t i = 0; i < count; i++) {
		size_t ignored;
		lua_rawgeti(L, 1, (int)i + 1);
		files[i].kind = kind_of(L, string_field(L, "kind", &ignored));
		files[i].name = string_field(L, "name", &ignored);
		files[i].bytes = string_field(L, "text", &files[i].length);
		lua_pop(L, 1);
	}
	struct lua_rules *self = lua_newuserdata(L, sizeof *self);
	self->rules = NULL;
	lua_rawgeti(L, STATE, STATE_RULES_META);
	lua_setmetatable(L, -2);
	lede_error error;
	return lede_rules_new(files, count, NULL, &self->rules, &error) ? push_failure(L, &error)
	                                                                : 1;
}

/* rules:warnings() -> list of the lines that are wrong */
static int rules_warnings(lua_State *L)
{
	const struct lua_rules *self = check_object(L, 1, STATE_RULES_META, RULES_NAME);
	const size_t count = lede_rules_warning_count(self->rules);
	lua_createtable(L, (int)count, 0);
	for (size_t i = 0; i < count; i++) {
		const lede_warning warning = lede_rules_warning(self->rules, i);
		push_warning(L, &warning);
		lua_rawseti(L, -2, (int)i + 1);
	}
	return 1;
}

/* rules:types() -> list of the names of the types of one's own */
static int rules_types(lua_State *L)
{
	const struct lua_rules *self = check_object(L, 1, STATE_RULES_META, RULES_NAME);
	lua_newtable(L);
	for (int type = LEDE_TYPE_COUNT; type < LEDE_TYPE_LIMIT; type++) {
		const char *name = lede_rules_type_name(self->rules, (lede_type)type);
		if (!*name)
			break;
		lua_pushstring(L, name);
		lua_rawseti(L, -2, type - LEDE_TYPE_COUNT + 1);
	}
	return 1;
}

static int rules_gc(lua_State *L)
{
	struct lua_rules *self = check_object(L, 1, STATE_RULES_META, RULES_NAME);
	lede_rules *rules = self->rules;
	self->rules = NULL;
	lede_rules_free(rules);
	return 0;
}

/* ---- Lists by convention -------------------------------------------------------------------- */

static int lists_gc(lua_State *L)
{
	lists_free(check_object(L, 1, STATE_LISTS_META, "lede lists"));
	return 0;
}

static void set_field(lua_State *L, const char *name, const char *value)
{
	lua_pushstring(L, value);
	lua_setfield(L, -2, name);
}

/* find_lists(path or nil, text) -> list of {kind, scope, name, text or problem} */
static int find_lists(lua_State *L)
{
	size_t length;
	const char *name = luaL_optlstring(L, 1, NULL, NULL);
	const char *text = luaL_checklstring(L, 2, &length);
	struct lists *lists = lua_newuserdata(L, sizeof *lists);
	*lists = (struct lists){NULL, 0};
	lua_rawgeti(L, STATE, STATE_LISTS_META);
	lua_setmetatable(L, -2);
	if (!lists_find(lists, name, text, length))
		return luaL_error(L, "not enough memory");
	lua_createtable(L, (int)lists->count, 0);
	for (size_t i = 0; i < lists->count; i++) {
		const struct list *list = lists->items + i;
		lua_createtable(L, 0, 4);
		set_field(L, "kind", list_kind_names[list->kind]);
		set_field(L, "scope", list_scope_names[list->scope]);
		set_field(L, "name", list->path);
		if (list->problem) {
			set_field(L, "problem", list->problem);
		} else {
			lua_pushlstring(L, list->bytes ? list->bytes : "", list->length);
			lua_setfield(L, -2, "text");
		}
		lua_rawseti(L, -2, (int)i + 1);
	}
	return 1;
}

/* ---- Decisions ------------------------------------------------------------------------------ */

/* read_decision(line) -> kind, left, right, position behind right; nothing for a line that says
 * nothing; nil, message for one that is wrong */
static int read_decision(lua_State *L)
{
	static const char *const kinds[] = {NULL, "same", "different", "name", "type", "ignore"};
	size_t length;
	lede_decision decision;
	lede_error error;
	const char *line = luaL_checklstring(L, 1, &length);
	if (lede_decision_read(line, length, &decision, &error))
		return push_failure(L, &error);
	if (decision.kind == LEDE_DECIDE_NOTHING)
		return 0;
	const uint32_t end = decision.right.end;
	const bool quoted = end < length && line[end] == '"';
	lua_pushstring(L, kinds[decision.kind]);
	lua_pushlstring(L, line + decision.left.begin, decision.left.end - decision.left.begin);
	lua_pushlstring(L, line + decision.right.begin, end - decision.right.begin);
	lua_pushinteger(L, (lua_Integer)end + 1 + quoted);
	return 4;
}

/* replace_file(path, bytes) -> true, or nil, message, "EIO" */
static int replace_file(lua_State *L)
{
	size_t length;
	const char *path = luaL_checklstring(L, 1, NULL);
	const char *bytes = luaL_checklstring(L, 2, &length);
	const char *problem = file_replace(path, bytes, length);
	if (!problem) {
		lua_pushboolean(L, true);
		return 1;
	}
	lua_pushnil(L);
	lua_pushfstring(L, "%s: %s", path, problem);
	lua_pushliteral(L, "EIO");
	return 3;
}

/* ---- The module's part ---------------------------------------------------------------------- */

static const luaL_Reg rules_metamethods[] = {
	{"__gc", rules_gc},
	{NULL, NULL},
};

static const luaL_Reg rules_methods[] = {
	{"warnings", rules_warnings},
	{"types", rules_types},
	{NULL, NULL},
};

static const luaL_Reg lists_metamethods[] = {
	{"__gc", lists_gc},
	{NULL, NULL},
};

const luaL_Reg rule_functions[] = {
	{"new_rules", new_rules},         {"find_lists", find_lists},
	{"read_decision", read_decision}, {"replace_file", replace_file},
	{"_make_rules_by", make_rules_by},
	{NULL, NULL},
};

void rules_register(lua_State *L, int state)
{
	lua_newtable(L);
	set_functions(L, rules_methods, state);
	add_class(L, rules_metamethods, RULES_NAME, state, STATE_RULES_META);
	lua_newtable(L);
	add_class(L, lists_metamethods, "lede lists", state, STATE_LISTS_META);
}
