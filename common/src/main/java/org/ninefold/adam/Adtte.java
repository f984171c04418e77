package org.ninefold.adam;

/**
 * One row per subject and endpoint, behind study, site and subject. Dates are days since 1970-01-01; a component is null where there is nothing to say.
 *
 * @param paramcd endpoint
 * @param param label of the endpoint
 * @param startdt origin: day 0
 * @param adt date of the event or of censoring
 * @param aval ADT minus STARTDT; the origin is day 0
 * @param entrydy day after which the subject is at risk, where entry is late
 * @param cnsr 0 for an event, 1 and more for a reason of censoring
 * @param evntdesc what happened
 * @param cause cause of the event, of those the endpoint lists
 * @param cnsdtdsc reason of censoring
 * @param srcdom table that the date came from
 * @param srcvar column that the date came from
 * @param noteval reason why the endpoint cannot be evaluated for the subject
 * @param startdtf what of STARTDT is imputed: D day, M month and day
 * @param adtf what of ADT is imputed: D day, M month and day
 * @param entrydtf what of the date behind ENTRYDY is imputed: D day, M month and day
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
