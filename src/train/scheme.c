#include <stdio.h>

#include "train/scheme.h"

#include "base/ascii.h"

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
static const struct wide {
	const char     *name, *alone;
	const uint32_t *types;
} wide[] = {
	{"ANYLOC", "LOC", &places},
	{"LOCATION", "LOC", &places},
	{"MISC", "MISC", &various},
	{"MISCELLANEOUS", "MISC", &various},
};

/* NULL for a name that leaves nothing open. */
static const struct wide *find_wide(const char *name)
{
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (!strcmp(wide[i].name, name))
			return wide + i;
	return NULL;
}

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
		const bool kept = is_upper_byte(c) || is_digit_byte(c);
		name[i] = is_lower_byte(c) ? (char)(c - 'a' + 'A') : kept ? c : '_';
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

/* May the user have one more type? */
static bool has_number(const struct scheme *scheme)
{
	return scheme->own < LEDE_TYPE_LIMIT - LEDE_TYPE_COUNT;
}

static _Noreturn void too_many(const char *name)
{
	die("%d types, of which %d may be your own, are all there can be: %s is one too many; give "
	    "several one name by --map", LABEL_TYPES, LEDE_TYPE_LIMIT - LEDE_TYPE_COUNT, name);
}

static void check_own_name(const char *name)
{
	if (name[0] < 'A' || name[0] > 'Z')
		die("a type can't be called %s: give it another name by --map", name);
}

/* The slot of a type of the user's own. */
static int own_slot(struct scheme *scheme, const char *name)
{
	for (int slot = 1; slot <= LABEL_TYPES; slot++)
		if (!strcmp(scheme->names[slot], name))
			return slot;
	check_own_name(name);
	for (int slot = 1; slot <= LABEL_TYPES; slot++)
		if (!scheme->names[slot][0] && has_number(scheme)) {
			scheme->own++;
			memcpy(scheme->names[slot], name, strlen(name) + 1);
			return slot;
		}
	too_many(name);
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
	const struct wide *open = find_wide(names);
	if (!open)
		return;
	*types = *open->types & told_apart;
	if (!*types)
		memcpy(names, open->alone, strlen(open->alone) + 1);
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

/* ---- Going on from a model ---------------------------------------------------------------- */

static const char *name_in(const lede_model *model, int type)
{
	const char *own = model->types ? (*model->types)[type - 1] : "";
	return *own ? own : lede_type_name((lede_type)type);
}

/* The types of the model that have a name. */
static uint32_t types_called(const lede_model *model, const char *name)
{
	uint32_t types = 0;
	for (int type = 1; type <= LABEL_TYPES; type++)
		if (!strcmp(name_in(model, type), name))
			types |= 1u << type;
	return types;
}

/* Of a set, those that the model calls as lede.h does. */
static uint32_t plain_types(const lede_model *model, uint32_t types)
{
	for (int type = 1; type <= LABEL_TYPES; type++)
		if (strcmp(name_in(model, type), lede_type_name((lede_type)type)))
			types &= ~(1u << type);
	return types;
}

static void call(struct scheme *scheme, uint32_t types, const char *name)
{
	for (int type = 1; type <= LABEL_TYPES; type++)
		if (types >> type & 1)
			memcpy(scheme->names[type], name, strlen(name) + 1);
}

/* The slot of a type that the model has not: one that no label stands for, the rarest first. */
static uint32_t replace_slot(struct scheme *scheme, const char *name)
{
	for (int slot = LABEL_TYPES; slot > 0; slot--)
		if (!strcmp(scheme->names[slot], name))
			return 1u << slot;
	check_own_name(name);
	for (int slot = LABEL_TYPES; slot > 0; slot--)
		if (!scheme->names[slot][0] && has_number(scheme)) {
			scheme->own++;
			scheme->forgotten |= 1u << slot;
			call(scheme, 1u << slot, name);
			return 1u << slot;
		}
	too_many(name);
}

/* The name that n bytes ask for, as a model may have it. */
static void canonical_name(const char *bytes, size_t n, char name[LABEL_LONGEST + 1])
{
	type_name(bytes, n, name);
	const lede_type type = known_type(name);
	if (type != LEDE_NO_TYPE) {
		const char *canonical = lede_type_name(type);
		memcpy(name, canonical, strlen(canonical) + 1);
	}
}

/* What a label asks for by its name or by --map: types with commas between. */
static const char *asked_for(const struct scheme_label *label)
{
	return label->mapped ? label->wanted : label->name;
}

/* Types of the model that labels ask for by name. */
static uint32_t types_asked_for(const struct scheme *scheme, const lede_model *model)
{
	uint32_t types = 0;
	char name[LABEL_LONGEST + 1];
	for (size_t i = 0; i < scheme->labels.count; i++) {
		const struct scheme_label *label = scheme->labels.items + i;
		for (const char *at = asked_for(label); label->count && *at; at += *at == ',') {
			const size_t n = label->mapped ? strcspn(at, ",") : strlen(at);
			canonical_name(at, n, name);
			types |= types_called(model, name);
			at += n;
		}
	}
	return types;
}

/* What a name stands for that leaves the type open: those of its types that are told apart; where
 * none is, all of them, and they are called alike. 0 if it is no such name. */
static uint32_t open_types(struct scheme *scheme, const lede_model *model, const char *name,
                           uint32_t told_apart)
{
	const struct wide *open = find_wide(name);
	if (!open)
		return 0;
	const uint32_t types = plain_types(model, *open->types);
	const uint32_t told = types & told_apart;
	if (!told)
		call(scheme, types, open->alone);
	return told ? told : types;
}

/* Gives a label what one name stands for. own: types that the model has not, which take what all
 * others have left. */
static void take_types(struct scheme *scheme, const lede_model *model, struct scheme_label *label,
                       const char *name, uint32_t told_apart, bool own)
{
	uint32_t types = types_called(model, name);
	if (types) {
		/* Places that nothing else stands for are what is left to call LOC. */
		if (types == TYPE(LOC) && !strcmp(name, "LOC"))
			types |= plain_types(model, places) & ~told_apart;
		call(scheme, types, name);
	} else {
		types = label->mapped ? 0 : open_types(scheme, model, name, told_apart);
	}
	const lede_type type = known_type(name);
	if (!types && type > LABEL_TYPES && label->mapped)
		die("--map %s=%s: %s is found by grammar, not learnt", label->name, label->wanted,
		    name);
	if (!types && own && type <= LABEL_TYPES)
		types = replace_slot(scheme, name);
	label->types |= types;
}

static bool has_open_label(const struct scheme *scheme)
{
	char name[LABEL_LONGEST + 1];
	for (size_t i = 0; i < scheme->labels.count; i++) {
		const struct scheme_label *label = scheme->labels.items + i;
		type_name(label->name, strlen(label->name), name);
		if (!label->mapped && find_wide(name))
			return true;
	}
	return false;
}

bool scheme_decide_from(struct scheme *scheme, const lede_model *model)
{
	char name[LABEL_LONGEST + 1];
	const uint32_t told_apart = types_asked_for(scheme, model);
	if (!told_apart && !has_open_label(scheme))
		return false;
	for (int own = 0; own < 2; own++)
		for (size_t i = 0; i < scheme->labels.count; i++) {
			struct scheme_label *label = scheme->labels.items + i;
			for (const char *at = asked_for(label); *at; at += *at == ',') {
				const size_t n = label->mapped ? strcspn(at, ",") : strlen(at);
				canonical_name(at, n, name);
				take_types(scheme, model, label, name, told_apart, own);
				at += n;
			}
		}
	for (int slot = 1; slot <= LABEL_TYPES; slot++)
		if (!scheme->names[slot][0]) {
			scheme->hidden |= 1u << slot;
			call(scheme, 1u << slot, BLOB_TYPE_HIDDEN);
		}
	scheme->decided = true;
	return true;
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
