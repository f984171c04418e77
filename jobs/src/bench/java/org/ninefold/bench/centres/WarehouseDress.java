package org.ninefold.bench.centres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** C08: the columns of the sample's Parquet of strings, as CSV; dates without separators, {@code NA}, grades in words. */
final class WarehouseDress implements Dress {
    private static final Map<String, String> CAUSE = Map.of("CRS_MOF", "cytokine storm with organ failure");
    private static final String NONE = "NA";

    private final Sheet sheet;

    WarehouseDress(Path folder) throws IOException {
        sheet = Sheet.open(
                folder.resolve("patients.csv"),
                StandardCharsets.UTF_8,
                ',',
                LF,
                "id",
                "sex",
                "birth",
                "ph",
                "status",
                "hsct",
                "infusion",
                "dose",
                "response",
                "response_date",
                "relapse",
                "relapse_site",
                "relapse_cd19",
                "hsct2",
                "death",
                "death_cause",
                "last_contact",
                "crs",
                "crs_start",
                "crs_end",
                "icans",
                "agvhd");
    }

    @Override
    public void add(int place, Subject s) throws IOException {
        DayText day = DayText.COMPACT;
        sheet.row(
                "N8/" + Words.padded(9L * place, 3),
                s.male() ? "1" : "2",
                day.of(s.birth()),
                s.phPositive() ? "Y" : "N",
                s.status(),
                day.of(s.transplant()),
                day.of(s.infusion()),
                Words.hundredths(s.doseHundredths()),
                s.response(),
                day.or(NONE, s.responseDay()),
                day.or(NONE, s.relapse()),
                Words.or(NONE, s.relapseSite()),
                Words.or(NONE, s.cd19()),
                day.or(NONE, s.secondTransplant()),
                day.or(NONE, s.death()),
                Words.or(NONE, Words.word(CAUSE, s.deathCause())),
                day.of(s.lastContact()),
                Words.GRADES[s.crs()],
                day.or(NONE, s.crsOnset()),
                day.or(NONE, s.crsEnd()),
                Words.GRADES[s.icans()],
                Words.roman(s.agvhd()));
    }

    @Override
    public void close() throws IOException {
        sheet.close();
    }
}
