/* lede timeline: what happened when. */
#include "cli/answer.h"
#include "cli/display.h"
#include "cli/json_write.h"
#include "cli/table.h"
#include "cli/when.h"

/* ---- What is shown ------------------------------------------------------------------------ */

static long days_of(lede_date date)
{
	return (date.year * 16L + date.month) * 32L + date.day;
}

/* Whether there is a day between --from and --to. */
static bool is_stretch(const struct settings *settings)
{
	const lede_extent *from = &settings->from, *to = &settings->to;
	return from->precision == LEDE_UNDATED || to->precision == LEDE_UNDATED ||
	       days_of(from->first) <= days_of(to->last);
}

/* Whether an event is asked for: it overlaps the time from --from to --to. Undated ones are, unless
 * a time is named. */
static bool is_wanted(const struct settings *settings, const lede_event *event)
{
	const lede_extent *from = &settings->from, *to = &settings->to;
	if (event->extent.precision == LEDE_UNDATED)
		return from->precision == LEDE_UNDATED && to->precision == LEDE_UNDATED;
	return (from->precision == LEDE_UNDATED ||
	        days_of(event->extent.last) >= days_of(from->first)) &&
	       (to->precision == LEDE_UNDATED ||
	        days_of(event->extent.first) <= days_of(to->last));
}

/* A row of the timeline, with where its parts are in the text. */
struct row {
	const char     *text; /* of the file */
	const lede_doc *doc;
	lede_event      event;
	lede_entity     date;
	lede_sentence   sentence;
};

static struct row row_at(const struct analysed *file, size_t index)
{
	const lede_event event = lede_doc_event(file->doc, index);
	return (struct row){file->text.bytes, file->doc, event,
	                    lede_doc_entity(file->doc, event.entity),
	                    lede_doc_sentence(file->doc, event.sentence)};
}

/* The first entity of a sentence: they come in text order. */
static size_t first_entity(const lede_doc *doc, uint32_t sentence)
{
	size_t low = 0, high = lede_doc_entity_count(doc);
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (lede_doc_entity(doc, middle).sentence < sentence)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Finds the next person in the row's sentence from *index on, each name once; false at the end.
 * Looks at the first entities of a sentence only: a list of a thousand dates and people would fill
 * a million cells. */
static bool next_person(const struct row *row, size_t *index, lede_span *name)
{
	enum { MOST_ENTITIES = 64 };
	const size_t first = first_entity(row->doc, row->event.sentence);
	if (*index < first)
		*index = first;
	for (;; ++*index) {
		const lede_entity e = lede_doc_entity(row->doc, *index);
		if (*index >= lede_doc_entity_count(row->doc) ||
		    e.sentence != row->event.sentence || *index - first >= MOST_ENTITIES)
			return false;
		bool known = e.type != LEDE_PERSON;
		for (size_t i = first; i < *index && !known; i++) {
			const lede_entity other = lede_doc_entity(row->doc, i);
			known = other.type == LEDE_PERSON &&
			        display_equal(row->text + other.span.begin,
			                      other.span.end - other.span.begin,
			                      row->text + e.span.begin, e.span.end - e.span.begin);
		}
		if (!known) {
			*name = e.span;
			++*index;
			return true;
		}
	}
}

/* How much of the sentence is shown: of one of a megabyte the beginning, as it may have a row for
 * each of ten thousand dates. */
static size_t shown_bytes(const struct row *row)
{
	enum { MOST_BYTES = 1000 };
	const lede_span span = row->sentence.span;
	if (span.end - span.begin <= MOST_BYTES)
		return span.end - span.begin;
	size_t length = MOST_BYTES;
	while (length > 1 && (row->text[span.begin + length] & 0xC0) == 0x80)
		length--;
	return length;
}

/* ---- A table ------------------------------------------------------------------------------ */

enum { WIDEST_DATE = 24 }; /* a longer one moves the rest of its own row only */

/* Writes the date of a row, or nothing without cli: a dated one as people write its value, another
 * in the words of the text. Returns the columns it takes. */
static size_t show_date(struct cli *cli, const struct row *row)
{
	char buffer[WHEN_BYTES];
	const lede_precision precision = row->event.extent.precision;
	const char *date = when_shown(row->date.value, precision, buffer);
	size_t length = strlen(date);
	if (precision == LEDE_UNDATED) {
		date = row->text + row->date.span.begin;
		length = row->date.span.end - row->date.span.begin;
	}
	return cli ? display_text(&cli->out, date, length) : display_width(date, length);
}

static void show_row(struct cli *cli, const struct row *row, size_t width)
{
	lede_span name;
	bool any = false;
	const size_t shown = show_date(cli, row);
	output_spaces(&cli->out, (shown < width ? width - shown : 0) + 2);
	display_text(&cli->out, row->text + row->sentence.span.begin, shown_bytes(row));
	for (size_t i = 0; next_person(row, &i, &name); any = true) {
		if (!any)
			paint(cli, dim);
		output_string(&cli->out, any ? ", " : "  [");
		display_text(&cli->out, row->text + name.begin, name.end - name.begin);
	}
	if (any) {
		output_char(&cli->out, ']');
		paint(cli, plain);
	}
	output_char(&cli->out, '\n');
}

/* Is an event among the dated rows, or among the others, that are asked for? */
static bool is_among(const struct cli *cli, const lede_event *event, bool dated)
{
	return (event->extent.precision != LEDE_UNDATED) == dated &&
	       is_wanted(&cli->settings, event);
}

/* The width of the column of dates; 0 without rows. */
static size_t date_column(const struct cli *cli, const struct analysed *file, bool dated)
{
	size_t width = 0;
	for (size_t i = 0; i < lede_doc_event_count(file->doc); i++) {
		const struct row row = row_at(file, i);
		const size_t needed =
			is_among(cli, &row.event, dated) ? show_date(NULL, &row) : 0;
		if (needed <= WIDEST_DATE)
			width = widest(width, needed);
	}
	return width;
}

/* The dated rows, or the others, behind `heading` if there are any; false if not. */
static bool show_rows(struct cli *cli, const struct analysed *file, bool dated,
                      const char *heading)
{
	const size_t width = date_column(cli, file, dated);
	bool any = false;
	for (size_t i = 0; i < lede_doc_event_count(file->doc); i++) {
		const struct row row = row_at(file, i);
		if (!is_among(cli, &row.event, dated))
			continue;
		output_string(&cli->out, any ? "" : heading);
		show_row(cli, &row, width);
		any = true;
	}
	return any;
}

static void show_table(struct cli *cli, const struct analysed *file, size_t index,
                       const struct answer_form *form)
{
	(void)form;
	cli_heading(cli, file, index);
	const bool any = show_rows(cli, file, true, "");
	show_rows(cli, file, false, any ? "\n" : "");
}

/* ---- JSON --------------------------------------------------------------------------------- */

static void write_day(struct output *out, const char *key, lede_date date)
{
	char day[32];
	snprintf(day, sizeof day, ",\"%s\":\"%s%04d-%02d-%02d\"", key, date.year < 0 ? "-" : "",
	         date.year < 0 ? -date.year : date.year, date.month, date.day);
	output_string(out, day);
}

/* Positions in the unit of the form. Rows are in the order of time, but a cursor goes forward only:
 * they are converted beforehand. */
struct positions {
	lede_span *entities, *sentences;
};

static lede_span convert(struct offset_cursor *cursor, lede_span span)
{
	const uint32_t begin = (uint32_t)offset_convert(cursor, span.begin);
	return (lede_span){begin, (uint32_t)offset_convert(cursor, span.end)};
}

static bool positions_make(struct positions *positions, const struct analysed *file,
                           enum offset_unit unit)
{
	const size_t entities = lede_doc_entity_count(file->doc);
	const size_t sentences = lede_doc_sentence_count(file->doc);
	positions->entities = calloc(entities + 1, sizeof *positions->entities);
	positions->sentences = calloc(sentences + 1, sizeof *positions->sentences);
	if (!positions->entities || !positions->sentences)
		return false;
	struct offset_cursor cursor = offset_cursor_at_start(file->text.bytes, unit);
	for (size_t i = 0; i < entities; i++)
		positions->entities[i] = convert(&cursor, lede_doc_entity(file->doc, i).span);
	cursor = offset_cursor_at_start(file->text.bytes, unit);
	for (size_t i = 0; i < sentences; i++)
		positions->sentences[i] = convert(&cursor, lede_doc_sentence(file->doc, i).span);
	return true;
}

static void write_span(struct output *out, lede_span position, const char *text, size_t length)
{
	output_string(out, "\"start\":");
	output_number(out, position.begin);
	output_string(out, ",\"end\":");
	output_number(out, position.end);
	output_string(out, ",\"text\":");
	json_write_string(out, text, length);
}

static void write_row(struct output *out, const struct row *row,
                      const struct positions *positions)
{
	const lede_span date = row->date.span;
	lede_span name;
	bool any = false;
	output_string(out, "{\"value\":");
	json_write_string(out, row->date.value, strlen(row->date.value));
	if (row->event.extent.precision != LEDE_UNDATED) {
		output_string(out, ",\"precision\":\"");
		output_string(out, lede_precision_name(row->event.extent.precision));
		output_char(out, '"');
		write_day(out, "from", row->event.extent.first);
		write_day(out, "to", row->event.extent.last);
	}
	output_char(out, ',');
	write_span(out, positions->entities[row->event.entity], row->text + date.begin,
	           date.end - date.begin);
	output_string(out, ",\"sentence\":{\"index\":");
	output_number(out, row->event.sentence);
	output_char(out, ',');
	write_span(out, positions->sentences[row->event.sentence],
	           row->text + row->sentence.span.begin, shown_bytes(row));
	output_string(out, "},\"people\":[");
	for (size_t i = 0; next_person(row, &i, &name); any = true) {
		output_string(out, any ? "," : "");
		json_write_string(out, row->text + name.begin, name.end - name.begin);
	}
	output_string(out, "]}");
}

static void write_rows(struct cli *cli, const struct analysed *file,
                       const struct positions *positions, const char *key, bool dated)
{
	bool any = false;
	output_string(&cli->out, ",\n \"");
	output_string(&cli->out, key);
	output_string(&cli->out, "\":[");
	for (size_t i = 0; i < lede_doc_event_count(file->doc); i++) {
		const struct row row = row_at(file, i);
		if ((row.event.extent.precision != LEDE_UNDATED) != dated ||
		    !is_wanted(&cli->settings, &row.event))
			continue;
		output_string(&cli->out, any ? ",\n  " : "\n  ");
		write_row(&cli->out, &row, positions);
		any = true;
	}
	output_char(&cli->out, ']');
}

static void show_json(struct cli *cli, const struct analysed *file, size_t index,
                      const struct answer_form *form)
{
	struct positions positions;
	if (!positions_make(&positions, file, form->unit)) {
		cli_complain(cli, file->name, "Not enough memory");
		free(positions.entities);
		free(positions.sentences);
		return;
	}
	output_string(&cli->out, index ? ",\n{\"file\":" : "{\"file\":");
	json_write_string(&cli->out, file->name, strlen(file->name));
	output_string(&cli->out, ",\"offsets\":\"");
	output_string(&cli->out, offset_unit_name(form->unit));
	output_char(&cli->out, '"');
	write_rows(cli, file, &positions, "timeline", true);
	write_rows(cli, file, &positions, "undated", false);
	output_char(&cli->out, '}');
	free(positions.entities);
	free(positions.sentences);
}

/* ---- CSV ---------------------------------------------------------------------------------- */

/* A field in quotes, on one line (RFC 4180). */
static void csv_text(struct output *out, const char *text, size_t length)
{
	output_char(out, '"');
	for (size_t begin = 0; begin <= length;) {
		const char *quote = memchr(text + begin, '"', length - begin);
		const size_t end = quote ? (size_t)(quote - text) : length;
		display_text(out, text + begin, end - begin);
		if (quote)
			output_string(out, "\"\"");
		begin = end + 1;
	}
	output_char(out, '"');
}

static void show_csv(struct cli *cli, const struct analysed *file, size_t index,
                     const struct answer_form *form)
{
	struct output *out = &cli->out;
	(void)form;
	if (index == 0)
		output_string(out, "file,value,precision,date,sentence,people\n");
	for (size_t i = 0; i < lede_doc_event_count(file->doc); i++) {
		const struct row row = row_at(file, i);
		const lede_span date = row.date.span;
		lede_span name;
		if (!is_wanted(&cli->settings, &row.event))
			continue;
		csv_text(out, file->name, strlen(file->name));
		output_char(out, ',');
		output_string(out, row.date.value);
		output_char(out, ',');
		output_string(out, lede_precision_name(row.event.extent.precision));
		output_char(out, ',');
		csv_text(out, row.text + date.begin, date.end - date.begin);
		output_char(out, ',');
		csv_text(out, row.text + row.sentence.span.begin, shown_bytes(&row));
		output_string(out, ",\"");
		for (size_t k = 0, count = 0; next_person(&row, &k, &name); count++) {
			output_string(out, count ? "; " : "");
			display_text(out, row.text + name.begin, name.end - name.begin);
		}
		output_string(out, "\"\n");
	}
}

/* ---- The command -------------------------------------------------------------------------- */

static int run(struct cli *cli)
{
	const struct answer_form form = {
		.unit = (enum offset_unit)cli->settings.offsets,
		.english = !cli->settings.any_language,
	};
	if (cli->settings.json && cli->settings.csv)
		return cli_misuse(&timeline_command, "either --json or --csv");
	if (!is_stretch(&cli->settings))
		return cli_misuse(&timeline_command, "--to ends before --from begins");
	if (cli->settings.csv)
		return cli_for_each_file(cli, show_csv, &form);
	if (cli->settings.json)
		return answer_array(cli, show_json, &form);
	return cli_for_each_file(cli, show_table, &form);
}

static const struct option options[] = {
	{"from", OPTION_EXTENT, offsetof(struct settings, from), "DATE",
	 "nothing that ends before it: 2015, 2015-Q2, 2015-03"},
	{"to", OPTION_EXTENT, offsetof(struct settings, to), "DATE",
	 "nothing that begins after it"},
	{"json", OPTION_FLAG, offsetof(struct settings, json), NULL, "as JSON"},
	{"csv", OPTION_FLAG, offsetof(struct settings, csv), NULL, "as a table for spreadsheets"},
	OPTION_DATE,
	OPTION_ANY_LANGUAGE,
	OPTION_OFFSETS,
	OPTION_COLOR,
	OPTION_MARKUP,
	OPTION_LISTS,
	OPTION_MODEL,
	OPTION_HELP,
	{NULL, OPTION_FLAG, 0, NULL, NULL},
};

static const char details[] =
	"\n"
	"A row for each date of the text, in the order of time, with its sentence and the\n"
	"people named there. Dates that can't be placed come last, in the words of the\n"
	"text, and are left out by --from and --to. --json and --csv give values as TIMEX3\n"
	"writes them: 2014-04-08, 2014-W15, 2014-Q2, 198 for the eighties, and X for what\n"
	"is not known.\n";

const struct command timeline_command = {
	.name = "timeline",
	.synopsis = "[OPTION]... [FILE]...",
	.summary = "Tell what happened when in each FILE (or standard input).",
	.details = details,
	.options = options,
	.run = run,
};
