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
        String entrydtf)
        implements AdamRow {
    /** Whether the origin, the entry or the end is an imputed date. */
    public boolean isImputed() {
        return startdtf != null || adtf != null || entrydtf != null;
    }

    @Override
    public Object[] cells() {
        return new Object[] {
            paramcd, param, startdt, adt, aval, entrydy, cnsr, evntdesc, cause, cnsdtdsc, srcdom, srcvar, noteval,
            startdtf, adtf, entrydtf
        };
    }

    /** No values: a row is of a patient. */
    @Override
    public String toString() {
        return "row of adtte";
    }
}
