#include "gist/gist.h"

#include "base/ascii.h"
#include "gist/furniture.h"

#include "text/utf8.h"

/* ---- Reading ------------------------------------------------------------------------------- */

static void count_chars(const char *text, struct gist_sentence *s)
{
	bool in_word = false;
	for (uint32_t at = s->begin; at < s->end;) {
		uint32_t code;
		at += utf8_decode(text + at, s->end - at, &code);
		const bool space = uni_class(code) == UNI_SPACE;
		s->chars++;
		s->words += !space && !in_word;
		in_word = !space;
	}
}

/* Counts one occurrence of a term in the sentence whose uses begin at first. */
static bool add_use(struct gist *gist, uint32_t first, uint32_t stem)
{
	uint32_t number;
	if (!glossary_count(&gist->allocator, &gist->terms, stem, &number))
		return false;
	struct term *term = gist->terms.list.items + number;
	if (term->mark > first) { /* it came in this sentence before */
		gist->uses.items[term->mark - 1].weight++;
		return true;
	}
	const struct gist_use use = {number, 1};
	if (!vec_push(&gist->allocator, &gist->uses, use))
		return false;
	term->mark = (uint32_t)gist->uses.count;
	return true;
}

static void bump(uint16_t *count, bool by)
{
	*count = (uint16_t)(*count + (by && *count < UINT16_MAX));
}

/* What is special about a sentence for the word it begins with. */
static uint32_t opening_flags(const struct word *word)
{
	return (word->kind & WORD_HE ? GIST_HE : 0u) | (word->kind & WORD_IT ? GIST_IT : 0u) |
	       (word->kind & WORD_LINK ? GIST_LINKED : 0u);
}

/* Counts the tokens of a sentence and its terms. */
static bool read_tokens(struct gist *gist, const struct gist_text *text,
                        const lede_sentence *sentence, struct gist_sentence *s)
{
	struct gist_counts *counts = &s->counts;
	bool opened = false;
	s->pronoun = s->stands_for = LEDE_NONE;
	s->first_use = (uint32_t)gist->uses.count;
	for (uint32_t i = 0; i < sentence->token_count; i++) {
		const lede_token token = lede_doc_token(text->doc, sentence->first_token + i);
		const char *bytes = text->bytes + token.span.begin;
		struct word word;
		bump(&counts->tokens, true);
		if (token.flags & (LEDE_TOKEN_PUNCT | LEDE_TOKEN_CODE | LEDE_TOKEN_URL |
		                   LEDE_TOKEN_EMAIL)) {
			bump(&counts->punct, true);
			continue;
		}
		word_read(bytes, token.span.end - token.span.begin, &word);
		if (!opened) {
			opened = true;
			s->flags |= opening_flags(&word);
			s->pronoun = sentence->first_token + i;
		}
		bump(&counts->number, token.flags & LEDE_TOKEN_NUMBER);
		bump(&counts->capital, is_upper_byte(bytes[0]));
		bump(&counts->first_person, word.kind & WORD_FIRST_PERSON);
		bump(&counts->you, word.kind & WORD_YOU);
		bump(&counts->says, word.kind & WORD_SAYS);
		bump(&counts->he, word.kind & WORD_HE);
		if (word.kind & WORD_STOP)
			continue;
		bump(&counts->content, true);
		if (!add_use(gist, s->first_use, word.stem))
			return false;
	}
	if (!(s->flags & (GIST_HE | GIST_IT)))
		s->pronoun = LEDE_NONE;
	s->use_count = (uint32_t)gist->uses.count - s->first_use;
	return true;
}

static bool read_sentence(struct gist *gist, struct gist_text *text, size_t index)
{
	const lede_sentence sentence = lede_doc_sentence(text->doc, index);
	struct gist_sentence s = {
		.source = (uint32_t)gist->texts.count,
		.index = (uint32_t)index,
		.begin = sentence.span.begin,
		.end = sentence.span.end,
		.place = text->prose,
	};
	count_chars(text->bytes, &s);
	if (!read_tokens(gist, text, &sentence, &s))
		return false;
	gist_classify(text, &sentence, &s);
	const bool decision = furniture_is_decision(text->bytes + s.begin, s.end - s.begin);
	if (sentence.block == LEDE_HEADING)
		text->decides = decision;
	else if (text->decides || (decision && s.flags & GIST_LIST_ITEM))
		s.flags |= GIST_DECISION;
	if (s.flags & GIST_FURNITURE) {
		/* The title of a text without markup is a line like a heading. */
		if (text->title == LEDE_NONE && text->lead == LEDE_NONE && s.use_count)
			text->title = (uint32_t)gist->sentences.count;
	} else {
		if (text->lead == LEDE_NONE)
			text->lead = (uint32_t)gist->sentences.count;
		text->prose++;
	}
	return vec_push(&gist->allocator, &gist->sentences, s);
}

/* Counts the names in the sentences of a text. Call it before the next text is added. */
static void read_names(struct gist *gist, const struct gist_text *text)
{
	const size_t count = lede_doc_entity_count(text->doc);
	for (size_t i = 0; i < count; i++) {
		const lede_entity entity = lede_doc_entity(text->doc, i);
		struct gist_sentence *s = gist->sentences.items + text->first + entity.sentence;
		const lede_token last = lede_doc_token(
			text->doc, entity.first_token + entity.token_count - 1);
		struct word word;
		word_read(text->bytes + last.span.begin, last.span.end - last.span.begin, &word);
		/* A number or date is no name, nor is a pronoun. */
		if (entity.type > LEDE_LAW || word.kind & WORD_STOP)
			continue;
		const uint32_t term = glossary_find(&gist->terms, word.stem);
		bump(&s->counts.names, true);
		bump(&s->counts.places, entity.type == LEDE_GPE || entity.type == LEDE_LOC);
		if (term != LEDE_NONE)
			s->salience += (float)(gist->terms.list.items[term].count - 1);
	}
}

static void read_shares(struct gist *gist, struct gist_text *text)
{
	float tokens = 0;
	for (size_t i = text->first; i < text->first + text->count; i++) {
		const struct gist_sentence *s = gist->sentences.items + i;
		if (s->flags & GIST_FURNITURE) {
			text->headings++;
			continue;
		}
		text->says += s->counts.says > 0;
		text->quotes += (s->flags & GIST_QUOTES) != 0;
		text->first_person += s->counts.first_person > 0;
		text->you += s->counts.you > 0;
		text->questions += (s->flags & GIST_QUESTION) != 0;
		text->items += (s->flags & GIST_LIST_ITEM) != 0;
		text->names += (float)s->counts.names;
		tokens += s->counts.tokens;
		gist->words += s->words;
		gist->chars += s->chars;
	}
	const float n = (float)(text->prose ? text->prose : 1);
	text->says /= n;
	text->quotes /= n;
	text->first_person /= n;
	text->you /= n;
	text->questions /= n;
	text->items /= n;
	text->names /= n;
	text->headings /= n + text->headings;
	text->length_mean = tokens / n;
}

bool gist_add(struct gist *gist, const lede_doc *doc, const char *bytes, size_t length)
{
	struct gist_text text = {
		.doc = doc,
		.bytes = bytes,
		.length = length,
		.first = gist->sentences.count,
		.count = lede_doc_sentence_count(doc),
		.title = LEDE_NONE,
		.lead = LEDE_NONE,
	};
	for (size_t i = 0; i < text.count; i++)
		if (!read_sentence(gist, &text, i))
			return false;
	read_names(gist, &text);
	gist_name_pronouns(gist, &text);
	read_shares(gist, &text);
	return vec_push(&gist->allocator, &gist->texts, text);
}

/* ---- Weighing ------------------------------------------------------------------------------ */

static const struct gist_use *uses_of(const struct gist *gist, const struct gist_sentence *s)
{
	return gist->uses.items + s->first_use;
}

/* Sums of a vector by term and the vector of a sentence. */
static float dot(const struct gist *gist, const struct gist_sentence *s, const float *by_term)
{
	const struct gist_use *use = uses_of(gist, s);
	float sum = 0;
	for (uint32_t i = 0; i < s->use_count; i++)
		sum += use[i].weight * by_term[use[i].term];
	return sum;
}

static void add_scaled(const struct gist *gist, const struct gist_sentence *s, float factor,
                       float *by_term)
{
	const struct gist_use *use = uses_of(gist, s);
	for (uint32_t i = 0; i < s->use_count; i++)
		by_term[use[i].term] += factor * use[i].weight;
}

static void weigh_terms(struct gist *gist)
{
	gist->most = 1;
	for (size_t i = 0; i < gist->terms.list.count; i++)
		if (gist->terms.list.items[i].count > gist->most)
			gist->most = gist->terms.list.items[i].count;
	for (size_t i = 0; i < gist->sentences.count; i++) {
		struct gist_sentence *s = gist->sentences.items + i;
		struct gist_use *use = gist->uses.items + s->first_use;
		float square = 0;
		for (uint32_t k = 0; k < s->use_count; k++) {
			use[k].weight *= gist->terms.list.items[use[k].term].rarity;
			square += use[k].weight * use[k].weight;
		}
		s->norm = sqrtf(square);
		for (uint32_t k = 0; k < s->use_count && square > 0; k++)
			use[k].weight /= s->norm;
	}
}

static bool find_centroid(struct gist *gist)
{
	const size_t count = gist->terms.list.count;
	if (!vec_reserve(&gist->allocator, &gist->centroid, count))
		return false;
	gist->centroid.count = count;
	float *centroid = gist->centroid.items, square = 0;
	for (size_t i = 0; i < count; i++)
		centroid[i] = 0;
	for (size_t i = 0; i < gist->sentences.count; i++)
		if (!(gist->sentences.items[i].flags & GIST_FURNITURE))
			add_scaled(gist, gist->sentences.items + i, 1, centroid);
	for (size_t i = 0; i < count; i++)
		square += centroid[i] * centroid[i];
	for (size_t i = 0; i < count && square > 0; i++)
		centroid[i] /= sqrtf(square);
	return true;
}

/* LexRank (Erkan and Radev, 2004): the share of time a reader spends on a sentence who goes on to
 * one like it. The matrix of similarities is the product of that of terms with itself, so a step
 * is two products with the sparse one: no n by n matrix. */
static bool find_centrality(struct gist *gist)
{
	enum { STEPS = 12 };
	const float damping = 0.85f;
	const size_t n = gist->sentences.count, m = gist->terms.list.count;
	if (!vec_reserve(&gist->allocator, &gist->scratch, m + n))
		return false;
	float *by_term = gist->scratch.items, *degree = by_term + m;
	for (size_t t = 0; t < m; t++)
		by_term[t] = 0;
	for (size_t i = 0; i < n; i++)
		if (!(gist->sentences.items[i].flags & GIST_FURNITURE))
			add_scaled(gist, gist->sentences.items + i, 1, by_term);
	for (size_t i = 0; i < n; i++) {
		struct gist_sentence *s = gist->sentences.items + i;
		degree[i] = dot(gist, s, by_term) - (s->use_count > 0);
		s->centrality = s->flags & GIST_FURNITURE ? 0 : 1;
	}
	for (int step = 0; step < STEPS; step++) {
		for (size_t t = 0; t < m; t++)
			by_term[t] = 0;
		for (size_t i = 0; i < n; i++) {
			const struct gist_sentence *s = gist->sentences.items + i;
			if (s->centrality > 0 && degree[i] > 1e-6f)
				add_scaled(gist, s, s->centrality / degree[i], by_term);
		}
		for (size_t i = 0; i < n; i++) {
			struct gist_sentence *s = gist->sentences.items + i;
			if (s->flags & GIST_FURNITURE)
				continue;
			float flow = dot(gist, s, by_term);
			if (degree[i] > 1e-6f)
				flow -= s->centrality / degree[i];
			s->centrality = 1 - damping + damping * (flow > 0 ? flow : 0);
		}
	}
	return true;
}

static void subtract(const struct gist *gist, const struct gist_sentence *s, float *by_term)
{
	const struct gist_use *use = uses_of(gist, s);
	for (uint32_t i = 0; i < s->use_count; i++)
		by_term[use[i].term] = 0;
}

/* How like each sentence is to the title and the lead of its text, and to its neighbours. */
static void find_likeness(struct gist *gist, const struct gist_text *text, float *by_term)
{
	struct gist_sentence *first = gist->sentences.items + text->first, *before = NULL;
	const struct gist_sentence *title = gist->sentences.items + text->title;
	const struct gist_sentence *lead = gist->sentences.items + text->lead;
	if (text->title != LEDE_NONE) {
		add_scaled(gist, title, 1, by_term);
		for (struct gist_sentence *s = first; s < first + text->count; s++)
			s->like_title = dot(gist, s, by_term);
		subtract(gist, title, by_term);
	}
	if (text->lead != LEDE_NONE) {
		add_scaled(gist, lead, 1, by_term);
		for (struct gist_sentence *s = first; s < first + text->count; s++)
			s->like_lead = dot(gist, s, by_term);
		subtract(gist, lead, by_term);
	}
	for (struct gist_sentence *s = first; s < first + text->count; s++) {
		if (s->flags & GIST_FURNITURE)
			continue;
		if (before) {
			s->like_before = dot(gist, s, by_term);
			before->like_after = s->like_before;
			subtract(gist, before, by_term);
		}
		add_scaled(gist, s, 1, by_term);
		before = s;
	}
	if (before)
		subtract(gist, before, by_term);
}

bool gist_weigh(struct gist *gist)
{
	weigh_terms(gist);
	if (!find_centroid(gist) || !find_centrality(gist))
		return false;
	for (size_t t = 0; t < gist->terms.list.count; t++)
		gist->scratch.items[t] = 0;
	for (size_t i = 0; i < gist->texts.count; i++)
		find_likeness(gist, gist->texts.items + i, gist->scratch.items);
	for (size_t i = 0; i < gist->sentences.count; i++) {
		struct gist_sentence *s = gist->sentences.items + i;
		s->like_all = dot(gist, s, gist->centroid.items);
	}
	return true;
}

void gist_free(struct gist *gist)
{
	const lede_allocator a = gist->allocator;
	glossary_free(&a, &gist->terms);
	vec_free(&a, &gist->texts);
	vec_free(&a, &gist->sentences);
	vec_free(&a, &gist->uses);
	vec_free(&a, &gist->centroid);
	vec_free(&a, &gist->scratch);
}
