/*
 * lede - who, what, where and when in English prose.
 *
 * This header is the whole C interface and its manual. MIT licence.
 *
 * THREE HANDLES, THREE LIFETIMES
 *   lede_model     what was learnt. Immutable; any number of threads may share one.
 *   lede_analyzer  scratch memory of a run. One thread at a time; reuse it, it gets faster.
 *   lede_doc       what was found in one text. Immutable; any number of threads may read one.
 * A model must outlive its analyzers. A document needs neither of them, nor the text.
 *
 *     lede_model *model;  lede_analyzer *analyzer;  lede_doc *doc;  lede_error err;
 *     if (lede_model_builtin(NULL, &model, &err) ||
 *         lede_analyzer_new(model, NULL, &analyzer, &err) ||
 *         lede_analyze(analyzer, text, length, NULL, &doc, &err))
 *         complain(err.what);
 *     for (size_t i = 0; i < lede_doc_entity_count(doc); i++) {
 *         lede_entity e = lede_doc_entity(doc, i);
 *         printf("%s %.*s\n", lede_type_name(e.type),
 *                (int)(e.span.end - e.span.begin), text + e.span.begin);
 *     }
 *     lede_doc_free(doc);  lede_analyzer_free(analyzer);  lede_model_free(model);
 *
 * RULES THAT HOLD EVERYWHERE
 *   - Offsets are bytes into the text as it was given; spans are half-open [begin, end).
 *   - Results come by value. An index out of range gives a zeroed value, never a crash.
 *   - A function that can fail returns a lede_status (0 is success) and, on failure, sets its
 *     result to NULL, leaks nothing and fills the lede_error if one was passed.
 *   - Every free function accepts NULL.
 *   - The library never aborts, prints, reads files, the clock, the locale or the environment,
 *     and has no mutable globals.
 */
#ifndef LEDE_H
#define LEDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* LEDE_HIDDEN is defined when the library is built into a host's module, which then exports
 * its own entry point alone. */
#if defined(LEDE_HIDDEN)
#define LEDE_API __attribute__((visibility("hidden")))
#else
#define LEDE_API __attribute__((visibility("default")))
#endif

/* ---- Version ------------------------------------------------------------------------------ */

#define LEDE_VERSION_MAJOR 0
#define LEDE_VERSION_MINOR 1
#define LEDE_VERSION_PATCH 0
#define LEDE_VERSION       "0.1.0"

/* The version of the library that runs, as "major.minor.patch"; static. */
LEDE_API const char *lede_version(void);

typedef struct lede_span {
	uint32_t begin, end; /* bytes, half-open */
} lede_span;

/* ---- Status and errors -------------------------------------------------------------------- */

typedef enum lede_status {
	LEDE_OK = 0,
	LEDE_EINVAL,    /* an argument or an option is wrong */
	LEDE_ENOMEM,    /* the allocator gave nothing */
	LEDE_ETOOBIG,   /* the text is longer than options.max_bytes, or than 2 GiB - 1 */
	LEDE_EUTF8,     /* LEDE_STRICT_UTF8 and the text is no UTF-8; error.offset says where */
	LEDE_EMODEL,    /* the model is damaged or no model; error.offset says where */
	LEDE_EVERSION,  /* the model was made for another version of the library */
	LEDE_ECANCELLED /* options.progress asked to stop */
} lede_status;

/* What went wrong. Owned by the caller, on the stack as a rule; no pointer in it. */
typedef struct lede_error {
	lede_status status;
	size_t      offset;   /* byte of the text or of the model it is about, or 0 */
	char        what[96]; /* one line in English, NUL-terminated, no final dot */
} lede_error;

/* The name of a status ("ENOMEM"; "OK" for success; "EUNKNOWN" for anything else); static. */
LEDE_API const char *lede_status_name(lede_status status);

/* ---- Memory ------------------------------------------------------------------------------- */

/* Where memory comes from. resize(user, NULL, 0, n) allocates, resize(user, p, n, 0) frees and
 * returns NULL, anything else reallocates; NULL for a non-zero size means "no memory". Called
 * only from inside the function that was given it, or from functions on the handle made there. */
typedef struct lede_allocator {
	void *(*resize)(void *user, void *block, size_t old_size, size_t new_size);
	void *user;
} lede_allocator;

/* ---- Types of entities -------------------------------------------------------------------- */

typedef enum lede_type {
	LEDE_NO_TYPE = 0,
	LEDE_PERSON,  /* people and families, real or fictional, without titles */
	LEDE_NORP,    /* nationalities, ethnic, religious and political groups, languages */
	LEDE_ORG,     /* companies, ministries, parties, armies, teams, news outlets */
	LEDE_GPE,     /* countries, states, cities: places with a government */
	LEDE_LOC,     /* seas, rivers, mountains, regions, planets */
	LEDE_FAC,     /* buildings, airports, roads, bridges, camps */
	LEDE_EVENT,   /* named wars, storms, games, festivals, holidays */
	LEDE_PRODUCT, /* vehicles, weapons, devices, software, drugs */
	LEDE_WORK,    /* titles of books, films, songs, programmes; prizes */
	LEDE_LAW,     /* named laws, treaties, agreements, court cases */
	/* Found by grammar. */
	LEDE_DATE,     /* days, months, years, seasons, durations and sets of them */
	LEDE_TIME,     /* times of day, and durations shorter than a day */
	LEDE_MONEY,    /* amounts of money with their currency */
	LEDE_PERCENT,  /* percentages and percentage points */
	LEDE_QUANTITY, /* measurements with their unit */
	LEDE_ORDINAL,  /* first, 2nd */
	LEDE_CARDINAL, /* other numbers */
	/* Found by pattern. */
	LEDE_URL,
	LEDE_EMAIL,
	LEDE_HANDLE,  /* @name */
	LEDE_HASHTAG, /* #word */
	LEDE_PHONE,
	LEDE_TYPE_COUNT,
	/* From LEDE_TYPE_COUNT on: types of users' own (lede_rules), in the order they came up. */
	LEDE_TYPE_LIMIT = 32 /* every type is below this */
} lede_type;

/*
 * VALUES (lede_entity.value) of DATE and TIME are those of TIMEX3: "2014-04-08", "2014-W15", "P3D"
 * (lede_value_extent reads them). So is that of an EVENT which is a holiday whose day the calendar
 * tells: "Christmas" is "2014-12-25". Others are exact decimals without grouping or trailing zeros:
 *     MONEY     number and ISO 4217 code: "$1.2 billion" is "1200000000 USD", "50p" "0.5 GBP".
 *               Where several countries share a name it means that of the largest (a dollar is
 *               USD, a rupee INR), unless that would be a guess: then there is no code ("2,000
 *               pesos" is "2000").
 *     PERCENT   number: "12.5". A basis point is 0.01.
 *     QUANTITY  number and unit, by its usual symbol in ASCII: "12 km", "35 km2", "70 mi/h",
 *               "30 degC", "4000 t". Nothing is converted, but units in two steps become the
 *               smaller: "5 ft 11 in" is "71 in", "7 lb 11 oz" "123 oz".
 *     ORDINAL, CARDINAL   number: "a dozen" is "12", "twenty-first" "21", "2 lakh" "200000".
 *     PHONE     digits, behind a + if there is one: "+12025550143".
 * Of a range both ends: "10-15 %" is "10..15", "$5-10 million" "5000000..10000000 USD". A fraction
 * is a decimal where it can be, or reduced: "three-quarters" is "0.75", "two-thirds" "2/3".
 * What tells no number ("dozens", "billions of dollars") has no value.
 */

/* "PERSON" for LEDE_PERSON and so on, "" for anything that is no type; static. */
LEDE_API const char *lede_type_name(lede_type type);

/* The type of that exact name (length bytes, not NUL-terminated), or LEDE_NO_TYPE. */
LEDE_API lede_type lede_type_from_name(const char *name, size_t length);

/* ---- Models ------------------------------------------------------------------------------- */

typedef struct lede_model lede_model;

/* The model that is built into the library, verified like any other. allocator may be NULL
 * (malloc, realloc, free); it is copied. Fails with EMODEL, EVERSION or ENOMEM. */
LEDE_API lede_status lede_model_builtin(const lede_allocator *allocator, lede_model **model,
                                        lede_error *error);

/* A model from bytes, as `lede-train` writes them. The bytes are borrowed: they must stay as they
 * are, 16-byte aligned (EINVAL if not), until lede_model_free. Everything in them is verified
 * here, once: a model that opens can't make an analysis read out of bounds. */
LEDE_API lede_status lede_model_open(const void *bytes, size_t length,
                                     const lede_allocator *allocator, lede_model **model,
                                     lede_error *error);

LEDE_API void lede_model_free(lede_model *model);

typedef struct lede_model_info {
	uint32_t format;     /* version of the blob format */
	uint32_t features;   /* rows of the weight table */
	uint32_t names;      /* entries of the lexicon */
	size_t   bytes;      /* size of the blob */
	uint64_t checksum;   /* of the blob; names the model exactly */
} lede_model_info;

/* What that model is. */
LEDE_API lede_model_info lede_model_get_info(const lede_model *model);

/* The type of that name, one of the above or the model's own (LEDE_TYPE_LIMIT - LEDE_TYPE_COUNT of
 * them at most), or LEDE_NO_TYPE; and the name of a type, "" for none. It lives as long as the
 * model. */
LEDE_API lede_type   lede_model_type(const lede_model *model, const char *name, size_t length);
LEDE_API const char *lede_model_type_name(const lede_model *model, lede_type type);

/* ---- Users' rules ------------------------------------------------------------------------- */

/* What users say themselves: these words are an entity, so is what this pattern matches, these two
 * are one person. Immutable; any number of threads may share one. In files of lines, in UTF-8;
 * empty lines and lines that begin with # say nothing. TYPE is one of the names above, an
 * upper-case word of the user's own (LEDE_TYPE_LIMIT - LEDE_TYPE_COUNT of them at most), or "-" or
 * IGNORE for what is never an entity. */
typedef struct lede_rules lede_rules;

typedef enum lede_rules_kind {
	/* TERM, a tab, TYPE; after another tab the name it stands for, after one more `exact` or
	 * `any`: whether capitals count. They do for a term that has some, else it is found in any
	 * case. Whole words, at most 32; spaces, line breaks and kinds of quotes and hyphens do
	 * not matter. "\\#" at the start of a term is a "#". */
	LEDE_TERMS,
	/* TYPE, blanks, PATTERN: a regular expression of PCRE2 (Unicode properties on). It sees one
	 * sentence at a time, at most 2048 bytes of it, as a reader would: no markup, one space for
	 * any white space, U+FFFC for code. Work is limited: a pattern that backtracks too much is
	 * left out of the rest of that text, with a warning. */
	LEDE_PATTERNS,
	/* A = B, A != B: the same, another one. A => NAME: that is what A is called.
	 * A : TYPE: where A is found as an entity, it is one of that type. */
	LEDE_DECISIONS
} lede_rules_kind;

typedef struct lede_rules_file {
	lede_rules_kind kind;
	const char     *name;  /* for warnings; NUL-terminated */
	const char     *bytes; /* borrowed during lede_rules_new */
	size_t          length;
} lede_rules_file;

/* Reads the files; where they contradict, the first line of the first file holds. A line that is
 * wrong is left out and gives a warning. allocator as above. Fails with EINVAL, ETOOBIG, ENOMEM. */
LEDE_API lede_status lede_rules_new(const lede_rules_file *files, size_t count,
                                    const lede_allocator *allocator, lede_rules **rules,
                                    lede_error *error);

LEDE_API void lede_rules_free(lede_rules *rules);

/* The type of that name, built-in or of the rules' own, or LEDE_NO_TYPE; and the name of a type, ""
 * for none. rules may be NULL. The name lives as long as the rules. */
LEDE_API lede_type   lede_rules_type(const lede_rules *rules, const char *name, size_t length);
LEDE_API const char *lede_rules_type_name(const lede_rules *rules, lede_type type);

/* A line that is wrong, or a pattern that was given up. */
typedef struct lede_warning {
	const char *file; /* as it was named; lives as long as what was asked */
	uint32_t    line; /* from 1 */
	uint32_t    column; /* byte of the line, from 1; 0: the line as a whole */
	const char *what; /* one line in English, no final dot */
} lede_warning;

/* The lines that could not be read, in their order. */
LEDE_API size_t       lede_rules_warning_count(const lede_rules *rules);
LEDE_API lede_warning lede_rules_warning(const lede_rules *rules, size_t index);

typedef enum lede_decision_kind {
	LEDE_DECIDE_NOTHING = 0, /* an empty line or a comment */
	LEDE_DECIDE_SAME,
	LEDE_DECIDE_DIFFERENT,
	LEDE_DECIDE_NAME,
	LEDE_DECIDE_TYPE,
	LEDE_DECIDE_IGNORE
} lede_decision_kind;

typedef struct lede_decision {
	lede_decision_kind kind;
	lede_span          left, right; /* bytes of the line, without quotes around them */
} lede_decision;

/* Reads one line of a file of decisions, for programs that edit one. Fails with EINVAL; then
 * error.offset is the byte of the line that it is about. */
LEDE_API lede_status lede_decision_read(const char *line, size_t length, lede_decision *decision,
                                        lede_error *error);

/* ---- Analysis ----------------------------------------------------------------------------- */

typedef struct lede_analyzer lede_analyzer;
typedef struct lede_doc      lede_doc;

/* An analyzer for that model, which must outlive it. allocator as above; documents made by this
 * analyzer use it too. Fails with ENOMEM. */
LEDE_API lede_status lede_analyzer_new(const lede_model *model, const lede_allocator *allocator,
                                       lede_analyzer **analyzer, lede_error *error);

LEDE_API void lede_analyzer_free(lede_analyzer *analyzer);

typedef enum lede_markup {
	LEDE_MARKUP_MARKDOWN = 0, /* front matter, code, link targets, HTML, URLs are not prose */
	LEDE_MARKUP_NONE          /* every byte is prose (a URL is still one token) */
} lede_markup;

/* A day of the (proleptic Gregorian) calendar; year 0 is "no date". */
typedef struct lede_date {
	int32_t year;
	uint8_t month, day; /* 1 .. 12, 1 .. 31 */
} lede_date;

enum {
	LEDE_STRICT_UTF8 = 1u << 0, /* refuse bad UTF-8; else a bad byte is the letter that Latin-1
	                               has there, or a symbol */
	LEDE_DAY_FIRST   = 1u << 1, /* 3/5/2015 is 3 May; otherwise it is March 5 */
	LEDE_PRONOUNS    = 1u << 2, /* he and she too are mentions, where it is clear of whom */
	LEDE_REUSE       = 1u << 3  /* the analyzer remembers what it found in each sentence of this
	                               text, and of the one before that was given with this flag: a
	                               text after an edit takes an eighth of the time. No other
	                               results; memory of some eighteen times its length */
};

typedef struct lede_options {
	size_t      size;      /* sizeof(lede_options); set by lede_options_init */
	uint32_t    flags;     /* LEDE_STRICT_UTF8 and so on, or 0 */
	lede_markup markup;
	size_t      max_bytes; /* longest text taken, 0 = 2 GiB - 1 */
	/* Called now and then with the bytes done and in all; true stops with ECANCELLED. */
	bool (*progress)(void *user, size_t done, size_t total);
	void *user;
	uint32_t  types;     /* what to report: bits 1 << lede_type, 0 = everything */
	float     min_score; /* leave out what is less probable, 0 .. 1 */
	/* The day the text is of, so that "yesterday" is the day before. Without it that day is
	 * looked for in front matter (`date: 2026-11-23`), then in the head of a mail (`Date: Mon,
	 * 23 Nov 2026`) or a dateline ("KABUL, April 3, 2008 -"); file_date, which comes from the
	 * file's name as a rule, is the last resort. */
	lede_date date, file_date;
	const lede_rules *rules; /* what the user says wins over all else; NULL: nothing. Must live
	                          * as long as the call */
} lede_options;

/* Reads the day that text begins with, as YYYY-MM-DD ("2026-11-23", "2026-11-23T18:00Z"). False,
 * and *date is zeroed, when there is none or no such day. */
LEDE_API bool lede_date_read(const char *text, size_t length, lede_date *date);

/* The day in the last part of a path, as in "notes/2026-11-23 meeting.md"; otherwise as above. */
LEDE_API bool lede_date_of_file(const char *path, size_t length, lede_date *date);

/* The defaults: Markdown, lenient UTF-8, no limit, no progress, everything, no date, no rules. */
LEDE_API void lede_options_init(lede_options *options);

/* Analyses length bytes of text (NULs are allowed; text may be NULL when length is 0). options
 * may be NULL. The document holds no pointer into text. Time is linear in length. Fails with
 * EINVAL, ENOMEM, ETOOBIG, EUTF8 or ECANCELLED. */
LEDE_API lede_status lede_analyze(lede_analyzer *analyzer, const char *text, size_t length,
                                  const lede_options *options, lede_doc **doc,
                                  lede_error *error);

LEDE_API void lede_doc_free(lede_doc *doc);

/* ---- What was found ----------------------------------------------------------------------- */

#define LEDE_NONE UINT32_MAX /* "no such index" */

enum { /* lede_token.flags */
	LEDE_TOKEN_URL      = 1u << 0, /* a URL; in no entity but its own */
	LEDE_TOKEN_EMAIL    = 1u << 1, /* an e-mail address; likewise */
	LEDE_TOKEN_NUMBER   = 1u << 2, /* has digits and no letters: 12 3,500 20:15 1/2 */
	LEDE_TOKEN_PUNCT    = 1u << 3, /* punctuation or a symbol */
	LEDE_TOKEN_CODE     = 1u << 4, /* a masked stretch that stands for a word, as `code` */
	LEDE_TOKEN_GLUED    = 1u << 5  /* no white space between it and the token before */
};

typedef struct lede_token {
	lede_span span;
	uint32_t  flags;
} lede_token;

typedef enum lede_block_kind {
	LEDE_PARAGRAPH = 0,
	LEDE_HEADING,
	LEDE_LIST_ITEM,
	LEDE_TABLE_CELL
} lede_block_kind;

typedef struct lede_sentence {
	lede_span       span;        /* first byte of its first token to the end of its last */
	uint32_t        first_token; /* its tokens: first_token .. first_token + token_count - 1 */
	uint32_t        token_count; /* >= 1 */
	lede_block_kind block;       /* kind of the block it stands in */
} lede_sentence;

typedef enum lede_source {
	LEDE_FROM_MODEL = 0, /* learnt */
	LEDE_FROM_GRAMMAR,   /* numbers, dates, addresses */
	LEDE_FROM_TERM,      /* lede_rules; value is the name the term stands for */
	LEDE_FROM_PATTERN,   /* lede_rules */
	LEDE_FROM_PRONOUN    /* inferred: a pronoun that stands for its group */
} lede_source;

typedef struct lede_entity {
	lede_span span;        /* text order; entities do not overlap */
	lede_type type;
	float     score;       /* probability, 0..1, that these are its bounds and type */
	uint32_t  sentence;    /* index of the sentence that holds it whole */
	uint32_t  first_token; /* its tokens, all in that sentence */
	uint32_t  token_count; /* >= 1 */
	uint32_t  group;       /* index of the name group it belongs to, or LEDE_NONE */
	lede_source source;
	const char *value;     /* what it says, in a normal form, or NULL; the document's own:
	                          see the types */
} lede_entity;

/* How many there are. */
LEDE_API size_t lede_doc_sentence_count(const lede_doc *doc);
LEDE_API size_t lede_doc_entity_count(const lede_doc *doc);
LEDE_API size_t lede_doc_token_count(const lede_doc *doc);

/* In text order. Invariant, for each kind: item i ends where or before item i + 1 begins. */
LEDE_API lede_sentence lede_doc_sentence(const lede_doc *doc, size_t index);
LEDE_API lede_entity   lede_doc_entity(const lede_doc *doc, size_t index);
LEDE_API lede_token    lede_doc_token(const lede_doc *doc, size_t index);

/* The name of an entity's type, which may be one of the rules' own; lives as long as doc. And the
 * type of that name, or LEDE_NO_TYPE. */
LEDE_API const char *lede_doc_type_name(const lede_doc *doc, lede_type type);
LEDE_API lede_type   lede_doc_type(const lede_doc *doc, const char *name, size_t length);

/* The patterns that were given up in this text, each once. */
LEDE_API size_t       lede_doc_warning_count(const lede_doc *doc);
LEDE_API lede_warning lede_doc_warning(const lede_doc *doc, size_t index);

/* ---- When --------------------------------------------------------------------------------- */

/* How exactly a date is known. */
typedef enum lede_precision {
	LEDE_UNDATED = 0, /* not at all: no day to count from, no year */
	LEDE_TO_MINUTE,
	LEDE_TO_DAY,
	LEDE_TO_WEEK,
	LEDE_TO_MONTH,
	LEDE_TO_QUARTER, /* or a season, or half a year */
	LEDE_TO_YEAR,
	LEDE_TO_DECADE,
	LEDE_TO_CENTURY
} lede_precision;

/* "day" for LEDE_TO_DAY and so on, "" for LEDE_UNDATED; static. */
LEDE_API const char *lede_precision_name(lede_precision precision);

/* The days a date covers. Years are astronomical here: 0 is 1 BC. */
typedef struct lede_extent {
	lede_date first, last; /* both included */
	int16_t   minute;      /* of the first day, from midnight by its own clock; -1 none */
	lede_precision precision;
} lede_extent;

/* Reads the value of a DATE or TIME ("2014-04-08", "2014-W15", "198", "2014-05-03/2014-05-05").
 * False, and LEDE_UNDATED, when it has no place in the calendar ("P3W", "XXXX-05-03"). */
LEDE_API bool lede_value_extent(const char *value, lede_extent *extent);

/* A date or time of the text. */
typedef struct lede_event {
	uint32_t    entity;   /* index of that DATE, TIME or holiday */
	uint32_t    sentence; /* index of its sentence */
	lede_extent extent;
} lede_event;

/* The dates of the text in the order of time; behind them, in text order, those with precision
 * LEDE_UNDATED. Of one value in one sentence the first mention; no durations. */
LEDE_API size_t     lede_doc_event_count(const lede_doc *doc);
LEDE_API lede_event lede_doc_event(const lede_doc *doc, size_t index);

/* The index of the entity (sentence) whose span holds that byte, or LEDE_NONE. Logarithmic. */
LEDE_API uint32_t lede_doc_entity_at(const lede_doc *doc, size_t byte);
LEDE_API uint32_t lede_doc_sentence_at(const lede_doc *doc, size_t byte);

/* ---- Name groups -------------------------------------------------------------------------- */

/* A group is one person, body, place or thing: all the mentions of it, by whatever name. Each
 * entity of the types PERSON to LAW is in one, its lede_entity.group, but for those that name
 * nothing by themselves: an adjective ("French"), a title alone. Groups are numbered by salience:
 * 0 matters most. Strings are owned by the document. */
typedef struct lede_group {
	/* The fullest form the text has, white space made single; "Bo Roe" of "Bo and Ann Roe". */
	const char *name;
	const char *role;          /* what it is ("Japanese Prime Minister"), or NULL */
	lede_type   type;          /* that of each of its mentions: they have voted */
	float       salience;      /* 0..1: how much of the text is about it */
	uint32_t    first;         /* the entity that mentions it first */
	uint32_t    sentence;      /* that of the first mention */
	uint32_t    mention_count; /* >= 1 */
	uint32_t    alias_count;   /* >= 1 */
	uint32_t    related_count;
} lede_group;

/* A way of writing it. */
typedef struct lede_alias {
	lede_span span;  /* where it is written so first */
	uint32_t  count; /* mentions that are written so, but for white space */
} lede_alias;

typedef enum lede_relation {
	LEDE_RELATED_TOGETHER = 0, /* named in the same sentences; count of them */
	LEDE_RELATED_NATION,       /* a country and its people; count is 0 */
	LEDE_RELATED_ADJECTIVE     /* a country's adjective, which is in no group: count of it */
} lede_relation;

typedef struct lede_related {
	uint32_t      group; /* LEDE_NONE for an adjective */
	lede_relation relation;
	uint32_t      count;
	lede_span     span;  /* where the adjective is first; empty for a group */
} lede_related;

/* How many there are, and each. */
LEDE_API size_t     lede_doc_group_count(const lede_doc *doc);
LEDE_API lede_group lede_doc_group(const lede_doc *doc, size_t index);

/* The index-th of a group: its mentions (indexes of entities) in text order, LEDE_NONE out of
 * range; its aliases, the most frequent first; the groups related to it, the closest first. */
LEDE_API uint32_t     lede_doc_group_mention(const lede_doc *doc, size_t group, size_t index);
LEDE_API lede_alias   lede_doc_group_alias(const lede_doc *doc, size_t group, size_t index);
LEDE_API lede_related lede_doc_group_related(const lede_doc *doc, size_t group, size_t index);

/* ---- Key phrases -------------------------------------------------------------------------- */

typedef struct lede_keyphrases lede_keyphrases;

typedef struct lede_keyphrase {
	lede_span span;  /* its mention that shows it best */
	float     score; /* beside the best of them, which has 1 */
	lede_type type;  /* of a name, else LEDE_NO_TYPE */
	size_t    first_mention, mention_count; /* in lede_keyphrases_mention; text order */
} lede_keyphrase;

/* The n phrases (or fewer) that tell best what the text is about, the best first: names, and words
 * that belong together. None has a mention that overlaps one of another, or that cuts a name.
 * text[0 .. length) is the text of doc (EINVAL if it is shorter). allocator may be NULL; the result
 * keeps a copy of it, and needs neither doc nor text. Nearly linear in length. Fails with EINVAL or
 * ENOMEM. */
LEDE_API lede_status lede_doc_keyphrases(const lede_doc *doc, const char *text, size_t length,
                                         size_t n, const lede_allocator *allocator,
                                         lede_keyphrases **phrases, lede_error *error);

LEDE_API void lede_keyphrases_free(lede_keyphrases *phrases);

/* How many there are; the index-th best; a mention, see lede_keyphrase. */
LEDE_API size_t         lede_keyphrases_count(const lede_keyphrases *phrases);
LEDE_API lede_keyphrase lede_keyphrases_get(const lede_keyphrases *phrases, size_t index);
LEDE_API lede_span      lede_keyphrases_mention(const lede_keyphrases *phrases, size_t index);

/* ---- Facts about a document --------------------------------------------------------------- */

typedef struct lede_facts {
	lede_span   title;        /* of the front matter, the first heading or a first line that
	                             looks like one; empty (begin == end) if there is none */
	size_t      words;        /* as people count them: "don't" is one, "--" is none */
	size_t      sentences;
	size_t      seconds;      /* to read it, at 238 words a minute */
	float       reading_ease; /* Flesch: 100 very easy, 60 plain, 30 hard; 0: no prose */
	const char *language;     /* "English", "German" ..; "" if there is too little to tell;
	                             static */
	bool        foreign;      /* it is surely not in English, which is all the library knows */
} lede_facts;

/* text[0 .. length) is the text of doc; one that is shorter gives a zeroed value whose language is
 * "". Linear in length. */
LEDE_API lede_facts lede_doc_facts(const lede_doc *doc, const char *text, size_t length);

/* ---- Summaries ---------------------------------------------------------------------------- */

/* A text and its document. Both must outlive the call they are given to. */
typedef struct lede_text {
	const lede_doc *doc;
	const char     *bytes; /* as they were analysed; the document holds none of them */
	size_t          length;
} lede_text;

enum { /* lede_summary_options.flags */
	LEDE_BY_RANK = 1u << 0 /* the best sentence first, in place of text order */
};

/* What a summary may be. Every limit that is not 0 holds: a summary is never longer, and so full
 * that no other sentence fits. */
typedef struct lede_summary_options {
	size_t    size;      /* sizeof(lede_summary_options); set by lede_summary_options_init */
	uint32_t  flags;     /* LEDE_BY_RANK or 0 */
	uint32_t  sentences; /* at most so many; with no limit at all, 3 */
	uint32_t  words;     /* words are what white space parts */
	uint32_t  chars;     /* code points, with one between two sentences */
	float     ratio;     /* 0 .. 1: that share of the words of the text's prose */
	lede_span range;     /* sentences that lie in it alone; end 0: all. For a single text. */
	/* Sentences about that name or those words alone; its aliases and pronouns count. */
	const char *focus;
	size_t      focus_length;
	/* No sentence that has all of those words. */
	const char *exclude;
	size_t      exclude_length;
	/* Sentences, by index, that must be in and that must not. For a single text. */
	const uint32_t *keep, *drop;
	size_t          keep_count, drop_count;
	/* What is known already: sentences that say little that is not in it are left out. */
	const lede_text      *known;
	const lede_allocator *allocator; /* NULL for libc's; for the time of the call */
} lede_summary_options;

/* The defaults: three sentences, in text order. */
LEDE_API void lede_summary_options_init(lede_summary_options *options);

/* A sentence of a summary. */
typedef struct lede_summary_sentence {
	uint32_t  text;     /* index of the text it is from */
	uint32_t  sentence; /* its index in that document */
	lede_span span;     /* the whole sentence */
	float     score;    /* 0 .. 1, what it says; 1 for the best of the texts */
	uint32_t  trim;     /* bytes at its beginning that may go: a dateline, "However," */
	lede_span pronoun;  /* a pronoun of a name outside, which it begins with; else empty */
	uint32_t  stands_for; /* the entity that pronoun stands for, or LEDE_NONE */
} lede_summary_sentence;

typedef struct lede_summary {
	size_t   count; /* sentences; 0 if not even the shortest fits, or none is about the focus */
	uint32_t words, chars;
	uint32_t shortest_words, shortest_chars; /* of the sentences that it could have had */
} lede_summary;

/* Summarises count texts (one, as a rule; several that belong together get one summary that does
 * not repeat itself). Sentences of prose alone are chosen: no headings, table rows, bylines or
 * "Read more". sentences has room for as many as the documents have; the first summary->count are
 * set. options may be NULL. Time is near linear. Fails with EINVAL (an option is wrong, or
 * what must be kept does not fit) or ENOMEM; then the summary is empty. */
LEDE_API lede_status lede_summarize(const lede_text *texts, size_t count,
                                    const lede_summary_options *options,
                                    lede_summary_sentence *sentences, lede_summary *summary,
                                    lede_error *error);

/* How much each sentence of a text says, 0 .. 1, 1 for the best: scores has room for all. What is
 * no prose has 0. Fails with ENOMEM. allocator may be NULL. */
LEDE_API lede_status lede_score_sentences(const lede_text *text, const lede_allocator *allocator,
                                          float *scores, lede_error *error);

#ifdef __cplusplus
}
#endif
#endif
