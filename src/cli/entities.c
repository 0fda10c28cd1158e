/* lede entities: who, what and where, as a table for people. */
#include "cli/answer.h"
#include "cli/display.h"
#include "cli/table.h"

/* One mention of an entity. Its text is a stretch of the file. */
struct mention {
	const char  *text;
	size_t       length;
	lede_type    type;
	const char  *type_name; /* the document's */
	float        score;
	struct place place;
};

/* The mentions of the same type and text. */
struct group {
	const struct mention *first; /* in the text */
	size_t                count;
};

/* ---- Mentions ----------------------------------------------------------------------------- */

/* The mentions in text order, for the caller to free; NULL when there is no memory. */
static struct mention *collect(const struct analysed *file, const struct answer_form *form,
                               size_t *count)
{
	*count = lede_doc_entity_count(file->doc);
	struct mention *mentions = malloc((*count + 1) * sizeof *mentions);
	struct place_cursor cursor = place_cursor_at_start(file->text.bytes, form->unit);
	for (size_t i = 0; mentions && i < *count; i++) {
		const lede_entity e = lede_doc_entity(file->doc, i);
		mentions[i] = (struct mention){
			file->text.bytes + e.span.begin, e.span.end - e.span.begin,
			e.type, lede_doc_type_name(file->doc, e.type), e.score,
			place_of(&cursor, e.span.begin)};
	}
	return mentions;
}

static size_t place_width(struct place place)
{
	return digit_count(place.line) + 1 + digit_count(place.column);
}

static void show_mentions(struct cli *cli, const struct mention *mentions, size_t count)
{
	size_t places = heading_width(cli, "PLACE");
	size_t types = heading_width(cli, "TYPE");
	const size_t scores = widest(heading_width(cli, "SCORE"), strlen("0.00"));
	for (size_t i = 0; i < count; i++) {
		places = widest(places, place_width(mentions[i].place));
		types = widest(types, strlen(mentions[i].type_name));
	}
	if (cli->on_terminal) {
		cell(cli, "PLACE", dim, places + 2);
		cell(cli, "TYPE", dim, types + 2);
		cell(cli, "SCORE", dim, scores + 2);
		cell(cli, "TEXT", dim, 0);
		output_char(&cli->out, '\n');
	}
	for (const struct mention *m = mentions; m < mentions + count; m++) {
		const size_t width = display_place(&cli->out, m->place);
		output_spaces(&cli->out, places - width + 2);
		cell(cli, m->type_name, type_color(m->type), types + 2);
		output_spaces(&cli->out, scores - strlen("0.00"));
		paint(cli, dim);
		output_score(&cli->out, m->score, 2);
		paint(cli, plain);
		output_string(&cli->out, gap);
		display_text(&cli->out, m->text, m->length);
		output_char(&cli->out, '\n');
	}
}

/* ---- Groups ------------------------------------------------------------------------------- */

/* By type, the most frequent first, then by first place. */
static int compare_groups(const void *left, const void *right)
{
	const struct group *a = left, *b = right;
	if (a->first->type != b->first->type)
		return a->first->type < b->first->type ? -1 : 1;
	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return (a->first->text > b->first->text) - (a->first->text < b->first->text);
}

static bool same_entity(const struct mention *a, const struct mention *b)
{
	return a->type == b->type && display_equal(a->text, a->length, b->text, b->length);
}

/* Puts each mention into its group, found by a hash table: table[slot & mask] is 1 more than the
 * index of a group, or 0. Returns the number of groups. */
static size_t fill_groups(const struct mention *mentions, size_t count, struct group *groups,
                          uint32_t *table, size_t mask)
{
	size_t group_count = 0;
	for (const struct mention *m = mentions; m < mentions + count; m++) {
		size_t slot = display_hash(m->text, m->length) + (uint32_t)m->type;
		while (table[slot & mask] && !same_entity(groups[table[slot & mask] - 1].first, m))
			slot++;
		if (!table[slot & mask]) {
			groups[group_count++] = (struct group){m, 0};
			table[slot & mask] = (uint32_t)group_count;
		}
		groups[table[slot & mask] - 1].count++;
	}
	return group_count;
}

/* Makes groups of the mentions, in the order they are shown, for the caller to free; NULL when
 * there is no memory. */
static struct group *make_groups(const struct mention *mentions, size_t count,
                                 size_t *group_count)
{
	size_t slots = 16;
	while (slots < 2 * count)
		slots *= 2;
	struct group *groups = malloc((count + 1) * sizeof *groups);
	uint32_t *table = calloc(slots, sizeof *table);
	if (groups && table) {
		*group_count = fill_groups(mentions, count, groups, table, slots - 1);
		qsort(groups, *group_count, sizeof *groups, compare_groups);
	} else {
		free(groups);
		groups = NULL;
	}
	free(table);
	return groups;
}

static void show_groups(struct cli *cli, const struct group *groups, size_t count)
{
	enum { WIDEST_NAME = 40 }; /* a longer one moves the rest of its own row only */
	size_t types = heading_width(cli, "TYPE");
	size_t names = heading_width(cli, "ENTITY");
	size_t counts = heading_width(cli, "COUNT");
	for (const struct group *g = groups; g < groups + count; g++) {
		const size_t name = display_width(g->first->text, g->first->length);
		types = widest(types, strlen(g->first->type_name));
		names = widest(names, name < WIDEST_NAME ? name : WIDEST_NAME);
		counts = widest(counts, digit_count(g->count));
	}
	if (cli->on_terminal) {
		cell(cli, "TYPE", dim, types + 2);
		cell(cli, "ENTITY", dim, names + 2);
		output_spaces(&cli->out, counts - strlen("COUNT"));
		cell(cli, "COUNT  FIRST", dim, 0);
		output_char(&cli->out, '\n');
	}
	for (const struct group *g = groups; g < groups + count; g++) {
		const struct mention *m = g->first;
		cell(cli, m->type_name, type_color(m->type), types + 2);
		const size_t width = display_text(&cli->out, m->text, m->length);
		output_spaces(&cli->out, width < names ? names - width : 0);
		output_string(&cli->out, gap);
		number_cell(cli, g->count, counts);
		output_string(&cli->out, gap);
		paint(cli, dim);
		display_place(&cli->out, m->place);
		paint(cli, plain);
		output_char(&cli->out, '\n');
	}
}

/* Nothing at all is what a script expects of a text without entities, but not a person. */
static void say_none(struct cli *cli)
{
	if (!cli->on_terminal)
		return;
	cell(cli, "no entities found", dim, 0);
	output_char(&cli->out, '\n');
}

/* ---- The command -------------------------------------------------------------------------- */

static void show_table(struct cli *cli, const struct analysed *file, size_t index,
                       const struct answer_form *form)
{
	size_t count = 0, group_count = 0;
	struct group *groups = NULL;
	struct mention *mentions = collect(file, form, &count);
	if (mentions && !cli->settings.mentions)
		groups = make_groups(mentions, count, &group_count);
	if (!mentions || (!groups && !cli->settings.mentions)) {
		cli_complain(cli, file->name, "Not enough memory");
	} else {
		cli_heading(cli, file, index);
		if (count == 0)
			say_none(cli);
		else if (cli->settings.mentions)
			show_mentions(cli, mentions, count);
		else
			show_groups(cli, groups, group_count);
	}
	free(groups);
	free(mentions);
}

static int run(struct cli *cli)
{
	const struct answer_form form = {
		.parts = ANSWER_ENTITIES,
		.english = !cli->settings.any_language,
	};
	return answer_or_show(cli, form, show_table);
}

static const struct option options[] = {
	{"mentions", OPTION_FLAG, offsetof(struct settings, mentions), NULL,
	 "list every mention, in text order, with its score"},
	{"type", OPTION_TYPES, offsetof(struct settings, types), "TYPE[,TYPE]",
	 "only entities of these types"},
	OPTION_MIN_SCORE,
	{"json", OPTION_FLAG, offsetof(struct settings, json), NULL,
	 "every mention, as JSON"},
	OPTION_OFFSETS,
	OPTION_COLOR,
	OPTION_DATE,
	OPTION_ANY_LANGUAGE,
	OPTION_PRONOUNS,
	OPTION_MARKUP,
	OPTION_LISTS,
	OPTION_MODEL,
	OPTION_HELP,
	{NULL, OPTION_FLAG, 0, NULL, NULL},
};

static const char details[] =
	"\n"
	"A row for each entity: its type, its text, how often it is named and where first,\n"
	"as line:column.\n"
	"\n"
	"Types: PERSON NORP ORG GPE LOC FAC EVENT PRODUCT WORK LAW, DATE TIME MONEY PERCENT\n"
	"QUANTITY ORDINAL CARDINAL, URL EMAIL HANDLE HASHTAG PHONE\n";

const struct command entities_command = {
	.name = "entities",
	.synopsis = "[OPTION]... [FILE]...",
	.summary = "List the entities of each FILE (or standard input).",
	.details = details,
	.options = options,
	.run = run,
};
