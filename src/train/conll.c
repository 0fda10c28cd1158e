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

/* A sentence that is to run on into another, or another into it, with what leads to it. */
struct run_on {
	size_t   doc;
	uint32_t begin, end; /* of the document's text */
};

typedef VEC(struct run_on) run_on_vec;

/* What is read of a file, and where. */
struct conll {
	struct reader    *reader;
	bool              running;   /* sentences are joined and cut anew */
	struct marked_doc doc;
	line_vec          sentence;
	size_t            sentences; /* of the document, so far */
	uint32_t          before;    /* where the sentence before the last one began */
	run_on_vec        to_name, from_name; /* sentences that end in (begin with) a name */
	bool              parted;    /* the file has -DOCSTART- lines */
};

/* Of running text, which has no paragraphs in a CoNLL file, and may have no documents. */
enum { PARAGRAPH = 4, DOCUMENT = 40 }; /* sentences */

/* What goes between two sentences. */
static const char *gap(const struct conll *conll)
{
	if (!conll->doc.text.count)
		return "";
	return conll->running && conll->sentences % PARAGRAPH ? " " : "\n\n";
}

/* "B-PER": how the token stands to the entity, and what the entity is. BIO, IOB1, BILOU and BIOES
 * differ in what begins an entity and what ends one, and agree wherever they all have a letter. */
struct tag {
	bool        inside, begins, ends;
	const char *label;
};

static struct tag read_tag(const char *tag)
{
	if (!strcmp(tag, "O"))
		return (struct tag){.label = ""};
	return (struct tag){
		.inside = true,
		.begins = strchr("BUS", tag[0]),
		.ends = strchr("ULSE", tag[0]),
		.label = tag + 2,
	};
}

static bool is_tag(const char *tag)
{
	return !strcmp(tag, "O") || (tag[0] && strchr("BIOLUES", tag[0]) && tag[0] != 'O' &&
	                             tag[1] == '-' && tag[2]);
}

/* Appends the tokens of the sentence to the text, and their entities to spans. */
static void join(struct conll *conll, span_vec *spans)
{
	struct marked_doc *doc = &conll->doc;
	bool quote_open = false, goes_on = false;
	const char *open = ""; /* label of the entity that may go on */
	for (size_t i = 0; i < conll->sentence.count; i++) {
		const struct line *line = conll->sentence.items + i;
		if (!is_glued(&conll->sentence, i, &quote_open))
			append(&doc->text, " ", 1);
		const uint32_t begin = (uint32_t)doc->text.count;
		append(&doc->text, line->token, strlen(line->token));
		const uint32_t end = (uint32_t)doc->text.count;
		const struct tag tag = read_tag(line->tag);
		if (tag.inside && !tag.begins && goes_on && !strcmp(tag.label, open)) {
			spans->items[spans->count - 1].end = end;
		} else if (tag.inside) {
			const struct marked_span span = {
				begin, end, reader_types(conll->reader, tag.label)};
			push(spans, span);
		}
		goes_on = tag.inside && !tag.ends;
		open = tag.label;
	}
}

/* Takes down whether the sentence from byte `first` on may run on. doc: the document's number. */
static void note_run_on(struct conll *conll, const span_vec *spans, uint32_t first, size_t doc)
{
	const uint32_t end = (uint32_t)conll->doc.text.count;
	for (size_t i = 0; i < spans->count; i++) {
		if (spans->items[i].types && spans->items[i].end == end)
			push(&conll->to_name, ((struct run_on){doc, conll->before, end}));
		if (spans->items[i].types && spans->items[i].begin == first)
			push(&conll->from_name, ((struct run_on){doc, first, end}));
	}
	conll->before = first;
}

static void end_sentence(struct conll *conll, const corpus_vec *docs)
{
	struct marked_doc *doc = &conll->doc;
	if (!conll->sentence.count)
		return;
	const char *between = gap(conll);
	append(&doc->text, between, strlen(between));
	const uint32_t first = (uint32_t)doc->text.count;
	span_vec spans = {0};
	join(conll, &spans);
	/* Spans of types that are not learnt only mattered for where they end. */
	for (size_t i = 0; i < spans.count; i++)
		if (spans.items[i].types)
			push(&doc->spans, spans.items[i]);
	if (!conll->running)
		doc_add_sentence(doc, first, conll->reader->source);
	note_run_on(conll, &spans, first, docs->count);
	vec_free(&libc_memory, &spans);
	conll->sentence.count = 0;
	conll->sentences++;
}

static void end_document(struct conll *conll, corpus_vec *docs)
{
	end_sentence(conll, docs);
	if (conll->running)
		doc_add_text(&conll->doc, conll->reader->source);
	if (conll->doc.tokens.count) {
		push(docs, conll->doc);
	} else {
		marked_doc_free(&conll->doc);
	}
	conll->doc = (struct marked_doc){0};
	conll->sentences = 0;
	conll->before = 0;
}

/* Appends a piece of a document, with its entities. */
static void add_piece(struct marked_doc *to, const struct marked_doc *from, struct run_on piece)
{
	if (to->text.count)
		append(&to->text, " ", 1);
	const uint32_t moved = (uint32_t)to->text.count - piece.begin; /* may wrap, and back */
	append(&to->text, from->text.items + piece.begin, piece.end - piece.begin);
	for (size_t i = 0; i < from->spans.count; i++) {
		struct marked_span span = from->spans.items[i];
		if (span.begin < piece.begin || span.end > piece.end)
			continue;
		span.begin += moved;
		span.end += moved;
		push(&to->spans, span);
	}
}

static const struct run_on *any_of(const run_on_vec *pieces, uint64_t *state)
{
	return pieces->items + (size_t)(random_next(state) >> 11) % pieces->count;
}

static void add_run_ons(const struct conll *conll, corpus_vec *docs)
{
	uint64_t state = 20261129;
	if (!conll->to_name.count || !conll->from_name.count)
		return;
	for (uint32_t n = 0; n < conll->reader->source->run_on; n++) {
		const struct run_on *a = any_of(&conll->to_name, &state),
				    *b = any_of(&conll->from_name, &state);
		struct marked_doc doc = {.origin = a->doc + 1};
		add_piece(&doc, docs->items + a->doc, *a);
		add_piece(&doc, docs->items + b->doc, *b);
		doc_add_text(&doc, conll->reader->source);
		push(docs, doc);
	}
}

/* Cuts a line into its first and its last column, which are parted by tabs or by spaces. */
static struct line read_columns(const struct conll *conll, char *text)
{
	static const char blank[] = " \t";
	const char *separators = strchr(text, '\t') ? "\t" : blank;
	char *end = text + strlen(text);
	while (end > text && strchr(blank, end[-1]))
		*--end = '\0';
	char *tag = end;
	while (tag > text && !strchr(separators, tag[-1]))
		tag--;
	char *token_end = text + strcspn(text, separators);
	*token_end = '\0';
	if (tag <= token_end || !*text)
		reader_die(conll->reader, "a token without a tag in a column of its own: '%s'",
		           text);
	if (!is_tag(tag))
		reader_die(conll->reader, "the last column is '%s', which is no tag (O, B-PER "
		           "...)", tag);
	return (struct line){text, tag};
}

void corpus_read_conll(bytes_vec *file, struct reader *reader, corpus_vec *docs)
{
	struct conll conll = {.reader = reader, .running = reader->source->running};
	char *rest = file->items, *text;
	size_t length;
	while ((text = next_line(&rest, &length))) {
		reader->line++;
		if (!strncmp(text, "-DOCSTART-", 10)) {
			end_document(&conll, docs);
			conll.parted = true;
		} else if (text[strspn(text, " \t")] == '\0') {
			end_sentence(&conll, docs);
			if (conll.running && !conll.parted && conll.sentences == DOCUMENT)
				end_document(&conll, docs);
		} else if (text[0] != '#' || strchr(text, '\t') || conll.sentence.count) {
			const struct line line = read_columns(&conll, text);
			push(&conll.sentence, line);
		} /* else a comment, which stands before a sentence and has no columns */
	}
	end_document(&conll, docs);
	add_run_ons(&conll, docs);
	vec_free(&libc_memory, &conll.to_name);
	vec_free(&libc_memory, &conll.from_name);
	vec_free(&libc_memory, &conll.sentence);
}
