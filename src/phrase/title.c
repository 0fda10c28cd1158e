#include "phrase/facts.h"

enum { LONGEST_TITLE = 25 /* tokens */, TITLE_AMONG_FIRST = 3 /* sentences */ };

static bool at_word(const char *text, size_t length, size_t at, const char *word)
{
	const size_t n = strlen(word);
	return length - at >= n && !memcmp(text + at, word, n);
}

static size_t line_end(const char *text, size_t length, size_t at)
{
	const char *end = memchr(text + at, '\n', length - at);
	return end ? (size_t)(end - text) : length;
}

static bool is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* The value of "title:" in the lines between two of "---" at the start of a Markdown file. */
static lede_span title_of_front_matter(const char *text, size_t length)
{
	static const char fence[] = "---\n", key[] = "title:";
	if (!at_word(text, length, 0, fence))
		return (lede_span){0, 0};
	for (size_t at = sizeof fence - 1; at < length && !at_word(text, length, at, "---");
	     at = line_end(text, length, at) + 1) {
		if (!at_word(text, length, at, key))
			continue;
		size_t begin = at + sizeof key - 1, end = line_end(text, length, at);
		while (begin < end && is_white(text[begin]))
			begin++;
		while (begin < end && is_white(text[end - 1]))
			end--;
		if (end - begin >= 2 && (text[begin] == '"' || text[begin] == '\'') &&
		    text[end - 1] == text[begin]) {
			begin++;
			end--;
		}
		return (lede_span){(uint32_t)begin, (uint32_t)end};
	}
	return (lede_span){0, 0};
}

/* A first sentence that is alone on its line, is short and does not end like a sentence. */
static bool looks_like_title(const lede_doc *doc, const char *text, lede_span first)
{
	if (doc->sentences.count < 2 || doc->sentences.items[0].token_count > LONGEST_TITLE ||
	    strchr(".:;,", text[first.end - 1]))
		return false;
	const uint32_t next = lede_doc_sentence(doc, 1).span.begin;
	return memchr(text + first.end, '\n', next - first.end) != NULL;
}

lede_span title_of(const lede_doc *doc, const char *text, size_t length)
{
	const lede_span named = length ? title_of_front_matter(text, length) : (lede_span){0, 0};
	if (named.end > named.begin)
		return named;
	for (size_t i = 0; i < doc->sentences.count && i < TITLE_AMONG_FIRST; i++)
		if (doc->sentences.items[i].block == LEDE_HEADING)
			return lede_doc_sentence(doc, i).span;
	const lede_sentence first = lede_doc_sentence(doc, 0);
	if (doc->sentences.count > 0 && first.block == LEDE_PARAGRAPH &&
	    looks_like_title(doc, text, first.span))
		return first.span;
	return (lede_span){0, 0};
}
