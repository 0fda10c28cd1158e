#include <stdlib.h>

#include "train/lists.h"

#include "model/blob.h"
#include "model/word.h"
#include "text/token.h"

/* Cuts a name into words as the library does, and adds it with the phrases that lead to it. */
static void add_name(list_vec *entries, const char *name, size_t length, uint32_t classes)
{
	token_vec tokens = {0};
	const struct block block = {0, (uint32_t)length, LEDE_PARAGRAPH};
	if (!tokenize(&libc_memory, name, &block, NULL, 0, &tokens))
		die("not enough memory");
	uint32_t phrase = 0;
	const size_t count = tokens.count <= LEXICON_LONGEST ? tokens.count : 0;
	for (size_t i = 0; i < count; i++) {
		const struct token *t = tokens.items + i;
		const uint32_t lower = word_lower_hash(name + t->begin, t->length);
		phrase = i ? lexicon_next(phrase, lower) : lexicon_first(lower);
		const struct list_entry entry = {
			phrase, (uint16_t)(i + 1 == count ? classes : LIST_MORE), 0};
		push(entries, entry);
	}
	vec_free(&libc_memory, &tokens);
}

static void add_text(list_vec *entries, const char *name, uint32_t classes)
{
	add_name(entries, name, strlen(name), classes);
}

/* NAME TAB NUMBER ...: the first `common` names are the usual ones; stops after `most`. */
static void read_frequencies(list_vec *entries, const char *folder, const char *file,
                             uint32_t common_class, uint32_t class, size_t common, size_t most)
{
	bytes_vec bytes = read_file(folder, file);
	char *rest = bytes.items, *line;
	size_t length, n = 0;
	while (n < most && (line = next_line(&rest, &length))) {
		char *tab = strchr(line, '\t');
		if (tab)
			*tab = '\0';
		add_text(entries, line, n < common ? common_class : class);
		n++;
	}
	free(bytes.items);
}

static bool cut_suffix(char *name, const char *suffix)
{
	const size_t n = strlen(name), m = strlen(suffix);
	if (n <= m || strcmp(name + n - m, suffix))
		return false;
	name[n - m] = '\0';
	return true;
}

/* A company by its full name, and by what people call it. */
static void read_companies(list_vec *entries, const char *folder, const char *file)
{
	static const char *const suffixes[] = {
		", Inc.",   " Inc.",   " Corporation", " Corp.", " plc",       " PLC",
		" Limited", " Ltd.",   " S.A.",        " N.V.",  " Company",   " Co.",
		" Group",   " Holdings", " L.P.",      " LLC",   ",",          " Inc",
		" Corp",    " Ltd",    " AG",          " SE",    " (The)",     " Technologies",
	};
	bytes_vec bytes = read_file(folder, file);
	char *rest = bytes.items, *line;
	size_t length;
	while ((line = next_line(&rest, &length))) {
		add_name(entries, line, length, LIST_COMPANY);
		for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
			if (cut_suffix(line, suffixes[i])) {
				add_text(entries, line, LIST_COMPANY);
				i = 0;
			}
	}
	free(bytes.items);
}

/* "short Algeria", "long People's Democratic Republic of Algeria". */
static void read_countries(list_vec *entries, const char *folder, const char *file)
{
	bytes_vec bytes = read_file(folder, file);
	char *rest = bytes.items, *line;
	size_t length;
	while ((line = next_line(&rest, &length))) {
		char *name = strpbrk(line, " \t");
		if (name && name[1])
			add_text(entries, name + 1, LIST_COUNTRY);
	}
	free(bytes.items);
}

/* Names of countries as the list of cities writes them where the list of countries does not. */
static const char *const iso_countries[] = {
	"Iran, Islamic Republic of", "Korea, Republic of", "Palestine, State of",
	"Korea, Democratic People's Republic of", "Tanzania, United Republic of",
	"Venezuela, Bolivarian Republic of", "Bolivia, Plurinational State of",
	"Moldova, Republic of", "Congo, The Democratic Republic of the",
	"Taiwan, Province of China", "Russian Federation", "Türkiye", "Viet Nam",
	"Lao People's Democratic Republic", "Syrian Arab Republic", "Brunei Darussalam",
	"Cabo Verde", "Côte d'Ivoire", "Micronesia, Federated States of", "Czechia", "Myanmar",
	"Eswatini", "North Macedonia", "Hong Kong", "Macao", "Puerto Rico", "Réunion",
	"Guadeloupe", "Martinique", "French Guiana", "Mayotte", "Curaçao", "Western Sahara",
	"Timor-Leste", "Gambia", "Bahamas", "Congo", "Sao Tome and Principe",
};

typedef VEC(const char *) string_vec;

/* Where " COUNTRY " or a final " COUNTRY" stands in the line: the leftmost, of those the
 * longest. */
static const char *find_country(const string_vec *countries, const char *line, size_t *length)
{
	for (const char *space = strchr(line, ' '); space; space = strchr(space + 1, ' ')) {
		size_t longest = 0;
		for (size_t i = 0; i < countries->count; i++) {
			const size_t n = strlen(countries->items[i]);
			if (n > longest && !strncmp(space + 1, countries->items[i], n) &&
			    (space[1 + n] == ' ' || !space[1 + n]))
				longest = n;
		}
		if (longest) {
			*length = longest;
			return space + 1;
		}
	}
	return NULL;
}

static void read_country_names(string_vec *countries, bytes_vec *file)
{
	for (size_t i = 0; i < sizeof iso_countries / sizeof *iso_countries; i++)
		push(countries, iso_countries[i]);
	char *rest = file->items, *line;
	size_t length;
	while ((line = next_line(&rest, &length)))
		if (!strncmp(line, "short ", 6))
			push(countries, line + 6);
}

/* "NAME COUNTRY REGION", parted by nothing but blanks: the country tells where the name ends. */
static void read_located(list_vec *entries, const string_vec *countries, const char *folder,
                         const char *file, uint32_t class)
{
	bytes_vec bytes = read_file(folder, file);
	char *rest = bytes.items, *line;
	size_t length;
	while ((line = next_line(&rest, &length))) {
		size_t n = 0;
		const char *country = find_country(countries, line, &n);
		if (!country)
			continue;
		add_name(entries, line, (size_t)(country - 1 - line), class);
		if (country[n] && country[n + 1])
			add_text(entries, country + n + 1, LIST_REGION);
	}
	free(bytes.items);
}

/* "COUNTRY NOUN ADJECTIVE", with endings in brackets: every capitalised word that is no country. */
static void read_demonyms(list_vec *entries, const char *folder, const char *file)
{
	bytes_vec bytes = read_file(folder, file);
	char *rest = bytes.items, *line;
	size_t length;
	while ((line = next_line(&rest, &length))) {
		for (char *word = strtok(line, " \t,;/"); word; word = strtok(NULL, " \t,;/")) {
			const bool plural = strstr(word, "(s)") != NULL;
			word[strcspn(word, "(")] = '\0';
			const size_t n = strlen(word);
			static const char *const endings[] = {"an", "ese", "ish", "i", "er", "ch",
			                                      "ic", "ek", "ari", "wana", "ne"};
			bool demonym = plural;
			for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
				const size_t m = strlen(endings[i]);
				demonym |= n > m + 1 && !strcmp(word + n - m, endings[i]);
			}
			if (!demonym || n < 4 || word[0] < 'A' || word[0] > 'Z')
				continue;
			add_text(entries, word, LIST_DEMONYM);
			char many[64];
			if (n + 2 < sizeof many) {
				memcpy(many, word, n);
				memcpy(many + n, "s", 2);
				add_text(entries, many, LIST_DEMONYM);
			}
		}
	}
	free(bytes.items);
}

/* "COUNTRY CAPITAL", parted by blanks: the last one to three words. */
static void read_capitals(list_vec *entries, const char *folder, const char *file)
{
	bytes_vec bytes = read_file(folder, file);
	char *rest = bytes.items, *line;
	size_t length;
	while ((line = next_line(&rest, &length))) {
		const char *last = strrchr(line, ' ');
		if (last)
			add_text(entries, last + 1, LIST_CITY);
	}
	free(bytes.items);
}

/* Names that end at one of `ends`; the rest of a line that begins with "#" is a comment, and a line
 * "[KIND]" changes the class. */
static void read_own(list_vec *entries, const char *folder, const char *file, const char *ends,
                     uint32_t class)
{
	static const struct {
		const char *kind;
		uint32_t    class;
	} kinds[] = {
		{"[EVENT]", LIST_EVENT}, {"[LAW]", LIST_TITLE},       {"[WORK]", LIST_TITLE},
		{"[CITY]", LIST_CITY},   {"[PRODUCT]", LIST_PRODUCT}, {"[FAC]", LIST_FACILITY},
		{"[REGION]", LIST_REGION},
	};
	bytes_vec bytes = read_file(folder, file);
	char *rest = bytes.items, *line;
	size_t length;
	while ((line = next_line(&rest, &length))) {
		if (line[0] == '#')
			continue;
		for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
			if (!strcmp(line, kinds[i].kind)) {
				class = kinds[i].class;
				*line = '\0';
			}
		for (char *name = strtok(line, ends); name; name = strtok(NULL, ends)) {
			name += strspn(name, " ");
			if (*name)
				add_text(entries, name, class);
		}
	}
	free(bytes.items);
}

void lists_read_own(const char *folder, list_vec *entries)
{
	read_own(entries, folder, "given_names.txt", " ", LIST_GIVEN);
	read_own(entries, folder, "surnames.txt", " ", LIST_SURNAME);
	read_own(entries, folder, "organisations.txt", ";", LIST_ORGANISATION);
	read_own(entries, folder, "peoples.txt", ";", LIST_DEMONYM);
	read_own(entries, folder, "places.txt", ";", LIST_PLACE);
	read_own(entries, folder, "things.txt", ";", LIST_EVENT);
}

static int by_phrase(const void *a, const void *b)
{
	const struct list_entry *x = a, *y = b;
	return x->phrase < y->phrase ? -1 : x->phrase > y->phrase;
}

void lists_read(const char *folder, list_vec *entries)
{
	bytes_vec country_file = read_file(folder, "countries_factbook.txt");
	string_vec countries = {0};
	read_country_names(&countries, &country_file);
	read_frequencies(entries, folder, "given_names_us_ssa_freq.txt", LIST_GIVEN_COMMON,
	                 LIST_GIVEN, 1500, 12000);
	read_frequencies(entries, folder, "surnames_us_census1990_freq.txt", LIST_SURNAME_COMMON,
	                 LIST_SURNAME, 3000, 50000);
	read_companies(entries, folder, "sp500_companies.txt");
	read_companies(entries, folder, "nasdaq_companies.txt");
	read_companies(entries, folder, "nyse_companies.txt");
	read_countries(entries, folder, "countries_factbook.txt");
	read_located(entries, &countries, folder, "cities_geonames15000.txt", LIST_CITY);
	read_located(entries, &countries, folder, "universities.txt", LIST_ORGANISATION);
	read_demonyms(entries, folder, "demonyms_factbook.txt");
	read_capitals(entries, folder, "capitals_factbook.txt");

	vec_free(&libc_memory, &countries);
	free(country_file.items);
}

void lists_add_clusters(const struct clusters *clusters, list_vec *entries)
{
	for (size_t i = 0; i < clusters->words.count; i++) {
		const struct cluster_entry *word = clusters->words.items + i;
		const struct list_entry entry = {lexicon_first(word->lower), 0, word->fine};
		push(entries, entry);
	}
}

static void merge(list_vec *entries)
{
	if (entries->count)
		qsort(entries->items, entries->count, sizeof *entries->items, by_phrase);
	size_t kept = 0;
	for (size_t i = 0; i < entries->count; i++) {
		const struct list_entry *entry = entries->items + i;
		struct list_entry *last = kept ? entries->items + kept - 1 : NULL;
		if (last && last->phrase == entry->phrase) {
			last->lists |= entry->lists;
			last->fine = entry->fine > last->fine ? entry->fine : last->fine;
		} else {
			entries->items[kept++] = *entry;
		}
	}
	entries->count = kept;
}

struct lexicon lists_index(list_vec *entries, const struct clusters *clusters)
{
	merge(entries);
	const size_t n = entries->count;
	uint32_t *bucket = xcalloc(BLOB_BUCKETS + 1, sizeof *bucket);
	uint16_t *low = xmalloc(n * sizeof *low), *lists = xmalloc(n * sizeof *lists),
		 *fine = xmalloc(n * sizeof *fine);
	uint8_t *coarse = xcalloc(LEXICON_CLUSTERS, sizeof *coarse);
	for (size_t i = 0; i < n; i++) {
		bucket[(entries->items[i].phrase >> 16) + 1]++;
		low[i] = (uint16_t)(entries->items[i].phrase & 0xffff);
		lists[i] = entries->items[i].lists;
		fine[i] = entries->items[i].fine;
	}
	for (size_t b = 0; b < BLOB_BUCKETS; b++)
		bucket[b + 1] += bucket[b];
	memcpy(coarse, clusters->coarse, sizeof clusters->coarse);
	return (struct lexicon){bucket, low, lists, fine, coarse, (uint32_t)n};
}
