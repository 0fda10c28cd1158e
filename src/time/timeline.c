#include "time/timeline.h"

/* An event as it is sorted: all that decides is in one number, so that comparing is one step. */
struct place {
	uint64_t rank;
	uint32_t event;
};

/* A date in 25 bits: values have years of four digits, before or after Christ. */
enum { DATE_BITS = 25, MINUTE_BITS = 11, YEAR_ZERO = 1 << 15 };

static uint64_t rank_of_date(lede_date date)
{
	return (uint64_t)(date.year + YEAR_ZERO) << 9 | (uint64_t)date.month << 5 | date.day;
}

/* By when it begins, a whole year before its first day; undated ones last. */
static uint64_t rank_of(const lede_extent *x)
{
	const uint64_t latest = ((uint64_t)1 << DATE_BITS) - 1;
	uint64_t rank = x->precision == LEDE_UNDATED;
	rank = rank << DATE_BITS | rank_of_date(x->first);
	rank = rank << DATE_BITS | (latest - rank_of_date(x->last));
	return rank << MINUTE_BITS | (uint64_t)(x->minute + 1);
}

/* Of one rank, in text order. */
static bool comes_before(const struct place *x, const struct place *y)
{
	return x->rank != y->rank ? x->rank < y->rank : x->event < y->event;
}

/* Heapsort (Williams, 1964): no memory, and no bad case. */
static void sift_down(struct place *places, size_t root, size_t count)
{
	const struct place moved = places[root];
	for (size_t child; (child = 2 * root + 1) < count; root = child) {
		if (child + 1 < count && comes_before(places + child, places + child + 1))
			child++;
		if (!comes_before(&moved, places + child))
			break;
		places[root] = places[child];
	}
	places[root] = moved;
}

static void sort(struct place *places, size_t count)
{
	for (size_t i = count / 2; i-- > 0;)
		sift_down(places, i, count);
	for (size_t i = count; i-- > 1;) {
		const struct place last = places[i];
		places[i] = places[0];
		places[0] = last;
		sift_down(places, 0, i);
	}
}

/* Durations begin with a P, references to the present end with _REF. */
static bool is_of_calendar(const char *value)
{
	return value[0] != 'P' && strcmp(value, "FUTURE_REF") != 0;
}

/* Dates, times, and holidays that a day is known of; a user's term has a name for its value. */
static bool is_dated(const struct found *x)
{
	return x->value && (x->type == LEDE_DATE || x->type == LEDE_TIME ||
	                    (x->type == LEDE_EVENT && x->source == LEDE_FROM_MODEL));
}

/* Whether a mention before entity i in its sentence has the same value; looks back a few only. */
static bool is_repeated(const found_vec *entities, const string_vec *strings, size_t i)
{
	enum { LOOK_BACK = 8 };
	const struct found *x = entities->items + i;
	for (size_t k = i; k-- > 0 && i - k <= LOOK_BACK;) {
		const struct found *y = entities->items + k;
		if (y->sentence != x->sentence)
			return false;
		if (is_dated(y) &&
		    !strcmp(strings->items + y->value, strings->items + x->value))
			return true;
	}
	return false;
}

/* The dates and times of the calendar, in text order. */
static bool list_events(const lede_allocator *a, const found_vec *entities,
                        const string_vec *strings, event_vec *events)
{
	for (size_t i = 0; i < entities->count; i++) {
		const struct found *x = entities->items + i;
		if (!is_dated(x) ||
		    !is_of_calendar(strings->items + x->value) || is_repeated(entities, strings, i))
			continue;
		struct event event = {.entity = (uint32_t)i};
		lede_value_extent(strings->items + x->value, &event.extent);
		if (!vec_push(a, events, event))
			return false;
	}
	return true;
}

/* Sorts the events by their places: then one cycle of them after the other moves to where it is to
 * be. */
static void put_in_order(struct event *events, struct place *places, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		places[i] = (struct place){rank_of(&events[i].extent), i};
	sort(places, count);
	for (uint32_t start = 0; start < count; start++) {
		const struct event first = events[start];
		uint32_t at = start;
		while (places[at].event != start) {
			const uint32_t from = places[at].event;
			events[at] = events[from];
			places[at].event = at;
			at = from;
		}
		events[at] = first;
		places[at].event = at;
	}
}

bool timeline_make(const lede_allocator *a, const found_vec *entities, const string_vec *strings,
                   event_vec *events)
{
	VEC(struct place) places = {0};
	events->count = 0;
	if (!list_events(a, entities, strings, events) ||
	    !vec_reserve(a, &places, events->count))
		return false;
	put_in_order(events->items, places.items, (uint32_t)events->count);
	vec_free(a, &places);
	return true;
}
