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
    /** The gates of a study that does not set its own. */
    public static final GateRules DEFAULT = new GateRules(
            0.10, 3, GateAction.FAIL, GateAction.FAIL, GateAction.WARN, GateAction.WARN, 90, GateAction.WARN);

    static final KeySet KEYS = new KeySet("Gates");
    private static final KeyType<GateAction> ACTION = KeyType.choice(GateAction.class);
    private static final KeyType<GateAction> FAIL_OR_WARN = KeyType.choice(List.of(GateAction.FAIL, GateAction.WARN));
    static final Key<Double> REJECTED_SHARE =
            KEYS.optional("rejected-share", KeyType.SHARE, DEFAULT.rejectedShare, "above it too many are rejected");
    static final Key<Integer> REJECTED_AT_LEAST = KEYS.optional(
            "rejected-at-least", KeyType.integer(1, 1_000_000), DEFAULT.rejectedAtLeast, "fewer are tolerated");
    static final Key<GateAction> REJECTED =
            KEYS.optional("rejected", ACTION, DEFAULT.rejected, "too many records are rejected");
    static final Key<GateAction> MISSING_CENTER =
            KEYS.optional("missing-center", ACTION, DEFAULT.missingCenter, "none of the centre's files is there");
    static final Key<GateAction> SHRINKING =
            KEYS.optional("shrinking", ACTION, DEFAULT.shrinking, "fewer subjects than in the current snapshot");
    static final Key<GateAction> SCHEMA_DRIFT =
            KEYS.optional("schema-drift", ACTION, DEFAULT.schemaDrift, "a source has other columns than there");
    static final Key<Integer> CARRY_FORWARD_LIMIT =
            KEYS.optional("carry-forward-limit", KeyType.integer(0, 36_525), DEFAULT.carryForwardLimit, "days at most");
    static final Key<GateAction> SAME_PERSON =
            KEYS.optional("same-person", FAIL_OR_WARN, DEFAULT.samePerson, "a subject is possibly another centre's");

    /** These gates, with what a block of the configuration says otherwise. */
    static GateRules read(Block block, GateRules otherwise) {
        return block.done(() -> new GateRules(
                        block.find(REJECTED_SHARE).orElse(otherwise.rejectedShare),
                        block.find(REJECTED_AT_LEAST).orElse(otherwise.rejectedAtLeast),
                        block.find(REJECTED).orElse(otherwise.rejected),
                        block.find(MISSING_CENTER).orElse(otherwise.missingCenter),
                        block.find(SHRINKING).orElse(otherwise.shrinking),
                        block.find(SCHEMA_DRIFT).orElse(otherwise.schemaDrift),
                        block.find(CARRY_FORWARD_LIMIT).orElse(otherwise.carryForwardLimit),
                        block.find(SAME_PERSON).orElse(otherwise.samePerson)))
                .orElse(otherwise);
    }
}
