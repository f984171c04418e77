package org.ninefold.jobs.extract;

import java.util.List;

/** A file of which nothing is read. */
record NoRecords(String failure) implements Records {
    @Override
    public List<String> header() {
        return List.of();
    }

    @Override
    public boolean next() {
        return false;
    }

    @Override
    public List<String> cells() {
        return List.of();
    }

    @Override
    public long line() {
        return 0;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
