/* Texts with reference summaries, and how well sentences match them. */
#include <stdio.h>
#include <stdlib.h>

#include "base/ascii.h"
#include "cli/json_read.h"
#include "model/hash.h"
#include "rank/rank.h"

/* ---- Words as ROUGE counts them: runs of ASCII letters and digits -------------------------- */

typedef VEC(uint32_t) stem_vec;

static bool is_word_char(char c)
{
	return is_letter_byte(c) || is_digit_byte(c);
}

static void read_stems(const char *text, size_t length, stem_vec *stems)
{
	for (size_t at = 0, begin = 0; at <= length; at++) {
		if (at < length && is_word_char(text[at]))
			continue;
		if (at > begin) {
			struct word word;
			word_read(text + begin, at - begin, &word);
			push(stems, word.stem);
		}
		begin = at + 1;
	}
}

static uint32_t pair_at(const stem_vec *stems, size_t i)
{
	return hash_add(stems->items[i], stems->items[i + 1]);
}

/* The number of key among the count keys, or count. */
static size_t number_of(const uint32_t *keys, size_t count, uint32_t key)
{
	size_t i = 0;
	while (i < count && keys[i] != key)
		i++;
	return i;
}

/* Numbers the words and pairs of the reference, and counts them there and in each sentence. */
static void match_reference(struct article *article, const stem_vec *reference)
{
	stem_vec words = {0}, pairs = {0};
	for (size_t i = 0; i < reference->count; i++) {
		size_t number = number_of(words.items, words.count, reference->items[i]);
		if (number == words.count) {
			push(&words, reference->items[i]);
			push(&article->words, 0);
		}
		article->words.items[number]++;
		if (i + 1 == reference->count)
			break;
		number = number_of(pairs.items, pairs.count, pair_at(reference, i));
		if (number == pairs.count) {
			push(&pairs, pair_at(reference, i));
			push(&article->pairs, 0);
		}
		article->pairs.items[number]++;
	}
	article->word_total = (uint32_t)reference->count;
	article->pair_total = reference->count ? (uint32_t)reference->count - 1 : 0;
	const size_t count = article->gist.sentences.count;
	article->matches = xcalloc(count, sizeof *article->matches);
	for (size_t i = 0; i < count; i++) {
		const struct gist_sentence *s = article->gist.sentences.items + i;
		struct match *match = article->matches + i;
		stem_vec stems = {0};
		read_stems(article->text + s->begin, s->end - s->begin, &stems);
		match->length = (uint32_t)stems.count;
		match->words = xcalloc(words.count + 1, sizeof *match->words);
		match->pairs = xcalloc(pairs.count + 1, sizeof *match->pairs);
		for (size_t k = 0; k < stems.count; k++) {
			match->words[number_of(words.items, words.count, stems.items[k])]++;
			if (k + 1 < stems.count)
				match->pairs[number_of(pairs.items, pairs.count,
				                       pair_at(&stems, k))]++;
		}
		vec_free(&libc_memory, &stems);
	}
	vec_free(&libc_memory, &words);
	vec_free(&libc_memory, &pairs);
}

static double f_measure(double common, double a, double b)
{
	return common > 0 ? 2 * common / (a + b) : 0;
}

double article_rouge(const struct article *article, const uint32_t *sentences, size_t count)
{
	double common_words = 0, common_pairs = 0, length = 0;
	for (size_t k = 0; k < count; k++)
		length += article->matches[sentences[k]].length;
	for (size_t w = 0; w < article->words.count; w++) {
		uint32_t n = 0;
		for (size_t k = 0; k < count; k++)
			n += article->matches[sentences[k]].words[w];
		common_words += n < article->words.items[w] ? n : article->words.items[w];
	}
	for (size_t p = 0; p < article->pairs.count; p++) {
		uint32_t n = 0;
		for (size_t k = 0; k < count; k++)
			n += article->matches[sentences[k]].pairs[p];
		common_pairs += n < article->pairs.items[p] ? n : article->pairs.items[p];
	}
	return f_measure(common_words, length, article->word_total) +
	       f_measure(common_pairs, length - 1, article->pair_total);
}

/* ---- Files --------------------------------------------------------------------------------- */

static bool key_is(struct json_slice key, const char *name)
{
	return key.length == strlen(name) && !memcmp(key.bytes, name, key.length);
}

/* The first string of the JSON array raw, whose bytes are decoded in place. */
static struct json_slice first_string(struct json_slice raw, char *bytes)
{
	struct json_reader r;
	struct json_slice string = {"", 0};
	size_t at = 0;
	memcpy(bytes, raw.bytes, raw.length);
	while (at < raw.length && bytes[at] != '"')
		at++;
	json_begin(&r, bytes + at, raw.length - at);
	json_string(&r, &string);
	return string;
}

void articles_read(const char *file, lede_analyzer *analyzer, article_vec *articles)
{
	bytes_vec bytes = read_file(".", file);
	char *rest = bytes.items, *line;
	size_t length;
	while ((line = next_line(&rest, &length))) {
		struct json_reader r;
		struct json_slice key, text = {0}, refs = {0}, other;
		json_begin(&r, line, length);
		if (json_open_object(&r))
			while (json_next_key(&r, &key)) {
				if (key_is(key, "text"))
					json_string(&r, &text);
				else
					json_skip(&r, key_is(key, "references") ? &refs : &other);
			}
		if (!json_end(&r) || !text.bytes || !refs.bytes)
			die("%s: a line without text or references: %.40s", file, line);
		struct article article = {.gist.allocator = libc_memory, .length = text.length};
		article.text = xmalloc(text.length + 1);
		memcpy(article.text, text.bytes, text.length);
		if (lede_analyze(analyzer, article.text, article.length, NULL, &article.doc,
		                 NULL) ||
		    !gist_add(&article.gist, article.doc, article.text, article.length) ||
		    !gist_weigh(&article.gist))
			die("%s: not enough memory", file);
		const size_t count = article.gist.sentences.count;
		article.features = xcalloc(count, sizeof *article.features);
		for (size_t i = 0; i < count; i++)
			gist_features(&article.gist, article.gist.sentences.items + i,
			              article.features[i]);
		char *copy = xmalloc(refs.length + 1);
		const struct json_slice reference = first_string(refs, copy);
		stem_vec stems = {0};
		read_stems(reference.bytes, reference.length, &stems);
		match_reference(&article, &stems);
		vec_free(&libc_memory, &stems);
		free(copy);
		push(articles, article);
	}
	vec_free(&libc_memory, &bytes);
}
