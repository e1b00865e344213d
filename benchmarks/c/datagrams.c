/*
 * Unix datagrams that carry descriptors (SCM_RIGHTS), one way: the receiver is not connected back. What a connected
 * socket needs to carry descriptors too.
 */
#define _GNU_SOURCE
#include "ipcbench.h"

#include <errno.h>
#include <string.h>

const char DATA_SOCKET[] = "data";

struct sockaddr_un address_of(const char *directory, const char *name) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    char path[PATH_BYTES];
    path_in(path, directory, name);
    if (strlen(path) >= sizeof address.sun_path)
        fail("--dir: the socket's path '%s' is too long; at most %zu bytes", path, sizeof address.sun_path - 1);
    strcpy(address.sun_path, path);
    return address;
}

static int datagram_socket(void) {
    int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        fail_errno("socket");
    return descriptor;
}

int bind_datagram_socket(const char *directory, const char *name) {
    struct sockaddr_un address = address_of(directory, name);
    int descriptor = datagram_socket();
    if (bind(descriptor, (struct sockaddr *)&address, sizeof address) != 0)
        fail_errno("bind");
    return descriptor;
}

void open_receiving_datagrams(struct datagrams *datagrams, const struct options *options) {
    datagrams->wait_select = options->wait_select;
    datagrams->socket = bind_datagram_socket(options->directory, DATA_SOCKET);
}

void open_sending_datagrams(struct datagrams *datagrams, const struct options *options) {
    struct sockaddr_un address = address_of(options->directory, DATA_SOCKET);
    datagrams->wait_select = options->wait_select;
    datagrams->socket = datagram_socket();
    if (connect(datagrams->socket, (struct sockaddr *)&address, sizeof address) != 0)
        fail_errno("connect");
}

void grow_send_buffer(int socket, size_t bytes) {
    enum { KERNEL_KEEPS_BYTES = 32 };
    int now;
    socklen_t length = sizeof now;
    if (getsockopt(socket, SOL_SOCKET, SO_SNDBUF, &now, &length) != 0)
        fail_errno("getsockopt SO_SNDBUF");
    int wanted = (int)bytes + KERNEL_KEEPS_BYTES;
    if (now < wanted && setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &wanted, sizeof wanted) != 0)
        fail_errno("setsockopt SO_SNDBUF");
}

void attach_descriptors(struct datagrams *datagrams, struct msghdr *message, const int *descriptors, int count) {
    if (count == 0)
        return;
    size_t descriptor_bytes = sizeof(int) * (size_t)count;
    message->msg_control = datagrams->control.bytes;
    message->msg_controllen = CMSG_SPACE(descriptor_bytes);
    struct cmsghdr *rights = CMSG_FIRSTHDR(message);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(descriptor_bytes);
    memcpy(CMSG_DATA(rights), descriptors, descriptor_bytes);
}

void expect_descriptors(struct datagrams *datagrams, struct msghdr *message) {
    message->msg_control = datagrams->control.bytes;
    message->msg_controllen = sizeof datagrams->control.bytes;
}

bool try_datagram(struct datagrams *datagrams, const unsigned char *bytes, size_t length, const int *descriptors,
                  int count) {
    struct iovec content = {.iov_base = (void *)bytes, .iov_len = length};
    struct msghdr message = {.msg_iov = &content, .msg_iovlen = 1};
    attach_descriptors(datagrams, &message, descriptors, count);
    ssize_t sent = sendmsg(datagrams->socket, &message, MSG_NOSIGNAL);
    if (sent < 0 && (errno == EMSGSIZE || errno == ENOBUFS))
        return false;
    if (sent < 0)
        fail_errno("sendmsg");
    if ((size_t)sent != length)
        fail("sendmsg: %zd bytes sent, expected %zu", sent, length);
    return true;
}

void send_datagram(struct datagrams *datagrams, const unsigned char *bytes, size_t length, const int *descriptors,
                   int count) {
    if (!try_datagram(datagrams, bytes, length, descriptors, count))
        fail_errno("sendmsg");
}

int received_descriptors(struct msghdr *message, int *descriptors) {
    int count = 0;
    for (struct cmsghdr *part = CMSG_FIRSTHDR(message); part != NULL; part = CMSG_NXTHDR(message, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS)
            fail("recvmsg: ancillary part of level %d, type %d; expected descriptors only", part->cmsg_level,
                 part->cmsg_type);
        size_t descriptor_bytes = part->cmsg_len - CMSG_LEN(0);
        memcpy(descriptors + count, CMSG_DATA(part), descriptor_bytes);
        count += (int)(descriptor_bytes / sizeof(int));
    }
    return count;
}

size_t receive_datagram_up_to(struct datagrams *datagrams, unsigned char *bytes, size_t capacity, int *descriptors,
                              int *count) {
    await_readable(datagrams->socket, datagrams->wait_select);
    struct iovec content = {.iov_base = bytes, .iov_len = capacity};
    struct msghdr message = {.msg_iov = &content, .msg_iovlen = 1};
    expect_descriptors(datagrams, &message);
    ssize_t received = recvmsg(datagrams->socket, &message, MSG_CMSG_CLOEXEC);
    if (received < 0)
        fail_errno("recvmsg");
    if ((message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0)
        fail("recvmsg: %zd bytes%s%s, expected nothing cut off", received,
             message.msg_flags & MSG_TRUNC ? ", bytes cut off" : "",
             message.msg_flags & MSG_CTRUNC ? ", descriptors cut off" : "");
    *count = received_descriptors(&message, descriptors);
    return (size_t)received;
}

void receive_datagram(struct datagrams *datagrams, unsigned char *bytes, size_t length, int *descriptors, int count) {
    int arrived;
    size_t received = receive_datagram_up_to(datagrams, bytes, length, descriptors, &arrived);
    if (received != length)
        fail("recvmsg: %zu bytes, expected %zu", received, length);
    if (arrived != count)
        fail("recvmsg: %d descriptors, expected %d", arrived, count);
}

void send_descriptors(struct end *end) {
    send_datagram(&end->datagrams, NULL, 0, end->descriptors, end->options->descriptors);
}

void receive_descriptors(struct end *end) {
    receive_datagram(&end->datagrams, NULL, 0, end->descriptors, end->options->descriptors);
}

void send_descriptors_and(struct end *end, int file) {
    int count = end->options->descriptors;
    end->descriptors[count] = file;
    send_datagram(&end->datagrams, NULL, 0, end->descriptors, count + 1);
}

int receive_descriptors_and_file(struct end *end) {
    int count = end->options->descriptors;
    receive_datagram(&end->datagrams, NULL, 0, end->descriptors, count + 1);
    return end->descriptors[count];
}

void close_descriptors(struct end *end) {
    for (int i = 0; i < end->options->descriptors; i++)
        close_descriptor(end->descriptors[i]);
}
