/* Which features a token has. The numbers of templates are part of the model format: where one of
 * these tests needs another number, the models out there need another BLOB_FORMAT. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/model.h"
#include "model/label.h"
#include "toy_model.h"

enum {
	LOWER = 2, KIND = 10, CASED = 18, SHAPE = 26, LIST = 34, /* + offset */
	PREFIX = 40, SUFFIX = 48, SUFFIX3 = 58, HALF = 64, FLAGS = 66, FINE = 70, COARSE = 75,
	PAIR_BEFORE = 80, PAIR_AFTER, PAIR_AROUND, KINDS, BEFORE_KIND, KIND_AFTER, FIRST, ALL_CAPS,
	FAR, NO_CAPS = 92, NO_CAPS_LIST, SEEN = 98, PHRASE = 106, RUN_FIRST = 112, RUN_LAST,
	RUN_BEFORE, RUN_AFTER, RUN_PLACE, WIDE_FIRST = 121, WIDE_LAST, WIDE_BEFORE, WIDE_AFTER,
	QUOTED, REPEATED, FULLER_FIRST, FULLER_LAST, FULLER_PLACE, PART,
	LISTS_BEFORE, LISTS_AFTER, RUN_NEXT, RUN_NEXT_KIND, RUN_PREVIOUS,
	EVIDENCE = 138
};

static uint32_t id(int template, uint32_t value)
{
	return hash_mix(value ^ (uint32_t)template * 0x9e3779b1u);
}

/* A list of features, and room to see whether more was written. */
struct list {
	uint32_t ids[2 * CONTEXT_MOST];
	size_t   count;
};

static bool has(const struct list *list, uint32_t feature)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->ids[i] == feature)
			return true;
	return false;
}

static struct word describe(const char *bytes)
{
	struct word word;
	word_describe(bytes, strlen(bytes), &word);
	return word;
}

static struct list word_features(const struct word *word, struct lexicon_word alone, int offset)
{
	struct list list = {0};
	list.count = feature_word(word, alone, offset, FEATURE_ALL, list.ids);
	assert_true(list.count <= FEATURE_MAX_WORD);
	return list;
}

static const struct lexicon_word unknown = {0, 0, 0};

/* ---- Word features -------------------------------------------------------------------------- */

static void the_word_itself(void **state)
{
	(void)state;
	const struct word word = describe("Shanghai-based");
	const struct list list = word_features(&word, unknown, 0);
	assert_int_equal(list.ids[0], id(LOWER, word.lower)); /* toy_model.c relies on it */
	assert_true(has(&list, id(KIND, word.kind)));
	assert_true(has(&list, id(CASED, word.cased)));
	assert_true(has(&list, id(SHAPE, word.shape)));
	assert_true(has(&list, id(FLAGS, word.flags)));
	for (int n = 0; n < WORD_AFFIXES; n++) {
		assert_true(has(&list, id(PREFIX + n, word.prefix[n])));
		assert_true(has(&list, id(SUFFIX + n, word.suffix[n])));
	}
	assert_true(has(&list, id(HALF, word.halves[0])));
	assert_true(has(&list, id(HALF + 1, word.halves[1])));
	assert_int_equal(list.count, 5 + 2 * WORD_AFFIXES + 2);
}

static void absent_views_give_no_feature(void **state)
{
	(void)state;
	const struct word word = describe("ab");
	const struct list list = word_features(&word, unknown, 0);
	assert_int_equal(list.count, 5 + 2);
	assert_false(has(&list, id(PREFIX + 1, 0)));
	assert_false(has(&list, id(HALF, 0)));
	assert_false(has(&list, id(FINE, 0)));
}

static void a_neighbour_has_fewer(void **state)
{
	(void)state;
	const struct word word = describe("Washington");
	for (int offset = -2; offset <= 2; offset += offset == -1 ? 2 : 1) {
		const bool near = offset == -1 || offset == 1;
		const struct list list = word_features(&word, unknown, offset);
		assert_int_equal(list.ids[0], id(LOWER + offset, word.lower));
		assert_true(has(&list, id(KIND + offset, word.kind)));
		assert_int_equal(has(&list, id(CASED + offset, word.cased)), near);
		assert_int_equal(has(&list, id(SHAPE + offset, word.shape)), near);
		assert_int_equal(has(&list, id(SUFFIX3 + offset, word.suffix[2])), near);
		assert_false(has(&list, id(FLAGS, word.flags)));
		assert_int_equal(list.count, near ? 5 : 2);
	}
}

static void offsets_share_nothing(void **state)
{
	(void)state;
	const struct word word = describe("Washington-based");
	const struct lexicon_word alone = {LIST_ANY, 5, 6};
	for (int a = -2; a <= 2; a++)
		for (int b = -2; b < a; b++) {
			const struct list of_a = word_features(&word, alone, a),
					  of_b = word_features(&word, alone, b);
			for (size_t i = 0; i < of_a.count; i++)
				assert_false(has(&of_b, of_a.ids[i]));
		}
}

static void lists_tell_capitals_apart(void **state)
{
	(void)state;
	const struct word upper = describe("May"), lower = describe("may");
	const struct lexicon_word alone = {LIST_GIVEN | LIST_SURNAME | LIST_MORE, 0, 0};
	for (int offset = -1; offset <= 1; offset++) {
		const struct list a = word_features(&upper, alone, offset),
				  b = word_features(&lower, alone, offset);
		assert_true(has(&a, id(LIST + offset, 1 * 8 + 1)));
		assert_true(has(&a, id(LIST + offset, 3 * 8 + 1)));
		assert_false(has(&a, id(LIST + offset, 1 * 8)));
		assert_true(has(&b, id(LIST + offset, 1 * 8)));
		assert_false(has(&a, id(LIST + offset, 2 * 8 + 1)));
		/* LIST_MORE is no list. */
		assert_false(has(&a, id(LIST + offset, 15 * 8 + 1)));
	}
	const struct list far = word_features(&upper, alone, 2);
	assert_false(has(&far, id(LIST + 2, 1 * 8 + 1)));
}

static void clusters_are_features(void **state)
{
	(void)state;
	const struct word word = describe("Rome");
	for (int offset = -2; offset <= 2; offset++) {
		const struct list list =
			word_features(&word, (struct lexicon_word){0, 7, 3}, offset);
		assert_true(has(&list, id(FINE + offset, 7)));
		assert_true(has(&list, id(COARSE + offset, 3)));
	}
}

/* ---- A sentence ------------------------------------------------------------------------------ */

enum { LONGEST = 12 };

struct sentence_of_words {
	struct word             words[LONGEST];
	struct feature_token    tokens[LONGEST];
	struct feature_sentence view;
};

/* Words parted by single spaces. */
static void read(struct sentence_of_words *s, const struct lexicon *lexicon, const char *text)
{
	memset(s, 0, sizeof *s);
	s->view.tokens = s->tokens;
	while (*text) {
		const size_t n = strcspn(text, " "), i = s->view.count++;
		word_describe(text, n, s->words + i);
		s->tokens[i].word = s->words + i;
		s->tokens[i].alone = lexicon_word(lexicon, s->words + i);
		s->tokens[i].place = 9; /* context_prepare is to set it */
		s->tokens[i].phrase = 99;
		s->tokens[i].quoted = 99;
		text += n + (text[n] == ' ');
	}
	context_prepare(lexicon, &s->view);
}

static struct list context(const struct sentence_of_words *s, size_t at)
{
	struct list list = {0};
	list.count = context_ids(&s->view, at, list.ids);
	assert_true(list.count <= CONTEXT_MOST);
	return list;
}

struct fixture {
	struct text    blob;
	lede_model    *model;
	struct lexicon lexicon;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);
	struct toy toy = {0};
	toy_name(&toy, "New York", LIST_CITY);
	toy_name(&toy, "New York Times Company", LIST_COMPANY);
	toy_name(&toy, "York Minster", LIST_ORGANISATION);
	toy_name(&toy, "University of Life", LIST_ORGANISATION);
	toy_name(&toy, "Rome", LIST_CITY);
	toy_name(&toy, "A B C D E F G H", LIST_PRODUCT);
	toy_name(&toy, "B C D E F G H I J", LIST_PRODUCT); /* too long to be found */
	f->blob = toy_blob(&toy);
	*state = f;
	if (lede_model_open(f->blob.bytes, f->blob.length, NULL, &f->model, NULL))
		return 1;
	f->lexicon = f->model->lexicon;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;
	lede_model_free(f->model);
	text_free(&f->blob);
	free(f);
	return 0;
}

/* The place of each token in its phrase, as digits. */
static void assert_places(const struct lexicon *lexicon, const char *text, const char *wanted)
{
	struct sentence_of_words s;
	char places[LONGEST + 1] = "";
	read(&s, lexicon, text);
	for (size_t i = 0; i < s.view.count; i++) {
		places[i] = (char)('0' + s.tokens[i].place);
		assert_int_equal(s.tokens[i].phrase != 0, s.tokens[i].place != 0);
	}
	assert_string_equal(places, wanted);
}

static void phrases_are_found(void **state)
{
	const struct fixture *f = *state;
	assert_places(&f->lexicon, "in New York today", "0130");
	assert_places(&f->lexicon, "New York", "13");
	/* The longest, and one that only goes on as if it were longer is cut back. */
	assert_places(&f->lexicon, "New York Times Company", "1223");
	assert_places(&f->lexicon, "New York Times Square", "1300");
	assert_places(&f->lexicon, "the New York Times", "0130");
	/* From the left, without overlap. */
	assert_places(&f->lexicon, "New York Minster", "130");
	assert_places(&f->lexicon, "York Minster New York", "1313");
	/* A single word is no phrase; nor is what begins in lower case. */
	assert_places(&f->lexicon, "Rome", "0");
	assert_places(&f->lexicon, "new York", "00");
	assert_places(&f->lexicon, "University of Life", "123");
	assert_places(&f->lexicon, "NEW york", "13");
	assert_places(&f->lexicon, "New", "0");
	assert_places(&f->lexicon, "A B C D E F G H", "12222223");
	assert_places(&f->lexicon, "B C D E F G H I J", "000000000");
	assert_places(&f->lexicon, "A B C D E F G", "0000000");
}

static void phrases_have_their_lists(void **state)
{
	const struct fixture *f = *state;
	struct sentence_of_words s;
	read(&s, &f->lexicon, "in New York Times Company");
	for (size_t i = 1; i < 5; i++)
		assert_int_equal(s.tokens[i].phrase & LIST_ANY, LIST_COMPANY);
	const struct list list = context(&s, 2);
	assert_true(has(&list, id(PHRASE - 1, 8 * 8 + 1)));
	assert_true(has(&list, id(PHRASE, 8 * 8 + 2)));
	assert_true(has(&list, id(PHRASE + 1, 8 * 8 + 2)));
	assert_false(has(&list, id(PHRASE, 4 * 8 + 2)));
}

static void capitals_everywhere(void **state)
{
	const struct fixture *f = *state;
	struct sentence_of_words s;
	static const struct {
		const char *text;
		bool        all_caps;
	} cases[] = {
		{"ROME FALLS", true}, {"ROME FALLS 12 .", true}, {"ROME", false},
		{"ROME FALLS today", false}, {"Rome Falls", false}, {"ROME Falls OSLO", true},
		{"A B", false}, {"1 2", false}, {"US", false}, {"", false},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		read(&s, &f->lexicon, cases[i].text);
		assert_int_equal(s.view.all_caps, cases[i].all_caps);
		if (s.view.count) {
			const struct list list = context(&s, 0);
			assert_int_equal(has(&list, id(ALL_CAPS, s.words[0].kind)),
			                 cases[i].all_caps);
		}
	}
}

static void no_capitals_anywhere(void **state)
{
	const struct fixture *f = *state;
	struct sentence_of_words s;
	static const struct {
		const char *text;
		bool        no_caps;
	} cases[] = {
		{"who lives in rome", true}, {"i think I like rome", true},
		{"who lives in Rome", false}, {"in rome", false}, {"1 2 3 4", false},
		{"Who lives in rome", false}, {"", false},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		read(&s, &f->lexicon, cases[i].text);
		assert_int_equal(s.view.no_caps, cases[i].no_caps);
	}
	read(&s, &f->lexicon, "who saw new york rome");
	for (size_t at = 0; at < s.view.count; at++)
		assert_true(context_is_wanted(&s.view, at));
	assert_int_equal(s.tokens[3].place, 3);
	const struct list rome = context(&s, 4), who = context(&s, 0);
	assert_true(has(&rome, id(NO_CAPS, s.tokens[4].alone.coarse)));
	assert_true(has(&rome, id(NO_CAPS_LIST, 4 * 8)));
	assert_false(has(&who, id(NO_CAPS_LIST, 4 * 8)));
	read(&s, &f->lexicon, "who saw New York Rome");
	const struct list capital = context(&s, 4);
	assert_false(has(&capital, id(NO_CAPS_LIST, 4 * 8)));
}

static void evidence_is_told_with_share_and_number(void **state)
{
	const struct fixture *f = *state;
	enum { NUMBER_SHIFT = 2 * (LABEL_TYPES + 1) };
	struct sentence_of_words s;
	read(&s, &f->lexicon, "Ann saw Lee");
	uint16_t small[CONTEXT_MOST_EVIDENCE];
	assert_int_equal(context_evidence(&s.view, 0, small), 0);
	/* Ann: two or three others, three quarters PERSON, a quarter outside. */
	s.tokens[0].evidence = 2u << NUMBER_SHIFT | 3u << 2 * LEDE_PERSON | 1u;
	assert_int_equal(context_evidence(&s.view, 0, small), 2);
	assert_int_equal(context_small_id(small[0]), id(EVIDENCE, (LEDE_NO_TYPE * 4 + 1) * 4 + 2));
	assert_int_equal(context_small_id(small[1]), id(EVIDENCE, (LEDE_PERSON * 4 + 3) * 4 + 2));
	assert_int_equal(context_evidence(&s.view, 1, small), 2);
	assert_int_equal(context_small_id(small[1]),
	                 id(EVIDENCE - 1, (LEDE_PERSON * 4 + 3) * 4 + 2));
	assert_int_equal(context_evidence(&s.view, 2, small), 0);
	s.tokens[2].evidence = 1u << NUMBER_SHIFT | 3u << 2 * LEDE_LAW;
	assert_int_equal(context_evidence(&s.view, 1, small), 3);
	assert_int_equal(context_small_id(small[2]), id(EVIDENCE + 1, (LEDE_LAW * 4 + 3) * 4 + 1));
}

/* Which tokens of a text get context features, as digits. */
static void assert_wanted(const struct lexicon *lexicon, const char *text, const char *wanted)
{
	struct sentence_of_words s;
	char is_wanted[LONGEST + 1] = "";
	read(&s, lexicon, text);
	for (size_t i = 0; i < s.view.count; i++)
		is_wanted[i] = context_is_wanted(&s.view, i) ? '1' : '0';
	assert_string_equal(is_wanted, wanted);
}

static void context_is_wanted_where_names_are(void **state)
{
	const struct lexicon *lexicon = &((const struct fixture *)*state)->lexicon;
	assert_wanted(lexicon, "a b Rome c d x iPad", "0010001");
	/* What may join names, or has no letters, next to one. */
	assert_wanted(lexicon, "Bank of the town , Rome , 12 of", "110011100");
	assert_wanted(lexicon, "Omar bin Said saw him", "11100"); /* anything between two */
	assert_wanted(lexicon, "omar bin said", "111");           /* no capitals to go by */
}

/* Each small feature has an id of its own, which is that of no other. */
static void small_features_have_ids(void **state)
{
	(void)state;
	assert_int_equal(context_small_id(0), id(SEEN - 1, 0));
	assert_int_equal(context_small_id(CONTEXT_SMALL - 1), id(EVIDENCE + 1, 11 * 16 - 1));
	for (size_t i = 0; i < CONTEXT_SMALL; i++)
		for (size_t k = 0; k < i; k++)
			assert_int_not_equal(context_small_id(i), context_small_id(k));
}

/* ---- Context features ------------------------------------------------------------------------ */

static void words_around(void **state)
{
	const struct fixture *f = *state;
	struct sentence_of_words s;
	read(&s, &f->lexicon, "a b c d Rome e f g h");
	const struct word *w = s.words;
	const struct list list = context(&s, 4);
	assert_true(has(&list, id(PAIR_BEFORE, hash_add(w[3].lower, w[4].lower))));
	assert_true(has(&list, id(PAIR_AFTER, hash_add(w[4].lower, w[5].lower))));
	assert_true(has(&list, id(PAIR_AROUND, hash_add(w[3].lower, w[5].lower))));
	assert_true(has(&list, id(KINDS, hash_add(hash_add(w[3].kind, w[4].kind), w[5].kind))));
	assert_true(has(&list, id(BEFORE_KIND, hash_add(w[3].lower, w[4].kind))));
	assert_true(has(&list, id(KIND_AFTER, hash_add(w[4].kind, w[5].lower))));
	assert_true(has(&list, id(FAR, w[0].lower)));
	assert_true(has(&list, id(FAR + 1, w[1].lower)));
	assert_true(has(&list, id(FAR + 2, w[7].lower)));
	assert_true(has(&list, id(FAR + 3, w[8].lower)));
	assert_false(has(&list, id(FIRST, w[4].kind)));
}

/* Beyond its ends a sentence has a word like no other. */
static void the_edges(void **state)
{
	const struct fixture *f = *state;
	struct sentence_of_words s;
	read(&s, &f->lexicon, "Rome");
	const struct word *w = s.words;
	const struct list list = context(&s, 0);
	assert_true(has(&list, id(PAIR_BEFORE, hash_add(1, w[0].lower))));
	assert_true(has(&list, id(PAIR_AROUND, hash_add(1, 1))));
	for (int i = 0; i < 4; i++)
		assert_true(has(&list, id(FAR + i, 1)));
	assert_true(has(&list, id(FIRST, w[0].kind)));
	read(&s, &f->lexicon, "x Rome");
	const struct list second = context(&s, 1);
	assert_false(has(&second, id(FIRST, s.words[1].kind)));
}

static void what_the_document_says_elsewhere(void **state)
{
	const struct fixture *f = *state;
	struct sentence_of_words s;
	read(&s, &f->lexicon, "May June july");
	s.tokens[0].seen = SEEN_LOWER;
	s.tokens[1].seen = SEEN_LOWER | SEEN_CAPITAL;
	const struct list first = context(&s, 0), second = context(&s, 1);
	assert_true(has(&first, id(SEEN, SEEN_LOWER * 2 + 1))); /* it is the first */
	assert_true(has(&first, id(SEEN + 1, 3 * 2)));
	assert_true(has(&second, id(SEEN - 1, SEEN_LOWER * 2 + 1)));
	assert_true(has(&second, id(SEEN, 3 * 2)));
	assert_false(has(&second, id(SEEN + 1, 0))); /* has no capital */
}

static void runs_of_capitals(void **state)
{
	const struct fixture *f = *state;
	struct sentence_of_words s;
	read(&s, &f->lexicon, "the Bank Of England said");
	const struct word *w = s.words;
	const struct list middle = context(&s, 2), last = context(&s, 3), outside = context(&s, 4);
	assert_true(has(&middle, id(RUN_FIRST, w[1].lower)));
	assert_true(has(&middle, id(RUN_LAST, w[3].lower)));
	assert_true(has(&middle, id(RUN_BEFORE, w[0].lower)));
	assert_true(has(&middle, id(RUN_AFTER, w[4].lower)));
	assert_true(has(&middle, id(RUN_PLACE, 1 * 4 + 1)));
	assert_true(has(&last, id(RUN_PLACE, 0 * 4 + 2)));
	assert_false(has(&last, id(RUN_LAST, w[3].lower)));
	for (uint32_t place = 0; place < 16; place++)
		assert_false(has(&outside, id(RUN_PLACE, place)));
	/* A run that the sentence cuts off, and places that are told up to 3. */
	read(&s, &f->lexicon, "A B C D E F G H I J K L");
	const struct list far = context(&s, 11);
	assert_true(has(&far, id(RUN_FIRST, w[3].lower))); /* looks back 8 words */
	assert_true(has(&far, id(RUN_PLACE, 3)));
	const struct list begin = context(&s, 0);
	assert_true(has(&begin, id(RUN_PLACE, 3 * 4)));
}

static void names_joined_by_small_words(void **state)
{
	const struct fixture *f = *state;
	struct sentence_of_words s;
	read(&s, &f->lexicon, "at Old Bank of the North & Sons in Rome");
	const struct word *w = s.words;
	const struct list bank = context(&s, 2), of = context(&s, 3), sons = context(&s, 7);
	const struct list *inside[] = {&bank, &of, &sons};
	for (size_t i = 0; i < 3; i++) {
		assert_true(has(inside[i], id(WIDE_FIRST, w[1].lower)));
		assert_true(has(inside[i], id(WIDE_LAST, w[7].lower)));
		assert_true(has(inside[i], id(WIDE_BEFORE, w[0].lower)));
		assert_true(has(inside[i], id(WIDE_AFTER, w[8].lower)));
	}
	assert_true(has(&bank, id(RUN_FIRST, w[1].lower))); /* the run itself stays */
	/* Rome is joined to nothing: "in" is no joint, nor are three small words. */
	const struct list rome = context(&s, 9);
	assert_false(has(&rome, id(WIDE_LAST, w[9].lower)));
	read(&s, &f->lexicon, "the Bank of the of Rome");
	const struct list apart = context(&s, 1);
	assert_false(has(&apart, id(WIDE_LAST, s.words[5].lower)));
	assert_false(has(&apart, id(WIDE_FIRST, s.words[1].lower)));
}

static void titles_in_quotes(void **state)
{
	const struct fixture *f = *state;
	struct sentence_of_words s;
	read(&s, &f->lexicon, "her \" Gone with Wind \" , \" Emma \"");
	static const uint8_t wanted[] = {0, 0, 1 + 4 * 3, 2 + 4 * 3, 3 + 4 * 3, 0, 0, 0, 1 + 4, 0};
	for (size_t i = 0; i < sizeof wanted; i++)
		assert_int_equal(s.tokens[i].quoted, wanted[i]);
	const struct list gone = context(&s, 2), with = context(&s, 3);
	assert_true(has(&gone, id(QUOTED, (1 + 4 * 3) * 2 + 1)));
	assert_true(has(&with, id(QUOTED, (2 + 4 * 3) * 2)));
	/* What begins without a capital is speech; so is what goes on without an end. */
	read(&s, &f->lexicon, "he said `` no Emma '' and `` Emma");
	for (size_t i = 0; i < s.view.count; i++)
		assert_int_equal(s.tokens[i].quoted, 0);
}

static void words_said_twice(void **state)
{
	const struct fixture *f = *state;
	struct sentence_of_words s;
	read(&s, &f->lexicon, "Thanks Ann ANN left");
	const struct list first = context(&s, 1), second = context(&s, 2), other = context(&s, 3);
	assert_true(has(&first, id(REPEATED, 1)));
	assert_true(has(&second, id(REPEATED, 2 + 1)));
	for (uint32_t value = 0; value < 4; value++)
		assert_false(has(&other, id(REPEATED, value)));
}

static void fuller_forms(void **state)
{
	const struct fixture *f = *state;
	struct sentence_of_words s;
	read(&s, &f->lexicon, "then Mr Lee left");
	s.tokens[2].fuller = (struct fuller){7, 8, 3, 2};
	const struct list lee = context(&s, 2), mr = context(&s, 1);
	assert_true(has(&lee, id(FULLER_FIRST, 7)));
	assert_true(has(&lee, id(FULLER_LAST, 8)));
	assert_true(has(&lee, id(FULLER_PLACE, 2 + 4 * 3)));
	assert_false(has(&mr, id(FULLER_PLACE, 0)));
	/* One no longer than what stands here says nothing. */
	s.tokens[2].fuller.length = 2;
	const struct list same = context(&s, 2);
	assert_false(has(&same, id(FULLER_FIRST, 7)));
}

static void parts(void **state)
{
	const struct fixture *f = *state;
	struct sentence_of_words s;
	read(&s, &f->lexicon, "then Mrs Ann Lee left");
	s.tokens[2].part = 1;
	s.tokens[3].part = 3;
	const struct list mrs = context(&s, 1), ann = context(&s, 2), lee = context(&s, 3);
	assert_true(has(&mrs, id(PART, 1)));
	assert_true(has(&ann, id(PART, 4 + 3)));
	assert_true(has(&lee, id(PART, 16 + 4 * 3)));
	s.tokens[2].part = s.tokens[3].part = 0;
	const struct list none = context(&s, 2);
	assert_false(has(&none, id(PART, 0)));
}

/* A greeting and a signature, or a name and another. */
static void where_runs_meet(void **state)
{
	const struct fixture *f = *state;
	struct sentence_of_words s;
	read(&s, &f->lexicon, "Thanks , Tom Ann , I see");
	s.tokens[2].alone.lists = LIST_GIVEN_COMMON;
	s.tokens[3].alone.lists = LIST_GIVEN | LIST_CITY;
	const struct list tom = context(&s, 2), ann = context(&s, 3), see = context(&s, 6);
	const uint32_t given = 1, place = 4, common = 64;
	assert_true(has(&tom, id(LISTS_AFTER, (given | common) << 8 | given | place)));
	assert_true(has(&ann, id(LISTS_BEFORE, (given | place) << 8 | given | common)));
	assert_false(has(&tom, id(LISTS_BEFORE, (given | common) << 8)));
	const struct word comma = describe(","), thanks = describe("thanks"), i = describe("I");
	assert_true(has(&tom, id(RUN_PREVIOUS, hash_add(comma.lower, thanks.lower))));
	for (int k = 0; k < 2; k++) {
		const struct list *list = k ? &ann : &tom;
		assert_true(has(list, id(RUN_NEXT, hash_add(comma.lower, i.lower))));
		assert_true(has(list, id(RUN_NEXT_KIND, hash_add(comma.lower, i.kind))));
	}
	assert_false(has(&see, id(RUN_NEXT, hash_add(comma.lower, i.lower))));
}

/* All a token can have at once is no more than there is room for. */
static void the_most_there_can_be(void **state)
{
	(void)state;
	const struct word word = describe("WASHINGTON-BASED");
	const struct lexicon_word alone = {UINT16_MAX, 5, 6};
	size_t most = 0;
	for (int offset = -2; offset <= 2; offset++) {
		const struct list list = word_features(&word, alone, offset);
		most = list.count > most ? list.count : most;
	}
	assert_true(most >= 5 + 2 * WORD_AFFIXES + 2 + 2 + LIST_CLASSES);

	struct sentence_of_words s = {
		.view = {.tokens = s.tokens, .count = 3, .all_caps = true, .no_caps = true}};
	for (size_t i = 0; i < 3; i++)
		s.tokens[i] = (struct feature_token){&word, alone, UINT16_MAX, 3, 3, 9, 1, 8, 8,
		                                     {1, 2, 9, 1}, UINT32_MAX};
	for (size_t i = 0; i < 3; i++) {
		const struct list list = context(&s, i); /* which checks */
		assert_true(i != 1 || list.count >= 20 + 3 * LIST_CLASSES);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_word_itself),
		cmocka_unit_test(absent_views_give_no_feature),
		cmocka_unit_test(a_neighbour_has_fewer),
		cmocka_unit_test(offsets_share_nothing),
		cmocka_unit_test(lists_tell_capitals_apart),
		cmocka_unit_test(clusters_are_features),
		cmocka_unit_test(phrases_are_found),
		cmocka_unit_test(phrases_have_their_lists),
		cmocka_unit_test(capitals_everywhere),
		cmocka_unit_test(no_capitals_anywhere),
		cmocka_unit_test(evidence_is_told_with_share_and_number),
		cmocka_unit_test(context_is_wanted_where_names_are),
		cmocka_unit_test(small_features_have_ids),
		cmocka_unit_test(words_around),
		cmocka_unit_test(the_edges),
		cmocka_unit_test(what_the_document_says_elsewhere),
		cmocka_unit_test(runs_of_capitals),
		cmocka_unit_test(names_joined_by_small_words),
		cmocka_unit_test(titles_in_quotes),
		cmocka_unit_test(words_said_twice),
		cmocka_unit_test(fuller_forms),
		cmocka_unit_test(parts),
		cmocka_unit_test(where_runs_meet),
		cmocka_unit_test(the_most_there_can_be),
	};
	return cmocka_run_group_tests_name("feature", tests, set_up, tear_down);
}
