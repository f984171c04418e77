package org.ninefold.jobs.extract;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.ninefold.study.Guards;

/**
 * Decompresses the pages of a Parquet file, as long as they say that they have no more bytes than they may: the library makes
 * room for as many as a page says.
 */
final class ParquetPages implements CompressionCodecFactory {
    private final CompressionCodecFactory codecs;
    private final Guards guards;
    private final long fileBytes;
    private long decompressed;
    private String refusal;

    ParquetPages(CompressionCodecFactory codecs, Guards guards, long fileBytes) {
        this.codecs = codecs;
        this.guards = guards;
        this.fileBytes = fileBytes;
    }

    /** Why a page was not decompressed, the rest of a sentence that begins with the file; null where all were. */
    String refusal() {
        return refusal;
    }

    private void take(int bytes) throws IOException {
        decompressed += Math.max(0, bytes);
        if (bytes > guards.maxRowGroupBytes()) {
            refusal =
                    "has more than %d million bytes in a page; deliver it in smaller row groups, or raise the source's `max-row-group`"
                            .formatted(guards.maxRowGroup());
        } else if (decompressed > guards.maxExpanded(fileBytes)) {
            refusal =
                    "has more than %d times as many bytes decompressed; deliver it as text, or raise the source's `max-expansion`"
                            .formatted(guards.maxExpansion());
        }
        if (refusal != null) {
            throw new IOException("a page is not decompressed");
        }
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        BytesInputDecompressor own = codecs.getDecompressor(codec);
        return new BytesInputDecompressor() {
            @Override
            public BytesInput decompress(BytesInput bytes, int size) throws IOException {
                take(size);
                return own.decompress(bytes, size);
            }

            @Override
            public void decompress(ByteBuffer from, int compressed, ByteBuffer to, int size) throws IOException {
                take(size);
                own.decompress(from, compressed, to, size);
            }

            @Override
            public void release() {
                own.release();
            }
        };
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return codecs.getCompressor(codec);
    }

    @Override
    public void release() {
        codecs.release();
    }
}
