package org.ninefold.adam;

/**
 * One row per subject and endpoint: the variables of the schema's table {@code adtte}, which
 * describes them, behind study, site and subject. Dates are days since 1970-01-01; a component is null where there is nothing to say.
 */
public record Adtte(
        String paramcd,
        String param,
        Integer startdt,
        Integer adt,
        Integer aval,
        Integer entrydy,
        Integer cnsr,
        String evntdesc,
        String cause,
        String cnsdtdsc,
        String srcdom,
        String srcvar,
        String noteval,
        String startdtf,
        String adtf,
        String entrydtf,
        String anl01fl,
        String status,
        String avalu,
        Integer srcseq,
        Integer statusn)
        implements AdamRow {
    private static final String DAYS = "DAYS";
    private static final String CENSORED = "censored";

    /** With what follows from the rest: whether it can be analysed, its end as the level of a factor, the unit of time. */
    public Adtte(
            String paramcd,
            String param,
            Integer startdt,
            Integer adt,
            Integer aval,
            Integer entrydy,
            Integer cnsr,
            String evntdesc,
            String cause,
            String cnsdtdsc,
            String srcdom,
            String srcvar,
            String noteval,
            String startdtf,
            String adtf,
            String entrydtf,
            Integer srcseq,
            Integer causen) {
        this(
                paramcd,
                param,
                startdt,
                adt,
                aval,
                entrydy,
                cnsr,
                evntdesc,
                cause,
                cnsdtdsc,
                srcdom,
                srcvar,
                noteval,
                startdtf,
                adtf,
                entrydtf,
                noteval == null ? YES : null,
                noteval == null && cause == null ? CENSORED : cause,
                aval == null ? null : DAYS,
                srcseq,
                noteval == null && causen == null ? Integer.valueOf(0) : causen);
    }

    /** Whether the origin, the entry or the end is an imputed date. */
    public boolean isImputed() {
        return startdtf != null || adtf != null || entrydtf != null;
    }

    @Override
    public Object[] cells() {
        return new Object[] {
            paramcd, param, startdt, adt, aval, entrydy, cnsr, evntdesc, cause, cnsdtdsc, srcdom, srcvar, noteval,
            startdtf, adtf, entrydtf, anl01fl, status, avalu, srcseq, statusn
        };
    }

    /** No values: a row is of a patient. */
    @Override
    public String toString() {
        return "row of adtte";
    }
}
