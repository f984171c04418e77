package org.ninefold.jobs.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;

/**
 * A study of cBioPortal: what describes the patients, and for each endpoint months and status; no dates. A patient has one sample, which
 * stands for the patient, for the portal shows nobody without. The portal knows one event and censoring: endpoints with causes that compete, or with
 * late entries, would be read as what they are not and are left out.
 */
final class CBioPortal {
    /** Left out of what describes a patient: keys, and what an endpoint says in days. */
    private static final Set<String> LEFT_OUT = Set.of("STUDYID", "USUBJID", "SUBJID", "AGEU");

    private static final BigDecimal DAYS_OF_A_MONTH = new BigDecimal("30.4375");
    private static final int MONTH_DECIMALS = 2;
    private static final String PATIENT_ID = "PATIENT_ID";
    private static final String CANCER = "b_all";

    private final Dataset adsl;
    private final Dataset adtte;
    /** How many causes an endpoint has. */
    private final Map<String, Integer> causes;

    private final List<Integer> described = new ArrayList<>();
    /** Paramcd to its label, of those that are shown. */
    private final Map<String, String> endpoints = new TreeMap<>();
    /** Subject, then paramcd, to months and status. */
    private final Map<String, Map<String, String[]>> times = new HashMap<>();

    /** Of the tables of a snapshot, and how many causes each endpoint has. */
    CBioPortal(Dataset adsl, Dataset adtte, Map<String, Integer> causes) throws IOException {
        this.adsl = adsl;
        this.adtte = adtte;
        this.causes = causes;
        List<Field> fields = adsl.table().fields();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            boolean ofADate = field.type() == FieldType.DATE || field.brief().endsWith("Imputation Flag");
            if (!ofADate && !LEFT_OUT.contains(field.name())) {
                described.add(i);
            }
        }
        endpoints();
        adtte.forEach(this::time);
    }

    /** The files of a study, by name. */
    Map<String, String> files(ExportSource source) throws IOException {
        String id = source.study().toLowerCase(Locale.ROOT);
        var files = new LinkedHashMap<String, String>();
        files.put(
                "meta_study.txt",
                meta(
                        "type_of_cancer",
                        CANCER,
                        "cancer_study_identifier",
                        id,
                        "name",
                        plain(source.title()),
                        "description",
                        "Exported from snapshot " + source.snapshot(),
                        "add_global_case_list",
                        "true"));
        files.put(
                "meta_cancer_type.txt",
                meta(
                        "genetic_alteration_type",
                        "CANCER_TYPE",
                        "datatype",
                        "CANCER_TYPE",
                        "data_filename",
                        "cancer_type.txt"));
        files.put("cancer_type.txt", CANCER + "\tB-cell acute lymphoblastic leukaemia\tLightSalmon\ttissue\n");
        files.put("meta_clinical_patient.txt", clinical(id, "PATIENT"));
        files.put("data_clinical_patient.txt", patients());
        files.put("meta_clinical_sample.txt", clinical(id, "SAMPLE"));
        files.put("data_clinical_sample.txt", samples());
        return files;
    }

    /** Sentences about what the portal cannot hold. */
    List<String> problems() {
        var problems = new ArrayList<String>();
        var names = new HashSet<>(Set.of(PATIENT_ID));
        for (int i : described) {
            names.add(adsl.table().fields().get(i).name());
            AdamLimits.numbers("adsl." + adsl.table().fields().get(i).name(), adsl, i, ExportForm.CBIOPORTAL, problems);
        }
        if (names.size() < described.size() + 1) {
            problems.add("adsl: cBioPortal has a column " + PATIENT_ID + " of its own; give the variable another name");
        }
        for (String paramcd : endpoints.keySet()) {
            if (!names.add(status(paramcd)) || !names.add(months(paramcd))) {
                problems.add("adtte: cBioPortal would have two columns of " + paramcd.toUpperCase(Locale.ROOT)
                        + "; give the endpoint another paramcd, or the variable another name");
            }
        }
        return problems;
    }

    private static String clinical(String study, String of) {
        return meta(
                "cancer_study_identifier",
                study,
                "genetic_alteration_type",
                "CLINICAL",
                "datatype",
                of + "_ATTRIBUTES",
                "data_filename",
                "data_clinical_" + of.toLowerCase(Locale.ROOT) + ".txt");
    }

    private static String meta(String... keysAndValues) {
        var text = new StringBuilder();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            text.append(keysAndValues[i])
                    .append(": ")
                    .append(keysAndValues[i + 1])
                    .append('\n');
        }
        return text.toString();
    }

    private static int place(Dataset dataset, String column) {
        return dataset.table().fields().indexOf(dataset.table().field(column));
    }

    /** Those with one cause and without late entries. */
    private void endpoints() throws IOException {
        int code = place(adtte, "PARAMCD");
        int label = place(adtte, "PARAM");
        int cause = place(adtte, "STATUSN");
        int entry = place(adtte, "ENTRYDY");
        var others = new ArrayList<String>();
        adtte.forEach(row -> {
            String paramcd = (String) row.get(code);
            endpoints.put(paramcd, ((String) row.get(label)).replaceFirst(" \\(days\\)$", ""));
            if (row.get(entry) != null
                    || causes.getOrDefault(paramcd, 1) > 1
                    || (row.get(cause) instanceof Integer number && number > 1)) {
                others.add(paramcd);
            }
        });
        others.forEach(endpoints::remove);
    }

    private void time(List<Object> row) {
        String paramcd = (String) row.get(place(adtte, "PARAMCD"));
        Integer days = (Integer) row.get(place(adtte, "AVAL"));
        if (endpoints.containsKey(paramcd) && days != null) {
            boolean event = Integer.valueOf(0).equals(row.get(place(adtte, "CNSR")));
            boolean survival = paramcd.equals("OS");
            String status = event
                    ? survival ? "1:DECEASED" : "1:" + row.get(place(adtte, "EVNTDESC"))
                    : survival ? "0:LIVING" : "0:CENSORED";
            times.computeIfAbsent((String) row.get(place(adtte, "USUBJID")), none -> new HashMap<>())
                    .put(paramcd, new String[] {months(days), status});
        }
    }

    private static String status(String paramcd) {
        return paramcd.toUpperCase(Locale.ROOT) + "_STATUS";
    }

    private static String months(String paramcd) {
        return paramcd.toUpperCase(Locale.ROOT) + "_MONTHS";
    }

    private static String months(int days) {
        return BigDecimal.valueOf(days)
                .divide(DAYS_OF_A_MONTH, MONTH_DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private String patients() throws IOException {
        var header = new ClinicalHeader();
        header.add(PATIENT_ID, "Patient", "Pseudonym of the patient", "STRING");
        for (int i : described) {
            Field field = adsl.table().fields().get(i);
            boolean number = field.type() != FieldType.STRING && field.type() != FieldType.BOOLEAN;
            header.add(field.name(), field.brief(), field.label(), number ? "NUMBER" : "STRING");
        }
        endpoints.forEach((paramcd, label) -> {
            header.add(status(paramcd), label + " status", label, "STRING");
            header.add(months(paramcd), label + " (months)", label, "NUMBER");
        });
        var text = new StringBuilder(header.text());
        adsl.forEach(row -> {
            String subject = (String) row.get(place(adsl, "USUBJID"));
            var cells = new ArrayList<String>();
            cells.add(subject);
            described.forEach(i -> cells.add(cell(row.get(i))));
            for (String paramcd : endpoints.keySet()) {
                String[] time = times.getOrDefault(subject, Map.of()).get(paramcd);
                cells.add(time == null ? "" : time[1]);
                cells.add(time == null ? "" : time[0]);
            }
            text.append(String.join("\t", cells)).append('\n');
        });
        return text.toString();
    }

    private static String cell(Object value) {
        return value instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : plain(Objects.toString(value, ""));
    }

    /** Without tabs and ends of lines, which the files are made of. */
    static String plain(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private String samples() throws IOException {
        var header = new ClinicalHeader();
        header.add(PATIENT_ID, "Patient", "Pseudonym of the patient", "STRING");
        header.add("SAMPLE_ID", "Sample", "Stands for the patient: no sample was exported", "STRING");
        var text = new StringBuilder(header.text());
        adsl.forEach(row -> {
            String subject = (String) row.get(place(adsl, "USUBJID"));
            text.append(subject).append('\t').append(subject).append("-S\n");
        });
        return text.toString();
    }
}
