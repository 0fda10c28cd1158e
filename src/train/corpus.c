#include "train/corpus.h"

#include "model/label.h"
#include "model/word.h"

#define TYPE(t) (1u << LEDE_##t)

uint32_t types_of_label(const char *label)
{
	static const struct {
		const char *name;
		uint32_t    types;
	} others[] = {
		{"PER", TYPE(PERSON)},
		{"ORGANIZATION", TYPE(ORG)},
		{"WORK_OF_ART", TYPE(WORK)},
		{"ANYLOC", TYPE(GPE) | TYPE(LOC) | TYPE(FAC)},
		{"LOCATION", TYPE(GPE) | TYPE(LOC) | TYPE(FAC)},
		{"MISC", TYPE(NORP) | TYPE(EVENT) | TYPE(WORK) | TYPE(PRODUCT) | TYPE(LAW)},
	};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (!strcmp(label, others[i].name))
			return others[i].types;
	const lede_type type = lede_type_from_name(label, strlen(label));
	return type && type <= LABEL_TYPES ? 1u << type : 0;
}

static label_set bit(int label)
{
	return (label_set)1 << label;
}

/* The labels that the part of an entity has: `family` is LABEL_B, _U, _L or _I. */
static label_set labels_of(int family, uint32_t types)
{
	label_set set = 0;
	for (int type = 1; type <= LABEL_TYPES; type++)
		if (types & 1u << type)
			set |= bit(family + type - 1);
	return set;
}

static label_set all_labels_of(uint32_t types)
{
	return labels_of(LABEL_B, types) | labels_of(LABEL_U, types) | labels_of(LABEL_L, types) |
	       labels_of(LABEL_I, types);
}

static bool is_capitalised(const struct marked_doc *doc, size_t token)
{
	struct word word;
	const struct token *t = doc->tokens.items + token;
	word_describe(doc->text.items + t->begin, t->length, &word);
	return word.flags & WORD_HAS_UPPER;
}

/* Tokens first .. that no span covers: O, or a type the corpus does not mark if the token is
 * capitalised, or stands between two that are ("Battle of Hastings"). */
static void allow_unmarked(struct marked_doc *doc, size_t first, uint32_t unmarked)
{
	const size_t end = doc->tokens.count;
	for (size_t i = first; i < end; i++)
		doc->allowed.items[i] = bit(LABEL_O);
	if (!unmarked)
		return;
	const label_set more = all_labels_of(unmarked);
	size_t last = SIZE_MAX;
	for (size_t i = first; i < end; i++) {
		if (!is_capitalised(doc, i))
			continue;
		const size_t from = last != SIZE_MAX && i - last <= 3 ? last + 1 : i;
		for (size_t k = from; k <= i; k++)
			doc->allowed.items[k] |= more;
		last = i;
	}
}

/* What the tokens of one marked span may be, which are looked for from token `first` on. A span
 * whose edges are not those of tokens leaves its tokens open. Returns its first token. */
static size_t allow_span(struct marked_doc *doc, size_t first, const struct marked_span *span)
{
	const struct token *tokens = doc->tokens.items;
	size_t begin = first;
	while (begin < doc->tokens.count &&
	       tokens[begin].begin + tokens[begin].length <= span->begin)
		begin++;
	size_t end = begin;
	while (end < doc->tokens.count && tokens[end].begin < span->end)
		end++;
	if (begin == end)
		return begin;
	const bool exact = tokens[begin].begin == span->begin &&
	                   tokens[end - 1].begin + tokens[end - 1].length == span->end;
	for (size_t i = begin; i < end; i++) {
		const int family = end - begin == 1 ? LABEL_U
		                   : i == begin     ? LABEL_B
		                   : i == end - 1   ? LABEL_L
		                                    : LABEL_I;
		doc->allowed.items[i] = exact ? labels_of(family, span->types)
		                              : bit(LABEL_COUNT) - 1;
	}
	return begin;
}

/* Whether text[begin .. end) is a title that is not part of a name. */
static uint32_t title_length(const char *text, uint32_t begin, uint32_t end)
{
	static const char *const titles[] = {
		"Mr. ",  "Mrs. ", "Miss ",    "Ms. ",  "Dr. ",   "Sir ",  "Lady ", "Lord ",
		"Mr ",   "Mrs ",  "Dr ",      "Aunt ", "Uncle ", "St. ",  "Madame ", "Captain ",
		"Colonel ", "General ", "President ", "Judge ", "Professor ", "Rev. ", "Father ",
		"Major ", "Queen ", "King ", "Prince ", "Princess ", "Shaikh ", "Sheikh ",
	};
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
		const size_t n = strlen(titles[i]);
		if (end - begin > n && !memcmp(text + begin, titles[i], n))
			return (uint32_t)n;
	}
	return 0;
}

/* A span that a sentence end cuts in two says nothing about the tokens at the cut. */
static void open_cut_spans(struct marked_doc *doc)
{
	label_set closing = 0;
	for (int label = 0; label < LABEL_COUNT; label++)
		if (label_closes(label))
			closing |= bit(label);
	const label_set any = bit(LABEL_COUNT) - 1, starting = bit(LABEL_STARTS) - 1;
	for (size_t s = 0; s < doc->sentences.count; s++) {
		const struct sentence *sentence = doc->sentences.items + s;
		label_set *first = doc->allowed.items + sentence->first_token;
		label_set *last = first + sentence->token_count - 1;
		if (!(*first & starting))
			*first = any;
		if (!(*last & closing))
			*last = any;
	}
}

/* Labels tokens first .. by the spans that lie among them, those at byte `begin` and after it,
 * which are in text order. */
static void allow(struct marked_doc *doc, size_t first, uint32_t begin,
                  const struct source *source)
{
	while (doc->allowed.count < doc->tokens.count)
		push(&doc->allowed, 0);
	allow_unmarked(doc, first, source->unmarked);
	size_t i = doc->spans.count, at = first;
	while (i > 0 && doc->spans.items[i - 1].begin >= begin)
		i--;
	for (; i < doc->spans.count; i++) {
		struct marked_span span = doc->spans.items[i];
		if (source->titles && span.types & TYPE(PERSON))
			span.begin += title_length(doc->text.items, span.begin, span.end);
		at = allow_span(doc, at, &span);
	}
	if (first == 0)
		open_cut_spans(doc);
}

void doc_add_sentence(struct marked_doc *doc, uint32_t begin, const struct source *source)
{
	const size_t first = doc->tokens.count;
	const struct block block = {begin, (uint32_t)doc->text.count, LEDE_PARAGRAPH};
	if (!tokenize(&libc_memory, doc->text.items, &block, NULL, 0, &doc->tokens))
		die("not enough memory");
	if (doc->tokens.count == first)
		return;
	const struct sentence sentence = {(uint32_t)first, (uint32_t)(doc->tokens.count - first),
	                                  LEDE_PARAGRAPH};
	push(&doc->sentences, sentence);
	allow(doc, first, begin, source);
}

void doc_add_text(struct marked_doc *doc, const struct source *source)
{
	struct layout layout = {0};
	if (!layout_read(&libc_memory, doc->text.items, (uint32_t)doc->text.count,
	                 LEDE_MARKUP_MARKDOWN, &layout))
		die("not enough memory");
	if (!split_blocks(&libc_memory, doc->text.items, &layout, &doc->tokens, &doc->sentences))
		die("not enough memory");
	layout_free(&libc_memory, &layout);
	allow(doc, 0, 0, source);
}

void marked_doc_free(struct marked_doc *doc)
{
	vec_free(&libc_memory, &doc->text);
	vec_free(&libc_memory, &doc->spans);
	vec_free(&libc_memory, &doc->tokens);
	vec_free(&libc_memory, &doc->sentences);
	vec_free(&libc_memory, &doc->allowed);
}
