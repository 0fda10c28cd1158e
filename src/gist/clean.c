/* What kind of sentence it is, by its looks: prose, or what stands around prose. */
#include "gist/gist.h"

#include "base/ascii.h"
#include "gist/furniture.h"
#include "text/utf8.h"

/* ---- Tokens -------------------------------------------------------------------------------- */

/* The tokens of one sentence. */
struct tokens {
	const struct gist_text *text;
	uint32_t first, count;
};

static lede_token token_at(const struct tokens *t, uint32_t i)
{
	return i < t->count ? lede_doc_token(t->text->doc, t->first + i)
	                    : (lede_token){{0, 0}, 0};
}

static bool token_is(const struct tokens *t, uint32_t i, const char *word)
{
	const lede_token token = token_at(t, i);
	const size_t length = token.span.end - token.span.begin;
	return length == strlen(word) && !memcmp(t->text->bytes + token.span.begin, word, length);
}

static bool is_one_of(const struct tokens *t, uint32_t i, const char *const *words)
{
	for (; *words; words++)
		if (token_is(t, i, *words))
			return true;
	return false;
}

static bool is_dash(const struct tokens *t, uint32_t i)
{
	static const char *const dashes[] = {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94", NULL};
	return is_one_of(t, i, dashes);
}

static bool is_upper(const struct tokens *t, uint32_t i)
{
	const lede_token token = token_at(t, i);
	if (token.span.end - token.span.begin < 2)
		return false;
	for (uint32_t at = token.span.begin; at < token.span.end; at++)
		if (is_lower_byte(t->text->bytes[at]))
			return false;
	return !(token.flags & (LEDE_TOKEN_PUNCT | LEDE_TOKEN_NUMBER));
}

/* ---- What may be left out at the beginning ------------------------------------------------- */

/* How many tokens the dateline has: "(CNN)", "LONDON (Reuters) -", "CAIRO, May 4 (AP) --". */
static uint32_t dateline(const struct tokens *t)
{
	enum { LONGEST = 16 };
	uint32_t i = 0;
	if (!token_is(t, 0, "(") && !is_upper(t, 0))
		return 0;
	bool agency = false;
	for (; i < t->count && i < LONGEST; i++) {
		if (is_dash(t, i))
			return i + 1 < t->count ? i + 1 : 0;
		if (token_is(t, i, "(")) {
			/* A bracket with a name in capitals: an agency. */
			agency = is_upper(t, i + 1) || token_is(t, i + 1, "Reuters");
			while (i < t->count && i < LONGEST && !token_is(t, i, ")"))
				i++;
			if (agency && !is_dash(t, i + 1) && i + 1 < t->count)
				return i + 1;
		}
	}
	return 0;
}

/* How many tokens the connective at `at` has, with its comma: "However ,", "But". */
static uint32_t connective(const struct tokens *t, uint32_t at)
{
	static const char *const alone[] = {"And", "But", NULL};
	if (is_one_of(t, at, alone))
		return 1 + token_is(t, at + 1, ",");
	enum { LONGEST = 4 };
	for (uint32_t n = 1; n <= LONGEST; n++)
		if (token_is(t, at + n, ",")) {
			const lede_token first = token_at(t, at), last = token_at(t, at + n - 1);
			return furniture_is_connective(t->text->bytes + first.span.begin,
			                               last.span.end - first.span.begin)
			               ? n + 1
			               : 0;
		}
	return 0;
}

static uint32_t find_trim(const struct tokens *t, const struct gist_sentence *s)
{
	uint32_t n = s->place == 0 ? dateline(t) : 0;
	n += connective(t, n);
	return n && n < t->count ? token_at(t, n).span.begin - s->begin : 0;
}

/* ---- What it is ---------------------------------------------------------------------------- */

/* The last character that is no quotation mark or bracket. */
static uint32_t last_mark(const struct gist_text *text, const struct gist_sentence *s)
{
	uint32_t last = 0;
	for (uint32_t at = s->end > s->begin + 12 ? s->end - 12 : s->begin; at < s->end;) {
		uint32_t code;
		at += utf8_decode(text->bytes + at, s->end - at, &code);
		if (code != '"' && code != '\'' && code != ')' && code != ']' && code != 0x2019 &&
		    code != 0x201D && uni_class(code) != UNI_SPACE)
			last = code;
	}
	return last;
}

static uint32_t quote_flags(const struct gist_text *text, const struct gist_sentence *s)
{
	unsigned straight = 0, opened = 0, closed = 0;
	for (uint32_t at = s->begin; at < s->end;) {
		uint32_t code;
		at += utf8_decode(text->bytes + at, s->end - at, &code);
		straight += code == '"';
		opened += code == 0x201C;
		closed += code == 0x201D;
	}
	return (straight || opened || closed ? GIST_QUOTES : 0u) |
	       (straight % 2 || opened != closed ? GIST_PART_QUOTE : 0u);
}

static bool has_address(const struct tokens *t)
{
	for (uint32_t i = 0; i < t->count; i++)
		if (token_at(t, i).flags & (LEDE_TOKEN_URL | LEDE_TOKEN_EMAIL))
			return true;
	return false;
}

/* Is it the only sentence of its block? */
static bool is_alone(const struct gist_text *text, const struct gist_sentence *s)
{
	const lede_span before = lede_doc_sentence(text->doc, s->index - 1).span;
	const lede_span after = lede_doc_sentence(text->doc, s->index + 1).span;
	const char *bytes = text->bytes;
	return (s->index == 0 || memchr(bytes + before.end, '\n', s->begin - before.end)) &&
	       (after.end == 0 || memchr(bytes + s->end, '\n', after.begin - s->end));
}

static bool opens_block(const struct gist_text *text, const struct gist_sentence *s)
{
	const lede_span before = lede_doc_sentence(text->doc, s->index - 1).span;
	return s->index > 0 && memchr(text->bytes + before.end, '\n', s->begin - before.end);
}

/* No prose: nothing to say, or something about the page and not its subject. */
static bool is_furniture(const struct gist_text *text, const lede_sentence *sentence,
                         const struct gist_sentence *s, const struct tokens *t)
{
	enum { LONGEST_LINE = 10 };
	const struct gist_counts *c = &s->counts;
	if (sentence->block == LEDE_HEADING || sentence->block == LEDE_TABLE_CELL)
		return true;
	if (c->tokens < 2u || c->content == 0 || 2u * c->punct > c->tokens)
		return true;
	/* An address with a few words around it: "Contact: desk@example.org". */
	if (c->content < 5u && has_address(t))
		return true;
	if (furniture_is_line(text->bytes + s->begin, s->end - s->begin))
		return true;
	/* A short line of its own without a full stop: a title, a caption, a byline. */
	return sentence->block == LEDE_PARAGRAPH && (s->flags & GIST_FRAGMENT) &&
	       s->words <= LONGEST_LINE && is_alone(text, s);
}

void gist_classify(const struct gist_text *text, const lede_sentence *sentence,
                   struct gist_sentence *s)
{
	const struct tokens tokens = {text, sentence->first_token, sentence->token_count};
	const uint32_t last = last_mark(text, s);
	s->flags |= quote_flags(text, s);
	if (last == '?')
		s->flags |= GIST_QUESTION;
	else if (last != '.' && last != '!' && last != 0x2026)
		s->flags |= GIST_FRAGMENT;
	if (sentence->block == LEDE_LIST_ITEM)
		s->flags |= GIST_LIST_ITEM;
	if (opens_block(text, s))
		s->flags |= GIST_OPENS;
	if (is_furniture(text, sentence, s, &tokens))
		s->flags |= GIST_FURNITURE;
	s->trim = find_trim(&tokens, s);
}
