package org.ninefold.study;

/** Of whom a share is taken, where of some subjects nobody knows what is asked. */
public enum Denominator implements Keyed {
    /** Those of whom it is known. */
    ASSESSED("assessed"),
    /** The whole population: unknown counts as no. */
    ALL("all");

    private final String key;

    Denominator(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
