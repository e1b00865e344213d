/*
 * CRC32C, as java.util.zip.CRC32C sums up: polynomial 0x1EDC6F41, bits reflected, begun and ended with all bits set.
 *
 * x86-64: where the CPU has AVX-512 and VPCLMULQDQ, carry-less multiplication folds 256 bytes a step; else the crc32
 * instruction sums up three parts at once. The JDK's intrinsics do the same. AArch64: the crc32cx instruction, 8 bytes a
 * step. Elsewhere a table, a byte a step.
 */
#define _GNU_SOURCE
#include "ipcbench.h"

#include <string.h>

#define POLYNOMIAL UINT32_C(0x82F63B78) /* reflected */

static uint32_t by_table(uint32_t state, const unsigned char *bytes, size_t length) {
    static uint32_t table[256];
    if (table[1] == 0) {
        for (uint32_t byte = 0; byte < 256; byte++) {
            uint32_t rest = byte;
            for (int bit = 0; bit < 8; bit++)
                rest = (rest >> 1) ^ ((rest & 1) != 0 ? POLYNOMIAL : 0);
            table[byte] = rest;
        }
    }
    for (size_t i = 0; i < length; i++)
        state = (state >> 8) ^ table[(state ^ bytes[i]) & 0xff];
    return state;
}

#if defined(__x86_64__)
#include <immintrin.h>

/* x to this power, modulo the polynomial. */
static uint32_t power_of_x(int power) {
    uint32_t rest = UINT32_C(1) << 31;
    for (int i = 0; i < power; i++)
        rest = (rest >> 1) ^ ((rest & 1) != 0 ? POLYNOMIAL : 0);
    return rest;
}

__attribute__((target("sse4.2"))) static uint32_t by_instruction(uint32_t state, const unsigned char *bytes,
                                                                   size_t length) {
    uint64_t wide = state;
    for (; length >= 8; bytes += 8, length -= 8) {
        uint64_t word;
        memcpy(&word, bytes, sizeof word);
        wide = _mm_crc32_u64(wide, word);
    }
    state = (uint32_t)wide;
    for (; length > 0; bytes++, length--)
        state = _mm_crc32_u8(state, *bytes);
    return state;
}

/* The state after as many zero bytes as the factor stands for: x to the power of its bits less 33. */
__attribute__((target("sse4.2,pclmul"))) static uint32_t moved_on(uint32_t state, uint32_t factor) {
    __m128i product = _mm_clmulepi64_si128(_mm_cvtsi32_si128((int)state), _mm_cvtsi32_si128((int)factor), 0x00);
    return (uint32_t)_mm_crc32_u64(0, (uint64_t)_mm_cvtsi128_si64(product));
}

/* The instruction takes three cycles, and another can begin in each: three parts at once. */
__attribute__((target("sse4.2,pclmul"))) static uint32_t by_three(uint32_t state, const unsigned char *bytes,
                                                                    size_t length) {
    enum { PART = 1024 };
    static uint32_t by_one_part, by_two_parts;
    if (by_one_part == 0) {
        by_one_part = power_of_x(PART * 8 - 33);
        by_two_parts = power_of_x(2 * PART * 8 - 33);
    }
    for (; length >= 3 * PART; bytes += 3 * PART, length -= 3 * PART) {
        uint64_t sums[3] = {state, 0, 0};
        for (size_t i = 0; i < PART; i += 8) {
            uint64_t words[3];
            memcpy(&words[0], bytes + i, 8);
            memcpy(&words[1], bytes + PART + i, 8);
            memcpy(&words[2], bytes + 2 * PART + i, 8);
            sums[0] = _mm_crc32_u64(sums[0], words[0]);
            sums[1] = _mm_crc32_u64(sums[1], words[1]);
            sums[2] = _mm_crc32_u64(sums[2], words[2]);
        }
        state = moved_on((uint32_t)sums[0], by_two_parts) ^ moved_on((uint32_t)sums[1], by_one_part) ^
                (uint32_t)sums[2];
    }
    return by_instruction(state, bytes, length);
}

/*
 * Four accumulators of four lanes; a step moves each 256 bytes on, by a product with each half of a lane, and adds what is
 * there. A product of reflected halves is one bit short, hence the powers.
 */
__attribute__((target("sse4.2,avx512f,avx512bw,avx512vl,vpclmulqdq"))) static uint32_t
by_wide_folding(uint32_t state, const unsigned char *bytes, size_t length) {
    enum { COUNT = 4, STEP = COUNT * 64 };
    static uint64_t of_first, of_second; /* half of a lane */
    if (length < 2 * STEP)
        return by_three(state, bytes, length);
    if (of_first == 0) {
        of_first = (uint64_t)power_of_x(STEP * 8 + 63) << 32;
        of_second = (uint64_t)power_of_x(STEP * 8 - 1) << 32;
    }
    const __m512i move = _mm512_broadcast_i32x4(_mm_set_epi64x((long long)of_second, (long long)of_first));
    __m512i sums[COUNT];
    for (int i = 0; i < COUNT; i++)
        sums[i] = _mm512_loadu_si512(bytes + i * 64);
    sums[0] = _mm512_xor_si512(sums[0], _mm512_zextsi128_si512(_mm_cvtsi32_si128((int)state)));
    for (bytes += STEP, length -= STEP; length >= STEP; bytes += STEP, length -= STEP) {
#pragma GCC unroll 4
        for (int i = 0; i < COUNT; i++) {
            __m512i first = _mm512_clmulepi64_epi128(sums[i], move, 0x00);
            __m512i second = _mm512_clmulepi64_epi128(sums[i], move, 0x11);
            /* 0x96: exclusive or of all three */
            sums[i] = _mm512_ternarylogic_epi64(first, second, _mm512_loadu_si512(bytes + i * 64), 0x96);
        }
    }
    return by_instruction(by_instruction(0, (const unsigned char *)sums, sizeof sums), bytes, length);
}

typedef uint32_t (*way)(uint32_t state, const unsigned char *bytes, size_t length);

static way fastest(void) {
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("vpclmulqdq"))
        return by_wide_folding;
    if (__builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("pclmul"))
        return by_three;
    return by_table;
}

#elif defined(__aarch64__)
#include <arm_acle.h>
#include <sys/auxv.h>
#ifndef HWCAP_CRC32
#define HWCAP_CRC32 (1 << 7)
#endif

__attribute__((target("+crc"))) static uint32_t by_instruction(uint32_t state, const unsigned char *bytes,
                                                               size_t length) {
    for (; length >= 8; bytes += 8, length -= 8) {
        uint64_t word;
        memcpy(&word, bytes, sizeof word);
        state = __crc32cd(state, word);
    }
    for (; length > 0; bytes++, length--)
        state = __crc32cb(state, *bytes);
    return state;
}

typedef uint32_t (*way)(uint32_t state, const unsigned char *bytes, size_t length);

static way fastest(void) {
    return (getauxval(AT_HWCAP) & HWCAP_CRC32) != 0 ? by_instruction : by_table;
}

#else

typedef uint32_t (*way)(uint32_t state, const unsigned char *bytes, size_t length);

static way fastest(void) {
    return by_table;
}

#endif

/* Checked once against the table, with a length that leaves something over in each step. */
static way checked(void) {
    static unsigned char bytes[4237];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)(i * i);
    way found = fastest();
    if (found(UINT32_MAX, bytes, sizeof bytes) != by_table(UINT32_MAX, bytes, sizeof bytes) ||
        by_table(UINT32_MAX, (const unsigned char *)"123456789", 9) != ~UINT32_C(0xE3069283))
        fail("CRC32C: the sum is wrong");
    return found;
}

uint32_t crc32c(uint32_t sum, const unsigned char *bytes, size_t length) {
    static way found = NULL;
    if (found == NULL)
        found = checked();
    return ~found(~sum, bytes, length);
}
