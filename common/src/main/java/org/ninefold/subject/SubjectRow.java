package org.ninefold.subject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.study.UnknownStatus;

/**
 * One row per subject: who was treated, in which state, and what became of them: the fields of the
 * schema's table {@code subject}, which describes them, in its order. Dates are days since 1970-01-01; each may be null, where nothing
 * is known.
 *
 * @param mapping which mapping it comes from; null of a row that several mappings made
 */
public record SubjectRow(
        Double ageYears,
        Integer birthDate,
        String sex,
        String arm,
        String disease,
        String phStatus,
        String cytogeneticRisk,
        String diseaseStatusAtInfusion,
        Double marrowBlastsPercent,
        Double mrdPercent,
        String donorType,
        Integer priorTransplantDate,
        Integer indexDate,
        Integer lastContactDate,
        String vitalStatus,
        Integer deathDate,
        String deathCause,
        String imputedDates,
        Boolean hasRejectedRecords,
        String mapping)
        implements StandardRow {
    @Override
    public Object[] cells() {
        return new Object[] {
            ageYears,
            birthDate,
            sex,
            arm,
            disease,
            phStatus,
            cytogeneticRisk,
            diseaseStatusAtInfusion,
            marrowBlastsPercent,
            mrdPercent,
            donorType,
            priorTransplantDate,
            indexDate,
            lastContactDate,
            vitalStatus,
            deathDate,
            deathCause,
            imputedDates,
            hasRejectedRecords
        };
    }

    @Override
    public Object[] key() {
        Object[] cells = cells();
        Object[] key = Arrays.copyOf(cells, cells.length + 1);
        key[cells.length] = mapping;
        return key;
    }

    /** The same from a mapping, or null from none. */
    public SubjectRow from(String source) {
        Object[] key = key();
        key[key.length - 1] = source;
        return (SubjectRow) StandardTable.SUBJECT.row(key);
    }

    /**
     * Whether what is said of its life and of its death fits together. Warnings: the dead have no date of death, or the living
     * one; nobody says whether the subject lives, or until when it was seen alive.
     *
     * @param unknown what the centre says of subjects without a status
     */
    List<Finding> vitalStatus(UnknownStatus unknown) {
        boolean dated = deathDate != null;
        boolean dead = "DEAD".equals(vitalStatus);
        var findings = new ArrayList<Finding>();
        if (vitalStatus != null && dated != dead) {
            findings.add(warning(dated ? Rule.SUBJECT_VITAL_STATUS : Rule.SUBJECT_DEATH_DATE, "death_date"));
        }
        if (vitalStatus == null && !dated && unknown == UnknownStatus.UNSTATED) {
            findings.add(warning(Rule.SUBJECT_UNKNOWN_STATUS, "vital_status"));
        }
        if (!dead && !dated && lastContactDate == null) {
            findings.add(warning(Rule.SUBJECT_NO_LAST_CONTACT, "last_contact_date"));
        }
        return findings;
    }

    private static Finding warning(Rule rule, String field) {
        return Finding.ofField(rule, Severity.WARN, StandardTable.SUBJECT.id(), field);
    }

    /** No values: a row is of a patient. */
    @Override
    public String toString() {
        return "row of subject";
    }
}
