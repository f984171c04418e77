package org.ninefold.bench.centres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** C06: a spreadsheet's export with serial dates, {@code #N/A} and CRLF; one Philadelphia status in 53 is unknown. */
final class SpreadsheetDress implements Dress {
    private static final Map<String, String> STATUS =
            Map.of("ACTIVE", "Active", "MRD", "MRD only", "EMD", "Extramedullary", "CR", "Remission");
    private static final Map<String, String> SITE =
            Map.of("BM", "marrow", "CNS", "CNS", "BM+EMD", "marrow and extramedullary");
    private static final Map<String, String> CAUSE =
            Map.of("RELAPSE", "Relapse", "CRS_MOF", "CRS, multi-organ failure");
    private static final Map<String, String> CD19 = Map.of("POS", "pos", "NEG", "neg");
    private static final String NONE = "#N/A";

    private final Sheet sheet;

    SpreadsheetDress(Path folder) throws IOException {
        sheet = Sheet.open(
                folder.resolve("cart_list.csv"),
                StandardCharsets.UTF_8,
                ',',
                CRLF,
                "Patient No",
                "Sex",
                "Age (y)",
                "Ph",
                "Disease",
                "HSCT",
                "CAR-T",
                "Dose 10^6/kg",
                "Response",
                "Response on",
                "Relapse on",
                "Site",
                "CD19",
                "2nd HSCT on",
                "Alive?",
                "Died on",
                "Cause",
                "Last contact",
                "CRS grade",
                "CRS from",
                "CRS to",
                "ICANS grade",
                "aGVHD grade",
                "Remarks");
    }

    @Override
    public void add(int place, Subject s) throws IOException {
        DayText day = DayText.SERIAL;
        boolean unknown = place % 53 == 9;
        sheet.row(
                203_114 + 1_009L * place,
                s.male() ? "M" : "F",
                s.age(),
                unknown ? "?" : s.phPositive() ? "+" : "-",
                STATUS.get(s.status()),
                day.of(s.transplant()),
                day.of(s.infusion()),
                Words.hundredths(s.doseHundredths()),
                s.response(),
                day.of(s.responseDay()),
                day.or(NONE, s.relapse()),
                Words.word(SITE, s.relapseSite()),
                Words.or(NONE, Words.word(CD19, s.cd19())),
                day.or(NONE, s.secondTransplant()),
                s.dead() ? "no" : "yes",
                day.or(NONE, s.death()),
                Words.word(CAUSE, s.deathCause()),
                day.of(s.lastContact()),
                "Grade " + s.crs(),
                day.of(s.crsOnset()),
                day.of(s.crsEnd()),
                "Grade " + s.icans(),
                "Grade " + s.agvhd(),
                unknown ? "Ph result requested, not yet received" : "");
    }

    @Override
    public void close() throws IOException {
        sheet.close();
    }
}
