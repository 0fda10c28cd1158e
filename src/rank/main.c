/* make-rank: makes src/gist/rarity.c and src/gist/weights.c. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/json_read.h"
#include "gist/choose.h"
#include "rank/rank.h"

static const char usage[] =
	"usage: make-rank rarity FOLDER FILE...    from plain text: rarity.c\n"
	"       make-rank weights FILE...          from lines {text, references}: weights.c\n"
	"       make-rank cross FILE...            answers lines {id, text} as `lede annotate\n"
	"           --jsonl --offsets char --sentences 3` does; a text of a FILE by weights\n"
	"           fitted on the other half of the texts\n";

static bool is_even(size_t index)
{
	return index % 2 == 0;
}

static bool is_odd(size_t index)
{
	return index % 2 == 1;
}

static void write_weights(const article_vec *articles)
{
	struct gist_weights weights;
	fit(articles, NULL, &weights);
	printf("/* Made by `make rank` from the summaries of ../shared/data: don't edit. */\n"
	       "#include \"gist/weights.h\"\n\n"
	       "const struct gist_weights gist_weights = {\n\t.features = {\n");
#define FEATURE(name)                                                                              \
	printf("\t\t[FEATURE_" #name "] = %.4ff,\n", (double)weights.features[FEATURE_##name]);
	GIST_FEATURES(FEATURE)
#undef FEATURE
	printf("\t},\n\t.repetition = %.4ff,\n};\n", (double)weights.repetition);
}

/* ---- Cross-fitted answers -------------------------------------------------------------------- */

static size_t count_chars(const char *text, size_t length)
{
	size_t count = 0;
	for (size_t i = 0; i < length; i++)
		count += ((unsigned char)text[i] & 0xc0) != 0x80;
	return count;
}

static void print_sentences(const struct article *article, const char *key, uint32_t flag)
{
	const char *separator = "";
	printf("\"%s\":[", key);
	for (size_t i = 0; i < article->gist.sentences.count; i++) {
		const struct gist_sentence *s = article->gist.sentences.items + i;
		if (flag && !(s->flags & flag))
			continue;
		printf("%s{\"start\":%zu,\"end\":%zu}", separator,
		       count_chars(article->text, s->begin), count_chars(article->text, s->end));
		separator = ",";
	}
	printf("]");
}

static void answer(struct article *article, const struct gist_weights *weights,
                   struct json_slice id)
{
	const struct budget budget = {3, UINT32_MAX, UINT32_MAX};
	for (size_t i = 0; i < article->gist.sentences.count; i++) {
		struct gist_sentence *s = article->gist.sentences.items + i;
		s->flags &= ~(uint32_t)GIST_CHOSEN;
		s->score = 0;
		for (int f = 0; f < FEATURE_COUNT; f++)
			s->score += weights->features[f] * article->features[i][f];
	}
	if (!gist_choose(&article->gist, &budget, weights->repetition))
		die("not enough memory");
	printf("{\"id\":%.*s,", (int)id.length, id.bytes);
	print_sentences(article, "sentences", 0);
	printf(",");
	print_sentences(article, "summary", GIST_CHOSEN);
	printf("}\n");
}

static void answer_line(const article_vec *articles, const struct gist_weights weights[2],
                        char *line, size_t length)
{
	struct json_reader r;
	struct json_slice key, id = {"null", 4}, text = {0}, other;
	json_begin(&r, line, length);
	if (json_open_object(&r))
		while (json_next_key(&r, &key)) {
			if (key.length == 4 && !memcmp(key.bytes, "text", 4))
				json_string(&r, &text);
			else
				json_skip(&r, key.length == 2 ? &id : &other);
		}
	for (size_t a = 0; a < articles->count; a++) {
		struct article *article = articles->items + a;
		if (article->length == text.length &&
		    !memcmp(article->text, text.bytes, text.length)) {
			answer(article, weights + a % 2, id);
			return;
		}
	}
	die("a text that is in none of the files: %.40s", text.bytes ? text.bytes : "");
}

static void answer_lines(const article_vec *articles)
{
	struct gist_weights weights[2];
	bytes_vec input = {0};
	char buffer[1 << 16], *line;
	size_t length;
	fit(articles, is_even, weights); /* from the odd ones, for the even ones */
	fit(articles, is_odd, weights + 1);
	while ((length = fread(buffer, 1, sizeof buffer, stdin)) > 0)
		append(&input, buffer, length);
	append(&input, "", 1);
	input.count--;
	char *rest = input.items;
	while ((line = next_line(&rest, &length)))
		if (length)
			answer_line(articles, weights, line, length);
	vec_free(&libc_memory, &input);
}

int main(int argc, char **argv)
{
	article_vec articles = {0};
	lede_model *model;
	lede_analyzer *analyzer;
	if (argc > 3 && !strcmp(argv[1], "rarity")) {
		rarity_write(argv[2], argv + 3, (size_t)argc - 3);
		return 0;
	}
	const bool cross = argc > 2 && !strcmp(argv[1], "cross");
	if (argc < 3 || (!cross && strcmp(argv[1], "weights"))) {
		fputs(usage, stderr);
		return 2;
	}
	if (lede_model_builtin(NULL, &model, NULL) ||
	    lede_analyzer_new(model, NULL, &analyzer, NULL))
		die("not enough memory");
	for (int i = 2; i < argc; i++)
		articles_read(argv[i], analyzer, &articles);
	if (cross)
		answer_lines(&articles);
	else
		write_weights(&articles);
	lede_analyzer_free(analyzer);
	lede_model_free(model);
	return 0;
}
