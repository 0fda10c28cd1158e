#include "time/reference.h"
#include "time/calendar.h"

static bool starts_with(const char *line, size_t length, const char *word)
{
	return length >= strlen(word) && !memcmp(line, word, strlen(word));
}

/* " 2026-11-23", " '2026-11-23 18:00'". */
static struct civil date_behind_key(const char *text, size_t length)
{
	size_t at = 0;
	lede_date date;
	while (at < length && strchr(" \t\"'", text[at]) && text[at])
		at++;
	lede_date_read(text + at, length - at, &date);
	return (struct civil){date.year, date.month, date.day};
}

struct civil front_matter_day(const char *text, size_t length)
{
	const struct civil none = {0, 0, 0};
	if (length < 4 || (memcmp(text, "---", 3) && memcmp(text, "+++", 3)))
		return none;
	const char *fence = text[0] == '-' ? "---" : "+++";
	size_t at = 0;
	for (bool first = true; at < length; first = false) {
		const char *line = text + at;
		const char *newline = memchr(line, '\n', length - at);
		const size_t size = newline ? (size_t)(newline - line) : length - at;
		if (!first && starts_with(line, size, fence))
			return none;
		size_t key = starts_with(line, size, "date") ? 4 : 0;
		while (key && key < size && line[key] == ' ')
			key++;
		if (key && key < size && (line[key] == ':' || line[key] == '='))
			return date_behind_key(line + key + 1, size - key - 1);
		at += size + 1;
	}
	return none;
}

/* Where "(Reuters)" or the like ends that begins at lexeme i; i if there is none. */
static uint32_t skip_agency(const struct parse *p, uint32_t i)
{
	enum { MOST_WORDS = 6 };
	if (kind_at(p, i) != WORD_OPEN)
		return i;
	for (uint32_t at = i + 1; at < p->count && at <= i + MOST_WORDS; at++)
		if (p->lexemes[at].length == 1 && p->text[p->lexemes[at].begin] == ')')
			return at + 1;
	return i;
}

bool is_mail_date(const struct parse *p, const struct timex *t)
{
	return t->first == 2 && t->at.day && t->at.month && t->at.year != YEAR_UNKNOWN &&
	       kind_at(p, 1) == WORD_COLON && (lexeme_is(p, 0, "date") || lexeme_is(p, 0, "sent"));
}

bool is_dateline(const struct parse *p, const struct timex *t)
{
	enum { MOST_BEFORE = 12 };
	const bool day = t->shape == SHAPE_POINT && t->at.grain == UNIT_DAY && t->at.day &&
	                 t->at.month && !t->at.holiday && !t->ranged;
	if (!day || t->first > MOST_BEFORE)
		return false;
	/* Before it only names and signs: the place, the agency. */
	for (uint32_t i = 0; i < t->first; i++) {
		const bool sign = p->lexemes[i].length == 1 || p->lexemes[i].kind != WORD_OTHER;
		if (!sign && !has_flag(p, i, LEXEME_CAPITAL))
			return false;
		if (p->lexemes[i].kind == WORD_IN)
			return false;
	}
	uint32_t at = t->end;
	at += at < p->count && p->lexemes[at].length == 1 && p->text[p->lexemes[at].begin] == ')';
	if (kind_at(p, skip_agency(p, at)) == WORD_DASH)
		return t->at.year != YEAR_UNKNOWN || t->first > 0;
	return t->at.year != YEAR_UNKNOWN &&
	       (t->end == p->count || (at == p->count && t->first < 3));
}

struct civil dateline_day(const struct timex *t, lede_date file_date)
{
	struct civil day = {t->at.year, t->at.month, t->at.day}, best = {0, 0, 0};
	if (day.year != YEAR_UNKNOWN)
		return day;
	const bool leap = day.month == 2 && day.day == 29;
	day.year = leap ? NO_LEAP_YEAR + 3 : NO_LEAP_YEAR;
	if (!file_date.year)
		return day;
	const int32_t file = day_number(
		(struct civil){file_date.year, file_date.month, file_date.day});
	int32_t least = INT32_MAX;
	for (int32_t year = file_date.year - 1; year <= file_date.year + 1; year++) {
		const struct civil other = {year, day.month, day.day};
		const int32_t days = day_number(other) - file, distance = days < 0 ? -days : days;
		if (is_date(year, day.month, day.day) && distance < least) {
			least = distance;
			best = other;
		}
	}
	return best.month ? best : day;
}
