#include "time/lexeme.h"

/* A longer token is no date; a part of one makes at most so many lexemes. */
enum { TOKEN_READ_BYTES = 40, NUMBER_DIGITS = 9 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_alpha(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* The letters of a word in lower case and without dots, for a look into the vocabulary. Returns
 * their number, or 0 when they are too many. */
static size_t fold(const char *bytes, size_t length, char word[static VOCABULARY_MAX_BYTES])
{
	size_t count = 0;
	for (size_t i = 0; i < length; i++) {
		const char c = bytes[i];
		if (c == '.')
			continue;
		if (count == VOCABULARY_MAX_BYTES)
			return 0;
		word[count++] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
	}
	return count;
}

/* Names of months and weekdays that are other words in lower case: "may", "sat". */
static bool is_common_word(const struct vocable *x, size_t length)
{
	enum { MARCH = 3, MAY = 5, AUGUST = 8, SHORTEST_WEEKDAY = 6 };
	if (x->kind == WORD_WEEKDAY)
		return length < SHORTEST_WEEKDAY;
	return x->kind == WORD_MONTH &&
	       (length < 4 || x->value == MARCH || x->value == MAY || x->value == AUGUST);
}

static bool is_anchor(const char *bytes, size_t length)
{
	char word[VOCABULARY_MAX_BYTES];
	if (!vocabulary_maybe_anchor(bytes, length))
		return false;
	const size_t count = fold(bytes, length, word);
	const struct vocable *found = count ? vocabulary_find(word, count) : NULL;
	return found && is_anchor_kind(found->kind, found->value) &&
	       !(bytes[0] >= 'a' && is_common_word(found, count));
}

/* "two-day", "mid-May", "A-10s". */
static bool has_anchor_inside(const char *bytes, size_t length)
{
	size_t begin = 0;
	for (size_t i = 0; i <= length; i++) {
		if (i == length || bytes[i] == '-') {
			if (i > begin && is_anchor(bytes + begin, i - begin))
				return true;
			begin = i + 1;
		} else if (!is_alpha(bytes[i])) {
			return true; /* what it is made of is seen when it is cut */
		}
	}
	return false;
}

bool sentence_has_anchor(const char *text, const struct token *tokens, uint32_t count)
{
	enum { SHORTEST_COMPOUND = 6 };
	const struct token *last = tokens + count - 1;
	const size_t bytes = last->begin + last->length - tokens->begin;
	const bool compounds = memchr(text + tokens->begin, '-', bytes);
	for (uint32_t i = 0; i < count; i++) {
		const struct token *t = tokens + i;
		const char *word = text + t->begin;
		if (t->flags & LEDE_TOKEN_PUNCT)
			continue;
		/* "2008", "AD842", "c.1907"; "Monday"; "two-day". */
		if (is_digit(word[0]) || is_digit(word[t->length - 1]) ||
		    is_anchor(word, t->length))
			return true;
		if (compounds && t->length >= SHORTEST_COMPOUND && t->length <= TOKEN_READ_BYTES &&
		    memchr(word + 1, '-', t->length - 1u) && has_anchor_inside(word, t->length))
			return true;
	}
	return false;
}

/* A token being read. */
struct reader {
	const char *text;
	uint32_t at, begin, end; /* bytes */
	struct lexeme proto;     /* what all lexemes of the token share */
};

/* A token of letters alone, as most are. The first of them go to word, in lower case. */
static bool is_plain(const char *bytes, size_t length, char word[static VOCABULARY_MAX_BYTES])
{
	for (size_t i = 0; i < length; i++) {
		if (!is_alpha(bytes[i]))
			return false;
		if (i < VOCABULARY_MAX_BYTES)
			word[i] = (char)(bytes[i] | 0x20);
	}
	return true;
}

static struct lexeme begin_lexeme(const struct reader *r, uint32_t end)
{
	struct lexeme x = r->proto;
	x.begin = r->at;
	x.length = (uint16_t)(end - r->at);
	if (r->at > r->begin)
		x.flags = LEXEME_INSIDE | LEXEME_GLUED;
	return x;
}

/* The digits at r->at, with commas between groups of three and one decimal point. */
static struct lexeme read_number(struct reader *r)
{
	const char *text = r->text;
	uint32_t end = r->at;
	int64_t value = 0;
	uint32_t digits = 0;
	uint8_t flags = 0;
	for (;; end++) {
		if (end < r->end && is_digit(text[end])) {
			if (++digits <= NUMBER_DIGITS)
				value = value * 10 + (text[end] - '0');
		} else if (end + 3 < r->end && text[end] == ',' && is_digit(text[end + 1]) &&
		           is_digit(text[end + 2]) && is_digit(text[end + 3])) {
			flags |= LEXEME_COMMAS;
		} else {
			break;
		}
	}
	uint32_t thousandths = 0, decimals = 0;
	uint32_t tail = end + 1;
	const bool behind_dot = r->at > r->begin && text[r->at - 1] == '.';
	if (!behind_dot && end + 1 < r->end && text[end] == '.' && is_digit(text[end + 1])) {
		for (; tail < r->end && is_digit(text[tail]); tail++)
			if (++decimals <= 3)
				thousandths = thousandths * 10 + (uint32_t)(text[tail] - '0');
		if (tail < r->end && text[tail] == '.') /* 01.02.2015 */
			decimals = thousandths = 0;
	}
	struct lexeme x = begin_lexeme(r, decimals ? tail : end);
	for (uint32_t i = decimals; i < 3; i++)
		thousandths *= 10;
	x.kind = WORD_NUMBER;
	x.value = (int32_t)value;
	x.digits = (uint8_t)(digits <= NUMBER_DIGITS ? digits : 0);
	x.thousandths = (uint16_t)thousandths;
	x.decimals = (uint8_t)(decimals <= NUMBER_DIGITS ? decimals : NUMBER_DIGITS);
	x.flags |= flags;
	return x;
}

static void set_word(struct lexeme *x, const char *word, size_t length)
{
	const struct vocable *found = vocabulary_find(word, length);
	if (found) {
		x->kind = found->kind;
		x->value = found->value;
	}
}

static void look_up_plain(char first, const char *word, struct lexeme *x)
{
	if (first <= 'Z')
		x->flags |= LEXEME_CAPITAL;
	if (x->length == 1 && word[0] == 's')
		x->kind = WORD_S;
	else if (vocabulary_maybe_word(word, x->length))
		set_word(x, word, x->length);
}

/* Letters to a word of the vocabulary. Dots inside ("a.m.") and at the end are left out. */
static void look_up(const char *text, struct lexeme *x)
{
	char word[VOCABULARY_MAX_BYTES];
	const char first = text[x->begin];
	if (first >= 'A' && first <= 'Z')
		x->flags |= LEXEME_CAPITAL;
	if (x->length == 1 && (first | 0x20) == 's')
		x->kind = WORD_S;
	if (!vocabulary_maybe_word(text + x->begin, x->length))
		return;
	const size_t length = fold(text + x->begin, x->length, word);
	if (!length)
		return;
	if (text[x->begin + x->length - 1] == '.')
		x->flags |= LEXEME_DOT;
	set_word(x, word, length);
}

static struct lexeme read_letters(struct reader *r)
{
	uint32_t end = r->at;
	const char *text = r->text;
	while (end < r->end && (is_alpha(text[end]) || text[end] == '.' ||
	                        (unsigned char)text[end] >= 0xC0 ||
	                        (end > r->at && (unsigned char)text[end] >= 0x80) ||
	                        (text[end] == '\'' && end > r->at && end + 1 < r->end &&
	                         is_alpha(text[end + 1]))))
		end++;
	struct lexeme x = begin_lexeme(r, end > r->at ? end : r->at + 1);
	look_up(text, &x);
	return x;
}

static bool is_ordinal_suffix(const char *text, uint32_t at, uint32_t end)
{
	static const char endings[4][3] = {"st", "nd", "rd", "th"};
	if (end - at < 2 || (end - at > 2 && is_alpha(text[at + 2])))
		return false;
	for (size_t i = 0; i < 4; i++)
		if ((text[at] | 0x20) == endings[i][0] && (text[at + 1] | 0x20) == endings[i][1])
			return true;
	return false;
}

static enum word_kind sign_kind(char c)
{
	switch (c) {
	case '-': return WORD_DASH;
	case '/': return WORD_SLASH;
	case ':': return WORD_COLON;
	case '.': return WORD_DOT;
	case ',': return WORD_COMMA;
	case '\'': return WORD_APOSTROPHE;
	case '(': case '[': return WORD_OPEN;
	case '$': case '#': return WORD_MONEY;
	default: return WORD_OTHER;
	}
}

/* The bytes of the character at r->at; two hyphens count as one dash. */
static uint32_t sign_length(const struct reader *r)
{
	uint32_t end = r->at + 1;
	while (end < r->end && ((unsigned char)r->text[end] & 0xC0) == 0x80)
		end++;
	if (end == r->at + 1 && r->text[r->at] == '-' && end < r->end && r->text[end] == '-')
		end++;
	return end - r->at;
}

/* Dashes, typographic apostrophes, signs of money. */
static enum word_kind long_sign_kind(const char *bytes, uint32_t length)
{
	static const struct { char bytes[4]; uint8_t kind; } signs[] = {
		{"\xE2\x80\x90", WORD_DASH}, {"\xE2\x80\x91", WORD_DASH},
		{"\xE2\x80\x93", WORD_DASH}, {"\xE2\x80\x94", WORD_DASH},
		{"\xE2\x88\x92", WORD_DASH}, {"--", WORD_DASH},
		{"\xE2\x80\x99", WORD_APOSTROPHE}, {"\xE2\x80\x98", WORD_APOSTROPHE},
		{"\xC2\xA3", WORD_MONEY}, {"\xE2\x82\xAC", WORD_MONEY}, {"\xC2\xA5", WORD_MONEY},
	};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strlen(signs[i].bytes) == length && !memcmp(signs[i].bytes, bytes, length))
			return signs[i].kind;
	return WORD_OTHER;
}

static enum word_kind sign_at(const struct reader *r)
{
	const uint32_t length = sign_length(r);
	return length == 1 ? sign_kind(r->text[r->at]) : long_sign_kind(r->text + r->at, length);
}

static struct lexeme read_sign(struct reader *r)
{
	struct lexeme x = begin_lexeme(r, r->at + sign_length(r));
	x.kind = (uint8_t)sign_at(r);
	return x;
}

static bool lex_part(const lede_allocator *a, struct reader *r, lexeme_vec *lexemes)
{
	const char c = r->text[r->at];
	struct lexeme x;
	if (is_digit(c)) {
		x = read_number(r);
		const uint32_t end = x.begin + x.length;
		if (!x.decimals && is_ordinal_suffix(r->text, end, r->end)) {
			x.kind = WORD_ORDINAL;
			x.length = (uint16_t)(x.length + 2);
		}
	} else if (is_alpha(c) || ((unsigned char)c >= 0xC3 && sign_at(r) == WORD_OTHER)) {
		x = read_letters(r);
	} else {
		x = read_sign(r);
	}
	r->at = x.begin + x.length;
	return vec_push(a, lexemes, x);
}

/* "'s", with either apostrophe. */
static bool is_possessive(const char *word, size_t length)
{
	return (word[length - 1] | 0x20) == 's' &&
	       ((length == 2 && word[0] == '\'') ||
	        (length == 4 && !memcmp(word, "\xE2\x80\x99", 3)));
}

/* Whether the token is one lexeme, as nearly all are; then *x gets its kind. */
static bool is_one(const char *text, const struct token *t, struct lexeme *x)
{
	char word[VOCABULARY_MAX_BYTES] = "";
	const char *bytes = text + t->begin;
	if (is_plain(bytes, t->length, word)) {
		look_up_plain(bytes[0], word, x);
		return true;
	}
	if (t->length == 1 && t->flags & LEDE_TOKEN_PUNCT) {
		x->kind = (uint8_t)sign_kind(bytes[0]);
		return true;
	}
	if (is_possessive(bytes, t->length)) {
		x->kind = WORD_S;
		return true;
	}
	return t->flags & (LEDE_TOKEN_URL | LEDE_TOKEN_EMAIL | LEDE_TOKEN_CODE) ||
	       t->length > TOKEN_READ_BYTES;
}

bool lex_sentence(const lede_allocator *a, const char *text, const struct token *tokens,
                  uint32_t first, uint32_t count, lexeme_vec *lexemes)
{
	for (uint32_t i = first; i < first + count; i++) {
		const struct token *t = tokens + i;
		const uint8_t glued = t->flags & LEDE_TOKEN_GLUED ? LEXEME_GLUED : 0;
		struct lexeme whole = {
			.begin = t->begin, .token = i, .length = t->length, .flags = glued};
		if (is_one(text, t, &whole)) {
			if (!vec_push(a, lexemes, whole))
				return false;
			continue;
		}
		struct reader r = {text, t->begin, t->begin, t->begin + t->length, whole};
		while (r.at < r.end)
			if (!lex_part(a, &r, lexemes))
				return false;
	}
	return true;
}
