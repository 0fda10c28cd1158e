/* Model objects: a model, the one analyzer that runs it in this Lua state, and their memory. */
#include "lua/binding.h"

/* Until documents hold that much, Lua's collector is left to its own pace. */
#define RELIEF_MIN ((size_t)32 << 20)

/* lede_allocator.resize over libc's, which counts. user is the struct lua_model. */
static void *counting_resize(void *user, void *block, size_t old_size, size_t new_size)
{
	struct lua_model *self = user;
	if (new_size == 0) {
		free(block);
		self->held -= old_size;
		return NULL;
	}
	void *resized = realloc(block, new_size);
	if (resized)
		self->held += new_size - old_size;
	return resized;
}

lede_allocator model_allocator(struct lua_model *self)
{
	return (lede_allocator){counting_resize, self};
}

struct lua_model *model_check(lua_State *L, int arg)
{
	struct lua_model *self = check_object(L, arg, STATE_MODEL_META, MODEL_NAME);
	if (!self->model)
		luaL_error(L, "model is closed");
	return self;
}

/* Pushes a model object: of a copy of bytes, or the built-in one if bytes is NULL. On failure
 * pushes nothing. */
static lede_status push_model(lua_State *L, const char *bytes, size_t length, lede_error *error)
{
	enum { ALIGNMENT = 16 }; /* that lede_model_open asks for; Lua promises 8 */
	struct lua_model *self = lua_newuserdata(L, sizeof *self + ALIGNMENT + length);
	*self = (struct lua_model){.collect_at = RELIEF_MIN};
	lua_rawgeti(L, STATE, STATE_MODEL_META);
	lua_setmetatable(L, -2);

	const lede_allocator allocator = model_allocator(self);
	lede_status status;
	if (bytes) {
		char *copy = (char *)(self + 1);
		copy += (ALIGNMENT - (uintptr_t)copy % ALIGNMENT) % ALIGNMENT;
		memcpy(copy, bytes, length);
		status = lede_model_open(copy, length, &allocator, &self->model, error);
	} else {
		status = lede_model_builtin(&allocator, &self->model, error);
	}
	if (!status)
		status = lede_analyzer_new(self->model, &allocator, &self->analyzer, error);
	if (status)
		lua_pop(L, 1);
	return status;
}

lede_status model_push_builtin(lua_State *L, lede_error *error)
{
	lua_rawgeti(L, STATE, STATE_BUILTIN);
	if (!lua_isnil(L, -1))
		return LEDE_OK;
	lua_pop(L, 1);
	const lede_status status = push_model(L, NULL, 0, error);
	if (!status) {
		lua_pushvalue(L, -1);
		lua_rawseti(L, STATE, STATE_BUILTIN);
	}
	return status;
}

void model_relieve(lua_State *L, struct lua_model *self)
{
	if (self->held <= self->collect_at)
		return;
	lua_gc(L, LUA_GCCOLLECT, 0);
	/* Twice what is really in use: the cost of collecting stays in proportion. */
	self->collect_at = self->held < RELIEF_MIN / 2 ? RELIEF_MIN : self->held * 2;
}

/* open_model(bytes) -> model, or nil, message, code */
int model_open(lua_State *L)
{
	size_t length;
	luaL_checktype(L, 1, LUA_TSTRING);
	const char *bytes = lua_tolstring(L, 1, &length);
	lede_error error;
	return push_model(L, bytes, length, &error) ? push_failure(L, &error) : 1;
}

/* builtin_model() -> model, or nil, message, code */
int model_builtin(lua_State *L)
{
	lede_error error;
	return model_push_builtin(L, &error) ? push_failure(L, &error) : 1;
}

/* Pushes a checksum as 16 hexadecimal digits: no Lua number holds it everywhere. */
static void push_checksum(lua_State *L, uint64_t checksum)
{
	char digits[16];
	for (size_t i = 0; i < sizeof digits; i++)
		digits[i] = "0123456789abcdef"[checksum >> (60 - 4 * i) & 15];
	lua_pushlstring(L, digits, sizeof digits);
}

/* model:info() -> {format, features, names, bytes, checksum} */
static int model_info(lua_State *L)
{
	const lede_model_info info = lede_model_get_info(model_check(L, 1)->model);
	const struct {
		const char *name;
		size_t      value;
	} numbers[] = {
		{"format", info.format},
		{"features", info.features},
		{"names", info.names},
		{"bytes", info.bytes},
	};
	lua_createtable(L, 0, 5);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		lua_pushinteger(L, (lua_Integer)numbers[i].value);
		lua_setfield(L, -2, numbers[i].name);
	}
	push_checksum(L, info.checksum);
	lua_setfield(L, -2, "checksum");
	return 1;
}

static int model_tostring(lua_State *L)
{
	lua_pushliteral(L, MODEL_NAME " ");
	push_checksum(L, lede_model_get_info(model_check(L, 1)->model).checksum);
	lua_concat(L, 2);
	return 1;
}

static int model_gc(lua_State *L)
{
	struct lua_model *self = check_object(L, 1, STATE_MODEL_META, MODEL_NAME);
	lede_analyzer_free(self->analyzer);
	lede_model_free(self->model);
	self->analyzer = NULL;
	self->model = NULL;
	return 0;
}

static const luaL_Reg metamethods[] = {
	{"__gc", model_gc},
	{"__tostring", model_tostring},
	{NULL, NULL},
};

static const luaL_Reg methods[] = {
	{"info", model_info},
	{NULL, NULL},
};

void model_register(lua_State *L, int state)
{
	lua_newtable(L);
	set_functions(L, methods, state);
	add_class(L, metamethods, MODEL_NAME, state, STATE_MODEL_META);
}
