#include "time/holiday.h"
#include "time/parse.h"

enum rule {
	ON_DAY,      /* that day of that month */
	ON_WEEKDAY,  /* the nth such weekday of the month; 5: the last */
	FROM_EASTER  /* so many days after Easter */
};

struct holiday {
	char    name[23]; /* in lower case, words in the singular and without 's */
	uint8_t rule;
	uint8_t month;
	int8_t  number;   /* day, nth, or days after Easter */
	uint8_t weekday;  /* from Monday */
};

/* Sorted. Where countries differ it is the American day; what each has on a day of its own
 * (Independence Day, Labour Day) is left out. */
static const struct holiday holidays[] = {
	{"all saint day", ON_DAY, 11, 1, 0},
	{"all soul day", ON_DAY, 11, 2, 0},
	{"anzac day", ON_DAY, 4, 25, 0},
	{"april fool day", ON_DAY, 4, 1, 0},
	{"armistice day", ON_DAY, 11, 11, 0},
	{"ascension day", FROM_EASTER, 0, 39, 0},
	{"ash wednesday", FROM_EASTER, 0, -46, 0},
	{"australia day", ON_DAY, 1, 26, 0},
	{"bastille day", ON_DAY, 7, 14, 0},
	{"bonfire night", ON_DAY, 11, 5, 0},
	{"boxing day", ON_DAY, 12, 26, 0},
	{"burn night", ON_DAY, 1, 25, 0},
	{"canada day", ON_DAY, 7, 1, 0},
	{"christmas", ON_DAY, 12, 25, 0},
	{"christmas day", ON_DAY, 12, 25, 0},
	{"christmas eve", ON_DAY, 12, 24, 0},
	{"columbus day", ON_WEEKDAY, 10, 2, 1},
	{"earth day", ON_DAY, 4, 22, 0},
	{"easter", FROM_EASTER, 0, 0, 0},
	{"easter monday", FROM_EASTER, 0, 1, 0},
	{"easter saturday", FROM_EASTER, 0, -1, 0},
	{"easter sunday", FROM_EASTER, 0, 0, 0},
	{"father day", ON_WEEKDAY, 6, 3, 7},
	{"good friday", FROM_EASTER, 0, -2, 0},
	{"groundhog day", ON_DAY, 2, 2, 0},
	{"guy fawkes night", ON_DAY, 11, 5, 0},
	{"halloween", ON_DAY, 10, 31, 0},
	{"international women day", ON_DAY, 3, 8, 0},
	{"juneteenth", ON_DAY, 6, 19, 0},
	{"labor day", ON_WEEKDAY, 9, 1, 1},
	{"martin luther king day", ON_WEEKDAY, 1, 3, 1},
	{"maundy thursday", FROM_EASTER, 0, -3, 0},
	{"may day", ON_DAY, 5, 1, 0},
	{"memorial day", ON_WEEKDAY, 5, 5, 1},
	{"mother day", ON_WEEKDAY, 5, 2, 7},
	{"new year day", ON_DAY, 1, 1, 0},
	{"new year eve", ON_DAY, 12, 31, 0},
	{"palm sunday", FROM_EASTER, 0, -7, 0},
	{"pentecost", FROM_EASTER, 0, 49, 0},
	{"president day", ON_WEEKDAY, 2, 3, 1},
	{"remembrance day", ON_DAY, 11, 11, 0},
	{"shrove tuesday", FROM_EASTER, 0, -47, 0},
	{"st patrick day", ON_DAY, 3, 17, 0},
	{"st valentine day", ON_DAY, 2, 14, 0},
	{"thanksgiving", ON_WEEKDAY, 11, 4, 4},
	{"thanksgiving day", ON_WEEKDAY, 11, 4, 4},
	{"valentine day", ON_DAY, 2, 14, 0},
	{"veteran day", ON_DAY, 11, 11, 0},
	{"whit monday", FROM_EASTER, 0, 50, 0},
	{"world aids day", ON_DAY, 12, 1, 0},
	{"xmas", ON_DAY, 12, 25, 0},
	{"xmas day", ON_DAY, 12, 25, 0},
	{"xmas eve", ON_DAY, 12, 24, 0},
};
enum { HOLIDAYS = sizeof holidays / sizeof *holidays };

/* Easter Sunday: the algorithm of Meeus, "Astronomical Algorithms" (1991), ch. 8. */
static struct civil easter(int32_t year)
{
	const int32_t a = year % 19, b = year / 100, c = year % 100;
	const int32_t d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	const int32_t e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
	const int32_t f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
	return (struct civil){year, (uint8_t)(f / 31), (uint8_t)(f % 31 + 1)};
}

struct civil holiday_day(unsigned holiday, int32_t year)
{
	const struct holiday *h = holidays + holiday - 1;
	if (h->rule == ON_DAY)
		return (struct civil){year, h->month, (uint8_t)h->number};
	if (year < 1)
		return (struct civil){year, 0, 0};
	if (h->rule == FROM_EASTER)
		return civil_from_day(day_number(easter(year)) + h->number);
	const int32_t first = day_number((struct civil){year, h->month, 1});
	const int32_t nth = first + (h->weekday - weekday_of(first) + 7) % 7 + 7 * (h->number - 1);
	const struct civil day = civil_from_day(nth);
	return day.month == h->month ? day : civil_from_day(nth - 7);
}

struct civil holiday_any_year(unsigned holiday)
{
	const struct holiday *h = holidays + holiday - 1;
	return (struct civil){0, h->month, h->rule == ON_DAY ? (uint8_t)h->number : 0};
}

/* Whether lexeme i is that word of a name, be it in the plural or abbreviated. */
static bool is_word(const struct parse *p, uint32_t i, const char *word, size_t length)
{
	if (i >= p->count || p->lexemes[i].length < length || p->lexemes[i].length > length + 1)
		return false;
	const char *bytes = p->text + p->lexemes[i].begin;
	for (size_t k = 0; k < length; k++)
		if ((bytes[k] | 0x20) != word[k])
			return false;
	return p->lexemes[i].length == length || bytes[length] == 's' || bytes[length] == '.';
}

/* Where that name ends that begins at lexeme i, or 0. */
static uint32_t match(const struct parse *p, uint32_t i, const char *name)
{
	for (;;) {
		const size_t length = strcspn(name, " ");
		if (!is_word(p, i, name, length))
			return 0;
		name += length;
		if (!*name++)
			return has_flag(p, i, LEXEME_CAPITAL) ? i + 1 : 0;
		for (i++; kind_at(p, i) == WORD_APOSTROPHE || kind_at(p, i) == WORD_S;)
			i++; /* "New Year's", "Veterans'" */
	}
}

/* Whether what stands before "Christmas" says that it is a day. */
static bool is_when(const struct parse *p, uint32_t i)
{
	switch (kind_before(p, i)) {
	case WORD_IN: case WORD_TO: case WORD_BEFORE: case WORD_AFTER: case WORD_LAST:
	case WORD_NEXT: case WORD_THIS: case WORD_EVERY: case WORD_EARLY: case WORD_ABOUT:
		return true;
	default:
		return false;
	}
}

/* Whether a name of more than one word can end behind lexeme i: all end with a "day", "Eve" (of a
 * year or a holiday) or "Night". */
static bool goes_on(const struct parse *p, uint32_t i)
{
	enum { WORDS = 3 };
	for (uint32_t at = i + 1; at <= i + WORDS; at++) {
		const enum word_kind kind = kind_at(p, at);
		if ((kind == WORD_UNIT || kind == WORD_UNITS || kind == WORD_WEEKDAY ||
		     kind == WORD_PART) &&
		    has_flag(p, at, LEXEME_CAPITAL))
			return true;
	}
	return false;
}

uint32_t parse_holiday(const struct parse *p, uint32_t i, struct timex *t)
{
	const enum word_kind kind = kind_at(p, i), before = kind_before(p, i);
	if (!has_flag(p, i, LEXEME_CAPITAL) ||
	    (kind != WORD_HOLIDAY && kind != WORD_OTHER && kind != WORD_MONTH) ||
	    (kind != WORD_HOLIDAY && !goes_on(p, i)))
		return 0;
	/* "Orthodox Christmas", "Chinese New Year's Day" are other days. */
	if (before == WORD_OTHER && has_flag(p, i - 1, LEXEME_CAPITAL))
		return 0;
	const char first = (char)(p->text[p->lexemes[i].begin] | 0x20);
	uint32_t end = 0;
	unsigned found = 0;
	for (unsigned k = 0; k < HOLIDAYS && holidays[k].name[0] <= first; k++) {
		const char *name = holidays[k].name;
		const uint32_t tail = name[0] == first ? match(p, i, name) : 0;
		if (tail > end) {
			end = tail;
			found = k + 1;
		}
	}
	if (!end)
		return 0;
	*t = timex_point(UNIT_DAY);
	t->at.holiday = (uint8_t)found;
	const struct civil day = holiday_any_year(found);
	t->at.month = day.month;
	t->at.day = day.day;
	const uint32_t tail = parse_own_year(p, end, t);
	/* "Easter Island", "Christmas carols": one word alone needs company. */
	const bool named = kind_at(p, tail) == WORD_OTHER && has_flag(p, tail, LEXEME_CAPITAL);
	return end > i + 1 || tail > end || (is_when(p, i) && !named) ? tail : 0;
}
