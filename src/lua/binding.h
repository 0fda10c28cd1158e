/*
 * Module lede.core: the C half of `require "lede"`, over lede.h alone.
 *
 * module.c   the table that require returns     abi.c      the right Lua?
 * rules.c    users' rules and lists
 * model.c    lede.model objects                 options.c  tables of options, read and checked
 * doc.c      analyze and document objects       items.c    a document's items as Lua tables
 * timeline.c dates in the order of time
 * phrase.c   key phrases and facts of a document
 * summary.c  what of a document says most
 * session.c  analyses that another thread may do
 * object.c   classes, functions, failures: what the others are made with
 *
 * Every C function has one upvalue, the module's state: a table with the slots below. Nothing is
 * kept in C statics or in the registry, so that Lua states, threads and two builds of the module
 * in one process can't meet.
 *
 * Lua raises errors by longjmp. Hence the rule: what lede.h allocates belongs to a userdata that
 * has its __gc before the allocation is made, and is never held by a C variable alone.
 */
#ifndef LEDE_LUA_BINDING_H
#define LEDE_LUA_BINDING_H

#include <stdatomic.h>

#include "lua/compat.h"

#include "base/prelude.h"

enum { /* slots of the state table */
	STATE_MODEL_META = 1,
	STATE_DOC_META,
	STATE_RULES_META,
	STATE_LISTS_META,
	STATE_SESSION_META,
	STATE_SLOTS,       /* where tickets lead */
	STATE_RULES_MAKER, /* what makes rules of a table */
	STATE_BUILTIN /* the built-in model, once it was asked for */
};

#define STATE lua_upvalueindex(1)

/* Fails unless the Lua that runs L is the one this was compiled for. */
void abi_check(lua_State *L);

/* ---- object.c ----------------------------------------------------------------------------- */

/* Adds functions to the table on top of the stack, each with the state at index. */
void set_functions(lua_State *L, const luaL_Reg *functions, int state);

/* Pops a table of methods and puts the metatable of such objects into that slot of the state at
 * index. name is what errors call one. */
void add_class(lua_State *L, const luaL_Reg *metamethods, const char *name, int state, int slot);

/* The userdata at arg if its metatable is the one in slot, or NULL. */
void *test_object(lua_State *L, int arg, int slot);

/* The same, or an error that says name was expected. */
void *check_object(lua_State *L, int arg, int slot, const char *name);

/* Pushes nil, message, code, and where bad UTF-8 begins; returns their number. */
int push_failure(lua_State *L, const lede_error *error);

/* ---- model.c ------------------------------------------------------------------------------ */

#define MODEL_NAME "lede model"

/* A model with the analyzer that runs it, and the memory of both and of the documents made. */
struct lua_model {
	lede_model    *model;
	lede_analyzer *analyzer;
	_Atomic size_t held;       /* bytes; Lua's collector does not see them ... */
	size_t         collect_at; /* ... so beyond this many it is told */
};

void model_register(lua_State *L, int state);

/* The open model at arg, or an error. */
struct lua_model *model_check(lua_State *L, int arg);

/* Memory that is counted as held by the model's documents; for any thread. */
lede_allocator model_allocator(struct lua_model *self);

/* Pushes the built-in model, opened at the first call. On failure pushes nothing. */
lede_status model_push_builtin(lua_State *L, lede_error *error);

/* Before an analysis: runs Lua's collector if the documents hold much more memory than when it
 * last ran here. */
void model_relieve(lua_State *L, struct lua_model *self);

int model_open(lua_State *L);    /* core.open_model(bytes) */
int model_builtin(lua_State *L); /* core.builtin_model() */

/* ---- doc.c -------------------------------------------------------------------------------- */

struct lua_doc {
	lede_doc *doc; /* NULL once closed */
};

enum { /* slots of the table tied to a document */
	KEPT_TEXT = 1,
	KEPT_MODEL, /* its memory is accounted for there */
	KEPT_DATE
};

void doc_register(lua_State *L, int state);

/* The open document at arg, or an error. */
const lede_doc *doc_check(lua_State *L, int arg);

/* Pushes that slot of the table tied to the document at index (a stack index or upvalue). */
void doc_push_kept(lua_State *L, int index, int slot);

/* Reads the table of options of analyze at arg, and pushes the rules in it and the date, each or
 * nil. with_model: `model` may be among them. Returns 0; or pushes what analyze is to return, and
 * returns how many values that are. */
int doc_push_options(lua_State *L, int arg, bool with_model, lede_options *options);

/* Pushes a closed document that keeps the text, the model and the date. */
struct lua_doc *doc_push_empty(lua_State *L, int text, int model, int date);

int doc_analyze(lua_State *L); /* core.analyze(text, opts) */

/* ---- session.c ---------------------------------------------------------------------------- */

void session_register(lua_State *L, int state);

extern const luaL_Reg session_functions[]; /* of the module */

/* ---- rules.c ------------------------------------------------------------------------------ */

void rules_register(lua_State *L, int state);

extern const luaL_Reg rule_functions[];  /* of the module */
extern const luaL_Reg warning_methods[]; /* of documents */

/* Pushes the rules object in the option, made of the table there if it is one, or nil, and returns
 * 0; or pushes what analyze is to return, and returns how many values that are. */
int option_push_rules(lua_State *L, int arg, const char *name);

/* The rules of the object at index, or NULL for nil. */
const lede_rules *rules_at(lua_State *L, int index);

/* ---- items.c ------------------------------------------------------------------------------ */

extern const luaL_Reg item_methods[], cluster_methods[];

/* ---- timeline.c --------------------------------------------------------------------------- */

int doc_timeline(lua_State *L); /* doc:timeline(opts) */

/* ---- phrase.c ----------------------------------------------------------------------------- */

extern const luaL_Reg phrase_methods[];

/* ---- summary.c ---------------------------------------------------------------------------- */

extern const luaL_Reg summary_methods[];

/* ---- options.c ---------------------------------------------------------------------------- */

/* Makes the argument a table (an empty one for none or nil) whose keys are all in names, a list
 * that ends with NULL, and the last thing on the stack. */
void options_check(lua_State *L, int arg, const char *const *names);

/* Each reads one option and leaves the stack as it was. */
bool   option_flag(lua_State *L, int arg, const char *name);
size_t option_size(lua_State *L, int arg, const char *name, size_t otherwise);
double option_share(lua_State *L, int arg, const char *name, double otherwise); /* 0..1 */
double option_position(lua_State *L, int arg, const char *name, double otherwise);
int    option_choice(lua_State *L, int arg, const char *name, const char *const *choices);

/* Pushes the option and returns true, or pushes nothing if it is not there. */
bool option_push(lua_State *L, int arg, const char *name);

/* Pushes the option, a day as YYYY-MM-DD, or nil if it is not there. Returns that day. */
lede_date option_push_date(lua_State *L, int arg, const char *name);

/* The day in the name of a file, which is the option; none if it is not there. */
lede_date option_file_date(lua_State *L, int arg, const char *name);

/* Whose types of users' own there are, too; either may be NULL. */
struct own_types {
	const lede_rules *rules;
	const lede_doc   *doc;
};

/* The types in the option, one name or a list of them, as a set of bits 1 << lede_type; all of
 * them if it is not there. */
uint32_t option_types(lua_State *L, int arg, const char *name, struct own_types own);

/* Raises "opts.NAME: EXPECTED expected, got ..." about the value on top of the stack. */
int option_error(lua_State *L, int arg, const char *name, const char *expected);

/* A whole number from 0 on, infinity included: positions and limits. On top of the stack. */
bool is_position(lua_State *L);

#endif
