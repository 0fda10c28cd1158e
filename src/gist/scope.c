#include "gist/scope.h"

#include "text/utf8.h"

/* How much more a sentence is worth that has all of the focus. */
#define FOCUS_WORTH 2.0f

/* A sentence of which no more than that share is new against what is known says nothing new. */
#define NEWS_LEAST 0.4f

enum { MOST_WORDS = 64 }; /* of a focus */

/* ---- Words that a user asked for ----------------------------------------------------------- */

/* Terms of a query, each once. */
struct query {
	uint32_t stems[MOST_WORDS];
	uint32_t count;
};

static bool query_has(const struct query *query, uint32_t stem)
{
	for (uint32_t i = 0; i < query->count; i++)
		if (query->stems[i] == stem)
			return true;
	return false;
}

static bool is_word_class(enum uni_class class)
{
	return class >= UNI_LOWER && class <= UNI_DIGIT;
}

/* Adds the words of text; the commonest words only when stops is set. */
static void query_add(struct query *query, const char *text, size_t length, bool stops)
{
	for (size_t at = 0, begin = 0; at <= length;) {
		uint32_t code = ' ';
		const size_t size = at < length ? utf8_decode(text + at, length - at, &code) : 1;
		if (!is_word_class(uni_class(code))) {
			struct word word;
			if (at > begin) {
				word_read(text + begin, at - begin, &word);
				if ((stops || !(word.kind & WORD_STOP)) &&
				    !query_has(query, word.stem) && query->count < MOST_WORDS)
					query->stems[query->count++] = word.stem;
			}
			begin = at + size;
		}
		at += size;
	}
}

static void query_read(struct query *query, const char *text, size_t length)
{
	query->count = 0;
	query_add(query, text, length, false);
	if (!query->count)
		query_add(query, text, length, true);
}

/* ---- What is about it ---------------------------------------------------------------------- */

/* Is the name the one asked for? One of them has all words of the other: "Kishida" is meant by
 * "Fumio Kishida", and "Fumio Kishida" by "Kishida". */
static bool names_query(const struct gist_text *text, const lede_entity *entity,
                        const struct query *query)
{
	struct query name = {.count = 0};
	query_read(&name, text->bytes + entity->span.begin, entity->span.end - entity->span.begin);
	uint32_t common = 0;
	for (uint32_t i = 0; i < name.count; i++)
		common += query_has(query, name.stems[i]);
	return common > 0 && (common == name.count || common == query->count);
}

/* For each sentence of the gist, into share: how much of the query it is about, 0 .. 1. */
static void find_words(const struct gist *gist, const struct query *query, float *share)
{
	float all = 0;
	for (size_t i = 0; i < gist->sentences.count; i++)
		share[i] = 0;
	for (uint32_t q = 0; q < query->count; q++) {
		const uint32_t term = glossary_find(&gist->terms, query->stems[q]);
		const float weight = term_rarity(query->stems[q]) + 0.1f;
		all += weight;
		if (term == LEDE_NONE)
			continue;
		for (size_t i = 0; i < gist->sentences.count; i++) {
			const struct gist_sentence *s = gist->sentences.items + i;
			const struct gist_use *use = gist->uses.items + s->first_use;
			for (uint32_t k = 0; k < s->use_count; k++)
				if (use[k].term == term)
					share[i] += weight;
		}
	}
	for (size_t i = 0; i < gist->sentences.count && all > 0; i++)
		share[i] /= all;
}

/* The same by name: sentences that have the name, another mention of its group, or begin with a
 * pronoun that stands for it. about has room for the entities of every text. */
static void find_names(const struct gist *gist, const struct query *query, uint8_t *about,
                       float *share)
{
	for (size_t t = 0; t < gist->texts.count; t++) {
		const struct gist_text *text = gist->texts.items + t;
		const size_t count = lede_doc_entity_count(text->doc);
		memset(about, 0, count);
		for (size_t i = 0; i < count; i++) {
			const lede_entity entity = lede_doc_entity(text->doc, i);
			if (!names_query(text, &entity, query))
				continue;
			about[i] = 1;
			if (entity.group != LEDE_NONE && entity.group < count)
				about[entity.group] |= 2;
		}
		for (size_t i = 0; i < count; i++) {
			const lede_entity entity = lede_doc_entity(text->doc, i);
			const bool same = entity.group < count && about[entity.group] & 2;
			if (about[i] & 1 || same)
				share[text->first + entity.sentence] = 1;
			about[i] |= same;
		}
		for (size_t i = text->first; i < text->first + text->count; i++) {
			const struct gist_sentence *s = gist->sentences.items + i;
			if (s->stands_for < count && about[s->stands_for] & 1)
				share[i] = 1;
		}
	}
}

static size_t most_entities(const struct gist *gist)
{
	size_t most = 0;
	for (size_t t = 0; t < gist->texts.count; t++) {
		const size_t count = lede_doc_entity_count(gist->texts.items[t].doc);
		most = count > most ? count : most;
	}
	return most;
}

/* Fills share, one for each sentence, with how much of the words asked for it is about. */
static bool find_share(struct gist *gist, const char *words, size_t length, float *share)
{
	VEC(uint8_t) about = {0};
	struct query query;
	if (!vec_reserve(&gist->allocator, &about, most_entities(gist) + 1))
		return false;
	query_read(&query, words, length);
	find_words(gist, &query, share);
	find_names(gist, &query, about.items, share);
	vec_free(&gist->allocator, &about);
	return true;
}

static void leave_out(struct gist_sentence *s, bool out)
{
	if (out)
		s->flags |= GIST_OUTSIDE;
}

/* ---- What is known ------------------------------------------------------------------------- */

/* Leaves out what the known text says as well, and prefers what is newer. by_term is scratch. */
static void limit_to_news(struct gist *gist, const lede_text *known, float *by_term)
{
	const size_t tokens = lede_doc_token_count(known->doc);
	for (size_t t = 0; t < gist->terms.list.count; t++)
		by_term[t] = 1;
	for (size_t i = 0; i < tokens; i++) {
		const lede_span span = lede_doc_token(known->doc, i).span;
		struct word word;
		word_read(known->bytes + span.begin, span.end - span.begin, &word);
		const uint32_t term = glossary_find(&gist->terms, word.stem);
		if (term != LEDE_NONE)
			by_term[term] = 0;
	}
	for (size_t i = 0; i < gist->sentences.count; i++) {
		struct gist_sentence *s = gist->sentences.items + i;
		const struct gist_use *use = gist->uses.items + s->first_use;
		float news = 0, all = 1e-9f;
		for (uint32_t k = 0; k < s->use_count; k++) {
			news += use[k].weight * by_term[use[k].term];
			all += use[k].weight;
		}
		leave_out(s, news < NEWS_LEAST * all);
		s->score += log_of(news / all + 1e-3f);
	}
}

/* ---- All limits ---------------------------------------------------------------------------- */

static bool limit_to_focus(struct gist *gist, const lede_summary_options *options)
{
	const size_t count = gist->sentences.count;
	VEC(float) share = {0};
	bool done = vec_reserve(&gist->allocator, &share, count + 1) && share.items;
	if (done && options->focus_length) {
		done = find_share(gist, options->focus, options->focus_length, share.items);
		for (size_t i = 0; done && i < count; i++) {
			gist->sentences.items[i].score += FOCUS_WORTH * share.items[i];
			leave_out(gist->sentences.items + i, share.items[i] <= 0);
		}
	}
	if (done && options->exclude_length) {
		done = find_share(gist, options->exclude, options->exclude_length, share.items);
		for (size_t i = 0; done && i < count; i++)
			leave_out(gist->sentences.items + i, share.items[i] > 0.999f);
	}
	vec_free(&gist->allocator, &share);
	return done;
}

bool gist_limit(struct gist *gist, const lede_summary_options *options)
{
	const lede_span range = options->range;
	if ((options->focus_length || options->exclude_length) && !limit_to_focus(gist, options))
		return false;
	if (options->known)
		limit_to_news(gist, options->known, gist->scratch.items);
	for (size_t i = 0; range.end && i < gist->sentences.count; i++) {
		struct gist_sentence *s = gist->sentences.items + i;
		leave_out(s, s->end <= range.begin || s->begin >= range.end);
	}
	for (size_t i = 0; i < options->drop_count; i++)
		if (options->drop[i] < gist->sentences.count)
			leave_out(gist->sentences.items + options->drop[i], true);
	for (size_t i = 0; i < options->keep_count; i++)
		if (options->keep[i] < gist->sentences.count)
			gist->sentences.items[options->keep[i]].flags |= GIST_KEPT;
	return true;
}

uint32_t gist_words(const struct gist *gist)
{
	uint32_t words = 0;
	for (size_t i = 0; i < gist->sentences.count; i++)
		if (!(gist->sentences.items[i].flags & (GIST_FURNITURE | GIST_OUTSIDE)))
			words += gist->sentences.items[i].words;
	return words;
}
