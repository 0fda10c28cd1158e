/* What the grammar makes of an expression, before it is known what day it is. Kinds and values are
 * those of TIMEX3 (Pustejovsky et al., "TimeML: robust specification of event and temporal
 * expressions in text", 2003). */
#ifndef LEDE_TIME_TIMEX_H
#define LEDE_TIME_TIMEX_H

#include "time/vocabulary.h"

#define YEAR_UNKNOWN INT32_MIN
#define AMOUNT_VAGUE (-1) /* "several years" */

/* A stretch of the calendar: fields that are not used are 0. */
struct moment {
	int32_t year;    /* astronomical, or YEAR_UNKNOWN; first of its decade or century */
	uint8_t grain;   /* enum unit from UNIT_DAY: how long it is */
	uint8_t month;   /* 1..12, 0 unknown */
	uint8_t day;     /* 1..31, 0 unknown */
	uint8_t weekday; /* 1..7 when it is named by that alone */
	uint8_t holiday; /* which one, from 1; 0: none */
	uint8_t part;    /* quarter 1..4, half 1..2, season 0..3, week of its month or year */
	bool    fiscal;
};

#define PART_LAST 9 /* "the last quarter of 2009", "the final week of March" */

struct clock {
	int8_t  hour;   /* 0..24, -1: none */
	int8_t  minute; /* -1: "5 pm" */
	int8_t  second; /* -1: none */
	uint8_t part;   /* enum part_of_day */
	bool    zoned;
	int16_t zone;   /* minutes east of Greenwich */
};

/* From where a relative expression counts. */
enum anchor {
	ANCHOR_NONE,
	ANCHOR_NOW, /* the day of the document */
	ANCHOR_TEXT /* the date told of last */
};

/* Which May, which Monday. */
enum choice {
	CHOOSE_BY_TENSE,
	CHOOSE_LAST,
	CHOOSE_NEXT,
	CHOOSE_NEAR,
	CHOOSE_BEHIND, /* the date told last */
	CHOOSE_NONE    /* "on a Monday": which is not told */
};

enum timex_shape { SHAPE_POINT, SHAPE_DURATION, SHAPE_SET, SHAPE_REF };

struct timex {
	uint32_t first, end; /* lexemes of the sentence */
	uint8_t  shape;
	uint8_t  anchor;
	uint8_t  choice;
	uint8_t  unit;       /* of offset, of a duration or a set */
	uint8_t  ref;        /* enum time_ref of a SHAPE_REF */
	bool     shifted;    /* offset units from the anchor */
	bool     ranged;     /* from `at` to `until` */
	bool     echo;       /* the unit that was told of, offset years away or in that of `at` */
	bool     compares;   /* "a year earlier": than what the sentence tells of, as exactly */
	bool     old;        /* a year, if the text is of antiquity: "in 348" */
	bool     dated;      /* a clock with a date of its own */
	int32_t  offset;
	int64_t  amount;     /* of a duration, in thousandths, or AMOUNT_VAGUE */
	int64_t  most;       /* "two to three weeks": the larger amount, 0 for none */
	int64_t  more;       /* and so much of the next smaller unit */
	uint8_t  more_unit;
	struct moment at, until;
	struct clock  clock;
};

#endif
