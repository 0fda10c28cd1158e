/* doc:timeline(): the dates of a document in the order of time. */
#include "lua/binding.h"

/* A day that can be compared. */
static double days_of(lede_date date)
{
	return (date.year * 16.0 + date.month) * 32.0 + date.day;
}

static lede_extent read_limit(lua_State *L, int arg, const char *name)
{
	lede_extent extent = {.precision = LEDE_UNDATED};
	if (!option_push(L, arg, name))
		return extent;
	if (lua_type(L, -1) != LUA_TSTRING || !lede_value_extent(lua_tostring(L, -1), &extent))
		option_error(L, arg, name, "date like \"2015\", \"2015-03\" or \"2015-03-05\"");
	lua_pop(L, 1);
	return extent;
}

/* Sets the field of the table on top of the stack to a day, "2015-03-05". */
static void set_day(lua_State *L, const char *field, lede_date date)
{
	char day[32];
	snprintf(day, sizeof day, "%s%04d-%02d-%02d", date.year < 0 ? "-" : "",
	         date.year < 0 ? -date.year : date.year, date.month, date.day);
	lua_pushstring(L, day);
	lua_setfield(L, -2, field);
}

/* The first entity of a sentence: they come in text order. */
static size_t first_entity(const lede_doc *doc, uint32_t sentence)
{
	size_t low = 0, high = lede_doc_entity_count(doc);
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (lede_doc_entity(doc, middle).sentence < sentence)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Sets the field people to the list of the persons in a sentence. Looks at the first entities of it
 * only: a thousand dates with a thousand people would make a million strings. */
static void set_people(lua_State *L, const lede_doc *doc, const char *text, uint32_t sentence)
{
	enum { MOST_ENTITIES = 64 };
	const size_t first = first_entity(doc, sentence);
	int count = 0;
	lua_newtable(L);
	for (size_t i = first; i < first + MOST_ENTITIES; i++) {
		const lede_entity e = lede_doc_entity(doc, i);
		if (i >= lede_doc_entity_count(doc) || e.sentence != sentence)
			break;
		if (e.type != LEDE_PERSON)
			continue;
		lua_pushlstring(L, text + e.span.begin, e.span.end - e.span.begin);
		bool known = false;
		for (int k = 1; k <= count && !known; k++) {
			lua_rawgeti(L, -2, k);
			known = lua_rawequal(L, -1, -2) != 0;
			lua_pop(L, 1);
		}
		if (known)
			lua_pop(L, 1);
		else
			lua_rawseti(L, -2, ++count);
	}
	lua_setfield(L, -2, "people");
}

static void push_event(lua_State *L, const lede_doc *doc, const char *text,
                       const lede_event *event)
{
	const lede_entity date = lede_doc_entity(doc, event->entity);
	const bool dated = event->extent.precision != LEDE_UNDATED;
	const struct { const char *name; lua_Integer value; } numbers[] = {
		{"first", (lua_Integer)date.span.begin + 1},
		{"last", (lua_Integer)date.span.end},
		{"entity", (lua_Integer)event->entity + 1},
		{"sentence", (lua_Integer)event->sentence + 1},
	};
	lua_createtable(L, 0, 10);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		lua_pushinteger(L, numbers[i].value);
		lua_setfield(L, -2, numbers[i].name);
	}
	lua_pushlstring(L, text + date.span.begin, date.span.end - date.span.begin);
	lua_setfield(L, -2, "text");
	lua_pushstring(L, date.value);
	lua_setfield(L, -2, "value");
	if (dated) {
		lua_pushstring(L, lede_precision_name(event->extent.precision));
		lua_setfield(L, -2, "precision");
		set_day(L, "from", event->extent.first);
		set_day(L, "to", event->extent.last);
	}
	set_people(L, doc, text, event->sentence);
}

/* doc:timeline([{from, to}]) -> list of what is dated, list of what is not */
int doc_timeline(lua_State *L)
{
	enum { SELF = 1, OPTIONS };
	static const char *const names[] = {"from", "to", NULL};
	const lede_doc *doc = doc_check(L, SELF);
	options_check(L, OPTIONS, names);
	const lede_extent from = read_limit(L, OPTIONS, "from");
	const lede_extent to = read_limit(L, OPTIONS, "to");
	const bool bounded = from.precision != LEDE_UNDATED || to.precision != LEDE_UNDATED;
	doc_push_kept(L, SELF, KEPT_TEXT);
	const char *text = lua_tostring(L, -1);
	int dated = 0, undated = 0;
	lua_newtable(L);
	lua_newtable(L); /* [..., dated, undated] */
	for (size_t i = 0; i < lede_doc_event_count(doc); i++) {
		const lede_event event = lede_doc_event(doc, i);
		const bool is_dated = event.extent.precision != LEDE_UNDATED;
		if (bounded && (!is_dated ||
		                (from.precision != LEDE_UNDATED &&
		                 days_of(event.extent.last) < days_of(from.first)) ||
		                (to.precision != LEDE_UNDATED &&
		                 days_of(event.extent.first) > days_of(to.last))))
			continue;
		push_event(L, doc, text, &event);
		lua_rawseti(L, is_dated ? -3 : -2, is_dated ? ++dated : ++undated);
	}
	return 2;
}
