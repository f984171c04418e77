package org.ninefold.counting;

/** What the cells of a variable are put together to. */
public enum CountedAs {
    /** Exits by day: risk tables. */
    EXITS,
    /** Exits on the day until which each subject could have been observed: risk tables. */
    POTENTIAL,
    /** Subjects by one of few words, which the program knows. */
    LEVELS,
    /** Subjects by a text that the study computes: nobody knows how many there are. */
    OPEN_LEVELS,
    /** Subjects by a number. */
    VALUES,
    /** Subjects by two numbers. */
    PAIRS;

    private static final CountedVariableVisitor<CountedAs> OF = new CountedVariableVisitor<>() {
        @Override
        public CountedAs timeToEvent(CountedVariable.TimeToEvent variable) {
            return EXITS;
        }

        @Override
        public CountedAs imputed(CountedVariable.Imputed variable) {
            return LEVELS;
        }

        @Override
        public CountedAs potential(CountedVariable.Potential variable) {
            return POTENTIAL;
        }

        @Override
        public CountedAs condition(CountedVariable.Condition variable) {
            return LEVELS;
        }

        @Override
        public CountedAs category(CountedVariable.Category variable) {
            return OPEN_LEVELS;
        }

        @Override
        public CountedAs worstGrade(CountedVariable.WorstGrade variable) {
            return LEVELS;
        }

        @Override
        public CountedAs scaleGrades(CountedVariable.ScaleGrades variable) {
            return LEVELS;
        }

        @Override
        public CountedAs behind(CountedVariable.Behind variable) {
            return LEVELS;
        }

        @Override
        public CountedAs pair(CountedVariable.Pair variable) {
            return PAIRS;
        }

        @Override
        public CountedAs value(CountedVariable.Value variable) {
            return VALUES;
        }
    };

    /** Of a variable. */
    public static CountedAs of(CountedVariable variable) {
        return variable.accept(OF);
    }

    /** Whether a cell may be one patient's: a number or a day that hardly two share. */
    public boolean isNearPatients() {
        return switch (this) {
            case VALUES, PAIRS, POTENTIAL -> true;
            case EXITS, LEVELS, OPEN_LEVELS -> false;
        };
    }
}
