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

/* All in text order, without overlap; every mask lies inside one block. What is in no block
 * (front matter, fenced code, markers, blank lines) is no prose. */
struct layout {
	VEC(struct block) blocks;
	VEC(struct mask) masks;
	VEC(struct toggle) toggles;
	/* Scratch of layout_read, see markup.h. */
	VEC(struct line) lines;
	VEC(struct mark) marks;
};

/* Reads the layout of text[0 .. length) into *layout, which is zeroed or from an earlier call
 * (its memory is used again). Linear in length. False when there is no memory. */
bool layout_read(const lede_allocator *a, const char *text, uint32_t length, lede_markup markup,
                 struct layout *layout);

void layout_free(const lede_allocator *a, struct layout *layout);

#endif
