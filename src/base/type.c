#include "base/prelude.h"

static const char *const type_names[LEDE_TYPE_COUNT] = {
	[LEDE_NO_TYPE] = "",   [LEDE_PERSON] = "PERSON", [LEDE_NORP] = "NORP",
	[LEDE_ORG] = "ORG",    [LEDE_GPE] = "GPE",       [LEDE_LOC] = "LOC",
	[LEDE_FAC] = "FAC",    [LEDE_EVENT] = "EVENT",   [LEDE_PRODUCT] = "PRODUCT",
	[LEDE_WORK] = "WORK",  [LEDE_LAW] = "LAW",
	[LEDE_DATE] = "DATE",  [LEDE_TIME] = "TIME",     [LEDE_MONEY] = "MONEY",
	[LEDE_PERCENT] = "PERCENT",   [LEDE_QUANTITY] = "QUANTITY",
	[LEDE_ORDINAL] = "ORDINAL",   [LEDE_CARDINAL] = "CARDINAL",
	[LEDE_URL] = "URL",    [LEDE_EMAIL] = "EMAIL",   [LEDE_HANDLE] = "HANDLE",
	[LEDE_HASHTAG] = "HASHTAG",   [LEDE_PHONE] = "PHONE",
};

const char *lede_type_name(lede_type type)
{
	return (size_t)type < LEDE_TYPE_COUNT ? type_names[type] : "";
}

lede_type lede_type_from_name(const char *name, size_t length)
{
	for (int type = LEDE_NO_TYPE + 1; type < LEDE_TYPE_COUNT; type++)
		if (strlen(type_names[type]) == length && !memcmp(type_names[type], name, length))
			return (lede_type)type;
	return LEDE_NO_TYPE;
}
