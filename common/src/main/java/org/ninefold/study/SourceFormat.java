package org.ninefold.study;

/** The format of a source's files. */
public enum SourceFormat implements Keyed {
    /** Delimited text. */
    CSV("csv"),
    /** Parquet. */
    PARQUET("parquet");

    private final String key;

    SourceFormat(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
