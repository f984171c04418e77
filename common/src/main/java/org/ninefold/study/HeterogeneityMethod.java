package org.ninefold.study;

/** How the variance between centres is estimated. */
public enum HeterogeneityMethod implements Keyed {
    /** Restricted maximum likelihood. */
    REML("reml"),
    /** DerSimonian and Laird's moments. */
    DL("dl"),
    /** Paule and Mandel's moments. */
    PM("pm");

    private final String key;

    HeterogeneityMethod(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
