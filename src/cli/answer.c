#include "cli/answer.h"

#include "cli/json_write.h"

/* `,"key":[`, what belongs before each item of that list, and what behind the last. */
static void list_begin(struct output *out, const struct answer_form *form, const char *key)
{
	output_string(out, form->lines ? ",\n \"" : ",\"");
	output_string(out, key);
	output_string(out, "\":[");
}

static void list_next(struct output *out, const struct answer_form *form, bool first)
{
	output_string(out, first ? "" : ",");
	output_string(out, form->lines ? "\n  " : "");
}

static void list_end(struct output *out)
{
	output_char(out, ']');
}

static void write_span(struct output *out, struct offset_cursor *cursor, lede_span span)
{
	output_string(out, "{\"start\":");
	output_number(out, offset_convert(cursor, span.begin));
	output_string(out, ",\"end\":");
	output_number(out, offset_convert(cursor, span.end));
}

static void write_sentences(struct output *out, const struct answer_form *form,
                            const struct analysed *file)
{
	struct offset_cursor cursor = offset_cursor_at_start(file->text.bytes, form->unit);
	const size_t count = lede_doc_sentence_count(file->doc);
	list_begin(out, form, "sentences");
	for (size_t i = 0; i < count; i++) {
		list_next(out, form, i == 0);
		write_span(out, &cursor, lede_doc_sentence(file->doc, i).span);
		if (file->scores) {
			output_string(out, ",\"score\":");
			output_score(out, file->scores[i], 4);
		}
		output_char(out, '}');
	}
	list_end(out);
}

static void write_entity(struct output *out, struct offset_cursor *cursor, const char *text,
                         const lede_doc *doc, const lede_entity *entity)
{
	const lede_span span = entity->span;
	write_span(out, cursor, span);
	output_string(out, ",\"type\":\"");
	output_string(out, lede_doc_type_name(doc, entity->type));
	output_string(out, "\",\"text\":");
	json_write_string(out, text + span.begin, span.end - span.begin);
	output_string(out, ",\"score\":");
	output_score(out, entity->score, 4);
	if (entity->value) {
		output_string(out, ",\"value\":");
		json_write_string(out, entity->value, strlen(entity->value));
	}
	output_string(out, ",\"cluster\":");
	if (entity->group == LEDE_NONE)
		output_string(out, "null");
	else
		output_number(out, entity->group);
	if (entity->source == LEDE_FROM_PRONOUN)
		output_string(out, ",\"inferred\":true");
	output_char(out, '}');
}

static void write_entities(struct output *out, const struct answer_form *form, const char *text,
                           const lede_doc *doc)
{
	struct offset_cursor cursor = offset_cursor_at_start(text, form->unit);
	const size_t count = lede_doc_entity_count(doc);
	list_begin(out, form, "entities");
	for (size_t i = 0; i < count; i++) {
		const lede_entity entity = lede_doc_entity(doc, i);
		list_next(out, form, i == 0);
		write_entity(out, &cursor, text, doc, &entity);
	}
	list_end(out);
}

/* `,"key":"string"` */
static void write_field(struct output *out, const char *key, const char *string)
{
	output_string(out, ",\"");
	output_string(out, key);
	output_string(out, "\":");
	json_write_string(out, string, strlen(string));
}

static void write_aliases(struct output *out, const char *text, const lede_doc *doc, size_t index,
                          size_t count)
{
	output_string(out, ",\"aliases\":[");
	for (size_t i = 0; i < count; i++) {
		const lede_alias alias = lede_doc_group_alias(doc, index, i);
		output_string(out, i ? ",{\"text\":" : "{\"text\":");
		json_write_string(out, text + alias.span.begin, alias.span.end - alias.span.begin);
		output_string(out, ",\"count\":");
		output_number(out, alias.count);
		output_char(out, '}');
	}
	output_char(out, ']');
}

static void write_related(struct output *out, const char *text, const lede_doc *doc, size_t index,
                          size_t count)
{
	/* As in lede_relation. */
	static const char *const relations[] = {"together", "nation", "adjective"};
	output_string(out, ",\"related\":[");
	for (size_t i = 0; i < count; i++) {
		const lede_related related = lede_doc_group_related(doc, index, i);
		output_string(out, i ? ",{\"id\":" : "{\"id\":");
		if (related.group == LEDE_NONE) {
			output_string(out, "null,\"text\":");
			json_write_string(out, text + related.span.begin,
			                  related.span.end - related.span.begin);
		} else {
			output_number(out, related.group);
		}
		output_string(out, ",\"relation\":\"");
		output_string(out, relations[related.relation]);
		output_string(out, "\",\"count\":");
		output_number(out, related.count);
		output_char(out, '}');
	}
	output_char(out, ']');
}

static void write_cluster(struct output *out, const char *text, const lede_doc *doc, size_t index)
{
	const lede_group group = lede_doc_group(doc, index);
	output_string(out, "{\"id\":");
	output_number(out, index);
	write_field(out, "type", lede_doc_type_name(doc, group.type));
	write_field(out, "name", group.name);
	write_aliases(out, text, doc, index, group.alias_count);
	if (group.role)
		write_field(out, "role", group.role);
	output_string(out, ",\"salience\":");
	output_score(out, group.salience, 4);
	output_string(out, ",\"mentions\":[");
	for (size_t i = 0; i < group.mention_count; i++) {
		output_string(out, i ? "," : "");
		output_number(out, lede_doc_group_mention(doc, index, i));
	}
	output_char(out, ']');
	write_related(out, text, doc, index, group.related_count);
	output_char(out, '}');
}

static void write_clusters(struct output *out, const struct answer_form *form, const char *text,
                           const lede_doc *doc)
{
	const size_t count = lede_doc_group_count(doc);
	list_begin(out, form, "clusters");
	for (size_t i = 0; i < count; i++) {
		list_next(out, form, i == 0);
		write_cluster(out, text, doc, i);
	}
	list_end(out);
}

void answer_write_summary_sentence(struct output *out, struct offset_cursor *cursor,
                                   const struct analysed *file,
                                   const lede_summary_sentence *sentence)
{
	write_span(out, cursor, sentence->span);
	output_string(out, ",\"sentence\":");
	output_number(out, sentence->sentence);
	output_string(out, ",\"score\":");
	output_score(out, sentence->score, 4);
	if (sentence->trim) {
		output_string(out, ",\"trim\":");
		output_number(out, offset_convert(cursor, sentence->span.begin + sentence->trim));
	}
	if (sentence->stands_for != LEDE_NONE) {
		const lede_span name = lede_doc_entity(file->doc, sentence->stands_for).span;
		output_string(out, ",\"pronoun\":");
		write_span(out, cursor, sentence->pronoun);
		output_string(out, ",\"name\":");
		json_write_string(out, file->text.bytes + name.begin, name.end - name.begin);
		output_char(out, '}');
	}
	output_char(out, '}');
}

static void write_summary(struct output *out, const struct answer_form *form,
                          const struct analysed *file)
{
	list_begin(out, form, "summary");
	for (size_t i = 0; i < file->summary.count; i++) {
		struct offset_cursor cursor = offset_cursor_at_start(file->text.bytes, form->unit);
		list_next(out, form, i == 0);
		answer_write_summary_sentence(out, &cursor, file, file->summary_sentences + i);
	}
	list_end(out);
}

static void write_mentions(struct output *out, struct offset_cursor *cursor,
                           const lede_keyphrases *phrases, const lede_keyphrase *phrase)
{
	for (size_t i = 0; i < phrase->mention_count; i++) {
		const lede_span span = lede_keyphrases_mention(phrases, phrase->first_mention + i);
		output_string(out, i ? ",[" : "[");
		output_number(out, offset_convert(cursor, span.begin));
		output_char(out, ',');
		output_number(out, offset_convert(cursor, span.end));
		output_char(out, ']');
	}
}

static void write_keyphrases(struct output *out, const struct answer_form *form,
                             const struct analysed *file)
{
	const char *text = file->text.bytes;
	const lede_keyphrases *phrases = file->keyphrases;
	const size_t count = lede_keyphrases_count(phrases);
	list_begin(out, form, "keyphrases");
	for (size_t i = 0; i < count; i++) {
		const lede_keyphrase phrase = lede_keyphrases_get(phrases, i);
		struct offset_cursor cursor = offset_cursor_at_start(text, form->unit);
		list_next(out, form, i == 0);
		output_string(out, "{\"text\":");
		json_write_string(out, text + phrase.span.begin,
		                  phrase.span.end - phrase.span.begin);
		output_string(out, ",\"score\":");
		output_score(out, phrase.score, 4);
		output_string(out, ",\"mentions\":[");
		write_mentions(out, &cursor, phrases, &phrase);
		output_string(out, "]}");
	}
	list_end(out);
}

/* With one decimal: 61.7. */
static void write_tenths(struct output *out, float number)
{
	const int64_t tenths = (int64_t)(number * 10 + (number < 0 ? -0.5f : 0.5f));
	output_string(out, tenths < 0 ? "-" : "");
	output_number(out, (uint64_t)(tenths < 0 ? -tenths : tenths) / 10);
	output_char(out, '.');
	output_number(out, (uint64_t)(tenths < 0 ? -tenths : tenths) % 10);
}

static void write_facts(struct output *out, const struct answer_form *form,
                        const struct analysed *file)
{
	const char *text = file->text.bytes;
	const lede_facts facts = lede_doc_facts(file->doc, text, file->text.length);
	struct offset_cursor cursor = offset_cursor_at_start(text, form->unit);
	output_string(out, form->lines ? ",\n \"facts\":{\"title\":" : ",\"facts\":{\"title\":");
	if (facts.title.end > facts.title.begin) {
		write_span(out, &cursor, facts.title);
		output_string(out, ",\"text\":");
		json_write_string(out, text + facts.title.begin,
		                  facts.title.end - facts.title.begin);
		output_char(out, '}');
	} else {
		output_string(out, "null");
	}
	output_string(out, ",\"words\":");
	output_number(out, facts.words);
	output_string(out, ",\"sentences\":");
	output_number(out, facts.sentences);
	output_string(out, ",\"reading_seconds\":");
	output_number(out, facts.seconds);
	output_string(out, ",\"reading_ease\":");
	write_tenths(out, facts.reading_ease);
	output_string(out, ",\"language\":");
	if (*facts.language)
		json_write_string(out, facts.language, strlen(facts.language));
	else
		output_string(out, "null");
	output_char(out, '}');
}

void answer_write(struct output *out, const struct answer_form *form,
                  const struct analysed *file)
{
	output_string(out, "\"offsets\":\"");
	output_string(out, offset_unit_name(form->unit));
	output_char(out, '"');
	if (form->parts & ANSWER_SENTENCES)
		write_sentences(out, form, file);
	if (form->parts & ANSWER_ENTITIES)
		write_entities(out, form, file->text.bytes, file->doc);
	if (form->parts & ANSWER_CLUSTERS)
		write_clusters(out, form, file->text.bytes, file->doc);
	if (form->parts & ANSWER_SUMMARY)
		write_summary(out, form, file);
	if (form->parts & ANSWER_KEYPHRASES)
		write_keyphrases(out, form, file);
	if (form->parts & ANSWER_FACTS)
		write_facts(out, form, file);
}

void answer_write_file(struct output *out, const struct answer_form *form,
                       const struct analysed *file)
{
	output_string(out, "{\"file\":");
	json_write_string(out, file->name, strlen(file->name));
	output_char(out, ',');
	answer_write(out, form, file);
	output_char(out, '}');
}

static void show_in_array(struct cli *cli, const struct analysed *file, size_t index,
                          const struct answer_form *form)
{
	output_string(&cli->out, index ? ",\n" : "");
	answer_write_file(&cli->out, form, file);
}

int answer_array(struct cli *cli, cli_show *show, const struct answer_form *form)
{
	const bool several = cli->settings.file_count > 1;
	output_string(&cli->out, several ? "[" : "");
	const int status = cli_for_each_file(cli, show, form);
	if (several)
		output_string(&cli->out, "]\n");
	else if (status == 0)
		output_char(&cli->out, '\n');
	return status;
}

int answer_files(struct cli *cli, const struct answer_form *form)
{
	return answer_array(cli, show_in_array, form);
}

int answer_or_show(struct cli *cli, struct answer_form form, cli_show *show)
{
	form.unit = (enum offset_unit)cli->settings.offsets;
	form.lines = true;
	return cli->settings.json ? answer_files(cli, &form) : cli_for_each_file(cli, show, &form);
}
