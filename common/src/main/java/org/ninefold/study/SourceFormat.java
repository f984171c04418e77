package org.ninefold.study;

import org.ninefold.schema.Keyed;

/** The format of a source's files. */
public enum SourceFormat implements Keyed {
    /** Delimited text. */
    CSV,
    PARQUET
}
