/* analyze, and what belongs to a document as a whole; its items are in items.c. */
#include "lua/binding.h"

#define DOC_NAME "lede document"

static struct lua_doc *check_object_doc(lua_State *L, int arg)
{
	return check_object(L, arg, STATE_DOC_META, DOC_NAME);
}

const lede_doc *doc_check(lua_State *L, int arg)
{
	const struct lua_doc *self = check_object_doc(L, arg);
	if (!self->doc)
		luaL_error(L, "document is closed");
	return self->doc;
}

void doc_push_kept(lua_State *L, int index, int slot)
{
	compat_push_kept(L, index);
	lua_rawgeti(L, -1, slot);
	lua_remove(L, -2);
}

/* The options of analyze, but for rules, model and date, from the table at arg. */
static lede_options read_options(lua_State *L, int arg, const lede_rules *rules)
{
	static const char *const markups[] = {"markdown", "none", NULL}; /* as in lede_markup */
	lede_options options;
	lede_options_init(&options);
	options.markup = (lede_markup)option_choice(L, arg, "markup", markups);
	options.max_bytes = option_size(L, arg, "max_bytes", 0);
	options.rules = rules;
	options.min_score = (float)option_share(L, arg, "min_score", 0);
	if (option_push(L, arg, "types")) {
		lua_pop(L, 1);
		options.types = option_types(L, arg, "types",
		                             (struct own_types){.rules = options.rules});
		/* None of them is not all of them. */
		options.types |= 1u << LEDE_NO_TYPE;
	}
	if (option_flag(L, arg, "strict"))
		options.flags |= LEDE_STRICT_UTF8;
	if (option_flag(L, arg, "day_first"))
		options.flags |= LEDE_DAY_FIRST;
	options.file_date = option_file_date(L, arg, "file");
	if (option_flag(L, arg, "pronouns"))
		options.flags |= LEDE_PRONOUNS;
	return options;
}

/* Pushes opts.model, or the built-in model. On failure pushes nothing. */
static struct lua_model *push_model(lua_State *L, int arg, lede_error *error)
{
	if (!option_push(L, arg, "model")) {
		if (model_push_builtin(L, error))
			return NULL;
	} else if (!test_object(L, lua_gettop(L), STATE_MODEL_META)) {
		option_error(L, arg, "model", MODEL_NAME);
	}
	return lua_touserdata(L, -1);
}

struct lua_doc *doc_push_empty(lua_State *L, int text, int model, int date)
{
	struct lua_doc *self = lua_newuserdata(L, sizeof *self); /* [..., doc] */
	self->doc = NULL;
	lua_createtable(L, 3, 0); /* [..., doc, kept] */
	lua_pushvalue(L, text);
	lua_rawseti(L, -2, KEPT_TEXT);
	lua_pushvalue(L, model);
	lua_rawseti(L, -2, KEPT_MODEL);
	lua_pushvalue(L, date);
	lua_rawseti(L, -2, KEPT_DATE);
	compat_keep(L, -2); /* [..., doc] */
	lua_rawgeti(L, STATE, STATE_DOC_META);
	lua_setmetatable(L, -2);
	return self;
}

int doc_push_options(lua_State *L, int arg, bool with_model, lede_options *options)
{
	static const char *const names[] = {"model", "markup", "strict", "max_bytes", "date",
	                                    "file", "day_first", "pronouns", "types",
	                                    "min_score", "rules", NULL};
	const int rules = arg + 1;
	options_check(L, arg, with_model ? names : names + 1);
	const int failed = option_push_rules(L, arg, "rules");
	if (failed)
		return failed;
	*options = read_options(L, arg, rules_at(L, rules));
	options->date = option_push_date(L, arg, "date");
	return 0;
}

/* analyze(text [, opts]) -> document, or nil, message, code */
int doc_analyze(lua_State *L)
{
	enum { TEXT = 1, OPTIONS, RULES, DATE, MODEL };
	lede_error error;
	size_t length;
	luaL_checktype(L, TEXT, LUA_TSTRING);
	const char *text = lua_tolstring(L, TEXT, &length);
	lede_options options;
	const int failed = doc_push_options(L, OPTIONS, true, &options);
	if (failed)
		return failed;
	struct lua_model *model = push_model(L, OPTIONS, &error);
	if (!model)
		return push_failure(L, &error);
	model_relieve(L, model);
	struct lua_doc *self = doc_push_empty(L, TEXT, MODEL, DATE);
	if (lede_analyze(model->analyzer, text, length, &options, &self->doc, &error))
		return push_failure(L, &error);
	return 1;
}

/* doc:text() -> the text as it was given */
static int doc_text(lua_State *L)
{
	doc_check(L, 1);
	doc_push_kept(L, 1, KEPT_TEXT);
	return 1;
}

/* doc:date() -> the option of that name, or nil */
static int doc_date(lua_State *L)
{
	doc_check(L, 1);
	doc_push_kept(L, 1, KEPT_DATE);
	return 1;
}

static int doc_len(lua_State *L)
{
	lua_pushinteger(L, (lua_Integer)lede_doc_sentence_count(doc_check(L, 1)));
	return 1;
}

static int doc_tostring(lua_State *L)
{
	const struct lua_doc *self = check_object_doc(L, 1);
	if (self->doc)
		lua_pushfstring(L, DOC_NAME " (%d sentences, %d entities)",
		                (int)lede_doc_sentence_count(self->doc),
		                (int)lede_doc_entity_count(self->doc));
	else
		lua_pushliteral(L, DOC_NAME " (closed)");
	return 1;
}

/* doc:close(), also as __gc and __close: any number of times. */
static int doc_close(lua_State *L)
{
	struct lua_doc *self = check_object_doc(L, 1);
	lede_doc *doc = self->doc;
	self->doc = NULL;
	lede_doc_free(doc);
	return 0;
}

static const luaL_Reg metamethods[] = {
	{"__gc", doc_close},
	{"__close", doc_close},
	{"__len", doc_len},
	{"__tostring", doc_tostring},
	{NULL, NULL},
};

static const luaL_Reg methods[] = {
	{"text", doc_text},
	{"date", doc_date},
	{"timeline", doc_timeline},
	{"close", doc_close},
	{NULL, NULL},
};

void doc_register(lua_State *L, int state)
{
	lua_newtable(L);
	set_functions(L, methods, state);
	set_functions(L, item_methods, state);
	set_functions(L, phrase_methods, state);
	set_functions(L, cluster_methods, state);
	set_functions(L, warning_methods, state);
	set_functions(L, summary_methods, state);
	add_class(L, metamethods, DOC_NAME, state, STATE_DOC_META);
}
