package org.ninefold.bench.centres;

import java.util.Map;

/** Spellings that several centres share. */
final class Words {
    /** Grades 0 to 5 in words. */
    static final String[] GRADES = {"none", "mild", "moderate", "severe", "life-threatening", "fatal"};

    private static final String[] ROMAN = {"0", "I", "II", "III", "IV", "V"};

    private Words() {}

    static String roman(int grade) {
        return ROMAN[grade];
    }

    /** The centre's word for a code; empty for null and for a code that the centre has no word for. */
    static String word(Map<String, String> words, String code) {
        return code == null ? "" : words.getOrDefault(code, "");
    }

    /** A word, or what stands for none. */
    static String or(String none, String word) {
        return word == null || word.isEmpty() ? none : word;
    }

    /** A number with leading zeros. */
    static String padded(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    /** Hundredths as a plain decimal: 205 is 2.05, 200 is 2. */
    static String hundredths(int n) {
        return decimal(n, 2);
    }

    /** {@code n} / 10^places without trailing zeros. */
    static String decimal(long n, int places) {
        long left = n;
        int digits = places;
        while (digits > 0 && left % 10 == 0) {
            left /= 10;
            digits--;
        }
        if (digits == 0) {
            return Long.toString(left);
        }
        String text = padded(left, digits + 1);
        return text.substring(0, text.length() - digits) + "." + text.substring(text.length() - digits);
    }

    /** Days as a cell; empty for -1. */
    static String days(int days) {
        return days < 0 ? "" : Integer.toString(days);
    }
}
