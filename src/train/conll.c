/* CoNLL files: tokens, which are first joined as a writer would have written them, so that the
 * tagger learns from text cut by its own tokeniser. */
#include "train/read.h"

static bool is_one_of(const char *token, const char *const *list)
{
	for (; *list; list++)
		if (!strcmp(token, *list))
			return true;
	return false;
}

/* Tokens that stand close to the one before or after them. */
static const char *const closing[] = {
	".",   ",",   ";",   ":",   "!",   "?",  ")",  "]",   "}",   "%",
	"'",   "’",   "”",   "…",   "'s",  "'S", "’s", "n't", "n’t", "'re",
	"’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m",  "’m",  NULL,
};
static const char *const opening[] = {"(", "[", "{", "$", "£", "€", "‘", "“", "#", NULL};

/* The sentence that is being read. */
struct line {
	char *token, *tag;
};

typedef VEC(struct line) line_vec;

/* Whether there is no space between `token` and the one before. *quote_open: an odd number of
 * straight double quotes has been met in the sentence. */
static bool is_glued(const line_vec *lines, size_t at, bool *quote_open)
{
	const char *token = lines->items[at].token;
	const char *before = at ? lines->items[at - 1].token : NULL;
	bool glued = !before || is_one_of(token, closing) || is_one_of(before, opening);
	if (!strcmp(token, "\"")) {
		glued = !before || *quote_open;
		*quote_open = !*quote_open;
	} else if (before && !strcmp(before, "\"") && *quote_open) {
		glued = true;
	}
	const bool apostrophe = !strcmp(token, "'") || !strcmp(token, "’");
	const bool after_apostrophe = before && (!strcmp(before, "'") || !strcmp(before, "’"));
	const bool is_s = !strcmp(token, "s") || !strcmp(token, "S");
	if (apostrophe && before) {
		const char *after = at + 1 < lines->count ? lines->items[at + 1].token : "";
		glued = before[strlen(before) - 1] == 's' || !strcmp(after, "s") ||
		        !strcmp(after, "S");
	} else if (after_apostrophe && is_s) {
		glued = true;
	}
	return glued;
}

/* Joins the tokens of a sentence, and adds it with its spans to the document. */
static void add_sentence(struct marked_doc *doc, line_vec *lines, const struct source *source)
{
	if (!lines->count)
		return;
	if (doc->text.count)
		append(&doc->text, "\n\n", 2);
	const uint32_t first = (uint32_t)doc->text.count;
	span_vec spans = {0};
	bool quote_open = false;
	const char *open = ""; /* label of the span that the token before is in */
	for (size_t i = 0; i < lines->count; i++) {
		if (!is_glued(lines, i, &quote_open))
			append(&doc->text, " ", 1);
		const uint32_t begin = (uint32_t)doc->text.count;
		append(&doc->text, lines->items[i].token, strlen(lines->items[i].token));
		const uint32_t end = (uint32_t)doc->text.count;
		const char *tag = lines->items[i].tag;
		const bool marked = (tag[0] == 'B' || tag[0] == 'I') && tag[1] == '-';
		const char *label = marked ? tag + 2 : "";
		if (tag[0] == 'I' && marked && !strcmp(label, open)) {
			spans.items[spans.count - 1].end = end;
		} else if (marked) {
			const struct marked_span span = {begin, end, types_of_label(label)};
			push(&spans, span);
		}
		open = label;
	}
	/* Spans of types the tagger does not know only mattered for where they end. */
	size_t kept = 0;
	for (size_t i = 0; i < spans.count; i++)
		if (spans.items[i].types)
			spans.items[kept++] = spans.items[i];
	spans.count = kept;
	doc_add_sentence(doc, first, source, &spans);
	vec_free(&libc_memory, &spans);
	lines->count = 0;
}

void corpus_read_conll(bytes_vec *file, const struct source *source, corpus_vec *docs)
{
	struct marked_doc doc = {0};
	line_vec lines = {0};
	char *rest = file->items, *text;
	size_t length;
	while ((text = next_line(&rest, &length))) {
		const bool begins = !strncmp(text, "-DOCSTART-", 10);
		if (length == 0 || begins) {
			add_sentence(&doc, &lines, source);
			if (begins && doc.tokens.count) {
				push(docs, doc);
				doc = (struct marked_doc){0};
			}
			continue;
		}
		char *tab = strrchr(text, '\t');
		if (!tab)
			die("%s: a line without a tab: %s", source->file, text);
		*tab = '\0';
		char *first_tab = strchr(text, '\t');
		if (first_tab)
			*first_tab = '\0';
		const struct line line = {text, tab + 1};
		push(&lines, line);
	}
	add_sentence(&doc, &lines, source);
	if (doc.tokens.count)
		push(docs, doc);
	vec_free(&libc_memory, &lines);
}
