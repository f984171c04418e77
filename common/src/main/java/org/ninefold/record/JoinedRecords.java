package org.ninefold.record;

import java.io.Serializable;
import java.util.List;

/** The records of another source that a record is joined with. */
public interface JoinedRecords extends Serializable {
    /**
     * Each of some records with the joined cells in their place, once for each different one; the records as they are where
     * there is none; no records where there are too many.
     */
    List<String[]> joined(List<String[]> asking);
}
