#include "time/resolve.h"

#include "time/holiday.h"

/* So far behind it a year that was named holds for dates without one; so near to its own day a
 * text tells of the present. */
enum { STORY_SENTENCES = 10, PRESENT_DAYS = 31 };

static int32_t floor_to(int32_t value, int32_t step)
{
	const int32_t rest = value % step;
	return value - (rest < 0 ? rest + step : rest);
}

static struct resolved unknown(const struct moment *m)
{
	return (struct resolved){.at = *m, .week = {YEAR_UNKNOWN, 0}};
}

static struct resolved day_resolved(int32_t day)
{
	const struct civil date = civil_from_day(day);
	return (struct resolved){
		.at = {.year = date.year, .month = date.month, .day = date.day, .grain = UNIT_DAY},
		.week = {YEAR_UNKNOWN, 0},
	};
}

/* The day, month or year that expression t counts from; *grain is how exactly it is known. False
 * when there is none. */
static bool find_base(const struct timex *t, const struct story *story, struct civil *base)
{
	const struct moment *told = &story->told;
	/* A clock alone is of the day its sentence tells of. */
	const bool clock = t->clock.hour >= 0 || t->clock.part;
	const bool near = story->told_in == story->sentence || !clock || t->offset ||
	                  !story->now.month;
	if (t->anchor == ANCHOR_TEXT && told->grain && near && t->unit >= told->grain) {
		*base = (struct civil){told->year, told->month ? told->month : 1,
		                       told->day ? told->day : 1};
		return true;
	}
	*base = story->now;
	return base->month != 0;
}

/* "rose in February from a year earlier", "in the third quarter, a year ago": a February, a third
 * quarter. Months and parts of a year named in the same sentence are what is compared. */
static bool is_year_of_told(const struct timex *t, const struct story *story)
{
	const struct moment *told = &story->told;
	return t->unit == UNIT_YEAR && t->offset == -1 && t->compares && !told->fiscal &&
	       story->told_in == story->sentence && told->grain >= UNIT_MONTH &&
	       told->grain < UNIT_YEAR && told->year != YEAR_UNKNOWN;
}

/* offset units from base. */
static struct resolved shift(const struct timex *t, struct civil base)
{
	const int32_t offset = t->offset;
	const struct moment year = {.year = base.year, .grain = t->unit};
	struct resolved r = unknown(&year);
	switch (t->unit) {
	case UNIT_DAY:
		return day_resolved(day_number(base) + offset);
	case UNIT_WEEK: case UNIT_WEEKEND: case UNIT_FORTNIGHT:
		r.week = week_of(day_number(base) + offset * 7);
		r.at.year = r.week.year;
		return r;
	case UNIT_MONTH:
		base.day = 1;
		base = add_months(base, offset);
		r.at.year = base.year;
		r.at.month = base.month;
		return r;
	case UNIT_QUARTER: case UNIT_HALF: {
		const int32_t months = t->unit == UNIT_QUARTER ? 3 : 6;
		base.day = 1;
		base = add_months(base, offset * months);
		r.at.year = base.year;
		r.at.part = (uint8_t)((base.month - 1) / months + 1);
		return r;
	}
	case UNIT_DECADE: case UNIT_CENTURY: case UNIT_MILLENNIUM: {
		const int32_t years = t->unit == UNIT_DECADE    ? 10
		                      : t->unit == UNIT_CENTURY ? 100
		                                                : 1000;
		r.at.year = floor_to(base.year, years) + offset * years;
		return r;
	}
	default:
		r.at.year = base.year + offset;
		return r;
	}
}

/* The weekday that is meant on the day `now`. */
static struct resolved resolve_weekday(const struct moment *m, enum choice choice,
                                       enum tense tense, int32_t now)
{
	const int today = weekday_of(now);
	const int32_t before = now - (today - m->weekday + 7) % 7; /* now at the latest */
	const int32_t after = now + (m->weekday - today + 7) % 7;
	switch (choice) {
	case CHOOSE_LAST:
		return day_resolved(before == now ? now - 7 : before);
	case CHOOSE_NEXT: case CHOOSE_BEHIND:
		return day_resolved(after == now ? now + 7 : after);
	case CHOOSE_NEAR:
		return day_resolved(tense == TENSE_PAST ? before : after);
	default:
		return day_resolved(tense_looks_ahead(tense) ? after : before);
	}
}

static struct resolved weekend_of(const struct moment *saturday)
{
	const struct civil date = {saturday->year, saturday->month, saturday->day};
	const struct iso_week week = week_of(day_number(date));
	return (struct resolved){.at = {.year = week.year, .grain = UNIT_WEEKEND}, .week = week};
}

/* Seasons of the northern half, by their first month; winter counts with the year it begins in. */
static int32_t first_month(const struct moment *m)
{
	switch (m->grain) {
	case UNIT_SEASON: return 3 + 3 * m->part;
	case UNIT_QUARTER: return m->part == PART_LAST ? 10 : 3 * m->part - 2;
	case UNIT_HALF: return m->part == 1 ? 1 : 7;
	default: return m->month;
	}
}

static int32_t months_in(const struct moment *m)
{
	if (m->grain == UNIT_HALF)
		return 6;
	return m->grain == UNIT_SEASON || m->grain == UNIT_QUARTER ? 3 : 1;
}

/* The year that completes a month, day, season or part of a year. */
static int32_t choose_year(const struct moment *wanted, enum choice choice, enum tense tense,
                           struct civil now)
{
	struct moment this_year = *wanted;
	const struct moment *m = &this_year;
	if (m->holiday) {
		const struct civil day = holiday_day(m->holiday, now.year);
		this_year.month = day.month;
		this_year.day = day.day;
	}
	/* Both as days of a year, or as months when no day is named. */
	const int32_t begin = first_month(m), length = months_in(m);
	const bool is_day = m->day != 0;
	const int32_t first = begin * 32 + (is_day ? m->day : 1);
	const int32_t last = (begin + length - 1) * 32 + (is_day ? m->day : 31);
	const int32_t today = now.month * 32 + now.day;
	switch (choice) {
	case CHOOSE_LAST:
		return last < today ? now.year : now.year - 1;
	case CHOOSE_NEXT:
		return first > today ? now.year : now.year + 1;
	case CHOOSE_NEAR:
		return now.year;
	default:
		break;
	}
	const int32_t half_year = 6 * 32;
	if (tense_looks_ahead(tense))
		return last < today ? now.year + 1 : now.year;
	/* A day of the next weeks lies ahead in a story of the past too: "announced a tour on
	 * December 3". */
	const int32_t soon = is_day ? 2 * 32 : 0;
	if (tense == TENSE_PAST)
		return first > today + soon ? now.year - 1 : now.year;
	if (first - today > half_year)
		return now.year - 1;
	return today - last > half_year ? now.year + 1 : now.year;
}

static struct resolved resolve_week_of_month(struct moment m)
{
	struct resolved r = {.at = m};
	const int length = month_length(m.year, m.month);
	const int day = m.part == PART_LAST ? length - 3 : 7 * (m.part - 1) + 4;
	const uint8_t middle = (uint8_t)(day > length ? length : day);
	r.week = week_of(day_number((struct civil){m.year, m.month, middle}));
	r.at.month = 0;
	return r;
}

/* The nth such weekday of a month; day 0 where there is no fifth. */
static struct moment nth_weekday(struct moment m)
{
	const struct civil first = {m.year, m.month, 1};
	const int length = month_length(m.year, m.month);
	int day = 1 + (m.weekday - weekday_of(day_number(first)) + 7) % 7;
	day += 7 * (m.part == PART_LAST ? (length - day) / 7 : m.part - 1);
	m.day = (uint8_t)(day <= length ? day : 0);
	m.weekday = m.part = 0;
	return m;
}

/* The last quarter is the fourth. 29 February is no day of most years. */
static struct resolved complete(struct moment m)
{
	if (m.holiday && m.year != YEAR_UNKNOWN) {
		const struct civil day = holiday_day(m.holiday, m.year);
		m.month = day.month;
		m.day = day.day;
	}
	if (m.weekday && m.month && m.year != YEAR_UNKNOWN)
		m = nth_weekday(m);
	if (m.day && m.month && m.year != YEAR_UNKNOWN && m.day > month_length(m.year, m.month))
		m.year = YEAR_UNKNOWN;
	if (m.part == PART_LAST && m.grain != UNIT_WEEK)
		m.part = m.grain == UNIT_QUARTER ? 4 : 2;
	if (m.grain == UNIT_WEEK && m.month && m.year != YEAR_UNKNOWN)
		return resolve_week_of_month(m);
	if (m.grain == UNIT_WEEK && m.part && m.year != YEAR_UNKNOWN && m.part <= weeks_in(m.year))
		return (struct resolved){.at = m, .week = {m.year, m.part}};
	return unknown(&m);
}

/* What will be is of no year that lies behind; what would, may be. What was may be of a year ahead:
 * the day of the text need not be that of its last change. */
static bool fits_year(enum tense tense, int32_t year, int32_t now)
{
	return tense != TENSE_FUTURE || year > now;
}

/* In a story of another time the months are those of the year it tells of; in news of the present
 * they are not. Where the day of the text is not known, any year may be that of the next sentence
 * only. */
static bool is_of_story(const struct moment *m, enum choice choice, enum tense tense,
                        const struct story *story)
{
	const uint32_t most = story->now.month ? STORY_SENTENCES : 1;
	return (!m->weekday || m->month) && !story->present && choice == CHOOSE_BY_TENSE &&
	       tense != TENSE_PRESENT && story->told_year != YEAR_UNKNOWN &&
	       (story->now.month ? story->told_year != story->now.year &&
	                                   fits_year(tense, story->told_year, story->now.year)
	                         : !tense_looks_ahead(tense)) &&
	       story->sentence - story->told_year_in <= most;
}

/* What a text about other years tells in the present tense holds every year: "In July it is
 * hot". */
static bool is_any_year(const struct moment *m, enum choice choice, enum tense tense,
                        const struct story *story)
{
	return story->past && !story->present && tense == TENSE_PRESENT && !m->day && !m->weekday &&
	       choice == CHOOSE_BY_TENSE;
}

/* "the same month last year": that told of, in a year before; a year alone if none was told. */
static struct resolved echo(const struct timex *t, const struct story *story)
{
	struct moment m = story->told;
	const bool told = m.grain && story->sentence - story->told_in <= 1;
	const bool fits = told && (t->unit == UNIT_PERIOD
	                                   ? m.grain >= UNIT_MONTH && m.grain < UNIT_YEAR
	                                   : m.grain <= t->unit && m.grain != UNIT_WEEK);
	const int32_t year = !told || (story->now.month && m.year < story->now.year - 1)
	                             ? story->now.month ? story->now.year : YEAR_UNKNOWN
	                             : m.year;
	const struct moment whole = {.grain = UNIT_YEAR};
	m = fits ? m : whole;
	m.year = t->at.year;
	if (m.year == YEAR_UNKNOWN && year != YEAR_UNKNOWN)
		m.year = year + t->offset;
	if (fits && t->unit == UNIT_MONTH) {
		m.grain = UNIT_MONTH;
		m.day = 0;
	} else if (fits && t->unit == UNIT_QUARTER && m.grain != UNIT_QUARTER) {
		m.part = (uint8_t)((m.month + 2) / 3);
		m.grain = UNIT_QUARTER;
	}
	return complete(m);
}

/* "on the 15th": of the month just told of, unless the tense says no; else of the nearest. */
static struct moment day_of_month(struct moment m, enum tense tense, const struct story *story)
{
	const struct moment *told = &story->told;
	const struct civil now = story->now;
	struct civil month = {now.year, now.month, 1};
	if (now.month && tense == TENSE_PAST && m.day > now.day)
		month = add_months(month, -1);
	else if (now.month && tense_looks_ahead(tense) && m.day < now.day)
		month = add_months(month, 1);
	if (told->grain && told->month && told->grain <= UNIT_MONTH &&
	    story->sentence - story->told_in <= 1) {
		const struct civil day = {told->year, told->month, m.day};
		const bool past = now.month && day_number(day) < day_number(now);
		if (!now.month || (past ? !tense_looks_ahead(tense) : tense != TENSE_PAST))
			month = day;
	}
	if (month.month) {
		m.year = month.year;
		m.month = month.month;
	}
	return m;
}

static struct resolved resolve_any(const struct timex *t, const struct moment *end,
                                   enum tense tense, const struct story *story)
{
	struct moment m = *end;
	if (t->echo)
		return echo(t, story);
	if (m.year != YEAR_UNKNOWN)
		return complete(m);
	struct civil base;
	const bool bare = t->shifted && !m.month && !m.part && !m.weekday;
	if (t->shifted) {
		if (is_year_of_told(t, story)) {
			m = story->told;
			m.year--;
			return complete(m);
		}
		if (!find_base(t, story, &base))
			return complete(m);
		struct resolved r = shift(t, base);
		if (bare && !m.day)
			return r;
		if (!m.month && t->unit == UNIT_MONTH)
			m.month = r.at.month; /* "the 3rd of next month" */
		m.year = r.at.year; /* "October of next year" */
		return complete(m);
	}
	if (m.day && !m.month)
		return complete(day_of_month(m, tense, story));
	if (is_of_story(&m, (enum choice)t->choice, tense, story)) {
		m.year = story->told_year;
		return complete(m);
	}
	if (!story->now.month || t->choice == CHOOSE_NONE ||
	    is_any_year(&m, (enum choice)t->choice, tense, story))
		return complete(m);
	const bool weekday = m.weekday && !m.month;
	if (weekday && story->now.year > LAST_YEAR)
		return complete(m);
	if (weekday) {
		const struct moment *told = &story->told;
		const struct civil last = {told->year, told->month, told->day};
		const bool behind = t->choice == CHOOSE_BEHIND && told->grain == UNIT_DAY;
		const int32_t now = day_number(behind ? last : story->now);
		const struct resolved day =
			resolve_weekday(&m, (enum choice)t->choice, tense, now);
		return m.grain == UNIT_WEEKEND ? weekend_of(&day.at) : day;
	}
	m.year = choose_year(&m, (enum choice)t->choice, tense, story->now);
	return complete(m);
}

struct resolved resolve(const struct timex *t, const struct moment *end, enum tense tense,
                        const struct story *story)
{
	struct resolved r = resolve_any(t, end, tense, story);
	if (story->now.year > LAST_YEAR && r.at.year > LAST_YEAR) {
		r.at.year = YEAR_UNKNOWN;
		r.week.week = 0;
	}
	return r;
}

/* Whether a date is one of the days around that of the text. */
static bool is_present(const struct moment *m, struct civil now)
{
	if (!now.month || m->grain != UNIT_DAY || !m->month || !m->day)
		return false;
	const struct civil day = {m->year, m->month, m->day};
	const int32_t days = day_number(day) - day_number(now);
	return days <= PRESENT_DAYS && days >= -PRESENT_DAYS;
}

bool is_compared(const struct timex *t, const struct resolved *at)
{
	return t->compares && (t->echo || (t->unit == UNIT_YEAR && at->at.grain < UNIT_YEAR));
}

void story_tell(struct story *story, const struct resolved *r, bool named)
{
	if (r->at.year == YEAR_UNKNOWN || r->at.grain > UNIT_YEAR)
		return;
	if (named && is_present(&r->at, story->now))
		story->present = true;
	if (named && story->now.month && r->at.year < story->now.year - 1)
		story->past = true;
	if (story->now.month && r->at.year == story->now.year) {
		story->told_year = YEAR_UNKNOWN; /* back in the present */
	} else if (named) {
		story->told_year = r->at.year;
		story->told_year_in = story->sentence;
	}
	story->told = r->at;
	story->told_in = story->sentence;
	if (r->week.week) {
		const struct civil monday = civil_from_day(week_begin(r->week));
		story->told.month = monday.month;
		story->told.day = monday.day;
		story->told.year = monday.year;
	} else if (r->at.grain == UNIT_QUARTER || r->at.grain == UNIT_HALF ||
	           r->at.grain == UNIT_SEASON) {
		story->told.month = (uint8_t)(first_month(&r->at) > 12 ? 12 : first_month(&r->at));
	}
}
