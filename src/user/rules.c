#include "user/rules.h"

#include "base/ascii.h"
#include "base/status.h"
#include "text/utf8.h"
#include "user/decision.h"

/* The file that is being read. */
struct reader {
	lede_rules *rules;
	uint32_t    file; /* offset of its name */
	bool        no_memory;
};

/* ---- Types ---------------------------------------------------------------------------------- */

static bool is_type_word(struct piece word)
{
	enum { MOST = 32 };
	if (word.length == 0 || word.length > MOST || !is_upper_byte(*word.bytes))
		return false;
	for (uint32_t i = 1; i < word.length; i++) {
		const char c = word.bytes[i];
		if (!is_upper_byte(c) && !is_digit_byte(c) && c != '_')
			return false;
	}
	return true;
}

lede_type lede_rules_type(const lede_rules *rules, const char *name, size_t length)
{
	const lede_type type = lede_type_from_name(name, length);
	for (size_t i = 0; !type && rules && i < rules->own_count; i++) {
		const char *own = rules_string(rules, rules->own_types[i]);
		if (strlen(own) == length && memcmp(own, name, length) == 0)
			return (lede_type)(LEDE_TYPE_COUNT + i);
	}
	return type;
}

const char *lede_rules_type_name(const lede_rules *rules, lede_type type)
{
	const size_t own = (size_t)type - LEDE_TYPE_COUNT;
	if (rules && (size_t)type >= LEDE_TYPE_COUNT && own < rules->own_count)
		return rules_string(rules, rules->own_types[own]);
	return lede_type_name(type);
}

/* The type a line names, "-" or IGNORE being LEDE_NO_TYPE; one that is new is added. */
static bool read_type(struct reader *r, struct piece word, uint8_t *type, struct problem *problem)
{
	lede_rules *rules = r->rules;
	*type = LEDE_NO_TYPE;
	if (piece_is(word, "-") || piece_is(word, "IGNORE"))
		return true;
	if (!is_type_word(word))
		return problem_quote(problem, "", word.bytes, word.length,
		                     " is no type: PERSON, ORG ... or an upper-case word");
	*type = (uint8_t)lede_rules_type(rules, word.bytes, word.length);
	if (*type)
		return true;
	if (rules->own_count == OWN_TYPES)
		return problem_quote(problem, "there are too many types of your own for ",
		                     word.bytes, word.length, "");
	if (!strings_add(&rules->allocator, &rules->strings, word.bytes, word.length,
	                 rules->own_types + rules->own_count)) {
		r->no_memory = true;
		return false;
	}
	*type = (uint8_t)(LEDE_TYPE_COUNT + rules->own_count++);
	return true;
}

/* ---- Terms ---------------------------------------------------------------------------------- */

/* A term without capitals is found in any case, one with capitals as it is. */
static bool has_capital(struct piece piece)
{
	for (uint32_t at = 0; at < piece.length;) {
		uint32_t code;
		at += utf8_decode(piece.bytes + at, piece.length - at, &code);
		if (uni_class(code) == UNI_UPPER)
			return true;
	}
	return false;
}

static bool add_term(struct reader *r, struct term_set *set, struct piece phrase, struct term term,
                     struct problem *problem)
{
	const char *what;
	if (terms_add(&r->rules->allocator, set, phrase.bytes, phrase.length, term, &what))
		return true;
	if (!what)
		r->no_memory = true;
	return problem_say(problem, what ? what : "");
}

/* Cuts the next field off *rest: up to a tab, or to two blanks where there is no tab (editors that
 * replace them). */
static struct piece next_field(struct piece *rest, bool tabs)
{
	uint32_t end = 0;
	while (end < rest->length && !(tabs ? rest->bytes[end] == '\t'
	                                    : end + 1 < rest->length && rest->bytes[end] == ' ' &&
	                                              rest->bytes[end + 1] == ' '))
		end++;
	const struct piece field = piece_trim(rest->bytes, end);
	const uint32_t next = end < rest->length ? end + 1 : end;
	rest->bytes += next;
	rest->length -= next;
	if (!tabs)
		*rest = piece_trim(rest->bytes, rest->length);
	return field;
}

/* TERM, tab, TYPE [, tab, NAME [, tab, exact or any]] */
static bool read_term(struct reader *r, const struct line *line, struct problem *problem)
{
	lede_rules *rules = r->rules;
	struct piece rest = {line->bytes, line->length};
	const bool tabs = memchr(rest.bytes, '\t', rest.length) != NULL;
	struct piece phrase = next_field(&rest, tabs);
	const struct piece type = next_field(&rest, tabs);
	const struct piece name = next_field(&rest, tabs);
	const struct piece option = next_field(&rest, tabs);
	struct term term = {.order = rules->order++};
	if (type.length == 0)
		return problem_say(problem, "a term, a tab and its type are wanted");
	if (phrase.length > 1 && phrase.bytes[0] == '\\' && phrase.bytes[1] == '#') {
		phrase.bytes++;
		phrase.length--;
	}
	if (!read_type(r, type, &term.type, problem))
		return false;
	term.exact = has_capital(phrase);
	if (option.length) {
		term.exact = piece_is(option, "exact");
		if (!term.exact && !piece_is(option, "any"))
			return problem_quote(problem, "", option.bytes, option.length,
			                     " is neither 'exact' nor 'any'");
	}
	if (name.length && !strings_add(&rules->allocator, &rules->strings, name.bytes,
	                                name.length, &term.value)) {
		r->no_memory = true;
		return false;
	}
	return add_term(r, &rules->terms, phrase, term, problem);
}

/* ---- Patterns and decisions ----------------------------------------------------------------- */

/* TYPE, blanks, PATTERN */
static bool read_pattern(struct reader *r, const struct line *line, struct problem *problem)
{
	uint32_t end = 0;
	while (end < line->length && !is_blank(line->bytes[end]))
		end++;
	struct pattern pattern = {.file = r->file, .line = line->number,
	                          .order = r->rules->order++};
	const struct piece expression = piece_trim(line->bytes + end, line->length - end);
	if (expression.length == 0)
		return problem_say(problem, "a type, a blank and a pattern are wanted");
	if (!read_type(r, (struct piece){line->bytes, end}, &pattern.type, problem))
		return false;
	if (patterns_add(&r->rules->allocator, &r->rules->patterns, expression, pattern, problem))
		return true;
	r->no_memory = problem->what[0] == '\0';
	if (problem->column)
		problem->column += (uint32_t)(expression.bytes - line->bytes);
	return false;
}

static bool read_decision(struct reader *r, const struct line *line, struct problem *problem)
{
	lede_rules *rules = r->rules;
	const lede_allocator *a = &rules->allocator;
	lede_decision decision;
	if (!decision_read((struct piece){line->bytes, line->length}, &decision, problem))
		return false;
	const struct piece left = {line->bytes + decision.left.begin,
	                           decision.left.end - decision.left.begin};
	const struct piece right = {line->bytes + decision.right.begin,
	                            decision.right.end - decision.right.begin};
	struct kept_decision kept = {.kind = decision.kind};
	struct term term = {.order = rules->order++, .exact = has_capital(left)};
	if (kept.kind == LEDE_DECIDE_TYPE) {
		if (!read_type(r, right, &term.type, problem)) {
			problem->column = decision.right.begin + 1;
			return false;
		}
		kept.type = (lede_type)term.type;
	}
	if ((kept.kind == LEDE_DECIDE_TYPE || kept.kind == LEDE_DECIDE_IGNORE) &&
	    !add_term(r, &rules->decided, left, term, problem))
		return false;
	const bool named = kept.kind != LEDE_DECIDE_TYPE && kept.kind != LEDE_DECIDE_IGNORE;
	if (!strings_add(a, &rules->strings, left.bytes, left.length, &kept.left) ||
	    (named &&
	     !strings_add(a, &rules->strings, right.bytes, right.length, &kept.right)) ||
	    !vec_push(a, &rules->decisions, kept)) {
		r->no_memory = true;
		return false;
	}
	return true;
}

size_t decision_count(const lede_rules *rules)
{
	return rules ? rules->decisions.count : 0;
}

struct decision decision_at(const lede_rules *rules, size_t index)
{
	const struct kept_decision *kept = rules->decisions.items + index;
	return (struct decision){kept->kind, rules_string(rules, kept->left),
	                         rules_string(rules, kept->right), kept->type};
}

/* ---- Files ---------------------------------------------------------------------------------- */

static bool warn(struct reader *r, uint32_t line, const struct problem *problem)
{
	struct warning warning = {.file = r->file, .line = line, .column = problem->column};
	const lede_allocator *a = &r->rules->allocator;
	return strings_add(a, &r->rules->strings, problem->what, strlen(problem->what),
	                   &warning.what) &&
	       vec_push(a, &r->rules->warnings, warning);
}

/* Reads one line; false when it is wrong. */
static bool read_line(struct reader *r, lede_rules_kind kind, const struct line *line,
                      struct problem *problem)
{
	const size_t bad = utf8_first_bad(line->bytes, line->length);
	if (bad < line->length || memchr(line->bytes, '\0', line->length)) {
		const char *nul = memchr(line->bytes, '\0', line->length);
		problem->column =
			(uint32_t)(bad < line->length ? bad : (size_t)(nul - line->bytes)) + 1;
		return problem_say(problem, bad < line->length ? "this is no UTF-8"
		                                               : "there is a zero byte");
	}
	switch (kind) {
	case LEDE_TERMS: return read_term(r, line, problem);
	case LEDE_PATTERNS: return read_pattern(r, line, problem);
	case LEDE_DECISIONS: return read_decision(r, line, problem);
	}
	return false;
}

static bool is_utf16(const lede_rules_file *file)
{
	return file->length >= 2 && (memcmp(file->bytes, "\xFF\xFE", 2) == 0 ||
	                             memcmp(file->bytes, "\xFE\xFF", 2) == 0);
}

/* False when there is no memory. */
static bool read_file(lede_rules *rules, const lede_rules_file *file)
{
	enum { MOST_WARNINGS = 100 }; /* of a file that is something else altogether */
	struct reader r = {.rules = rules};
	struct rule_lines lines = rule_lines_of(file->bytes, file->length);
	struct line line;
	size_t wrong = 0;
	struct problem problem = {0};
	if (!strings_add(&rules->allocator, &rules->strings, file->name, strlen(file->name),
	                 &r.file))
		return false;
	if (is_utf16(file)) {
		problem_say(&problem, "the file is UTF-16; save it as UTF-8");
		return warn(&r, 1, &problem);
	}
	while (rule_lines_next(&lines, &line)) {
		problem = (struct problem){0};
		if (read_line(&r, file->kind, &line, &problem))
			continue;
		if (problem.column)
			problem.column += line.column - 1;
		if (r.no_memory)
			return false;
		if (wrong++ == MOST_WARNINGS) {
			problem.column = 0;
			problem_say(&problem, "from here on lines are wrong");
		}
		if (wrong <= MOST_WARNINGS + 1 && !warn(&r, line.number, &problem))
			return false;
	}
	return true;
}

lede_status lede_rules_new(const lede_rules_file *files, size_t count,
                           const lede_allocator *allocator, lede_rules **rules, lede_error *error)
{
	*rules = NULL;
	const lede_allocator a = lede_allocator_or_libc(allocator);
	size_t total = 0;
	for (size_t i = 0; i < count; i++) {
		if ((unsigned)files[i].kind > LEDE_DECISIONS || !files[i].name ||
		    (!files[i].bytes && files[i].length))
			return lede_fail(error, LEDE_EINVAL, 0, "rules: no such kind, or no name");
		if (files[i].length > INT32_MAX / 2 - total)
			return lede_fail(error, LEDE_ETOOBIG, 0, "rules: more than 1 GiB of files");
		total += files[i].length;
	}
	lede_rules *self = mem_resize(&a, NULL, 0, sizeof *self);
	if (!self)
		return lede_fail_memory(error);
	*self = (lede_rules){.allocator = a};
	for (size_t i = 0; i < count; i++) {
		if (!read_file(self, files + i)) {
			lede_rules_free(self);
			return lede_fail_memory(error);
		}
	}
	*rules = self;
	return LEDE_OK;
}

void lede_rules_free(lede_rules *self)
{
	if (!self)
		return;
	const lede_allocator a = self->allocator;
	terms_free(&a, &self->terms);
	terms_free(&a, &self->decided);
	patterns_free(&self->allocator, &self->patterns);
	vec_free(&a, &self->decisions);
	vec_free(&a, &self->warnings);
	vec_free(&a, &self->strings);
	mem_free(&a, self, sizeof *self);
}

size_t lede_rules_warning_count(const lede_rules *rules)
{
	return rules->warnings.count;
}

lede_warning lede_rules_warning(const lede_rules *rules, size_t index)
{
	if (index >= rules->warnings.count)
		return (lede_warning){"", 0, 0, ""};
	const struct warning *w = rules->warnings.items + index;
	return (lede_warning){rules_string(rules, w->file), w->line, w->column,
	                      rules_string(rules, w->what)};
}
