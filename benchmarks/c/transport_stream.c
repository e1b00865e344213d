/*
 * Modes stream and seqpacket: an AF_UNIX connection; tcp: one on the loopback interface; pipe: a named pipe. But for
 * seqpacket, which keeps messages apart itself, a message's length (8 bytes) comes before it, in the same call.
 */
#define _GNU_SOURCE
#include "ipcbench.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { NOT_YET = -1 };

static const char CONNECTION[] = "connection";
static const char PORT_FILE[] = "port";
static const char PIPE[] = "pipe";

struct stream {
    int listener;
    uint64_t length;
    struct iovec parts[2]; /* of length and message, what is left of them */
    int part_count;
};

/* Sets the parts to what is left after so many bytes. */
static void set_parts(struct stream *stream, const unsigned char *message, size_t size, size_t done) {
    size_t of_length = done < sizeof stream->length ? sizeof stream->length - done : 0;
    size_t of_message = done - (sizeof stream->length - of_length);
    stream->part_count = 0;
    if (of_length > 0)
        stream->parts[stream->part_count++] =
            (struct iovec){.iov_base = (unsigned char *)&stream->length + done, .iov_len = of_length};
    stream->parts[stream->part_count++] =
        (struct iovec){.iov_base = (unsigned char *)message + of_message, .iov_len = size - of_message};
}

static void require_length(const struct stream *stream, size_t size) {
    if (stream->length != size)
        fail("stream: a message of %llu bytes, expected %zu", (unsigned long long)stream->length, size);
}

static struct stream *new_stream(struct end *end) {
    struct stream *stream = allocate(sizeof *stream);
    stream->length = end->options->size;
    end->state = stream;
    end->datagrams.wait_select = end->options->wait_select;
    end->datagrams.socket = NOT_YET;
    return stream;
}

static int new_socket(int family, int type) {
    int descriptor = socket(family, type | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        fail_errno("socket");
    return descriptor;
}

static void listen_at(struct stream *stream, int descriptor, const void *address, socklen_t length) {
    if (bind(descriptor, address, length) != 0)
        fail_errno("bind");
    if (listen(descriptor, 1) != 0)
        fail_errno("listen");
    stream->listener = descriptor;
}

static void open_unix_receiver(struct end *end, int type) {
    struct sockaddr_un address = address_of(end->options->directory, CONNECTION);
    listen_at(new_stream(end), new_socket(AF_UNIX, type), &address, sizeof address);
}

static void open_unix_sender(struct end *end, int type) {
    struct sockaddr_un address = address_of(end->options->directory, CONNECTION);
    new_stream(end);
    end->datagrams.socket = new_socket(AF_UNIX, type);
    if (connect(end->datagrams.socket, (struct sockaddr *)&address, sizeof address) != 0)
        fail_errno("connect");
    if (unlink(address.sun_path) != 0)
        fail_errno("unlink");
}

static void open_stream_receiver(struct end *end) {
    open_unix_receiver(end, SOCK_STREAM);
}

static void open_stream_sender(struct end *end) {
    open_unix_sender(end, SOCK_STREAM);
}

static void open_seqpacket_receiver(struct end *end) {
    open_unix_receiver(end, SOCK_SEQPACKET);
}

static void open_seqpacket_sender(struct end *end) {
    open_unix_sender(end, SOCK_SEQPACKET);
    grow_send_buffer(end->datagrams.socket, end->options->size);
}

/* Listens on a port that is free, and writes its address down. */
static void open_tcp_receiver(struct end *end) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    struct stream *stream = new_stream(end);
    listen_at(stream, new_socket(AF_INET, SOCK_STREAM), &address, length);
    if (getsockname(stream->listener, (struct sockaddr *)&address, &length) != 0)
        fail_errno("getsockname");
    char path[PATH_BYTES];
    path_in(path, end->options->directory, PORT_FILE);
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0 || write(file, &address, sizeof address) != (ssize_t)sizeof address)
        fail_errno(path);
    close_descriptor(file);
}

static void open_tcp_sender(struct end *end) {
    struct sockaddr_in address;
    int one = 1;
    char path[PATH_BYTES];
    path_in(path, end->options->directory, PORT_FILE);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || read(file, &address, sizeof address) != (ssize_t)sizeof address || unlink(path) != 0)
        fail_errno(path);
    close_descriptor(file);
    new_stream(end);
    end->datagrams.socket = new_socket(AF_INET, SOCK_STREAM);
    if (connect(end->datagrams.socket, (struct sockaddr *)&address, sizeof address) != 0)
        fail_errno("connect");
    if (setsockopt(end->datagrams.socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one) != 0)
        fail_errno("setsockopt TCP_NODELAY");
}

/* The sender is there before the first message is waited for. */
static void accept_sender(struct end *end) {
    struct stream *stream = end->state;
    if (end->datagrams.socket != NOT_YET)
        return;
    end->datagrams.socket = accept4(stream->listener, NULL, NULL, SOCK_CLOEXEC);
    if (end->datagrams.socket < 0)
        fail_errno("accept4");
}

static void send_framed(struct end *end, const unsigned char *message) {
    struct stream *stream = end->state;
    size_t size = end->options->size;
    size_t all = sizeof stream->length + size;
    for (size_t done = 0; done < all;) {
        set_parts(stream, message, size, done);
        struct msghdr part = {.msg_iov = stream->parts, .msg_iovlen = (size_t)stream->part_count};
        attach_descriptors(&end->datagrams, &part, end->descriptors, done == 0 ? end->options->descriptors : 0);
        ssize_t sent = sendmsg(end->datagrams.socket, &part, MSG_NOSIGNAL);
        if (sent < 0)
            fail_errno("sendmsg");
        done += (size_t)sent;
    }
}

/* A receive ends behind what came with the descriptors; the rest is waited for by another. */
static void receive_framed(struct end *end, unsigned char *message) {
    struct stream *stream = end->state;
    size_t size = end->options->size;
    size_t all = sizeof stream->length + size;
    accept_sender(end);
    set_parts(stream, message, size, 0);
    await_readable(end->datagrams.socket, end->datagrams.wait_select);
    struct msghdr part = {.msg_iov = stream->parts, .msg_iovlen = (size_t)stream->part_count};
    expect_descriptors(&end->datagrams, &part);
    ssize_t received = recvmsg(end->datagrams.socket, &part, MSG_CMSG_CLOEXEC | MSG_WAITALL);
    if (received < 0)
        fail_errno("recvmsg");
    int arrived = received_descriptors(&part, end->descriptors);
    if (arrived != end->options->descriptors || (part.msg_flags & MSG_CTRUNC) != 0)
        fail("recvmsg: %d descriptors, expected %d", arrived, end->options->descriptors);
    for (size_t done = (size_t)received; received > 0 && done < all; done += (size_t)received) {
        set_parts(stream, message, size, done);
        received = recv(end->datagrams.socket, stream->parts[0].iov_base, stream->parts[0].iov_len, MSG_WAITALL);
        if (received < 0)
            fail_errno("recv");
    }
    if (received == 0)
        fail("stream: the connection ended");
    require_length(stream, size);
    close_descriptors(end);
}

static void send_record(struct end *end, const unsigned char *message) {
    send_datagram(&end->datagrams, message, end->options->size, end->descriptors, end->options->descriptors);
}

static void receive_record(struct end *end, unsigned char *message) {
    accept_sender(end);
    receive_datagram(&end->datagrams, message, end->options->size, end->descriptors, end->options->descriptors);
    close_descriptors(end);
}

static void open_pipe_receiver(struct end *end) {
    char path[PATH_BYTES];
    path_in(path, end->options->directory, PIPE);
    if (mkfifo(path, 0600) != 0)
        fail_errno("mkfifo");
    new_stream(end);
    /* Without O_NONBLOCK this would wait for the sender. */
    end->datagrams.socket = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (end->datagrams.socket < 0)
        fail_errno(path);
    if (fcntl(end->datagrams.socket, F_SETFL, 0) != 0)
        fail_errno("fcntl F_SETFL");
}

static void open_pipe_sender(struct end *end) {
    enum { LARGEST_PIPE_BYTES = 1 << 20 };
    char path[PATH_BYTES];
    path_in(path, end->options->directory, PIPE);
    new_stream(end);
    end->datagrams.socket = open(path, O_WRONLY | O_CLOEXEC);
    if (end->datagrams.socket < 0)
        fail_errno(path);
    if (unlink(path) != 0)
        fail_errno("unlink");
    /* Where it is granted: a user may have used up what all pipes of that user may take. */
    fcntl(end->datagrams.socket, F_SETPIPE_SZ, LARGEST_PIPE_BYTES);
}

static void write_framed(struct end *end, const unsigned char *message) {
    struct stream *stream = end->state;
    size_t all = sizeof stream->length + end->options->size;
    for (size_t done = 0; done < all;) {
        set_parts(stream, message, end->options->size, done);
        ssize_t written = writev(end->datagrams.socket, stream->parts, stream->part_count);
        if (written < 0)
            fail_errno("writev");
        done += (size_t)written;
    }
}

static void read_framed(struct end *end, unsigned char *message) {
    struct stream *stream = end->state;
    size_t all = sizeof stream->length + end->options->size;
    await_readable(end->datagrams.socket, end->datagrams.wait_select);
    for (size_t done = 0; done < all;) {
        set_parts(stream, message, end->options->size, done);
        ssize_t bytes = readv(end->datagrams.socket, stream->parts, stream->part_count);
        if (bytes < 0)
            fail_errno("readv");
        if (bytes == 0)
            fail("readv: the pipe ended");
        done += (size_t)bytes;
    }
    require_length(stream, end->options->size);
}

const struct transport stream_transport = {"stream", open_stream_receiver, open_stream_sender,
                                           send_framed, receive_framed, false};
const struct transport seqpacket_transport = {"seqpacket", open_seqpacket_receiver, open_seqpacket_sender,
                                              send_record, receive_record, false};
const struct transport pipe_transport = {"pipe", open_pipe_receiver, open_pipe_sender,
                                         write_framed, read_framed, true};
const struct transport tcp_transport = {"tcp", open_tcp_receiver, open_tcp_sender, send_framed, receive_framed, true};
