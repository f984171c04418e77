package org.ninefold.report.scene;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Pixels as a PNG of 300 dots to the inch. What is compressed does not depend on the machine's zlib: of a figure nearly
 * every row is like the one above it, and long runs of zeros are all that is looked for.
 */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int DOTS_PER_METRE = 11811;
    private static final byte LIKE_THE_ROW_ABOVE = 2;

    private Png() {}

    static byte[] of(Raster raster) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(raster.width)
                        .putInt(raster.height)
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array());
        chunk(
                out,
                "pHYs",
                ByteBuffer.allocate(9)
                        .putInt(DOTS_PER_METRE)
                        .putInt(DOTS_PER_METRE)
                        .put((byte) 1)
                        .array());
        chunk(out, "IDAT", zlib(rows(raster)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] rows(Raster raster) {
        byte[] rows = new byte[(raster.width * 3 + 1) * raster.height];
        int at = 0;
        for (int y = 0; y < raster.height; y++) {
            rows[at++] = LIKE_THE_ROW_ABOVE;
            if (raster.isLikeTheRowAbove(y)) {
                at += raster.width * 3; // zeros, as an array is made
                continue;
            }
            for (int x = 0; x < raster.width; x++) {
                int here = raster.rgb(x, y);
                int above = y == 0 ? 0 : raster.rgb(x, y - 1);
                rows[at++] = (byte) ((here >> 16) - (above >> 16));
                rows[at++] = (byte) ((here >> 8) - (above >> 8));
                rows[at++] = (byte) (here - above);
            }
        }
        return rows;
    }

    private static byte[] zlib(byte[] data) {
        var out = new ByteArrayOutputStream();
        out.write(0x78);
        out.write(0x01);
        out.writeBytes(new RunLengths(data).deflated());
        var sum = new Adler32();
        sum.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] named = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        var sum = new CRC32();
        sum.update(named);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(named);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
