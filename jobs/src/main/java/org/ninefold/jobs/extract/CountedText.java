package org.ninefold.jobs.extract;

/** A text that a pattern looks at, but not without end: a pattern can try more ways than anybody can wait for. */
final class CountedText implements CharSequence {
    /** How many characters may be looked at; a pattern of the usual kind looks at each a few times. */
    static final int MOST = 10_000_000;

    private final String text;
    private int looks;

    CountedText(String text) {
        this.text = text;
    }

    /** The characters were looked at too often. */
    static final class TooOftenException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks > MOST) {
            throw new TooOftenException();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
