#include "text/token.h"

#include "text/symbol.h"
#include "text/word.h"

struct tokenizer {
	const lede_allocator *allocator;
	token_vec            *tokens;
	struct stretch        block;
	uint32_t              last_end; /* of the token before; what begins here is glued to it */
};

/* The last code point bound at or before `at`. */
static uint32_t bound_before(const struct stretch *s, uint32_t at)
{
	for (uint32_t back = 1; back <= 3; back++)
		if (char_at(s, at - back).bytes > back)
			return at - back;
	return at;
}

static inline bool push_short(struct tokenizer *t, uint32_t begin, uint32_t end, uint16_t flags)
{
	const uint16_t glue = begin == t->last_end ? LEDE_TOKEN_GLUED : 0;
	t->last_end = end;
	return vec_push(t->allocator, t->tokens,
	                ((struct token){begin, (uint16_t)(end - begin), (uint16_t)(flags | glue)}));
}

/* Appends [begin, end), which is too long for one token, in pieces. */
static bool push_pieces(struct tokenizer *t, uint32_t begin, uint32_t end, uint16_t flags)
{
	while (end - begin > TOKEN_MAX_BYTES) {
		const uint32_t cut = bound_before(&t->block, begin + TOKEN_MAX_BYTES);
		if (!push_short(t, begin, cut, flags))
			return false;
		begin = cut;
	}
	return push_short(t, begin, end, flags);
}

static inline bool push(struct tokenizer *t, uint32_t begin, uint32_t end, uint16_t flags)
{
	return end - begin > TOKEN_MAX_BYTES ? push_pieces(t, begin, end, flags)
	                                     : push_short(t, begin, end, flags);
}

/* Whether a run of letters and digits that ends at `at` is a whole word, as far as can be told at a
 * glance. */
static inline bool is_word_end(const struct stretch *s, uint32_t at)
{
	const unsigned char *text = (const unsigned char *)s->text;
	if (at == s->end || !(byte_class[text[at]] & (BYTE_JOINS | BYTE_HIGH)))
		return true;
	return byte_class[text[at]] & BYTE_BINDS &&
	       (at + 1 == s->end || byte_class[text[at + 1]] == UNI_SPACE);
}

/* The end of the token that begins at begin with an ASCII letter or digit and has no blank behind
 * its letters, which end at letters. */
static uint32_t ascii_word_end(const struct stretch *s, uint32_t begin, uint32_t letters,
                               uint16_t *flags)
{
	const uint32_t digits = skip_digits(s, letters);
	uint32_t at = digits;
	while (at < s->end && byte_class[(unsigned char)s->text[at]] & BYTE_WORD)
		at++;
	if (!is_word_end(s, at) || (letters == begin && at > digits))
		at = word_end(s, begin, flags);
	else if (letters == begin)
		*flags |= LEDE_TOKEN_NUMBER;
	if (at <= letters)
		*flags |= TOKEN_LETTERS;
	return at;
}

/* The tokens of a stretch without masks. */
static bool read_stretch(struct tokenizer *t, const struct stretch *s)
{
	const unsigned char *text = (const unsigned char *)s->text;
	uint32_t at = s->begin;
	while (at < s->end) {
		const uint8_t class = byte_class[text[at]];
		if (class == UNI_SPACE) {
			at++;
			continue;
		}
		const uint32_t begin = at;
		uint16_t flags = 0;
		if (class & BYTE_WORD) {
			at = skip_letters(s, begin);
			if (at < s->end && text[at] == ' ' && at > begin)
				flags = TOKEN_LETTERS; /* most words */
			else
				at = ascii_word_end(s, begin, at, &flags);
		} else {
			const struct character c = char_at(s, at);
			if (c.class == UNI_SPACE) {
				at += c.bytes;
				continue;
			}
			at = is_word(c) && !is_superscript(c.code)
			             ? word_end(s, begin, &flags)
			             : symbol_end(s, begin, begin == t->last_end, &flags);
		}
		if (!push(t, begin, at, flags))
			return false;
	}
	return true;
}

bool tokenize(const lede_allocator *a, const char *text, const struct block *block,
              const struct mask *masks, size_t mask_count, token_vec *tokens)
{
	struct tokenizer t = {a, tokens, {text, block->begin, block->end}, UINT32_MAX};
	struct stretch s = t.block;
	for (size_t i = 0; i < mask_count; i++) {
		const struct mask *mask = masks + i;
		s.end = mask->begin;
		if (!read_stretch(&t, &s))
			return false;
		if (mask->kind == MASK_WORD && mask->end > mask->begin) {
			if (!push(&t, mask->begin, mask->end, LEDE_TOKEN_CODE))
				return false;
		} else if (t.last_end == mask->begin) {
			t.last_end = mask->end; /* nothing stands between */
		}
		s.begin = mask->end;
	}
	s.end = block->end;
	return read_stretch(&t, &s);
}
