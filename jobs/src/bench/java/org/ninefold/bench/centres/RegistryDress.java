package org.ninefold.bench.centres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * C04: tabs, American dates, age in months, sex as 1 and 2, a point for no value; one subject in 499 is followed by one
 * infused on a 30th of February.
 */
final class RegistryDress implements Dress {
    private static final Map<String, String> RESPONSE = Map.of("CR", "complete", "PR", "partial", "NR", "none");
    private static final Map<String, String> CAUSE = Map.of("RELAPSE", "relapse", "DISEASE_PROGRESSION", "progression");

    private final Sheet sheet;

    RegistryDress(Path folder) throws IOException {
        sheet = Sheet.open(
                folder.resolve("cart_registry.txt"),
                StandardCharsets.UTF_8,
                '\t',
                LF,
                "MRN",
                "SEX",
                "AGE_MONTHS",
                "PH",
                "DISEASE",
                "HSCT_DATE",
                "CART_DATE",
                "CELLS_PER_KG",
                "BEST_RESPONSE",
                "RESPONSE_DATE",
                "RELAPSE_DATE",
                "RELAPSE_SITE",
                "CD19",
                "HSCT2_DATE",
                "STATUS",
                "DEATH_DATE",
                "DEATH_CAUSE",
                "LAST_SEEN",
                "CRS",
                "CRS_DAY",
                "CRS_DURATION",
                "ICANS",
                "AGVHD",
                "ABSTRACTED_BY");
    }

    @Override
    public void add(int place, Subject s) throws IOException {
        DayText day = DayText.AMERICAN;
        sheet.row(
                "MRN" + (100_234 + 811L * place),
                s.male() ? "1" : "2",
                12 * s.age() + place % 12,
                s.phPositive() ? "pos" : "neg",
                s.status(),
                day.of(s.transplant()),
                day.of(s.infusion()),
                s.doseHundredths() * 10_000,
                RESPONSE.get(s.response()),
                day.or(".", s.responseDay()),
                day.or(".", s.relapse()),
                Words.or(".", s.relapseSite()),
                Words.or(".", s.cd19()),
                day.or(".", s.secondTransplant()),
                s.dead() ? "D" : "A",
                day.or(".", s.death()),
                Words.or(".", Words.word(CAUSE, s.deathCause())),
                day.of(s.lastContact()),
                "G" + s.crs(),
                Words.days(s.crsDay()),
                Words.days(s.crsDays()),
                "G" + s.icans(),
                "G" + s.agvhd(),
                place % 2 == 0 ? "registrar" : "study nurse");
        if (place % 499 == 11) {
            sheet.row(
                    "MRX" + place,
                    "2",
                    263,
                    "neg",
                    "ACTIVE",
                    "4/18/2016",
                    "2/30/2018",
                    1_900_000,
                    "complete",
                    "3/28/2018",
                    ".",
                    ".",
                    ".",
                    ".",
                    "A",
                    ".",
                    ".",
                    "12/9/2019",
                    "G1",
                    "3",
                    "4",
                    "G0",
                    "G0",
                    "registrar");
        }
    }

    @Override
    public void close() throws IOException {
        sheet.close();
    }
}
