#include "cli/cli.h"

int main(int argc, char **argv)
{
	return lede_cli_main(argc, argv);
}
