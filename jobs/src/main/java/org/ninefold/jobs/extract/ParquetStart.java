package org.ninefold.jobs.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.MessageType;
import org.ninefold.study.Guards;

/** What a Parquet file says of itself before its rows are read. */
record ParquetStart(ParquetBytes bytes, Guards guards) {
    static final String NOT_WHOLE = "is not a whole Parquet file; deliver it again";

    private static final String MAGIC = "PAR1";
    private static final String ENCRYPTED = "PARE";

    /** Why the file is no Parquet file, or null. */
    String kind() throws IOException {
        try (InputStream stream = bytes.stream()) {
            String start = new String(stream.readNBytes(MAGIC.length()), StandardCharsets.ISO_8859_1);
            return switch (start) {
                case MAGIC -> null;
                case "" -> "is empty; deliver it again";
                case ENCRYPTED -> "is an encrypted Parquet file; deliver it without encryption";
                default -> "is not a Parquet file; correct the source's `format` or deliver the file again";
            };
        }
    }

    /** The schema, where the file keeps to the limits of its source. */
    MessageType schema() throws IOException, BrokenFileException {
        try (var footer = ParquetFileReader.open(bytes)) {
            MessageType schema = footer.getFileMetaData().getSchema();
            if (schema.getFieldCount() > guards.maxColumns()) {
                throw new BrokenFileException(
                        "has more than %d columns; leave out those that nobody needs, or raise the source's `max-columns`"
                                .formatted(guards.maxColumns()));
            }
            for (BlockMetaData group : footer.getRowGroups()) {
                refuseLarge(group);
            }
            return schema;
        }
    }

    /** The library makes room for as many bytes as a row group says that it has. */
    private void refuseLarge(BlockMetaData group) throws BrokenFileException {
        long all = 0;
        for (ColumnChunkMetaData column : group.getColumns()) {
            if (column.getTotalSize() < 0 || column.getTotalSize() > bytes.getLength() - column.getStartingPos()) {
                throw new BrokenFileException(NOT_WHOLE);
            }
            all += column.getTotalSize();
        }
        if (all > guards.maxRowGroupBytes()) {
            throw new BrokenFileException(
                    "has a row group of more than %d million bytes; deliver it in smaller ones, or raise the source's `max-row-group`"
                            .formatted(guards.maxRowGroup()));
        }
    }
}
