#include "time/timeline.h"

#include "time/calendar.h"

static int compare_dates(lede_date a, lede_date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

/* By when it begins, a whole year before its first day; undated ones last; else in text order. */
static bool comes_before(const struct event *a, const struct event *b)
{
	const lede_extent *x = &a->extent, *y = &b->extent;
	if ((x->precision == LEDE_UNDATED) != (y->precision == LEDE_UNDATED))
		return y->precision == LEDE_UNDATED;
	int order = compare_dates(x->first, y->first);
	if (!order)
		order = compare_dates(y->last, x->last);
	if (!order)
		order = (x->minute > y->minute) - (x->minute < y->minute);
	return order ? order < 0 : a->entity < b->entity;
}

/* Heapsort (Williams, 1964): no memory, and no bad case. */
static void sift_down(struct event *events, size_t root, size_t count)
{
	const struct event moved = events[root];
	for (size_t child; (child = 2 * root + 1) < count; root = child) {
		if (child + 1 < count && comes_before(events + child, events + child + 1))
			child++;
		if (!comes_before(&moved, events + child))
			break;
		events[root] = events[child];
	}
	events[root] = moved;
}

static void sort(struct event *events, size_t count)
{
	for (size_t i = count / 2; i-- > 0;)
		sift_down(events, i, count);
	for (size_t i = count; i-- > 1;) {
		const struct event last = events[i];
		events[i] = events[0];
		events[0] = last;
		sift_down(events, 0, i);
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

bool timeline_make(const lede_allocator *a, const found_vec *entities, const string_vec *strings,
                   event_vec *events)
{
	events->count = 0;
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
	sort(events->items, events->count);
	return true;
}
