package org.ninefold.jobs.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** A form in which tables are exported. */
public enum ExportForm {
    /** CDISC Dataset-JSON 1.1, one object a file. */
    DATASET_JSON(".json", true),
    /** The same with a line for each row. */
    DATASET_NDJSON(".ndjson", true),
    /** SAS transport files, version 5: tables of ADaM alone, for results have longer names and texts. */
    XPT(".xpt", false),
    /** A study of cBioPortal: clinical data and survival, without dates. */
    CBIOPORTAL(".txt", false);

    private final String ending;
    private final boolean results;

    ExportForm(String ending, boolean results) {
        this.ending = ending;
        this.results = results;
    }

    /** As it is written on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How its files end. */
    String ending() {
        return ending;
    }

    /** Whether results can be had in it, too. */
    boolean hasResults() {
        return results;
    }

    void write(Dataset dataset, ExportSource source, OutputStream to) throws IOException {
        switch (this) {
            case DATASET_JSON -> DatasetJson.write(dataset, source, false, to);
            case DATASET_NDJSON -> DatasetJson.write(dataset, source, true, to);
            case XPT -> SasTransport.write(dataset, source, to);
            case CBIOPORTAL -> throw new IllegalArgumentException("cBioPortal has a study, not tables");
        }
    }
}
