/*
 * The items of a document - sentences, entities, tokens - as Lua tables.
 *
 * A view is a run of items of one kind and what they must be like. A list is a view walked at
 * once, an iterator one walked call by call. Positions are 1-based and inclusive in Lua, 0-based
 * and half-open in C: byte `begin` is position begin + 1, and `end` is both.
 */
#include "lua/binding.h"

struct view {
	const struct kind *kind;
	size_t             next, stop; /* indexes of items */
	uint32_t           types;      /* of entities, bits 1 << lede_type */
	double             min_score;  /* of entities */
};

struct kind {
	size_t (*count)(const lede_doc *doc);
	lede_span (*span)(const lede_doc *doc, size_t index);
	/* Pushes the item as a table, or returns false if the view is not about such. */
	bool (*push)(lua_State *L, const lede_doc *doc, const char *text, const struct view *view,
	             size_t index);
};

/* ---- One item ----------------------------------------------------------------------------- */

static void set_integer(lua_State *L, const char *field, lua_Integer value)
{
	lua_pushinteger(L, value);
	lua_setfield(L, -2, field);
}

static void set_string(lua_State *L, const char *field, const char *value)
{
	lua_pushstring(L, value);
	lua_setfield(L, -2, field);
}

/* Pushes {first, last, text} with room for more fields. */
static void push_span(lua_State *L, const char *text, lede_span span, int more)
{
	lua_createtable(L, 0, 3 + more);
	set_integer(L, "first", (lua_Integer)span.begin + 1);
	set_integer(L, "last", (lua_Integer)span.end);
	lua_pushlstring(L, text + span.begin, span.end - span.begin);
	lua_setfield(L, -2, "text");
}

static bool push_sentence(lua_State *L, const lede_doc *doc, const char *text,
                          const struct view *view, size_t index)
{
	static const char *const blocks[] = {"paragraph", "heading", "list_item", "table_cell"};
	(void)view;
	const lede_sentence sentence = lede_doc_sentence(doc, index);
	push_span(L, text, sentence.span, 2);
	set_integer(L, "index", (lua_Integer)index + 1);
	set_string(L, "block", blocks[sentence.block]);
	return true;
}

static bool push_entity(lua_State *L, const lede_doc *doc, const char *text,
                        const struct view *view, size_t index)
{
	const lede_entity entity = lede_doc_entity(doc, index);
	if (!(view->types >> entity.type & 1) || (double)entity.score < view->min_score)
		return false;
	push_span(L, text, entity.span, 7);
	set_integer(L, "index", (lua_Integer)index + 1);
	set_string(L, "type", lede_doc_type_name(doc, entity.type));
	lua_pushnumber(L, (lua_Number)entity.score);
	lua_setfield(L, -2, "score");
	set_integer(L, "sentence", (lua_Integer)entity.sentence + 1);
	if (entity.group != LEDE_NONE)
		set_integer(L, "cluster", (lua_Integer)entity.group + 1);
	if (entity.source == LEDE_FROM_PRONOUN) {
		lua_pushboolean(L, 1);
		lua_setfield(L, -2, "inferred");
	}
	if (entity.value)
		set_string(L, "value", entity.value);
	return true;
}

static const char *token_kind(uint32_t flags)
{
	return flags & LEDE_TOKEN_URL      ? "url"
	       : flags & LEDE_TOKEN_EMAIL  ? "email"
	       : flags & LEDE_TOKEN_CODE   ? "code"
	       : flags & LEDE_TOKEN_NUMBER ? "number"
	       : flags & LEDE_TOKEN_PUNCT  ? "punct"
	                                   : "word";
}

static bool push_token(lua_State *L, const lede_doc *doc, const char *text,
                       const struct view *view, size_t index)
{
	(void)view;
	const lede_token token = lede_doc_token(doc, index);
	push_span(L, text, token.span, 3);
	set_integer(L, "index", (lua_Integer)index + 1);
	set_string(L, "kind", token_kind(token.flags));
	lua_pushboolean(L, (token.flags & LEDE_TOKEN_GLUED) != 0);
	lua_setfield(L, -2, "glued");
	return true;
}

static lede_span sentence_span(const lede_doc *doc, size_t index)
{
	return lede_doc_sentence(doc, index).span;
}

static lede_span entity_span(const lede_doc *doc, size_t index)
{
	return lede_doc_entity(doc, index).span;
}

static lede_span token_span(const lede_doc *doc, size_t index)
{
	return lede_doc_token(doc, index).span;
}

static const struct kind sentences = {lede_doc_sentence_count, sentence_span, push_sentence};
static const struct kind entities = {lede_doc_entity_count, entity_span, push_entity};
static const struct kind tokens = {lede_doc_token_count, token_span, push_token};

/* ---- Views -------------------------------------------------------------------------------- */

/* How many items, from the first on, end at that byte or before it. */
static size_t count_before(const lede_doc *doc, const struct kind *kind, double byte)
{
	size_t low = 0, high = kind->count(doc);
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (kind->span(doc, middle).end <= byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The items that have a byte at positions first..last. */
static struct view view_range(const lede_doc *doc, const struct kind *kind, double first,
                              double last)
{
	struct view view = {.kind = kind, .types = UINT32_MAX};
	if (first < 1)
		first = 1;
	if (last < first)
		return view;
	view.next = count_before(doc, kind, first - 1);
	view.stop = count_before(doc, kind, last);
	/* Items do not overlap, so at most one more begins within the range. */
	if (view.stop < kind->count(doc) && kind->span(doc, view.stop).begin < last)
		view.stop++;
	return view;
}

/* The view that the arguments first, last ask for. */
static struct view view_from_positions(lua_State *L, const struct kind *kind)
{
	const lede_doc *doc = doc_check(L, 1);
	double range[] = {1, HUGE_VAL};
	lua_settop(L, 3);
	for (int i = 0; i < 2; i++) {
		lua_pushvalue(L, 2 + i);
		if (is_position(L))
			range[i] = (double)lua_tonumber(L, -1);
		else if (!lua_isnil(L, -1))
			luaL_argerror(L, 2 + i, "position (a whole number from 0 on) expected");
		lua_pop(L, 1);
	}
	return view_range(doc, kind, range[0], range[1]);
}

/* The view that the argument {type, min_score, first, last} asks for. */
static struct view view_from_options(lua_State *L)
{
	static const char *const names[] = {"type", "min_score", "first", "last", NULL};
	const lede_doc *doc = doc_check(L, 1);
	options_check(L, 2, names);
	struct view view = view_range(doc, &entities, option_position(L, 2, "first", 1),
	                              option_position(L, 2, "last", HUGE_VAL));
	view.types = option_types(L, 2, "type", (struct own_types){.doc = doc});
	view.min_score = option_share(L, 2, "min_score", 0);
	return view;
}

/* Pushes the next item of the view, or nothing and returns false. */
static bool view_push_next(lua_State *L, const lede_doc *doc, const char *text, struct view *view)
{
	while (view->next < view->stop)
		if (view->kind->push(L, doc, text, view, view->next++))
			return true;
	return false;
}

/* ---- Lists and iterators ------------------------------------------------------------------ */

static int push_list(lua_State *L, struct view view)
{
	const lede_doc *doc = doc_check(L, 1);
	doc_push_kept(L, 1, KEPT_TEXT);
	const char *text = lua_tolstring(L, -1, NULL);
	const size_t room = view.stop - view.next;
	lua_createtable(L, room < INT_MAX ? (int)room : INT_MAX, 0);
	for (int i = 1; view_push_next(L, doc, text, &view); i++)
		lua_rawseti(L, -2, i);
	return 1;
}

enum { ITERATOR_DOC = lua_upvalueindex(2), ITERATOR_VIEW = lua_upvalueindex(3) };

static int iterate(lua_State *L)
{
	const lede_doc *doc = doc_check(L, ITERATOR_DOC);
	struct view *view = lua_touserdata(L, ITERATOR_VIEW);
	doc_push_kept(L, ITERATOR_DOC, KEPT_TEXT);
	const char *text = lua_tolstring(L, -1, NULL);
	if (!view_push_next(L, doc, text, view))
		lua_pushnil(L);
	return 1;
}

static int push_iterator(lua_State *L, struct view view)
{
	lua_pushvalue(L, STATE);
	lua_pushvalue(L, 1);
	memcpy(lua_newuserdata(L, sizeof view), &view, sizeof view);
	lua_pushcclosure(L, iterate, 3);
	return 1;
}

/* doc:sentences([first [, last]]) -> list */
static int doc_sentences(lua_State *L)
{
	return push_list(L, view_from_positions(L, &sentences));
}

/* doc:tokens([first [, last]]) -> list */
static int doc_tokens(lua_State *L)
{
	return push_list(L, view_from_positions(L, &tokens));
}

/* doc:entities([{type, min_score, first, last}]) -> list */
static int doc_entities(lua_State *L)
{
	return push_list(L, view_from_options(L));
}

/* doc:each_sentence, each_token, each_entity: the same arguments, for the generic for. */
static int doc_each_sentence(lua_State *L)
{
	return push_iterator(L, view_from_positions(L, &sentences));
}

static int doc_each_token(lua_State *L)
{
	return push_iterator(L, view_from_positions(L, &tokens));
}

static int doc_each_entity(lua_State *L)
{
	return push_iterator(L, view_from_options(L));
}

/* doc:at(position) -> entity or nil, sentence or nil */
static int doc_at(lua_State *L)
{
	const struct view any = {.types = UINT32_MAX};
	const lede_doc *doc = doc_check(L, 1);
	lua_settop(L, 2);
	if (!is_position(L))
		return luaL_argerror(L, 2, "position (a whole number from 0 on) expected");
	const double position = (double)lua_tonumber(L, 2);
	uint32_t entity = LEDE_NONE, sentence = LEDE_NONE;
	if (position >= 1 && position <= UINT32_MAX) {
		const size_t byte = (size_t)position - 1;
		entity = lede_doc_entity_at(doc, byte);
		sentence = lede_doc_sentence_at(doc, byte);
	}
	doc_push_kept(L, 1, KEPT_TEXT);
	const char *text = lua_tolstring(L, -1, NULL);
	if (entity == LEDE_NONE)
		lua_pushnil(L);
	else
		push_entity(L, doc, text, &any, entity);
	if (sentence == LEDE_NONE)
		lua_pushnil(L);
	else
		push_sentence(L, doc, text, &any, sentence);
	return 2;
}

const luaL_Reg item_methods[] = {
	{"sentences", doc_sentences},
	{"tokens", doc_tokens},
	{"entities", doc_entities},
	{"each_sentence", doc_each_sentence},
	{"each_token", doc_each_token},
	{"each_entity", doc_each_entity},
	{"at", doc_at},
	{NULL, NULL},
};
