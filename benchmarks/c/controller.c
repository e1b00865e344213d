/*
 * The controller: makes the private directories, starts receiver and sender as processes of their own, lets them begin
 * together, and prints what they measured as one line of JSON. Whatever happens, the workers end and the directories
 * go.
 */
#define _GNU_SOURCE
#include "ipcbench.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct child {
    const char *name;
    pid_t pid; /* 0: not started */
    int to;    /* write end of its standard input */
    int from;  /* read end of its standard output */
    unsigned char inbox[sizeof(struct measurement)];
};

enum { RECEIVER, SENDER, CHILDREN };

static struct child children[CHILDREN] = {{.name = "receiver"}, {.name = "sender"}};
static char directory[PATH_BYTES] = "";
static char memory_directory[PATH_BYTES] = "";
static int64_t deadline_nanos;
static sigset_t signals_outside_poll;
static volatile sig_atomic_t interrupted = 0;

static int64_t monotonic_nanos(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void remove_directory(const char *path) {
    if (path[0] == '\0')
        return;
    DIR *entries = opendir(path);
    if (entries != NULL) {
        for (struct dirent *entry; (entry = readdir(entries)) != NULL;)
            if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
                unlinkat(dirfd(entries), entry->d_name, 0);
        closedir(entries);
    }
    rmdir(path);
}

/* Runs at every exit of the controller. */
static void end_children_and_remove_directories(void) {
    for (int i = 0; i < CHILDREN; i++) {
        if (children[i].pid != 0) {
            kill(children[i].pid, SIGKILL);
            waitpid(children[i].pid, NULL, 0);
        }
    }
    remove_directory(directory);
    remove_directory(memory_directory);
}

static void note_signal(int signal_number) {
    (void)signal_number;
    interrupted = 1;
}

/* Signals that end us are taken only inside ppoll, so that the exit handler can always do its work. */
static void take_signals_only_in_poll(void) {
    static const int SIGNALS[] = {SIGTERM, SIGINT, SIGHUP};
    struct sigaction action = {.sa_handler = note_signal};
    sigset_t blocked;
    sigemptyset(&blocked);
    for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++) {
        sigaction(SIGNALS[i], &action, NULL);
        sigaddset(&blocked, SIGNALS[i]);
    }
    sigprocmask(SIG_BLOCK, &blocked, &signals_outside_poll);
    for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++)
        sigdelset(&signals_outside_poll, SIGNALS[i]);
    signal(SIGPIPE, SIG_IGN);
}

static void make_directory(char made[PATH_BYTES], const char *option, const char *parent) {
    char path[PATH_BYTES];
    path_in(path, parent, "ipcbench-XXXXXX");
    if (mkdtemp(path) == NULL)
        fail("%s: cannot make a directory in '%s': %s", option, parent, strerror(errno));
    strcpy(made, path);
}

static _Noreturn void become_worker(const struct child *child, pid_t controller, int in, int out, int argc,
                                    char **argv) {
    enum { OURS = 7 };
    char **arguments = calloc((size_t)argc + OURS, sizeof *arguments);
    if (arguments == NULL || dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0)
        _exit(1);
    arguments[0] = argv[0];
    arguments[1] = "--worker";
    arguments[2] = (char *)child->name;
    arguments[3] = "--directory";
    arguments[4] = directory;
    arguments[5] = "--memory-directory";
    arguments[6] = memory_directory;
    memcpy(arguments + OURS, argv + 1, sizeof *arguments * (size_t)(argc - 1));
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != controller)
        _exit(1);
    execv("/proc/self/exe", arguments);
    _exit(1);
}

static void start(struct child *child, int argc, char **argv) {
    int in[2], out[2];
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0)
        fail_errno("pipe2");
    pid_t controller = getpid();
    pid_t pid = fork();
    if (pid < 0)
        fail_errno("fork");
    if (pid == 0)
        become_worker(child, controller, in[0], out[1], argc, argv);
    child->pid = pid;
    child->to = in[1];
    child->from = out[0];
    close_descriptor(in[0]);
    close_descriptor(out[1]);
}

/*
 * Fills the first `length` bytes of the inboxes of the children from `first` to `last`. All are watched at once: a
 * worker that ends early may leave the other waiting for ever.
 */
static void await(int first, int last, size_t length) {
    size_t had[CHILDREN] = {0, 0};
    for (;;) {
        struct pollfd readable[CHILDREN] = {{.fd = -1}, {.fd = -1}};
        bool complete = true;
        for (int i = first; i <= last; i++) {
            if (had[i] < length) {
                readable[i] = (struct pollfd){.fd = children[i].from, .events = POLLIN};
                complete = false;
            }
        }
        if (complete)
            return;
        int64_t left = deadline_nanos - monotonic_nanos();
        struct timespec timeout = {.tv_sec = left / 1000000000, .tv_nsec = left % 1000000000};
        int ready = left <= 0 ? 0 : ppoll(readable, CHILDREN, &timeout, &signals_outside_poll);
        if (interrupted)
            fail("interrupted");
        if (ready < 0)
            fail_errno("ppoll");
        if (ready == 0)
            fail("--timeout: the run took longer than allowed");
        for (int i = first; i <= last; i++) {
            if (readable[i].revents == 0)
                continue;
            ssize_t bytes = read(children[i].from, children[i].inbox + had[i], length - had[i]);
            if (bytes <= 0)
                fail("the %s ended early", children[i].name);
            had[i] += (size_t)bytes;
        }
    }
}

static void await_byte(int first, int last, char expected) {
    await(first, last, 1);
    for (int i = first; i <= last; i++)
        if (children[i].inbox[0] != (unsigned char)expected)
            fail("the %s said '%c', expected '%c'", children[i].name, children[i].inbox[0], expected);
}

static void tell_both(char byte) {
    for (int i = 0; i < CHILDREN; i++)
        if (write(children[i].to, &byte, 1) != 1)
            fail("the %s ended early", children[i].name);
}

static void reap(void) {
    for (int i = 0; i < CHILDREN; i++)
        close_descriptor(children[i].to);
    for (int i = 0; i < CHILDREN; i++) {
        int status;
        pid_t pid = children[i].pid;
        children[i].pid = 0;
        if (waitpid(pid, &status, 0) != pid)
            fail_errno("waitpid");
        if (status != 0)
            fail("the %s ended with status %d", children[i].name, status);
    }
}

static void print_side(const struct child *child) {
    struct measurement side;
    memcpy(&side, child->inbox, sizeof side);
    printf(",\"%s\":{\"loopCpuNanos\":%" PRId64 ",\"loopUserNanos\":%" PRId64 ",\"loopSystemNanos\":%" PRId64
           ",\"wallNanos\":%" PRId64 ",\"voluntarySwitches\":%" PRId64 ",\"involuntarySwitches\":%" PRId64 "}",
           child->name, side.loop_cpu_nanos, side.loop_user_nanos, side.loop_system_nanos, side.wall_nanos,
           side.voluntary_switches, side.involuntary_switches);
}

int run_controller(const struct options *options, int argc, char **argv) {
    deadline_nanos = monotonic_nanos() + (int64_t)options->timeout_seconds * 1000000000;
    take_signals_only_in_poll();
    atexit(end_children_and_remove_directories);
    make_directory(directory, "--dir", options->dir);
    make_directory(memory_directory, "--memory-dir", options->memory_dir);

    start(&children[RECEIVER], argc, argv);
    await_byte(RECEIVER, RECEIVER, 'r');
    start(&children[SENDER], argc, argv);
    await_byte(SENDER, SENDER, 'r');
    tell_both('w');
    await_byte(RECEIVER, SENDER, 'd');
    tell_both('m');
    await(RECEIVER, SENDER, sizeof(struct measurement));
    reap();

    printf("{\"mode\":\"%s\",\"messages\":%" PRIu64 ",\"warmupMessages\":%" PRIu64
           ",\"payloadBytes\":%zu,\"descriptors\":%d,\"wait\":\"%s\"",
           options->mode, options->messages, options->warmup, options->size, options->descriptors,
           options->wait_select ? "select" : "block");
    print_side(&children[SENDER]);
    print_side(&children[RECEIVER]);
    printf("}\n");
    return 0;
}
