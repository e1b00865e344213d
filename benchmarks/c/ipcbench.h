/* What the sources of the C yardstick share: options, messages with descriptors, and the transports. */
#ifndef IPCBENCH_H
#define IPCBENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

enum limits {
    HEADER_BYTES = 16,
    DESCRIPTORS_MAX = 60, /* as the Java workers allow; the file mode adds its file */
    PATH_BYTES = 256,
};

struct options {
    const char *mode;
    uint64_t messages;
    uint64_t warmup;
    size_t size;
    int descriptors;
    const char *dir;
    const char *memory_dir; /* for the shared mapping: in memory, where the machine has such a file system */
    bool wait_select;
    int sender_cpu;   /* -1: not pinned */
    int receiver_cpu; /* -1: not pinned */
    int timeout_seconds;

    /* Set by the controller for the processes it starts. */
    const char *worker;           /* "sender", "receiver", or NULL in the controller */
    const char *directory;        /* private directory of this run, in dir */
    const char *memory_directory; /* likewise, in memory_dir */
};

/* Measured window of one worker; travels as raw bytes over its control pipe. */
struct measurement {
    int64_t loop_cpu_nanos;
    int64_t loop_user_nanos;
    int64_t loop_system_nanos;
    int64_t wall_nanos;
    int64_t voluntary_switches;
    int64_t involuntary_switches;
};

/* One end of the data socket with the buffers a message with descriptors needs. */
struct datagrams {
    int socket;
    bool wait_select;
    union {
        struct cmsghdr align;
        unsigned char bytes[CMSG_SPACE(sizeof(int) * (DESCRIPTORS_MAX + 1))];
    } control;
};

/* A worker's end of a transport. Its functions return only when the call succeeded. */
struct end {
    const struct options *options;
    struct datagrams datagrams;
    int descriptors[DESCRIPTORS_MAX + 1]; /* the sender's own; the receiver's, as they arrive */
    void *state;                          /* the transport's own */
};

struct transport {
    const char *mode;
    void (*open_receiver)(struct end *end);
    void (*open_sender)(struct end *end);
    void (*send)(struct end *end, const unsigned char *message);
    void (*receive)(struct end *end, unsigned char *message);
};

extern const struct transport socket_transport;
extern const struct transport file_transport;
extern const struct transport mmap_locked_transport;
extern const struct transport mmap_relaxed_transport;

/* NULL when there is no such mode. */
const struct transport *transport_of(const char *mode);

/* options.c */
struct options parse_options(int argc, char **argv);

/* controller.c, worker.c: both return the exit status. */
int run_controller(const struct options *options, int argc, char **argv);
int run_worker(const struct options *options);

/* support.c */
_Noreturn void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));
_Noreturn void fail_errno(const char *call);
void path_in(char path[PATH_BYTES], const char *directory, const char *name);
void close_descriptor(int descriptor);

/* The name of the file being handed over, for the clean-up of a worker that is told to end; "" when none. */
extern char transient_path[PATH_BYTES];

/* datagrams.c */
extern const char DATA_SOCKET[];
int bind_datagram_socket(const char *directory, const char *name);
void open_receiving_datagrams(struct datagrams *datagrams, const struct options *options);
void open_sending_datagrams(struct datagrams *datagrams, const struct options *options);
/* Sends one datagram of `length` bytes (0 is a real, empty one) with `count` descriptors. */
void send_datagram(struct datagrams *datagrams, const unsigned char *bytes, size_t length, const int *descriptors,
                   int count);
/* Receives one datagram that must have exactly `length` bytes and `count` descriptors, after the stated wait. */
void receive_datagram(struct datagrams *datagrams, unsigned char *bytes, size_t length, int *descriptors, int count);

#endif
