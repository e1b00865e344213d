/* The command line. */
#define _GNU_SOURCE
#include "ipcbench.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char USAGE[] =
    "usage: ipcbench MODE MESSAGES [--size BYTES] [--descriptors N] [--payload FILE] [--dir DIRECTORY]\n"
    "                [--memory-dir DIRECTORY] [--wait select|block] [--warmup MESSAGES]\n"
    "                [--affinity SENDER_CPU,RECEIVER_CPU] [--timeout SECONDS]\n";

static const char MEMORY_FILE_SYSTEM[] = "/dev/shm";

/* By id; those of a library that was not there when this was compiled are left out. */
#define MODES(MODE) \
    MODE(socket) MODE(stream) MODE(seqpacket) MODE(file) MODE(file_mapped) MODE(file_reused) MODE(file_shm) \
    MODE(memfd) MODE(memfd_sealed) MODE(memfd_pool) MODE(hybrid) MODE(vm_read) \
    MODE(mmap_locked) MODE(mmap_relaxed) MODE(mmap_lockfree) MODE(mmap_inplace) MODE(mmap_spin) \
    GZIP(MODE) LZ4(MODE) ZSTD(MODE) MODE(pipe) MODE(tcp)

#if __has_include(<zlib.h>)
#define GZIP(MODE) MODE(socket_gzip)
#define NO_GZIP ""
#else
#define GZIP(MODE)
#define NO_GZIP " socket-gzip (no zlib.h);"
#endif
#if __has_include(<lz4.h>)
#define LZ4(MODE) MODE(socket_lz4)
#define NO_LZ4 ""
#else
#define LZ4(MODE)
#define NO_LZ4 " socket-lz4 (no lz4.h);"
#endif
#if __has_include(<zstd.h>)
#define ZSTD(MODE) MODE(socket_zstd)
#define NO_ZSTD ""
#else
#define ZSTD(MODE)
#define NO_ZSTD " socket-zstd (no zstd.h);"
#endif

static const char LEFT_OUT[] = NO_GZIP NO_LZ4 NO_ZSTD;

#define DECLARED(id) extern const struct transport id##_transport;
#define LISTED(id) &id##_transport,

MODES(DECLARED)

static const struct transport *const TRANSPORTS[] = {MODES(LISTED)};

const struct transport *transport_of(const char *mode) {
    for (size_t i = 0; i < sizeof TRANSPORTS / sizeof *TRANSPORTS; i++)
        if (strcmp(TRANSPORTS[i]->mode, mode) == 0)
            return TRANSPORTS[i];
    return NULL;
}

/* Their ids, separated by commas. */
static const char *known_modes(void) {
    static char text[512];
    size_t length = 0;
    for (size_t i = 0; i < sizeof TRANSPORTS / sizeof *TRANSPORTS; i++)
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s", i == 0 ? "" : ", ", TRANSPORTS[i]->mode);
    return text;
}

static void print_usage(FILE *stream) {
    fputs(USAGE, stream);
    if (LEFT_OUT[0] != '\0')
        fprintf(stream, "left out when this was compiled:%s\n", LEFT_OUT);
    fprintf(stream, "modes: %s\n", known_modes());
}

static int64_t number(const char *name, const char *text, int64_t least, int64_t most) {
    char *end;
    errno = 0;
    long long value = strtoll(text, &end, 10);
    if (errno != 0 || end == text || *end != '\0' || value < least || value > most)
        fail("%s: '%s' is not a whole number from %lld to %lld", name, text, (long long)least, (long long)most);
    return value;
}

static void parse_affinity(struct options *options, const char *text) {
    int length = 0;
    if (sscanf(text, "%d,%d%n", &options->sender_cpu, &options->receiver_cpu, &length) != 2 || text[length] != '\0' ||
        options->sender_cpu < 0 || options->receiver_cpu < 0)
        fail("--affinity: '%s' is not SENDER_CPU,RECEIVER_CPU, such as 0,1", text);
}

static bool parse_wait(const char *text) {
    if (strcmp(text, "select") == 0)
        return true;
    if (strcmp(text, "block") == 0)
        return false;
    fail("--wait: unknown strategy '%s'; known: select, block", text);
}

struct options parse_options(int argc, char **argv) {
    static const struct option NAMES[] = {
        {"size", required_argument, NULL, 's'},     {"descriptors", required_argument, NULL, 'd'},
        {"dir", required_argument, NULL, 'D'},      {"wait", required_argument, NULL, 'w'},
        {"warmup", required_argument, NULL, 'u'},   {"affinity", required_argument, NULL, 'a'},
        {"timeout", required_argument, NULL, 't'},  {"worker", required_argument, NULL, 'W'},
        {"directory", required_argument, NULL, 'P'}, {"memory-dir", required_argument, NULL, 'm'},
        {"help", no_argument, NULL, 'h'},           {"memory-directory", required_argument, NULL, 'M'},
        {"payload", required_argument, NULL, 'p'},  {NULL, 0, NULL, 0},
    };
    const char *temporary = getenv("TMPDIR");
    struct options options = {
        .warmup = 2000,
        .size = 112192,
        .descriptors = 3,
        .dir = temporary != NULL && *temporary != '\0' ? temporary : "/tmp",
        .wait_select = true,
        .sender_cpu = -1,
        .receiver_cpu = -1,
        .timeout_seconds = 600,
    };
    int option;
    while ((option = getopt_long(argc, argv, "", NAMES, NULL)) != -1) {
        switch (option) {
        case 's': options.size = (size_t)number("--size", optarg, HEADER_BYTES, INT64_C(1) << 30); break;
        case 'd': options.descriptors = (int)number("--descriptors", optarg, 0, DESCRIPTORS_MAX); break;
        case 'p': options.payload = optarg; break;
        case 'D': options.dir = optarg; break;
        case 'w': options.wait_select = parse_wait(optarg); break;
        case 'u': options.warmup = (uint64_t)number("--warmup", optarg, 0, INT64_MAX); break;
        case 'a': parse_affinity(&options, optarg); break;
        case 't': options.timeout_seconds = (int)number("--timeout", optarg, 1, 86400); break;
        case 'W': options.worker = optarg; break;
        case 'P': options.directory = optarg; break;
        case 'm': options.memory_dir = optarg; break;
        case 'M': options.memory_directory = optarg; break;
        case 'h': print_usage(stdout); exit(0);
        default: print_usage(stderr); exit(2);
        }
    }
    if (argc - optind != 2) {
        print_usage(stderr);
        exit(2);
    }
    if (options.memory_dir == NULL)
        options.memory_dir = access(MEMORY_FILE_SYSTEM, W_OK | X_OK) == 0 ? MEMORY_FILE_SYSTEM : options.dir;
    options.mode = argv[optind];
    const struct transport *transport = transport_of(options.mode);
    if (transport == NULL)
        fail("unknown mode '%s'; known: %s", options.mode, known_modes());
    if (transport->carries_no_descriptors)
        options.descriptors = 0;
    options.messages = (uint64_t)number("MESSAGES", argv[optind + 1], 1, INT64_C(1) << 40);
    return options;
}
