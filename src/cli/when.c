#include "cli/when.h"

static const char *ordinal_suffix(long number)
{
	static const char *const suffixes[] = {"th", "st", "nd", "rd"};
	const long last = number % 10;
	return number / 10 % 10 != 1 && last <= 3 ? suffixes[last] : "th";
}

/* "SU" and "summer", but "Q2" and "Q2". */
static const char *part_of_year(const char *code)
{
	static const struct { char code[3]; const char *name; } seasons[] = {
		{"SP", "spring"}, {"SU", "summer"}, {"FA", "autumn"}, {"WI", "winter"},
	};
	for (size_t i = 0; i < sizeof seasons / sizeof *seasons; i++)
		if (!strcmp(code, seasons[i].code))
			return seasons[i].name;
	return code;
}

const char *when_shown(const char *value, lede_precision precision, char buffer[WHEN_BYTES])
{
	const bool before_christ = !strncmp(value, "BC", 2);
	const char *digits = value + (before_christ ? 2 : 0);
	const char *era = before_christ ? " BC" : "";
	const char *dash = strchr(value, '-');
	int length = WHEN_BYTES;
	if (strchr(value, '/')) {
		return value;
	} else if (precision == LEDE_TO_DECADE) {
		length = snprintf(buffer, WHEN_BYTES, "%s0s%s", digits, era);
	} else if (precision == LEDE_TO_CENTURY) {
		const long century = strtol(digits, NULL, 10) + 1;
		length = snprintf(buffer, WHEN_BYTES, "%ld%s century%s", century,
		                  ordinal_suffix(century), era);
	} else if (precision == LEDE_TO_YEAR && before_christ) {
		length = snprintf(buffer, WHEN_BYTES, "%ld%s", strtol(digits, NULL, 10), era);
	} else if (precision == LEDE_TO_QUARTER && dash) {
		length = snprintf(buffer, WHEN_BYTES, "%.*s %s", (int)(dash - value), value,
		                  part_of_year(dash + 1));
	}
	return length < WHEN_BYTES ? buffer : value;
}
