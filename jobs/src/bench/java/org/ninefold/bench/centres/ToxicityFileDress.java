package org.ninefold.bench.centres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * C03: total cells and weight; toxicities in a long file of their own, grades in words, every third subject with one that
 * the study does not count.
 */
final class ToxicityFileDress implements Dress {
    private static final Map<String, String> CAUSE = Map.of("DISEASE_PROGRESSION", "progressive disease");
    private static final String MARK = "\uFEFF";

    private final Sheet patients;
    private final Sheet toxicities;

    ToxicityFileDress(Path folder) throws IOException {
        patients = Sheet.open(
                folder.resolve("patients.csv"),
                StandardCharsets.UTF_8,
                ',',
                LF,
                MARK + "study_no",
                "sex",
                "age",
                "weight_kg",
                "ph",
                "disease_status",
                "allo_hsct",
                "cart_infusion",
                "cells_total_1e6",
                "best_response",
                "response_date",
                "relapse_date",
                "relapse_site",
                "relapse_cd19",
                "second_hsct",
                "outcome",
                "date_of_death",
                "cause_of_death",
                "last_follow_up",
                "remark");
        toxicities = Sheet.open(
                folder.resolve("toxicities.csv"),
                StandardCharsets.UTF_8,
                ',',
                LF,
                MARK + "study_no",
                "toxicity",
                "grade",
                "onset",
                "resolved",
                "reported_by");
    }

    @Override
    public void add(int place, Subject s) throws IOException {
        DayText day = DayText.ISO;
        String id = "ZY-" + Words.padded(13L * place, 4);
        patients.row(
                id,
                s.male() ? "M" : "F",
                s.age(),
                Words.decimal(5L * s.weightHalves(), 1),
                s.phPositive() ? "Ph+" : "Ph-",
                s.status().toLowerCase(Locale.ROOT),
                day.of(s.transplant()),
                day.of(s.infusion()),
                Words.decimal(5L * s.doseHundredths() * s.weightHalves(), 3),
                s.response(),
                day.of(s.responseDay()),
                day.of(s.relapse()),
                s.relapseSite(),
                s.cd19(),
                day.of(s.secondTransplant()),
                s.dead() ? "dead" : "alive",
                day.of(s.death()),
                Words.word(CAUSE, s.deathCause()),
                day.of(s.lastContact()),
                s.secondTransplant() == Subject.NEVER ? "" : "second donor, same HLA");
        if (s.crs() > 0) {
            toxicities.row(id, "CRS", Words.GRADES[s.crs()], day.of(s.crsOnset()), day.of(s.crsEnd()), "ward");
        }
        if (s.icans() > 0) {
            toxicities.row(id, "ICANS", Words.GRADES[s.icans()], "", "", "neurologist");
        }
        if (s.agvhd() > 0) {
            toxicities.row(id, "aGVHD", Words.roman(s.agvhd()), "", "", "outpatient clinic");
        }
        if (place % 3 == 0) {
            toxicities.row(id, "neutropenic fever", Words.GRADES[2], day.of(s.infusion() + 8), "", "ward");
        }
    }

    @Override
    public void close() throws IOException {
        try (patients) {
            toxicities.close();
        }
    }
}
