/* The name groups of a document as Lua tables. Indexes of Lua are one more than those of C. */
#include "lua/binding.h"

static void set_index(lua_State *L, const char *field, uint32_t index)
{
	lua_pushinteger(L, (lua_Integer)index + 1);
	lua_setfield(L, -2, field);
}

static void set_count(lua_State *L, uint32_t count)
{
	lua_pushinteger(L, (lua_Integer)count);
	lua_setfield(L, -2, "count");
}

/* Sets first, last and text of the table on top. */
static void set_span(lua_State *L, const char *text, lede_span span)
{
	set_index(L, "first", span.begin);
	lua_pushinteger(L, (lua_Integer)span.end);
	lua_setfield(L, -2, "last");
	lua_pushlstring(L, text + span.begin, span.end - span.begin);
	lua_setfield(L, -2, "text");
}

static void push_mentions(lua_State *L, const lede_doc *doc, size_t index, uint32_t count)
{
	lua_createtable(L, (int)count, 0);
	for (uint32_t i = 0; i < count; i++) {
		lua_pushinteger(L, (lua_Integer)lede_doc_group_mention(doc, index, i) + 1);
		lua_rawseti(L, -2, (int)i + 1);
	}
}

static void push_aliases(lua_State *L, const lede_doc *doc, const char *text, size_t index,
                         uint32_t count)
{
	lua_createtable(L, (int)count, 0);
	for (uint32_t i = 0; i < count; i++) {
		const lede_alias alias = lede_doc_group_alias(doc, index, i);
		lua_createtable(L, 0, 4);
		set_span(L, text, alias.span);
		set_count(L, alias.count);
		lua_rawseti(L, -2, (int)i + 1);
	}
}

static void push_related(lua_State *L, const lede_doc *doc, const char *text, size_t index,
                         uint32_t count)
{
	/* As in lede_relation. */
	static const char *const relations[] = {"together", "nation", "adjective"};
	lua_createtable(L, (int)count, 0);
	for (uint32_t i = 0; i < count; i++) {
		const lede_related related = lede_doc_group_related(doc, index, i);
		lua_createtable(L, 0, 5);
		if (related.group == LEDE_NONE)
			set_span(L, text, related.span);
		else
			set_index(L, "cluster", related.group);
		lua_pushstring(L, relations[related.relation]);
		lua_setfield(L, -2, "relation");
		set_count(L, related.count);
		lua_rawseti(L, -2, (int)i + 1);
	}
}

static void push_cluster(lua_State *L, const lede_doc *doc, const char *text, uint32_t index)
{
	const lede_group group = lede_doc_group(doc, index);
	lua_createtable(L, 0, 13);
	set_span(L, text, lede_doc_entity(doc, group.first).span);
	set_index(L, "index", index);
	lua_pushstring(L, group.name);
	lua_setfield(L, -2, "name");
	lua_pushstring(L, lede_doc_type_name(doc, group.type));
	lua_setfield(L, -2, "type");
	if (group.role) {
		lua_pushstring(L, group.role);
		lua_setfield(L, -2, "role");
	}
	lua_pushnumber(L, (lua_Number)group.salience);
	lua_setfield(L, -2, "salience");
	set_index(L, "sentence", group.sentence);
	set_count(L, group.mention_count);
	push_mentions(L, doc, index, group.mention_count);
	lua_setfield(L, -2, "mentions");
	push_aliases(L, doc, text, index, group.alias_count);
	lua_setfield(L, -2, "aliases");
	push_related(L, doc, text, index, group.related_count);
	lua_setfield(L, -2, "related");
}

/* doc:clusters([{type}]) -> list, the most salient first */
static int doc_clusters(lua_State *L)
{
	static const char *const names[] = {"type", NULL};
	const lede_doc *doc = doc_check(L, 1);
	options_check(L, 2, names);
	const uint32_t types = option_types(L, 2, "type", (struct own_types){.doc = doc});
	doc_push_kept(L, 1, KEPT_TEXT);
	const char *text = lua_tolstring(L, -1, NULL);
	const size_t count = lede_doc_group_count(doc);
	lua_newtable(L);
	for (uint32_t i = 0, n = 0; i < count; i++) {
		if (!(types >> lede_doc_group(doc, i).type & 1))
			continue;
		push_cluster(L, doc, text, i);
		lua_rawseti(L, -2, (int)++n);
	}
	return 1;
}

/* doc:cluster_counts() -> how many clusters there are of each type, by its name */
static int doc_cluster_counts(lua_State *L)
{
	const lede_doc *doc = doc_check(L, 1);
	const size_t count = lede_doc_group_count(doc);
	uint32_t counts[LEDE_TYPE_LIMIT] = {0};
	for (size_t i = 0; i < count; i++)
		counts[lede_doc_group(doc, i).type]++;
	lua_newtable(L);
	for (int type = 0; type < LEDE_TYPE_LIMIT; type++) {
		if (!counts[type])
			continue;
		lua_pushinteger(L, (lua_Integer)counts[type]);
		lua_setfield(L, -2, lede_doc_type_name(doc, (lede_type)type));
	}
	return 1;
}

const luaL_Reg cluster_methods[] = {
	{"clusters", doc_clusters},
	{"cluster_counts", doc_cluster_counts},
	{NULL, NULL},
};
