/* The inside of a block: code spans, links, tags and emphasis marks, which are masked; tags as
 * <p> cut it.
 *
 * One pass over the block collects marks, in text order. Some are markup for certain when they
 * are met (a code span), others (an opening "[" or "*") only once their other half turns up. Each
 * kind of opener has its own stack, so that every byte costs the same however it is nested; that
 * pairs "*a _b* c_" where CommonMark does not, and for masks it makes no difference. */
#include "text/markup.h"
#include "text/utf8.h"

enum opener { OPEN_BRACKET, OPEN_STAR, OPEN_LOW_LINE, OPEN_TILDE, OPEN_COUNT };

/* Runs of more backticks than this are text. */
enum { MAX_BACKTICKS = 80 };

struct reader {
	const lede_allocator *allocator;
	const char *text;
	uint32_t begin, at, end;          /* the block, and where reading stands */
	lede_block_kind kind, outer_kind; /* of the block; where no tag says otherwise */
	struct layout *layout;
	uint32_t top[OPEN_COUNT]; /* index + 1 of the top of each stack, 0 if empty */
	/* What is known not to come any more; keeps searches that fail from being repeated. */
	bool backticks_known;                  /* all runs of backticks were seen: */
	uint32_t backticks[MAX_BACKTICKS + 1]; /* where the last run of each length begins */
	bool no_comment_end;
	uint64_t patience; /* bytes that searches for the end of a tag may still read in vain */
	uint32_t word_end; /* the word that ends here or later was looked at: is it a URL? */
	bool word_is_url;
};

/* Searches for the end of a tag read this many times the block in all. Only text made to be slow,
 * '<a b="<a b="...', comes near it. */
enum { PATIENCE = 8 };

static bool add(struct reader *r, struct mark mark)
{
	r->at = mark.end;
	return vec_push(r->allocator, &r->layout->marks, mark);
}

static bool add_mask(struct reader *r, uint32_t begin, uint32_t end, enum mask_kind kind)
{
	return add(r,
	           (struct mark){.begin = begin, .end = end, .kind = (uint8_t)kind, .used = true});
}

/* Adds what may turn out to open something. */
static bool add_opener(struct reader *r, enum opener kind, struct mark mark)
{
	mark.below = r->top[kind];
	if (!add(r, mark))
		return false;
	r->top[kind] = (uint32_t)r->layout->marks.count;
	return true;
}

static struct mark *top(const struct reader *r, enum opener kind)
{
	return r->top[kind] ? r->layout->marks.items + (r->top[kind] - 1) : NULL;
}

/* The end of the run of the byte at at. */
static uint32_t run_end(const struct reader *r, uint32_t at)
{
	const char c = r->text[at];
	while (at < r->end && r->text[at] == c)
		at++;
	return at;
}

static char byte_at(const struct reader *r, uint32_t at)
{
	return at < r->end ? r->text[at] : '\0';
}

/* ---- Code spans --------------------------------------------------------------------------- */

/* The begin of the run of exactly length backticks after at, or 0. */
static uint32_t find_backticks(struct reader *r, uint32_t at, uint32_t length)
{
	/* CommonMark's reference implementation has this way to stay linear: the first search that
	 * fails has seen every run there is, and notes where the last of each length is. */
	if (length > MAX_BACKTICKS || (r->backticks_known && r->backticks[length] < at))
		return 0;
	while (at < r->end) {
		const char *next = memchr(r->text + at, '`', r->end - at);
		if (!next)
			break;
		const uint32_t begin = (uint32_t)(next - r->text);
		at = run_end(r, begin);
		if (at - begin <= MAX_BACKTICKS)
			r->backticks[at - begin] = begin;
		if (at - begin == length)
			return begin;
	}
	r->backticks_known = true;
	return 0;
}

/* Whether two pairs of backticks both open a quotation, as typesetters and corpora write them:
 * ``one,'' he said, ``or the other''. */
static bool are_quotes(const struct reader *r, uint32_t after, uint32_t close)
{
	if (r->text[close - 1] != ' ' && r->text[close - 1] != '\n')
		return false;
	for (uint32_t at = after; at + 1 < close; at++)
		if (r->text[at] == '\'' && r->text[at + 1] == '\'')
			return true;
	return false;
}

static bool read_code(struct reader *r)
{
	const uint32_t begin = r->at, after = run_end(r, begin);
	const uint32_t close = find_backticks(r, after, after - begin);
	r->at = after;
	if (close && after - begin == 2 && are_quotes(r, after, close))
		return true;
	return !close || add_mask(r, begin, close + (after - begin), MASK_WORD);
}

/* ---- Links -------------------------------------------------------------------------------- */

static bool is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static uint32_t skip_white(const struct reader *r, uint32_t at)
{
	while (at < r->end && is_white(r->text[at]))
		at++;
	return at;
}

/* The end of a link's destination that begins at at, or 0. Stops where it fails, so that
 * "[a](b[a](b..." costs each byte no more than MAX_PARENS looks. */
static uint32_t skip_destination(const struct reader *r, uint32_t at)
{
	enum { MAX_PARENS = 32 }; /* CommonMark's limit */
	int depth = 0;
	const bool angled = byte_at(r, at) == '<';
	for (uint32_t i = at + angled; i < r->end; i++) {
		const char c = r->text[i];
		if (c == '\\')
			i++;
		else if (c == '\n' || c == '\r' || (angled && c == '<'))
			return angled ? 0 : i;
		else if (angled && c == '>')
			return i + 1;
		else if (angled)
			continue;
		else if (is_white(c) || (c == ')' && depth == 0))
			return i;
		else if (c == ')')
			depth--;
		else if (c == '(' && ++depth > MAX_PARENS)
			return 0;
	}
	return 0;
}

/* The end of "(destination "title")" at at, or 0. */
static uint32_t skip_target(const struct reader *r, uint32_t at)
{
	uint32_t i = skip_destination(r, skip_white(r, at + 1));
	if (!i)
		return 0;
	i = skip_white(r, i);
	const char quote = byte_at(r, i);
	if (quote == '"' || quote == '\'') {
		/* The next quote ends it; a search that fails ends at the next "](x "" does. */
		for (i++; i < r->end && r->text[i] != quote; i++)
			if (r->text[i] == '\\')
				i++;
		i = skip_white(r, i < r->end ? i + 1 : i);
	}
	return byte_at(r, i) == ')' ? i + 1 : 0;
}

/* The end of "[label]" at at, or 0. */
static uint32_t skip_label(const struct reader *r, uint32_t at)
{
	enum { MAX_LABEL = 999 }; /* CommonMark's limit */
	for (uint32_t i = at + 1; i < r->end && i - at <= MAX_LABEL; i++) {
		const char c = r->text[i];
		if (c == ']')
			return i + 1;
		if (c == '[')
			return 0;
		if (c == '\\')
			i++;
	}
	return 0;
}

static bool is_number(const struct reader *r, uint32_t begin, uint32_t end)
{
	while (begin < end && is_digit_byte(r->text[begin]))
		begin++;
	return begin == end;
}

/* A "]": with a target or label after it, it and what opened it are markup. */
static bool read_close_bracket(struct reader *r)
{
	const uint32_t at = r->at++;
	struct mark *open = top(r, OPEN_BRACKET);
	if (!open)
		return true;
	r->top[OPEN_BRACKET] = open->below;
	uint32_t end = 0;
	if (byte_at(r, at + 1) == '(')
		end = skip_target(r, at + 1);
	else if (byte_at(r, at + 1) == '[' && !is_number(r, open->end, at))
		/* The rule about numbers is for "[2][3]", which cites twice. */
		end = skip_label(r, at + 1);
	if (!end)
		return true;
	open->used = true;
	return add_mask(r, at, end, MASK_GAP);
}

/* "[[Name]]", "[[Name#part|alias]]", "![[embedded]]": the end, or 0. */
static uint32_t wikilink_end(const struct reader *r, uint32_t at)
{
	for (uint32_t i = at + 2; i + 1 < r->end; i++) {
		const char c = r->text[i];
		if (c == ']')
			return r->text[i + 1] == ']' && i > at + 2 ? i + 2 : 0;
		if (c == '[' || c == '\n' || c == '\r')
			return 0;
	}
	return 0;
}

static bool read_wikilink(struct reader *r, uint32_t end, bool embedded)
{
	const uint32_t at = r->at, name = at + 2, close = end - 2;
	if (embedded)
		return add_mask(r, at - 1, end, MASK_GAP);
	const char *pipe = memchr(r->text + name, '|', close - name);
	const char *part = memchr(r->text + name, '#', close - name);
	if (pipe)
		return add_mask(r, at, (uint32_t)(pipe - r->text) + 1, MASK_GAP) &&
		       add_mask(r, close, end, MASK_GAP);
	/* "[[#part]]" points into the same page: the part is what is read. */
	const bool own = part == r->text + name;
	const uint32_t shown = part && !own ? (uint32_t)(part - r->text) : close;
	return add_mask(r, at, name + own, MASK_GAP) && add_mask(r, shown, end, MASK_GAP);
}

static bool read_open_bracket(struct reader *r)
{
	const uint32_t at = r->at;
	const bool image = at > r->begin && r->text[at - 1] == '!';
	if (byte_at(r, at + 1) == '[') {
		const uint32_t end = wikilink_end(r, at);
		if (end)
			return read_wikilink(r, end, image);
	}
	if (byte_at(r, at + 1) == '^') {
		const uint32_t end = skip_label(r, at);
		if (end > at + 3)
			return add_mask(r, at, end, MASK_GAP);
	}
	return add_opener(r, OPEN_BRACKET, (struct mark){.begin = at - image, .end = at + 1});
}

/* What was read since r->begin, up to end, is a block: adds it and its masks, and is ready for
 * the next. */
static bool end_block(struct reader *r, uint32_t end)
{
	struct layout *layout = r->layout;
	struct block block = {r->begin, end, r->kind};
	while (block.begin < block.end && is_white(r->text[block.begin]))
		block.begin++;
	while (block.begin < block.end && is_white(r->text[block.end - 1]))
		block.end--;
	for (size_t i = 0; i < layout->marks.count; i++) {
		const struct mark *m = layout->marks.items + i;
		const struct mask mask = {m->begin, m->end, (enum mask_kind)m->kind};
		if (!m->used)
			continue;
		if (!vec_push(r->allocator, &layout->masks, mask))
			return false;
		/* The markers of a quotation have white space about them. */
		block.begin = mask.begin < block.begin ? mask.begin : block.begin;
		block.end = mask.end > block.end ? mask.end : block.end;
	}
	layout->marks.count = 0;
	memset(r->top, 0, sizeof r->top);
	return block.begin == block.end || vec_push(r->allocator, &layout->blocks, block);
}

/* ---- HTML and autolinks ------------------------------------------------------------------- */

/* The end of "<scheme:...>" or "<name@host>" at at, or 0. */
static uint32_t autolink_end(const struct reader *r, uint32_t at)
{
	bool link = false;
	for (uint32_t i = at + 1; i < r->end; i++) {
		const char c = r->text[i];
		if (c == '>')
			return link ? i + 1 : 0;
		if (is_white(c) || c == '<' || c == '"')
			return 0;
		link |= c == ':' || c == '@';
	}
	return 0;
}

/* The end of the tag at at, "<b>", "</b>", "<a href="x">", or 0. */
static uint32_t tag_end(struct reader *r, uint32_t at)
{
	char quote = '\0';
	uint32_t i = at + 1;
	if (!r->patience)
		return 0;
	for (; i < r->end && i - at < r->patience; i++) {
		const char c = r->text[i];
		if (quote) {
			if (c == quote)
				quote = '\0';
		} else if (c == '>') {
			return i + 1;
		} else if (c == '<') {
			break;
		} else if ((c == '"' || c == '\'') && r->text[i - 1] == '=') {
			quote = c;
		}
	}
	r->patience -= i - at;
	return 0;
}

static uint32_t comment_end(struct reader *r, uint32_t at)
{
	/* "<!-->" is a whole comment: the dashes may be the same. */
	for (uint32_t i = at + 2; i < r->end && !r->no_comment_end;) {
		const char *dash = memchr(r->text + i, '-', r->end - i);
		if (!dash)
			break;
		i = (uint32_t)(dash - r->text) + 1;
		if (byte_at(r, i) == '-' && byte_at(r, i + 1) == '>')
			return i + 2;
	}
	r->no_comment_end = true;
	return 0;
}

/* Tags that cut a block, and what the text after them is. */
static const struct block_tag {
	char name[11];
	lede_block_kind kind;
} block_tags[] = {
	{"p", LEDE_PARAGRAPH},          {"div", LEDE_PARAGRAPH},        {"br", LEDE_PARAGRAPH},
	{"hr", LEDE_PARAGRAPH},         {"li", LEDE_LIST_ITEM},         {"ul", LEDE_PARAGRAPH},
	{"ol", LEDE_PARAGRAPH},         {"dl", LEDE_PARAGRAPH},         {"dt", LEDE_LIST_ITEM},
	{"dd", LEDE_LIST_ITEM},         {"td", LEDE_TABLE_CELL},        {"th", LEDE_TABLE_CELL},
	{"tr", LEDE_PARAGRAPH},         {"table", LEDE_PARAGRAPH},      {"caption", LEDE_PARAGRAPH},
	{"h1", LEDE_HEADING},           {"h2", LEDE_HEADING},           {"h3", LEDE_HEADING},
	{"h4", LEDE_HEADING},           {"h5", LEDE_HEADING},           {"h6", LEDE_HEADING},
	{"title", LEDE_HEADING},        {"blockquote", LEDE_PARAGRAPH}, {"section", LEDE_PARAGRAPH},
	{"article", LEDE_PARAGRAPH},    {"header", LEDE_PARAGRAPH},     {"footer", LEDE_PARAGRAPH},
	{"main", LEDE_PARAGRAPH},       {"nav", LEDE_PARAGRAPH},        {"aside", LEDE_PARAGRAPH},
	{"details", LEDE_PARAGRAPH},    {"summary", LEDE_PARAGRAPH},    {"figure", LEDE_PARAGRAPH},
	{"figcaption", LEDE_PARAGRAPH}, {"body", LEDE_PARAGRAPH},       {"head", LEDE_PARAGRAPH},
};

/* The entry of the tag "<name ..." or "</name>" at at, or NULL. */
static const struct block_tag *find_block_tag(const struct reader *r, uint32_t at)
{
	char name[sizeof block_tags[0].name] = "";
	uint32_t i = at + 1 + (byte_at(r, at + 1) == '/');
	for (size_t n = 0; is_letter_byte(byte_at(r, i)) || is_digit_byte(byte_at(r, i));
	     n++, i++) {
		if (n + 1 == sizeof name)
			return NULL;
		name[n] = (char)(r->text[i] | 0x20); /* digits have that bit */
	}
	for (size_t k = 0; k < sizeof block_tags / sizeof *block_tags; k++)
		if (strcmp(block_tags[k].name, name) == 0)
			return block_tags + k;
	return NULL;
}

/* The tag [at, end) was read. */
static bool end_tag(struct reader *r, uint32_t at, uint32_t end)
{
	const struct block_tag *tag = find_block_tag(r, at);
	if (!tag)
		return add_mask(r, at, end, MASK_GAP);
	if (!end_block(r, at))
		return false;
	const bool plain = r->text[at + 1] == '/' || tag->kind == LEDE_PARAGRAPH;
	r->kind = plain ? r->outer_kind : tag->kind;
	r->begin = r->at = end;
	return true;
}

static bool read_angle(struct reader *r)
{
	const uint32_t at = r->at;
	const char c = byte_at(r, at + 1);
	uint32_t end = 0;
	if (c == '!' && byte_at(r, at + 2) == '-' && byte_at(r, at + 3) == '-')
		end = comment_end(r, at);
	else if (is_letter_byte(c) && (end = autolink_end(r, at)) != 0)
		;
	else if (is_letter_byte(c) || c == '!' || c == '?' ||
	         (c == '/' && is_letter_byte(byte_at(r, at + 2))))
		end = tag_end(r, at);
	r->at++;
	if (end > at + 6 && c == '!' && byte_at(r, at + 2) == '-' &&
	    !md_read_comment(r->allocator, r->text, at + 4, end - 3, r->layout))
		return false;
	return !end || end_tag(r, at, end);
}

/* ---- Emphasis ----------------------------------------------------------------------------- */

enum side { SIDE_SPACE, SIDE_PUNCT, SIDE_LETTER };

static enum side side_of(uint32_t code)
{
	switch (uni_class(code)) {
	case UNI_SPACE:
	case UNI_OTHER: return SIDE_SPACE;
	case UNI_PUNCT:
	case UNI_SYMBOL: return SIDE_PUNCT;
	default: return SIDE_LETTER;
	}
}

static enum side side_before(const struct reader *r, uint32_t at)
{
	uint32_t i = at, code;
	while (i > r->begin && at - i < 4 && ((unsigned char)r->text[--i] & 0xC0) == 0x80)
		;
	if (i == at)
		return SIDE_SPACE;
	utf8_decode(r->text + i, at - i, &code);
	return side_of(code);
}

static enum side side_after(const struct reader *r, uint32_t at)
{
	uint32_t code;
	if (at >= r->end)
		return SIDE_SPACE;
	utf8_decode(r->text + at, r->end - at, &code);
	return side_of(code);
}

/* Whether at is inside a word that begins with "www.". Looks back no further than it did before:
 * linear in a word full of marks. */
static bool in_bare_host(struct reader *r, uint32_t at)
{
	uint32_t i = at;
	while (i > r->begin && i > r->word_end && !is_white(r->text[i - 1]))
		i--;
	if (i == r->begin || i > r->word_end || is_white(r->text[i - 1]))
		r->word_is_url = at - i > 4 && memcmp(r->text + i, "www.", 4) == 0;
	r->word_end = at;
	return r->word_is_url;
}

/* A run of '*', '_' or '~'. A mark within a word neither opens nor closes, but that a '*' closes
 * what was opened before the word; CommonMark lets '*' do more, and would read "f**k" so. */
static bool read_emphasis(struct reader *r)
{
	const uint32_t at = r->at, end = run_end(r, at);
	const char c = r->text[at];
	r->at = end;
	if ((c == '~' && end - at != 2) || in_bare_host(r, at))
		return true;
	const enum side before = side_before(r, at), after = side_after(r, end);
	const bool within = before == SIDE_LETTER && after == SIDE_LETTER;
	const bool opens =
		after != SIDE_SPACE && !within && (after == SIDE_LETTER || before != SIDE_LETTER);
	const bool closes = before != SIDE_SPACE && (!within || c != '_') &&
	                    (before == SIDE_LETTER || after != SIDE_LETTER);
	const enum opener kind = c == '*' ? OPEN_STAR : c == '_' ? OPEN_LOW_LINE : OPEN_TILDE;

	struct mark mark = {.begin = at, .end = end, .left = end - at};
	for (struct mark *open; closes && mark.left && (open = top(r, kind)) != NULL;) {
		const uint32_t both = open->left < mark.left ? open->left : mark.left;
		open->left -= both;
		mark.left -= both;
		open->used = mark.used = true;
		if (!open->left)
			r->top[kind] = open->below;
	}
	if (opens && mark.left)
		return add_opener(r, kind, mark);
	return !mark.used || add(r, mark);
}

/* ---- The rest ----------------------------------------------------------------------------- */

/* A ':': the rest of "https://..." is passed over, since '_' and '*' in it mean nothing. */
static void skip_url(struct reader *r)
{
	const uint32_t at = r->at++;
	if (byte_at(r, at + 1) != '/' || byte_at(r, at + 2) != '/' || at == r->begin ||
	    !is_letter_byte(r->text[at - 1]))
		return;
	while (r->at < r->end && !is_white(r->text[r->at]) &&
	       !memchr("<>()[]\"", r->text[r->at], 7))
		r->at++;
	/* Marks that close what the URL stands in are not its own. */
	while (memchr("*_~", r->text[r->at - 1], 3))
		r->at--;
}

static bool read_backslash(struct reader *r)
{
	const uint32_t at = r->at;
	const char c = byte_at(r, at + 1);
	if (!is_punct_byte(c) && c != '\n' && c != '\r') {
		r->at++;
		return true;
	}
	if (!add_mask(r, at, at + 1, MASK_GAP))
		return false;
	r->at = at + 2 < r->end && is_punct_byte(c) ? at + 2 : at + 1;
	return true;
}

/* A line end in a quotation: the markers of the next line are masked. */
static bool read_line_end(struct reader *r)
{
	const uint32_t at = ++r->at;
	unsigned depth;
	const uint32_t after = md_skip_quotes(r->text, at, r->end, &depth);
	return !depth || add_mask(r, at, after, MASK_GAP);
}

/* The bytes that may be markup: 1 everywhere, 2 in quotations only. */
static const uint8_t special[256] = {
	['\\'] = 1, ['`'] = 1, ['*'] = 1, ['_'] = 1,  ['~'] = 1,  ['['] = 1,
	[']'] = 1,  ['<'] = 1, [':'] = 1, ['\n'] = 2, ['\r'] = 2,
};

static bool read_special(struct reader *r)
{
	switch (r->text[r->at]) {
	case '\\': return read_backslash(r);
	case '`': return read_code(r);
	case '[': return read_open_bracket(r);
	case ']': return read_close_bracket(r);
	case '<': return read_angle(r);
	case ':': skip_url(r); return true;
	case '\n':
	case '\r': return read_line_end(r);
	default: return read_emphasis(r);
	}
}

/* The first byte from `at` on that is special, or end; few are, so that eight are one branch. */
static uint32_t find_special(const char *text, uint32_t at, uint32_t end, uint8_t kinds)
{
	for (; at + 8 <= end; at += 8) {
		const unsigned char *b = (const unsigned char *)text + at;
		if ((special[b[0]] | special[b[1]] | special[b[2]] | special[b[3]] | special[b[4]] |
		     special[b[5]] | special[b[6]] | special[b[7]]) & kinds)
			break;
	}
	while (at < end && !(special[(unsigned char)text[at]] & kinds))
		at++;
	return at;
}

bool inline_read(const lede_allocator *a, const char *text, const struct block *block, bool quoted,
                 struct layout *layout)
{
	const uint8_t kinds = quoted ? 3 : 1;
	const uint32_t end = block->end;
	const uint32_t first = find_special(text, block->begin, end, kinds);
	if (first == end)
		return vec_push(a, &layout->blocks, *block);

	struct reader r = {.allocator = a,
	                   .text = text,
	                   .begin = block->begin,
	                   .at = first,
	                   .end = end,
	                   .kind = block->kind,
	                   .outer_kind = block->kind,
	                   .layout = layout,
	                   .patience = (uint64_t)PATIENCE * (end - first)};
	layout->marks.count = 0;
	for (; r.at < end; r.at = find_special(text, r.at, end, kinds))
		if (!read_special(&r))
			return false;
	return end_block(&r, end);
}
