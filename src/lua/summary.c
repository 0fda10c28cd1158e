/* doc:summary: a table of options to lede_summarize, its sentences as Lua tables. */
#include "lua/binding.h"

/* What is collected for one call. Lists are userdata on the stack, which Lua frees. */
struct request {
	lede_summary_options options;
	lede_text            known;
};

static uint32_t option_limit(lua_State *L, int arg, const char *name)
{
	const size_t limit = option_size(L, arg, name, 0);
	return limit < UINT32_MAX ? (uint32_t)limit : UINT32_MAX;
}

/* The string of that name, which the table holds on to; NULL if it is not there. */
static const char *option_words(lua_State *L, int arg, const char *name, size_t *length)
{
	*length = 0;
	if (!option_push(L, arg, name))
		return NULL;
	if (lua_type(L, -1) != LUA_TSTRING)
		option_error(L, arg, name, "string");
	const char *words = lua_tolstring(L, -1, length);
	lua_pop(L, 1);
	return words;
}

/* The list of sentences of that name as indexes from 0. Leaves a userdata on the stack. */
static const uint32_t *option_sentences(lua_State *L, int arg, const char *name, size_t *count)
{
	*count = 0;
	if (!option_push(L, arg, name)) {
		lua_pushnil(L);
		return NULL;
	}
	if (!lua_istable(L, -1))
		option_error(L, arg, name, "list of sentence indexes");
	const int list = lua_gettop(L);
	size_t length = 0;
	for (;; length++) {
		lua_rawgeti(L, list, (int)length + 1);
		const bool end = lua_isnil(L, -1);
		if (!end && !(is_position(L) && lua_tonumber(L, -1) >= 1))
			option_error(L, arg, name, "list of sentence indexes");
		lua_pop(L, 1);
		if (end)
			break;
	}
	uint32_t *indexes = lua_newuserdata(L, (length + 1) * sizeof *indexes);
	for (; *count < length; ++*count) {
		lua_rawgeti(L, list, (int)*count + 1);
		const double index = (double)lua_tonumber(L, -1) - 1;
		indexes[*count] = index < UINT32_MAX ? (uint32_t)index : UINT32_MAX;
		lua_pop(L, 1);
	}
	lua_remove(L, list);
	return indexes;
}

/* range = {first, last}, positions */
static lede_span option_range(lua_State *L, int arg)
{
	double ends[2] = {0, 0};
	if (!option_push(L, arg, "range"))
		return (lede_span){0, 0};
	if (!lua_istable(L, -1))
		option_error(L, arg, "range", "{first, last}");
	for (int i = 0; i < 2; i++) {
		lua_rawgeti(L, -1, i + 1);
		if (!is_position(L))
			option_error(L, arg, "range", "{first, last}");
		ends[i] = (double)lua_tonumber(L, -1);
		ends[i] = ends[i] < UINT32_MAX ? ends[i] : UINT32_MAX;
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
	const uint32_t first = ends[0] > 1 ? (uint32_t)ends[0] - 1 : 0, last = (uint32_t)ends[1];
	/* An empty range has no sentence, and must not read as none given. */
	return last > first ? (lede_span){first, last} : (lede_span){UINT32_MAX, UINT32_MAX};
}

/* exclude = words, or list of sentence indexes. Leaves a value on the stack. */
static void read_exclude(lua_State *L, int arg, lede_summary_options *options)
{
	lua_getfield(L, arg, "exclude");
	const bool words = lua_type(L, -1) == LUA_TSTRING;
	lua_pop(L, 1);
	if (words) {
		options->exclude = option_words(L, arg, "exclude", &options->exclude_length);
		lua_pushnil(L);
	} else {
		options->drop = option_sentences(L, arg, "exclude", &options->drop_count);
	}
}

/* known = document */
static void read_known(lua_State *L, int arg, struct request *request)
{
	if (!option_push(L, arg, "known"))
		return;
	const int known = lua_gettop(L);
	if (!test_object(L, known, STATE_DOC_META))
		option_error(L, arg, "known", "document");
	request->known.doc = doc_check(L, known);
	doc_push_kept(L, known, KEPT_TEXT);
	request->known.bytes = lua_tolstring(L, -1, &request->known.length);
	request->options.known = &request->known;
	lua_pop(L, 2); /* the table of options holds on to the document */
}

static void read_request(lua_State *L, int arg, struct request *request)
{
	lede_summary_options *options = &request->options;
	lede_summary_options_init(options);
	options->sentences = option_limit(L, arg, "sentences");
	options->words = option_limit(L, arg, "words");
	options->chars = option_limit(L, arg, "chars");
	options->ratio = (float)option_share(L, arg, "ratio", 0);
	options->flags = option_flag(L, arg, "rank") ? LEDE_BY_RANK : 0;
	options->range = option_range(L, arg);
	options->focus = option_words(L, arg, "focus", &options->focus_length);
	read_known(L, arg, request);
	options->keep = option_sentences(L, arg, "keep", &options->keep_count);
	read_exclude(L, arg, options);
}

/* ---- Results ------------------------------------------------------------------------------ */

static void set_integer(lua_State *L, const char *field, lua_Integer value)
{
	lua_pushinteger(L, value);
	lua_setfield(L, -2, field);
}

/* Pushes {first, last, text}. */
static void push_span(lua_State *L, const char *text, lede_span span)
{
	lua_createtable(L, 0, 6);
	set_integer(L, "first", (lua_Integer)span.begin + 1);
	set_integer(L, "last", (lua_Integer)span.end);
	lua_pushlstring(L, text + span.begin, span.end - span.begin);
	lua_setfield(L, -2, "text");
}

static void push_sentence(lua_State *L, const lede_doc *doc, const char *text,
                          const lede_summary_sentence *sentence)
{
	push_span(L, text, sentence->span);
	set_integer(L, "sentence", (lua_Integer)sentence->sentence + 1);
	lua_pushnumber(L, (lua_Number)sentence->score);
	lua_setfield(L, -2, "score");
	if (sentence->trim)
		set_integer(L, "trim", (lua_Integer)sentence->trim);
	if (sentence->stands_for == LEDE_NONE)
		return;
	const lede_span name = lede_doc_entity(doc, sentence->stands_for).span;
	push_span(L, text, sentence->pronoun);
	lua_pushlstring(L, text + name.begin, name.end - name.begin);
	lua_setfield(L, -2, "name");
	lua_setfield(L, -2, "pronoun");
}

/* doc:summary([options]) -> list, or nil, message, code */
static int doc_summary(lua_State *L)
{
	static const char *const names[] = {"sentences", "words", "chars", "ratio", "rank",
	                                    "range", "focus", "known", "keep", "exclude", NULL};
	enum { DOC = 1, OPTIONS };
	const lede_doc *doc = doc_check(L, DOC);
	struct request request;
	lede_summary summary;
	lede_error error;
	options_check(L, OPTIONS, names);
	read_request(L, OPTIONS, &request);
	lede_text text = {.doc = doc};
	doc_push_kept(L, DOC, KEPT_TEXT);
	text.bytes = lua_tolstring(L, -1, &text.length);
	lede_summary_sentence *sentences =
		lua_newuserdata(L, (lede_doc_sentence_count(doc) + 1) * sizeof *sentences);
	if (lede_summarize(&text, 1, &request.options, sentences, &summary, &error))
		return push_failure(L, &error);
	lua_createtable(L, summary.count < INT_MAX ? (int)summary.count : INT_MAX, 0);
	for (size_t i = 0; i < summary.count; i++) {
		push_sentence(L, doc, text.bytes, sentences + i);
		lua_rawseti(L, -2, (int)i + 1);
	}
	return 1;
}

const luaL_Reg summary_methods[] = {
	{"summary", doc_summary},
	{NULL, NULL},
};
