/*
 * CRC32C, as java.util.zip.CRC32C sums up: polynomial 0x1EDC6F41, bits reflected, begun and ended with all bits set.
 *
 * x86-64: carry-less multiplication folds the bytes into accumulators, 256 bytes a step where the CPU has AVX-512 and
 * VPCLMULQDQ, 128 bytes a step where it has PCLMULQDQ; what is left goes through the crc32 instruction. AArch64: the
 * crc32cx instruction, 8 bytes a step. Elsewhere a table, a byte a step. Those are the kinds of instructions that the JDK's
 * own intrinsics use.
 */
#define _GNU_SOURCE
#include "ipcbench.h"

#include <string.h>

/* Folding: T. Gopal, E. Ozturk et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ", Intel, 2009. */

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

/* x to this power, modulo the polynomial, as a factor of a carry-less product, which is one bit short. */
static uint64_t factor(int power) {
    uint32_t rest = UINT32_C(1) << 31;
    for (int i = 0; i < power - 1; i++)
        rest = (rest >> 1) ^ ((rest & 1) != 0 ? POLYNOMIAL : 0);
    return (uint64_t)rest << 32;
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

/* Factors that move the two halves of an accumulator so many bytes on. */
struct factors {
    uint64_t first;
    uint64_t second;
};

static struct factors factors_of(int bytes) {
    return (struct factors){factor(bytes * 8 + 64), factor(bytes * 8)};
}

__attribute__((target("sse4.2,pclmul"))) static uint32_t by_folding(uint32_t state, const unsigned char *bytes,
                                                                      size_t length) {
    enum { COUNT = 8, STEP = COUNT * 16 };
    static struct factors moved;
    if (length < 2 * STEP)
        return by_instruction(state, bytes, length);
    if (moved.first == 0)
        moved = factors_of(STEP);
    const __m128i move = _mm_set_epi64x((long long)moved.second, (long long)moved.first);
    __m128i sums[COUNT];
    for (int i = 0; i < COUNT; i++)
        sums[i] = _mm_loadu_si128((const __m128i *)bytes + i);
    sums[0] = _mm_xor_si128(sums[0], _mm_cvtsi32_si128((int)state));
    for (bytes += STEP, length -= STEP; length >= STEP; bytes += STEP, length -= STEP) {
#pragma GCC unroll 8
        for (int i = 0; i < COUNT; i++) {
            __m128i first = _mm_clmulepi64_si128(sums[i], move, 0x00);
            __m128i second = _mm_clmulepi64_si128(sums[i], move, 0x11);
            sums[i] = _mm_xor_si128(_mm_xor_si128(first, second), _mm_loadu_si128((const __m128i *)bytes + i));
        }
    }
    return by_instruction(by_instruction(0, (const unsigned char *)sums, sizeof sums), bytes, length);
}

__attribute__((target("sse4.2,avx512f,avx512bw,avx512vl,vpclmulqdq"))) static uint32_t
by_wide_folding(uint32_t state, const unsigned char *bytes, size_t length) {
    enum { COUNT = 4, STEP = COUNT * 64 };
    static struct factors moved;
    if (length < 2 * STEP)
        return by_folding(state, bytes, length);
    if (moved.first == 0)
        moved = factors_of(STEP);
    const __m512i move = _mm512_broadcast_i32x4(_mm_set_epi64x((long long)moved.second, (long long)moved.first));
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
        return by_folding;
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
    unsigned char bytes[1237];
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
