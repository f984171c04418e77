package org.ninefold.risk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes values one behind the other as bytes; {@link Unpacker} reads them in the same order. */
public final class Packer {
    private static final int CONTINUED = 0x80;
    private static final int LONGEST_NUMBER = 10;

    private byte[] bytes = new byte[1 << 5];
    private int size;

    /** What was written since the last call. */
    public byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, size);
        size = 0;
        return taken;
    }

    /** Small numbers, whatever their sign, take few bytes. */
    public void number(long number) {
        reserve(LONGEST_NUMBER);
        long rest = (number << 1) ^ (number >> (Long.SIZE - 1));
        while ((rest & -CONTINUED) != 0) {
            bytes[size++] = (byte) (rest | CONTINUED);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** A number with decimals. */
    public void real(double number) {
        number(Long.reverseBytes(Double.doubleToLongBits(number)));
    }

    /** A text or null. */
    public void text(String text) {
        if (text == null) {
            number(-1);
            return;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, Math.multiplyExact(2, bytes.length)));
        }
    }
}
