/* Damaged models: refused, or else safe to use. The input is a list of edits to the real model,
 * 6 bytes each: where (4 bytes, modulo the length; the first half of the list aims at the
 * header), what to do and with what. The first byte says whether the checksum is then made
 * right, as an attacker would. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/blob.h"
#include "support.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char TEXT[] =
	"Prime Minister Fumio Kishida met Joe Biden of the U.S. in Washington, D.C., on Wednesday. "
	"The Japan-U.S. alliance \xe2\x80\x9cis strong,\xe2\x80\x9d he said. Toyota Motor Corp.!";

static void edit(uint8_t *blob, size_t length, const uint8_t *data, size_t size)
{
	enum { EDIT = 6 };
	for (size_t i = 0; i + EDIT <= size; i += EDIT) {
		uint32_t where;
		memcpy(&where, data + i, sizeof where);
		uint8_t *byte = blob + where % (i < size / 2 ? sizeof(struct blob_header) : length);
		switch (data[i + 4] % 3) {
		case 0:
			*byte = data[i + 5];
			break;
		case 1:
			*byte ^= (uint8_t)(1 << data[i + 5] % 8);
			break;
		default:
			*byte = (uint8_t)(*byte + data[i + 5]);
		}
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct text model_file;
	if (!model_file.bytes) {
		model_file = text_file("model/lede.model");
		if (!model_file.bytes)
			abort();
	}
	if (size == 0)
		return 0;
	/* A short input also tries a cut model. */
	const size_t length = data[0] & 2 ? model_file.length - size : model_file.length;
	uint8_t *blob = malloc(length);
	memcpy(blob, model_file.bytes, length);
	edit(blob, length, data + 1, size - 1);
	struct blob_header *header = (struct blob_header *)(void *)blob;
	if (data[0] & 1) {
		header->length = length;
		header->checksum = blob_checksum(header, length);
	}

	lede_model *model;
	lede_analyzer *analyzer;
	lede_doc *doc;
	if (!lede_model_open(blob, length, NULL, &model, NULL)) {
		if (lede_analyzer_new(model, NULL, &analyzer, NULL) ||
		    lede_analyze(analyzer, TEXT, sizeof TEXT - 1, NULL, &doc, NULL))
			abort();
		const char *fault = doc_fault(doc, TEXT, sizeof TEXT - 1);
		if (fault) {
			fprintf(stderr, "fuzz_model: %s\n", fault);
			abort();
		}
		lede_doc_free(doc);
		lede_analyzer_free(analyzer);
		lede_model_free(model);
	}
	free(blob);
	return 0;
}
