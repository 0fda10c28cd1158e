#include <stdio.h>

#include "train/scheme.h"

#define TYPE(t) (1u << LEDE_##t)

static const uint32_t places = TYPE(GPE) | TYPE(LOC) | TYPE(FAC);
static const uint32_t various = TYPE(NORP) | TYPE(EVENT) | TYPE(PRODUCT) | TYPE(WORK) | TYPE(LAW);

/* Other names that corpora have for our types. */
static const struct {
	const char *name;
	lede_type   type;
} synonyms[] = {
	{"PER", LEDE_PERSON},          {"PERS", LEDE_PERSON},      {"ORGANIZATION", LEDE_ORG},
	{"ORGANISATION", LEDE_ORG},    {"FACILITY", LEDE_FAC},     {"PROD", LEDE_PRODUCT},
	{"WORK_OF_ART", LEDE_WORK},    {"CREATIVE_WORK", LEDE_WORK},
};

/* Labels that leave a type open, and what they are where nothing tells the types apart. */
static const struct {
	const char     *name, *alone;
	const uint32_t *types;
} wide[] = {
	{"ANYLOC", "LOC", &places},
	{"LOCATION", "LOC", &places},
	{"MISC", "MISC", &various},
	{"MISCELLANEOUS", "MISC", &various},
};

static struct scheme_label *find(struct scheme *scheme, const char *name, size_t length)
{
	for (size_t i = 0; i < scheme->labels.count; i++) {
		struct scheme_label *label = scheme->labels.items + i;
		if (strlen(label->name) == length && !memcmp(label->name, name, length))
			return label;
	}
	return NULL;
}

static struct scheme_label *add(struct scheme *scheme, const char *name, size_t length)
{
	struct scheme_label label = {0};
	memcpy(label.name, name, length);
	push(&scheme->labels, label);
	return scheme->labels.items + scheme->labels.count - 1;
}

/* The name of a type that a label asks for: upper case, and an underscore for what is neither a
 * letter nor a digit. */
static void type_name(const char *label, size_t length, char name[LABEL_LONGEST + 1])
{
	for (size_t i = 0; i < length; i++) {
		const char c = label[i];
		const bool lower = c >= 'a' && c <= 'z', upper = c >= 'A' && c <= 'Z';
		const bool digit = c >= '0' && c <= '9';
		name[i] = lower ? (char)(c - 'a' + 'A') : upper || digit ? c : '_';
	}
	name[length] = '\0';
}

const char *scheme_map(struct scheme *scheme, const char *rule)
{
	const char *equals = strchr(rule, '=');
	if (!equals || equals == rule)
		return "takes LABEL=TYPE";
	const size_t length = (size_t)(equals - rule);
	if (length > LABEL_LONGEST)
		return "takes labels of 31 bytes at most";
	if (strlen(equals + 1) >= sizeof scheme->labels.items->wanted)
		return "takes fewer types";
	for (const char *at = equals + 1; *at; at += *at == ',') {
		const size_t n = strcspn(at, ",");
		if (n == 0 || n > LABEL_LONGEST || *at < 'A' || *at > 'Z')
			return "takes types that are upper-case words, with commas between";
		at += n;
	}
	struct scheme_label *label = find(scheme, rule, length);
	if (!label)
		label = add(scheme, rule, length);
	memcpy(label->wanted, equals + 1, strlen(equals + 1) + 1);
	label->mapped = true;
	return NULL;
}

uint32_t scheme_types(struct scheme *scheme, const char *name)
{
	const size_t length = strlen(name);
	struct scheme_label *label = find(scheme, name, length);
	if (scheme->decided)
		return label ? label->types : 0;
	if (!label)
		label = add(scheme, name, length);
	label->count++;
	return 0;
}

void scheme_forget_counts(struct scheme *scheme)
{
	for (size_t i = 0; i < scheme->labels.count; i++)
		scheme->labels.items[i].count = 0;
}

/* The type of lede.h by any of its names, or LEDE_NO_TYPE. */
static lede_type known_type(const char *name)
{
	for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++)
		if (!strcmp(synonyms[i].name, name))
			return synonyms[i].type;
	return lede_type_from_name(name, strlen(name));
}

/* The slot of a type of the user's own. */
static int own_slot(struct scheme *scheme, const char *name)
{
	for (int slot = 1; slot <= LABEL_TYPES; slot++)
		if (!strcmp(scheme->names[slot], name))
			return slot;
	if (name[0] < 'A' || name[0] > 'Z')
		die("a type can't be called %s: give it another name by --map", name);
	for (int slot = 1; slot <= LABEL_TYPES; slot++)
		if (!scheme->names[slot][0] && scheme->own < LEDE_TYPE_LIMIT - LEDE_TYPE_COUNT) {
			scheme->own++;
			memcpy(scheme->names[slot], name, strlen(name) + 1);
			return slot;
		}
	die("%d types, of which %d may be your own, are all there can be: %s is one too many; give "
	    "several one name by --map", LABEL_TYPES, LEDE_TYPE_LIMIT - LEDE_TYPE_COUNT, name);
}

/* What a label stands for, as names of types with commas between. *types: a set instead. */
static void interpret(const struct scheme_label *label, uint32_t told_apart, uint32_t *types,
                      char *names)
{
	*types = 0;
	if (label->mapped) {
		memcpy(names, label->wanted, sizeof label->wanted);
		return;
	}
	type_name(label->name, strlen(label->name), names);
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (!strcmp(wide[i].name, names)) {
			*types = *wide[i].types & told_apart;
			if (!*types)
				memcpy(names, wide[i].alone, strlen(wide[i].alone) + 1);
			return;
		}
}

/* Calls for the types that names stands for: a known one has its slot, and a new one gets one when
 * `own` is set, after all known ones have theirs. */
static void take_slots(struct scheme *scheme, struct scheme_label *label, const char *names,
                       bool own)
{
	char name[LABEL_LONGEST + 1];
	for (const char *at = names; *at; at += *at == ',') {
		const size_t n = strcspn(at, ",");
		type_name(at, n, name);
		at += n;
		const lede_type type = known_type(name);
		if (type > LABEL_TYPES && !label->mapped)
			continue;
		if (type > LABEL_TYPES)
			die("--map %s=%s: %s is found by grammar, not learnt", label->name,
			    label->wanted, name);
		if (type != LEDE_NO_TYPE) {
			const char *canonical = lede_type_name(type);
			memcpy(scheme->names[type], canonical, strlen(canonical) + 1);
			label->types |= 1u << type;
		} else if (own) {
			label->types |= 1u << own_slot(scheme, name);
		}
	}
}

void scheme_decide(struct scheme *scheme)
{
	uint32_t told_apart = 0;
	char names[sizeof scheme->labels.items->wanted];
	for (size_t i = 0; i < scheme->labels.count; i++) {
		struct scheme_label *label = scheme->labels.items + i;
		type_name(label->name, strlen(label->name), names);
		const lede_type type = known_type(names);
		if (label->count && !label->mapped && type <= LABEL_TYPES)
			told_apart |= 1u << type;
	}
	for (int own = 0; own < 2; own++)
		for (size_t i = 0; i < scheme->labels.count; i++) {
			struct scheme_label *label = scheme->labels.items + i;
			uint32_t types;
			interpret(label, told_apart, &types, names);
			label->types |= types;
			if (!types)
				take_slots(scheme, label, names, own);
		}
	scheme->decided = true;
}

bool scheme_own_types(const struct scheme *scheme, blob_types *types)
{
	bool any = false;
	memset(types, 0, sizeof *types);
	for (int slot = 1; slot <= LABEL_TYPES; slot++) {
		const char *name = scheme->names[slot];
		if (!*name || !strcmp(name, lede_type_name((lede_type)slot)))
			continue;
		memcpy((*types)[slot - 1], name, strlen(name));
		any = true;
	}
	return any;
}
