package org.ninefold.risk;

import java.nio.charset.StandardCharsets;

/** Reads what a {@link Packer} wrote, in the same order. */
public final class Unpacker {
    private final byte[] bytes;
    private int next;

    /** Reads from the first byte on. */
    public Unpacker(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether there is one more value. */
    public boolean hasNext() {
        return next < bytes.length;
    }

    /** A whole number. */
    public long number() {
        long rest = 0;
        int shift = 0;
        byte part;
        do {
            part = bytes[next++];
            rest |= (part & 0x7FL) << shift;
            shift += 7;
        } while (part < 0);
        return (rest >>> 1) ^ -(rest & 1);
    }

    /** A number with decimals. */
    public double real() {
        return Double.longBitsToDouble(Long.reverseBytes(number()));
    }

    /** A text or null. */
    public String text() {
        int length = (int) number();
        if (length < 0) {
            return null;
        }
        next += length;
        return new String(bytes, next - length, length, StandardCharsets.UTF_8);
    }
}
