package org.ninefold.study;

import java.util.List;

/**
 * When a centre's delivery is not to be trusted, and what then.
 *
 * @param rejectedShare share of its records, above which too many were rejected, if {@code rejectedAtLeast} were
 * @param rejectedAtLeast fewer rejected records than these are always tolerated
 * @param rejected when too many records were rejected
 * @param missingCenter when none of the centre's files is there
 * @param shrinking when the centre delivers fewer subjects than in the current snapshot
 * @param schemaDrift when a source has other columns, or columns of other types, than in the current snapshot
 * @param carryForwardLimit how many days a centre may be carried forward: from the cut-off of the snapshot it was last
 *     delivered for to that of the run
 * @param samePerson when a subject is possibly the same person as one of another centre
 */
public record GateRules(
        double rejectedShare,
        int rejectedAtLeast,
        GateAction rejected,
        GateAction missingCenter,
        GateAction shrinking,
        GateAction schemaDrift,
        int carryForwardLimit,
        GateAction samePerson) {
    private static final int CENTURY = 36_525;

    /** The gates of a study that does not set its own. */
    public static final GateRules DEFAULT = new GateRules(
            0.10, 3, GateAction.FAIL, GateAction.FAIL, GateAction.WARN, GateAction.WARN, 90, GateAction.WARN);

    /** These gates, with what a block of the configuration says otherwise. */
    static GateRules read(Block block, GateRules otherwise) {
        var gates = new GateRules(
                block.optional("rejected-share").flatMap(Entry::share).orElse(otherwise.rejectedShare),
                block.optional("rejected-at-least")
                        .flatMap(entry -> entry.integer(1, 1_000_000))
                        .orElse(otherwise.rejectedAtLeast),
                reaction(block, "rejected", otherwise.rejected),
                reaction(block, "missing-center", otherwise.missingCenter),
                reaction(block, "shrinking", otherwise.shrinking),
                reaction(block, "schema-drift", otherwise.schemaDrift),
                block.optional("carry-forward-limit")
                        .flatMap(entry -> entry.integer(0, CENTURY))
                        .orElse(otherwise.carryForwardLimit),
                block.optional("same-person")
                        .flatMap(entry -> entry.choice(List.of(GateAction.FAIL, GateAction.WARN)))
                        .orElse(otherwise.samePerson));
        block.refuseUnknown();
        return gates;
    }

    private static GateAction reaction(Block block, String key, GateAction otherwise) {
        return block.optional(key)
                .flatMap(entry -> entry.choice(GateAction.class))
                .orElse(otherwise);
    }
}
