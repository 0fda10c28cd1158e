/*
 * Sessions: an analyzer of its own, which remembers the text before, and whose work another thread
 * may do.
 *
 * A thread of Neovim's pool has a Lua state of its own and gets strings and numbers, no objects.
 * So what crosses over is a ticket, a string that names one started analysis. Everything is
 * prepared in the state that has the session (options, rules, the text), which also keeps it all
 * alive; the worker runs lede_analyze and touches no Lua object; the state with the session takes
 * the document, of which nothing is copied.
 *
 * A ticket leads to a slot, which is freed with the Lua state that made it and not before, even
 * when the session is long gone. One atomic word there says which analysis of the slot this is, and
 * how far it is. Who changes it from READY to RUNNING may touch the session until he writes DONE,
 * nobody else; so neither a ticket that comes late nor two workers with the same one do harm.
 */
#include <poll.h>

#include "lua/binding.h"

#define SESSION_NAME "lede session"

enum state {
	IDLE,
	READY,   /* started: whoever comes first does it */
	RUNNING,
	DONE,
	STATES   /* a slot's word is its generation * STATES + state */
};

struct slot {
	_Atomic uint64_t    word;
	struct lua_session *session; /* NULL: free for the next session */
};

struct lua_session {
	lede_analyzer *analyzer; /* NULL once closed */
	struct slot   *slot;
	atomic_bool    cancelled;
	bool           closing; /* closed while a worker had it: goes when that is done */
	/* The analysis, from its start to its end. */
	const char    *text; /* the table tied to the session holds on to it */
	size_t         length;
	lede_options   options;
	lede_status    status;
	lede_error     error;
	lede_doc      *doc;
};

enum { /* slots of the table tied to a session */
	SESSION_MODEL = 1,
	SESSION_TEXT,
	SESSION_RULES,
	SESSION_DATE
};

/* ---- Tickets ------------------------------------------------------------------------------ */

enum { DIGITS = 16, TICKET_NUMBERS = 3, TICKET_LENGTH = DIGITS * TICKET_NUMBERS };

static const char digits[DIGITS + 1] = "0123456789abcdef";

/* What tells a ticket from any other string: nothing is looked up by a wrong one. The address of
 * something in this module makes tickets of another build, or another process, wrong as well. */
static uint64_t seal(uint64_t address, uint64_t word)
{
	static const char here = 0;
	const uint64_t odd = 0x9e3779b97f4a7c15u;
	uint64_t h = (uint64_t)(uintptr_t)&here;
	h = (h ^ h >> 29 ^ address) * odd;
	h = (h ^ h >> 31 ^ word) * odd;
	return h ^ h >> 32;
}

static void push_ticket(lua_State *L, const struct slot *slot, uint64_t word)
{
	const uint64_t address = (uint64_t)(uintptr_t)slot;
	const uint64_t numbers[TICKET_NUMBERS] = {address, word, seal(address, word)};
	char ticket[TICKET_LENGTH];
	for (size_t i = 0; i < TICKET_LENGTH; i++)
		ticket[i] = digits[numbers[i / DIGITS] >> (60 - 4 * (i % DIGITS)) & 15];
	lua_pushlstring(L, ticket, TICKET_LENGTH);
}

/* The slot of the ticket at arg and the word it was made for, or an error. */
static struct slot *check_ticket(lua_State *L, int arg, uint64_t *word)
{
	size_t length;
	uint64_t numbers[TICKET_NUMBERS] = {0};
	luaL_checktype(L, arg, LUA_TSTRING);
	const char *ticket = lua_tolstring(L, arg, &length);
	bool good = length == TICKET_LENGTH;
	for (size_t i = 0; good && i < TICKET_LENGTH; i++) {
		const char *digit = memchr(digits, ticket[i], DIGITS);
		good = digit != NULL;
		if (good)
			numbers[i / DIGITS] = numbers[i / DIGITS] << 4 | (uint64_t)(digit - digits);
	}
	if (!good || seal(numbers[0], numbers[1]) != numbers[2])
		luaL_argerror(L, arg, "ticket of a session expected");
	*word = numbers[1];
	return (struct slot *)(uintptr_t)numbers[0];
}

/* ---- From state to state ------------------------------------------------------------------ */

static enum state state_of(const struct lua_session *self)
{
	return (enum state)(atomic_load(&self->slot->word) % STATES);
}

/* Only for who owns the session: in any state but RUNNING that is the thread that made it. */
static void set_state(struct slot *slot, enum state state)
{
	const uint64_t word = atomic_load(&slot->word);
	atomic_store(&slot->word, word - word % STATES + state);
}

/* Takes an analysis on, unless another thread has, or it is an old one. */
static bool claim(struct slot *slot, uint64_t word)
{
	return word % STATES == READY &&
	       atomic_compare_exchange_strong(&slot->word, &word, word - READY + RUNNING);
}

static bool is_cancelled(void *user, size_t done, size_t total)
{
	const struct lua_session *self = user;
	(void)done, (void)total;
	return atomic_load(&self->cancelled);
}

/* Does the analysis that was claimed. */
static void run(struct slot *slot)
{
	struct lua_session *self = slot->session;
	self->status = lede_analyze(self->analyzer, self->text, self->length, &self->options,
	                            &self->doc, &self->error);
	set_state(slot, DONE);
}

static void wait_for_worker(const struct lua_session *self)
{
	while (state_of(self) == RUNNING)
		poll(NULL, 0, 1);
}

/* Frees all but the userdata. No worker has the session, or will. */
static void release(struct lua_session *self)
{
	set_state(self->slot, IDLE);
	lede_doc_free(self->doc);
	lede_analyzer_free(self->analyzer);
	self->doc = NULL;
	self->analyzer = NULL;
	self->slot->session = NULL;
}

/* Stops what can be stopped; false if a worker has the session still. */
static bool stop(struct lua_session *self)
{
	atomic_store(&self->cancelled, true);
	if (claim(self->slot, atomic_load(&self->slot->word))) {
		self->status = LEDE_ECANCELLED;
		self->error = (lede_error){.status = LEDE_ECANCELLED, .what = "cancelled"};
		set_state(self->slot, DONE);
	}
	return state_of(self) != RUNNING;
}

/* ---- Making ------------------------------------------------------------------------------- */

/* A slot that is free. The list of all slots never shrinks: see above. */
static struct slot *find_slot(lua_State *L)
{
	struct slot *slot;
	lua_rawgeti(L, STATE, STATE_SLOTS);
	for (int i = 1;; i++) {
		lua_rawgeti(L, -1, i);
		slot = lua_touserdata(L, -1);
		lua_pop(L, 1);
		if (slot && slot->session)
			continue;
		if (!slot) {
			slot = lua_newuserdata(L, sizeof *slot);
			slot->session = NULL;
			atomic_init(&slot->word, IDLE);
			lua_rawseti(L, -2, i);
		}
		lua_pop(L, 1);
		return slot;
	}
}

/* session([model]) -> session, or nil, message, code */
static int session_new(lua_State *L)
{
	enum { MODEL = 1, SELF };
	lede_error error;
	lua_settop(L, MODEL);
	if (lua_isnil(L, MODEL)) {
		lua_settop(L, 0);
		if (model_push_builtin(L, &error))
			return push_failure(L, &error);
	}
	struct lua_model *model = model_check(L, MODEL);
	struct slot *slot = find_slot(L);
	struct lua_session *self = lua_newuserdata(L, sizeof *self);
	*self = (struct lua_session){.slot = slot};
	lua_newtable(L); /* [model, self, kept] */
	lua_pushvalue(L, MODEL);
	lua_rawseti(L, -2, SESSION_MODEL);
	compat_keep(L, SELF);
	lua_rawgeti(L, STATE, STATE_SESSION_META);
	lua_setmetatable(L, SELF);
	const lede_allocator allocator = model_allocator(model);
	if (lede_analyzer_new(model->model, &allocator, &self->analyzer, &error))
		return push_failure(L, &error);
	slot->session = self;
	return 1;
}

/* ---- Methods ------------------------------------------------------------------------------ */

static struct lua_session *check_session(lua_State *L)
{
	return check_object(L, 1, STATE_SESSION_META, SESSION_NAME);
}

static struct lua_session *check_open(lua_State *L)
{
	struct lua_session *self = check_session(L);
	if (!self->analyzer)
		luaL_error(L, "session is closed");
	return self;
}

/* Pops what is tied to the session at index 1 from then on. */
static void keep(lua_State *L, int slot)
{
	compat_push_kept(L, 1);
	lua_insert(L, -2);
	lua_rawseti(L, -2, slot);
	lua_pop(L, 1);
}

static void push_kept(lua_State *L, int slot)
{
	compat_push_kept(L, 1);
	lua_rawgeti(L, -1, slot);
	lua_remove(L, -2);
}

/* session:start(text [, opts]) -> ticket, or nil, message, code */
static int session_start(lua_State *L)
{
	enum { SELF = 1, TEXT, OPTIONS, RULES, DATE };
	struct lua_session *self = check_open(L);
	lede_options options;
	luaL_checktype(L, TEXT, LUA_TSTRING);
	const int failed = doc_push_options(L, OPTIONS, false, &options);
	if (failed)
		return failed;
	if (self->closing || state_of(self) != IDLE)
		return luaL_error(L, "session is busy: finish() what was started first");
	push_kept(L, SESSION_MODEL);
	model_relieve(L, lua_touserdata(L, -1));
	lua_pop(L, 1);
	const uint64_t word = (atomic_load(&self->slot->word) / STATES + 1) * STATES + READY;
	push_ticket(L, self->slot, word); /* [..., rules, date, ticket]; nothing may fail behind */
	lua_insert(L, RULES);
	keep(L, SESSION_DATE);
	keep(L, SESSION_RULES);
	lua_pushvalue(L, TEXT);
	keep(L, SESSION_TEXT);
	self->text = lua_tolstring(L, TEXT, &self->length);
	self->options = options;
	self->options.flags |= LEDE_REUSE;
	self->options.progress = is_cancelled;
	self->options.user = self;
	atomic_store(&self->cancelled, false);
	atomic_store(&self->slot->word, word);
	return 1;
}

/* Moves the result into a document and pushes that, or pushes what went wrong. */
static int push_result(lua_State *L, struct lua_session *self)
{
	push_kept(L, SESSION_TEXT);
	push_kept(L, SESSION_MODEL);
	push_kept(L, SESSION_DATE);
	const int date = lua_gettop(L);
	struct lua_doc *result = doc_push_empty(L, date - 2, date - 1, date);
	result->doc = self->doc;
	self->doc = NULL;
	set_state(self->slot, IDLE);
	if (self->closing)
		release(self);
	lua_pushnil(L);
	keep(L, SESSION_TEXT);
	if (!self->status)
		return 1;
	return push_failure(L, &self->error);
}

/* session:finish() -> document, or nil, message, code */
static int session_finish(lua_State *L)
{
	struct lua_session *self = check_open(L);
	lua_settop(L, 1);
	if (state_of(self) == IDLE)
		return luaL_error(L, "nothing was started: start() first");
	if (claim(self->slot, atomic_load(&self->slot->word)))
		run(self->slot);
	wait_for_worker(self);
	return push_result(L, self);
}

/* session:analyze(text [, opts]) -> document, or nil, message, code */
static int session_analyze(lua_State *L)
{
	const int failed = session_start(L);
	return failed > 1 ? failed : session_finish(L);
}

/* session:cancel(), in any state */
static int session_cancel(lua_State *L)
{
	struct lua_session *self = check_session(L);
	if (self->analyzer && state_of(self) != IDLE)
		stop(self);
	return 0;
}

/* session:state() -> name */
static int session_state(lua_State *L)
{
	static const char *const names[STATES] = {"idle", "ready", "running", "done"};
	const struct lua_session *self = check_session(L);
	lua_pushstring(L, self->analyzer ? names[state_of(self)] : "closed");
	return 1;
}

/* session:close(), also as __close: any number of times. */
static int session_close(lua_State *L)
{
	struct lua_session *self = check_session(L);
	if (self->analyzer && stop(self))
		release(self);
	else
		self->closing = true;
	return 0;
}

static int session_gc(lua_State *L)
{
	struct lua_session *self = check_session(L);
	if (!self->analyzer)
		return 0;
	stop(self);
	wait_for_worker(self);
	release(self);
	return 0;
}

static int session_tostring(lua_State *L)
{
	session_state(L);
	lua_pushfstring(L, SESSION_NAME " (%s)", lua_tolstring(L, -1, NULL));
	return 1;
}

/* work(ticket) -> whether there was anything to do: in any thread */
static int session_work(lua_State *L)
{
	uint64_t word;
	struct slot *slot = check_ticket(L, 1, &word);
	const bool mine = claim(slot, word);
	if (mine)
		run(slot);
	lua_pushboolean(L, mine);
	return 1;
}

/* ---- The module's part -------------------------------------------------------------------- */

static const luaL_Reg metamethods[] = {
	{"__gc", session_gc},
	{"__close", session_close},
	{"__tostring", session_tostring},
	{NULL, NULL},
};

static const luaL_Reg methods[] = {
	{"start", session_start},   {"finish", session_finish}, {"analyze", session_analyze},
	{"cancel", session_cancel}, {"state", session_state},   {"close", session_close},
	{NULL, NULL},
};

const luaL_Reg session_functions[] = {
	{"session", session_new},
	{"work", session_work},
	{NULL, NULL},
};

void session_register(lua_State *L, int state)
{
	lua_newtable(L);
	lua_rawseti(L, state, STATE_SLOTS);
	lua_newtable(L);
	set_functions(L, methods, state);
	add_class(L, metamethods, SESSION_NAME, state, STATE_SESSION_META);
}
