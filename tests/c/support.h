/* What the C tests and the fuzzers share: an allocator that watches, texts to try, and the
 * invariants of a document. No cmocka in here, so that a fuzzer can use it. */
#ifndef LEDE_TESTS_SUPPORT_H
#define LEDE_TESTS_SUPPORT_H

#include <lede.h>

/* ---- An allocator that counts, checks sizes and fails on demand ---------------------------- */

struct watch {
	size_t blocks, bytes; /* held now */
	size_t peak;          /* most bytes ever held */
	size_t calls;         /* allocations and growths asked for */
	size_t fail_at;       /* that call gets no memory, nor do later ones; 0 for never */
	bool   misused;       /* an old_size was wrong, or a free of nothing had a size */
};

/* An allocator that reports to *watch, which must outlive what is made with it. One thread. */
lede_allocator watch_allocator(struct watch *watch);

/* What the fixture of a test may begin with: an allocator that is watched. */
struct watched {
	struct watch   watch;
	lede_allocator allocator;
};

/* A zeroed fixture of size bytes that begins with a struct watched. */
void *watched_new(size_t size);

/* Frees a fixture; 0 if all that its allocator gave has come back. */
int watched_free(struct watched *fixture);

/* ---- Texts --------------------------------------------------------------------------------- */

struct text {
	const char *name;
	char       *bytes; /* from malloc; not NUL-terminated */
	size_t      length;
};

/* Short texts that are each awkward in one way, see the table in support.c. */
size_t      text_count(void);
struct text text_fixture(size_t index); /* borrowed: don't free its bytes */

/* unit, of unit_length bytes, over and over until there are length bytes. */
struct text text_repeat(const char *name, const char *unit, size_t unit_length, size_t length);

/* length bytes that are nobody's language but look like prose here and there; the same for the
 * same seed. */
struct text text_random(uint32_t seed, size_t length);

/* A whole file, or a text of bytes NULL. */
struct text text_file(const char *path);

void text_free(struct text *text);

/* ---- Documents ----------------------------------------------------------------------------- */

/* The first invariant of lede.h that doc breaks, in words, or NULL. */
const char *doc_fault(const lede_doc *doc, const char *text, size_t length);

/* Are sentences, tokens and entities the same, scores included? */
bool doc_equal(const lede_doc *a, const lede_doc *b);

#endif
