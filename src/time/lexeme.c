#include "time/lexeme.h"

#include "base/ascii.h"

/* A longer token is no date; a part of one makes at most so many lexemes. */
enum { TOKEN_READ_BYTES = 40, NUMBER_DIGITS = 9 };

/* The letters of a word in lower case and without dots, padded with zeros. False when they are too
 * many. */
static bool fold(const char *bytes, size_t length, char word[static WORD_KEY_BYTES])
{
	size_t count = 0;
	memset(word, 0, WORD_KEY_BYTES);
	for (size_t i = 0; i < length; i++) {
		const char c = bytes[i];
		if (c == '.')
			continue;
		if (count == WORD_KEY_BYTES)
			return false;
		word[count++] = lower_byte(c);
	}
	return true;
}

/* A token being read. */
struct reader {
	const char *text;
	uint32_t at, begin, end; /* bytes */
	struct lexeme proto;     /* what all lexemes of the token share */
};

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
		if (end < r->end && is_digit_byte(text[end])) {
			if (++digits <= NUMBER_DIGITS)
				value = value * 10 + (text[end] - '0');
		} else if (end + 3 < r->end && text[end] == ',' && is_digit_byte(text[end + 1]) &&
		           is_digit_byte(text[end + 2]) && is_digit_byte(text[end + 3])) {
			flags |= LEXEME_COMMAS;
		} else {
			break;
		}
	}
	uint32_t thousandths = 0, decimals = 0;
	uint32_t tail = end + 1;
	const bool behind_dot = r->at > r->begin && text[r->at - 1] == '.';
	if (!behind_dot && end + 1 < r->end && text[end] == '.' && is_digit_byte(text[end + 1])) {
		for (; tail < r->end && is_digit_byte(text[tail]); tail++)
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

/* Letters to a word of the vocabulary. Dots inside ("a.m.") and at the end are left out. */
static void look_up(const char *text, struct lexeme *x)
{
	char word[WORD_KEY_BYTES];
	const char first = text[x->begin];
	if (is_upper_byte(first))
		x->flags |= LEXEME_CAPITAL;
	if (!fold(text + x->begin, x->length, word))
		return;
	const struct vocable *found = vocabulary_find(word_key_of_row(word));
	if (!found)
		return;
	if (text[x->begin + x->length - 1] == '.')
		x->flags |= LEXEME_DOT;
	x->kind = found->kind;
	x->value = found->value;
}

static struct lexeme read_letters(struct reader *r)
{
	uint32_t end = r->at;
	const char *text = r->text;
	while (end < r->end && (is_letter_byte(text[end]) || text[end] == '.' ||
	                        (unsigned char)text[end] >= 0xC0 ||
	                        (end > r->at && (unsigned char)text[end] >= 0x80) ||
	                        (text[end] == '\'' && end > r->at && end + 1 < r->end &&
	                         is_letter_byte(text[end + 1]))))
		end++;
	struct lexeme x = begin_lexeme(r, end > r->at ? end : r->at + 1);
	look_up(text, &x);
	return x;
}

static bool is_ordinal_suffix(const char *text, uint32_t at, uint32_t end)
{
	static const char endings[4][3] = {"st", "nd", "rd", "th"};
	if (end - at < 2 || (end - at > 2 && is_letter_byte(text[at + 2])))
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
	if (is_digit_byte(c)) {
		x = read_number(r);
		const uint32_t end = x.begin + x.length;
		if (!x.decimals && is_ordinal_suffix(r->text, end, r->end)) {
			x.kind = WORD_ORDINAL;
			x.length = (uint16_t)(x.length + 2);
		}
	} else if (is_letter_byte(c) || ((unsigned char)c >= 0xC3 && sign_at(r) == WORD_OTHER)) {
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

/* Whether the token, which is not letters alone, is one lexeme, as nearly all are; then *x gets its
 * kind. */
static bool is_one(const char *text, const struct token *t, struct lexeme *x)
{
	const char *bytes = text + t->begin;
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

/* What is known of a token's lexeme without a look at its bytes. Put down field by field: a copy of
 * the whole would have to wait for its parts. */
static inline void begin_token(const struct token *t, uint32_t index, struct lexeme *x)
{
	x->begin = t->begin;
	x->token = index;
	x->length = t->length;
	x->thousandths = 0;
	x->value = 0;
	x->kind = WORD_OTHER;
	x->digits = x->decimals = 0;
	x->flags = t->flags & LEDE_TOKEN_GLUED ? LEXEME_GLUED : 0;
}

/* The lexeme of a token of letters alone. */
static inline void lex_letters(const char *text, const char *text_end, const struct token *t,
                               uint32_t index, struct lexeme *x)
{
	const char *word = text + t->begin;
	const struct vocable *found = NULL;
	if (t->length <= WORD_KEY_BYTES)
		found = vocabulary_find(word_key(word, t->length, text_end));
	begin_token(t, index, x);
	x->flags |= *word <= 'Z' ? LEXEME_CAPITAL : 0;
	if (found) {
		x->kind = found->kind;
		x->value = found->value;
	}
}

/* The lexemes of a token of more than one. */
static bool lex_parts(const lede_allocator *a, const char *text, const struct lexeme *whole,
                      lexeme_vec *lexemes)
{
	struct reader r = {text, whole->begin, whole->begin, whole->begin + whole->length, *whole};
	while (r.at < r.end)
		if (!lex_part(a, &r, lexemes))
			return false;
	return true;
}

/* Appends lexemes up to the first token from first on that makes more than one; returns that token,
 * or end. There is room for one each. */
static uint32_t lex_single(const struct find_input *input, uint32_t first, uint32_t end,
                           lexeme_vec *lexemes)
{
	const char *text = input->text, *text_end = text + find_text_end(input);
	struct lexeme *x = lexemes->items + lexemes->count;
	uint32_t i = first;
	for (; i < end; i++, x++) {
		const struct token *t = input->tokens + i;
		if (t->flags & TOKEN_LETTERS) {
			lex_letters(text, text_end, t, i, x);
			continue;
		}
		begin_token(t, i, x);
		if (!is_one(text, t, x))
			break;
	}
	lexemes->count += i - first;
	return i;
}

bool lex_sentence(const lede_allocator *a, const struct find_input *input,
                  const struct sentence *sentence, lexeme_vec *lexemes)
{
	const uint32_t end = sentence->first_token + sentence->token_count;
	for (uint32_t i = sentence->first_token; i < end; i++) {
		if (!vec_reserve(a, lexemes, end - i))
			return false;
		i = lex_single(input, i, end, lexemes);
		if (i == end)
			break;
		struct lexeme whole;
		begin_token(input->tokens + i, i, &whole);
		if (!lex_parts(a, input->text, &whole, lexemes))
			return false;
	}
	return true;
}
