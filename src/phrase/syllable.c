#include "phrase/facts.h"

#include "base/ascii.h"

/* Sets of letters, of either case: a bit for each. */
#define BIT(letter) (1u << ((letter) - 'a'))

enum {
	LETTERS = BIT('z') | (BIT('z') - 1),
	VOWELS = BIT('a') | BIT('e') | BIT('i') | BIT('o') | BIT('u') | BIT('y'),
	/* What makes one sound of "ia" and "io" behind it: "nation". */
	SOFTENED = BIT('c') | BIT('g') | BIT('s') | BIT('t') | BIT('x'),
	/* Behind these the e of "-ed" and "-es" is spoken. */
	BEFORE_ED = BIT('d') | BIT('t'),
	BEFORE_ES = BIT('c') | BIT('g') | BIT('h') | BIT('s') | BIT('x') | BIT('z')
};

static bool is_any_of(char c, uint32_t letters)
{
	const unsigned index = ((unsigned char)c | 0x20u) - 'a';
	return index < 26 && (letters >> index & 1);
}

static bool is_letter(char c)
{
	return (unsigned char)c >= 0x80 || is_any_of(c, LETTERS);
}

/* Letters with accents stand for vowels mostly. */
static bool is_vowel(char c)
{
	return (unsigned char)c >= 0x80 || is_any_of(c, VOWELS);
}

/* The e of "made", "moved", "makes" is silent, that of "table", "wanted", "boxes" is not. */
static bool ends_silent(const char *word, size_t length)
{
	const char last = lower_byte(word[length - 1]);
	if (last == 'e')
		return length > 2 && !is_vowel(word[length - 2]) &&
		       !(lower_byte(word[length - 2]) == 'l' && !is_vowel(word[length - 3]));
	if (length < 4 || (last != 'd' && last != 's') || lower_byte(word[length - 2]) != 'e' ||
	    is_vowel(word[length - 3]))
		return false;
	return !is_any_of(word[length - 3], last == 'd' ? BEFORE_ED : BEFORE_ES) &&
	       !(lower_byte(word[length - 3]) == 'l' && !is_vowel(word[length - 4]));
}

size_t count_syllables(const char *word, size_t length)
{
	size_t count = 0;
	bool in_group = false;
	while (length > 0 && !is_letter(word[length - 1]))
		length--;
	for (size_t i = 0; i < length; i++) {
		const bool vowel = is_vowel(word[i]);
		/* "radio", "piano", but not "nation": two vowels that are spoken apart. */
		const bool parts = vowel && in_group && is_any_of(word[i - 1], BIT('i')) &&
		                   is_any_of(word[i], BIT('a') | BIT('o')) &&
		                   !(i >= 2 && is_any_of(word[i - 2], SOFTENED));
		count += (vowel && !in_group) || parts;
		in_group = vowel;
	}
	if (count > 1 && ends_silent(word, length))
		count--;
	return count ? count : 1;
}
