#include "text/layout.h"

#include "text/markup.h"
#include "text/utf8.h"

/* The reader of a text: line by line, collecting runs of prose lines, each of which is then cut
 * into blocks. */
struct reader {
	const lede_allocator *allocator;
	const char *text;
	uint32_t length;
	struct layout *layout;
	bool markdown;
	uint32_t at; /* where the next line begins */
	/* The next byte at or after at that ends a line as they do, or length. */
	uint32_t next_lf, next_cr, next_ff, next_separator;
	unsigned depth; /* of quotation of the run being collected */
	bool in_table;
	/* The last blocks, as far as they are one line each that looks like a title: how many
	 * they are, and the first. */
	size_t titles, title;
};

/* A line: [begin, end) without the line end; next is where the following one begins. */
struct extent {
	uint32_t begin, end, next;
};

/* ---- Lines -------------------------------------------------------------------------------- */

static uint32_t find_byte(const struct reader *r, uint32_t at, char byte)
{
	const char *found = at < r->length ? memchr(r->text + at, byte, r->length - at) : NULL;
	return found ? (uint32_t)(found - r->text) : r->length;
}

/* The next U+2028 or U+2029 at or after at. */
static uint32_t find_separator(const struct reader *r, uint32_t at)
{
	for (; (at = find_byte(r, at, '\xE2')) < r->length; at++)
		if (r->length - at >= 3 && r->text[at + 1] == '\x80' &&
		    (r->text[at + 2] == '\xA8' || r->text[at + 2] == '\xA9'))
			break;
	return at;
}

/* Starts the searches for line ends at r->at. */
static void find_line_ends(struct reader *r)
{
	r->next_lf = find_byte(r, r->at, '\n');
	r->next_cr = find_byte(r, r->at, '\r');
	r->next_ff = find_byte(r, r->at, '\f');
	r->next_separator = find_separator(r, r->at);
}

static uint32_t least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* The line that begins at at. The searches for rare line ends are done again only when one was
 * passed: memchr reads each byte once for each kind. */
static struct extent line_at(struct reader *r, uint32_t at)
{
	if (r->next_lf < at)
		r->next_lf = find_byte(r, at, '\n');
	if (r->next_cr < at)
		r->next_cr = find_byte(r, at, '\r');
	if (r->next_ff < at)
		r->next_ff = find_byte(r, at, '\f');
	if (r->next_separator < at)
		r->next_separator = find_separator(r, at);
	const uint32_t end =
		least(least(r->next_lf, r->next_cr), least(r->next_ff, r->next_separator));
	uint32_t next = end;
	if (end < r->length) {
		const bool crlf = end == r->next_cr && end + 1 == r->next_lf;
		next += end == r->next_separator ? 3 : crlf ? 2 : 1;
	}
	return (struct extent){at, end, next};
}

/* Whether a form feed or U+2029 ends the line: a block ends there, too. */
static bool ends_block(const struct reader *r, const struct extent *line)
{
	return line->end < r->length &&
	       (r->text[line->end] == '\f' ||
	        (line->end == r->next_separator && r->text[line->end + 2] == '\xA9'));
}

/* The end of line without the white space (any of Unicode) before it. */
static uint32_t trim_end(const char *text, uint32_t begin, uint32_t end)
{
	while (end > begin) {
		uint32_t code, at = end - 1;
		while (at > begin && end - at < 4 && ((unsigned char)text[at] & 0xC0) == 0x80)
			at--;
		if (utf8_decode(text + at, end - at, &code) != end - at ||
		    uni_class(code) != UNI_SPACE)
			break;
		end = at;
	}
	return end;
}

static uint32_t trim_begin(const char *text, uint32_t begin, uint32_t end)
{
	while (begin < end) {
		uint32_t code;
		const unsigned bytes = utf8_decode(text + begin, end - begin, &code);
		if (uni_class(code) != UNI_SPACE)
			break;
		begin += bytes;
	}
	return begin;
}

/* ---- Blocks ------------------------------------------------------------------------------- */

static bool add_block(struct reader *r, uint32_t begin, uint32_t end, lede_block_kind kind,
                      bool quoted)
{
	const struct block block = {begin, end, kind};
	if (begin == end)
		return true;
	if (r->markdown)
		return inline_read(r->allocator, r->text, &block, quoted, r->layout);
	return vec_push(r->allocator, &r->layout->blocks, block);
}

/* A title and a byline; more lines are an address, a menu, verse. */
enum { MAX_TITLES = 2 };

/* Lines that look like titles, at most MAX_TITLES of them, with text after them: the first was a
 * title. Called before the block with that first line is added. */
static void note_title(struct reader *r, const struct line *line, bool alone, lede_block_kind kind)
{
	enum { MIN_TEXT = 60 };
	if (alone && kind == LEDE_PARAGRAPH && wrap_looks_like_title(r->text, line)) {
		if (r->titles == 0)
			r->title = r->layout->blocks.count;
		if (r->titles <= MAX_TITLES)
			r->titles++;
		return;
	}
	if (r->titles >= 1 && r->titles <= MAX_TITLES && kind == LEDE_PARAGRAPH &&
	    r->title < r->layout->blocks.count &&
	    (line->tail == TAIL_STOP || line->width >= MIN_TEXT))
		r->layout->blocks.items[r->title].kind = LEDE_HEADING;
	r->titles = 0;
}

/* Ends the run: cuts it into blocks. The last one is a heading if underlined. */
static bool end_run(struct reader *r, bool underlined)
{
	struct line *lines = r->layout->lines.items;
	const size_t count = r->layout->lines.count;
	if (count > 1)
		wrap_decide(lines, count, &r->layout->prior);
	for (size_t first = 0, next; first < count; first = next) {
		const struct line *line = lines + first;
		for (next = first + 1; next < count && !lines[next].starts; next++)
			;
		lede_block_kind kind = line->item ? LEDE_LIST_ITEM : LEDE_PARAGRAPH;
		if (underlined && next == count)
			kind = LEDE_HEADING;
		note_title(r, line, next - first == 1, kind);
		if (!add_block(r, line->item ? line->item : line->begin, lines[next - 1].end, kind,
		               r->depth > 0))
			return false;
	}
	r->layout->lines.count = 0;
	if (underlined)
		r->titles = MAX_TITLES + 1;
	return true;
}

/* Adds [begin, end), of a line whose own text begins at origin, to the run. item is where the
 * text after its list marker begins, or 0. */
static bool add_line(struct reader *r, uint32_t origin, uint32_t begin, uint32_t item, uint32_t end)
{
	struct line line = {.begin = begin, .end = end, .item = item};
	line_measure(r->text, origin, &line);
	return vec_push(r->allocator, &r->layout->lines, line);
}

/* ---- Markdown ----------------------------------------------------------------------------- */

/* Passes over what stands at the very start between two lines "---" or "+++". */
static void skip_front_matter(struct reader *r)
{
	struct extent line = line_at(r, r->at);
	uint32_t end = trim_end(r->text, line.begin, line.end);
	if (end - line.begin != 3 || (memcmp(r->text + line.begin, "---", 3) != 0 &&
	                              memcmp(r->text + line.begin, "+++", 3) != 0))
		return;
	const char *fence = r->text + line.begin;
	while (line.next < r->length) {
		line = line_at(r, line.next);
		end = trim_end(r->text, line.begin, line.end);
		if (end - line.begin == 3 &&
		    (memcmp(r->text + line.begin, fence, 3) == 0 ||
		     (*fence == '-' && memcmp(r->text + line.begin, "...", 3) == 0))) {
			r->at = line.next;
			return;
		}
	}
	/* Not closed: it was none. */
	find_line_ends(r);
}

/* Passes over fenced code whose opening line was read: to its end, that of the quotation it stands
 * in, or that of the text. */
static void skip_fence(struct reader *r, char mark, uint32_t length, unsigned depth)
{
	while (r->at < r->length) {
		const struct extent line = line_at(r, r->at);
		unsigned found;
		uint32_t begin = md_skip_quotes(r->text, line.begin, line.end, &found);
		if (found < depth)
			return;
		if (found > depth)
			begin = line.begin;
		begin = skip_blanks(r->text, begin, line.end);
		r->at = line.next;
		if (md_closes_fence(r->text, begin, trim_end(r->text, begin, line.end), mark,
		                    length))
			return;
	}
}

/* Passes over HTML up to and with the string that ends it, in any case of letters; the rest of
 * that line is read as one. */
static void skip_html(struct reader *r, uint32_t at, const char *end)
{
	const uint32_t length = (uint32_t)strlen(end);
	for (; (at = find_byte(r, at, *end)) < r->length; at++) {
		uint32_t same = 1;
		while (same < length && at + same < r->length &&
		       (r->text[at + same] == end[same] ||
		        (is_letter_byte(end[same]) && (r->text[at + same] | 32) == end[same])))
			same++;
		if (same == length) {
			r->at = at + length;
			return;
		}
	}
	r->at = r->length;
}

/* A row of a table: each cell with something in it is a block. */
static bool add_row(struct reader *r, uint32_t begin, uint32_t end)
{
	for (uint32_t cell = begin, i = begin; i <= end; i++) {
		if (i < end && r->text[i] == '\\')
			i++;
		else if (i >= end || r->text[i] == '|') {
			const uint32_t last = least(i, end);
			const uint32_t from = trim_begin(r->text, cell, last);
			if (!add_block(r, from, trim_end(r->text, from, last), LEDE_TABLE_CELL,
			               false))
				return false;
			cell = i + 1;
		}
	}
	r->titles = 0;
	return true;
}

/* The line under the head of a table was read: the head is the last line of the run, if it has
 * not been read as a row already. */
static bool begin_table(struct reader *r)
{
	r->in_table = true;
	if (r->layout->lines.count == 0)
		return true;
	const struct line head = r->layout->lines.items[r->layout->lines.count - 1];
	if (!md_has_pipe(r->text, head.begin, head.end))
		return end_run(r, false);
	r->layout->lines.count--;
	return end_run(r, false) && add_row(r, head.begin, head.end);
}

static bool add_heading(struct reader *r, uint32_t begin, uint32_t end)
{
	if (!end_run(r, false))
		return false;
	/* Under a heading, the first short line is a byline or a date. */
	r->titles = MAX_TITLES + 1;
	return add_block(r, begin, end, LEDE_HEADING, false);
}

/* Lines that are no prose themselves; *done if it was one. [at, end) is not empty. */
static bool read_markup_line(struct reader *r, uint32_t at, uint32_t end, bool *done)
{
	const char *text = r->text;
	const uint32_t fence = md_fence(text, at, end);
	const char *html_end = md_raw_html_end(text, at, end);
	uint32_t begin, title_end;
	*done = true;
	if (fence || html_end) {
		if (!end_run(r, false))
			return false;
		if (fence)
			skip_fence(r, text[at], fence, r->depth);
		else
			skip_html(r, at + 2, html_end);
		return fence || strcmp(html_end, "-->") != 0 || r->at < at + 7 ||
		       md_read_comment(r->allocator, text, at + 4, r->at - 3, r->layout);
	}
	if (md_is_heading(text, at, end, &begin, &title_end))
		return add_heading(r, begin, title_end);
	if (r->layout->lines.count > 0 && md_is_underline(text, at, end))
		return end_run(r, true);
	if (md_is_rule(text, at, end))
		return end_run(r, false);
	if (md_is_definition(text, at, end)) {
		/* "[//]: # (lede: off)", as comments are written where HTML is not welcome */
		const char *bracket = memchr(text + at, '(', end - at);
		const bool comment = bracket && text[at + 1] == '/';
		return end_run(r, false) &&
		       (!comment || md_read_comment(r->allocator, text,
		                                    (uint32_t)(bracket - text) + 1, end,
		                                    r->layout));
	}
	if (md_is_table_rule(text, at, end))
		return begin_table(r);
	/* Rows outside of a table have pipes at both ends, those in one somewhere. */
	if (text[at] == '|' ? text[end - 1] == '|' && end - at > 1
	                    : r->in_table && md_has_pipe(text, at, end)) {
		r->in_table = true;
		return end_run(r, false) && add_row(r, at, end);
	}
	*done = false;
	return true;
}

static bool read_markdown_line(struct reader *r, const struct extent *line)
{
	unsigned depth;
	const uint32_t end = trim_end(r->text, line->begin, line->end);
	const uint32_t origin = md_skip_quotes(r->text, line->begin, end, &depth);
	uint32_t at = trim_begin(r->text, origin, end);
	bool done;
	if (depth)
		at = md_skip_callout(r->text, at, end);
	if (depth != r->depth || at == end) {
		if (!end_run(r, false))
			return false;
		r->depth = depth;
		r->in_table = false;
	}
	if (at == end)
		return true;
	if (!read_markup_line(r, at, end, &done))
		return false;
	if (done)
		return true;
	r->in_table = false;
	const uint32_t note = md_skip_footnote_label(r->text, at, end);
	if (note > at)
		return end_run(r, false) && (note == end || add_line(r, origin, note, 0, end));
	const uint32_t item = md_skip_list_marker(r->text, at, end);
	return add_line(r, origin, at, item > at && item < end ? item : 0, end);
}

static bool read_plain_line(struct reader *r, const struct extent *line)
{
	const uint32_t end = trim_end(r->text, line->begin, line->end);
	const uint32_t begin = trim_begin(r->text, line->begin, end);
	return begin == end ? end_run(r, false) : add_line(r, line->begin, begin, 0, end);
}

/* ---- Seams -------------------------------------------------------------------------------- */

/* Whether what comes does not depend on the lines before. The depth of quotation matters to lines
 * that have been collected, and to tables. */
static bool is_at_seam(const struct reader *r)
{
	return r->layout->lines.count == 0 && !r->in_table &&
	       (r->titles == 0 || r->titles > MAX_TITLES);
}

static struct seam seam_here(const struct reader *r)
{
	return (struct seam){
		.at = r->at,
		.blocks = (uint32_t)r->layout->blocks.count,
		.masks = (uint32_t)r->layout->masks.count,
		.toggles = (uint32_t)r->layout->toggles.count,
		.headed = r->titles > MAX_TITLES,
	};
}

static bool add_seam(struct reader *r)
{
	enum { DISTANCE = 1024 }; /* as much is read again, about, on both sides of an edit */
	const size_t count = r->layout->seams.count;
	return r->at < r->layout->start + DISTANCE ||
	       (count && r->at < r->layout->seams.items[count - 1].at + DISTANCE) ||
	       vec_push(r->allocator, &r->layout->seams, seam_here(r));
}

#define APPEND(a, to, from, first, last)                                                           \
	(vec_reserve((a), (to), (last) - (first)) &&                                               \
	 ((last) == (first) ||                                                                     \
	  memcpy((to)->items + (to)->count, (from)->items + (first),                               \
	         ((last) - (first)) * sizeof *(to)->items)) &&                                     \
	 ((to)->count += (last) - (first), true))

/* Takes what was before the last seam that the two texts have in common at their beginning. */
static bool take_head(struct reader *r, const struct layout_before *before)
{
	const struct layout *old = before->layout;
	struct layout *layout = r->layout;
	size_t low = 0, high = old->seams.count;
	while (low < high) {
		const size_t middle = (low + high) / 2;
		if (old->seams.items[middle].at <= before->head)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return true;
	const struct seam *seam = old->seams.items + low - 1;
	if (!APPEND(r->allocator, &layout->seams, &old->seams, 0, low) ||
	    !APPEND(r->allocator, &layout->blocks, &old->blocks, 0, seam->blocks) ||
	    !APPEND(r->allocator, &layout->masks, &old->masks, 0, seam->masks) ||
	    !APPEND(r->allocator, &layout->toggles, &old->toggles, 0, seam->toggles))
		return false;
	layout->taken_head = low;
	r->titles = seam->headed ? MAX_TITLES + 1 : 0;
	r->at = seam->at;
	find_line_ends(r);
	return true;
}

/* Takes all behind a seam of the text before, which is here. */
static bool take_tail(struct reader *r, const struct layout_before *before)
{
	const struct layout *old = before->layout;
	struct layout *layout = r->layout;
	const struct seam *seam = old->seams.items + layout->old_tail, here = seam_here(r);
	const uint32_t moved = here.at - seam->at; /* as all of these, it may wrap around */
	const size_t blocks = layout->blocks.count, masks = layout->masks.count;
	const size_t toggles = layout->toggles.count, seams = layout->seams.count;
	layout->taken_tail = seams;
	if (!APPEND(r->allocator, &layout->seams, &old->seams, layout->old_tail,
	            old->seams.count) ||
	    !APPEND(r->allocator, &layout->blocks, &old->blocks, seam->blocks,
	            old->blocks.count) ||
	    !APPEND(r->allocator, &layout->masks, &old->masks, seam->masks, old->masks.count) ||
	    !APPEND(r->allocator, &layout->toggles, &old->toggles, seam->toggles,
	            old->toggles.count))
		return false;
	for (size_t i = blocks; i < layout->blocks.count; i++) {
		layout->blocks.items[i].begin += moved;
		layout->blocks.items[i].end += moved;
	}
	for (size_t i = masks; i < layout->masks.count; i++) {
		layout->masks.items[i].begin += moved;
		layout->masks.items[i].end += moved;
	}
	for (size_t i = toggles; i < layout->toggles.count; i++)
		layout->toggles.items[i].at += moved;
	for (size_t i = seams; i < layout->seams.count; i++) {
		struct seam *s = layout->seams.items + i;
		s->at += moved;
		s->blocks += here.blocks - seam->blocks;
		s->masks += here.masks - seam->masks;
		s->toggles += here.toggles - seam->toggles;
	}
	r->at = r->length;
	return true;
}

/* Whether a seam of the text before is here, and all behind it is the same: number old_tail. */
static bool is_at_old_seam(struct reader *r, const struct layout_before *before)
{
	const struct layout *old = before->layout;
	const uint32_t left = r->length - r->at;
	size_t *i = &r->layout->old_tail;
	if (left > before->tail)
		return false;
	while (*i < old->seams.count && before->length - old->seams.items[*i].at > left)
		++*i;
	return *i < old->seams.count && before->length - old->seams.items[*i].at == left &&
	       old->seams.items[*i].headed == (r->titles > MAX_TITLES);
}

/* ---- The whole ---------------------------------------------------------------------------- */

static bool read_line(struct reader *r)
{
	const struct extent line = line_at(r, r->at);
	r->at = line.next;
	const bool last = ends_block(r, &line);
	return (r->markdown ? read_markdown_line(r, &line) : read_plain_line(r, &line)) &&
	       (!last || end_run(r, false));
}

/* Reads on to the end, or to where the text goes on as the one before, which may be NULL. */
static bool read_lines(struct reader *r, const struct layout_before *before)
{
	while (r->at < r->length) {
		if (is_at_seam(r)) {
			if (before && is_at_old_seam(r, before))
				return take_tail(r, before);
			if (!add_seam(r))
				return false;
		}
		if (!read_line(r))
			return false;
	}
	r->layout->taken_tail = r->layout->seams.count;
	return end_run(r, false);
}

/* What is behind a seam depends on this as well. */
static bool is_alike(const struct layout *a, const struct layout *b)
{
	return a->markup == b->markup && a->prior.bits == b->prior.bits &&
	       a->prior.width == b->prior.width;
}

static bool read_text(const lede_allocator *a, const char *text, uint32_t length,
                      lede_markup markup, const struct layout_before *before,
                      struct layout *layout)
{
	struct reader r = {.allocator = a,
	                   .text = text,
	                   .length = length,
	                   .layout = layout,
	                   .markdown = markup == LEDE_MARKUP_MARKDOWN};
	layout->blocks.count = layout->masks.count = layout->lines.count = 0;
	layout->toggles.count = layout->seams.count = 0;
	layout->taken_head = layout->taken_tail = layout->old_tail = 0;
	layout->markup = markup;
	layout->start = 0;
	if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		r.at = 3;
	layout->prior = wrap_guess(text, length);
	find_line_ends(&r);
	if (r.markdown && length)
		skip_front_matter(&r);
	layout->start = r.at;
	if (before && !is_alike(layout, before->layout))
		before = NULL;
	if (before && layout->start == before->layout->start && !take_head(&r, before))
		return false;
	return read_lines(&r, before);
}

bool layout_read(const lede_allocator *a, const char *text, uint32_t length, lede_markup markup,
                 struct layout *layout)
{
	return read_text(a, text, length, markup, NULL, layout);
}

bool layout_read_again(const lede_allocator *a, const char *text, uint32_t length,
                       lede_markup markup, const struct layout_before *before,
                       struct layout *layout)
{
	return read_text(a, text, length, markup, before, layout);
}

void layout_free(const lede_allocator *a, struct layout *layout)
{
	vec_free(a, &layout->blocks);
	vec_free(a, &layout->masks);
	vec_free(a, &layout->toggles);
	vec_free(a, &layout->seams);
	vec_free(a, &layout->lines);
	vec_free(a, &layout->marks);
}
