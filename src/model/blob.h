/* The file format of a model. Little-endian; every section begins on 16 bytes, behind the one
 * before it. Written by the trainer, verified by model.c. */
#ifndef LEDE_MODEL_BLOB_H
#define LEDE_MODEL_BLOB_H

#include "model/label.h"
#include "model/lexicon.h"

#define BLOB_MAGIC   "LEDE\r\n\x1a\n" /* 8 bytes; shows text-mode damage, as PNG's does */
#define BLOB_FORMAT  2u
#define BLOB_ALIGN   16u
#define BLOB_BUCKETS 65536u

enum blob_section {
	BLOB_TRANSITIONS,  /* int16[LABEL_COUNT][LABEL_COUNT], weight of column after row */
	BLOB_ROW_BUCKETS,  /* uint32[BLOB_BUCKETS + 1], byte offsets into BLOB_ROWS */
	BLOB_ROWS,         /* per bucket: uint8 n, uint16 low[n], uint8 size[n], then n rows, of so
	                      many bytes each: see blob_row_is_dense */
	BLOB_NAME_BUCKETS, /* uint32[BLOB_BUCKETS + 1], indexes of entries: see lexicon.h */
	BLOB_NAME_LOW,     /* uint16[names] */
	BLOB_NAME_LISTS,   /* uint16[names] */
	BLOB_NAME_FINE,    /* uint16[names] */
	BLOB_COARSE,       /* uint8[LEXICON_CLUSTERS] */
	BLOB_SECTIONS
};

struct blob_header {
	char     magic[8];
	uint32_t format;
	uint32_t labels;   /* LABEL_COUNT */
	uint64_t length;   /* of the blob, this header included */
	uint64_t checksum; /* blob_checksum of the blob */
	uint32_t features; /* rows */
	uint32_t names;    /* entries of the lexicon */
	float    unit;     /* what a weight of 1 is worth, in nats */
	uint32_t types;    /* where blob_types begins, a multiple of BLOB_ALIGN; 0: there is none */
	struct {
		uint64_t begin, bytes;
	} section[BLOB_SECTIONS];
};

#define BLOB_TYPE_LONGEST 31 /* bytes of the name of a type */
#define BLOB_TYPE_HIDDEN  "-"

/* What the types of labels are called, from LEDE_PERSON on: an upper-case word, NUL-padded; "" for
 * the name in lede.h, or one that never comes up; BLOB_TYPE_HIDDEN for a type that is found and not
 * told. Several may be called alike, and are then one to who asks. */
typedef char blob_types[LABEL_TYPES][BLOB_TYPE_LONGEST + 1];

/* A row of few weights is pairs {uint8 label, int8 weight}; one of BLOB_DENSE_FROM weights or more
 * is int8[LABEL_COUNT]. An odd size tells the second, and those come first in a bucket. The
 * frequent features have many weights, and most of the tagger's time goes into adding rows: the
 * second form adds in a few vector operations. */
#define BLOB_DENSE_FROM 14

static inline bool blob_row_is_dense(uint8_t size)
{
	return size % 2;
}

/* The checksum of a blob: of all that follows header.checksum, since what comes before it is
 * verified value by value. Made for speed (four independent multiply-and-rotate lanes), to find
 * damage, not forgery. length >= sizeof(struct blob_header). */
uint64_t blob_checksum(const struct blob_header *blob, size_t length);

#endif
