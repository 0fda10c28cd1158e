/* Exponentials without libm, whose last bit differs between machines: what is learnt and what is
 * found must not. */
#ifndef LEDE_MODEL_EXP_H
#define LEDE_MODEL_EXP_H

#include "base/prelude.h"

#define EXP_LEAST (-80.0f)

/* e to the x for EXP_LEAST <= x <= 0: 2^n * p(r) with the Taylor polynomial of degree 6 for
 * |r| <= ln 2 / 2. Relative error under 1e-6 down to x = -10, under 5e-6 below. No branch: a loop
 * of it becomes vectors. */
static inline float exp_within(float x)
{
	const float n = (float)(int)(x * 1.44269504f - 0.5f);
	const float r = x - n * 0.693147181f;
	const float p =
		1.0f +
		r * (1.0f +
	             r * (0.5f +
	                  r * (0.166666667f +
	                       r * (0.0416666667f + r * (0.00833333333f + r * 0.00138888889f)))));
	const uint32_t bits = (uint32_t)((int)n + 127) << 23;
	float power;
	memcpy(&power, &bits, sizeof power);
	return p * power;
}

/* 2 to the x for -120 <= x <= 0, cheaper: 2^n * p(f) with the best polynomial of degree 5 that is 1
 * at 0, for -1 < f <= 0. Relative error under 1e-6 down to x = -14, under 5e-6 below. */
static inline float exp2_within(float x)
{
	const int n = (int)x;
	const float f = x - (float)n;
	const float p =
		1.0f +
		f * (0.693143721f +
	             f * (0.240180143f +
	                  f * (0.0552973583f + f * (0.00920579828f + f * 0.000944903698f))));
	uint32_t bits;
	memcpy(&bits, &p, sizeof bits);
	bits += (uint32_t)n << 23; /* p > 1/4 */
	float power;
	memcpy(&power, &bits, sizeof power);
	return power;
}

/* e to the x for x <= 0; what is less than EXP_LEAST is taken for that. */
static inline float exp_negative(float x)
{
	return exp_within(x < EXP_LEAST ? EXP_LEAST : x);
}

/* e to the x for |x| <= 80. */
static inline float exp_any(float x)
{
	return x > 0 ? 1.0f / exp_negative(-x) : exp_negative(x);
}

#endif
