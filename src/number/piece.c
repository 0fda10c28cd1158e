#include "number/piece.h"

#include "base/ascii.h"
#include "base/word_key.h"
#include "text/utf8.h"

/* A longer run of digits is no number: one sign after the other, so that it costs little. */
enum { DIGITS_LONGEST = 48 };

/* The bytes of the letter at `at`, or 0. */
static unsigned letter_bytes(const char *text, uint32_t at, uint32_t end)
{
	if (at >= end)
		return 0;
	if ((unsigned char)text[at] < 0x80)
		return is_letter_byte(text[at]);
	uint32_t code;
	const unsigned bytes = utf8_decode(text + at, end - at, &code);
	switch (uni_class(code)) {
	case UNI_LOWER:
	case UNI_UPPER:
	case UNI_LETTER:
	case UNI_MARK:
		/* The masculine ordinal sign, typed for a degree. */
		return code == 0xBA ? 0 : bytes;
	default:
		return 0;
	}
}

static uint32_t digits_end(const char *text, uint32_t at, uint32_t end)
{
	const uint32_t begin = at;
	while (at < end && at - begin <= DIGITS_LONGEST &&
	       (is_digit_byte(text[at]) || ((text[at] == '.' || text[at] == ',') && at + 1 < end &&
	                               is_digit_byte(text[at + 1]))))
		at++;
	return at;
}

static uint32_t word_end_at(const char *text, uint32_t at, uint32_t end)
{
	const uint32_t begin = at;
	unsigned bytes;
	for (;;) {
		do {
			while (at < end && is_letter_byte(text[at]))
				at++;
			bytes = letter_bytes(text, at, end);
			at += bytes;
		} while (bytes > 0);
		if (at == end || text[at] != '.' || at == begin ||
		    (at + 1 < end && !letter_bytes(text, at + 1, end)))
			break;
		at++;
	}
	return at < end && text[at] == '$' ? at + 1 : at;
}

static bool is_dash(uint32_t code)
{
	return code == '-' || (code >= 0x2010 && code <= 0x2013) || code == 0x2212;
}

/* The piece of that token that begins at `at`. */
static struct piece piece_at(const struct reader *r, uint32_t token, uint32_t at)
{
	const char *text = r->input->text;
	const uint32_t end = token_end(r, token);
	struct piece piece = {.begin = at, .token = token};
	const bool point = text[at] == '.' && at + 1 < end && is_digit_byte(text[at + 1]);
	if (is_digit_byte(text[at]) || point) {
		piece.end = digits_end(text, at, end);
		piece.kind = piece.end - at <= DIGITS_LONGEST ? PIECE_DIGITS : PIECE_SIGN;
	} else if (letter_bytes(text, at, end)) {
		piece.end = word_end_at(text, at, end);
		piece.kind = PIECE_WORD;
	} else {
		piece.end = at + utf8_decode(text + at, end - at, &piece.code);
		piece.kind = is_dash(piece.code) ? PIECE_DASH : PIECE_SIGN;
	}
	return piece;
}

struct piece piece_first(const struct reader *r, uint32_t token)
{
	const struct token *t = r->input->tokens + token;
	struct piece piece = {t->begin, t->begin + t->length, token, 0, PIECE_WORD, false};
	if (!(t->flags & TOKEN_LETTERS))
		piece = piece_at(r, token, t->begin);
	piece.glued = t->flags & LEDE_TOKEN_GLUED;
	return piece;
}

static struct piece read_next(const struct reader *r, const struct piece *piece)
{
	if (!piece_ends_token(r, piece)) {
		struct piece next = piece_at(r, piece->token, piece->end);
		next.glued = true;
		return next;
	}
	if (piece->token + 1 == r->end_token)
		return (struct piece){piece->end, piece->end, piece->token, 0, PIECE_NONE, false};
	return piece_first(r, piece->token + 1);
}

struct piece piece_next(const struct reader *r, const struct piece *piece)
{
	if (piece->kind == PIECE_NONE)
		return *piece;
	struct piece_memo *memo = r->memo + piece->end % MEMO_SLOTS;
	if (memo->after != piece->end)
		*memo = (struct piece_memo){piece->end, read_next(r, piece)};
	return memo->piece;
}

struct key key_of(const struct reader *r, const struct piece *piece, bool fold)
{
	struct key key = {0};
	const char *text = r->input->text;
	size_t length = piece->end - piece->begin;
	if (piece->kind != PIECE_WORD || length >= KEY_BYTES)
		return key;
	if (r->input->tokens[piece->token].flags & TOKEN_LETTERS) {
		const char *word = text + piece->begin, *end = text + find_text_end(r->input);
		const struct word_key letters = fold ? word_key(word, length, end) :
			word_key_as_written(word, length, end);
		eight_put(letters.head, key.text);
		eight_put(letters.tail, key.text + 8);
		key.capital = *word <= 'Z';
		return key;
	}
	length = 0;
	for (uint32_t at = piece->begin; at < piece->end; at++) {
		const bool upper = is_upper_byte(text[at]);
		if ((unsigned char)text[at] >= 0x80)
			return (struct key){0};
		if (text[at] != '.')
			key.text[length++] = fold ? lower_byte(text[at]) : text[at];
		key.capital |= upper && at == piece->begin;
	}
	return key;
}

bool piece_is_all(const struct reader *r, const struct piece *piece, const char *word)
{
	for (uint32_t at = piece->begin; at < piece->end; at++) {
		const char c = r->input->text[at];
		if (c == '.')
			continue;
		if (lower_byte(c) != *word)
			return false;
		word++; /* not beyond its NUL, which no letter is equal to */
	}
	return *word == '\0';
}
