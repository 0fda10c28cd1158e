#include "number/context.h"

#include "base/ascii.h"
#include "text/abbrev.h"

/* What stands around a number. */
struct around {
	const struct reader   *reader;
	const struct sentence *sentence;
	struct piece           before, behind; /* before: the first piece of that token */
	bool                   opens;          /* begins the sentence, quotes apart */
};

static bool is_word_of(const struct reader *r, const struct piece *piece,
                       const char *const *words, size_t count)
{
	if (piece->kind != PIECE_WORD)
		return false;
	const char first = (char)(r->input->text[piece->begin] | 0x20); /* in lower case */
	for (size_t i = 0; i < count; i++)
		if (words[i][0] == first && piece_is(r, piece, words[i]))
			return true;
	return false;
}

#define IS_ONE_OF(r, piece, words) is_word_of(r, piece, words, sizeof words / sizeof *words)

static bool is_capital(const struct reader *r, const struct piece *piece)
{
	const char first = piece->kind == PIECE_WORD ? r->input->text[piece->begin] : '\0';
	return is_upper_byte(first);
}

static bool is_lower(const struct reader *r, const struct piece *piece)
{
	const char first = piece->kind == PIECE_WORD ? r->input->text[piece->begin] : '\0';
	return is_lower_byte(first);
}

static struct around look_around(const struct reader *r, const struct sentence *sentence,
                                 const struct measure *m)
{
	struct around a = {.reader = r, .sentence = sentence};
	a.behind = piece_next(r, &m->last);
	if (m->first.token == sentence->first_token) {
		a.opens = true;
		return a;
	}
	const struct reader whole = {r->input, sentence->first_token, r->end_token, r->memo};
	a.before = piece_first(&whole, m->first.token - 1);
	a.opens = a.before.kind == PIECE_SIGN;
	return a;
}

/* Can a number begin right behind that sign, or end right before it, without white space? */
static bool parts(const struct piece *sign, bool behind)
{
	static const char opening[] = "([{\"'<>~|*_", closing[] = ")]}\"'.,;!?|*_";
	if (sign->kind == PIECE_DASH)
		return sign->code != '-';
	if (sign->kind != PIECE_SIGN)
		return false;
	if (sign->code < 0x80)
		return sign->code && strchr(behind ? closing : opening, (int)sign->code);
	/* Quotes, dashes, ellipsis; "≈". */
	return (sign->code >= 0x2013 && sign->code <= 0x2026) || sign->code == 0x2248;
}

/* "1,2,3", "7.5.1": a number that is glued to another by a separator. */
static bool is_chained(const struct around *a, const struct measure *m)
{
	const struct piece next = piece_next(a->reader, &a->behind);
	if (a->behind.glued && next.glued &&
	    (next.kind == PIECE_DIGITS || piece_is(a->reader, &next, "s")))
		return true; /* "the 70's" */
	return m->first.glued && a->before.glued && a->before.kind == PIECE_SIGN &&
	       (a->before.code == ',' || a->before.code == '.');
}

/* "3 - 1", "2:1" */
static bool is_score(const struct around *a)
{
	const struct piece next = piece_next(a->reader, &a->behind);
	const bool joined = a->behind.kind == PIECE_DASH || piece_is_sign(&a->behind, ':') ||
	                    piece_is_sign(&a->behind, 0xD7);
	if (joined && next.kind == PIECE_DIGITS)
		return true;
	return a->before.kind == PIECE_DASH || piece_is_sign(&a->before, 0xD7);
}

/* "1." or "(2)", "[3, 4]", "2 Methods" */
static bool is_bullet(const struct around *a, const struct measure *m)
{
	if ((m->first.glued && piece_is_sign(&a->before, '[')) ||
	    (a->behind.glued && piece_is_sign(&a->behind, ']')))
		return true;
	if (a->before.kind == PIECE_NONE && !m->number.marked && !m->number.scaled &&
	    m->last.end - m->last.begin <= 2 && is_capital(a->reader, &a->behind))
		return true;
	const bool closed = a->behind.glued && piece_is_sign(&a->behind, ')');
	const bool opened = m->first.glued && piece_is_sign(&a->before, '(');
	if (closed && (opened || a->opens))
		return true;
	return a->before.kind == PIECE_NONE &&
	       (piece_is_sign(&a->behind, '.') || a->behind.kind == PIECE_NONE) &&
	       a->sentence->block != LEDE_TABLE_CELL;
}

/* "page 5", "Boeing 737", "No. 3" */
static bool is_label(const struct around *a)
{
	static const char *const labels[] = {
		"act",     "appendix", "art",    "article", "box",     "ch",      "channel",
		"chapter", "clause",   "column", "day",     "eq",      "equation", "fig",
		"figure",  "flight",   "grade",  "group",   "item",    "level",   "line",
		"lot",     "no",       "nos",    "note",    "number",  "option",  "p",
		"page",    "pages",    "para",   "paragraph", "part",  "phase",   "platform",
		"pp",      "question", "room",   "route",   "scene",   "season",  "section",
		"slide",   "stage",    "step",   "table",   "task",    "type",    "unit",
		"v",       "verse",    "version", "vol",    "volume",  "ward",    "zone"};
	if (a->before.kind == PIECE_SIGN)
		return a->before.code == '#' || a->before.code == 0xA7 || a->before.code == '@';
	if (IS_ONE_OF(a->reader, &a->before, labels))
		return true;
	if (!is_capital(a->reader, &a->before))
		return false;
	if (a->before.token != a->sentence->first_token)
		return true;
	const char *text = a->reader->input->text;
	return !word_opens(text + a->before.begin, a->before.end - a->before.begin);
}

static bool is_time_unit(const struct reader *r, const struct piece *piece)
{
	static const char *const units[] = {
		"second",  "seconds", "minute",  "minutes",  "hour",    "hours",     "day",
		"days",    "night",   "nights",  "week",     "weeks",   "month",     "months",
		"year",    "years",   "decade",  "decades",  "century", "centuries", "weekends",
		"quarter", "am",      "pm",      "o",        "bc",      "ad",        "bce",
		"ce",      "secs",    "mins",    "hrs",      "yrs",     "fortnight", "fortnights"};
	return IS_ONE_OF(r, piece, units);
}

/* A number of four digits that is likelier a year than a count. */
static bool is_year(const struct around *a, const struct measure *m)
{
	static const struct amount first = {1300, 0, 1, false}, end = {2100, 0, 1, false};
	static const char *const times[] = {"in",    "since", "by",    "from",  "until", "till",
	                                    "early", "late",  "mid",   "circa", "the",   "before",
	                                    "after", "to",    "and",   "of",    "during"};
	const struct numeral *n = &m->number;
	if (n->words || n->marked || n->scaled || amount_less(&n->amount, &first) ||
	    !amount_less(&n->amount, &end))
		return false;
	if (!is_lower(a->reader, &a->behind) || IS_ONE_OF(a->reader, &a->before, times))
		return true;
	const char *text = a->reader->input->text;
	return !piece_is(a->reader, &a->behind, "people") &&
	       !(a->behind.end - a->behind.begin > 3 && text[a->behind.end - 1] == 's');
}

/* "007", and more digits than are read without separators: codes. */
static bool is_code(const struct reader *r, const struct measure *m)
{
	enum { MOST = 9 };
	const struct piece *first = &m->number.first;
	if (first->kind != PIECE_DIGITS)
		return false;
	const uint32_t length = first->end - first->begin;
	const char *text = r->input->text + first->begin;
	return (length > 1 && text[0] == '0' && text[1] != '.') ||
	       (length > MOST && !m->number.marked);
}

static bool digits_stand(const struct around *a, const struct measure *m)
{
	const struct piece *end = &m->last;
	if ((m->first.glued && !parts(&a->before, false)) ||
	    (a->behind.glued && !parts(&a->behind, true)))
		return false;
	if (is_chained(a, m) || is_score(a) || is_bullet(a, m) || is_year(a, m) ||
	    is_code(a->reader, m))
		return false;
	if (m->number.kind == NUMERAL_FRACTION || m->number.scaled)
		return true;
	return !is_label(a) && piece_ends_token(a->reader, end);
}

/* "one" where it counts something: not "no one", "one can", "the one". */
static bool one_counts(const struct around *a)
{
	static const char *const before[] = {
		"a",    "an",   "any",  "another", "big",   "each",  "either", "every", "first",
		"good", "last", "next", "no",      "other", "right", "same",   "some",  "such",
		"that", "the",  "this", "which",   "wrong", "my",    "your",   "his",   "her"};
	static const char *const behind[] = {
		"a",     "about", "and",   "another", "are",   "as",    "at",    "but",   "by",
		"can",   "could", "day",   "did",     "does",  "else",  "ever",  "for",   "from",
		"had",   "has",   "have",  "if",      "in",    "is",    "it",    "may",   "might",
		"must",  "never", "on",    "or",      "ought", "said",  "says",  "shall", "should",
		"so",    "than",  "that",  "the",     "there", "this",  "to",    "was",   "we",
		"were",  "when",  "where", "which",   "who",   "whom",  "whose", "will",  "with",
		"would", "you",   "i",     "he",      "she",   "they"};
	return is_lower(a->reader, &a->behind) && !a->behind.glued &&
	       !IS_ONE_OF(a->reader, &a->before, before) &&
	       !IS_ONE_OF(a->reader, &a->behind, behind);
}

/* "half the", "nearly half"; not "the first half", "half past", "half an hour". */
static bool half_counts(const struct around *a)
{
	static const char *const before[] = {"about", "almost", "around", "least",   "nearly",
	                                     "over",  "roughly", "than",  "some",    "only",
	                                     "just",  "approximately", "up", "by",   "under"};
	static const char *const behind[] = {"of",  "the",   "its",   "their", "his",  "her", "my",
	                                     "our", "those", "these", "that",  "what", "all"};
	static const char *const not_before[] = {"first", "second", "other", "better", "latter"};
	return !IS_ONE_OF(a->reader, &a->before, not_before) &&
	       (IS_ONE_OF(a->reader, &a->before, before) ||
	        IS_ONE_OF(a->reader, &a->behind, behind));
}

/* Names: "Air Force One", "Fifth Avenue", "Second World War". */
static bool is_in_name(const struct around *a, const struct measure *m)
{
	if (!is_capital(a->reader, &m->number.first))
		return false;
	const bool name_behind = is_capital(a->reader, &a->behind);
	if (a->opens)
		return name_behind && m->type == LEDE_ORDINAL;
	return name_behind || is_capital(a->reader, &a->before);
}

static bool words_stand(const struct around *a, const struct measure *m)
{
	const struct numeral *n = &m->number;
	if (!piece_ends_token(a->reader, &m->last) || is_in_name(a, m))
		return false;
	/* "three-day", "one's" */
	if (a->behind.glued && !parts(&a->behind, true))
		return false;
	if (m->first.glued && !parts(&a->before, false))
		return false;
	if (piece_is(a->reader, &n->first, "one") && n->first.begin == n->last.begin)
		return one_counts(a);
	if (piece_is(a->reader, &n->first, "half") && n->first.begin == n->last.begin)
		return half_counts(a);
	return true;
}

static bool ordinal_stands(const struct around *a, const struct measure *m)
{
	static const char *const moments[] = {"a",     "per",  "each",  "every", "one",
	                                      "split", "this", "any",   "half"};
	const struct numeral *n = &m->number;
	if (!n->words)
		return piece_ends_token(a->reader, &m->last) &&
		       !(m->first.glued && !parts(&a->before, false)) &&
		       !(a->behind.glued && !parts(&a->behind, true));
	if (!words_stand(a, m))
		return false;
	if (piece_is(a->reader, &n->first, "first"))
		return !piece_is(a->reader, &a->before, "at") &&
		       !(piece_is(a->reader, &a->behind, "of") && a->opens) &&
		       !(a->opens && piece_is_sign(&a->behind, ','));
	if (piece_is(a->reader, &n->first, "second"))
		return !IS_ONE_OF(a->reader, &a->before, moments) ||
		       is_lower(a->reader, &a->behind);
	return true;
}

bool measure_stands(const struct reader *r, const struct sentence *sentence,
                    const struct measure *m)
{
	const struct around a = look_around(r, sentence, m);
	switch (m->type) {
	case LEDE_ORDINAL:
		return ordinal_stands(&a, m);
	case LEDE_CARDINAL:
		if (is_time_unit(r, &a.behind))
			return false;
		return m->number.words ? words_stand(&a, m) : digits_stand(&a, m);
	case LEDE_QUANTITY:
		/* "Nine Inch Nails", "Room 30C" */
		if (m->number.words && is_in_name(&a, m))
			return false;
		if (m->last.glued && m->last.end - m->last.begin == 1 && is_label(&a))
			return false;
		/* fall through */
	default:
		/* A unit that ends inside a word is none: "5$US", "10kmh2x". */
		return piece_ends_token(r, &m->last) || a.behind.kind == PIECE_DASH ||
		       a.behind.kind == PIECE_SIGN;
	}
}
