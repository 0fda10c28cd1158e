#include "group/fold.h"

#include "base/ascii.h"

/* The base letters of U+00C0 to U+017F; a hyphen for what is no letter. Unicode's decompositions,
 * and for letters without one (ø, đ, ł, æ) that which English writes first. */
static const char latin[] =
	"aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty"
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
	"lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

static enum fold_kind ascii_kind(char c)
{
	if (is_lower_byte(c) || is_digit_byte(c))
		return FOLD_LETTER;
	return c == '.' || c == '\'' ? FOLD_SKIP : FOLD_GAP;
}

static unsigned fold_long(const char *text, size_t length, enum fold_kind *kind, char out[4],
                          unsigned *out_length)
{
	uint32_t code;
	const unsigned taken = utf8_decode_long(text, length, &code);
	if (code >= 0xC0 && code < 0x180) {
		*out = latin[code - 0xC0];
		*out_length = 1;
		*kind = *out == '-' ? FOLD_GAP : FOLD_LETTER;
		return taken;
	}
	*out_length = utf8_encode(uni_lower(code), out);
	switch (uni_class(code)) {
	case UNI_LOWER:
	case UNI_UPPER:
	case UNI_LETTER:
	case UNI_DIGIT:  *kind = FOLD_LETTER; break;
	case UNI_MARK:   *kind = FOLD_SKIP; break;
	default:         *kind = code == 0x2019 || code == 0x2BC ? FOLD_SKIP : FOLD_GAP; break;
	}
	return taken;
}

unsigned fold_character(const char *text, size_t length, enum fold_kind *kind, char out[4],
                        unsigned *out_length)
{
	char c = *text;
	if ((unsigned char)c >= 0x80)
		return fold_long(text, length, kind, out, out_length);
	if (is_upper_byte(c))
		c = (char)(c + ('a' - 'A'));
	*out = c;
	*out_length = 1;
	*kind = ascii_kind(c);
	return 1;
}

size_t fold_name(const char *text, size_t length, char name[FOLDED_BYTES + 4])
{
	size_t used = 0, at = 0;
	while (at < length && used <= FOLDED_BYTES) {
		enum fold_kind kind;
		unsigned more;
		if (fold_letter(text[at], name + used)) {
			used++;
			at++;
			continue;
		}
		at += fold_character(text + at, length - at, &kind, name + used, &more);
		if (kind == FOLD_LETTER)
			used += more;
		else if (kind == FOLD_GAP && used > 0 && name[used - 1] != ' ')
			name[used++] = ' ';
	}
	return at < length ? 0 : used;
}
