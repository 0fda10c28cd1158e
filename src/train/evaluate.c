#include "train/evaluate.h"

#include "model/model.h"

/* The mark with exactly those bounds, or NULL. *at: where the search goes on, since entities come
 * in text order as marks do. */
static const struct marked_span *find_mark(const span_vec *marks, const lede_entity *entity,
                                           size_t *at)
{
	while (*at < marks->count && marks->items[*at].begin < entity->span.begin)
		++*at;
	if (*at == marks->count)
		return NULL;
	const struct marked_span *mark = marks->items + *at;
	const bool same = mark->begin == entity->span.begin && mark->end == entity->span.end;
	return same ? mark : NULL;
}

static lede_type first_type(uint32_t types)
{
	int type = 1;
	while (type < LABEL_TYPES && !(types & 1u << type))
		type++;
	return (lede_type)type;
}

/* The type of the label that became this type, or LEDE_NO_TYPE. */
static lede_type slot_of(const lede_model *model, lede_type type)
{
	for (int slot = 1; slot <= LABEL_TYPES; slot++)
		if (model->numbers[slot] == type)
			return (lede_type)slot;
	return LEDE_NO_TYPE;
}

static void score_doc(const struct marked_doc *doc, const lede_model *model, const lede_doc *found,
                      uint32_t learnt, struct tally *of)
{
	size_t at = 0;
	for (size_t i = 0; i < doc->spans.count; i++)
		of[first_type(doc->spans.items[i].types)].marked++;
	for (size_t i = 0; i < lede_doc_entity_count(found); i++) {
		const lede_entity entity = lede_doc_entity(found, i);
		const lede_type type = slot_of(model, entity.type);
		if (!(learnt & 1u << type))
			continue;
		of[type].found++;
		const struct marked_span *mark = find_mark(&doc->spans, &entity, &at);
		if (!mark || !(mark->types & 1u << type))
			continue;
		of[type].right++;
		of[first_type(mark->types)].marked--;
		of[type].marked++;
	}
}

void evaluate(const bytes_vec *blob, const corpus_vec *docs, uint32_t learnt,
              struct scores *scores)
{
	lede_model *model;
	lede_analyzer *analyzer;
	lede_error error;
	*scores = (struct scores){0};
	if (lede_model_open(blob->items, blob->count, NULL, &model, &error) ||
	    lede_analyzer_new(model, NULL, &analyzer, &error))
		die("%s", error.what);
	for (size_t i = 0; i < docs->count; i++) {
		const struct marked_doc *doc = docs->items + i;
		lede_doc *found;
		if (lede_analyze(analyzer, doc->text.items, doc->text.count, NULL, &found, &error))
			die("%s", error.what);
		score_doc(doc, model, found, learnt, scores->of);
		lede_doc_free(found);
	}
	lede_analyzer_free(analyzer);
	lede_model_free(model);
	for (int type = 1; type <= LABEL_TYPES; type++) {
		scores->of[0].right += scores->of[type].right;
		scores->of[0].found += scores->of[type].found;
		scores->of[0].marked += scores->of[type].marked;
	}
}

static double part(size_t of, size_t all)
{
	return all ? 100.0 * (double)of / (double)all : 0;
}

double precision_of(const struct tally *tally)
{
	return part(tally->right, tally->found);
}

double recall_of(const struct tally *tally)
{
	return part(tally->right, tally->marked);
}

double f1_of(const struct tally *tally)
{
	return part(2 * tally->right, tally->found + tally->marked);
}
