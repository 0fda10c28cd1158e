/* How rare words are: the table src/gist/rarity.c, from plain text. */
#include <stdio.h>
#include <stdlib.h>

#include "gist/terms.h"
#include "rank/rank.h"
#include "text/sentence.h"
#include "train/util.h"

enum {
	PAGE = 256,            /* words */
	MOST = 6000,           /* stems in the table */
	LONGEST_TEXT = 6000000 /* bytes: no text says alone what is common */
};

/* Counts on how many pages each stem comes. *page is the number of the last page so far. */
static void count_pages(bytes_vec *text, struct glossary *pages, uint32_t *page)
{
	const lede_allocator *a = &libc_memory;
	struct layout layout = {0};
	token_vec tokens = {0};
	sentence_vec sentences = {0};
	if (text->count > LONGEST_TEXT)
		text->count = LONGEST_TEXT;
	if (!layout_read(a, text->items, (uint32_t)text->count, LEDE_MARKUP_NONE, &layout) ||
	    !split_blocks(a, text->items, &layout, &tokens, &sentences))
		die("not enough memory");
	size_t words = 0;
	for (size_t i = 0; i < tokens.count; i++) {
		const struct token *t = tokens.items + i;
		struct word word;
		uint32_t number;
		if (t->flags & (LEDE_TOKEN_PUNCT | LEDE_TOKEN_NUMBER | LEDE_TOKEN_URL))
			continue;
		if (words++ % PAGE == 0)
			++*page;
		word_read(text->items + t->begin, t->length, &word);
		if (!glossary_count(a, pages, word.stem, &number))
			die("not enough memory");
		struct term *term = pages->list.items + number;
		if (term->mark == *page)
			term->count--;
		term->mark = *page;
	}
	layout_free(a, &layout);
	vec_free(a, &tokens);
	vec_free(a, &sentences);
}

static int compare_counts(const void *a, const void *b)
{
	const struct term *x = a, *y = b;
	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return x->stem < y->stem ? -1 : x->stem > y->stem;
}

static int compare_stems(const void *a, const void *b)
{
	const struct term *x = a, *y = b;
	return x->stem < y->stem ? -1 : x->stem > y->stem;
}

static unsigned rarity_byte(uint32_t count, uint32_t pages)
{
	const double steps = RARITY_UNIT * natural_log((double)pages / count) + 0.5;
	return steps > 255 ? 255 : (unsigned)steps;
}

static void write_numbers(const struct term *terms, size_t count, uint32_t pages)
{
	enum { STEMS_A_LINE = 7, BYTES_A_LINE = 20 };
	printf("const uint32_t rarity_count = %zu;\n\nconst uint32_t rarity_stems[] = {", count);
	for (size_t i = 0; i < count; i++)
		printf("%s%#x,", i % STEMS_A_LINE ? " " : "\n\t", terms[i].stem);
	printf("\n};\n\nconst uint8_t rarity_of[] = {");
	for (size_t i = 0; i < count; i++)
		printf("%s%u,", i % BYTES_A_LINE ? " " : "\n\t",
		       rarity_byte(terms[i].count, pages));
	printf("\n};\n");
}

void rarity_write(const char *folder, char **files, size_t file_count)
{
	struct glossary pages = {0};
	uint32_t page_count = 0;
	for (size_t i = 0; i < file_count; i++) {
		bytes_vec text = read_file(folder, files[i]);
		count_pages(&text, &pages, &page_count);
		vec_free(&libc_memory, &text);
	}
	struct term *terms = pages.list.items;
	const size_t kept = pages.list.count < MOST ? pages.list.count : MOST;
	qsort(terms, pages.list.count, sizeof *terms, compare_counts);
	if (!kept)
		die("no words");
	const unsigned unknown = rarity_byte(terms[kept - 1].count, page_count) + RARITY_UNIT;
	qsort(terms, kept, sizeof *terms, compare_stems);
	printf("/* Made by `make rank` from the plain texts of ../shared/data/raw: don't edit.\n"
	       " * %u pages of %d words. */\n#include \"gist/terms.h\"\n\n", page_count, PAGE);
	printf("const uint8_t rarity_unknown = %u;\n", unknown > 255 ? 255 : unknown);
	write_numbers(terms, kept, page_count);
	glossary_free(&libc_memory, &pages);
}
