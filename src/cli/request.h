/* One line of `annotate --jsonl`: a JSON object that asks for the analysis of a text. */
#ifndef LEDE_CLI_REQUEST_H
#define LEDE_CLI_REQUEST_H

#include "cli/json_read.h"

struct request {
	struct json_slice id;    /* as JSON; "null" when there is none */
	struct json_slice text;  /* decoded; bytes is NULL when there is none */
	struct json_slice date;  /* decoded, or NULL; one that is no day counts as none */
	struct json_slice title; /* decoded, or NULL */
	/* What is wrong with the line; code is NULL when nothing is. */
	const char *code; /* "EJSON": it is no JSON object; "EINVAL": a value in it is wrong */
	char        message[128];
};

/* Reads the line, decoding its strings in place: the slices point into it. Of a key that comes
 * twice the last one holds; keys with no meaning here are skipped. */
void request_read(struct request *request, char *line, size_t length);

#endif
