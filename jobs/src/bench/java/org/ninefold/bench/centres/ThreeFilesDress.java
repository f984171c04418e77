package org.ninefold.bench.centres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * C05: patients, what happened to them, toxicities where they occurred. One relapse in 101 is delivered twice, one subject
 * in 89 is followed by one never infused.
 */
final class ThreeFilesDress implements Dress {
    private static final Map<String, String> CAUSE =
            Map.of("RELAPSE", "leukemia relapse", "DISEASE_PROGRESSION", "leukemia progression");

    private final Sheet patients;
    private final Sheet followUp;
    private final Sheet toxicities;

    ThreeFilesDress(Path folder) throws IOException {
        patients = open(
                folder,
                "patients.csv",
                "patient",
                "sex",
                "born",
                "ph",
                "disease_status",
                "allo_hsct",
                "infused",
                "cart_infusion",
                "cells_per_kg_1e6",
                "best_response",
                "response_date",
                "last_seen",
                "data_manager");
        followUp = open(
                folder, "follow_up.csv", "patient", "event", "event_date", "relapse_site", "cd19", "cause", "note");
        toxicities = open(folder, "toxicities.csv", "patient", "toxicity", "grade", "start", "stop");
    }

    private static Sheet open(Path folder, String name, String... header) throws IOException {
        return Sheet.open(folder.resolve(name), StandardCharsets.UTF_8, ',', LF, header);
    }

    @Override
    public void add(int place, Subject s) throws IOException {
        DayText day = DayText.ISO;
        String id = "L5-" + (char) ('A' + place % 26) + (2L * place + 1);
        patients.row(
                id,
                s.male() ? "male" : "female",
                day.of(s.birth()),
                s.phPositive() ? "+" : "-",
                s.status().equals("ACTIVE") ? "overt" : s.status(),
                day.of(s.transplant()),
                "yes",
                day.of(s.infusion()),
                Words.hundredths(s.doseHundredths()),
                s.response(),
                day.of(s.responseDay()),
                day.of(s.lastContact()),
                "desk 2");
        if (s.relapsed()) {
            for (int copy = 0; copy < (place % 101 == 4 ? 2 : 1); copy++) {
                followUp.row(
                        id,
                        "relapse",
                        day.of(s.relapse()),
                        s.relapseSite(),
                        s.cd19().toLowerCase(Locale.ROOT),
                        "",
                        "");
            }
        }
        if (s.secondTransplant() != Subject.NEVER) {
            followUp.row(
                    id, "second transplant", day.of(s.secondTransplant()), "", "", "", "in remission, \"planned\"");
        }
        if (s.dead()) {
            followUp.row(id, "death", day.of(s.death()), "", "", Words.word(CAUSE, s.deathCause()), "");
        } else {
            followUp.row(id, "visit", day.of(s.lastContact()), "", "", "", "well");
        }
        toxicities(id, s);
        if (place % 89 == 2) {
            patients.row(
                    "Q5-" + place,
                    "female",
                    "1981-02-11",
                    "-",
                    "overt",
                    day.of(s.transplant()),
                    "no",
                    "",
                    "",
                    "",
                    "",
                    day.of(s.lastContact()),
                    "desk 1");
        }
    }

    private void toxicities(String id, Subject s) throws IOException {
        DayText day = DayText.ISO;
        if (s.crs() > 0) {
            toxicities.row(id, "CRS", s.crs(), day.of(s.crsOnset()), day.of(s.crsEnd()));
        }
        if (s.crs() > 0 && s.lastContact() >= s.infusion() + 30) {
            toxicities.row(id, "Hypogammaglobulinemia", 2, day.of(s.infusion() + 30), "");
        }
        if (s.icans() > 0) {
            toxicities.row(id, "ICANS", s.icans(), "", "");
        }
        if (s.agvhd() > 0) {
            toxicities.row(id, "acute GVHD", s.agvhd(), "", "");
        }
    }

    @Override
    public void close() throws IOException {
        try (patients;
                followUp) {
            toxicities.close();
        }
    }
}
