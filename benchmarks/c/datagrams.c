/* Unix datagrams that carry descriptors (SCM_RIGHTS), one way: the receiver is not connected back. */
#define _GNU_SOURCE
#include "ipcbench.h"

#include <poll.h>
#include <string.h>
#include <sys/un.h>

const char DATA_SOCKET[] = "data";

static struct sockaddr_un address_of(const char *directory, const char *name) {
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

void send_datagram(struct datagrams *datagrams, const unsigned char *bytes, size_t length, const int *descriptors,
                   int count) {
    struct iovec content = {.iov_base = (void *)bytes, .iov_len = length};
    struct msghdr message = {.msg_iov = &content, .msg_iovlen = 1};
    if (count > 0) {
        size_t descriptor_bytes = sizeof(int) * (size_t)count;
        message.msg_control = datagrams->control.bytes;
        message.msg_controllen = CMSG_SPACE(descriptor_bytes);
        struct cmsghdr *rights = CMSG_FIRSTHDR(&message);
        rights->cmsg_level = SOL_SOCKET;
        rights->cmsg_type = SCM_RIGHTS;
        rights->cmsg_len = CMSG_LEN(descriptor_bytes);
        memcpy(CMSG_DATA(rights), descriptors, descriptor_bytes);
    }
    ssize_t sent = sendmsg(datagrams->socket, &message, 0);
    if (sent < 0)
        fail_errno("sendmsg");
    if ((size_t)sent != length)
        fail("sendmsg: %zd bytes sent, expected %zu", sent, length);
}

static int descriptors_in(struct msghdr *message, int *descriptors) {
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

void receive_datagram(struct datagrams *datagrams, unsigned char *bytes, size_t length, int *descriptors, int count) {
    if (datagrams->wait_select) {
        struct pollfd readable = {.fd = datagrams->socket, .events = POLLIN};
        if (poll(&readable, 1, -1) != 1)
            fail_errno("poll");
    }
    struct iovec content = {.iov_base = bytes, .iov_len = length};
    struct msghdr message = {
        .msg_iov = &content,
        .msg_iovlen = 1,
        .msg_control = datagrams->control.bytes,
        .msg_controllen = sizeof datagrams->control.bytes,
    };
    ssize_t received = recvmsg(datagrams->socket, &message, MSG_CMSG_CLOEXEC);
    if (received < 0)
        fail_errno("recvmsg");
    if ((size_t)received != length || (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0)
        fail("recvmsg: %zd bytes%s%s, expected %zu and nothing cut off", received,
             message.msg_flags & MSG_TRUNC ? ", bytes cut off" : "",
             message.msg_flags & MSG_CTRUNC ? ", descriptors cut off" : "", length);
    int arrived = descriptors_in(&message, descriptors);
    if (arrived != count)
        fail("recvmsg: %d descriptors, expected %d", arrived, count);
}
