/*
 * The yardstick for the Java workers: a plain program that makes the same system calls, without anything else.
 *
 *   benchmarks/c/build.sh ipcbench
 *   ./ipcbench socket 60000
 */
#include "ipcbench.h"

int main(int argc, char **argv) {
    struct options options = parse_options(argc, argv);
    return options.worker == NULL ? run_controller(&options, argc, argv) : run_worker(&options);
}
