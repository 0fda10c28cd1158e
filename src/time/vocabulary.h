/* The words that make up English dates and times. */
#ifndef LEDE_TIME_VOCABULARY_H
#define LEDE_TIME_VOCABULARY_H

#include "base/word_key.h"

enum unit {
	UNIT_SECOND,
	UNIT_MINUTE,
	UNIT_HOUR,
	UNIT_DAY, /* from here on: dates */
	UNIT_WEEK,
	UNIT_FORTNIGHT,
	UNIT_WEEKEND,
	UNIT_MONTH,
	UNIT_QUARTER,
	UNIT_HALF,
	UNIT_SEASON,
	UNIT_YEAR,
	UNIT_DECADE,
	UNIT_CENTURY,
	UNIT_MILLENNIUM,
	UNIT_PERIOD, /* "the same period", as long as what it is compared with */
	UNIT_COUNT
};

enum part_of_day { PART_NONE, PART_MORNING, PART_AFTERNOON, PART_EVENING, PART_NIGHT, PART_MIDDAY };

/* What a lexeme can be, and in brackets the value that goes with it. For WORD_MONTH to WORD_OFTEN
 * see is_anchor_kind. */
enum word_kind {
	WORD_OTHER,   /* no part of a date (enum tense) */
	WORD_NUMBER,  /* digits (the number) */
	WORD_MONTH,   /* (1..12) */
	WORD_WEEKDAY, /* (1..7, from Monday) */
	WORD_SEASON,  /* (0..3: spring, summer, autumn, winter) */
	WORD_UNIT,    /* (enum unit) */
	WORD_UNITS,   /* plural (enum unit) */
	WORD_PART,    /* (enum part_of_day) */
	WORD_HOLIDAY, /* one whose name is one word: see holiday.c */
	WORD_NOON,    /* noon, midnight (the hour) */
	WORD_TODAY,   /* yesterday, today, tomorrow (days from today) */
	WORD_TONIGHT,
	WORD_OCLOCK,
	WORD_FISCAL,
	WORD_DECADES, /* the eighties (80) */
	WORD_WEEKDAYS, /* Mondays (1..7) */
	WORD_REF,     /* now, recently (enum time_ref) */
	WORD_OFTEN,   /* daily, annual (enum unit) */
	WORD_NUMERAL, /* a number in letters (the number) */
	WORD_ORDINAL, /* (the number) */
	WORD_SCALE,   /* hundred, thousand (the number) */
	WORD_HALF,
	WORD_VAGUE,   /* several, few */
	WORD_THE,
	WORD_A,
	WORD_THIS,    /* this, current */
	WORD_THAT,
	WORD_LAST,    /* last, past, previous (enum which) */
	WORD_NEXT,    /* next, following, coming (enum which) */
	WORD_SAME,
	WORD_EVERY,
	WORD_EACH_OTHER, /* other, second: "every other day" */
	WORD_PER,
	WORD_TIMES,   /* once, twice, times */
	WORD_AGO,
	WORD_EARLIER,
	WORD_LATER,
	WORD_BEFORE,
	WORD_AFTER,
	WORD_EARLY,   /* early, mid, late */
	WORD_EDGE,    /* beginning, start, end, middle */
	WORD_ABOUT,   /* about, nearly, over: before a number */
	WORD_MORE,    /* more, less, at least: "more than" */
	WORD_THAN,
	WORD_OF,
	WORD_IN,      /* a preposition that a date follows */
	WORD_TO,      /* to, through, until: between two dates */
	WORD_AND,
	WORD_AM_PM,   /* (0, 12) */
	WORD_BC,
	WORD_AD,
	WORD_CIRCA,
	WORD_ZONE,    /* (minutes east of Greenwich, or ZONE_UNKNOWN) */
	WORD_LOCAL,
	WORD_TIME,    /* the word itself */
	WORD_OLD,
	WORD_LONG,
	WORD_COUNTED, /* people, miles, points: what a number before it counts */
	WORD_DASH,
	WORD_SLASH,
	WORD_COLON,
	WORD_DOT,
	WORD_COMMA,
	WORD_APOSTROPHE,
	WORD_S,       /* the s of 1990s; a possessive 's */
	WORD_OPEN,    /* a bracket */
	WORD_MONEY,   /* a sign before an amount */
	WORD_KIND_COUNT
};

/* How "last" and its like count: "the past year" is a year long, "last year" is one of them, and
 * "the previous year" is counted from a date in the text. */
enum which { WHICH_OF_NOW, WHICH_LENGTH, WHICH_OF_TEXT };

/* What verbs and their like tell, those of no use for a date. What has the present only as an
 * auxiliary, as "has", tells none. "would" and "due" look ahead from now or from a past. */
enum tense { TENSE_NONE, TENSE_PAST, TENSE_PRESENT, TENSE_FUTURE, TENSE_WOULD };

static inline bool tense_looks_ahead(enum tense tense)
{
	return tense == TENSE_FUTURE || tense == TENSE_WOULD;
}

enum time_ref { REF_PAST, REF_PRESENT, REF_FUTURE };

#define ZONE_UNKNOWN INT16_MAX

/* What no expression is without, numbers apart: words from WORD_MONTH to WORD_OFTEN, and "past" for
 * "in the past". */
static inline bool is_anchor_kind(unsigned kind, int32_t value)
{
	return (kind >= WORD_MONTH && kind <= WORD_OFTEN) ||
	       (kind == WORD_LAST && value == WHICH_LENGTH);
}

struct vocable {
	char    word[WORD_KEY_BYTES]; /* in lower case, without dots */
	uint8_t kind;                 /* enum word_kind */
	int16_t value;
};

/* Sorted by word, in byte order. */
extern const struct vocable vocabulary[];
extern const size_t vocabulary_count;

/* A hash table with linear probing: 1 more than the index of a word, or 0. */
enum { VOCABULARY_BITS = 11 };
extern const uint16_t vocabulary_slots[1 << VOCABULARY_BITS];

/* The entry of a word in lower case without dots, or NULL. */
static inline const struct vocable *vocabulary_find(struct word_key key)
{
	return word_key_find(vocabulary, sizeof *vocabulary, vocabulary_slots, VOCABULARY_BITS,
	                     key);
}

#endif
