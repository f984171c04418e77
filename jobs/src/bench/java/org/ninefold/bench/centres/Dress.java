package org.ninefold.bench.centres;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/** A centre's way to write its subjects: the files of one of the sample study's nine centres, at any size. */
interface Dress extends Closeable {

    /** Charset of C01. */
    Charset GB18030 = Charset.forName("GB18030");

    /** Charset of C02. */
    Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Line end of most files. */
    String LF = "\n";

    /** Line end of a spreadsheet's files. */
    String CRLF = "\r\n";

    /** Writes what the centre knows of its {@code place}-th subject, from 0, and now and then a blemish beside it. */
    void add(int place, Subject subject) throws IOException;

    /**
     * Files of a dress.
     *
     * @param source the source of the centre's mapping that they belong to
     * @param names file names under the centre's folder
     */
    record Source(String source, String encoding, char delimiter, List<String> names) {}

    /** Opens the files of a dress, 1 to 9, in a folder. */
    static Dress open(int dress, Path folder) throws IOException {
        return switch (dress) {
            case 1 -> new ChineseDress(folder);
            case 2 -> new GermanDress(folder);
            case 3 -> new ToxicityFileDress(folder);
            case 4 -> new RegistryDress(folder);
            case 5 -> new ThreeFilesDress(folder);
            case 6 -> new SpreadsheetDress(folder);
            case 7 -> new TypedDress(folder);
            case 8 -> new WarehouseDress(folder);
            case 9 -> new PlainDress(folder);
            default -> throw new IllegalArgumentException("Expected a dress from 1 to 9, found " + dress);
        };
    }

    /** The sources of a dress, 1 to 9. */
    static List<Source> sources(int dress) {
        return switch (dress) {
            case 1 -> List.of(new Source("patients", "GB18030", ',', List.of("patients.csv")));
            case 2 ->
                List.of(new Source(
                        "patients", "windows-1252", ';', List.of("export_2010-2014.csv", "export_2015-2019.csv")));
            case 3 ->
                List.of(
                        new Source("patients", "UTF-8", ',', List.of("patients.csv")),
                        new Source("toxicities", "UTF-8", ',', List.of("toxicities.csv")));
            case 4 -> List.of(new Source("registry", "UTF-8", '\t', List.of("cart_registry.txt")));
            case 5 ->
                List.of(
                        new Source("patients", "UTF-8", ',', List.of("patients.csv")),
                        new Source("follow_up", "UTF-8", ',', List.of("follow_up.csv")),
                        new Source("toxicities", "UTF-8", ',', List.of("toxicities.csv")));
            case 6 -> List.of(new Source("list", "UTF-8", ',', List.of("cart_list.csv")));
            case 7 -> List.of(new Source("cohort", "UTF-8", ',', List.of("cohort.csv")));
            case 8 -> List.of(new Source("patients", "UTF-8", ',', List.of("patients.csv")));
            case 9 -> List.of(new Source("patient", "UTF-8", ',', List.of("patient.csv")));
            default -> throw new IllegalArgumentException("Expected a dress from 1 to 9, found " + dress);
        };
    }
}
