package org.ninefold.study;

/** How the error of an effect pooled over the centres is made. */
public enum HartungKnapp implements Keyed {
    /** As Hartung and Knapp give it, however small. */
    PLAIN("plain"),
    /** Never smaller than the centres' own errors make it. */
    ADHOC("adhoc");

    private final String key;

    HartungKnapp(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
