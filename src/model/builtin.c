/* Embeds model/lede.model by the assembler: a byte array in C takes the compiler seconds and
 * hundreds of megabytes. The path is relative to the folder the compiler runs in, the root. */
#include "model/builtin.h"

#ifdef __APPLE__
#define SECTION "__TEXT,__const"
#define NAME(symbol) "_" #symbol
#define HIDE(symbol) ".private_extern _" #symbol
#else
#define SECTION ".rodata,\"a\""
#define NAME(symbol) #symbol
#define HIDE(symbol) ".hidden " #symbol
#endif

__asm__(".section " SECTION "\n"
        ".balign 16\n"
        ".globl " NAME(builtin_model) "\n"
        HIDE(builtin_model) "\n"
        NAME(builtin_model) ":\n"
        ".incbin \"model/lede.model\"\n"
        ".globl " NAME(builtin_model_end) "\n"
        HIDE(builtin_model_end) "\n"
        NAME(builtin_model_end) ":\n"
        ".byte 0\n"
        ".text\n");

extern const unsigned char builtin_model_end[];

size_t builtin_model_length(void)
{
	return (size_t)(builtin_model_end - builtin_model);
}
