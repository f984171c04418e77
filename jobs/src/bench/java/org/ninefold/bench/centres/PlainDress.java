package org.ninefold.bench.centres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** C09: close to the standard schema. */
final class PlainDress implements Dress {
    private final Sheet sheet;

    PlainDress(Path folder) throws IOException {
        sheet = Sheet.open(
                folder.resolve("patient.csv"),
                StandardCharsets.UTF_8,
                ',',
                LF,
                "id",
                "sex",
                "age",
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
                "crs_day",
                "crs_duration",
                "icans",
                "agvhd");
    }

    @Override
    public void add(int place, Subject s) throws IOException {
        DayText day = DayText.ISO;
        sheet.row(
                "K" + (place + 1),
                s.male() ? "M" : "F",
                s.age(),
                s.phPositive() ? "POS" : "NEG",
                s.status(),
                day.of(s.transplant()),
                day.of(s.infusion()),
                Words.hundredths(s.doseHundredths()),
                s.response(),
                day.of(s.responseDay()),
                day.of(s.relapse()),
                s.relapseSite(),
                s.cd19(),
                day.of(s.secondTransplant()),
                day.of(s.death()),
                s.deathCause(),
                day.of(s.lastContact()),
                s.crs(),
                Words.days(s.crsDay()),
                Words.days(s.crsDays()),
                s.icans(),
                s.agvhd());
    }

    @Override
    public void close() throws IOException {
        sheet.close();
    }
}
