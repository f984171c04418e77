package org.ninefold.bench.centres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/** C02: German, windows-1252, semicolons, decimal commas, CRLF, a file a period; the dead have no last contact. */
final class GermanDress implements Dress {
    private static final Map<String, String> STATUS =
            Map.of("ACTIVE", "florides Rezidiv", "MRD", "MRD-positiv", "EMD", "extramedullär", "CR", "Remission");
    private static final Map<String, String> RESPONSE =
            Map.of("CR", "vollständig", "PR", "teilweise", "NR", "kein Ansprechen");
    private static final Map<String, String> SITE =
            Map.of("BM", "Knochenmark", "CNS", "ZNS", "BM+EMD", "Knochenmark + extramedullär");
    private static final Map<String, String> CAUSE =
            Map.of("RELAPSE", "Rückfall", "DISEASE_PROGRESSION", "Fortschreiten");
    private static final int SECOND_PERIOD = (int) LocalDate.of(2015, 1, 1).toEpochDay();
    private static final String[] HEADER = {
        "Pat.-Nr.",
        "Station",
        "Geschlecht",
        "Geburtsdatum",
        "Ph-Status",
        "Krankheitsstatus",
        "Transplantation am",
        "Infusion am",
        "Zelldosis (10^6/kg)",
        "Bestes Ansprechen",
        "Ansprechen am",
        "Rückfall am",
        "Rückfallort",
        "CD19 bei Rückfall",
        "Verstorben am",
        "Todesursache",
        "Zweite Transplantation am",
        "Letzter Kontakt",
        "CRS-Grad",
        "CRS Beginn",
        "CRS Ende",
        "ICANS-Grad",
        "aGvHD-Grad",
        "Bemerkung"
    };

    private final Sheet first;
    private final Sheet second;

    GermanDress(Path folder) throws IOException {
        first = Sheet.open(folder.resolve("export_2010-2014.csv"), WINDOWS_1252, ';', CRLF, HEADER);
        second = Sheet.open(folder.resolve("export_2015-2019.csv"), WINDOWS_1252, ';', CRLF, HEADER);
    }

    @Override
    public void add(int place, Subject s) throws IOException {
        DayText day = DayText.GERMAN;
        Sheet sheet = s.infusion() < SECOND_PERIOD ? first : second;
        sheet.row(
                DayText.ISO.of(s.infusion()).substring(2, 4) + "-" + Words.padded(211 + 37L * place, 4),
                "Hämatologie 3B",
                s.male() ? "männlich" : "weiblich",
                day.of(s.birth()),
                s.phPositive() ? "positiv" : "negativ",
                STATUS.get(s.status()),
                day.of(s.transplant()),
                day.of(s.infusion()),
                Words.hundredths(s.doseHundredths()).replace('.', ','),
                RESPONSE.get(s.response()),
                day.of(s.responseDay()),
                day.of(s.relapse()),
                Words.word(SITE, s.relapseSite()),
                !s.relapsed() ? "k. A." : s.cd19().equals("POS") ? "erhalten" : "verloren",
                day.of(s.death()),
                Words.word(CAUSE, s.deathCause()),
                day.of(s.secondTransplant()),
                s.dead() ? "" : day.of(s.lastContact()),
                Words.roman(s.crs()),
                day.of(s.crsOnset()),
                day.of(s.crsEnd()),
                Words.roman(s.icans()),
                Words.roman(s.agvhd()),
                place % 14 == 0 ? "Fieber bis 39,4 °C; Tocilizumab einmalig" : "k. A.");
    }

    @Override
    public void close() throws IOException {
        try (first) {
            second.close();
        }
    }
}
