package org.ninefold.bench.centres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** C07: the columns of the sample's typed Parquet, as CSV: a Parquet file would be no CSV to copy. */
final class TypedDress implements Dress {
    private final Sheet sheet;

    TypedDress(Path folder) throws IOException {
        sheet = Sheet.open(
                folder.resolve("cohort.csv"),
                StandardCharsets.UTF_8,
                ',',
                LF,
                "patient_no",
                "sex",
                "age",
                "ph_positive",
                "disease_status",
                "hsct_date",
                "infusion_date",
                "dose_1e6_per_kg",
                "response",
                "response_date",
                "relapse_date",
                "relapse_site",
                "relapse_cd19",
                "second_hsct_date",
                "alive",
                "death_date",
                "death_cause",
                "last_contact_date",
                "crs_grade",
                "crs_onset_day",
                "crs_days",
                "icans_grade",
                "agvhd_grade",
                "load_batch");
    }

    @Override
    public void add(int place, Subject s) throws IOException {
        DayText day = DayText.ISO;
        sheet.row(
                700_118 + 17L * place,
                s.male() ? "M" : "F",
                s.age(),
                s.phPositive(),
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
                !s.dead(),
                day.of(s.death()),
                s.deathCause(),
                day.of(s.lastContact()),
                s.crs(),
                Words.days(s.crsDay()),
                Words.days(s.crsDays()),
                s.icans(),
                s.agvhd(),
                12);
    }

    @Override
    public void close() throws IOException {
        sheet.close();
    }
}
