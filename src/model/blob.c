#include "model/blob.h"

uint64_t blob_checksum(const struct blob_header *blob, size_t length)
{
	const uint64_t odd = 0x9e3779b97f4a7c15u;
	uint64_t lane[4] = {odd, odd * 3, odd * 5, odd * 7};
	const unsigned char *bytes = (const unsigned char *)blob;
	size_t at = offsetof(struct blob_header, features);
	for (; length - at >= 32; at += 32)
		for (size_t i = 0; i < 4; i++) {
			uint64_t word;
			memcpy(&word, bytes + at + 8 * i, 8);
			lane[i] = (lane[i] ^ word) * odd;
			lane[i] ^= lane[i] >> 29;
		}
	for (; at < length; at++)
		lane[at % 4] = (lane[at % 4] ^ bytes[at]) * odd;
	uint64_t sum = length;
	for (size_t i = 0; i < 4; i++) {
		sum = (sum ^ lane[i]) * odd;
		sum ^= sum >> 32;
	}
	return sum;
}
