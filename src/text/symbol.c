#include "text/symbol.h"

#include "text/word.h"

static uint32_t skip_run(const struct stretch *s, uint32_t at, const char *characters)
{
	while (is_one_of(char_at(s, at).code, characters))
		at++;
	return at;
}

/* ---- Apostrophes and signs before words ------------------------------------------------------ */

/* In all of these, tied means that a word or what may end one is glued to the left. */

/* "'90s", "'em", "'n'": the end, or begin if the apostrophe there is no part of a word. */
static uint32_t elision_end(const struct stretch *s, uint32_t begin)
{
	static const char *const words[] = {"em", "tis", "twas", "til", "cause", "bout", "n"};
	const uint32_t word = begin + char_at(s, begin).bytes, end = skip_word(s, word);
	const uint32_t digits = skip_digits(s, word);
	if (digits - word == 2 && (end == digits || (end == digits + 1 && s->text[digits] == 's')))
		return end;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!word_is(s, word, end, words[i]))
			continue;
		/* "rock 'n' roll" */
		const struct character close = char_at(s, end);
		return end - word == 1 && is_apostrophe(close.code) ? end + close.bytes : end;
	}
	return begin;
}

static uint32_t apostrophe_end(const struct stretch *s, uint32_t begin, bool tied,
                               uint16_t *flags)
{
	const uint32_t end = tied ? clitic_end(s, begin) : elision_end(s, begin);
	if (end > begin)
		return end;
	*flags |= LEDE_TOKEN_PUNCT;
	const struct character c = char_at(s, begin), next = char_at(s, begin + c.bytes);
	return begin + c.bytes + (c.code == '\'' && next.code == '\'');
}

/* "-5", ".45": the end of the number, or begin if the sign there does not begin one. */
static uint32_t signed_number_end(const struct stretch *s, uint32_t begin, bool tied,
                                  uint16_t *flags)
{
	if (tied || char_at(s, begin + 1).class != UNI_DIGIT)
		return begin;
	return word_end(s, begin + 1, flags);
}

/* "@user.name", "#hashtag": the end, or begin if the sign stands alone. */
static uint32_t tag_end(const struct stretch *s, uint32_t begin, bool tied)
{
	uint32_t end = skip_word(s, begin + 1);
	if (tied || end == begin + 1)
		return begin;
	if (s->text[begin] == '#' && skip_digits(s, begin + 1) == end)
		return begin; /* "#1" is a number sign and a number */
	const char *const joiners = s->text[begin] == '@' ? "_." : "_";
	while (is_one_of(char_at(s, end).code, joiners)) {
		const uint32_t next = skip_word(s, end + 1);
		if (next == end + 1 && s->text[end] == '.')
			break;
		end = next;
	}
	return end;
}

/* ":-)" and its like, with no letter behind: the end, or begin. */
static uint32_t emoticon_end(const struct stretch *s, uint32_t begin, bool tied)
{
	uint32_t at = begin + 1;
	if (tied || at >= s->end)
		return begin;
	if (s->text[at] == '-' || s->text[at] == '\'')
		at++;
	if (!is_one_of(char_at(s, at).code, ")(DPp|"))
		return begin;
	const uint32_t end = skip_run(s, at + 1, ")(");
	return is_word(char_at(s, end)) ? begin : end;
}

/* "&amp;": the end, or begin. */
static uint32_t entity_end(const struct stretch *s, uint32_t begin)
{
	enum { LONGEST = 10 };
	uint32_t at = begin + 1 + (char_at(s, begin + 1).code == '#');
	while (at < s->end && at - begin < LONGEST &&
	       byte_class[(unsigned char)s->text[at]] & BYTE_WORD)
		at++;
	return at > begin + 2 && char_at(s, at).code == ';' ? at + 1 : begin;
}

/* ---- Beyond ASCII ---------------------------------------------------------------------------- */

static bool is_regional(uint32_t code)
{
	return code >= 0x1F1E6 && code <= 0x1F1FF;
}

static bool is_skin_tone(uint32_t code)
{
	return code >= 0x1F3FB && code <= 0x1F3FF;
}

/* The end of a symbol with the marks, skin tones and joined symbols of its emoji sequence. */
static uint32_t emoji_end(const struct stretch *s, uint32_t begin)
{
	enum { JOINER = 0x200D };
	struct character c = char_at(s, begin);
	uint32_t at = begin + c.bytes;
	const bool flag = is_regional(c.code) && is_regional(char_at(s, at).code);
	if (flag)
		at += char_at(s, at).bytes;
	for (;;) {
		const struct character next = char_at(s, at);
		const bool joined = c.code == JOINER && next.class == UNI_SYMBOL;
		if (next.class != UNI_MARK && !is_skin_tone(next.code) && !joined)
			return at;
		c = next;
		at += c.bytes;
	}
}

static uint32_t high_end(const struct stretch *s, uint32_t begin)
{
	const struct character c = char_at(s, begin);
	if (c.class == UNI_SYMBOL || c.class == UNI_MARK)
		return emoji_end(s, begin);
	return begin + c.bytes;
}

/* ---- All of them ----------------------------------------------------------------------------- */

/* The end of the token if it reads as a word in spite of its first character, else begin. */
static uint32_t wordlike_end(const struct stretch *s, uint32_t begin, bool tied, uint16_t *flags)
{
	switch (s->text[begin]) {
	case '-':
	case '.':
		return signed_number_end(s, begin, tied, flags);
	case '@':
	case '#':
		return tag_end(s, begin, tied);
	default:
		return begin;
	}
}

/* Whether what is glued to the symbol at begin is a word, or may end one, rather than an opening
 * bracket, quote or separator: "it's" and "10-5" against "('90s" and "(-5)". */
static bool follows_word(const struct stretch *s, uint32_t begin)
{
	const uint32_t before = char_before(s, begin).code;
	return begin == s->begin ||
	       !(is_one_of(before, "([{<>|=/,:;") || before == 0xAB || before == 0x2013 ||
	         before == 0x2014 || before == 0x2018 || before == 0x201C);
}

uint32_t symbol_end(const struct stretch *s, uint32_t begin, bool glued, uint16_t *flags)
{
	if (is_one_of((unsigned char)s->text[begin], ",\"()")) { /* most of them */
		*flags |= LEDE_TOKEN_PUNCT;
		return begin + 1;
	}
	const bool tied = glued && follows_word(s, begin);
	const struct character c = char_at(s, begin);
	if (is_superscript(c.code)) {
		uint32_t end = begin;
		while (is_superscript(char_at(s, end).code))
			end += char_at(s, end).bytes;
		*flags |= LEDE_TOKEN_NUMBER;
		return end;
	}
	if (is_apostrophe(c.code) || c.code == 0x2018)
		return apostrophe_end(s, begin, tied, flags);
	uint32_t end = wordlike_end(s, begin, tied, flags);
	if (end > begin)
		return end;
	*flags |= LEDE_TOKEN_PUNCT;
	if (c.code >= 0x80)
		return high_end(s, begin);
	switch (s->text[begin]) {
	case '!':
	case '?':
		return skip_run(s, begin, "!?");
	case ':':
	case ';':
		end = emoticon_end(s, begin, tied);
		break;
	case '&':
		end = entity_end(s, begin);
		break;
	case '.':
	case '-':
	case '=':
	case '*':
	case '~':
	case '_':
	case '#':
	case '<':
	case '>':
	case '|':
	case '+':
	case '^':
	case '`':
		for (end = begin + 1; end < s->end && s->text[end] == s->text[begin];)
			end++;
		return end;
	default:
		break;
	}
	return end > begin ? end : begin + 1;
}
