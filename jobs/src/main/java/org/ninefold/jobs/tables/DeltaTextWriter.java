package org.ninefold.jobs.tables;

import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesWriter;
import org.apache.parquet.column.values.factory.DefaultV2ValuesWriterFactory;
import org.apache.parquet.column.values.factory.ValuesWriterFactory;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Texts as DELTA_BYTE_ARRAY: of each what it shares with the one before, and the rest. Its bytes are those of Parquet's own
 * writer, which looks for the shared part byte by byte; here a text that is the object of the row before – a study, a centre, a
 * subject's pseudonym – shares all without a look.
 */
final class DeltaTextWriter extends ValuesWriter {
    private static final byte[] NOTHING = {};

    private final ValuesWriter shared;
    private final ValuesWriter rest;
    private Binary last = Binary.EMPTY;
    private byte[] lastBytes = NOTHING;

    DeltaTextWriter(ParquetProperties properties) {
        int slab = properties.getInitialSlabSize();
        int page = properties.getPageSizeThreshold();
        shared = new DeltaBinaryPackingValuesWriterForInteger(slab, page, properties.getAllocator());
        rest = new DeltaLengthByteArrayValuesWriter(slab, page, properties.getAllocator());
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // equal texts that are two objects are compared below
    public void writeBytes(Binary text) {
        if (text == last) {
            shared.writeInteger(lastBytes.length);
            rest.writeBytes(Binary.EMPTY);
            return;
        }
        byte[] bytes = text.getBytesUnsafe();
        int differs = Arrays.mismatch(lastBytes, bytes);
        int prefix = differs < 0 ? bytes.length : differs;
        shared.writeInteger(prefix);
        rest.writeBytes(text.slice(prefix, bytes.length - prefix));
        last = text;
        lastBytes = bytes;
    }

    @Override
    public long getBufferedSize() {
        return shared.getBufferedSize() + rest.getBufferedSize();
    }

    @Override
    public BytesInput getBytes() {
        return BytesInput.concat(shared.getBytes(), rest.getBytes());
    }

    @Override
    public Encoding getEncoding() {
        return Encoding.DELTA_BYTE_ARRAY;
    }

    @Override
    public void reset() {
        shared.reset();
        rest.reset();
        last = Binary.EMPTY;
        lastBytes = NOTHING;
    }

    @Override
    public void close() {
        shared.close();
        rest.close();
    }

    @Override
    public long getAllocatedSize() {
        return shared.getAllocatedSize() + rest.getAllocatedSize();
    }

    @Override
    public String memUsageString(String prefix) {
        return rest.memUsageString(shared.memUsageString(prefix) + " DELTA_STRINGS");
    }

    /** Parquet's writers of values but for texts. */
    static final class Factory implements ValuesWriterFactory {
        private final ValuesWriterFactory others = new DefaultV2ValuesWriterFactory();
        private ParquetProperties properties;

        @Override
        public void initialize(ParquetProperties of) {
            properties = of;
            others.initialize(of);
        }

        @Override
        public ValuesWriter newValuesWriter(ColumnDescriptor column) {
            return column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY
                    ? new DeltaTextWriter(properties)
                    : others.newValuesWriter(column);
        }
    }
}
