package org.ninefold.adam;

/** A row of an analysis dataset of records, behind study, site and subject. */
public sealed interface AdamRow permits Adtte, Adae, Adrs, Adlb, Admile {
    /** What a flag holds that is set; one that is not is null. */
    String YES = "Y";

    /** The cells in the order of the schema, behind study, site and subject; dates as days since 1970-01-01. */
    Object[] cells();
}
