/*
 * A word is made of pieces, runs of letters and digits, with joiners between them. Each joiner is
 * asked whether the word goes on behind it: "AT&T", "3,500", "well-known", "U.S." do; "Japan-U.S.",
 * "do|n't", "end.Next" do not.
 */
#include "text/word.h"

#include "text/abbrev.h"
#include "text/address.h"

struct word {
	uint32_t begin;
	uint32_t part;    /* where what follows the last hyphen or slash begins */
	uint32_t piece;   /* where the last piece begins */
	uint32_t end;     /* of what is sure to be part of the word */
	bool     acronym; /* the part is letters with dots between them: U.S, e.g, Ph.D */
};

/* ---- Apostrophes --------------------------------------------------------------------------- */

static bool is_clitic(const struct stretch *s, uint32_t begin, uint32_t end)
{
	static const char *const clitics[] = {"s", "d", "m", "ll", "re", "ve"};
	for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++)
		if (word_is(s, begin, end, clitics[i]))
			return true;
	return false;
}

uint32_t clitic_end(const struct stretch *s, uint32_t begin)
{
	const uint32_t letters = begin + char_at(s, begin).bytes;
	const uint32_t end = skip_word(s, letters);
	return is_clitic(s, letters, end) ? end : begin;
}

static bool join_apostrophe(const struct stretch *s, struct word *w, struct character joiner)
{
	const uint32_t next = w->end + joiner.bytes, end = skip_word(s, next);
	if (!is_letter(char_at(s, next)) || is_clitic(s, next, end))
		return false;
	/* "do|n't": the n belongs to the clitic, unless it is all there is. */
	if (word_is(s, next, end, "t") && word_is(s, w->end - 1, w->end, "n") &&
	    w->end - 1 > w->begin) {
		w->end--;
		return false;
	}
	if (char_before(s, w->end).class == UNI_DIGIT)
		return false;
	w->end = next;
	return true;
}

/* ---- Hyphens and slashes -------------------------------------------------------------------- */

/* What the part of a word on one side of a hyphen or slash looks like. */
struct side {
	uint32_t letters;
	bool     capital, lower, digits, dotted;
};

static struct side look(const struct stretch *s, uint32_t begin, uint32_t end)
{
	struct side side = {0};
	side.capital = char_at(s, begin).class == UNI_UPPER;
	for (uint32_t at = begin; at < end;) {
		const struct character c = char_at(s, at);
		side.letters += is_letter(c);
		side.lower = side.lower || c.class == UNI_LOWER;
		side.digits = side.digits || c.class == UNI_DIGIT;
		at += c.bytes;
	}
	return side;
}

/* The side right of the joiner; an acronym shows by the dot and capital behind its first letter. */
static struct side look_ahead(const struct stretch *s, uint32_t begin)
{
	const uint32_t end = skip_word(s, begin);
	struct side side = look(s, begin, end);
	side.dotted = side.letters == 1 && side.capital && char_at(s, end).code == '.' &&
	              char_at(s, end + 1).class == UNI_UPPER;
	return side;
}

/* First halves that make no word of their own: prefixes ("Non-Proliferation", "Al-Shabab",
 * "Sino-Japanese"), and given names that are mostly the first of a pair ("Jean-Claude"). */
static bool binds_next(const struct stretch *s, uint32_t begin, uint32_t end)
{
	static const char *const binders[] = {
		"abd", "abdel", "abdul", "abu", "afro", "al", "an", "anglo", "ann", "anna",
		"anne", "anti", "ar", "as", "at", "austro", "beit", "ben", "bin", "co",
		"counter", "el", "euro", "ex", "franco", "graeco", "greco", "hans", "ibn",
		"indo", "inter", "jan", "jean", "judeo", "karl", "lars", "marie", "mid", "mini",
		"multi", "neo", "non", "over", "pan", "post", "pre", "pro", "quasi", "re",
		"russo", "saint", "sci", "self", "semi", "serbo", "sino", "st", "sub", "tel",
		"ter", "trans", "ul", "ultra", "um", "umm", "under", "vice", "wi"};
	for (size_t i = 0; i < sizeof binders / sizeof *binders; i++)
		if (word_is(s, begin, end, binders[i]))
			return true;
	return false;
}

static bool is_hyphen(uint32_t code)
{
	return code == '-' || code == 0x2010 || code == 0x2011;
}

/* "pre- and post-war": a hyphen that waits for its second half belongs to the word. */
static bool is_suspended(const struct stretch *s, uint32_t word, uint32_t after)
{
	if (char_at(s, after).code == ',')
		return char_at(s, word).class == UNI_LOWER;
	if (char_at(s, after).code != ' ')
		return false;
	const uint32_t next = after + 1, end = skip_word(s, next);
	return word_is(s, next, end, "and") || word_is(s, next, end, "or") ||
	       word_is(s, next, end, "to");
}

static bool join_hyphen(const struct stretch *s, struct word *w, struct character joiner)
{
	const uint32_t next = w->end + joiner.bytes;
	if (!is_word(char_at(s, next))) {
		if (is_suspended(s, w->part, next))
			w->end = next;
		return false;
	}
	const struct side left = look(s, w->part, w->end), right = look_ahead(s, next);
	/* "Japan-U.S." and "Biden-Harris", but not "AFL-CIO", "MiG-29", "T-Mobile", "Group-B". */
	const bool pair = left.capital && right.capital && !left.digits && !right.digits &&
	                  (left.lower || right.lower || right.dotted) && left.letters > 1 &&
	                  (right.letters > 1 || right.dotted);
	if (pair && !binds_next(s, w->part, w->end))
		return false;
	w->end = w->part = next;
	return true;
}

static bool join_slash(const struct stretch *s, struct word *w)
{
	const uint32_t next = w->end + 1;
	if (!is_word(char_at(s, next)))
		return false;
	const struct side left = look(s, w->part, w->end), right = look_ahead(s, next);
	/* "CDU/CSU" and "US/Iran" are two names; "TCP/IP", "N/A" and "w/o" are one word. */
	const uint32_t least = left.lower || right.lower ? 2 : 3;
	const bool pair = left.capital && right.capital && !left.digits && !right.digits &&
	                  left.letters >= least && right.letters >= least;
	if (pair || (left.capital && right.dotted))
		return false;
	w->end = w->part = next;
	return true;
}

/* ---- Full stops ----------------------------------------------------------------------------- */

/* Whether [begin, end) is one letter. */
static bool is_single(const struct stretch *s, uint32_t begin, uint32_t end)
{
	const struct character c = char_at(s, begin);
	return is_letter(c) && begin + c.bytes == end;
}

/* Whether the piece and what follows its full stop are a degree: "Ph.D", "M.Sc". */
static bool is_degree(const struct stretch *s, const struct word *w, uint32_t next, uint32_t end)
{
	static const struct {
		const char *head, *tail; /* no head: any letter */
	} degrees[] = {{"ph", "d"},   {"th", "d"},    {"ed", "d"},   {"psy", "d"},
	               {"litt", "d"}, {NULL, "sc"},   {NULL, "ed"},  {NULL, "eng"},
	               {NULL, "com"}, {NULL, "phil"}, {NULL, "tech"}};
	if (char_at(s, w->piece).class != UNI_UPPER)
		return false;
	for (size_t i = 0; i < sizeof degrees / sizeof *degrees; i++)
		if (word_is(s, next, end, degrees[i].tail) &&
		    (degrees[i].head ? word_is(s, w->piece, w->end, degrees[i].head)
		                     : is_single(s, w->piece, w->end)))
			return true;
	return false;
}

static enum abbrev find_abbrev(const struct stretch *s, const struct word *w)
{
	return abbrev_find(s->text + w->piece, w->end - w->piece);
}

/* The word before the one that begins at begin, within a short look back; begin == end if none. */
static struct stretch word_before(const struct stretch *s, uint32_t begin)
{
	enum { LOOK = 24 };
	uint32_t end = begin;
	while (end > s->begin && begin - end < 2 && s->text[end - 1] == ' ')
		end--;
	uint32_t first = end;
	while (first > s->begin && end - first < LOOK &&
	       (byte_class[(unsigned char)s->text[first - 1]] & (BYTE_WORD | BYTE_HIGH) ||
	        s->text[first - 1] == '.'))
		first--;
	return (struct stretch){s->text, first, end};
}

/* A letter and a full stop: the initial of a name ("J. Smith", "George W. Bush") or the last word
 * of a sentence ("vitamin C."). */
static bool is_initial(const struct stretch *s, const struct word *w)
{
	if (char_at(s, w->piece).class != UNI_UPPER)
		return false;
	const struct stretch before = word_before(s, w->begin);
	const struct character first = char_at(&before, before.begin);
	const struct character next = char_after_space(s, w->end + 1);
	/* "D. R. (1992)": behind another initial nothing else is likely. */
	if (first.class == UNI_UPPER && char_at(s, before.begin + first.bytes).code == '.' &&
	    before.begin + first.bytes + 1 == before.end)
		return true;
	if (next.code == ',' || next.code == ';' || is_hyphen(next.code))
		return true;
	if (next.class == UNI_LOWER) /* "E. coli" */
		return s->text[w->piece] != 'I';
	if (next.class != UNI_UPPER && next.class != UNI_LETTER)
		return false;
	uint32_t at = w->end + 1;
	while (at < s->end && s->text[at] == ' ')
		at++;
	const uint32_t end = skip_word(s, at);
	if (word_opens(s->text + at, end - at) && char_at(s, end).code != '.')
		return false;
	if (s->text[w->piece] == 'I')
		return first.bytes == 0 ? w->begin == s->begin : first.class == UNI_UPPER;
	return true;
}

/* Whether the full stop behind the word, with no letter or digit after it, is the word's own. */
static bool owns_stop(const struct stretch *s, const struct word *w)
{
	if (char_at(s, w->end + 1).code == '.')
		return false; /* an ellipsis */
	if (w->acronym)
		return true;
	if (is_single(s, w->piece, w->end) && w->piece == w->part && is_initial(s, w))
		return true;
	const enum abbrev abbrev = find_abbrev(s, w);
	if (abbrev == ABBREV_NONE) /* most ends of sentences */
		return false;
	const struct character next = char_after_space(s, w->end + 1);
	const struct stretch before = word_before(s, w->begin);
	const struct character last = char_before(&before, before.end);
	switch (abbrev) {
	case ABBREV_TITLE:
	case ABBREV_FINAL:
		return true;
	case ABBREV_MONTH:
		return next.bytes > 0 && next.class != UNI_UPPER;
	case ABBREV_INNER:
		return next.bytes > 0;
	case ABBREV_NUMBER:
		/* The last is "(b. March 2009)". */
		return next.class == UNI_DIGIT || next.code == ',' ||
		       (next.class == UNI_UPPER && char_before(s, w->begin).code == '(');
	case ABBREV_STATE:
		return next.code == ',' || char_before(s, before.end).code == ',' ||
		       w->part > w->begin;
	case ABBREV_UNIT:
		return last.class == UNI_DIGIT && next.bytes > 0 && next.class != UNI_UPPER;
	case ABBREV_ET_AL:
		return before.end - before.begin == 2 && word_is(s, before.begin, before.end, "et");
	case ABBREV_VERSUS:
		return next.class == UNI_UPPER;
	case ABBREV_NONE:
		break;
	}
	return false;
}

/* A full stop with a letter behind it: inside an acronym, a file name, or a missing space. */
static bool join_stop_letter(const struct stretch *s, struct word *w)
{
	const uint32_t next = w->end + 1, end = skip_word(s, next);
	const bool single = is_single(s, w->piece, w->end);
	const bool first = w->piece == w->part;
	const bool upper_next = char_at(s, next).class == UNI_UPPER;
	if ((single && (first || w->acronym) && is_single(s, next, end)) ||
	    is_degree(s, w, next, end)) {
		w->acronym = true;
		w->end = w->piece = next;
		return true;
	}
	if (upper_next) {
		/* "J.K.Rowling", "Mr.Smith": the space is missing, the stop belongs to the left. */
		const bool initial = single && char_at(s, w->piece).class == UNI_UPPER;
		if (w->acronym || initial || find_abbrev(s, w) == ABBREV_TITLE)
			w->end = next;
		return false;
	}
	if (!is_letter(char_before(s, w->end)))
		return false;
	w->acronym = false;
	w->end = w->piece = next;
	return true;
}

static bool join_stop(const struct stretch *s, struct word *w)
{
	const uint32_t next = w->end + 1;
	const struct character after = char_at(s, next);
	if (is_letter(after))
		return join_stop_letter(s, w);
	/* "1.5", "B.1"; but "p.5" is a page. */
	if (after.class == UNI_DIGIT &&
	    (char_before(s, w->end).class == UNI_DIGIT ||
	     (is_single(s, w->piece, w->end) && find_abbrev(s, w) != ABBREV_NUMBER))) {
		w->end = w->piece = next;
		return true;
	}
	if (owns_stop(s, w))
		w->end = next;
	return false;
}

/* ---- The others ----------------------------------------------------------------------------- */

static bool join_digits(const struct stretch *s, struct word *w, char joiner)
{
	const uint32_t next = w->end + 1, end = skip_digits(s, next);
	if (end == next || char_before(s, w->end).class != UNI_DIGIT)
		return false;
	/* Groups of three, or of two where more follow ("12,34,567"); "1,2" is a list. */
	const bool more = char_at(s, end).code == ',' && char_at(s, end + 1).class == UNI_DIGIT;
	if (joiner == ',' && end - next != 3 && !(end - next == 2 && more))
		return false;
	w->end = w->piece = next;
	return true;
}

/* "C++", "C#", "LGBTQ+", "US$": a sign at the end of capitals belongs to them. */
static bool join_sign(const struct stretch *s, struct word *w, char joiner)
{
	const uint32_t next = w->end + 1;
	if (char_before(s, w->end).class != UNI_UPPER || w->piece != w->begin)
		return false;
	if (joiner == '$') {
		const bool money = w->end - w->begin <= 3;
		w->end += money;
	} else if (joiner == '+' && char_at(s, next).code == '+') {
		w->end += w->end - w->begin == 1 ? 2 : 0;
	} else if (!is_word(char_at(s, next)) && (joiner == '+' || w->end - w->begin == 1)) {
		w->end++;
	}
	return false;
}

/* Whether the word goes on behind the joiner at w->end: then w->end is behind it. If not, w->end is
 * where the token ends. */
static bool join(const struct stretch *s, struct word *w)
{
	const struct character c = char_at(s, w->end);
	const struct character after = char_at(s, w->end + c.bytes);
	switch (c.code) {
	case '.':
		return join_stop(s, w);
	case '-':
	case 0x2010:
	case 0x2011:
		return join_hyphen(s, w, c);
	case '/':
		return join_slash(s, w);
	case '\'':
	case 0x2018: /* Hawaiian "Hawai‘i", as it is often typed */
	case 0x2019:
		return join_apostrophe(s, w, c);
	case ',':
	case ':':
		return join_digits(s, w, (char)c.code);
	case '+':
	case '#':
	case '$':
		return join_sign(s, w, (char)c.code);
	case '&': /* "AT&T" */
		if (char_before(s, w->end).class != UNI_UPPER || after.class != UNI_UPPER)
			return false;
		break;
	case '_': /* "snake_case" */
		if (!is_word(after))
			return false;
		break;
	case 0xB7: /* Catalan "col·legi" */
		if (!is_letter(after))
			return false;
		break;
	default:
		return false;
	}
	w->end = w->piece = w->end + c.bytes;
	return true;
}

/* Whether the first joiner of a word, at `at`, may be inside an address, so that a look pays.
 * Behind a joiner an earlier look has failed: not looking again keeps "a-a-a-..." cheap. */
static bool may_be_address(const struct stretch *s, uint32_t begin, uint32_t at)
{
	const struct character after = char_at(s, at + 1);
	return after.bytes == 1 && (is_word(after) || after.code == '/') &&
	       is_one_of(char_at(s, at).code, after.code == '/' ? ":" : ".@:-_+") &&
	       !is_one_of(char_before(s, begin).code, ".@-_+");
}

static uint16_t number_flag(const struct stretch *s, uint32_t begin, uint32_t end)
{
	if (char_at(s, begin).class != UNI_DIGIT)
		return 0;
	for (uint32_t at = begin; at < end;) {
		const struct character c = char_at(s, at);
		if (is_letter(c))
			return 0;
		at += c.bytes;
	}
	return LEDE_TOKEN_NUMBER;
}

uint32_t word_end(const struct stretch *s, uint32_t begin, uint16_t *flags)
{
	struct word w = {begin, begin, begin, skip_word(s, begin), false};
	if (may_be_address(s, begin, w.end)) {
		const uint32_t end = address_end(s, begin, flags);
		if (end)
			return end;
	}
	while (w.end < s->end) {
		const uint32_t part = w.part;
		if (!join(s, &w))
			break;
		if (w.part != part) {
			w.piece = w.part;
			w.acronym = false;
		}
		w.end = skip_word(s, w.end);
	}
	*flags |= number_flag(s, begin, w.end);
	return w.end;
}
