#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- The watching allocator ---------------------------------------------------------------- */

/* Before each block, its size; 16 bytes, to keep the block aligned. */
enum { HEAD = 16 };

static size_t size_of(const void *block)
{
	size_t size;
	memcpy(&size, (const char *)block - HEAD, sizeof size);
	return size;
}

static void *watch_resize(void *user, void *block, size_t old_size, size_t new_size)
{
	struct watch *watch = user;
	if (old_size != (block ? size_of(block) : 0))
		watch->misused = true;
	if (new_size > 0) {
		watch->calls++;
		if (watch->fail_at && watch->calls >= watch->fail_at)
			return NULL;
	}
	char *head = block ? (char *)block - HEAD : NULL;
	if (block) {
		watch->blocks--;
		watch->bytes -= size_of(block);
	}
	if (new_size == 0) {
		free(head);
		return NULL;
	}
	/* Always elsewhere, so that a stale pointer shows. */
	char *fresh = malloc(HEAD + new_size);
	if (!fresh)
		abort();
	memcpy(fresh, &new_size, sizeof new_size);
	if (block)
		memcpy(fresh + HEAD, block, old_size < new_size ? old_size : new_size);
	free(head);
	watch->blocks++;
	watch->bytes += new_size;
	if (watch->peak < watch->bytes)
		watch->peak = watch->bytes;
	return fresh + HEAD;
}

lede_allocator watch_allocator(struct watch *watch)
{
	return (lede_allocator){watch_resize, watch};
}

void *watched_new(size_t size)
{
	struct watched *fixture = calloc(1, size);
	fixture->allocator = watch_allocator(&fixture->watch);
	return fixture;
}

int watched_free(struct watched *fixture)
{
	const bool clean = fixture->watch.blocks == 0 && !fixture->watch.misused;
	free(fixture);
	return !clean;
}

/* ---- Texts --------------------------------------------------------------------------------- */

/* clang-format off */
#define TEXT(name, bytes) {name, bytes, sizeof bytes - 1}
static const struct { const char *name, *bytes; size_t length; } fixtures[] = {
	TEXT("empty", ""),
	TEXT("one byte", "a"),
	TEXT("one bad byte", "\xff"),
	TEXT("one NUL", "\0"),
	TEXT("white space only", " \t\r\n \xc2\xa0\n\n"),
	TEXT("news", "Prime Minister Fumio Kishida met U.S. President Joe Biden in Washington, "
		"D.C., on Wednesday. The Japan-U.S. alliance \xe2\x80\x9cis stronger,\xe2\x80\x9d "
		"Mr. Kishida said. Lockheed Martin Corp. isn't involved."),
	TEXT("hard-wrapped",
		"The ministry of\nforeign affairs in New\nYork said so. Then it\nleft."),
	TEXT("CRLF", "Angela Merkel spoke.\r\nShe left Berlin.\r\n\r\nParis was next.\r\n"),
	TEXT("BOM", "\xef\xbb\xbfNorway and Sweden agreed."),
	TEXT("NULs", "Nor\0way and \0 Sweden\0 agreed.\0"),
	TEXT("no-break spaces", "Xi\xc2\xa0Jinping met 20\xc2\xa0people in Hong\xe2\x80\xafKong."),
	TEXT("bad UTF-8",
		"Jos\xe9 Mart\xed of \xc3 Cuba \xf0\x9f\x98 and \xf8\x88\x80\x80\x80 spoke."),
	TEXT("lone surrogates",
		"In \xed\xa0\x80 Tokyo \xed\xb0\x80 today. \xed\xa0\xbd\xed\xb8\x80"),
	TEXT("overlong", "\xc0\xaf \xe0\x80\xaf Rome \xf0\x80\x80\xaf. \xf4\x90\x80\x80"),
	TEXT("cut code point", "Chancellor Gerhard Schr\xc3"),
	TEXT("emoji", "\xf0\x9f\x98\x80 Anna \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80 flew. "
		"\xf0\x9f\x87\xaf\xf0\x9f\x87\xb5 won!"),
	TEXT("combining", "Jose\xcc\x81 Marti\xcc\x81 and Zoe\xcc\x88 met in Sa\xcc\x83o Paulo."),
	TEXT("front matter", "---\ntitle: Notes on Chile\n---\n# Chile\n\nSantiago is large.\n"),
	TEXT("front matter, open", "---\ntitle: Notes on Chile\n\nSantiago is large.\n"),
	TEXT("fence", "Before Rome.\n\n```c\nint Paris;\n```\n\nAfter Oslo.\n"),
	TEXT("fence, open", "Before Rome.\n\n~~~~\nint Paris;\n```\nAfter Oslo.\n"),
	TEXT("links", "See [the **New York** Times](https://nyt.example/a_(b) \"T\"), <b>Rome</b>, "
		"![map](x.png) and https://example.org/Paris?x=1."),
	TEXT("links, open", "[[[[a](b [c]( <a href=\"x <!-- Rome `` ` ![ ]( )] <"),
	TEXT("lists", "- Alice\n- Bob\n  1. Carol\n  2. Dave\n* * *\n+ Eve\n"),
	TEXT("table", "| Name | City |\n|---|:-:|\n| Ann | Rome |\n| Bob | Oslo \\| Bergen |\n"),
	TEXT("headings", "# Rome\nText of Rome\n===\n\nMore\n---\n####### no\n#no\n"),
	TEXT("HTML",
		"<p class=\"a\">Hello <!-- Paris\n\n --> Oslo &amp; Rome</p><script>London</script>"),
	TEXT("quotes",
		"\"Is it?\" 'Yes,' said O'Neill. \xe2\x80\x98No.\xe2\x80\x99 \xc2\xabNon.\xc2\xbb"),
	TEXT("dots",
		"Wait... what?! J. R. R. Tolkien vs. C.S. Lewis et al. e.g. this... No. 5 a.m."),
	TEXT("numbers",
		"On 9/11/2001 at 08:46 a.m., 2,977 people; $3.5bn, 12.5% and -40\xc2\xb0""C."),
	TEXT("mail",
		"Write to anna.b@example.co.uk, see www.example.org or ftp://x.y/z; @home #tag."),
	TEXT("only an opening bracket", "("),
	TEXT("only an abbreviation", "A."),
};
/* clang-format on */

size_t text_count(void)
{
	return sizeof fixtures / sizeof *fixtures;
}

struct text text_fixture(size_t index)
{
	return (struct text){fixtures[index].name, (char *)(uintptr_t)fixtures[index].bytes,
	                     fixtures[index].length};
}

static struct text text_new(const char *name, size_t length)
{
	struct text text = {name, malloc(length ? length : 1), length};
	if (!text.bytes)
		abort();
	return text;
}

struct text text_repeat(const char *name, const char *unit, size_t unit_length, size_t length)
{
	struct text text = text_new(name, length);
	for (size_t i = 0; i < length; i++)
		text.bytes[i] = unit[i % unit_length];
	return text;
}

static uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

struct text text_random(uint32_t seed, size_t length)
{
	static const char *const pieces[] = {
		" ", " ", " ", "\n", "\n\n", ". ", "The ", "Rome", "U.S.", "-", "'s", "n't", "(",
		")", "\"", "\xe2\x80\x9c", "\xe2\x80\x9d", "# ", "- ", "| ", "`", "```\n", "[", "](",
		"<", "<!--", "-->", "http://", "@", "\xc3\xa9", "\xf0\x9f\x98\x80", "\xff", "\xe2",
		"\r\n",
		"a", "Mr. ", "12", "%", ",", "...", "?!", "\xc2\xa0", "*", "_", "\\", "&amp;",
	};
	struct text text = text_new("random", length);
	uint32_t state = seed * 2654435761u + 1;
	size_t at = 0;
	while (at < length) {
		if (next_random(&state) % 8 == 0) {
			text.bytes[at++] = (char)next_random(&state);
			continue;
		}
		const char *piece = pieces[next_random(&state) % (sizeof pieces / sizeof *pieces)];
		for (size_t i = 0; piece[i] && at < length; i++)
			text.bytes[at++] = piece[i];
	}
	return text;
}

struct text text_file(const char *path)
{
	struct text text = {path, NULL, 0};
	FILE *file = fopen(path, "rb");
	if (!file)
		return text;
	if (!fseek(file, 0, SEEK_END)) {
		const long length = ftell(file);
		rewind(file);
		text = text_new(path, length > 0 ? (size_t)length : 0);
		if (fread(text.bytes, 1, text.length, file) != text.length)
			text_free(&text);
	}
	fclose(file);
	return text;
}

void text_free(struct text *text)
{
	free(text->bytes);
	*text = (struct text){0};
}

/* ---- Documents ----------------------------------------------------------------------------- */

/* Is at no place inside of a code point? (Bytes that are no UTF-8 are each their own.) */
static bool between_code_points(const char *text, size_t length, size_t at)
{
	if (at == 0 || at >= length || ((unsigned char)text[at] & 0xc0) != 0x80)
		return true;
	/* A continuation byte: is there a lead byte before it that claims it? */
	for (size_t back = 1; back <= 3 && back <= at; back++) {
		const unsigned char lead = (unsigned char)text[at - back];
		if ((lead & 0xc0) == 0x80)
			continue;
		const size_t claims = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
		if (back >= claims || lead > 0xf4 || at - back + claims > length)
			return true;
		for (size_t i = 1; i < claims; i++)
			if (((unsigned char)text[at - back + i] & 0xc0) != 0x80)
				return true;
		const unsigned char second = (unsigned char)text[at - back + 1];
		return (lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f) ||
		       (lead == 0xf0 && second < 0x90) || (lead == 0xf4 && second > 0x8f);
	}
	return true;
}

#define BAD_SPAN(what) what " is empty, out of order, out of the text or cuts a code point"

static bool good_span(lede_span span, const char *text, size_t length, size_t not_before)
{
	return span.begin >= not_before && span.begin < span.end && span.end <= length &&
	       between_code_points(text, length, span.begin) &&
	       between_code_points(text, length, span.end);
}

static const char *token_fault(const lede_doc *doc, const char *text, size_t length)
{
	size_t end = 0;
	for (size_t i = 0; i < lede_doc_token_count(doc); i++) {
		const lede_token t = lede_doc_token(doc, i);
		if (!good_span(t.span, text, length, end))
			return BAD_SPAN("a token");
		if (i > 0 && t.span.begin == end && !(t.flags & LEDE_TOKEN_GLUED))
			return "a token right after another is not glued to it";
		end = t.span.end;
	}
	return NULL;
}

static const char *sentence_fault(const lede_doc *doc, const char *text, size_t length)
{
	size_t end = 0, token = 0;
	for (size_t i = 0; i < lede_doc_sentence_count(doc); i++) {
		const lede_sentence s = lede_doc_sentence(doc, i);
		if (!good_span(s.span, text, length, end))
			return BAD_SPAN("a sentence");
		if (s.token_count == 0 || s.first_token != token)
			return "sentences do not share out the tokens";
		token += s.token_count;
		if (token > lede_doc_token_count(doc) ||
		    lede_doc_token(doc, s.first_token).span.begin != s.span.begin ||
		    lede_doc_token(doc, token - 1).span.end != s.span.end)
			return "a sentence is not as long as its tokens";
		if (s.block > LEDE_TABLE_CELL)
			return "a sentence stands in no kind of block";
		if (lede_doc_sentence_at(doc, s.span.begin) != i ||
		    lede_doc_sentence_at(doc, s.span.end - 1) != i)
			return "lede_doc_sentence_at does not find a sentence";
		end = s.span.end;
	}
	return token == lede_doc_token_count(doc) ? NULL : "tokens outside of sentences";
}

static const char *entity_fault(const lede_doc *doc, const char *text, size_t length)
{
	size_t end = 0;
	for (size_t i = 0; i < lede_doc_entity_count(doc); i++) {
		const lede_entity e = lede_doc_entity(doc, i);
		if (!good_span(e.span, text, length, end))
			return BAD_SPAN("an entity");
		if (!*lede_doc_type_name(doc, e.type))
			return "an entity has no type";
		if (!(e.score >= 0 && e.score <= 1))
			return "a score is no probability";
		if (e.sentence >= lede_doc_sentence_count(doc) || e.token_count == 0)
			return "an entity is in no sentence";
		const lede_sentence s = lede_doc_sentence(doc, e.sentence);
		const size_t last = (size_t)e.first_token + e.token_count - 1;
		if (e.first_token < s.first_token || last >= (size_t)s.first_token + s.token_count)
			return "an entity reaches out of its sentence";
		const lede_span head = lede_doc_token(doc, e.first_token).span;
		const lede_span tail = lede_doc_token(doc, last).span;
		if (e.source == LEDE_FROM_MODEL &&
		    (head.begin != e.span.begin || tail.end != e.span.end))
			return "an entity is not as long as its tokens";
		if (e.span.begin < head.begin || e.span.begin >= head.end ||
		    e.span.end <= tail.begin || e.span.end > tail.end)
			return "an entity does not touch its tokens";
		for (size_t t = e.first_token; t <= last && e.source == LEDE_FROM_MODEL; t++)
			if (lede_doc_token(doc, t).flags & (LEDE_TOKEN_URL | LEDE_TOKEN_EMAIL))
				return "a URL or an e-mail address in an entity";
		if (lede_doc_entity_at(doc, e.span.begin) != i ||
		    lede_doc_entity_at(doc, e.span.end - 1) != i)
			return "lede_doc_entity_at does not find an entity";
		end = e.span.end;
	}
	return NULL;
}

const char *doc_fault(const lede_doc *doc, const char *text, size_t length)
{
	const char *fault = token_fault(doc, text, length);
	if (!fault)
		fault = sentence_fault(doc, text, length);
	if (!fault)
		fault = entity_fault(doc, text, length);
	return fault;
}

static bool same_span(lede_span a, lede_span b)
{
	return a.begin == b.begin && a.end == b.end;
}

bool doc_equal(const lede_doc *a, const lede_doc *b)
{
	if (lede_doc_token_count(a) != lede_doc_token_count(b) ||
	    lede_doc_sentence_count(a) != lede_doc_sentence_count(b) ||
	    lede_doc_entity_count(a) != lede_doc_entity_count(b))
		return false;
	for (size_t i = 0; i < lede_doc_token_count(a); i++) {
		const lede_token x = lede_doc_token(a, i), y = lede_doc_token(b, i);
		if (!same_span(x.span, y.span) || x.flags != y.flags)
			return false;
	}
	for (size_t i = 0; i < lede_doc_sentence_count(a); i++) {
		const lede_sentence x = lede_doc_sentence(a, i), y = lede_doc_sentence(b, i);
		if (!same_span(x.span, y.span) || x.first_token != y.first_token ||
		    x.token_count != y.token_count || x.block != y.block)
			return false;
	}
	for (size_t i = 0; i < lede_doc_entity_count(a); i++) {
		const lede_entity x = lede_doc_entity(a, i), y = lede_doc_entity(b, i);
		if (!same_span(x.span, y.span) || x.type != y.type || x.sentence != y.sentence ||
		    x.first_token != y.first_token || x.token_count != y.token_count ||
		    memcmp(&x.score, &y.score, sizeof x.score) != 0)
			return false;
	}
	return true;
}
