/* How mentions are worded: most as one before, which saves reading them again. White space is all
 * one, so that a line break makes no difference. */
#ifndef LEDE_GROUP_WORDING_H
#define LEDE_GROUP_WORDING_H

#include "find/found.h"
#include "group/slots.h"

struct wording {
	uint64_t head, tail; /* its first and last eight bytes: of most wordings, all of it */
	uint32_t length;     /* its white space as single spaces */
	uint32_t begin, end; /* where it is first */
	uint32_t spelling;   /* that it is read as; NO_SPELLING: not yet */
	uint32_t alias;      /* in the group listed last that has it, the number of its alias + 1 */
	/* By class, 1u << enum name_class: whether it has been asked if this is no name, and so. */
	uint16_t asked, nameless;
};

#define NO_SPELLING UINT32_MAX

struct wordings {
	VEC(struct wording) items;
	struct slots slots;
	VEC(char) plain; /* a wording with its white space as single spaces: scratch */
};

/* Empties the list, for a text with about so many wordings. False when there is no memory. */
bool wordings_reset(const lede_allocator *a, struct wordings *wordings, size_t count);
void wordings_free(const lede_allocator *a, struct wordings *wordings);

/* The index of the wording text[begin .. end), which is added if it is a new one. False when there
 * is no memory. */
bool wordings_find(const lede_allocator *a, struct wordings *wordings, const char *text,
                   uint32_t begin, uint32_t end, uint32_t *index);

/* Appends text to the strings, its white space as single spaces. False when there is no memory. */
bool add_plain_text(const lede_allocator *a, string_vec *strings, const char *text, size_t length,
                    uint32_t *offset);

#endif
