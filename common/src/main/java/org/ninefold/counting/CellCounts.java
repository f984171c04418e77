package org.ninefold.counting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Counts by four numbers, in arrays: a subject is counted some twenty times, and objects for keys and counts took a sixth of
 * the time of a task. The slot of a cell is its place in {@link #order}; it holds until the next {@link #clear}.
 */
public final class CellCounts {
    private static final int FIRST_CAPACITY = 1 << 10;
    private static final int NUMBERS = 4;
    /** Knuth's odd number near 2³² divided by the golden ratio. */
    private static final int SPREAD = 0x9E3779B1;

    /** Four numbers a slot; where the count is 0, none. */
    private int[] keys;

    private long[] counts;
    private int size;

    /** No cells yet. */
    public CellCounts() {
        allocate(FIRST_CAPACITY);
    }

    private void allocate(int capacity) {
        keys = new int[NUMBERS * capacity];
        counts = new long[capacity];
    }

    /** Counts so many more, at least one. */
    public void add(int a, int b, int c, int d, long n) {
        int slot = slot(a, b, c, d);
        long before = counts[slot];
        counts[slot] = Math.addExact(before, n);
        if (before == 0) {
            keys[NUMBERS * slot] = a;
            keys[NUMBERS * slot + 1] = b;
            keys[NUMBERS * slot + 2] = c;
            keys[NUMBERS * slot + 3] = d;
            size++;
            if (size > counts.length / 4 * 3) {
                grow();
            }
        }
    }

    /** How many cells there are. */
    public int size() {
        return size;
    }

    /** One of the four numbers of a slot, from 0 on. */
    public int key(int slot, int which) {
        return keys[NUMBERS * slot + which];
    }

    /** The count of a slot. */
    public long count(int slot) {
        return counts[slot];
    }

    /** The slots of all cells. */
    public int[] slots() {
        return IntStream.range(0, counts.length)
                .filter(slot -> counts[slot] > 0)
                .toArray();
    }

    /** The slots of all cells, in an order. */
    int[] order(Comparator<Integer> bySlot) {
        return Arrays.stream(slots())
                .boxed()
                .sorted(bySlot)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Begins anew. */
    public void clear() {
        Arrays.fill(counts, 0);
        size = 0;
    }

    /** The slot of a cell, or the empty one that is to become it. */
    private int slot(int a, int b, int c, int d) {
        int hash = (((a * SPREAD + b) * SPREAD + c) * SPREAD + d) * SPREAD;
        int mask = counts.length - 1;
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (counts[slot] > 0 && !holds(slot, a, b, c, d)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean holds(int slot, int a, int b, int c, int d) {
        int at = NUMBERS * slot;
        return keys[at] == a && keys[at + 1] == b && keys[at + 2] == c && keys[at + 3] == d;
    }

    private void grow() {
        int[] oldKeys = keys;
        long[] oldCounts = counts;
        allocate(2 * oldCounts.length);
        for (int i = 0; i < oldCounts.length; i++) {
            if (oldCounts[i] > 0) {
                int at = NUMBERS * i;
                int slot = slot(oldKeys[at], oldKeys[at + 1], oldKeys[at + 2], oldKeys[at + 3]);
                System.arraycopy(oldKeys, at, keys, NUMBERS * slot, NUMBERS);
                counts[slot] = oldCounts[i];
            }
        }
    }
}
