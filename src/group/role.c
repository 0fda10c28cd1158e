/*
 * "Japanese Prime Minister Fumio Kishida", "Kishida, the prime minister,", "the prime minister,
 * Fumio Kishida,", "Kishida is the prime minister": a noun for what someone is, with what stands
 * around it. Each pattern ends at a stop that is sure, or gives nothing.
 */
#include "group/role.h"

#include "base/ascii.h"
#include "group/names.h"
#include "group/reading.h"

enum {
	MENTIONS_READ = 8, /* of each group: roles are told early */
	LONGEST_ROLE = 12, /* tokens */
	MOST_PLAIN = 3     /* words before a role that no table knows */
};

/* A place to read from: a mention in its sentence. */
struct reader {
	const struct find_input *input;
	const struct found      *found, *found_end;
	const struct found      *mention;
	uint32_t first, end;  /* tokens of the sentence */
	uint32_t role_flag;   /* WORD_ROLE for people, WORD_KIND for bodies */
};

struct role {
	uint32_t first, count; /* tokens; none if count is 0 */
};

static inline bool is_token(const struct reader *r, uint32_t token, const char *word)
{
	return token >= r->first && token < r->end && token_is(r->input, token, word);
}

static bool is_any_token(const struct reader *r, uint32_t token, const char *const *words)
{
	return token >= r->first && token < r->end && token_is_any(r->input, token, words);
}

static const char *const determiners[] = {"the", "a", "an", "his", "her", "its", "their", "our",
                                          "my", "one", NULL};
static const char *const stops[] = {",", ";", ".", "(", ")", ":", "-", "--", "\xE2\x80\x94", "who",
                                    "which", "that", "said", "says", "?", "!", "\"", NULL};
static const char *const possessives[] = {"'s", "'", "\xE2\x80\x99s", "\xE2\x80\x99", NULL};
static const char *const links[] = {"of", "for", "at", "in", "to", "with", "from", "on", NULL};
static const char *const copulas[] = {"is", "was", "became", "becomes", "remains", NULL};

/* The entity other than the mention that has the token, or NULL. Few steps from the mention. */
static const struct found *entity_with(const struct reader *r, uint32_t token)
{
	const struct found *e = r->mention;
	while (e > r->found && e->first_token > token)
		e--;
	while (e + 1 < r->found_end && e[1].first_token <= token)
		e++;
	return e->first_token <= token && token < e->first_token + e->token_count ? e : NULL;
}

/* WORD_* of a token; of "ex-president" those of what is behind the hyphen. */
static uint32_t flags_at(const struct reader *r, uint32_t token)
{
	if (token < r->first || token >= r->end)
		return 0;
	const uint32_t flags = token_flags(r->input, token);
	const struct token *t = r->input->tokens + token;
	const char *text = r->input->text + t->begin;
	uint32_t at = t->length;
	if (flags || t->flags & TOKEN_LETTERS)
		return flags;
	while (at > 1 && text[at - 1] != '-')
		at--;
	if (at <= 1 || at == t->length)
		return 0;
	const struct token behind = {t->begin + at, (uint16_t)(t->length - at), t->flags};
	const struct find_input alone = {.text = r->input->text, .tokens = &behind};
	return token_flags(&alone, 0);
}

/* A noun for what the mention is? "Mr" is none. */
static bool is_role(const struct reader *r, uint32_t token)
{
	const uint32_t flags = flags_at(r, token);
	return (flags & r->role_flag) && (r->role_flag == WORD_KIND || !(flags & WORD_HEAD)) &&
	       !entity_with(r, token);
}

/* May the token stand before a role and belong to it? */
static bool may_precede(const struct reader *r, uint32_t token)
{
	if (token < r->first || token >= r->end)
		return false;
	const uint32_t flags = flags_at(r, token);
	if (flags & (WORD_MODIFIER | WORD_ROLE))
		return true;
	if (flags & WORD_LEGAL) /* "Tesla Inc." of which the tagger has cut "Inc." off */
		return token > r->first && entity_with(r, token - 1);
	/* "Secretary-General", "chairman and founder" */
	if (is_token(r, token, "-") || is_token(r, token, "and"))
		return token > r->first && (flags_at(r, token - 1) & WORD_ROLE) &&
		       !entity_with(r, token - 1);
	/* "Apple's CEO" */
	if (token > r->first && is_any_token(r, token, possessives))
		token--;
	const struct found *e = entity_with(r, token);
	return e && e != r->mention &&
	       (e->type == LEDE_NORP || e->type == LEDE_ORG || e->type == LEDE_GPE);
}

/* A word in lower case that may be any noun or adjective. */
static bool is_plain_word(const struct reader *r, uint32_t token)
{
	static const char *const others[] = {
		"said", "says", "told", "and", "or", "as", "that", "by", "under", "over", "against",
		"after", "before", "between", "about", "into", "than", "like", "near", "while",
		"when", "but", "not", "is", "was", "are", "were", "has", "had", "have", NULL};
	if (token < r->first || token >= r->end || entity_with(r, token) ||
	    flags_at(r, token) & WORD_FUNCTION || is_any_token(r, token, links) ||
	    is_any_token(r, token, others))
		return false;
	const struct token *t = r->input->tokens + token;
	const char *text = r->input->text + t->begin;
	return t->length > 2 && is_lower_byte(text[0]) &&
	       memcmp(text + t->length - 2, "ed", 2) != 0;
}

/* ---- Before the name ---------------------------------------------------------------------- */

/* The first of the tokens from first back that may all belong to the role. */
static uint32_t take_preceding(const struct reader *r, uint32_t first, uint32_t head)
{
	while (first > r->first && head - first < LONGEST_ROLE && may_precede(r, first - 1))
		first--;
	return first;
}

static struct role role_ending_at(const struct reader *r, uint32_t head)
{
	uint32_t first = take_preceding(r, head, head);
	/* "The German aircraft manufacturer": any words, if something begins before them. */
	uint32_t plain = first;
	while (first - plain < MOST_PLAIN && plain > r->first && is_plain_word(r, plain - 1))
		plain--;
	const struct found *e = plain > r->first ? entity_with(r, plain - 1) : NULL;
	if (plain < first && plain > r->first &&
	    (is_any_token(r, plain - 1, determiners) || is_any_token(r, plain - 1, possessives) ||
	     (flags_at(r, plain - 1) & (WORD_MODIFIER | WORD_ROLE)) ||
	     (e && e != r->mention && (e->type == LEDE_NORP || e->type == LEDE_GPE))))
		first = take_preceding(r, plain, head);
	return (struct role){first, head - first + 1};
}

static bool is_capitalised(const struct reader *r, uint32_t token)
{
	const char c = r->input->text[r->input->tokens[token].begin];
	return is_upper_byte(c);
}

/* "Secretary of Defense", right before the name at at. */
static struct role role_of_office(const struct reader *r, uint32_t at)
{
	static const char *const within[] = {"and", "the", "for", NULL};
	uint32_t of = at;
	while (of > r->first + 1 && at - of < MOST_PLAIN + 1 &&
	       (is_capitalised(r, of - 1) || is_any_token(r, of - 1, within)))
		of--;
	if (of == at || of < r->first + 2 || !is_token(r, of - 1, "of") || !is_role(r, of - 2) ||
	    !is_capitalised(r, of - 2))
		return (struct role){0, 0};
	struct role role = role_ending_at(r, of - 2);
	role.count = at - role.first;
	return role;
}

/* "Serbia's president" */
static bool begins_with_owner(const struct reader *r, struct role role, uint32_t head)
{
	const struct found *e = entity_with(r, role.first);
	return e && e->first_token == role.first && e->first_token + e->token_count < head &&
	       is_any_token(r, e->first_token + e->token_count, possessives);
}

/* "The prime minister,", "The CEO of Acme,": what ends at the comma. */
static struct role role_before_comma(const struct reader *r, uint32_t comma)
{
	uint32_t head = comma - 1;
	while (head > r->first && comma - head < LONGEST_ROLE && !is_role(r, head) &&
	       !is_any_token(r, head, stops))
		head--;
	if (!is_role(r, head) || (head + 1 < comma && !is_any_token(r, head + 1, links)))
		return (struct role){0, 0};
	struct role role = role_ending_at(r, head);
	const bool determined =
		role.first > r->first && is_any_token(r, role.first - 1, determiners);
	if (!determined && !begins_with_owner(r, role, head))
		return (struct role){0, 0};
	role.count = comma - role.first;
	return role;
}

/* "Japanese Prime Minister" before it, or "the prime minister," */
static struct role role_before(const struct reader *r)
{
	const uint32_t at = r->mention->first_token;
	if (at < r->first + 1)
		return (struct role){0, 0};
	if (is_role(r, at - 1))
		return role_ending_at(r, at - 1);
	const struct role office = role_of_office(r, at);
	if (office.count > 0)
		return office;
	const uint32_t after = at + r->mention->token_count;
	if (at >= r->first + 3 && is_token(r, at - 1, ",") && is_any_token(r, after, stops))
		return role_before_comma(r, at - 1);
	return (struct role){0, 0};
}

/* ---- Behind the name ---------------------------------------------------------------------- */

/* The first role within few tokens from at on, or end. */
static uint32_t find_role(const struct reader *r, uint32_t at)
{
	enum { WITHIN = 7 };
	for (uint32_t i = at; i < at + WITHIN && i < r->end; i++) {
		if (is_any_token(r, i, stops) || is_any_token(r, i, copulas) ||
		    is_any_token(r, i, links))
			break;
		if (is_role(r, i)) {
			while (i + 1 < r->end && is_role(r, i + 1))
				i++;
			return i;
		}
	}
	return r->end;
}

/* "President of Chrysler announced": a sentence goes on, without a stop. */
static bool is_verb_behind_name(const struct reader *r, uint32_t token)
{
	static const char *const verbs[] = {"told", "has", "had", "is", "was", "will", "would",
	                                    "could", "may", "did", "does", NULL};
	const struct token *t = r->input->tokens + token;
	const char *end = r->input->text + t->begin + t->length;
	return entity_with(r, token - 1) && !entity_with(r, token) && !is_capitalised(r, token) &&
	       (is_any_token(r, token, verbs) || (t->length > 3 && !memcmp(end - 2, "ed", 2)));
}

/* A role from first on whose noun is head: with what follows it up to a stop ("spokeswoman for
 * Acme"), or less that if no stop comes. */
static struct role role_with_rest(const struct reader *r, uint32_t first, uint32_t head)
{
	uint32_t end = head + 1;
	if (!is_any_token(r, end, links))
		return (struct role){first, end - first};
	while (end < r->end && end - first < LONGEST_ROLE && !is_any_token(r, end, stops) &&
	       !is_verb_behind_name(r, end))
		end++;
	if (end < r->end && end - first < LONGEST_ROLE)
		return (struct role){first, end - first};
	return (struct role){first, head + 1 - first};
}

/* Is what follows the role a sign that it is about the mention, not the next in a list? */
static bool ends_well(const struct reader *r, struct role role)
{
	const uint32_t end = role.first + role.count;
	return end >= r->end || is_any_token(r, end, stops) || is_token(r, end, "and") ||
	       is_verb_behind_name(r, end);
}

/* Behind "(born 1928)", if there is such a thing at at. */
static uint32_t skip_bracket(const struct reader *r, uint32_t at)
{
	enum { LONGEST_BRACKET = 50 };
	if (!is_token(r, at, "("))
		return at;
	for (uint32_t i = at + 1; i < r->end && i < at + LONGEST_BRACKET; i++)
		if (is_token(r, i, ")"))
			return i + 1;
	return at;
}

static struct role role_at(const struct reader *r, uint32_t at)
{
	const bool comma = is_token(r, at, ",") || is_token(r, at, "(");
	if (!comma && !is_any_token(r, at, copulas))
		return (struct role){0, 0};
	uint32_t first = at + 1;
	const bool determined = is_any_token(r, first, determiners);
	if (determined)
		first++;
	else if (!comma || !(may_precede(r, first) || is_role(r, first)))
		return (struct role){0, 0};
	const uint32_t head = find_role(r, first);
	if (head == r->end)
		return (struct role){0, 0};
	const struct role role = role_with_rest(r, first, head);
	return comma && !ends_well(r, role) ? (struct role){0, 0} : role;
}

/* Behind ", 87", an age. */
static uint32_t skip_age(const struct reader *r, uint32_t at)
{
	if (!is_token(r, at, ",") || at + 2 >= r->end || !is_token(r, at + 2, ","))
		return at;
	const struct token *t = r->input->tokens + at + 1;
	const char digit = r->input->text[t->begin];
	return digit >= '1' && digit <= '9' && t->length <= 3 ? at + 2 : at;
}

static struct role role_after(const struct reader *r)
{
	const uint32_t at = r->mention->first_token + r->mention->token_count;
	const struct role role = role_at(r, at);
	const uint32_t behind = skip_age(r, skip_bracket(r, at));
	return role.count > 0 || behind == at ? role : role_at(r, behind);
}

/* ---- Groups ------------------------------------------------------------------------------- */

static struct reader read_at(const struct find_input *input, const found_vec *found,
                             const struct found *mention, lede_type type)
{
	const struct sentence *s = input->sentences + mention->sentence;
	return (struct reader){
		.input = input,
		.found = found->items,
		.found_end = found->items + found->count,
		.mention = mention,
		.first = s->first_token,
		.end = s->first_token + s->token_count,
		.role_flag = type == LEDE_PERSON ? WORD_ROLE : WORD_KIND,
	};
}

/* "His father" says nothing without whose, "son of Ann Lee" does; "the first company" says nothing
 * about the company. */
static bool says_something(const struct find_input *input, struct role role, bool body)
{
	static const char *const ranks[] = {"first", "last", "only", "best", "next", "latest",
	                                    "fellow", "other", "another", "same", NULL};
	static const char *const kin[] = {"father", "mother", "son", "daughter", "brother",
	                                  "sister", "wife", "husband", "widow", "widower",
	                                  "uncle", "aunt", "cousin", "nephew", "niece",
	                                  "boyfriend", "girlfriend", "friend", "partner",
	                                  "colleague", NULL};
	const uint32_t last = role.first + role.count - 1;
	if (role.count == 0 || (body && token_is_any(input, role.first, ranks)))
		return false;
	return !(input->text[input->tokens[last].begin] & 0x20 &&
	                           token_is_any(input, last, kin));
}

/* The first that is told in the first mentions; of one word only if that is all. */
static bool find_role_of(const lede_allocator *a, const struct find_input *input,
                         const found_vec *found, const struct groups *groups,
                         struct group *group, string_vec *strings)
{
	struct role best = {0, 0};
	for (uint32_t i = 0; i < group->mention_count && i < MENTIONS_READ && best.count < 2; i++) {
		const uint32_t entity = groups->mentions.items[group->first_mention + i];
		const struct reader r = read_at(input, found, found->items + entity, group->type);
		const struct role before = role_before(&r), after = role_after(&r);
		const struct role role = before.count >= after.count ? before : after;
		if (says_something(input, role, group->type == LEDE_ORG) &&
		    (best.count == 0 || (best.count == 1 && role.count > 1)))
			best = role;
	}
	if (best.count == 0)
		return true;
	const struct token *head = input->tokens + best.first, *tail = head + best.count - 1;
	return add_plain_text(a, strings, input->text + head->begin,
	                      tail->begin + tail->length - head->begin, &group->role);
}

bool find_roles(const lede_allocator *a, const struct find_input *input, const found_vec *found,
                struct groups *groups, string_vec *strings)
{
	for (size_t i = 0; i < groups->items.count; i++) {
		struct group *group = groups->items.items + i;
		if ((group->type == LEDE_PERSON || group->type == LEDE_ORG) &&
		    !find_role_of(a, input, found, groups, group, strings))
			return false;
	}
	return true;
}
