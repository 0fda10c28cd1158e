/* What is found by its form: addresses, handles, hashtags and telephone numbers. */
#ifndef LEDE_NUMBER_CONTACT_H
#define LEDE_NUMBER_CONTACT_H

#include "number/piece.h"

/* URL, EMAIL, HANDLE or HASHTAG if that token is one, else LEDE_NO_TYPE. */
lede_type contact_of_token(const char *text, const struct token *token);

enum { PHONE_DIGITS = 15 }; /* ITU-T E.164 */

struct phone {
	uint32_t last_token;
	uint8_t  length;                  /* of value */
	char     value[PHONE_DIGITS + 1]; /* the digits, behind a + if there was one */
};

/* The telephone number that begins with that token ("+", "(" or digits). */
bool phone_read(const struct reader *r, uint32_t token, struct phone *phone);

#endif
