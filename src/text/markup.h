/* What the files of the first stage share: lines, runs of lines, and the reader of the text. */
#ifndef LEDE_TEXT_MARKUP_H
#define LEDE_TEXT_MARKUP_H

#include "base/ascii.h"
#include "text/layout.h"

/* A line longer than this (code points) was not made by a program or person that wraps lines. */
#define WRAP_MAX_WIDTH 120

/* How a line begins or ends, as evidence for wrap.c. */
enum line_head { HEAD_LOWER, HEAD_UPPER, HEAD_DIGIT, HEAD_OTHER };
enum line_tail { TAIL_WORD, TAIL_STOP, TAIL_COMMA, TAIL_COLON, TAIL_HYPHEN, TAIL_FUNCTION_WORD };

/* One line of prose, without surrounding white space and '>': [begin, end) is not empty. */
struct line {
	uint32_t begin, end;
	uint32_t item;  /* where the text after its list marker begins, or 0 */
	uint8_t column; /* where begin stands, at most 255 */
	uint8_t width;  /* column of end in code points; WRAP_MAX_WIDTH + 1 for "or more" */
	uint8_t word;   /* width of the first word, at most 255 */
	uint8_t head;   /* enum line_head */
	uint8_t tail;   /* enum line_tail */
	bool single;    /* it is one word */
	bool broken;    /* a sentence ends inside of it */
	bool starts;    /* the line begins a block whatever the one before it looks like */
};

/* A mark of inline markup in the block being read. */
struct mark {
	uint32_t begin, end;
	uint32_t below; /* index + 1 of the mark under this one on its stack of openers, or 0 */
	uint32_t left;  /* delimiters of the run that are not yet matched */
	uint8_t kind;   /* enum mask_kind */
	bool used;      /* it is markup; otherwise it was only a candidate */
};

/* ---- wrap.c ------------------------------------------------------------------------------- */

/* Fills in column ... tail of a line of text, whose begin and end are set; origin is the byte
 * that stands in column 0. */
void line_measure(const char *text, uint32_t origin, struct line *line);

/* Evidence that a document is hard-wrapped, from its first lines: bits (log2 of odds), and the
 * width it is wrapped at. */
struct wrap_prior wrap_guess(const char *text, uint32_t length);

/* Decides for each line but the first whether it goes on with the block of the line before or
 * starts a new one: sets starts. */
void wrap_decide(struct line *lines, size_t count, const struct wrap_prior *prior);

/* Whether a block of that one line looks like a title: short, no final stop. */
bool wrap_looks_like_title(const char *text, const struct line *line);

/* ---- inline.c ----------------------------------------------------------------------------- */

/* Appends the block, or those that HTML tags in it cut it into, and the masks. quoted: its lines
 * may begin with '>' markers. False when there is no memory. */
bool inline_read(const lede_allocator *a, const char *text, const struct block *block, bool quoted,
                 struct layout *layout);

/* ---- markdown.c: what a line is, by its first bytes ---------------------------------------- */

/* All take a stretch [at, end) of text, a line without its line end and white space at its end. */

/* The end of the '>' markers and spaces at at; *depth is how many markers. */
uint32_t md_skip_quotes(const char *text, uint32_t at, uint32_t end, unsigned *depth);

/* The end of "[!NOTE]", which makes a quotation a callout, and the spaces after it, or at. */
uint32_t md_skip_callout(const char *text, uint32_t at, uint32_t end);

/* The end of a bullet or number with the spaces (and task box) after it, or at if none. */
uint32_t md_skip_list_marker(const char *text, uint32_t at, uint32_t end);

/* "## Title ##": true with the title, perhaps empty, in [*begin, *title_end). */
bool md_is_heading(const char *text, uint32_t at, uint32_t end, uint32_t *begin,
                   uint32_t *title_end);

bool md_is_rule(const char *text, uint32_t at, uint32_t end);      /* "---", "* * *" */
bool md_is_underline(const char *text, uint32_t at, uint32_t end); /* "====" or "----" */

/* "```lang" or "~~~": the length of the fence, or 0. */
uint32_t md_fence(const char *text, uint32_t at, uint32_t end);
bool md_closes_fence(const char *text, uint32_t at, uint32_t end, char mark, uint32_t fence);

bool md_is_table_rule(const char *text, uint32_t at, uint32_t end); /* "|---|:-:|" */
bool md_has_pipe(const char *text, uint32_t at, uint32_t end);

bool md_is_definition(const char *text, uint32_t at, uint32_t end); /* "[label]: target" */

/* The end of "[^label]:" and the spaces after it, or at if there is none. */
uint32_t md_skip_footnote_label(const char *text, uint32_t at, uint32_t end);

/* What must come to end the HTML that begins at at and may span blank lines ("-->" after "<!--",
 * "</script>" ...), or NULL. */
const char *md_raw_html_end(const char *text, uint32_t at, uint32_t end);

/* Keeps what a comment whose text begins at at and ends before end says to lede, if anything. False
 * when there is no memory. */
bool md_read_comment(const lede_allocator *a, const char *text, uint32_t at, uint32_t end,
                     struct layout *layout);

static inline bool is_blank_byte(char c)
{
	return c == ' ' || c == '\t';
}

static inline uint32_t skip_blanks(const char *text, uint32_t at, uint32_t end)
{
	while (at < end && is_blank_byte(text[at]))
		at++;
	return at;
}

/* ASCII punctuation. */
static inline bool is_punct_byte(char c)
{
	return c > ' ' && c < 127 && !is_digit_byte(c) && !is_letter_byte(c);
}

#endif
