/* Models from bytes: a damaged one is refused, with where and why, and never read astray. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/blob.h"
#include "support.h"

/* A copy of the model that can be damaged; from malloc, so 16-byte aligned. */
static struct text blob;

static int set_up(void **state)
{
	(void)state;
	blob = text_file("model/lede.model");
	return blob.bytes == NULL;
}

static int tear_down(void **state)
{
	(void)state;
	text_free(&blob);
	return 0;
}

/* Opens length bytes of the blob, which are to be refused with that status. */
static lede_error refused(size_t length, lede_status status)
{
	lede_error error = {0};
	lede_model *model = (lede_model *)&blob;
	assert_int_equal(lede_model_open(blob.bytes, length, NULL, &model, &error), status);
	assert_null(model);
	assert_int_equal(error.status, status);
	assert_true(strlen(error.what) > 0);
	return error;
}

static void set_checksum(void)
{
	struct blob_header *header = (struct blob_header *)(void *)blob.bytes;
	header->checksum = blob_checksum(header, blob.length);
}

static void the_file_opens_and_is_the_built_in_one(void **state)
{
	(void)state;
	lede_model *opened, *builtin;
	assert_int_equal(lede_model_open(blob.bytes, blob.length, NULL, &opened, NULL), LEDE_OK);
	assert_int_equal(lede_model_builtin(NULL, &builtin, NULL), LEDE_OK);
	const lede_model_info a = lede_model_get_info(opened), b = lede_model_get_info(builtin);
	assert_int_equal(a.bytes, blob.length);
	assert_int_equal(b.bytes, blob.length);
	assert_int_equal(a.format, BLOB_FORMAT);
	assert_int_equal(a.checksum, b.checksum);
	assert_int_equal(a.features, b.features);
	assert_int_equal(a.names, b.names);
	assert_true(blob.length <= 8u << 20);
	lede_model_free(opened);
	lede_model_free(builtin);
}

static void a_cut_model_is_refused(void **state)
{
	(void)state;
	const size_t header = sizeof(struct blob_header);
	assert_int_equal(refused(0, LEDE_EMODEL).offset, 0);
	refused(1, LEDE_EMODEL);
	refused(8, LEDE_EMODEL);
	refused(header - 1, LEDE_EMODEL);
	refused(header, LEDE_EMODEL);
	refused(blob.length / 2, LEDE_EMODEL);
	const lede_error error = refused(blob.length - 1, LEDE_EMODEL);
	assert_int_equal(error.offset, blob.length - 1);
	assert_non_null(strstr(error.what, "cut short"));
}

static void every_bit_of_the_header_counts(void **state)
{
	(void)state;
	for (size_t bit = 0; bit < 8 * sizeof(struct blob_header); bit++) {
		lede_model *model;
		blob.bytes[bit / 8] ^= (char)(1 << bit % 8);
		const lede_status status =
			lede_model_open(blob.bytes, blob.length, NULL, &model, NULL);
		if (status != LEDE_EMODEL && status != LEDE_EVERSION)
			fail_msg("bit %zu of byte %zu flipped: %s", bit % 8, bit / 8,
			         lede_status_name(status));
		blob.bytes[bit / 8] ^= (char)(1 << bit % 8);
	}
}

static void a_flipped_bit_anywhere_is_seen(void **state)
{
	(void)state;
	const size_t step = blob.length / 97 + 1;
	for (size_t at = sizeof(struct blob_header); at < blob.length; at += step) {
		blob.bytes[at] ^= 4;
		assert_non_null(strstr(refused(blob.length, LEDE_EMODEL).what, "checksum"));
		blob.bytes[at] ^= 4;
	}
	blob.bytes[blob.length - 1] ^= 1;
	refused(blob.length, LEDE_EMODEL);
	blob.bytes[blob.length - 1] ^= 1;
}

static void another_format_is_another_version(void **state)
{
	(void)state;
	struct blob_header *header = (struct blob_header *)(void *)blob.bytes;
	header->format++;
	refused(blob.length, LEDE_EVERSION);
	header->format--;
	blob.bytes[0] ^= 1;
	assert_non_null(strstr(refused(blob.length, LEDE_EMODEL).what, "not a lede model"));
	blob.bytes[0] ^= 1;
}

/* Damage under a checksum that is right: somebody made the blob like that. */
static void every_offset_is_verified(void **state)
{
	(void)state;
	struct blob_header *header = (struct blob_header *)(void *)blob.bytes;
	for (int s = 0; s < BLOB_SECTIONS; s++) {
		const struct blob_header good = *header;
		header->section[s].begin = blob.length + BLOB_ALIGN;
		set_checksum();
		refused(blob.length, LEDE_EMODEL);
		header->section[s].begin = UINT64_MAX - BLOB_ALIGN + 1;
		set_checksum();
		refused(blob.length, LEDE_EMODEL);
		header->section[s].begin = good.section[s].begin + 1;
		set_checksum();
		refused(blob.length, LEDE_EMODEL);
		header->section[s].begin = good.section[s].begin;
		header->section[s].bytes = UINT64_MAX;
		set_checksum();
		refused(blob.length, LEDE_EMODEL);
		*header = good;
	}
}

static void every_bucket_is_verified(void **state)
{
	(void)state;
	struct blob_header *header = (struct blob_header *)(void *)blob.bytes;
	const struct blob_header good = *header;
	const enum blob_section indexes[] = {BLOB_ROW_BUCKETS, BLOB_NAME_BUCKETS};
	for (size_t i = 0; i < 2; i++) {
		uint32_t *buckets =
			(uint32_t *)(void *)(blob.bytes + header->section[indexes[i]].begin);
		const size_t places[] = {0, 1, BLOB_BUCKETS / 2, BLOB_BUCKETS};
		for (size_t p = 0; p < 4; p++) {
			const uint32_t was = buckets[places[p]];
			buckets[places[p]] = UINT32_MAX;
			set_checksum();
			refused(blob.length, LEDE_EMODEL);
			buckets[places[p]] = was;
		}
	}
	*header = good;
}

static void bytes_must_be_there_and_aligned(void **state)
{
	(void)state;
	lede_error error;
	lede_model *model;
	assert_int_equal(lede_model_open(NULL, 0, NULL, &model, &error), LEDE_EINVAL);
	assert_null(model);
	char *shifted = malloc(blob.length + 16);
	for (size_t shift = 1; shift < 16; shift *= 2) {
		memcpy(shifted + shift, blob.bytes, blob.length);
		assert_int_equal(
			lede_model_open(shifted + shift, blob.length, NULL, &model, &error),
			LEDE_EINVAL);
		assert_non_null(strstr(error.what, "aligned"));
	}
	free(shifted);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_file_opens_and_is_the_built_in_one),
		cmocka_unit_test(a_cut_model_is_refused),
		cmocka_unit_test(every_bit_of_the_header_counts),
		cmocka_unit_test(a_flipped_bit_anywhere_is_seen),
		cmocka_unit_test(another_format_is_another_version),
		cmocka_unit_test(every_offset_is_verified),
		cmocka_unit_test(every_bucket_is_verified),
		cmocka_unit_test(bytes_must_be_there_and_aligned),
	};
	return cmocka_run_group_tests_name("model", tests, set_up, tear_down);
}
