/* First stage: a text to its blocks, and what in it is no prose. */
#ifndef LEDE_TEXT_LAYOUT_H
#define LEDE_TEXT_LAYOUT_H

#include "base/memory.h"

/* A paragraph, heading, list item or table cell: no sentence and no entity crosses its edges.
 * [begin, end) are bytes of the text, without the block's own marker ("# ", "- ", "|"). */
struct block {
	uint32_t begin, end;
	lede_block_kind kind;
};

enum mask_kind {
	MASK_GAP, /* as if it were not there: emphasis marks, link targets, HTML tags, comments */
	MASK_WORD /* stands for a word of the sentence: inline code */
};

/* A stretch inside a block that the tokeniser does not read. */
struct mask {
	uint32_t begin, end;
	enum mask_kind kind;
};

/* A comment that says "lede: off" or "lede: on": from there nothing is to be found, or is again. */
struct toggle {
	uint32_t at;
	bool on;
};

/* How a document's lines are wrapped, going by its first ones: see markup.h. */
struct wrap_prior {
	int bits;
	unsigned width;
};

/* A place between two lines, behind which a text is read in one way whatever is before: there only
 * `headed` tells of that. The counts are those of what the text before it has. */
struct seam {
	uint32_t at;
	uint32_t blocks, masks, toggles;
	uint32_t tokens, sentences; /* set by split_blocks */
	bool headed; /* the block before is a heading */
};

/* All in text order, without overlap; every mask lies inside one block. What is in no block
 * (front matter, fenced code, markers, blank lines) is no prose. */
struct layout {
	VEC(struct block) blocks;
	VEC(struct mask) masks;
	VEC(struct toggle) toggles;
	VEC(struct seam) seams; /* some */
	/* What else it depends on. */
	lede_markup markup;
	struct wrap_prior prior;
	uint32_t start; /* where front matter ends */
	/* What was taken from the layout of a text before, if it was read so: what is before seam
	 * number taken_head - 1, unless that is 0; and what is behind seam number taken_tail, which
	 * is number old_tail of that text, unless it is seams.count. */
	size_t taken_head, taken_tail, old_tail;
	/* Scratch of layout_read, see markup.h. */
	VEC(struct line) lines;
	VEC(struct mark) marks;
};

/* Reads the layout of text[0 .. length) into *layout, which is zeroed or from an earlier call
 * (its memory is used again). Linear in length. False when there is no memory. */
bool layout_read(const lede_allocator *a, const char *text, uint32_t length, lede_markup markup,
                 struct layout *layout);

/* Another text, and how many bytes at its beginning and at its end are those of the text to be
 * read; the two stretches do not overlap in either. */
struct layout_before {
	const struct layout *layout;
	uint32_t length, head, tail;
};

/* The same result as that of layout_read, most of it copied where the texts are alike. */
bool layout_read_again(const lede_allocator *a, const char *text, uint32_t length,
                       lede_markup markup, const struct layout_before *before,
                       struct layout *layout);

void layout_free(const lede_allocator *a, struct layout *layout);

#endif
