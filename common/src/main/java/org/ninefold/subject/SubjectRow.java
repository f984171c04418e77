package org.ninefold.subject;

import java.util.Arrays;

/**
 * One row per subject: who was treated, in which state, and what became of them. Dates are days since 1970-01-01; each may be null, where nothing is known.
 *
 * @param ageYears age at the index date
 * @param birthDate date of birth
 * @param sex sex
 * @param arm treatment group, as the study names it
 * @param disease disease treated
 * @param phStatus philadelphia chromosome (BCR::ABL1)
 * @param cytogeneticRisk cytogenetic risk group
 * @param diseaseStatusAtInfusion disease before the first infusion: remission, measurable residual, active in marrow or blood, extramedullary
 * @param marrowBlastsPercent blasts in the marrow before the first infusion
 * @param mrdPercent measurable residual disease before the first infusion
 * @param donorType donor of the transplant before the infusion
 * @param priorTransplantDate last transplant before the first infusion
 * @param indexDate date from which relapse and response are looked for; the first infusion if absent
 * @param lastContactDate last date on which the subject was known to be alive, or of death
 * @param vitalStatus vital status at the last contact
 * @param deathDate date of death
 * @param deathCause cause of death, as recorded
 * @param imputedDates dates completed by the mapping's rule; filled by the platform: the field and D where the day, M where month and day were absent, such as date:D
 * @param hasRejectedRecords whether a source that lists toxicities completely (complete-for) has a rejected record of the subject, so that silence is not grade 0; filled by the platform
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
    static SubjectRow of(Object[] cells) {
        return of(cells, null);
    }

    private static SubjectRow of(Object[] cells, String mapping) {
        return new SubjectRow(
                (Double) cells[0],
                (Integer) cells[1],
                (String) cells[2],
                (String) cells[3],
                (String) cells[4],
                (String) cells[5],
                (String) cells[6],
                (String) cells[7],
                (Double) cells[8],
                (Double) cells[9],
                (String) cells[10],
                (Integer) cells[11],
                (Integer) cells[12],
                (Integer) cells[13],
                (String) cells[14],
                (Integer) cells[15],
                (String) cells[16],
                (String) cells[17],
                (Boolean) cells[18],
                mapping);
    }

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
        return of(cells(), source);
    }

    /** No values: a row is of a patient. */
    @Override
    public String toString() {
        return "row of subject";
    }
}
