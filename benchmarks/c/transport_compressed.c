/*
 * Modes socket-gzip, socket-lz4 and socket-zstd: as socket, the message compressed on the way, at the levels of the Java
 * modes. Each is there when its library's header was when this was compiled.
 */
#define _GNU_SOURCE
#include "ipcbench.h"

#if __has_include(<zlib.h>) || __has_include(<lz4.h>) || __has_include(<zstd.h>)

/* The sequence number changes from message to message, and the compressed size with it, a little. */
enum { SIZE_CHANGE_BYTES = 64 };

/* One library, and room for a compressed message. */
struct codec {
    void *compressor;
    void *decompressor;
    size_t (*compress)(struct codec *codec, const unsigned char *message, size_t size, unsigned char *target,
                       size_t capacity);
    size_t (*decompress)(struct codec *codec, const unsigned char *source, size_t length, unsigned char *message,
                         size_t size);
    size_t capacity;
    unsigned char *compressed;
};

static struct codec *new_codec(struct end *end, size_t bound) {
    struct codec *codec = allocate(sizeof *codec);
    codec->capacity = bound + SIZE_CHANGE_BYTES;
    codec->compressed = allocate(codec->capacity);
    end->state = codec;
    return codec;
}

static void send_message(struct end *end, const unsigned char *message) {
    struct codec *codec = end->state;
    size_t length = codec->compress(codec, message, end->options->size, codec->compressed, codec->capacity);
    send_datagram(&end->datagrams, codec->compressed, length, end->descriptors, end->options->descriptors);
}

static void receive_message(struct end *end, unsigned char *message) {
    struct codec *codec = end->state;
    int arrived;
    size_t length =
        receive_datagram_up_to(&end->datagrams, codec->compressed, codec->capacity, end->descriptors, &arrived);
    if (arrived != end->options->descriptors)
        fail("recvmsg: %d descriptors, expected %d", arrived, end->options->descriptors);
    size_t size = codec->decompress(codec, codec->compressed, length, message, end->options->size);
    if (size != end->options->size)
        fail("compressed: the message has %zu bytes, expected %zu", size, end->options->size);
    close_descriptors(end);
}

static void open_receiver(struct end *end) {
    open_receiving_datagrams(&end->datagrams, end->options);
}

/* The send buffer holds any compressed message. */
static void open_sender(struct end *end) {
    struct codec *codec = end->state;
    open_sending_datagrams(&end->datagrams, end->options);
    grow_send_buffer(end->datagrams.socket, codec->capacity);
}

#endif

#if __has_include(<zlib.h>)
#include <zlib.h>

enum { ZLIB_LEVEL = 6 };

static size_t compress_gzip(struct codec *codec, const unsigned char *message, size_t size, unsigned char *target,
                            size_t capacity) {
    z_stream *stream = codec->compressor;
    deflateReset(stream);
    stream->next_in = (unsigned char *)message;
    stream->avail_in = (uInt)size;
    stream->next_out = target;
    stream->avail_out = (uInt)capacity;
    if (deflate(stream, Z_FINISH) != Z_STREAM_END)
        fail("deflate: the message does not fit %zu bytes", capacity);
    return stream->total_out;
}

static size_t decompress_gzip(struct codec *codec, const unsigned char *source, size_t length, unsigned char *message,
                              size_t size) {
    z_stream *stream = codec->decompressor;
    inflateReset(stream);
    stream->next_in = (unsigned char *)source;
    stream->avail_in = (uInt)length;
    stream->next_out = message;
    stream->avail_out = (uInt)size;
    if (inflate(stream, Z_SYNC_FLUSH) != Z_STREAM_END)
        fail("inflate: %s", stream->msg != NULL ? stream->msg : "not a whole message");
    return stream->total_out;
}

static void new_gzip(struct end *end) {
    struct codec *codec = new_codec(end, compressBound(end->options->size));
    z_stream *deflater = allocate(sizeof *deflater);
    z_stream *inflater = allocate(sizeof *inflater);
    if (deflateInit(deflater, ZLIB_LEVEL) != Z_OK || inflateInit(inflater) != Z_OK)
        fail("zlib: cannot be set up");
    codec->compressor = deflater;
    codec->decompressor = inflater;
    codec->compress = compress_gzip;
    codec->decompress = decompress_gzip;
}

static void open_gzip_receiver(struct end *end) {
    new_gzip(end);
    open_receiver(end);
}

static void open_gzip_sender(struct end *end) {
    new_gzip(end);
    open_sender(end);
}

const struct transport socket_gzip_transport = {"socket-gzip", open_gzip_receiver, open_gzip_sender,
                                                send_message, receive_message, false};
#endif

#if __has_include(<lz4.h>)
#include <lz4.h>

static size_t compress_lz4(struct codec *codec, const unsigned char *message, size_t size, unsigned char *target,
                           size_t capacity) {
    (void)codec;
    int length = LZ4_compress_default((const char *)message, (char *)target, (int)size, (int)capacity);
    if (length <= 0)
        fail("LZ4_compress_default: the message does not fit %zu bytes", capacity);
    return (size_t)length;
}

static size_t decompress_lz4(struct codec *codec, const unsigned char *source, size_t length, unsigned char *message,
                             size_t size) {
    (void)codec;
    int bytes = LZ4_decompress_safe((const char *)source, (char *)message, (int)length, (int)size);
    if (bytes < 0)
        fail("LZ4_decompress_safe: %d", bytes);
    return (size_t)bytes;
}

static void new_lz4(struct end *end) {
    struct codec *codec = new_codec(end, (size_t)LZ4_compressBound((int)end->options->size));
    codec->compress = compress_lz4;
    codec->decompress = decompress_lz4;
}

static void open_lz4_receiver(struct end *end) {
    new_lz4(end);
    open_receiver(end);
}

static void open_lz4_sender(struct end *end) {
    new_lz4(end);
    open_sender(end);
}

const struct transport socket_lz4_transport = {"socket-lz4", open_lz4_receiver, open_lz4_sender,
                                               send_message, receive_message, false};
#endif

#if __has_include(<zstd.h>)
#include <zstd.h>

enum { ZSTD_LEVEL = 3 };

static size_t compress_zstd(struct codec *codec, const unsigned char *message, size_t size, unsigned char *target,
                            size_t capacity) {
    size_t length = ZSTD_compress2(codec->compressor, target, capacity, message, size);
    if (ZSTD_isError(length))
        fail("ZSTD_compress2: %s", ZSTD_getErrorName(length));
    return length;
}

static size_t decompress_zstd(struct codec *codec, const unsigned char *source, size_t length, unsigned char *message,
                              size_t size) {
    size_t bytes = ZSTD_decompressDCtx(codec->decompressor, message, size, source, length);
    if (ZSTD_isError(bytes))
        fail("ZSTD_decompressDCtx: %s", ZSTD_getErrorName(bytes));
    return bytes;
}

static void new_zstd(struct end *end) {
    struct codec *codec = new_codec(end, ZSTD_compressBound(end->options->size));
    codec->compressor = ZSTD_createCCtx();
    codec->decompressor = ZSTD_createDCtx();
    if (codec->compressor == NULL || codec->decompressor == NULL ||
        ZSTD_isError(ZSTD_CCtx_setParameter(codec->compressor, ZSTD_c_compressionLevel, ZSTD_LEVEL)))
        fail("zstd: cannot be set up");
    codec->compress = compress_zstd;
    codec->decompress = decompress_zstd;
}

static void open_zstd_receiver(struct end *end) {
    new_zstd(end);
    open_receiver(end);
}

static void open_zstd_sender(struct end *end) {
    new_zstd(end);
    open_sender(end);
}

const struct transport socket_zstd_transport = {"socket-zstd", open_zstd_receiver, open_zstd_sender,
                                                send_message, receive_message, false};
#endif
