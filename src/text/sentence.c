/*
 * A sentence ends behind a full stop, an exclamation or question mark or an ellipsis, together with
 * the quotes, brackets and citation marks that close there. Whether such a place is an end is read
 * off what stands before and behind it.
 */
#include "text/sentence.h"

#include "text/abbrev.h"
#include "text/chars.h"

/* The tokens of one block. */
struct reader {
	const char         *text;
	const struct token *tokens;
	uint32_t            first, end; /* of the block */
};

enum ending {
	MARK_NONE = 0,
	MARK_STOP,     /* a full stop of its own */
	MARK_LOUD,     /* ! ? and their runs */
	MARK_ELLIPSIS, /* ... */
	MARK_ABBREV    /* the full stop of an abbreviation */
};

/* ---- What a token is ------------------------------------------------------------------------ */

static const char *text_of(const struct reader *r, uint32_t i)
{
	return r->text + r->tokens[i].begin;
}

static bool is_token(const struct reader *r, uint32_t i, const char *token)
{
	if (i >= r->end || *text_of(r, i) != *token)
		return false;
	const size_t length = strlen(token);
	return r->tokens[i].length == length && !memcmp(text_of(r, i), token, length);
}

static bool is_glued(const struct reader *r, uint32_t i)
{
	return i < r->end && r->tokens[i].flags & LEDE_TOKEN_GLUED;
}

static struct character first_character(const struct reader *r, uint32_t i)
{
	if (i >= r->end)
		return (struct character){' ', 0, UNI_SPACE};
	const struct token *t = r->tokens + i;
	const struct stretch s = {r->text, t->begin, t->begin + t->length};
	return char_at(&s, t->begin);
}

static enum ending mark_of(const struct reader *r, uint32_t i)
{
	const struct token *t = r->tokens + i;
	const char *text = r->text + t->begin;
	if (!(t->flags & LEDE_TOKEN_PUNCT))
		return t->length > 1 && text[t->length - 1] == '.' &&
		                       !(t->flags & (LEDE_TOKEN_NUMBER | LEDE_TOKEN_CODE))
		               ? MARK_ABBREV
		               : MARK_NONE;
	switch (*text) {
	case '.':
		return t->length == 1 ? MARK_STOP : MARK_ELLIPSIS;
	case '!':
	case '?':
		return MARK_LOUD;
	case '\xE2':
		return is_token(r, i, "…") ? MARK_ELLIPSIS : MARK_NONE;
	case '\xE3':
		return is_token(r, i, "。") ? MARK_STOP : MARK_NONE;
	default:
		return MARK_NONE;
	}
}

/* The first token from i on that bears a mark, or r->end. Most words are passed over quickly. */
static uint32_t find_mark(const struct reader *r, uint32_t i, enum ending *mark)
{
	for (; i < r->end; i++)
		if (!(r->tokens[i].flags & TOKEN_LETTERS) && (*mark = mark_of(r, i)) != MARK_NONE)
			break;
	return i;
}

static bool is_any(const struct reader *r, uint32_t i, const char *const *list, size_t count)
{
	for (size_t k = 0; k < count; k++)
		if (is_token(r, i, list[k]))
			return true;
	return false;
}

#define IS_ANY(r, i, list) is_any((r), (i), (list), sizeof(list) / sizeof *(list))

static bool is_plain_quote(const struct reader *r, uint32_t i)
{
	return is_token(r, i, "\"") || is_token(r, i, "'");
}

static bool is_closing_quote(const struct reader *r, uint32_t i)
{
	static const char *const quotes[] = {"”", "’", "''", "»"};
	return IS_ANY(r, i, quotes) || (is_plain_quote(r, i) && is_glued(r, i));
}

static bool is_closing(const struct reader *r, uint32_t i)
{
	static const char *const brackets[] = {")", "]", "}"};
	return IS_ANY(r, i, brackets) || is_closing_quote(r, i);
}

static bool is_opening(const struct reader *r, uint32_t i)
{
	static const char *const openers[] = {"“", "‘", "``", "`", "«",
	                                      "(", "[", "{",  "¿", "¡"};
	return IS_ANY(r, i, openers) || (is_plain_quote(r, i) && !is_glued(r, i));
}

/* Dashes, bullets, rules ("-----", "****") and the dots of an omission. */
static bool is_dash(const struct reader *r, uint32_t i)
{
	static const char *const dashes[] = {"—", "–", "―", "•", "…", "..."};
	const bool rule = i < r->end && r->tokens[i].flags & LEDE_TOKEN_PUNCT &&
	                  is_one_of(first_character(r, i).code, "-*_=~");
	return rule || IS_ANY(r, i, dashes);
}

static bool is_number(const struct reader *r, uint32_t i)
{
	return i < r->end && r->tokens[i].flags & LEDE_TOKEN_NUMBER;
}

static bool opens_sentence(const struct reader *r, uint32_t i)
{
	return i < r->end && first_character(r, i).class == UNI_UPPER &&
	       word_opens(text_of(r, i), r->tokens[i].length);
}

/* ---- The places ----------------------------------------------------------------------------- */

/* The first token behind what follows a mark without beginning anything, or i: a citation ("[3]",
 * "¹"), a year ("the film Go! (1999)"), or the bare number that the mark of a footnote has become
 * ("It fell. 12 The next day"). */
static uint32_t skip_citation(const struct reader *r, uint32_t i)
{
	enum { NOTE_DIGITS = 3, YEAR_DIGITS = 4 };
	if (i < r->end && is_superscript(first_character(r, i).code))
		return i + 1;
	if (is_number(r, i) && !is_glued(r, i) && r->tokens[i].length <= NOTE_DIGITS &&
	    opens_sentence(r, i + 1))
		return i + 1;
	if (is_number(r, i + 1) &&
	    ((is_token(r, i, "[") && is_token(r, i + 2, "]")) ||
	     (is_token(r, i, "(") && is_token(r, i + 2, ")") &&
	      r->tokens[i + 1].length == YEAR_DIGITS)))
		return i + 3;
	return i;
}

/* A place where a sentence may end. */
struct place {
	enum ending mark;
	uint32_t  word;      /* the token that bears the mark */
	uint32_t  next;      /* the first token behind all that closes here */
	bool      quoted;    /* a quote closes */
	bool      bracketed; /* a bracket closes */
};

static struct place read_place(const struct reader *r, uint32_t i, enum ending mark)
{
	struct place p = {mark, i, i + 1, false, false};
	for (;;) {
		const uint32_t before = p.next;
		while (p.next < r->end && is_glued(r, p.next) && is_closing(r, p.next)) {
			const bool quote = is_closing_quote(r, p.next);
			p.quoted = p.quoted || quote;
			p.bracketed = p.bracketed || !quote;
			p.next++;
		}
		while (p.next < r->end && is_glued(r, p.next) && mark_of(r, p.next) > MARK_NONE &&
		       mark_of(r, p.next) < MARK_ABBREV) {
			p.mark = mark_of(r, p.next);
			p.next++;
		}
		if (p.mark != MARK_ABBREV)
			p.next = skip_citation(r, p.next);
		if (p.next == before)
			return p;
	}
}

/* The word, if it is one, that follows a few quotes, brackets and dashes from i on. */
static uint32_t skip_opening(const struct reader *r, uint32_t i)
{
	enum { MOST = 8 }; /* without it, a text of "... ... ..." would take quadratic time */
	for (int n = 0; n < MOST && i < r->end; n++, i++)
		if (r->tokens[i].flags & TOKEN_LETTERS || !(is_opening(r, i) || is_dash(r, i)))
			break;
	return i;
}

/* Whether the full stop at i follows a number or letter that counts something off: "1." or "a." at
 * the head of the sentence or behind a colon, "Figure 1." at its head. */
static bool is_enumerator(const struct reader *r, uint32_t i, uint32_t first)
{
	static const char *const heads[] = {"Figure", "Fig.", "Table", "Chapter", "Section", "Part",
	                                    "Step", "Appendix", "Example", "Box", "Exhibit"};
	if (i == first + 1)
		return is_number(r, first) || r->tokens[first].length == 1;
	if (i == first || !is_number(r, i - 1))
		return false;
	return is_token(r, i - 2, ":") || (i == first + 2 && IS_ANY(r, first, heads));
}

/* Whether the sentence from first on seems to be by a writer who does without capitals. */
static bool is_written_low(const struct reader *r, uint32_t first)
{
	return first_character(r, first).class == UNI_LOWER;
}

/* Whether the token at i is a whole word in lower case with a vowel, so no likely abbreviation. */
static bool is_plain_word(const struct reader *r, uint32_t i)
{
	const struct token *t = r->tokens + i;
	bool vowel = false;
	for (uint32_t k = 0; k < t->length; k++) {
		const char c = text_of(r, i)[k];
		if (byte_class[(unsigned char)c] != (UNI_LOWER | BYTE_WORD))
			return false;
		vowel = vowel || is_one_of((unsigned char)c, "aeiouy");
	}
	return vowel && t->length > 2;
}

/* "iPhone", "eBay": a small letter that stands for a capital. */
static bool is_camel(const struct reader *r, uint32_t i)
{
	const struct token *t = r->tokens + i;
	for (uint32_t k = 1; k < t->length && k < 8; k++)
		if (byte_class[(unsigned char)text_of(r, i)[k]] == (UNI_UPPER | BYTE_WORD))
			return !(t->flags & (LEDE_TOKEN_URL | LEDE_TOKEN_EMAIL));
	return false;
}

/* "… ?" she asked: a verb of speech behind a pronoun or name. */
static bool is_speech_tag(const struct reader *r, uint32_t i)
{
	static const char *const verbs[] = {"said", "says", "asked", "asks", "cried", "replied",
	                                    "exclaimed", "shouted", "added", "answered", "called",
	                                    "whispered", "inquired", "demanded", "wrote", "yelled"};
	return IS_ANY(r, i + 1, verbs) || IS_ANY(r, i + 2, verbs);
}

static bool ends_at_abbrev(const struct reader *r, const struct place *p)
{
	const struct token *t = r->tokens + p->word;
	const uint32_t next = skip_opening(r, p->next);
	switch (abbrev_find(text_of(r, p->word), t->length - 1u)) {
	case ABBREV_TITLE:
	case ABBREV_NUMBER:
	case ABBREV_INNER:
	case ABBREV_VERSUS:
	case ABBREV_ET_AL:
		return false;
	default:
		break;
	}
	static const char *const inner[] = {"e.g.", "i.e.", "E.g.", "I.e.", "a.k.a.", "P.S."};
	static const char *const titles[] = {"Mr.", "Mrs.", "Ms.", "Dr."};
	if (IS_ANY(r, p->word, inner))
		return false;
	/* A capital behind "U.S." or "Corp." may well belong to the same name, but not here. */
	if (p->quoted || is_token(r, p->word, "etc.") || IS_ANY(r, next, titles))
		return first_character(r, next).class == UNI_UPPER;
	return opens_sentence(r, next);
}

/* A mark that is no abbreviation's, with a word in small letters at next behind it. */
static bool ends_before_small(const struct reader *r, const struct place *p, uint32_t first,
                              uint32_t next)
{
	if (is_glued(r, p->next) || p->quoted || p->bracketed || p->mark == MARK_ELLIPSIS)
		return false;
	if (is_camel(r, next) || r->tokens[next].flags & LEDE_TOKEN_URL)
		return true;
	if (is_token(r, p->next, "("))
		return true;
	if (p->next != next || p->word == r->first)
		return false;
	return is_written_low(r, first) || is_plain_word(r, p->word - 1);
}

/* Names that end with an exclamation mark. */
static bool is_loud_name(const struct reader *r, const struct place *p)
{
	static const char *const names[] = {"Yahoo", "Jeopardy", "Yum"};
	return is_token(r, p->word, "!") && p->word > r->first && IS_ANY(r, p->word - 1, names);
}

static bool ends_sentence(const struct reader *r, const struct place *p, uint32_t first)
{
	if (p->next >= r->end)
		return true;
	if (p->word == first)
		return false; /* "... and so on", "? What" */
	if (p->mark == MARK_STOP && is_enumerator(r, p->word, first))
		return false;
	if (p->mark == MARK_ABBREV)
		return ends_at_abbrev(r, p);
	/* ".NET" */
	if (is_glued(r, p->next) && !is_glued(r, p->word) && p->next == p->word + 1)
		return false;
	const uint32_t next = skip_opening(r, p->next);
	const struct character c = first_character(r, next);
	if (c.class == UNI_UPPER)
		return !(p->quoted && p->mark == MARK_LOUD && is_speech_tag(r, next)) &&
		       !(is_loud_name(r, p) && !opens_sentence(r, next));
	if (c.class == UNI_LOWER)
		return ends_before_small(r, p, first, next);
	if (c.class == UNI_LETTER)
		return true;
	if (c.class == UNI_PUNCT)
		return !is_glued(r, p->next) && next > p->next;
	return !is_glued(r, p->next);
}

/* Headlines of web pages often run into the date of the page: the first token of a full date
 * ("Tuesday, September 1, 2015") that ends the block without a stop and is not tied to what is
 * before it, or r->end. */
static uint32_t find_dateline(const struct reader *r)
{
	enum { DATE_TOKENS = 6 };
	static const char *const days[] = {"Monday", "Tuesday", "Wednesday", "Thursday",
	                                   "Friday", "Saturday", "Sunday"};
	static const char *const ties[] = {"on",    "of",   "for",  "by",   "until",  "till",
	                                   "from",  "since", "to",  "and",  "or",     "last",
	                                   "next",  "this", "than", "after", "before", "is",
	                                   "was",   "due",  "every", "through"};
	if (r->end - r->first <= DATE_TOKENS)
		return r->end;
	const uint32_t i = r->end - DATE_TOKENS;
	const bool date = IS_ANY(r, i, days) && is_token(r, i + 1, ",") && is_number(r, i + 3) &&
	                  is_token(r, i + 4, ",") && is_number(r, i + 5);
	const bool apart = !(r->tokens[i - 1].flags & LEDE_TOKEN_PUNCT) || is_closing(r, i - 1);
	return date && apart && !IS_ANY(r, i - 1, ties) ? i : r->end;
}

bool split_sentences(const lede_allocator *a, const char *text, const struct block *block,
                     const struct token *tokens, uint32_t first, uint32_t count,
                     sentence_vec *sentences)
{
	const struct reader r = {text, tokens, first, first + count};
	uint32_t begin = first;
	enum ending mark;
	for (uint32_t i = first; (i = find_mark(&r, i, &mark)) < r.end;) {
		const struct place p = read_place(&r, i, mark);
		i = p.next;
		if (!ends_sentence(&r, &p, begin))
			continue;
		if (!vec_push(a, sentences, ((struct sentence){begin, i - begin, block->kind})))
			return false;
		begin = i;
	}
	const uint32_t date = find_dateline(&r);
	if (begin < date && date < r.end) {
		if (!vec_push(a, sentences, ((struct sentence){begin, date - begin, block->kind})))
			return false;
		begin = date;
	}
	return begin == r.end ||
	       vec_push(a, sentences, ((struct sentence){begin, r.end - begin, block->kind}));
}

/* ---- All blocks --------------------------------------------------------------------------- */

/* The tokens and sentences of the blocks up to one, and what the seams between them have. *mask is
 * the first one behind the blocks before. */
static bool read_blocks(const lede_allocator *a, const char *text, struct layout *layout,
                        size_t first, size_t end, size_t first_seam, size_t end_seam,
                        token_vec *tokens, sentence_vec *sentences)
{
	size_t mask = first_seam ? layout->seams.items[first_seam - 1].masks : 0, seam = first_seam;
	for (size_t i = first; i <= end; i++) {
		for (; seam < end_seam && layout->seams.items[seam].blocks == i; seam++) {
			layout->seams.items[seam].tokens = (uint32_t)tokens->count;
			layout->seams.items[seam].sentences = (uint32_t)sentences->count;
		}
		if (i == end)
			break;
		const struct block *block = layout->blocks.items + i;
		const size_t first_mask = mask;
		while (mask < layout->masks.count && layout->masks.items[mask].end <= block->end)
			mask++;
		const uint32_t first_token = (uint32_t)tokens->count;
		if (!tokenize(a, text, block, layout->masks.items + first_mask, mask - first_mask,
		              tokens))
			return false;
		const uint32_t count = (uint32_t)tokens->count - first_token;
		if (!split_sentences(a, text, block, tokens->items, first_token, count, sentences))
			return false;
	}
	return true;
}

bool split_blocks(const lede_allocator *a, const char *text, struct layout *layout,
                  token_vec *tokens, sentence_vec *sentences)
{
	return read_blocks(a, text, layout, 0, layout->blocks.count, 0, layout->seams.count, tokens,
	                   sentences);
}

/* Appends tokens and sentences of the text before, the latter from a token on, moved. */
static bool copy_split(const lede_allocator *a, const struct split_before *before,
                       const struct seam *first, const struct seam *end, uint32_t moved,
                       token_vec *tokens, sentence_vec *sentences)
{
	const size_t token_count = end->tokens - first->tokens;
	const size_t sentence_count = end->sentences - first->sentences;
	const uint32_t shift = (uint32_t)tokens->count - first->tokens;
	if (!vec_reserve(a, tokens, token_count) || !vec_reserve(a, sentences, sentence_count))
		return false;
	for (size_t i = 0; i < token_count; i++) {
		struct token token = before->tokens[first->tokens + i];
		token.begin += moved;
		tokens->items[tokens->count++] = token;
	}
	for (size_t i = 0; i < sentence_count; i++) {
		struct sentence sentence = before->sentences[first->sentences + i];
		sentence.first_token += shift;
		sentences->items[sentences->count++] = sentence;
	}
	return true;
}

bool split_blocks_again(const lede_allocator *a, const char *text,
                        const struct split_before *before, struct layout *layout,
                        token_vec *tokens, sentence_vec *sentences)
{
	const size_t head = layout->taken_head, tail = layout->taken_tail;
	const size_t count = layout->seams.count;
	const struct seam none = {0};
	struct seam *seams = layout->seams.items;
	if (head && !copy_split(a, before, &none, seams + head - 1, 0, tokens, sentences))
		return false;
	const size_t first = head ? seams[head - 1].blocks : 0;
	const size_t end = tail < count ? seams[tail].blocks : layout->blocks.count;
	if (!read_blocks(a, text, layout, first, end, head, tail, tokens, sentences))
		return false;
	if (tail == count)
		return true;
	const struct seam *old = before->layout->seams.items + layout->old_tail;
	const uint32_t more_tokens = (uint32_t)tokens->count - old->tokens;
	const uint32_t more_sentences = (uint32_t)sentences->count - old->sentences;
	const struct seam last = {.tokens = (uint32_t)before->token_count,
	                          .sentences = (uint32_t)before->sentence_count};
	if (!copy_split(a, before, old, &last, seams[tail].at - old->at, tokens, sentences))
		return false;
	for (size_t i = tail; i < count; i++) {
		seams[i].tokens += more_tokens;
		seams[i].sentences += more_sentences;
	}
	return true;
}
