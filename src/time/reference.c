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

bool is_dateline(const struct parse *p, const struct timex *t)
{
	enum { MOST_BEFORE = 12 };
	const bool whole = t->shape == SHAPE_POINT && t->at.grain == UNIT_DAY && t->at.day &&
	                   t->at.year != YEAR_UNKNOWN && !t->ranged;
	if (!whole || t->first > MOST_BEFORE)
		return false;
	/* Before it only names and signs: the place, the agency. */
	for (uint32_t i = 0; i < t->first; i++) {
		const bool sign = p->lexemes[i].length == 1 || p->lexemes[i].kind != WORD_OTHER;
		if (!sign && !has_flag(p, i, LEXEME_CAPITAL))
			return false;
		if (p->lexemes[i].kind == WORD_IN)
			return false;
	}
	if (t->end == p->count)
		return true;
	uint32_t at = t->end;
	at += p->lexemes[at].length == 1 && p->text[p->lexemes[at].begin] == ')';
	return kind_at(p, at) == WORD_DASH || (at == p->count && t->first < 3);
}
