/* lede names: who and what the text is about, and what they are called in it. */
#include "cli/answer.h"
#include "cli/display.h"
#include "cli/table.h"

enum { WIDEST_NAME = 32 }; /* a longer one moves the rest of its own row only */

/* What is shown of a file. */
struct view {
	struct cli                *cli;
	const struct analysed     *file;
	const struct answer_form  *form;
	struct place              *places_of; /* by group: that of its first mention */
	size_t                     types, names, counts, places; /* widths */
};

static bool is_wanted(const struct view *view, const lede_group *group)
{
	const uint32_t types = view->cli->options.types;
	return !types || types >> group->type & 1;
}

/* The place of the first mention of each group, for the caller to free: one pass over the text. */
static struct place *find_places(const struct view *view)
{
	const lede_doc *doc = view->file->doc;
	struct place *places = calloc(lede_doc_group_count(doc) + 1, sizeof *places);
	struct place_cursor cursor =
		place_cursor_at_start(view->file->text.bytes, view->form->unit);
	for (size_t i = 0; places && i < lede_doc_entity_count(doc); i++) {
		const lede_entity e = lede_doc_entity(doc, i);
		if (e.group != LEDE_NONE && places[e.group].line == 0)
			places[e.group] = place_of(&cursor, e.span.begin);
	}
	return places;
}

/* ---- Behind the columns ------------------------------------------------------------------- */

static void show_count(struct cli *cli, size_t count)
{
	if (count == 1)
		return;
	paint(cli, dim);
	output_string(&cli->out, " \xC3\x97");
	output_number(&cli->out, count);
	paint(cli, plain);
}

/* "also Kishida ×9, Mr. Kishida": the other ways of writing it. */
static bool show_aliases(const struct view *view, size_t index, const lede_group *group)
{
	enum { MOST = 5 };
	struct cli *cli = view->cli;
	const char *text = view->file->text.bytes;
	size_t shown = 0;
	for (size_t i = 0; i < group->alias_count && shown < MOST; i++) {
		const lede_alias alias = lede_doc_group_alias(view->file->doc, index, i);
		const size_t length = alias.span.end - alias.span.begin;
		if (display_equal(text + alias.span.begin, length, group->name,
		                  strlen(group->name)))
			continue;
		paint(cli, dim);
		output_string(&cli->out, shown ? ", " : "also ");
		paint(cli, plain);
		display_text(&cli->out, text + alias.span.begin, length);
		show_count(cli, alias.count);
		shown++;
	}
	return shown > 0;
}

static void show_related(const struct view *view, size_t index, const lede_group *group)
{
	enum { MOST = 4 };
	struct cli *cli = view->cli;
	size_t shown = 0;
	for (size_t i = 0; i < group->related_count && shown < MOST; i++) {
		const lede_related related = lede_doc_group_related(view->file->doc, index, i);
		paint(cli, dim);
		output_string(&cli->out, shown ? ", " : "with ");
		paint(cli, plain);
		if (related.group == LEDE_NONE) {
			display_text(&cli->out, view->file->text.bytes + related.span.begin,
			             related.span.end - related.span.begin);
		} else {
			const char *name = lede_doc_group(view->file->doc, related.group).name;
			display_text(&cli->out, name, strlen(name));
		}
		show_count(cli, related.count ? related.count : 1);
		shown++;
	}
}

static void show_notes(const struct view *view, size_t index, const lede_group *group)
{
	struct cli *cli = view->cli;
	bool before = group->role != NULL;
	if (group->role)
		display_text(&cli->out, group->role, strlen(group->role));
	if (group->alias_count > 1) {
		output_string(&cli->out, before ? "; " : "");
		before |= show_aliases(view, index, group);
	}
	if (cli->settings.related && group->related_count > 0) {
		output_string(&cli->out, before ? "; " : "");
		show_related(view, index, group);
	}
}

/* ---- Rows --------------------------------------------------------------------------------- */

static void show_group(const struct view *view, size_t index, const lede_group *group)
{
	struct cli *cli = view->cli;
	cell(cli, lede_doc_type_name(view->file->doc, group->type), type_color(group->type),
	     view->types + 2);
	paint(cli, bold);
	const size_t name = display_text(&cli->out, group->name, strlen(group->name));
	paint(cli, plain);
	output_spaces(&cli->out, name < view->names ? view->names - name : 0);
	output_string(&cli->out, gap);
	number_cell(cli, group->mention_count, view->counts);
	output_string(&cli->out, gap);
	paint(cli, dim);
	const size_t place = display_place(&cli->out, view->places_of[index]);
	paint(cli, plain);
	if (group->role || group->alias_count > 1 ||
	    (cli->settings.related && group->related_count > 0)) {
		output_spaces(&cli->out, place < view->places ? view->places - place : 0);
		output_string(&cli->out, gap);
		show_notes(view, index, group);
	}
	output_char(&cli->out, '\n');
}

/* Finds out how wide the columns are; returns how many rows there will be. */
static size_t measure(struct view *view)
{
	const size_t count = lede_doc_group_count(view->file->doc);
	size_t rows = 0;
	view->types = heading_width(view->cli, "TYPE");
	view->names = heading_width(view->cli, "NAME");
	view->counts = heading_width(view->cli, "COUNT");
	view->places = heading_width(view->cli, "FIRST");
	for (size_t i = 0; i < count; i++) {
		const lede_group group = lede_doc_group(view->file->doc, i);
		if (!is_wanted(view, &group))
			continue;
		const size_t name = display_width(group.name, strlen(group.name));
		const struct place place = view->places_of[i];
		const char *type = lede_doc_type_name(view->file->doc, group.type);
		view->types = widest(view->types, strlen(type));
		view->names = widest(view->names, name < WIDEST_NAME ? name : WIDEST_NAME);
		view->counts = widest(view->counts, digit_count(group.mention_count));
		view->places = widest(view->places, digit_count(place.line) + 1 +
		                                            digit_count(place.column));
		rows++;
	}
	return rows;
}

static void show_headings(const struct view *view)
{
	struct cli *cli = view->cli;
	cell(cli, "TYPE", dim, view->types + 2);
	cell(cli, "NAME", dim, view->names + 2);
	output_spaces(&cli->out, view->counts - strlen("COUNT"));
	cell(cli, "COUNT  FIRST", dim, 0);
	output_char(&cli->out, '\n');
}

static void show_names(struct cli *cli, const struct analysed *file, size_t index,
                       const struct answer_form *form)
{
	struct view view = {.cli = cli, .file = file, .form = form};
	view.places_of = find_places(&view);
	if (!view.places_of) {
		cli_complain(cli, file->name, "Not enough memory");
		return;
	}
	cli_heading(cli, file, index);
	const size_t rows = measure(&view);
	if (rows > 0 && cli->on_terminal)
		show_headings(&view);
	if (rows == 0 && cli->on_terminal) {
		cell(cli, "no names found", dim, 0);
		output_char(&cli->out, '\n');
	}
	for (size_t i = 0; i < lede_doc_group_count(file->doc); i++) {
		const lede_group group = lede_doc_group(file->doc, i);
		if (is_wanted(&view, &group))
			show_group(&view, i, &group);
	}
	free(view.places_of);
}

/* ---- The command -------------------------------------------------------------------------- */

static int run(struct cli *cli)
{
	const struct answer_form form = {
		.parts = ANSWER_ENTITIES | ANSWER_CLUSTERS,
		.english = !cli->settings.any_language,
	};
	return answer_or_show(cli, form, show_names);
}

static const struct option options[] = {
	{"related", OPTION_FLAG, offsetof(struct settings, related), NULL,
	 "also tell who is named together with whom"},
	{"type", OPTION_TYPES, offsetof(struct settings, types), "TYPE[,TYPE]",
	 "only names of these types"},
	{"json", OPTION_FLAG, offsetof(struct settings, json), NULL,
	 "every name with its mentions, as JSON"},
	OPTION_OFFSETS,
	OPTION_COLOR,
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
	"A row for each person, body, place or thing, whatever it is called in the text; who\n"
	"matters most comes first. Its type, its fullest name, how often it is named and where\n"
	"first, as line:column; then its role, and the other names it goes by.\n"
	"\n"
	"Types: PERSON NORP ORG GPE LOC FAC EVENT PRODUCT WORK LAW\n";

const struct command names_command = {
	.name = "names",
	.synopsis = "[OPTION]... [FILE]...",
	.summary = "List who and what each FILE (or standard input) is about.",
	.details = details,
	.options = options,
	.run = run,
};
