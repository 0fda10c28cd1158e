#include <stdlib.h>

#include "train/dataset.h"

#include "model/evidence.h"
#include "model/feature.h"
#include "model/fuller.h"
#include "model/label.h"

typedef VEC(uint32_t) id_vec;
typedef VEC(size_t) index_vec;

/* What is known of the tokens of one document. */
struct doc_words {
	struct word *words; /* [tokens] */
	struct lexicon_word *lexicon; /* [tokens] */
};

static struct doc_words describe_words(const struct marked_doc *doc, const struct lexicon *lexicon,
                                       struct seen *seen, struct fuller_forms *forms)
{
	const size_t count = doc->tokens.count;
	struct doc_words known = {xmalloc(count * sizeof *known.words),
	                          xmalloc(count * sizeof *known.lexicon)};
	struct capital_runs runs = {0};
	seen_clear(seen);
	for (size_t s = 0; s < doc->sentences.count; s++) {
		const struct sentence *sentence = doc->sentences.items + s;
		for (uint32_t i = 0; i < sentence->token_count; i++) {
			const size_t at = sentence->first_token + i;
			const struct token *t = doc->tokens.items + at;
			word_describe(doc->text.items + t->begin, t->length, known.words + at);
			known.lexicon[at] = lexicon_word(lexicon, known.words + at);
			if (!seen_note(&libc_memory, seen, known.words + at, i == 0) ||
			    !runs_note(&libc_memory, &runs, known.words + at, i == 0))
				die("not enough memory");
		}
		if (!runs_note(&libc_memory, &runs, NULL, false))
			die("not enough memory");
	}
	if (!fuller_find(&libc_memory, forms, &runs, seen))
		die("not enough memory");
	runs_free(&libc_memory, &runs);
	return known;
}

/* Appends the features of token at of a sentence. */
static void collect_features(const struct feature_sentence *sentence, size_t at, id_vec *ids)
{
	if (!vec_reserve(&libc_memory, ids,
	                 FEATURE_OFFSETS * FEATURE_MAX_WORD + CONTEXT_MOST))
		die("not enough memory");
	for (int offset = -FEATURE_REACH; offset <= FEATURE_REACH; offset++) {
		const size_t i = at + (size_t)offset;
		if (i < sentence->count)
			ids->count += feature_word(sentence->tokens[i].word,
			                           sentence->tokens[i].alone, offset,
			                           FEATURE_ALL, ids->items + ids->count);
	}
	if (context_is_wanted(sentence, at))
		ids->count += context_ids(sentence, at, ids->items + ids->count);
}

/* Fills in what the tokens' runs hold that is a run of its own in the document. */
static void mark_parts(const struct fuller_forms *forms, struct feature_sentence *sentence)
{
	uint32_t *words = xmalloc(sentence->count * sizeof *words);
	uint8_t *places = xmalloc(sentence->count);
	for (size_t i = 0; i < sentence->count; i++) {
		const struct word *word = sentence->tokens[i].word;
		words[i] = word->flags & WORD_HAS_UPPER ? word->lower : 0;
	}
	fuller_parts(forms, words, sentence->count, places);
	for (size_t i = 0; i < sentence->count; i++)
		sentence->tokens[i].part = places[i];
	free(words);
	free(places);
}

static void add_doc(const struct marked_doc *doc, const struct lexicon *lexicon, struct seen *seen,
                    struct fuller_forms *forms, id_vec *ids, index_vec *begins,
                    index_vec *sentences, id_vec *name_like)
{
	struct doc_words known = describe_words(doc, lexicon, seen, forms);
	for (size_t s = 0; s < doc->sentences.count; s++) {
		const struct sentence *sentence = doc->sentences.items + s;
		push(sentences, begins->count);
		struct feature_token *tokens = xmalloc(sentence->token_count * sizeof *tokens);
		for (uint32_t i = 0; i < sentence->token_count; i++) {
			const struct word *word = known.words + sentence->first_token + i;
			tokens[i] = (struct feature_token){
				.word = word,
				.alone = known.lexicon[sentence->first_token + i],
			};
			if (word->flags & WORD_HAS_UPPER) {
				tokens[i].seen = seen_get(seen, word->lower);
				tokens[i].fuller = fuller_get(forms, word->lower);
			}
		}
		struct feature_sentence view = {.tokens = tokens, .count = sentence->token_count};
		mark_parts(forms, &view);
		context_prepare(lexicon, &view);
		for (size_t i = 0; i < view.count; i++) {
			push(begins, ids->count);
			const struct word *word = view.tokens[i].word;
			push(name_like, word->flags & WORD_HAS_UPPER ? word->lower : 0);
			collect_features(&view, i, ids);
		}
		free(tokens);
	}
	free(known.words);
	free(known.lexicon);
}

/* The distinct features that occur often enough, or that start has, ascending. */
static void choose_rows(const id_vec *ids, uint32_t least, const struct start *start,
                        struct dataset *set)
{
	uint32_t *sorted = xmalloc(ids->count * sizeof *sorted);
	memcpy(sorted, ids->items, ids->count * sizeof *sorted);
	qsort(sorted, ids->count, sizeof *sorted, compare_u32);
	const size_t known_count = start ? start->count : 0;
	uint32_t *features = xmalloc((ids->count + known_count) * sizeof *features);
	size_t rows = 0, known = 0;
	for (size_t i = 0, next; i < ids->count; i = next) {
		for (next = i + 1; next < ids->count && sorted[next] == sorted[i];)
			next++;
		while (known < known_count && start->features[known] < sorted[i])
			features[rows++] = start->features[known++];
		const bool is_known = known < known_count && start->features[known] == sorted[i];
		known += is_known;
		if (is_known || next - i >= least)
			features[rows++] = sorted[i];
	}
	while (known < known_count)
		features[rows++] = start->features[known++];
	free(sorted);
	set->features = features;
	set->row_count = set->sorted_count = rows;
}

/* Where buckets of features begin, by their upper 16 bits. */
static uint32_t find_row(const struct dataset *set, const uint32_t *bucket, uint32_t id)
{
	for (uint32_t i = bucket[id >> 16]; i < bucket[(id >> 16) + 1]; i++)
		if (set->features[i] == id)
			return i;
	return UINT32_MAX;
}

static void translate(const id_vec *ids, const index_vec *begins, struct dataset *set)
{
	uint32_t *bucket = xcalloc(65537, sizeof *bucket);
	for (size_t i = 0; i < set->row_count; i++)
		bucket[(set->features[i] >> 16) + 1]++;
	for (size_t b = 0; b < 65536; b++)
		bucket[b + 1] += bucket[b];
	set->token_count = begins->count;
	set->rows = xmalloc(ids->count * sizeof *set->rows);
	set->row_begin = xmalloc((begins->count + 1) * sizeof *set->row_begin);
	size_t out = 0;
	for (size_t t = 0; t < begins->count; t++) {
		const size_t end = t + 1 < begins->count ? begins->items[t + 1] : ids->count;
		set->row_begin[t] = out;
		for (size_t i = begins->items[t]; i < end; i++) {
			const uint32_t row = find_row(set, bucket, ids->items[i]);
			if (row != UINT32_MAX)
				set->rows[out++] = row;
		}
	}
	set->row_begin[begins->count] = out;
	free(bucket);
}

void dataset_make(const corpus_vec *docs, const struct lexicon *lexicon, uint32_t least,
                  const struct start *start, struct dataset *set)
{
	id_vec ids = {0}, name_like = {0};
	index_vec begins = {0}, sentences = {0};
	*set = (struct dataset){.doc_count = docs->count};
	set->doc_begin = xmalloc((docs->count + 1) * sizeof *set->doc_begin);
	set->origin = xmalloc(docs->count * sizeof *set->origin);
	set->closing = xmalloc(docs->count * sizeof *set->closing);
	struct seen seen = {0};
	struct fuller_forms forms = {0};
	for (size_t d = 0; d < docs->count; d++) {
		const struct marked_doc *doc = docs->items + d;
		set->doc_begin[d] = sentences.count;
		set->closing[d] = doc->closing;
		set->origin[d] = doc->origin ? doc->origin - 1 : d;
		add_doc(doc, lexicon, &seen, &forms, &ids, &begins, &sentences, &name_like);
	}
	set->doc_begin[docs->count] = sentences.count;
	set->name_like = name_like.items;
	seen_free(&libc_memory, &seen);
	fuller_free(&libc_memory, &forms);
	choose_rows(&ids, least, start, set);
	translate(&ids, &begins, set);

	set->sentence_count = sentences.count;
	push(&sentences, begins.count);
	set->sentence_begin = sentences.items;
	set->allowed = xmalloc(begins.count * sizeof *set->allowed);
	size_t at = 0;
	for (size_t d = 0; d < docs->count; d++)
		for (size_t s = 0; s < docs->items[d].sentences.count; s++) {
			const struct sentence *sentence = docs->items[d].sentences.items + s;
			for (uint32_t i = 0; i < sentence->token_count; i++)
				set->allowed[at++] =
					docs->items[d].allowed.items[sentence->first_token + i];
		}
	vec_free(&libc_memory, &ids);
	vec_free(&libc_memory, &begins);
}

/* The row of an evidence feature, of which there are a few hundred; a new one if it is new. */
static uint32_t evidence_row(struct dataset *set, uint32_t id)
{
	const uint32_t *known =
		bsearch(&id, set->features, set->sorted_count, sizeof id, compare_u32);
	if (known)
		return (uint32_t)(known - set->features);
	for (size_t row = set->sorted_count; row < set->row_count; row++)
		if (set->features[row] == id)
			return (uint32_t)row;
	uint32_t *larger = realloc(set->features, (set->row_count + 1) * sizeof *larger);
	if (!larger)
		die("not enough memory");
	set->features = larger;
	set->features[set->row_count] = id;
	return (uint32_t)set->row_count++;
}

/* The evidence features of the tokens of a sentence. */
static void add_sentence_evidence(struct dataset *set, size_t sentence, const uint8_t *labels,
                                  const struct evidence *evidence, id_vec *rows)
{
	const size_t begin = set->sentence_begin[sentence];
	const size_t count = set->sentence_begin[sentence + 1] - begin;
	struct feature_token *tokens = xcalloc(count, sizeof *tokens);
	for (size_t i = 0; i < count; i++)
		tokens[i].evidence = evidence_of(evidence, set->name_like[begin + i],
		                                 label_type(labels[begin + i]));
	const struct feature_sentence view = {.tokens = tokens, .count = count};
	for (size_t i = 0; i < count; i++) {
		uint16_t small[CONTEXT_MOST_EVIDENCE];
		const size_t n = context_evidence(&view, i, small);
		set->more_begin[begin + i] = rows->count;
		for (size_t k = 0; k < n; k++)
			push(rows, evidence_row(set, context_small_id(small[k])));
	}
	free(tokens);
}

void dataset_add_evidence(struct dataset *set, const uint8_t *labels)
{
	struct evidence evidence = {0};
	id_vec rows = {0};
	set->more_begin = xmalloc((set->token_count + 1) * sizeof *set->more_begin);
	for (size_t d = 0; d < set->doc_count; d++) {
		const size_t begin = set->doc_begin[d], end = set->doc_begin[d + 1];
		evidence_clear(&evidence);
		for (size_t t = set->sentence_begin[begin]; t < set->sentence_begin[end]; t++)
			if (!evidence_note(&libc_memory, &evidence, set->name_like[t],
			                   label_type(labels[t])))
				die("not enough memory");
		for (size_t s = begin; s < end; s++)
			add_sentence_evidence(set, s, labels, &evidence, &rows);
	}
	set->more_begin[set->token_count] = rows.count;
	set->more_rows = rows.items;
	evidence_free(&libc_memory, &evidence);
}
