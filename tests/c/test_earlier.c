/* A text that is cut again after an edit, where most is copied from the text before, is cut as if
 * it were new: blocks, masks, toggles, seams, tokens and sentences are the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cut.h"
#include "find/earlier.h"
#include "support.h"

static uint32_t random_below(uint32_t *seed, size_t limit)
{
	*seed = *seed * 1664525u + 1013904223u;
	return limit ? (uint32_t)((*seed >> 8) % limit) : 0;
}

#define SAME(a, b, field) assert_true((a).field == (b).field)

static void check_same(const struct cut *a, const struct cut *b)
{
	SAME(a->layout, b->layout, blocks.count);
	for (size_t i = 0; i < a->layout.blocks.count; i++) {
		const struct block x = a->layout.blocks.items[i], y = b->layout.blocks.items[i];
		assert_true(x.begin == y.begin && x.end == y.end && x.kind == y.kind);
	}
	SAME(a->layout, b->layout, masks.count);
	for (size_t i = 0; i < a->layout.masks.count; i++) {
		const struct mask x = a->layout.masks.items[i], y = b->layout.masks.items[i];
		assert_true(x.begin == y.begin && x.end == y.end && x.kind == y.kind);
	}
	SAME(a->layout, b->layout, toggles.count);
	for (size_t i = 0; i < a->layout.toggles.count; i++) {
		SAME(a->layout, b->layout, toggles.items[i].at);
		SAME(a->layout, b->layout, toggles.items[i].on);
	}
	SAME(*a, *b, tokens.count);
	for (size_t i = 0; i < a->tokens.count; i++) {
		const struct token x = a->tokens.items[i], y = b->tokens.items[i];
		assert_true(x.begin == y.begin && x.length == y.length && x.flags == y.flags);
	}
	SAME(*a, *b, sentences.count);
	for (size_t i = 0; i < a->sentences.count; i++) {
		const struct sentence x = a->sentences.items[i], y = b->sentences.items[i];
		assert_true(x.first_token == y.first_token && x.token_count == y.token_count &&
		            x.block == y.block);
	}
}

/* What a seam says is what there is before it. */
static void check_seams(const struct cut *cut)
{
	const struct layout *layout = &cut->layout;
	for (size_t i = 0; i < layout->seams.count; i++) {
		const struct seam *s = layout->seams.items + i;
		assert_true(s->blocks == 0 || layout->blocks.items[s->blocks - 1].end <= s->at);
		assert_true(s->blocks == layout->blocks.count ||
		            layout->blocks.items[s->blocks].begin >= s->at);
		assert_true(s->tokens == 0 || cut->tokens.items[s->tokens - 1].begin < s->at);
		assert_true(s->tokens == cut->tokens.count ||
		            cut->tokens.items[s->tokens].begin >= s->at);
		assert_true(s->sentences == cut->sentences.count ||
		            cut->sentences.items[s->sentences].first_token == s->tokens);
	}
}

/* Cuts the text again and anew, compares, and makes it the earlier one. Returns how many bytes were
 * not read again. */
static size_t check_text(struct earlier *earlier, const char *text, uint32_t length,
                         lede_markup markup)
{
	struct cut again = {0}, anew = {0};
	assert_true(earlier_cut(&libc_memory, earlier, text, length, markup, &again.layout,
	                        &again.tokens, &again.sentences));
	assert_true(cut_text(&libc_memory, text, length, markup, &anew));
	check_same(&again, &anew);
	check_seams(&again);
	check_seams(&anew);

	struct find_input input = find_input_of(text, &again.tokens, &again.sentences);
	assert_true(earlier_match(&libc_memory, earlier, &again.layout, &input));
	for (size_t i = 0; i < input.sentence_count; i++) {
		const struct sentence *s = input.sentences + i, *o;
		if (input.same[i] == LEDE_NONE)
			continue;
		assert_true(input.same[i] < earlier->sentences.count);
		o = earlier->sentences.items + input.same[i];
		assert_true(o->token_count == s->token_count && o->block == s->block);
		const struct token *x = input.tokens + s->first_token;
		const struct token *y = earlier->tokens.items + o->first_token;
		for (uint32_t n = 0; n < s->token_count; n++)
			assert_true(x[n].length == y[n].length && x[n].flags == y[n].flags &&
			            memcmp(text + x[n].begin, earlier->text.items + y[n].begin,
			                   x[n].length) == 0);
	}
	const struct layout *l = &again.layout;
	size_t kept = l->taken_head ? l->seams.items[l->taken_head - 1].at : 0;
	if (l->taken_tail < l->seams.count)
		kept += length - l->seams.items[l->taken_tail].at;
	assert_true(earlier_replace(&libc_memory, earlier, length, &again.layout, &input));
	cut_free(&libc_memory, &again);
	cut_free(&libc_memory, &anew);
	return kept;
}

static const char *const pieces[] = {
	"a", "Paris ", "said. ", "\n", "\n\n", "\r", "\r\n", "```\n", "~~~", "> ", "- ", "1. ", "# ",
	"|", "|a|b|\n|-|-|\n", "---\n", "===\n", "+++\n", "<!--", "-->", "<script>", "</script>",
	"<!-- lede: off -->", "[//]: # (lede: on)\n", "<p>", "`", "*", "](", "\f", "\xE2\x80\xA8",
	"\xE2\x80\xA9", "\xEF\xBB\xBF", "\xC2\xA0", "    ", "\xE2\x80\x9C", "Mr. ", "\xff", "A Title\n",
	"A Short Title\n\n", "and this is a line of some length, so that it looks as if it were prose\n",
};

enum { PIECES = sizeof pieces / sizeof *pieces };

/* Puts a piece in, takes some bytes out, most of the time a few, or writes over one. Returns the
 * new length. */
static uint32_t edit(char *text, uint32_t length, size_t room, uint32_t *seed)
{
	const uint32_t at = random_below(seed, 12) ? random_below(seed, length + 1) : 0;
	const char *piece = pieces[random_below(seed, PIECES)];
	const uint32_t more = (uint32_t)strlen(piece);
	if (!random_below(seed, 5) && at < length) {
		text[at] = *piece;
		return length;
	}
	if (random_below(seed, 3) && length + more < room) {
		memmove(text + at + more, text + at, length - at);
		memcpy(text + at, piece, more);
		return length + more;
	}
	uint32_t less = 1 + random_below(seed, random_below(seed, 8) ? 6 : 2000);
	less = less < length - at ? less : length - at;
	memmove(text + at, text + at + less, length - at - less);
	return length - less;
}

/* A text of pieces: paragraphs, mostly. */
static uint32_t fill(char *text, uint32_t room, uint32_t *seed)
{
	static const char line[] = "Mr. Kishida said so. The bank paid $5 million in Paris";
	uint32_t length = 0;
	while (length + 200 < room) {
		const uint32_t size = 4 + random_below(seed, sizeof line - 4);
		memcpy(text + length, line, size);
		length += size;
		const char *piece = random_below(seed, 3) ? random_below(seed, 2) ? "\n\n" : "\n"
		                                          : pieces[random_below(seed, PIECES)];
		memcpy(text + length, piece, strlen(piece));
		length += (uint32_t)strlen(piece);
	}
	return length;
}

static void any_edit_of_any_text(void **state)
{
	(void)state;
	enum { ROOM = 12000, TEXTS = 40, EDITS = 60 };
	char *text = malloc(ROOM);
	assert_non_null(text);
	uint32_t seed = 20251127;
	for (int n = 0; n < TEXTS; n++) {
		struct earlier earlier = {0};
		uint32_t length = fill(text, 2000 + random_below(&seed, 8000), &seed);
		for (int i = 0; i < EDITS; i++) {
			const lede_markup markup = n % 4 ? LEDE_MARKUP_MARKDOWN : LEDE_MARKUP_NONE;
			check_text(&earlier, text, length, i % 20 ? markup : LEDE_MARKUP_MARKDOWN);
			for (uint32_t more = 1 + random_below(&seed, 3); more; more--)
				length = edit(text, length, ROOM, &seed);
		}
		earlier_free(&libc_memory, &earlier);
	}
	free(text);
}

/* What comes before a seam is looked at by what comes behind in some ways: each has its edit. */
static void what_reaches_far(void **state)
{
	(void)state;
	static const struct {
		const char *at_begin, *in_middle, *at_end; /* put in, one after the other */
	} edits[] = {
		{"---\n", "x", "\n---\n"},           /* front matter, closed at the end */
		{"---\na: b\n---\n", "---\n", "x"},  /* closed once more */
		{"```\n", "```\n", "```\n"},         /* fences open and close what is behind */
		{"<!--", "-->", "<!--"},             {"<script>", "</script>", ""},
		{"\xEF\xBB\xBF", "\xEF\xBB\xBF", ""}, {"> ", "> > ", "\n> "},
		{"A Title\n\n", "A Title\n\n", "\nA Title\n\n"},
		{"\n", "\r", "\r\n"},                {"|a|b|\n|-|-|\n", "|a|\n", "a|b\n"},
	};
	enum { ROOM = 40000 };
	static const char unit[] = "Here is a line of text that is wrapped by the one who wrote\n"
				   "it for Mr. Kishida, in Paris. And it goes on like this.\n\n";
	char *text = malloc(ROOM);
	assert_non_null(text);
	for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
		struct earlier earlier = {0};
		uint32_t length = 0;
		while (length + sizeof unit < ROOM / 2) {
			memcpy(text + length, unit, sizeof unit - 1);
			length += sizeof unit - 1;
		}
		check_text(&earlier, text, length, LEDE_MARKUP_MARKDOWN);
		const char *more[] = {edits[i].at_begin, edits[i].in_middle, edits[i].at_end};
		for (size_t n = 0; n < 3; n++) {
			const uint32_t size = (uint32_t)strlen(more[n]);
			const uint32_t at = n == 0 ? 0 : n == 1 ? length / 2 : length;
			memmove(text + at + size, text + at, length - at);
			memcpy(text + at, more[n], size);
			length += size;
			check_text(&earlier, text, length, LEDE_MARKUP_MARKDOWN);
		}
		earlier_free(&libc_memory, &earlier);
	}
	free(text);
}

/* Rows of a long table need no pipes at their ends, as long as it goes on. */
static void inside_a_table(void **state)
{
	(void)state;
	enum { ROOM = 20000, HEAD = 3000 };
	static const char rule[] = "\n\n|a|b|\n|-|-|\n";
	static const char row[] = "Mr. Kishida | Paris\n";
	char *text = malloc(ROOM);
	assert_non_null(text);
	struct earlier earlier = {0};
	uint32_t length = sizeof rule - 1;
	memcpy(text, rule, length);
	while (length + sizeof row < ROOM) {
		memcpy(text + length, row, sizeof row - 1);
		length += sizeof row - 1;
	}
	for (uint32_t at = HEAD; at < length; at += HEAD) {
		check_text(&earlier, text, length, LEDE_MARKUP_MARKDOWN);
		text[at] = text[at] == '\n' ? ' ' : '\n'; /* ends it, or a row */
		text[at + 1] = '\n';
		check_text(&earlier, text, length, LEDE_MARKUP_MARKDOWN);
		text[at + 1] = '|';
	}
	earlier_free(&libc_memory, &earlier);
	free(text);
}

/* Edits right before and behind a seam. */
static void at_a_seam(void **state)
{
	(void)state;
	enum { LENGTH = 20000 };
	static const char unit[] = "Mr. Kishida said so in Paris.\n\nAnd London too, he said,\n\n";
	struct text text = text_repeat("unit", unit, sizeof unit - 1, LENGTH);
	struct earlier earlier = {0};
	check_text(&earlier, text.bytes, LENGTH, LEDE_MARKUP_MARKDOWN);
	const size_t count = earlier.layout.seams.count;
	assert_true(count > 10);
	for (size_t i = 0; i + 1 < count; i++) {
		for (uint32_t n = 0; n < 6; n++) {
			char *at = text.bytes + earlier.layout.seams.items[i].at + n - 3;
			const char was[] = {at[0], at[1]};
			memcpy(at, n < 3 ? "x " : "# ", 2);
			check_text(&earlier, text.bytes, LENGTH, LEDE_MARKUP_MARKDOWN);
			memcpy(at, was, 2);
			check_text(&earlier, text.bytes, LENGTH, LEDE_MARKUP_MARKDOWN);
		}
	}
	earlier_free(&libc_memory, &earlier);
	text_free(&text);
}

/* A carriage return at the end of what is the same, and a line feed behind it. */
static void one_line_end_of_two(void **state)
{
	(void)state;
	enum { ROOM = 8000 };
	char *text = malloc(ROOM);
	assert_non_null(text);
	for (uint32_t at = 1000; at < 6000; at += 37) {
		struct earlier earlier = {0};
		for (uint32_t i = 0; i < ROOM; i++)
			text[i] = i % 40 == 39 ? '\r' : i % 8 ? 'a' : ' ';
		text[at] = text[at + 1] = '\r';
		check_text(&earlier, text, ROOM - 1, LEDE_MARKUP_MARKDOWN);
		memmove(text + at + 3, text + at + 2, ROOM - at - 3);
		text[at + 2] = '\n';
		check_text(&earlier, text, ROOM, LEDE_MARKUP_MARKDOWN);
		earlier_free(&libc_memory, &earlier);
	}
	free(text);
}

static void little_is_read_again(void **state)
{
	(void)state;
	enum { LENGTH = 200000, NEAR = 8192 };
	static const char unit[] = "Mr. Kishida said so in Paris, and went on to *London* after.\n\n";
	struct text text = text_repeat("unit", unit, sizeof unit - 1, LENGTH);
	struct earlier earlier = {0};
	assert_int_equal(check_text(&earlier, text.bytes, LENGTH, LEDE_MARKUP_MARKDOWN), 0);
	for (size_t at = 100; at < LENGTH; at += LENGTH / 7) {
		text.bytes[at] ^= 1;
		const size_t kept = check_text(&earlier, text.bytes, LENGTH, LEDE_MARKUP_MARKDOWN);
		assert_true(kept > LENGTH - NEAR);
	}
	/* All is read anew where it is read in another way. */
	assert_int_equal(check_text(&earlier, text.bytes, LENGTH, LEDE_MARKUP_NONE), 0);
	earlier_free(&libc_memory, &earlier);
	text_free(&text);
}

static void without_memory(void **state)
{
	(void)state;
	enum { LENGTH = 20000, MOST = 1000 };
	static const char unit[] = "> Mr. Kishida, in `Paris`\n\n<!-- lede: off -->\n\n- an item\n\n";
	struct text text = text_repeat("unit", unit, sizeof unit - 1, LENGTH);
	struct watch watch = {0};
	const lede_allocator allocator = watch_allocator(&watch);
	bool done = false;
	size_t n = 0;
	while (!done && ++n < MOST) {
		struct earlier earlier = {0};
		struct cut cut = {0};
		text.bytes[LENGTH / 2] = 'a';
		check_text(&earlier, text.bytes, LENGTH, LEDE_MARKUP_MARKDOWN);
		text.bytes[LENGTH / 2] = 'b';
		watch.calls = 0;
		watch.fail_at = n;
		done = earlier_cut(&allocator, &earlier, text.bytes, LENGTH, LEDE_MARKUP_MARKDOWN,
		                   &cut.layout, &cut.tokens, &cut.sentences);
		cut_free(&allocator, &cut);
		earlier_free(&libc_memory, &earlier);
		assert_int_equal(watch.blocks, 0);
	}
	assert_true(done && n > 5);
	assert_false(watch.misused);
	text_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_edit_of_any_text),
		cmocka_unit_test(what_reaches_far),
		cmocka_unit_test(inside_a_table),
		cmocka_unit_test(at_a_seam),
		cmocka_unit_test(one_line_end_of_two),
		cmocka_unit_test(little_is_read_again),
		cmocka_unit_test(without_memory),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
