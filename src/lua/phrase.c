/* doc:keyphrases and doc:facts. */
#include "lua/binding.h"

enum { USUAL_NUMBER = 10 };

/* ---- Key phrases -------------------------------------------------------------------------- */

/* Owns what a call works with, should Lua raise an error in the middle. */
struct lua_phrases {
	lede_keyphrases *phrases;
};

static int phrases_free(lua_State *L)
{
	struct lua_phrases *self = lua_touserdata(L, 1);
	lede_keyphrases *phrases = self->phrases;
	self->phrases = NULL;
	lede_keyphrases_free(phrases);
	return 0;
}

static struct lua_phrases *push_phrases(lua_State *L)
{
	struct lua_phrases *self = lua_newuserdata(L, sizeof *self);
	self->phrases = NULL;
	lua_createtable(L, 0, 1);
	lua_pushcfunction(L, phrases_free);
	lua_setfield(L, -2, "__gc");
	lua_setmetatable(L, -2);
	return self;
}

static void set_number(lua_State *L, const char *field, double number)
{
	lua_pushnumber(L, (lua_Number)number);
	lua_setfield(L, -2, field);
}

static void set_integer(lua_State *L, const char *field, size_t number)
{
	lua_pushinteger(L, (lua_Integer)number);
	lua_setfield(L, -2, field);
}

static void set_text(lua_State *L, const char *field, const char *text, lede_span span)
{
	lua_pushlstring(L, text + span.begin, span.end - span.begin);
	lua_setfield(L, -2, field);
}

/* {{first, last}, ...} */
static void push_mentions(lua_State *L, const lede_keyphrases *phrases,
                          const lede_keyphrase *phrase)
{
	lua_createtable(L, (int)phrase->mention_count, 0);
	for (size_t i = 0; i < phrase->mention_count; i++) {
		const lede_span span = lede_keyphrases_mention(phrases, phrase->first_mention + i);
		lua_createtable(L, 0, 2);
		set_integer(L, "first", (size_t)span.begin + 1);
		set_integer(L, "last", span.end);
		lua_rawseti(L, -2, (int)i + 1);
	}
}

static void push_list(lua_State *L, const lede_doc *doc, const lede_keyphrases *phrases,
                      const char *text)
{
	const size_t count = lede_keyphrases_count(phrases);
	lua_createtable(L, (int)count, 0);
	for (size_t i = 0; i < count; i++) {
		const lede_keyphrase phrase = lede_keyphrases_get(phrases, i);
		lua_createtable(L, 0, 4);
		set_text(L, "text", text, phrase.span);
		set_number(L, "score", (double)phrase.score);
		if (phrase.type != LEDE_NO_TYPE) {
			lua_pushstring(L, lede_doc_type_name(doc, phrase.type));
			lua_setfield(L, -2, "type");
		}
		push_mentions(L, phrases, &phrase);
		lua_setfield(L, -2, "mentions");
		lua_rawseti(L, -2, (int)i + 1);
	}
}

/* doc:keyphrases([{n}]) -> list, or nil, message, code */
static int doc_keyphrases(lua_State *L)
{
	static const char *const names[] = {"n", NULL};
	const lede_doc *doc = doc_check(L, 1);
	lede_error error;
	size_t length;
	options_check(L, 2, names);
	const size_t n = option_size(L, 2, "n", USUAL_NUMBER);
	doc_push_kept(L, 1, KEPT_TEXT);
	const char *text = lua_tolstring(L, -1, &length);
	struct lua_phrases *self = push_phrases(L);
	if (lede_doc_keyphrases(doc, text, length, n, NULL, &self->phrases, &error))
		return push_failure(L, &error);
	push_list(L, doc, self->phrases, text);
	lede_keyphrases *phrases = self->phrases;
	self->phrases = NULL;
	lede_keyphrases_free(phrases);
	return 1;
}

/* ---- Facts -------------------------------------------------------------------------------- */

/* doc:facts() -> table */
static int doc_facts(lua_State *L)
{
	const lede_doc *doc = doc_check(L, 1);
	size_t length;
	doc_push_kept(L, 1, KEPT_TEXT);
	const char *text = lua_tolstring(L, -1, &length);
	const lede_facts facts = lede_doc_facts(doc, text, length);
	lua_createtable(L, 0, 7);
	if (facts.title.end > facts.title.begin)
		set_text(L, "title", text, facts.title);
	if (*facts.language) {
		lua_pushstring(L, facts.language);
		lua_setfield(L, -2, "language");
	}
	lua_pushboolean(L, facts.foreign);
	lua_setfield(L, -2, "foreign");
	set_integer(L, "words", facts.words);
	set_integer(L, "sentences", facts.sentences);
	set_integer(L, "seconds", facts.seconds);
	set_number(L, "reading_ease", (double)facts.reading_ease);
	return 1;
}

const luaL_Reg phrase_methods[] = {
	{"keyphrases", doc_keyphrases},
	{"facts", doc_facts},
	{NULL, NULL},
};
