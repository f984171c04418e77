package org.ninefold.stats;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** A number of a result, or the reason why there is none. */
public sealed interface Value {

    /** A finite number. */
    record Defined(double number) implements Value {
        public Defined {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("Expected a finite number, found " + number + ".");
            }
        }
    }

    /** No number. */
    record Undefined(Reason why) implements Value {}

    /** A finite number; anything else is an error of the caller. */
    static Value of(double number) {
        return new Defined(number);
    }

    /** No number, for this reason. */
    static Value undefined(Reason why) {
        return new Undefined(why);
    }

    /** The number if it is finite, else the reason. */
    static Value finiteOr(double number, Reason why) {
        return Double.isFinite(number) ? new Defined(number) : new Undefined(why);
    }

    /** The number, if there is one. */
    default OptionalDouble optional() {
        return this instanceof Defined defined ? OptionalDouble.of(defined.number) : OptionalDouble.empty();
    }

    /** What becomes of the number; no number stays none, for its reason. */
    default Value map(DoubleUnaryOperator operator) {
        return this instanceof Defined defined ? of(operator.applyAsDouble(defined.number)) : this;
    }

    /** The reason, if there is no number. */
    default Optional<Reason> reason() {
        return this instanceof Undefined undefined ? Optional.of(undefined.why) : Optional.empty();
    }
}
