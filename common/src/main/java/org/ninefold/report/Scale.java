package org.ninefold.report;

import java.util.ArrayList;
import java.util.List;

/** From numbers between two ends to places between two others. */
record Scale(double from, double to, double least, double most) {

    double at(double value) {
        return most == least ? (from + to) / 2 : from + (to - from) * (value - least) / (most - least);
    }

    /** Round numbers within the ends, at most so many steps apart: 1, 2 or 5 times a power of ten. */
    static List<Double> round(double least, double most, int steps) {
        double step = StrictMath.pow(10, StrictMath.floor(StrictMath.log10((most - least) / steps)));
        double[] factors = {1, 2, 5, 10};
        int factor = 0;
        while ((most - least) / (step * factors[factor]) > steps && factor < factors.length - 1) {
            factor++;
        }
        double wide = step * factors[factor];
        var ticks = new ArrayList<Double>();
        for (long i = (long) Math.ceil(least / wide - 1e-9); i * wide <= most + wide * 1e-9; i++) {
            ticks.add(i * wide);
        }
        return ticks;
    }
}
