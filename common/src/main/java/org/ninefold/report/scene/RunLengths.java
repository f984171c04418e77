package org.ninefold.report.scene;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Bytes in the form of RFC 1951 with its fixed codes, in which a byte that repeats is written once with a count, and so
 * are three bytes – a pixel – that repeat.
 */
final class RunLengths {
    private static final int LEAST = 3;
    private static final int MOST = 258;
    private static final int END = 256;
    /** Smallest length of the codes 257 … 284 and how many bits tell the rest; 258 has a code of its own. */
    private static final int[] LENGTHS = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258
    };

    private static final int[] MORE = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };

    private final byte[] data;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int bits;
    private int count;

    RunLengths(byte[] data) {
        this.data = data;
    }

    byte[] deflated() {
        bits(1, 1);
        bits(1, 2);
        int at = 0;
        while (at < data.length) {
            int single = run(at, 1);
            int pixel = single == MOST ? 0 : run(at, 3);
            if (Math.max(single, pixel) < LEAST) {
                code(data[at] & 0xff);
                at++;
            } else {
                int length = Math.max(single, pixel);
                repeat(length, single >= pixel ? 1 : 3);
                at += length;
            }
        }
        code(END);
        bits(0, 7);
        return out.toByteArray();
    }

    private int run(int at, int distance) {
        if (at < distance) {
            return 0;
        }
        int end = Math.min(at + MOST, data.length);
        int length = Arrays.mismatch(data, at, end, data, at - distance, end - distance);
        return length < 0 ? end - at : length;
    }

    private void repeat(int length, int distance) {
        int code = LENGTHS.length - 1;
        while (LENGTHS[code] > length) {
            code--;
        }
        code(END + 1 + code);
        bits(length - LENGTHS[code], MORE[code]);
        reversed(distance - 1, 5);
    }

    /** A literal, a length or the end in the fixed code. */
    private void code(int symbol) {
        if (symbol < 144) {
            reversed(0x30 + symbol, 8);
        } else if (symbol < 256) {
            reversed(0x190 + symbol - 144, 9);
        } else if (symbol < 280) {
            reversed(symbol - 256, 7);
        } else {
            reversed(0xc0 + symbol - 280, 8);
        }
    }

    private void reversed(int value, int length) {
        bits(Integer.reverse(value) >>> (32 - length), length);
    }

    private void bits(int value, int length) {
        bits |= value << count;
        count += length;
        while (count >= 8) {
            out.write(bits);
            bits >>>= 8;
            count -= 8;
        }
    }
}
