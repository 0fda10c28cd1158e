#include "model/feature.h"

#include "model/template.h"

/* The list of ids being written. */
struct sink {
	uint32_t *ids;
	size_t    count;
};

static void emit(struct sink *sink, int template, uint32_t value)
{
	sink->ids[sink->count++] = feature_id(template, value);
}

static void emit_classes(struct sink *sink, int template, uint32_t classes, uint32_t detail)
{
	for (uint32_t c = 0; c < LIST_CLASSES; c++)
		if (classes & 1u << c)
			emit(sink, template, c * 8 + detail);
}

/* What is asked for at offset -1 .. 1 only. */
static void emit_near(struct sink *sink, const struct word *word, struct lexicon_word alone,
                      int offset, unsigned which)
{
	const int at = offset + FEATURE_REACH;
	if (which & FEATURE_OWN)
		emit(sink, T_CASED + at, word->cased);
	if (which & FEATURE_SHAPE)
		emit(sink, T_SHAPE + at, word->shape);
	if (which & FEATURE_LISTS)
		emit_classes(sink, T_LIST + at, alone.lists & LIST_ANY,
		             word->flags & WORD_CAPITAL ? 1 : 0);
	if (which & FEATURE_OWN && offset != 0 && word->suffix[2])
		emit(sink, T_SUFFIX3 + at, word->suffix[2]);
}

/* What is made of parts of the word. */
static void emit_parts(struct sink *sink, const struct word *word)
{
	for (int n = 0; n < WORD_AFFIXES; n++) {
		if (word->prefix[n])
			emit(sink, T_PREFIX + n, word->prefix[n]);
		if (word->suffix[n])
			emit(sink, T_SUFFIX + n, word->suffix[n]);
	}
	for (int half = 0; half < 2; half++)
		if (word->halves[half])
			emit(sink, T_HALF + half, word->halves[half]);
}

size_t feature_word(const struct word *word, struct lexicon_word alone, int offset,
                    unsigned which, uint32_t *ids)
{
	struct sink sink = {ids, 0};
	const int at = offset + FEATURE_REACH;
	if (which & FEATURE_OWN)
		emit(&sink, T_LOWER + at, word->lower);
	if (which & FEATURE_SHAPE)
		emit(&sink, T_KIND + at, word->kind);
	if (which & FEATURE_CLUSTER && alone.fine) {
		emit(&sink, T_FINE + at, alone.fine);
		emit(&sink, T_COARSE + at, alone.coarse);
	}
	if (offset >= -1 && offset <= 1)
		emit_near(&sink, word, alone, offset, which);
	if (which & FEATURE_OWN && offset == 0)
		emit_parts(&sink, word);
	if (which & FEATURE_SHAPE && offset == 0)
		emit(&sink, T_FLAGS, word->flags);
	return sink.count;
}
