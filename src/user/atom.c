#include "user/atom.h"

#include "base/ascii.h"
#include "model/hash.h"
#include "text/chars.h"

/* Apostrophes and quotes, hyphens: people type the one and programs make the other of it. */
static uint32_t plain(uint32_t code)
{
	switch (code) {
	case 0x2018:
	case 0x2019:
	case 0x02BC: return '\'';
	case 0x201C:
	case 0x201D: return '"';
	case 0x2010:
	case 0x2011: return '-';
	default: return code;
	}
}

static bool in_word(uint32_t code)
{
	switch (uni_class(code)) {
	case UNI_LOWER:
	case UNI_UPPER:
	case UNI_LETTER:
	case UNI_MARK:
	case UNI_DIGIT: return true;
	default: return false;
	}
}

uint32_t atom_character(const char *text, uint32_t *at, uint32_t end, bool fold)
{
	uint32_t code;
	*at += utf8_decode(text + *at, end - *at, &code);
	code = plain(code);
	return fold ? uni_lower(code) : code;
}

bool atom_is_word(const char *text, uint32_t at, uint32_t end)
{
	uint32_t code;
	if (at >= end)
		return false;
	utf8_decode(text + at, end - at, &code);
	return in_word(code);
}

uint32_t atom_skip_space(const char *text, uint32_t at, uint32_t end)
{
	while (at < end) {
		uint32_t code;
		const unsigned bytes = utf8_decode(text + at, end - at, &code);
		if (uni_class(code) != UNI_SPACE)
			break;
		at += bytes;
	}
	return at;
}

/* FNV-1a's step, on code points. */
static uint32_t hash_step(uint32_t hash, uint32_t code)
{
	return (hash ^ code) * 0x01000193u;
}

struct atom atom_at(const char *text, uint32_t at, uint32_t end)
{
	struct atom atom = {at, at, HASH_SEED};
	if (end - at > ATOM_MAX_BYTES)
		end = at + ATOM_MAX_BYTES;
	/* Most are words of ASCII. */
	while (at < end && byte_class[(unsigned char)text[at]] & BYTE_WORD) {
		atom.hash = hash_step(atom.hash, (unsigned char)lower_byte(text[at]));
		at++;
	}
	while (at < end && (at == atom.begin || (unsigned char)text[at] >= 0x80)) {
		uint32_t next = at, code;
		const bool first = at == atom.begin;
		utf8_decode(text + at, end - at, &code);
		const bool word = in_word(code);
		if (!first && !word)
			break;
		atom.hash = hash_step(atom.hash, atom_character(text, &next, end, true));
		at = next;
		if (!word)
			break;
		while (at < end && byte_class[(unsigned char)text[at]] & BYTE_WORD)
			atom.hash = hash_step(atom.hash, uni_lower((unsigned char)text[at++]));
	}
	atom.end = at;
	atom.hash = hash_mix(atom.hash);
	return atom;
}
