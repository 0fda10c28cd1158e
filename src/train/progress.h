/* How far a long piece of work is: a line on a terminal that is written anew; nothing in a pipe,
 * which gets finished lines alone. */
#ifndef LEDE_TRAIN_PROGRESS_H
#define LEDE_TRAIN_PROGRESS_H

#include "base/prelude.h"

struct progress {
	bool   terminal;
	bool   shown;    /* there is a line to write over */
	double begun;    /* seconds */
	double drawn;    /* when, in seconds */
};

void progress_begin(struct progress *progress);

/* Shows what is being done, and the part (0..1) of all that is done. */
void progress_show(struct progress *progress, const char *what, double part);

/* A line that stays. */
__attribute__((format(printf, 2, 3))) void progress_line(struct progress *progress,
                                                         const char *format, ...);

/* Seconds since it was begun. */
double progress_seconds(const struct progress *progress);

#endif
