#include "phrase/facts.h"

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_letter(char c)
{
	return (lower(c) >= 'a' && lower(c) <= 'z') || (unsigned char)c >= 0x80;
}

/* Letters with accents stand for vowels mostly. */
static bool is_vowel(char c)
{
	return (unsigned char)c >= 0x80 || (c && strchr("aeiouy", lower(c)));
}

/* The e of "made", "moved", "makes" is silent, that of "table", "wanted", "boxes" is not. */
static bool ends_silent(const char *word, size_t length)
{
	const char last = lower(word[length - 1]);
	if (last == 'e')
		return length > 2 && !is_vowel(word[length - 2]) &&
		       !(lower(word[length - 2]) == 'l' && !is_vowel(word[length - 3]));
	if (length < 4 || (last != 'd' && last != 's') || lower(word[length - 2]) != 'e' ||
	    is_vowel(word[length - 3]))
		return false;
	return !strchr(last == 'd' ? "dt" : "sxzcg", lower(word[length - 3])) &&
	       !(last == 's' && lower(word[length - 3]) == 'h') &&
	       !(lower(word[length - 3]) == 'l' && !is_vowel(word[length - 4]));
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
		const bool parts = vowel && in_group && lower(word[i - 1]) == 'i' &&
		                   strchr("ao", lower(word[i])) &&
		                   !(i >= 2 && strchr("tcsgx", lower(word[i - 2])));
		count += (vowel && !in_group) || parts;
		in_group = vowel;
	}
	if (count > 1 && ends_silent(word, length))
		count--;
	return count ? count : 1;
}
