/* Clusters of words: those that stand in the same places are one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/word.h"
#include "train/cluster.h"
#include "train_support.h"

/* Cities and days in the same frames, often enough to count. */
static corpus_vec frames(void)
{
	static const char *const lines[] = {
		"Rome\tO\nis\tO\na\tO\ncity\tO\n.\tO\n\n",
		"Oslo\tO\nis\tO\na\tO\ncity\tO\n.\tO\n\n",
		"In\tO\nRome\tO\nit\tO\nrains\tO\n\n",     "In\tO\nOslo\tO\nit\tO\nrains\tO\n\n",
		"we\tO\nleft\tO\non\tO\nMonday\tO\nnight\tO\n\n",
		"we\tO\nleft\tO\non\tO\nFriday\tO\nnight\tO\n\n",
		"once\tO\nupon\tO\na\tO\ntime\tO\n\n",
	};
	static char text[8000];
	text[0] = '\0';
	for (int copy = 0; copy < 8; copy++)
		for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
			strcat(text, lines[i]);
	strcat(text, "seldom\tO\n\n");
	return read_corpus("a.conll", text, (struct source){0});
}

/* The entry of a word, or NULL. */
static const struct cluster_entry *entry_of(const struct clusters *c, const char *word)
{
	const uint32_t lower = word_lower_hash(word, strlen(word));
	for (size_t i = 0; i < c->words.count; i++)
		if (c->words.items[i].lower == lower)
			return c->words.items + i;
	return NULL;
}

static struct clusters learn(const corpus_vec *docs)
{
	struct clusters clusters;
	const int kept = hush();
	clusters_learn(NULL, docs, &clusters);
	speak(kept);
	return clusters;
}

static void words_in_the_same_places_are_one(void **state)
{
	(void)state;
	corpus_vec docs = frames();
	struct clusters c = learn(&docs);
	const struct cluster_entry *rome = entry_of(&c, "rome"), *oslo = entry_of(&c, "Oslo"),
				   *monday = entry_of(&c, "Monday"),
				   *friday = entry_of(&c, "friday");
	assert_true(rome && oslo && monday && friday);
	assert_int_equal(rome->fine, oslo->fine);
	assert_int_equal(monday->fine, friday->fine);
	assert_int_not_equal(rome->fine, monday->fine);
	assert_null(entry_of(&c, "seldom")); /* met once */
	for (size_t i = 0; i < c.words.count; i++) {
		const struct cluster_entry *e = c.words.items + i;
		assert_true(i == 0 || e[-1].lower < e->lower);
		assert_in_range(e->fine, 1, CLUSTERS_FINE);
		assert_in_range(c.coarse[e->fine], 1, CLUSTERS_COARSE);
	}
	vec_free(&libc_memory, &c.words);
	free_corpus(&docs);
}

static void the_same_text_gives_the_same_clusters(void **state)
{
	(void)state;
	corpus_vec docs = frames();
	struct clusters a = learn(&docs), b = learn(&docs);
	assert_int_equal(a.words.count, b.words.count);
	for (size_t i = 0; i < a.words.count; i++) {
		assert_int_equal(a.words.items[i].lower, b.words.items[i].lower);
		assert_int_equal(a.words.items[i].fine, b.words.items[i].fine);
	}
	assert_memory_equal(a.coarse, b.coarse, sizeof a.coarse);
	vec_free(&libc_memory, &a.words);
	vec_free(&libc_memory, &b.words);
	free_corpus(&docs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_in_the_same_places_are_one),
		cmocka_unit_test(the_same_text_gives_the_same_clusters),
	};
	return cmocka_run_group_tests_name("cluster", tests, make_folder, remove_folder);
}
