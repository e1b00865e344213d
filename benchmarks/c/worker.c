/*
 * One worker: the sender or the receiver. Its control pipes are its standard input and output:
 *
 *   out 'r'  ready: socket bound or connected, queue mapped
 *   in  'w'  begin the warm-up
 *   out 'd'  warm-up done
 *   in  'm'  begin the measured window
 *   out      struct measurement
 *   in  end  both have measured: the sender's memory is not needed any more
 */
#define _GNU_SOURCE
#include "ipcbench.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

/* One message in this many has all its bytes compared inside the measured window; in the warm-up, every one. */
enum { COMPARE_INTERVAL = 1009 };

struct clocks {
    int64_t cpu_nanos;
    int64_t wall_nanos;
    struct rusage usage;
};

static const char *run_directory;
static const char *run_memory_directory;

static void unlink_in(const char *directory, const char *name) {
    char path[PATH_BYTES];
    if (strlen(directory) + strlen(name) < sizeof path) {
        strcpy(path, directory);
        strcat(path, name);
        unlink(path);
    }
}

/* Told to end, or the controller is gone: leave no file. Only async-signal-safe calls. */
static void leave_nothing(int signal_number) {
    (void)signal_number;
    unlink_in(run_directory, "/data");
    unlink_in(run_directory, "/room");
    unlink_in(run_directory, "/connection");
    unlink_in(run_directory, "/port");
    unlink_in(run_directory, "/pipe");
    unlink_in(run_directory, "/reader");
    unlink_in(run_memory_directory, "/queue");
    unlink_in(run_memory_directory, "/returned");
    if (transient_path[0] != '\0')
        unlink(transient_path);
    rmdir(run_directory);
    rmdir(run_memory_directory);
    _exit(1);
}

static void end_cleanly_when_told(const struct options *options) {
    run_directory = options->directory;
    run_memory_directory = options->memory_directory;
    struct sigaction action = {.sa_handler = leave_nothing};
    static const int SIGNALS[] = {SIGTERM, SIGINT, SIGHUP};
    sigset_t none;
    for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++)
        sigaction(SIGNALS[i], &action, NULL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL); /* the controller started us with them blocked */
}

static void pin_to(int cpu) {
    if (cpu < 0)
        return;
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET((size_t)cpu, &set);
    if (sched_setaffinity(0, sizeof set, &set) != 0)
        fail_errno("--affinity: sched_setaffinity");
}

static void tell(const void *bytes, size_t length) {
    if (write(STDOUT_FILENO, bytes, length) != (ssize_t)length)
        fail_errno("control pipe");
}

static void await_end(void) {
    char byte;
    if (read(STDIN_FILENO, &byte, 1) != 0)
        fail("control pipe: expected its end");
}

static void await(char expected) {
    char byte;
    ssize_t bytes = read(STDIN_FILENO, &byte, 1);
    if (bytes == 0)
        exit(1); /* the controller is gone */
    if (bytes != 1 || byte != expected)
        fail("control pipe: expected '%c'", expected);
}

static int64_t nanos(clockid_t clock) {
    struct timespec time;
    if (clock_gettime(clock, &time) != 0)
        fail_errno("clock_gettime");
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static struct clocks read_clocks(void) {
    struct clocks clocks;
    if (getrusage(RUSAGE_THREAD, &clocks.usage) != 0)
        fail_errno("getrusage");
    clocks.cpu_nanos = nanos(CLOCK_THREAD_CPUTIME_ID);
    clocks.wall_nanos = nanos(CLOCK_MONOTONIC);
    return clocks;
}

static int64_t nanos_between(struct timeval from, struct timeval to) {
    return ((int64_t)(to.tv_sec - from.tv_sec) * 1000000 + (to.tv_usec - from.tv_usec)) * 1000;
}

static struct measurement between(const struct clocks *start, const struct clocks *stop) {
    return (struct measurement){
        .loop_cpu_nanos = stop->cpu_nanos - start->cpu_nanos,
        .loop_user_nanos = nanos_between(start->usage.ru_utime, stop->usage.ru_utime),
        .loop_system_nanos = nanos_between(start->usage.ru_stime, stop->usage.ru_stime),
        .wall_nanos = stop->wall_nanos - start->wall_nanos,
        .voluntary_switches = stop->usage.ru_nvcsw - start->usage.ru_nvcsw,
        .involuntary_switches = stop->usage.ru_nivcsw - start->usage.ru_nivcsw,
    };
}

/* The bytes behind the header, from the same place in a file. */
static void fill_from(const char *path, unsigned char *message, size_t size) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        fail("--payload: %s: %s", path, strerror(errno));
    for (size_t had = HEADER_BYTES; had < size;) {
        ssize_t bytes = pread(file, message + had, size - had, (off_t)had);
        if (bytes <= 0)
            fail("--payload: %s has %zu bytes, a message has %zu", path, had, size);
        had += (size_t)bytes;
    }
    close_descriptor(file);
}

/* Header: sequence number (8 bytes), a mark (4), reserved (4); then bytes that both sides can make. */
static unsigned char *new_message(const struct options *options) {
    size_t size = options->size;
    unsigned char *message = allocate(size);
    memcpy(message + 8, "ipcb", 4);
    if (options->payload != NULL) {
        fill_from(options->payload, message, size);
        return message;
    }
    uint32_t state = 0x9e3779b9;
    for (size_t i = HEADER_BYTES; i < size; i++) {
        state = state * 1664525 + 1013904223;
        message[i] = (unsigned char)(state >> 24);
    }
    return message;
}

static void check(const unsigned char *message, const unsigned char *expected, uint64_t sequence, size_t size,
                  bool whole) {
    uint64_t arrived;
    memcpy(&arrived, message, sizeof arrived);
    if (arrived != sequence)
        fail("message %llu arrived, expected %llu", (unsigned long long)arrived, (unsigned long long)sequence);
    size_t checked_to = whole ? size : HEADER_BYTES;
    if (memcmp(message + sizeof sequence, expected + sizeof sequence, checked_to - sizeof sequence) != 0)
        fail("message %llu arrived with other bytes than were sent", (unsigned long long)sequence);
}

static void send_messages(struct end *end, const struct transport *transport, unsigned char *message, uint64_t from,
                          uint64_t to) {
    for (uint64_t sequence = from; sequence < to; sequence++) {
        memcpy(message, &sequence, sizeof sequence);
        transport->send(end, message);
    }
}

static void receive_messages(struct end *end, const struct transport *transport, unsigned char *message,
                             const unsigned char *expected, uint64_t from, uint64_t to, uint64_t compare_interval) {
    for (uint64_t sequence = from; sequence < to; sequence++) {
        end->place = message;
        transport->receive(end, message);
        check(end->place, expected, sequence, end->options->size, sequence % compare_interval == 0);
    }
}

static void open_descriptors_to_send(struct end *end) {
    for (int i = 0; i < end->options->descriptors; i++) {
        end->descriptors[i] = open("/dev/null", O_RDWR | O_CLOEXEC);
        if (end->descriptors[i] < 0)
            fail_errno("/dev/null");
    }
}

static void *idle(void *nothing) {
    for (;;)
        pause();
    return nothing;
}

/*
 * A JVM has many threads, and the kernel counts references to open files only in processes that have more than one: a
 * program of one thread would be compared with something that no Java program can be.
 */
static void start_idle_thread(void) {
    pthread_t thread;
    int error = pthread_create(&thread, NULL, idle, NULL);
    if (error != 0)
        fail("pthread_create: %s", strerror(error));
}

int run_worker(const struct options *options) {
    end_cleanly_when_told(options);
    bool sender = strcmp(options->worker, "sender") == 0;
    const struct transport *transport = transport_of(options->mode);
    struct end end = {.options = options};
    unsigned char *message = new_message(options);
    unsigned char *expected = NULL;
    uint64_t warmup_end = options->warmup;
    uint64_t end_of_all = options->warmup + options->messages;

    start_idle_thread();
    prctl(PR_SET_NAME, options->worker); /* in ps and perf; otherwise "exe", what it was started by */
    pin_to(sender ? options->sender_cpu : options->receiver_cpu);
    if (sender) {
        open_descriptors_to_send(&end);
        transport->open_sender(&end);
    } else {
        expected = new_message(options);
        memset(message, 0, options->size);
        transport->open_receiver(&end);
    }
    tell("r", 1);

    await('w');
    if (sender)
        send_messages(&end, transport, message, 0, warmup_end);
    else
        receive_messages(&end, transport, message, expected, 0, warmup_end, 1);
    tell("d", 1);

    await('m');
    struct clocks start = read_clocks();
    if (sender)
        send_messages(&end, transport, message, warmup_end, end_of_all);
    else
        receive_messages(&end, transport, message, expected, warmup_end, end_of_all, COMPARE_INTERVAL);
    struct clocks stop = read_clocks();

    struct measurement measurement = between(&start, &stop);
    tell(&measurement, sizeof measurement);
    await_end();
    return 0;
}
