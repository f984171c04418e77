package org.ninefold.bench.centres;

import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * An invented subject. Days are days since 1970-01-01; {@link #NEVER} is what did not happen. Grades are 0 where the
 * toxicity was looked for and not found. Every date is on or before {@link #CUTOFF}, and nothing follows a death.
 *
 * @param number from 0, over all centres
 * @param age completed years at the infusion
 * @param status a word of the standard schema, such as ACTIVE
 * @param doseHundredths cells in 1e4 per kg
 * @param responseDay of a complete remission
 * @param deathCause a word of the standard schema; null for the living
 * @param crsDay days from the infusion to the onset; -1 without CRS
 * @param crsDays days from the onset to the end; -1 without CRS
 */
public record Subject(
        long number,
        int age,
        boolean male,
        boolean phPositive,
        String status,
        int birth,
        int transplant,
        int infusion,
        int doseHundredths,
        int weightHalves,
        String response,
        int responseDay,
        int relapse,
        String relapseSite,
        String cd19,
        int secondTransplant,
        int death,
        String deathCause,
        int lastContact,
        int crs,
        int crsDay,
        int crsDays,
        int icans,
        int agvhd) {

    /** The day of what did not happen. */
    public static final int NEVER = Integer.MIN_VALUE;

    /** The study's cut-off. */
    public static final LocalDate CUTOFF = LocalDate.of(2020, 6, 30);

    private static final int LAST_DAY = (int) CUTOFF.toEpochDay();
    private static final int FIRST_INFUSION = (int) LocalDate.of(2010, 1, 1).toEpochDay();
    private static final int INFUSIONS_OVER = 3620;
    private static final String[] STATUS = {"ACTIVE", "MRD", "EMD", "CR"};
    private static final String[] SITE = {"BM", "CNS", "BM+EMD"};

    /** The subject of this number: a function of seed and number alone, so that centres can be written in any order. */
    public static Subject draw(long seed, long number) {
        var random = new SplittableRandom(seed ^ (number * 0xD1342543DE82EF95L));
        int age = 3 + random.nextInt(66);
        boolean male = random.nextInt(100) < 56;
        int infusion = FIRST_INFUSION + random.nextInt(INFUSIONS_OVER);
        int birth = (int) LocalDate.ofEpochDay(infusion).minusYears(age).toEpochDay() - 1 - random.nextInt(360);
        int transplant = infusion - 120 - random.nextInt(Math.min(1500, infusion - 150 - birth));
        String status = STATUS[oneOf(random, 58, 28, 10, 4)];
        boolean phPositive = random.nextInt(100) < 26;
        int crs = oneOf(random, 12, 40, 31, 11, 4, 2);
        int crsDay = crs == 0 ? -1 : random.nextInt(9);

        int alive = LAST_DAY - random.nextInt(180);
        int lost = infusion + 30 + random.nextInt(3600);
        int seen = random.nextInt(100) < 20 ? Math.min(lost, alive) : alive;
        String response = new String[] {"CR", "PR", "NR"}[oneOf(random, 79, 5, 16)];
        int responseDay = infusion + 25 + random.nextInt(7);
        boolean remission = response.equals("CR");
        double faster = male ? 1.15 : 1;
        int relapse = remission && random.nextInt(100) < 45
                ? infusion + 32 + wait(random, 400 / (phPositive ? 1.3 : 1))
                : NEVER;
        int death = infusion + 10 + wait(random, (remission ? 4500 : 260) / faster);
        String cause = remission ? "OTHER" : "DISEASE_PROGRESSION";
        if (relapse != NEVER) {
            int afterRelapse = relapse + 1 + wait(random, 420 / faster);
            cause = afterRelapse < death ? "RELAPSE" : cause;
            death = Math.min(death, afterRelapse);
        }
        if (crs == 5) {
            death = infusion + 10 + random.nextInt(12);
            cause = "CRS_MOF";
        }
        boolean dead = death <= seen;
        int end = dead ? death : seen;
        if (responseDay > end) {
            remission = false;
            response = "NR";
        }
        boolean relapsed = remission && relapse != NEVER && relapse <= seen && relapse < death;
        int second = infusion + 45 + random.nextInt(160);
        boolean retransplanted =
                remission && random.nextInt(100) < 14 && second <= end && !(relapsed && relapse < second);
        int crsEnd = Math.min(infusion + crsDay + 2 + random.nextInt(13), end);
        return new Subject(
                number,
                age,
                male,
                phPositive,
                status,
                birth,
                transplant,
                infusion,
                50 + random.nextInt(400),
                age < 18 ? 24 + 6 * age : (male ? 126 : 104) + random.nextInt(50),
                response,
                remission ? responseDay : NEVER,
                relapsed ? relapse : NEVER,
                relapsed ? SITE[oneOf(random, 70, 15, 15)] : null,
                relapsed ? (random.nextInt(100) < 70 ? "POS" : "NEG") : null,
                retransplanted ? second : NEVER,
                dead ? death : NEVER,
                dead ? cause : null,
                end,
                crs,
                crsDay,
                crs == 0 ? -1 : crsEnd - infusion - crsDay,
                oneOf(random, 79, 11, 6, 3, 1),
                oneOf(random, 93, 3, 2, 1, 1));
    }

    /** Whether the subject died. */
    public boolean dead() {
        return death != NEVER;
    }

    /** Whether the subject relapsed. */
    public boolean relapsed() {
        return relapse != NEVER;
    }

    /** The day on which CRS began, {@link #NEVER} without. */
    public int crsOnset() {
        return crs == 0 ? NEVER : infusion + crsDay;
    }

    /** The day on which CRS ended, {@link #NEVER} without. */
    public int crsEnd() {
        return crs == 0 ? NEVER : infusion + crsDay + crsDays;
    }

    /** Whole days of an exponential waiting time with this mean. */
    private static int wait(SplittableRandom random, double mean) {
        return (int) Math.min(20_000, -mean * StrictMath.log(1 - random.nextDouble()));
    }

    private static int oneOf(SplittableRandom random, int... percent) {
        int left = random.nextInt(100);
        for (int i = 0; i < percent.length; i++) {
            left -= percent[i];
            if (left < 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("Expected shares that add up to 100 percent.");
    }
}
