package org.ninefold.study;

/** The format of a source's files. */
public enum SourceFormat implements Keyed {
    /** Delimited text. */
    CSV,
    PARQUET
}
