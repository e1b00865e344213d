package io.github.ipcbench.protocol;

/**
 * The frame around every control message.
 *
 * <pre>
 *    0       4         6      7        11
 *    +-------+---------+------+--------+------ - - -
 *    | IPCB  | version | type | length | body, big-endian
 *    +-------+---------+------+--------+------ - - -
 * </pre>
 */
final class ControlFrame {
    /** {@code IPCB} in ASCII. */
    static final int MAGIC = 0x49504342;

    static final int VERSION = 1;

    /** Far more than any message needs; what claims more is garbage. */
    static final int MAX_BODY_BYTES = 1 << 16;

    private ControlFrame() {}
}
