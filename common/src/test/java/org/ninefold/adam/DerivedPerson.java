package org.ninefold.adam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ninefold.record.InventedPerson;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;
import org.ninefold.schema.StandardSchema;
import org.ninefold.study.Endpoint;
import org.ninefold.study.PartialDate;
import org.ninefold.study.Study;
import org.ninefold.study.StudyReader;
import org.ninefold.study.UnknownStatus;

/** What a study derives of one invented person: its milestones, and how it leaves each endpoint. */
public final class DerivedPerson {
    private static final List<Field> ADSL =
            StandardSchema.standard().table("adsl").fields();
    private static final Path FOLDER = Path.of("target/truth");

    private final StudySubject subject;
    private final Study study;

    private DerivedPerson(String records, PartialDate partial, Study study) {
        UnknownStatus unknown = study.centers().get(0).unknownStatus();
        this.study = study;
        this.subject = new StudyPopulation(study).of(InventedPerson.merged(records, partial, unknown));
    }

    static DerivedPerson of(String records, PartialDate partial, Study study) {
        return new DerivedPerson(records, partial, study);
    }

    /** The study of the truth table, with these keys besides its own. */
    public static Study study(String keys, String cutoff) throws IOException {
        return study(keys, cutoff, UnknownStatus.ALIVE);
    }

    /** The same of a centre that takes an unknown vital status so. */
    static Study study(String keys, String cutoff, UnknownStatus unknown) throws IOException {
        return study(keys, cutoff, unknown, "", "");
    }

    /** The same up to the cut-off of the truth table, of a centre with these keys and a source with these. */
    public static Study studyOfCentre(String centreKeys, String sourceKeys) throws IOException {
        return study("", "2021-12-31", UnknownStatus.ALIVE, centreKeys, sourceKeys);
    }

    private static Study study(String keys, String cutoff, UnknownStatus unknown, String centreKeys, String sourceKeys)
            throws IOException {
        Files.createDirectories(FOLDER);
        Path center = Files.createTempFile(FOLDER, "center", ".conf");
        Files.writeString(center, """
                center { id = C01, name = "C01", sources { p { path = "p.csv", encoding = UTF-8 %s } }
                  %s
                  %s
                  tables { subject = [{ from = p, fields { subject_id { column = "id" } } }]
                    response = [{ from = p, fields { subject_id { column = "id" }, response { column = "r" } } }] } }
                """.formatted(
                        sourceKeys.isEmpty() ? "" : ", " + sourceKeys,
                        unknown == UnknownStatus.UNSTATED ? "" : "unknown-status = " + unknown.key(),
                        centreKeys));
        Path file = Files.createTempFile(FOLDER, "study", ".conf");
        Files.writeString(file, """
                study {
                  id = TRUTH, title = "One person at a time", synthetic = true, cutoff = %s, data-root = "."
                  expected-centers = 1, centers = ["%s"]
                  %s
                  populations { ALL = "true" }
                  endpoints = [
                    { id = OS, label = "OS", origin = [TRTSDT], causes = [{ name = DEATH, dates = [DTHDT] }], censor = LSTALVDT }
                    { id = OSX, label = "OS from the index date", origin = [INDEXDT], causes = [{ name = DEATH, dates = [DTHDT] }], censor = LSTALVDT }
                    { id = OST, label = "OS, censored at transplant", origin = [TRTSDT], causes = [{ name = DEATH, dates = [DTHDT] }], censor = LSTALVDT, at-transplant = censor }
                    { id = OSR, label = "OS in remission", origin = [TRTSDT], entry = [CRDT], causes = [{ name = DEATH, dates = [DTHDT] }], censor = LSTALVDT }
                    { id = REL, label = "Relapse", origin = [TRTSDT], causes = [{ name = RELAPSE, dates = [RELDT] }, { name = NRM, dates = [DTHDT] }], censor = LSTALVDT }
                    { id = RELX, label = "Relapse from the index date", origin = [INDEXDT], causes = [{ name = RELAPSE, dates = [RELDT] }, { name = NRM, dates = [DTHDT] }], censor = LSTALVDT }
                    { id = RELT, label = "Relapse, transplant competes", origin = [TRTSDT], causes = [{ name = RELAPSE, dates = [RELDT] }, { name = NRM, dates = [DTHDT] }], censor = LSTALVDT, at-transplant = compete }
                    { id = EFS, label = "EFS", origin = [TRTSDT], causes = [{ name = EVENT, dates = [RELDT, DTHDT] }], censor = LSTASSDT, non-response = assessment }
                    { id = RELO, label = "Relapse, the dead censored", origin = [TRTSDT], causes = [{ name = RELAPSE, dates = [RELDT] }], censor = LSTALVDT }
                    { id = EFSL, label = "EFS, no response at the landmark", origin = [TRTSDT], causes = [{ name = EVENT, dates = [RELDT, DTHDT] }], censor = LSTASSDT, non-response = landmark }
                    { id = EFSO, label = "EFS, no response at the origin", origin = [TRTSDT], causes = [{ name = EVENT, dates = [RELDT, DTHDT] }], censor = LSTASSDT, non-response = origin }
                    { id = DOR, label = "Duration of remission", origin = [CRDT], causes = [{ name = EVENT, dates = [RELDT, DTHDT] }], censor = LSTALVDT }
                  ]
                  analyses = [{ id = os, kind = survival, endpoint = OS, population = ALL }]
                }
                """.formatted(cutoff, center.getFileName(), keys));
        return StudyReader.read(file);
    }

    boolean inStudy() {
        return subject.inStudy();
    }

    /** The variables of ADSL that are not null, dates as written, behind them a star where they are imputed, and the exits by endpoint. */
    Map<String, String> facts() {
        var facts = new TreeMap<String, String>();
        if (!subject.inStudy()) {
            facts.put("STUDY", subject.notInStudy());
            return facts;
        }
        for (int i = 0; i < ADSL.size(); i++) {
            Object value = subject.adsl().cells()[i];
            if (value != null && !ADSL.get(i).name().matches("STUDYID|SITEID|USUBJID")) {
                facts.put(ADSL.get(i).name(), ADSL.get(i).type() == FieldType.DATE ? day(i) : value.toString());
            }
        }
        for (Endpoint endpoint : study.endpoints()) {
            facts.put(endpoint.id(), exit(new AdtteDerivation(study, endpoint).of(subject)));
        }
        for (AdaeDerivation.Toxicity toxicity : new AdaeDerivation(study).of(subject)) {
            Adae row = toxicity.row();
            facts.put("A" + row.aetoxgr(), row.infnum() == null ? "?" : "#" + row.infnum());
        }
        return facts;
    }

    private String day(int place) {
        String day = LocalDate.ofEpochDay(subject.adsl().day(place)).toString();
        return subject.adsl().imputed(place) == null ? day : day + "*";
    }

    /** Day, cause or reason, and the day of a late entry: {@code 82 RELAPSE}, {@code 730 CUTOFF after 28}, {@code - no follow-up}. */
    private static String exit(Adtte row) {
        if (row.noteval() != null) {
            return "- " + row.noteval();
        }
        String why = row.cause() == null ? row.cnsdtdsc() : row.cause();
        return row.aval() + " " + why + (row.entrydy() == null ? "" : " after " + row.entrydy());
    }
}
