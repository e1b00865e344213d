/*
 * The yardstick for the Java workers: a plain program that makes the same system calls, without anything else.
 *
 *   gcc -std=c11 -O2 -Wall -Wextra -Werror -o ipcbench benchmarks/c/[a-z]*.c
 *   ./ipcbench socket 60000
 */
#include "ipcbench.h"

int main(int argc, char **argv) {
    struct options options = parse_options(argc, argv);
    return options.worker == NULL ? run_controller(&options, argc, argv) : run_worker(&options);
}
