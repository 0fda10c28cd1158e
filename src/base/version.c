#include "base/prelude.h"

const char *lede_version(void)
{
	return LEDE_VERSION;
}
