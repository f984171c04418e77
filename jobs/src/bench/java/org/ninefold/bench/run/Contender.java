package org.ninefold.bench.run;

/** Who runs the race. */
enum Contender {
    POOL("pool"),
    COPY("bare copy"),
    R("R"),
    DUCKDB("DuckDB");

    private final String label;

    Contender(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
