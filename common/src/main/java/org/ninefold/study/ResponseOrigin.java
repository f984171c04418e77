package org.ninefold.study;

import org.ninefold.schema.Keyed;

/** The date from which the days of the response window count. */
public enum ResponseOrigin implements Keyed {
    /** The later of the first infusion and the index date. */
    LATEST("latest"),
    /** The first infusion; the index date of a subject without one. */
    INFUSION("TRTSDT"),
    /** The index date. */
    INDEX("INDEXDT");

    private final String key;

    ResponseOrigin(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
