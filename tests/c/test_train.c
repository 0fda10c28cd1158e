/* From marked text to a model that opens. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "toy_model.h"
#include "train/lists.h"
#include "train/write.h"
#include "train_support.h"

static const char lesson[] =
	"{\"text\": \"Ann Lee went to Rome.\", \"entities\": [[0, 7, \"PERSON\"], "
	"[16, 20, \"GPE\"]]}\n"
	"{\"text\": \"Then Bob Ray left Oslo.\", \"entities\": [[5, 12, \"PERSON\"], "
	"[18, 22, \"GPE\"]]}\n"
	"{\"text\": \"In Rome it rains.\", \"entities\": [[3, 7, \"GPE\"]]}\n"
	"{\"text\": \"It is late.\", \"entities\": []}\n";

/* What the toy's lexicon holds, as the trainer has it. */
static struct lexicon small_lexicon(void)
{
	list_vec names = {0};
	struct clusters clusters = {.coarse = {[7] = 3}};
	const uint32_t rome = lexicon_first(word_lower_hash("rome", 4));
	const struct list_entry entries[] = {
		{rome, LIST_CITY, 0}, {1, LIST_MORE, 0}, {rome, LIST_COUNTRY, 7}};
	for (size_t i = 0; i < 3; i++)
		push(&names, entries[i]);
	const struct lexicon lexicon = lists_index(&names, &clusters);
	vec_free(&libc_memory, &names);
	return lexicon;
}

static void assert_found(lede_analyzer *analyzer, const char *text, size_t entity,
                         const char *wanted, lede_type type)
{
	lede_doc *doc;
	assert_int_equal(lede_analyze(analyzer, text, strlen(text), NULL, &doc, NULL), LEDE_OK);
	const lede_entity e = lede_doc_entity(doc, entity);
	assert_int_equal(e.type, type);
	assert_int_equal(e.span.end - e.span.begin, strlen(wanted));
	assert_memory_equal(text + e.span.begin, wanted, strlen(wanted));
	assert_true(type == LEDE_NO_TYPE || e.score > 0.5f);
	lede_doc_free(doc);
}

static uint32_t lists_of(const struct lexicon *lexicon, const char *first, const char *second)
{
	uint32_t phrase = lexicon_first(word_lower_hash(first, strlen(first)));
	if (second)
		phrase = lexicon_next(phrase, word_lower_hash(second, strlen(second)));
	return lexicon_find(lexicon, phrase);
}

static void own_lists_are_read(void **state)
{
	(void)state;
	list_vec names = {0};
	const struct clusters clusters = {0};
	lists_read_own("model/lists", &names);
	struct lexicon lexicon = lists_index(&names, &clusters);
	vec_free(&libc_memory, &names);
	assert_int_equal(lists_of(&lexicon, "adebayo", NULL) & LIST_GIVEN, LIST_GIVEN);
	assert_int_equal(lists_of(&lexicon, "chatterjee", NULL), LIST_SURNAME);
	assert_int_equal(lists_of(&lexicon, "verkhovna", "rada"), LIST_ORGANISATION);
	assert_int_equal(lists_of(&lexicon, "volta", "river"), LIST_PLACE);
	assert_int_equal(lists_of(&lexicon, "anambra", "state"), LIST_REGION);
	assert_int_equal(lists_of(&lexicon, "camden", "town"), LIST_CITY);
	assert_int_equal(lists_of(&lexicon, "hurricane", "helene"), LIST_EVENT);
	assert_int_equal(lists_of(&lexicon, "kyoto", "protocol"), LIST_TITLE);
	assert_int_equal(lists_of(&lexicon, "nokia", "0000"), LIST_PRODUCT);
	assert_int_equal(lists_of(&lexicon, "howrah", "bridge"), LIST_FACILITY);
	assert_int_equal(lists_of(&lexicon, "yorubas", NULL), LIST_DEMONYM);
	assert_int_equal(lists_of(&lexicon, "[event]", NULL), 0);
	free_lexicon(&lexicon);
}

static void what_was_learnt_is_found(void **state)
{
	(void)state;
	corpus_vec docs = read_corpus("a.jsonl", lesson, (struct source){0});
	struct lexicon lexicon = small_lexicon();
	struct dataset set;
	dataset_make(&docs, &lexicon, 1, NULL, &set);
	assert_int_equal(set.sentence_count, 4);
	assert_int_equal(set.token_count, 6 + 6 + 5 + 4);
	for (size_t i = 1; i < set.row_count; i++)
		assert_true(set.features[i - 1] < set.features[i]);
	struct crf_weights weights =
		train_quietly(&set, (struct crf_settings){.epochs = 30, .rate = 0.1f,
	                                                  .damping = 1e-2f, .seed = 5});
	const int kept = hush();
	write_model(path_of("a.model"), &set, &weights, &lexicon, 1.0f / 16, 0.01f);
	write_model(path_of("b.model"), &set, &weights, &lexicon, 1.0f / 16, 0.01f);
	speak(kept);

	struct text a = text_file(path_of("a.model")), b = text_file(path_of("b.model"));
	assert_int_equal(a.length, b.length);
	assert_memory_equal(a.bytes, b.bytes, a.length);
	lede_model *model;
	lede_analyzer *analyzer;
	assert_int_equal(lede_model_open(a.bytes, a.length, NULL, &model, NULL), LEDE_OK);
	assert_int_equal(lede_model_get_info(model).names, 2);
	assert_int_equal(lede_analyzer_new(model, NULL, &analyzer, NULL), LEDE_OK);
	assert_found(analyzer, "Ann Lee went to Rome.", 0, "Ann Lee", LEDE_PERSON);
	assert_found(analyzer, "Ann Lee went to Rome.", 1, "Rome", LEDE_GPE);
	assert_found(analyzer, "Then Bob Ray left Oslo.", 1, "Oslo", LEDE_GPE);
	assert_found(analyzer, "It is late.", 0, "", LEDE_NO_TYPE);
	lede_analyzer_free(analyzer);
	lede_model_free(model);
	text_free(&a);
	text_free(&b);
	free(weights.rows);
	free_set(&set);
	free_lexicon(&lexicon);
	free_corpus(&docs);
}

/* The writer and the toy builder know the format each for itself: the same bytes. */
static void the_writer_keeps_the_format(void **state)
{
	(void)state;
	enum { ROWS = 8 };
	struct toy toy = {0};
	uint32_t features[ROWS];
	const struct dataset set = {.features = features, .row_count = ROWS};
	float(*rows)[LABEL_LANES] = calloc(ROWS, sizeof *rows);
	struct crf_weights weights = {.rows = rows};
	for (uint32_t r = 0; r < ROWS; r++)
		features[r] = r * 0x10001001u;
	for (uint32_t r = 0; r + 1 < ROWS; r++) /* the last stays empty, and is left out */
		for (int y = 0; y < LABEL_COUNT; y += 1 + (int)r) {
			const int weight = (int)r * 20 - y - 60;
			rows[r][y] = (float)weight / 16 * 1.001f;
			toy_weight(&toy, features[r], y, weight);
		}
	rows[0][3] = 10;    /* beyond what a byte holds */
	rows[1][4] = 0.05f; /* less than is kept */
	toy_weight(&toy, features[0], 3, 127);
	toy_weight(&toy, features[1], 4, 0);
	weights.transitions[LABEL_O][LABEL_U] = 2;
	weights.transitions[LABEL_U][LABEL_O] = -1000;
	toy.transitions[LABEL_O][LABEL_U] = 32;
	toy.transitions[LABEL_U][LABEL_O] = -1000;
	toy_name(&toy, "Rome", LIST_CITY | LIST_COUNTRY);
	toy_cluster(&toy, "Rome", 7, 3);
	toy.names[toy.name_count++] = (struct toy_name){1, LIST_MORE, 0};

	struct lexicon lexicon = small_lexicon();
	const int kept = hush();
	write_model(path_of("a.model"), &set, &weights, &lexicon, 1.0f / 16, 0.1f);
	speak(kept);
	struct text written = text_file(path_of("a.model")), expected = toy_blob(&toy);
	assert_int_equal(written.length, expected.length);
	for (size_t i = 0; i < written.length; i++)
		if (written.bytes[i] != expected.bytes[i])
			fail_msg("byte %zu differs", i);
	text_free(&written);
	text_free(&expected);
	free_lexicon(&lexicon);
	free(rows);
}

/* What a model has learnt is read back, row by row and but for what is forgotten. */
static void a_model_is_gone_on_from(void **state)
{
	(void)state;
	corpus_vec docs = read_corpus("a.jsonl", lesson, (struct source){0});
	struct lexicon lexicon = small_lexicon();
	struct dataset set, on;
	dataset_make(&docs, &lexicon, 1, NULL, &set);
	struct crf_weights weights =
		train_quietly(&set, (struct crf_settings){.epochs = 30, .rate = 0.1f,
	                                                  .damping = 1e-2f, .seed = 5});
	const float unit = 1.0f / 64;
	bytes_vec bytes = model_blob(&set, &weights, &lexicon, unit, 0.01f, NULL);
	struct text model_bytes = text_repeat("model", bytes.items, bytes.count, bytes.count);
	lede_model *model;
	assert_int_equal(lede_model_open(model_bytes.bytes, model_bytes.length, NULL, &model, NULL),
	                 LEDE_OK);
	struct start start, part;
	start_of(model, 0, &start);
	start_of(model, 1u << LEDE_PERSON, &part);
	assert_int_equal(start.count, lede_model_get_info(model).features);
	assert_true(part.count > 0 && part.count <= start.count);
	size_t rows = 0;
	for (size_t r = 0; r < set.row_count; r++) {
		const float *row = start_row(&start, set.features[r]);
		const float *left = start_row(&part, set.features[r]);
		rows += row != NULL;
		for (int y = 0; row && y < LABEL_COUNT; y++) {
			assert_true(fabsf(row[y] - weights.rows[r][y]) < 0.02f);
			const float kept = label_type(y) == LEDE_PERSON ? 0 : row[y];
			assert_true(!left || left[y] == kept);
		}
	}
	assert_int_equal(rows, start.count);
	for (size_t i = 1; i < start.count; i++)
		assert_true(start.features[i - 1] < start.features[i]);
	assert_null(start_row(&start, start.features[start.count - 1] + 1));
	assert_float_equal(start.transitions[LABEL_B][LABEL_L],
	                   weights.transitions[LABEL_B][LABEL_L], unit);
	assert_true(part.transitions[LABEL_B][LABEL_L] == 0);

	/* Text that has little of it keeps all of it, and begins with its weights. */
	dataset_make(&docs, &lexicon, 4, &start, &on);
	assert_true(on.row_count == start.count && on.sorted_count == start.count);
	struct crf_weights more = train_quietly(
		&on, (struct crf_settings){.epochs = 1, .rate = 1e-6f, .damping = 1e-2f,
	                                   .seed = 5, .start = &start});
	for (size_t r = 0; r < on.row_count; r++)
		for (int y = 0; y < LABEL_COUNT; y++)
			assert_float_equal(more.rows[r][y], start_row(&start, on.features[r])[y],
			                   1e-4f);
	free(weights.rows);
	free(more.rows);
	free(bytes.items);
	text_free(&model_bytes);
	start_free(&start);
	start_free(&part);
	lede_model_free(model);
	free_set(&set);
	free_set(&on);
	free_lexicon(&lexicon);
	free_corpus(&docs);
}

/* Features that are rare are left out; the rows of a token are those of its features. */
static void rare_features_are_left_out(void **state)
{
	(void)state;
	corpus_vec docs = read_corpus("a.jsonl", lesson, (struct source){0});
	struct lexicon lexicon = small_lexicon();
	struct dataset all, often;
	dataset_make(&docs, &lexicon, 1, NULL, &all);
	dataset_make(&docs, &lexicon, 2, NULL, &often);
	assert_true(often.row_count < all.row_count / 2);
	assert_int_equal(often.token_count, all.token_count);
	assert_memory_equal(often.allowed, all.allowed, all.token_count * sizeof *all.allowed);
	size_t *met = calloc(often.row_count, sizeof *met);
	for (size_t i = 0; i < often.row_begin[often.token_count]; i++)
		met[often.rows[i]]++;
	for (size_t r = 0; r < often.row_count; r++)
		assert_true(met[r] >= 2);
	/* Without a threshold a token has all its features, "In" those of one word alone. */
	struct word in;
	uint32_t ids[FEATURE_MAX_WORD];
	word_describe("In", 2, &in);
	const size_t n = feature_word(&in, (struct lexicon_word){0, 0, 0}, 0, FEATURE_ALL, ids);
	const size_t token = all.sentence_begin[2];
	for (size_t k = 0; k < n; k++) {
		bool found = false;
		for (size_t i = all.row_begin[token]; i < all.row_begin[token + 1]; i++)
			found |= all.features[all.rows[i]] == ids[k];
		assert_true(found);
	}
	free(met);
	free_set(&all);
	free_set(&often);
	free_lexicon(&lexicon);
	free_corpus(&docs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(own_lists_are_read),
		cmocka_unit_test(what_was_learnt_is_found),
		cmocka_unit_test(the_writer_keeps_the_format),
		cmocka_unit_test(a_model_is_gone_on_from),
		cmocka_unit_test(rare_features_are_left_out),
	};
	return cmocka_run_group_tests_name("train", tests, make_folder, remove_folder);
}
