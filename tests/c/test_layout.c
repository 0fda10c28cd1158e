/* Blocks and masks: every construct of Markdown that is read, line ends, wrapped lines, texts made
 * to be slow, failing memory, and the promises of layout.h on random texts.
 *
 * A layout is compared as a string, one line a block: "P|text" with P paragraph, H heading, L list
 * item, C table cell; masks in braces, {gap} and {=word}; a line end inside a block as "/". */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support.h"
#include "text/layout.h"
#include "text/utf8.h"

static lede_allocator libc;

/* ---- Showing a layout ----------------------------------------------------------------------- */

struct shown {
	char  *bytes;
	size_t length;
};

static void put(struct shown *shown, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '\r' && i + 1 < length && text[i + 1] == '\n')
			continue;
		shown->bytes[shown->length++] = text[i] == '\n' || text[i] == '\r' ? '/' : text[i];
	}
}

/* The layout as a string, from malloc. */
static char *show(const char *text, const struct layout *layout, size_t length)
{
	struct shown shown = {.bytes = malloc(8 * length + 64)};
	size_t mask = 0;
	assert_non_null(shown.bytes);
	for (size_t i = 0; i < layout->blocks.count; i++) {
		const struct block *block = layout->blocks.items + i;
		uint32_t at = block->begin;
		shown.bytes[shown.length++] = "PHLC"[block->kind];
		shown.bytes[shown.length++] = '|';
		for (; mask < layout->masks.count; mask++) {
			const struct mask *m = layout->masks.items + mask;
			if (m->begin >= block->end)
				break;
			put(&shown, text + at, m->begin - at);
			put(&shown, m->kind == MASK_WORD ? "{=" : "{", m->kind == MASK_WORD ? 2 : 1);
			put(&shown, text + m->begin, m->end - m->begin);
			put(&shown, "}", 1);
			at = m->end;
		}
		put(&shown, text + at, block->end - at);
		shown.bytes[shown.length++] = '\n';
	}
	shown.bytes[shown.length] = '\0';
	return shown.bytes;
}

struct sample {
	const char *text, *expected;
};

static void check_as(const struct sample *samples, size_t count, lede_markup markup)
{
	struct layout layout = {0};
	for (size_t i = 0; i < count; i++) {
		const size_t length = strlen(samples[i].text);
		assert_true(layout_read(&libc, samples[i].text, (uint32_t)length, markup, &layout));
		char *got = show(samples[i].text, &layout, length);
		if (strcmp(got, samples[i].expected))
			fail_msg("\n--- text\n%s\n--- expected\n%s--- got\n%s", samples[i].text,
			         samples[i].expected, got);
		free(got);
	}
	layout_free(&libc, &layout);
}

#define CHECK(samples) \
	check_as(samples, sizeof(samples) / sizeof *(samples), LEDE_MARKUP_MARKDOWN)

/* ---- Blocks --------------------------------------------------------------------------------- */

static void paragraphs_and_line_ends(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{"", ""},
		{"\n\n \t\n", ""},
		{"One.", "P|One.\n"},
		{"  One. \n\nTwo.\n", "P|One.\nP|Two.\n"},
		{"One.\r\n\r\nTwo.\r\n", "P|One.\nP|Two.\n"},
		{"One.\r\rTwo.\r", "P|One.\nP|Two.\n"},
		{"One.\fTwo.", "P|One.\nP|Two.\n"},
		{"One.\xE2\x80\xA9Two.", "P|One.\nP|Two.\n"},       /* U+2029 */
		{"One.\xE2\x80\xA8\xE2\x80\xA8Two.", "P|One.\nP|Two.\n"}, /* U+2028, twice */
		{"\xE2\x80\x9COne.\xE2\x80\x9D", "P|\xE2\x80\x9COne.\xE2\x80\x9D\n"},
		{"\xEF\xBB\xBFOne.", "P|One.\n"},
		{"\xC2\xA0One.\xC2\xA0\n\xC2\xA0\nTwo.", "P|One.\nP|Two.\n"},
		{"\xFFOne.\xE2\x80", "P|\xFFOne.\xE2\x80\n"},
		{"    Indented is no code.\n", "P|Indented is no code.\n"},
	};
	CHECK(samples);
}

static void headings(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{"# One\nTwo.", "H|One\nP|Two.\n"},
		{"Zero.\n###### Six ##  \n####### Seven", "P|Zero.\nH|Six\nP|####### Seven\n"},
		{"# C#\n#hashtag\n#\n# #", "H|C#\nP|#hashtag\n"},
		{"Title\n=====\nText.", "H|Title\nP|Text.\n"},
		{"Title\n---\nText.", "H|Title\nP|Text.\n"},
		{"First line here.\nTitle\n---\n", "P|First line here.\nH|Title\n"},
		{"# *Old* `code`", "H|{*}Old{*} {=`code`}\n"},
		{"***\n* * *\n---\n___\nText.\n-- \nJane", "P|Text.\nP|Jane\n"},
	};
	CHECK(samples);
}

static void titles_of_plain_text(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{"Rain stops play\nIt rained all day.", "H|Rain stops play\nP|It rained all day.\n"},
		{"Rain stops play\n\nIt rained.", "H|Rain stops play\nP|It rained.\n"},
		{"Rain stops play\nBy Ann Poe\nIt rained.",
		 "H|Rain stops play\nP|By Ann Poe\nP|It rained.\n"},
		{"# Rain\n\nBy Ann Poe\n\nIt rained.", "H|Rain\nP|By Ann Poe\nP|It rained.\n"},
		{"Home | News\nIt rained.", "P|Home | News\nP|It rained.\n"},
		/* An address is none, nor is what nothing follows. */
		{"Ann Poe\n1 High Street\nLeeds\nIt rained.",
		 "P|Ann Poe\nP|1 High Street\nP|Leeds\nP|It rained.\n"},
		{"It rained.\nAnn Poe", "P|It rained.\nP|Ann Poe\n"},
		{"It rained, and\nthen it stopped.", "P|It rained, and\nP|then it stopped.\n"},
	};
	CHECK(samples);
}

static void lists(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{"- One\n* Two\n+ Three\n1. Four\n23) Five", "L|One\nL|Two\nL|Three\nL|Four\nL|Five\n"},
		{"- [ ] Open\n- [x] Done\n- [x]tight", "L|Open\nL|Done\nL|[x]tight\n"},
		{"- One\n  goes on\n- Two", "L|One/  goes on\nL|Two\n"},
		{"- One\n    - Deep\n", "L|One\nL|Deep\n"},
		{"\xE2\x80\xA2 One\n\xE2\x80\xA2 Two", "L|One\nL|Two\n"},
		{"-1 is less", "P|-1 is less\n"},
		{"1986. A year", "P|1986. A year\n"},
		{"-\n", "P|-\n"},
		{"Buy:\n- milk\n- tea", "P|Buy:\nL|milk\nL|tea\n"},
	};
	CHECK(samples);
}

static void tables(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{"| A | B |\n|---|:-:|\n| c |  |\n| d\\|e | `f` |\n",
		 "C|A\nC|B\nC|c\nC|d{\\}|e\nC|{=`f`}\n"},
		{"Text.\nA | B\n--|--\nc | d\n\ne | f", "P|Text.\nC|A\nC|B\nC|c\nC|d\nP|e | f\n"},
		{"| a | b |", "C|a\nC|b\n"},
		{"|x| is positive", "P||x| is positive\n"},
		{"||\n| |", ""},
	};
	CHECK(samples);
}

static void quotations(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{"> One.\n>\n> Two.", "P|One.\nP|Two.\n"},
		{"> > Deep.\n> Less.\nMine.", "P|Deep.\nP|Less.\nP|Mine.\n"},
		{"> # Title\n> - item", "H|Title\nL|item\n"},
		{">> The minister said that the talks would go on for as long as it\n"
		 ">> was needed to find a peace.",
		 "P|The minister said that the talks would go on for as long as it/"
		 "{>> }was needed to find a peace.\n"},
		{"> [!NOTE]\n> One.\n\n> [!tip]- Two\n\n> [!] x", "P|One.\nP|Two\nP|[!] x\n"},
		{"> ```\n> code\nText.", "P|Text.\n"},
		{"a > b", "P|a > b\n"},
	};
	CHECK(samples);
}

static void what_is_no_prose(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{"---\ntitle: x\n---\nText.", "P|Text.\n"},
		{"\xEF\xBB\xBF---\r\ntitle: x\r\n...\r\nText.", "P|Text.\n"},
		{"+++\na = 1\n+++\nText.", "P|Text.\n"},
		{"+++\na = 1\n---\nText.", "P|+++\nH|a = 1\nP|Text.\n"},
		{"---\nText.", "P|Text.\n"},
		{"\n---\nText.\n---\n", "H|Text.\n"},
		{"One.\n```c\ncode\n\n# code\n```\nTwo.", "P|One.\nP|Two.\n"},
		{"~~~~ any `info`\n~~~\n~~~~~\nTwo.", "P|Two.\n"},
		{"One.\n  ```\nnever closed\n\nto the end", "P|One.\n"},
		{"``` a ``` b", "P|{=``` a ```} b\n"},
		{"One.\n<!-- two\n\nthree --> Four.", "P|One.\nP|Four.\n"},
		{"<!-- never\n\nclosed", ""},
		{"<script>\nlet a = 1;\n\n</SCRIPT>\nOne.", "P|One.\n"},
		{"<STYLE type=x>b{}</style>One.", "P|One.\n"},
		{"<scripture>One.", "P|{<scripture>}One.\n"},
		{"[a]: http://b.c 'T'\n[d]: <e>\nOne.", "P|One.\n"},
		{"[Anna]: Yes.\n[Bob]: So it is.", "P|[Anna]: Yes.\nP|[Bob]: So it is.\n"},
		{"[^1]: A note.", "P|A note.\n"},
	};
	CHECK(samples);
}

/* ---- Inside of blocks ----------------------------------------------------------------------- */

static void code_spans(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{"a `b` c", "P|a {=`b`} c\n"},
		{"a ``b ` c`` d", "P|a {=``b ` c``} d\n"},
		{"a `b", "P|a `b\n"},
		{"a `b`` c` d", "P|a {=`b`` c`} d\n"},
		{"``a` b` c", "P|``a{=` b`} c\n"},
		{"`a *b` c*", "P|{=`a *b`} c*\n"},
		{"\\`a`", "P|{\\}`a`\n"},
		{"a `b\n\nc` d", "P|a `b\nP|c` d\n"},
		{"``a,'' he said. ``b''", "P|``a,'' he said. ``b''\n"},
		{"`` a '' b `` c '' d", "P|`` a '' b `` c '' d\n"},
		{"``a '' b`` c", "P|{=``a '' b``} c\n"},
		{"``a' b ``", "P|{=``a' b ``}\n"},
	};
	CHECK(samples);
}

static void links(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{"A [b c](http://d.e/f_g_h) i", "P|A {[}b c{](http://d.e/f_g_h)} i\n"},
		{"[a](b \"c ) d\")", "P|{[}a{](b \"c ) d\")}\n"},
		{"[a](<b c>) [d](e(f)g)", "P|{[}a{](<b c>)} {[}d{](e(f)g)}\n"},
		{"![a *b*](c.png)", "P|{![}a {*}b{*}{](c.png)}\n"},
		{"[![a](b)](c)", "P|{[}{![}a{](b)}{](c)}\n"},
		{"[a](b\\)c)", "P|{[}a{](b\\)c)}\n"},
		{"[a](b c)", "P|[a](b c)\n"},
		{"[a](b", "P|[a](b\n"},
		{"[a] (b)", "P|[a] (b)\n"},
		{"a](b)", "P|a](b)\n"},
		{"[a][b] [c][] [2][3]", "P|{[}a{][b]} {[}c{][]} [2][3]\n"},
		{"He [sic] said[4] so.[^5]", "P|He [sic] said[4] so.{[^5]}\n"},
		{"[[A]] [[B|c]] [[D#e]] [[#f]] ![[g]]",
		 "P|{[[}A{]]} {[[B|}c{]]} {[[}D{#e]]} {[[#}f{]]} {![[g]]}\n"},
		{"[[a] b]", "P|[[a] b]\n"},
		{"See <http://a.b/c_d> and <e@f.g>.", "P|See {<http://a.b/c_d>} and {<e@f.g>}.\n"},
		{"See http://a.b/_c_*d* or www.a.b/_c_ *e*",
		 "P|See http://a.b/_c_*d* or www.a.b/_c_ {*}e{*}\n"},
		{"*http://a.b*", "P|{*}http://a.b{*}\n"},
	};
	CHECK(samples);
}

static void emphasis(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{"*a* **b** ***c*** _d_ __e__ ~~f~~",
		 "P|{*}a{*} {**}b{**} {***}c{***} {_}d{_} {__}e{__} {~~}f{~~}\n"},
		{"**a *b* c**", "P|{**}a {*}b{*} c{**}\n"},
		{"snake_case_name and 5 * 3 * 2", "P|snake_case_name and 5 * 3 * 2\n"},
		{"2*3*4 f**k and s**t", "P|2*3*4 f**k and s**t\n"},
		{"a* b *c", "P|a* b *c\n"},
		{"*a", "P|*a\n"},
		{"_a_b c", "P|_a_b c\n"},
		{"~5 ~a~", "P|~5 ~a~\n"},
		{"(*a*), \"_b_\"", "P|({*}a{*}), \"{_}b{_}\"\n"},
		{"\xE2\x80\x9C*\xC3\xA9t\xC3\xA9*\xE2\x80\x9D",
		 "P|\xE2\x80\x9C{*}\xC3\xA9t\xC3\xA9{*}\xE2\x80\x9D\n"},
		{"\xC3\xA9_a_\xC3\xA9", "P|\xC3\xA9_a_\xC3\xA9\n"},
		{"\\*a\\* C:\\dir", "P|{\\}*a{\\}* C:\\dir\n"},
	};
	CHECK(samples);
}

static void html(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{"a <b>c</b> <img src=\"x>y\" /> d", "P|a {<b>}c{</b>} {<img src=\"x>y\" />} d\n"},
		{"a <!-- b --> c <!-- d", "P|a {<!-- b -->} c <!-- d\n"},
		{"1 < 2 > 1 <3", "P|1 < 2 > 1 <3\n"},
		{"a <b", "P|a <b\n"},
		{"a <b <i>c", "P|a <b {<i>}c\n"},
		{"- <p>One</p>", "L|One\n"},
		{"<p class=x>One.</p><h2>Two</h2>Three", "P|One.\nH|Two\nP|Three\n"},
		{"<ul><li>One <i>x</i><li>Two</ul>", "L|One {<i>}x{</i>}\nL|Two\n"},
		{"<TR><TD>a</TD><th>b</th></TR>", "C|a\nC|b\n"},
		{"One<br/>Two", "P|One\nP|Two\n"},
		{"*a<p>b*", "P|*a\nP|b*\n"},
		{"AT&amp;T", "P|AT&amp;T\n"},
	};
	CHECK(samples);
}

static void without_markup(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{"---\n# *One* `two`\n\n```\n- <b>three", "P|---\nP|# *One* `two`\nP|```\nP|- <b>three\n"},
		{"> One.\r\n\r\n| Two |", "P|> One.\nP|| Two |\n"},
	};
	check_as(samples, sizeof samples / sizeof *samples, LEDE_MARKUP_NONE);
}

/* ---- Wrapped lines -------------------------------------------------------------------------- */

/* Five code points of nine bytes. */
#define FIVE "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 "

static void wrapped_paragraphs(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{"The committee met on Thursday in the old town hall and agreed\n"
		 "with Mayor Ingrid Halvorsen that the bridge should be closed\n"
		 "at once. A new one is planned.",
		 "P|The committee met on Thursday in the old town hall and agreed/"
		 "with Mayor Ingrid Halvorsen that the bridge should be closed/"
		 "at once. A new one is planned.\n"},
		/* A title above, a short last line, and a paragraph below without a blank line. */
		{"Bridge to close\n"
		 "The committee met on Thursday in the old town hall and agreed\n"
		 "with Mayor Ingrid Halvorsen that the bridge should be closed.\n"
		 "It was late.\n"
		 "A new one is planned, but nobody could say on Thursday where\n"
		 "the money for that is to come from.",
		 "H|Bridge to close\n"
		 "P|The committee met on Thursday in the old town hall and agreed/"
		 "with Mayor Ingrid Halvorsen that the bridge should be closed.\n"
		 "P|It was late.\n"
		 "P|A new one is planned, but nobody could say on Thursday where/"
		 "the money for that is to come from.\n"},
		/* A long line before: this is how the whole document is written. */
		{"The committee met on Thursday in the old town hall and agreed with Mayor Halvorsen "
		 "that the bridge should be closed at once, which was done.\n"
		 "A new one is planned, but nobody could say on Thursday how,\n"
		 "Money is short.",
		 "P|The committee met on Thursday in the old town hall and agreed with Mayor Halvorsen "
		 "that the bridge should be closed at once, which was done.\n"
		 "P|A new one is planned, but nobody could say on Thursday how,\n"
		 "P|Money is short.\n"},
		/* Code points are counted, not bytes. */
		{FIVE FIVE FIVE FIVE FIVE FIVE FIVE FIVE FIVE FIVE FIVE FIVE FIVE FIVE "\nand so on.",
		 "P|" FIVE FIVE FIVE FIVE FIVE FIVE FIVE FIVE FIVE FIVE FIVE FIVE FIVE FIVE "/and so on.\n"},
		/* Two lines only: what they say has to do. */
		{"It was late when they came. The office of Danish Financial Supervisory\n"
		 "Authority has opened an inquiry.",
		 "P|It was late when they came. The office of Danish Financial Supervisory/"
		 "Authority has opened an inquiry.\n"},
		{"He has shown all of the papers and the letters to the old Mr.\n"
		 "Collins of the ministry.",
		 "P|He has shown all of the papers and the letters to the old Mr./"
		 "Collins of the ministry.\n"},
		{"The committee met on Thursday in the old hall of the\r\ntown of Bergen.",
		 "P|The committee met on Thursday in the old hall of the/town of Bergen.\n"},
		{"The committee met on Thursday in the old hall of the\ftown of Bergen.",
		 "P|The committee met on Thursday in the old hall of the\nP|town of Bergen.\n"},
		/* A dash that wrapping put first. */
		{"She had, as everyone in the department knew, waited for this day\n"
		 "- and for nothing else - since the spring in which she had first\n"
		 "come to see the old machine that stood in the cellar of the house.",
		 "P|She had, as everyone in the department knew, waited for this day/"
		 "- and for nothing else - since the spring in which she had first/"
		 "come to see the old machine that stood in the cellar of the house.\n"},
	};
	CHECK(samples);
	check_as(samples, sizeof samples / sizeof *samples, LEDE_MARKUP_NONE);
}

static void lines_that_are_blocks(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{"QUAKE KILLS 14\nMAYOR SWORN IN\nAPPLE BITES BACK",
		 "P|QUAKE KILLS 14\nP|MAYOR SWORN IN\nP|APPLE BITES BACK\n"},
		{"They met on Thursday in the old hall of the town.\n"
		 "They agreed on Friday that it should be closed.\n"
		 "They were sorry on Saturday, all of them, again.",
		 "P|They met on Thursday in the old hall of the town.\n"
		 "P|They agreed on Friday that it should be closed.\n"
		 "P|They were sorry on Saturday, all of them, again.\n"},
		/* Indented first lines. */
		{"  The committee met on Thursday in the old town hall and agreed\n"
		 "with Mayor Ingrid Halvorsen that the bridge should be closed to\n"
		 "traffic until the spring, and longer than that for the big lorries.\n"
		 "  Nobody had asked the people of the village on the other side of.",
		 "P|The committee met on Thursday in the old town hall and agreed/"
		 "with Mayor Ingrid Halvorsen that the bridge should be closed to/"
		 "traffic until the spring, and longer than that for the big lorries.\n"
		 "P|Nobody had asked the people of the village on the other side of.\n"},
	};
	CHECK(samples);
}

/* ---- Texts made to be slow ------------------------------------------------------------------ */

/* unit over and over; expected numbers of blocks and masks, -1 where it does not matter. */
static void pathological(void **state)
{
	(void)state;
	enum { LENGTH = 1 << 18 };
	static const struct {
		const char *unit;
		long        blocks, masks; /* units per block and mask; 0 for one or none in all */
	} cases[] = {
		{"[", 0, 0}, {"[a](b", 0, 0}, {"[a](b \"", 0, 0}, {"[a](<b", 0, 0}, {"![", 0, 0},
		{"[[a", 0, 0}, {"][", 0, -1}, {"](", 0, 0}, {"[](", 0, 0}, {"<", 0, 0},
		{"<a ", 0, 0}, {"<a b=\"", 0, -1}, {"<a\" x=\"", 0, 0}, {"x<!--", 0, 0}, {"<?", -1, -1},
		{"` ``` `` ", 0, -1}, {"*a ", 0, 0}, {"a* ", 0, 0}, {"a*_b ", 0, 0}, {"*a_ ", 0, 0},
		{"_", -1, 0}, {"a_", 0, 0}, {"\\*", 0, 1}, {"://", 0, 0}, {"www.a*_", 0, 0},
		{"word ", 0, 0}, {"x", 0, 0}, {"- a\n", 1, 0}, {"1. a\n", 1, 0}, {"# a #\n", 1, 0},
		{"a\n\n", 1, 0}, {"a\r\n\r\n", 1, 0}, {"a\r\r", 1, 0}, {"a\f", 1, 0}, {"|a", -1, 0},
		{"a|b\n-|-\n\n", -1, 0}, {"<p>a", 1, 0}, {"`<p>a", -1, -1}, {"<!--<p>a", -1, -1},
		{"\xFF", 0, 0}, {"\xE2\x80", 0, 0},
	};
	struct layout layout = {0};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const size_t unit = strlen(cases[i].unit), units = LENGTH / unit;
		struct text text = text_repeat("slow", cases[i].unit, unit, units * unit);
		assert_true(layout_read(&libc, text.bytes, (uint32_t)text.length,
		                        LEDE_MARKUP_MARKDOWN, &layout));
		const long blocks = cases[i].blocks ? cases[i].blocks * (long)units : 1;
		const long masks = cases[i].masks * (long)units;
		if ((cases[i].blocks >= 0 && (long)layout.blocks.count != blocks) ||
		    (cases[i].masks >= 0 && (long)layout.masks.count != masks))
			fail_msg("%s: %zu blocks, %zu masks", cases[i].unit, layout.blocks.count,
			         layout.masks.count);
		text_free(&text);
	}
	layout_free(&libc, &layout);
}

/* Runs of more and more backticks: nothing closes, and each run is seen twice at most. */
static void growing_backticks(void **state)
{
	(void)state;
	enum { RUNS = 700 };
	struct text text = text_repeat("runs", " ", 1, RUNS * (RUNS + 3) / 2);
	size_t at = 0;
	for (size_t run = 1; run <= RUNS; run++, at++) {
		memset(text.bytes + at, '`', run);
		at += run;
	}
	struct layout layout = {0};
	/* A letter first, or it would be a fence. */
	text.bytes[0] = 'a';
	assert_true(layout_read(&libc, text.bytes, (uint32_t)text.length, LEDE_MARKUP_MARKDOWN,
	                        &layout));
	assert_int_equal(layout.blocks.count, 1);
	assert_int_equal(layout.masks.count, 0);
	layout_free(&libc, &layout);
	text_free(&text);
}

/* ---- Promises ------------------------------------------------------------------------------- */

static bool at_code_bound(const char *text, uint32_t length, uint32_t at)
{
	return at == length || ((unsigned char)text[at] & 0xC0) != 0x80;
}

static void check_promises(const char *text, uint32_t length, const struct layout *layout)
{
	const bool valid = utf8_first_bad(text, length) == length;
	uint32_t end = 0;
	for (size_t i = 0; i < layout->blocks.count; i++) {
		const struct block *b = layout->blocks.items + i;
		assert_true(b->begin >= end && b->begin < b->end && b->end <= length);
		assert_true(!valid || (at_code_bound(text, length, b->begin) &&
		                       at_code_bound(text, length, b->end)));
		end = b->end;
	}
	size_t block = 0;
	end = 0;
	for (size_t i = 0; i < layout->masks.count; i++) {
		const struct mask *m = layout->masks.items + i;
		assert_true(m->begin >= end && m->begin < m->end);
		while (block < layout->blocks.count && layout->blocks.items[block].end <= m->begin)
			block++;
		assert_true(block < layout->blocks.count);
		assert_true(layout->blocks.items[block].begin <= m->begin &&
		            m->end <= layout->blocks.items[block].end);
		end = m->end;
	}
}

static void random_soup(void **state)
{
	(void)state;
	static const char *const pieces[] = {
		"a", "Word ", "word ", "the ", ". ", "\n", "\n\n", "\r\n", "\r", "> ", ">", "- ", "1. ",
		"# ", "|", "|--|--|\n", "*", "**", "_", "~~", "`", "``", "```\n", "~~~\n", "[", "]", "](",
		"](b)", "[^1]", "[[", "]]", "!", "<", ">", "<p>", "</td>", "<b c='", "<!--", "-->", "\\",
		"http://a_b", "www.", "---\n", "===\n", "\"", "'", "(", ")", ":", "\xC3\xA9",
		"\xE2\x80\x9C", "\xE2\x80\xA8", "\xE2\x80\xA9", "\f", "\xC2\xA0", "<script>", "+++\n",
		"\xEF\xBB\xBF", "    ",
	};
	enum { PIECES = sizeof pieces / sizeof *pieces, TEXTS = 6000, MOST = 60 };
	struct layout layout = {0};
	uint32_t seed = 20240408;
	for (size_t n = 0; n < TEXTS; n++) {
		char   text[MOST * 16];
		size_t length = 0;
		for (size_t i = 0; i < 1 + n % MOST; i++) {
			seed = seed * 1664525u + 1013904223u;
			const char *piece = pieces[(seed >> 8) % PIECES];
			memcpy(text + length, piece, strlen(piece));
			length += strlen(piece);
		}
		/* A copy of just that size: the sanitiser sees a read beyond it. */
		char *copy = malloc(length);
		assert_non_null(copy);
		memcpy(copy, text, length);
		for (int markup = 0; markup < 2; markup++) {
			assert_true(layout_read(&libc, copy, (uint32_t)length, (lede_markup)markup,
			                        &layout));
			check_promises(copy, (uint32_t)length, &layout);
			assert_true(markup == LEDE_MARKUP_MARKDOWN || layout.masks.count == 0);
		}
		free(copy);
	}
	layout_free(&libc, &layout);
}

/* Without markup nothing is lost: what is in no block is white space. */
static void nothing_is_lost(void **state)
{
	(void)state;
	struct layout layout = {0};
	for (uint32_t seed = 1; seed <= 200; seed++) {
		struct text text = text_random(seed, 2000);
		assert_true(layout_read(&libc, text.bytes, (uint32_t)text.length, LEDE_MARKUP_NONE,
		                        &layout));
		uint32_t at = 0, code;
		for (size_t i = 0; i <= layout.blocks.count; i++) {
			const bool last = i == layout.blocks.count;
			const uint32_t begin = last ? (uint32_t)text.length
			                            : layout.blocks.items[i].begin;
			while (at < begin) {
				at += utf8_decode(text.bytes + at, text.length - at, &code);
				assert_int_equal(uni_class(code), UNI_SPACE);
			}
			at = last ? at : layout.blocks.items[i].end;
		}
		text_free(&text);
	}
	layout_free(&libc, &layout);
}

static void memory_is_used_again(void **state)
{
	(void)state;
	static const char text[] = "# One\n\nTwo *three* `four`\n\n- five\n- six\n";
	struct watch watch = {0};
	const lede_allocator allocator = watch_allocator(&watch);
	struct layout layout = {0};
	assert_true(layout_read(&allocator, text, sizeof text - 1, LEDE_MARKUP_MARKDOWN, &layout));
	const size_t calls = watch.calls;
	assert_true(layout_read(&allocator, text, sizeof text - 1, LEDE_MARKUP_MARKDOWN, &layout));
	assert_int_equal(watch.calls, calls);
	assert_int_equal(layout.blocks.count, 4);
	layout_free(&allocator, &layout);
	assert_int_equal(watch.blocks, 0);
	assert_false(watch.misused);
}

static void without_memory(void **state)
{
	(void)state;
	static const char unit[] = "# One\n\n> Two *three* `four`\n> [a](b)\n\n- five\n\n"
	                           "|a|b|\n|-|-|\n|c|d|\n\n<p>six<p>seven\n\n";
	struct text text = text_repeat("all", unit, sizeof unit - 1, 40 * (sizeof unit - 1));
	struct watch watch = {0};
	const lede_allocator allocator = watch_allocator(&watch);
	bool done = false;
	size_t n = 0;
	while (!done && ++n < 1000) {
		struct layout layout = {0};
		watch.calls = 0;
		watch.fail_at = n;
		done = layout_read(&allocator, text.bytes, (uint32_t)text.length,
		                   LEDE_MARKUP_MARKDOWN, &layout);
		layout_free(&allocator, &layout);
		assert_int_equal(watch.blocks, 0);
	}
	assert_true(done);
	assert_true(n > 8); /* four arrays, some grown: it did fail */
	assert_false(watch.misused);
	text_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paragraphs_and_line_ends),
		cmocka_unit_test(headings),
		cmocka_unit_test(titles_of_plain_text),
		cmocka_unit_test(lists),
		cmocka_unit_test(tables),
		cmocka_unit_test(quotations),
		cmocka_unit_test(what_is_no_prose),
		cmocka_unit_test(code_spans),
		cmocka_unit_test(links),
		cmocka_unit_test(emphasis),
		cmocka_unit_test(html),
		cmocka_unit_test(without_markup),
		cmocka_unit_test(wrapped_paragraphs),
		cmocka_unit_test(lines_that_are_blocks),
		cmocka_unit_test(pathological),
		cmocka_unit_test(growing_backticks),
		cmocka_unit_test(random_soup),
		cmocka_unit_test(nothing_is_lost),
		cmocka_unit_test(memory_is_used_again),
		cmocka_unit_test(without_memory),
	};
	libc = lede_allocator_or_libc(NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
